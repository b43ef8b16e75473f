import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { logFormats } from '../../index.ts';
import { readFile } from '../../read.ts';
import { shownReading, variantsOf } from '../samples.testing.ts';

// The samples of all formats that other programs write: pairs in the folder of each, `samples/<case>` as the program writes it
// (invented names) and `<case>.facts.json`. `npx vitest run src/evidence/event-log/tool-events/samples.test.ts -u` writes the
// second anew; read the difference before you keep it.

const logs = fileURLToPath(new URL('..', import.meta.url));
const FORMATS = [
  'evtxecmd-csv',
  'hayabusa-csv',
  'chainsaw-csv',
  'log-analytics-csv',
  'splunk-csv',
  'ntlm-logon-events-csv',
  'event-json',
];
const samples = FORMATS.flatMap((format) =>
  readdirSync(join(logs, format, 'samples'))
    .filter((name) => !name.endsWith('.facts.json'))
    .map((name) => ({ format, name })),
);

describe.each(samples)('$format: $name', ({ format, name }) => {
  const path = join(logs, format, 'samples', name);
  const bytes = readFileSync(path);

  it('says what stands in its pair, however it is encoded and cut into pieces', async () => {
    const reading = await readFile(name, new Blob([bytes]));
    await expect(shownReading(reading)).toMatchFileSnapshot(path.replace(/\.\w+$/, '.facts.json'));
    for (const [variant, blob] of variantsOf(bytes)) {
      const again = await readFile(name, blob);
      expect({ ...again, digest: '', size: 0, encoding: '' }, variant).toEqual({
        ...reading,
        digest: '',
        size: 0,
        encoding: '',
      });
    }
  });

  it('is claimed by one format, whatever its name', () => {
    const head = { bytes, text: bytes.toString('utf8') };
    const claims = logFormats.filter((candidate) => candidate.recognises(head)).map(({ id }) => id);
    expect(claims).toEqual([format]);
  });
});

it('no two samples of a format share their pair', () => {
  const pairs = samples.map(({ format, name }) => `${format}/${basename(name).replace(/\.\w+$/, '')}`);
  expect(new Set(pairs).size).toBe(pairs.length);
});
