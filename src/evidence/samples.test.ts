import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { FactKind } from '../facts/facts.ts';
import type { FileReading } from '../facts/reading.ts';
import { eventKinds } from './event-log/events/index.ts';
import type { TextFormat } from './format.ts';
import { documentFormats, formats, textFormats } from './index.ts';
import { decodeWhole } from '../windows/encodings.ts';
import { readFile } from './read.ts';
import { transcriptOf } from './transcript.ts';
import { unreadOutputAt, type UnreadOutput } from './unread.ts';

// Each sample is a pair: `samples/<case>.txt`, as an admin would have it, and `<case>.facts.json`, what it lets us know.
// `npx vitest run src/evidence/samples.test.ts -u` writes the second anew; read the difference before you keep it.

const here = dirname(fileURLToPath(import.meta.url));

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}

const samples = filesIn(here).filter(
  (path) => /\/samples\/[^/]+\.txt$/.test(path) && !path.includes('event-log'),
);

const documents = documentFormats.flatMap(({ id }) =>
  filesIn(join(here, id, 'samples')).filter((path) => !path.endsWith('.facts.json')),
);

const factsOf = (path: string): string => path.replace(/\.\w+$/, '.facts.json');

const nameOf = (owner: TextFormat | UnreadOutput): string => ('id' in owner ? owner.id : owner.code);

const shown = ({ format, language, computers, notes, facts }: FileReading): unknown => ({
  format,
  language,
  computers,
  notes: notes.map(({ code, line }) => (line === undefined ? code : `${code} at line ${line}`)),
  facts: facts.map(({ from, count, times, logonIds: _ids, computer, ...says }) => ({
    cites: from.map(({ line, text }) => `${line}: ${text}`),
    ...(count > 1 ? { count } : {}),
    ...(computer === null ? {} : { computer }),
    ...(times.length > 0 ? { times } : {}),
    ...says,
  })),
});

/** A blob that hands out its bytes in pieces of seven. */
function inSmallPieces(bytes: Uint8Array): Blob {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; at < bytes.length; at += 7) pieces.push(Uint8Array.from(bytes.subarray(at, at + 7)));
  return new Blob(pieces);
}

function utf16(text: string): Uint8Array {
  const out = new Uint8Array(text.length * 2);
  for (let at = 0; at < text.length; at += 1)
    new DataView(out.buffer).setUint16(at * 2, text.charCodeAt(at), true);
  return out;
}

describe('samples', () => {
  it.each(samples.map((path) => [path.slice(here.length + 1), path]))('%s', async (_, path) => {
    const text = readFileSync(path, 'utf8');
    const name = basename(path);
    const reading = await readFile(name, new Blob([text]));
    await expect(`${JSON.stringify(shown(reading), null, 2)}\n`).toMatchFileSnapshot(factsOf(path));
    const same = { ...reading, digest: '', size: 0, encoding: '' };
    const variants: readonly [string, Blob][] = [
      ['UTF-16LE with mark', new Blob([Uint8Array.from(utf16(`\ufeff${text}`))])],
      ['UTF-16LE without mark', new Blob([Uint8Array.from(utf16(text))])],
      ['UTF-8 with mark', new Blob([`\ufeff${text}`])],
      ['in small pieces', inSmallPieces(new TextEncoder().encode(text))],
      ['line feeds alone', new Blob([text.replaceAll('\r\n', '\n')])],
    ];
    for (const [variant, blob] of variants) {
      const again = await readFile(name, blob);
      expect({ ...again, digest: '', size: 0, encoding: '' }, variant).toEqual(same);
    }
    const unnamed = await readFile('unknown', new Blob([text]));
    expect({ ...unnamed, facts: [] }).toEqual({ ...reading, name: 'unknown', facts: [] });
  });

  it.each(samples.map((path) => [path.slice(here.length + 1), path]))(
    '%s: each part is claimed by one format',
    (_, path) => {
      const { texts, parts } = transcriptOf(path, readFileSync(path, 'utf8'), textFormats);
      const claimed = parts.flatMap(({ owner, at }) => (owner === null ? [] : { owner: nameOf(owner), at }));
      expect(claimed.length).toBeGreaterThan(0);
      for (const { owner, at } of claimed) {
        const unread = unreadOutputAt(texts[at] ?? '');
        const claims = [
          ...textFormats.filter((format) => format.begins(texts, at)),
          ...(unread === null ? [] : [unread]),
        ];
        expect(claims.map(nameOf)).toEqual([owner]);
      }
    },
  );

  it('of text are no event log', () => {
    for (const path of samples) {
      const bytes = readFileSync(path);
      const head = { bytes, text: bytes.toString('utf8') };
      const logs = formats.flatMap((format) =>
        format.input === 'bytes' && format.recognises(head) ? format.id : [],
      );
      expect(logs, path).toEqual([]);
    }
  });

  it.each(documents.map((path) => [path.slice(here.length + 1), path]))(
    '%s: a document, claimed by one format',
    async (_, path) => {
      const bytes = readFileSync(path);
      const reading = await readFile(basename(path), new Blob([bytes]));
      await expect(`${JSON.stringify(shown(reading), null, 2)}\n`).toMatchFileSnapshot(factsOf(path));
      const head = { bytes, text: decodeWhole(bytes).text };
      const claims = formats.flatMap((format) =>
        format.input !== 'text' && format.recognises(head) ? format.id : [],
      );
      expect(claims).toEqual([reading.format]);
    },
  );

  it('have facts for each kind that a text or a document tells', () => {
    const told = new Set(
      [...samples, ...documents].flatMap((path) => {
        const pair = factsOf(path);
        const matches = existsSync(pair) ? readFileSync(pair, 'utf8').matchAll(/"kind": "([\w-]+)"/g) : [];
        return Array.from(matches, (match) => match[1]);
      }),
    );
    // What events tell is held by their examples, which are rendered in this form too.
    const byEvents = new Set<FactKind>(eventKinds.flatMap((kind) => kind.tells));
    for (const format of [...textFormats, ...documentFormats])
      for (const kind of format.tells)
        if (format.id !== 'events-in-text' || !byEvents.has(kind)) expect(told, format.id).toContain(kind);
  });
});
