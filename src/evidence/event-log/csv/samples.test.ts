import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { FileReading } from '../../../facts/reading.ts';
import { logFormats } from '../../index.ts';
import { readFile } from '../../read.ts';
import { inPieces, utf16 } from './test-bytes.ts';

// Each sample is a pair: `samples/<case>.csv`, as Windows writes it (invented names), and `<case>.facts.json`, what it
// lets us know. `npx vitest run src/evidence/event-log/csv/samples.test.ts -u` writes the second anew; read the
// difference before you keep it.

const folder = fileURLToPath(new URL('samples', import.meta.url));
const samples = readdirSync(folder).filter((name) => name.endsWith('.csv'));

describe('samples', () => {
  it.each(samples)('%s', async (name) => {
    const bytes = readFileSync(join(folder, name));
    const reading = await readFile(name, new Blob([bytes]));
    await expect(`${JSON.stringify(shown(reading), null, 2)}\n`).toMatchFileSnapshot(
      join(folder, `${basename(name, '.csv')}.facts.json`),
    );
    const text = bytes.toString('utf8').replace('\ufeff', '');
    const variants: readonly [string, Blob][] = [
      ['byte by byte', inPieces(bytes, 1)],
      ['in pieces of 7', inPieces(bytes, 7)],
      ['in pieces of 100', inPieces(bytes, 100)],
      ['UTF-8 with mark', new Blob([`\ufeff${text}`])],
      ['UTF-8 without mark', new Blob([text])],
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

  it.each(samples)('%s is claimed by one format, whatever its name', (name) => {
    const bytes = readFileSync(join(folder, name));
    const head = { bytes, text: bytes.toString('utf8') };
    const claims = logFormats.filter((format) => format.recognises(head)).map((format) => format.id);
    expect(claims).toEqual([name.startsWith('event-viewer') ? 'event-viewer-csv' : 'get-winevent-csv']);
  });
});

function shown({ format, title, language, zone, read, kept, computers, notes, facts }: FileReading): unknown {
  return {
    format,
    title,
    language,
    zone,
    read,
    kept,
    computers,
    notes: notes.map(({ code, says, record }) => ({
      code,
      ...(record === undefined ? {} : { record }),
      says,
    })),
    facts: facts.map(({ from, count, times, logonIds, computer, ...says }) => ({
      cites: from.map(
        ({ line, record, text }) => `${record === undefined ? `line ${line}` : record}: ${text}`,
      ),
      ...(count > 1 ? { count } : {}),
      ...(computer === null ? {} : { computer }),
      ...(times.length > 0 ? { times: times.map((time) => new Date(time).toISOString()) } : {}),
      ...(logonIds.length > 0 ? { logonIds } : {}),
      ...says,
    })),
  };
}
