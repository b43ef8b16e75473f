import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { logFormats } from '../index.ts';
import { readFile } from '../read.ts';
import { inPieces, utf16 } from './csv/test-bytes.ts';
import { shownLog } from './shown.testing.ts';

// Each sample is a pair: `samples/<case>.xml` or `.txt`, as Windows writes it (invented names), and `<case>.facts.json`, what it
// lets us know. `npx vitest run src/evidence/event-log/samples.test.ts -u` writes the second anew; read the difference before you
// keep it. The samples of `csv/` have a test of their own.

const here = fileURLToPath(new URL('.', import.meta.url));
const FORMATS: Readonly<Record<string, string>> = {
  xml: 'event-xml',
  text: 'event-text',
  clixml: 'event-clixml',
};
const samples = Object.keys(FORMATS).flatMap((folder) =>
  readdirSync(join(here, folder, 'samples'))
    .filter((name) => /\.(?:xml|txt)$/.test(name))
    .map((name) => [folder, name] as const),
);

describe('samples', () => {
  it.each(samples)('%s: %s', async (folder, name) => {
    const path = join(here, folder, 'samples', name);
    const bytes = readFileSync(path);
    const reading = await readFile(name, new Blob([bytes]));
    await expect(`${JSON.stringify(shownLog(reading), null, 2)}\n`).toMatchFileSnapshot(
      path.replace(/\.\w+$/, '.facts.json'),
    );
    expect(reading.format).toBe(FORMATS[folder]);
    const text = bytes.toString('utf8');
    const variants: readonly [string, Blob][] = [
      ['byte by byte', inPieces(bytes, 1)],
      ['in pieces of 7', inPieces(bytes, 7)],
      ['in pieces of 100', inPieces(bytes, 100)],
      ['UTF-8 with mark', new Blob([`\ufeff${text}`])],
      ['UTF-16LE with mark', new Blob([utf16(`\ufeff${text}`, 'le')])],
      ['UTF-16LE without mark', new Blob([utf16(text, 'le')])],
      ['UTF-16BE', new Blob([utf16(`\ufeff${text}`, 'be')])],
      ['UTF-16LE in pieces of 7', inPieces(utf16(`\ufeff${text}`, 'le'), 7)],
      ['line feeds alone', new Blob([text.replaceAll('\r\n', '\n')])],
      ['twice UTF-16', new Blob([utf16(`\ufeff${Array.from(text).join('\0')}`, 'le')])],
    ];
    for (const [variant, blob] of variants) {
      const again = await readFile(name, blob);
      expect({ ...again, digest: '', size: 0, encoding: '' }, variant).toEqual({
        ...reading,
        digest: '',
        size: 0,
        encoding: '',
      });
    }
  });

  it.each(samples)('%s: %s is claimed by one format', (folder, name) => {
    const bytes = readFileSync(join(here, folder, 'samples', name));
    const head = { bytes, text: bytes.toString('utf8') };
    const claims = logFormats.filter((format) => format.recognises(head)).map((format) => format.id);
    expect(claims).toEqual([FORMATS[folder]]);
  });
});
