import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { logFormats } from '../../index.ts';
import { readFile } from '../../read.ts';
import { shownReading, variantsOf } from '../samples.testing.ts';

// Each sample is a pair: `samples/<case>.csv`, as Windows writes it (invented names), and `<case>.facts.json`, what it
// lets us know. `npx vitest run src/evidence/event-log/csv/samples.test.ts -u` writes the second anew; read the
// difference before you keep it.

const folder = fileURLToPath(new URL('samples', import.meta.url));
const samples = readdirSync(folder).filter((name) => name.endsWith('.csv'));

describe('samples', () => {
  it.each(samples)('%s', async (name) => {
    const bytes = readFileSync(join(folder, name));
    const reading = await readFile(name, new Blob([bytes]));
    await expect(shownReading(reading)).toMatchFileSnapshot(
      join(folder, `${basename(name, '.csv')}.facts.json`),
    );
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

  it.each(samples)('%s is claimed by one format, whatever its name', (name) => {
    const bytes = readFileSync(join(folder, name));
    const head = { bytes, text: bytes.toString('utf8') };
    const claims = logFormats.filter((format) => format.recognises(head)).map((format) => format.id);
    expect(claims).toEqual([`${/^(?:event-viewer|get-winevent|get-eventlog)/.exec(name)?.[0] ?? ''}-csv`]);
  });
});
