/** Reads a decoded text file: takes it apart, lets each format read its parts, and folds what they find. */
import type { Fact, Sighting } from '../facts/facts.ts';
import { Fold } from '../facts/fold.ts';
import type { Note } from '../facts/reading.ts';
import { Unreadable, type TextFormat } from './format.ts';
import { textFormats } from './index.ts';
import { languageOf } from './language.ts';
import { isNoise, transcriptOf, type Part } from './transcript.ts';
import type { UnreadOutput } from './unread.ts';

export interface TextReading {
  readonly format: string;
  readonly title: string;
  readonly language: string | null;
  readonly read: number;
  readonly kept: number;
  readonly notes: readonly Note[];
  readonly facts: readonly Fact[];
  readonly computers: readonly string[];
  readonly profile: string | null;
  /** What the page may show: the lines of the file with their numbers, without secrets. */
  readonly shown: string;
}

/** Characters of a text file kept for the page. */
const SHOWN = 512 * 1024;

/** The profile folder in the prompts, where all that show one show the same: `C:\Users\mara>`, `PS C:\Users\mara\x>`. */
function profileOf(lines: readonly string[]): string | null {
  const profiles = new Set<string>();
  for (const line of lines) {
    const profile = /^(?:\[[^\]]*\]: )?(?:PS )?[a-z]:\\Users\\([^\\>]+)(?:\\[^>]*)?>/i.exec(line)?.[1];
    if (profile !== undefined) profiles.add(profile.toLowerCase());
  }
  const [only] = profiles;
  return profiles.size === 1 && only !== undefined ? structuredClone(only) : null;
}

/** @throws Unreadable where no part of the text is an output that is read */
export function readText(name: string, text: string): TextReading {
  const { lines, parts, computers } = transcriptOf(text, textFormats);
  const fold = new Fold();
  const notes: Note[] = [];
  const formats = new Set<TextFormat>();
  const cited = new Set<number>();
  const named = new Set(computers);
  let read = 0;
  for (const part of parts) {
    const format = formatOf(part);
    const length = part.block.lines.filter((line) => line.trim() !== '').length;
    if (format === null || length === 0) continue;
    formats.add(format);
    read += length;
    for (const found of format.read(part.block)) {
      if (isNote(found)) {
        notes.push(found);
        continue;
      }
      const computer = found.computer ?? part.computer;
      if (computer !== null) named.add(computer);
      fold.add(name, { ...found, computer });
      if ('line' in found.at) cited.add(found.at.line);
    }
  }
  const unknown = parts.filter((part) => formatOf(part) === null && !isNoise(part));
  if (formats.size === 0) throw notReadable(parts);
  const ids = [...formats];
  const [only] = ids;
  return {
    format: ids.length === 1 && only !== undefined ? only.id : 'transcript',
    title:
      ids.length === 1 && only !== undefined
        ? only.title
        : `Transcript: ${ids.map(({ id }) => id).join(', ')}`,
    language: languageOf(lines),
    read,
    kept: cited.size,
    // Lines are slices of the whole text and would keep it in memory; a structured clone holds copies.
    notes: structuredClone([...few(notes), ...notesOn(unknown)]),
    facts: structuredClone(fold.facts()),
    computers: structuredClone([...named]),
    profile: profileOf(lines),
    shown: shownText(lines),
  };
}

function isNote(found: Sighting | Note): found is Note {
  return 'code' in found;
}

/** Notes of one code said one by one; above it they are counted. */
const NOTES_OF_A_CODE = 5;

function few(notes: readonly Note[]): Note[] {
  const byCode = new Map<string, Note[]>();
  for (const note of notes) {
    const same = byCode.get(note.code) ?? [];
    byCode.set(note.code, same);
    same.push(note);
  }
  return Array.from(byCode).flatMap(([code, same]) => {
    const more = same.length - NOTES_OF_A_CODE;
    if (more <= 0) return same;
    return [...same.slice(0, NOTES_OF_A_CODE), { code, says: `… and ${more} more such places.` }];
  });
}

function formatOf({ owner }: Part): TextFormat | null {
  return owner !== null && 'input' in owner ? owner : null;
}

function unreadOf({ owner }: Part): UnreadOutput | null {
  return owner !== null && !('input' in owner) ? owner : null;
}

/** Parts said one by one; above it they are counted. */
const NOTES_ON_PARTS = 8;

function notesOn(parts: readonly Part[]): Note[] {
  const notes = parts.slice(0, NOTES_ON_PARTS).map((part): Note => {
    const { firstLine, lines } = part.block;
    const last = firstLine + lines.length - 1;
    const where = last > firstLine ? `Lines ${firstLine} to ${last}` : `Line ${firstLine}`;
    const output = unreadOf(part);
    if (output !== null) {
      return {
        code: 'part-not-yet-read',
        says: `${where}: ${output.what}, not yet read. ${output.advice}`,
        line: firstLine,
      };
    }
    const words =
      lines
        .find((line) => line.trim() !== '')
        ?.trim()
        .slice(0, 60) ?? '';
    return { code: 'part-not-recognised', says: `${where} not recognised: ${words}`, line: firstLine };
  });
  const more = parts.length - notes.length;
  return more > 0
    ? [...notes, { code: 'more-parts', says: `${more} more parts were not recognised.` }]
    : notes;
}

function notReadable(parts: readonly Part[]): Unreadable {
  const outputs = new Map(
    parts.flatMap((part) => unreadOf(part) ?? []).map((output) => [output.code, output]),
  );
  const [first] = outputs.values();
  if (first !== undefined) {
    const what = Array.from(outputs.values(), (output) => output.what).join(', ');
    return new Unreadable(`${first.code}-not-yet`, `This is ${what}, not yet read. ${first.advice}`);
  }
  if (parts.some((part) => formatOf(part) !== null)) {
    return new Unreadable(
      'commands-only',
      'These are commands without their output: run them, and drop what they print.',
    );
  }
  const words = parts[0]?.block.lines
    .find((line) => line.trim() !== '')
    ?.trim()
    .slice(0, 60);
  return new Unreadable(
    'not-recognised',
    `Not recognised${words === undefined ? '' : ` ("${words}")`}: this is no output that is read. The start page lists what to collect.`,
  );
}

function shownText(lines: readonly string[]): string {
  let length = 0;
  const end = lines.findIndex((line) => {
    length += line.length + 1;
    return length > SHOWN;
  });
  return (end < 0 ? lines : [...lines.slice(0, end), '[cut here]']).join('\n');
}
