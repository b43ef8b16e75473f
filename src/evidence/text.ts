/** Reads a decoded text file: takes it apart, lets each format read its parts, and folds what they find. */
import type { Note } from '../facts/reading.ts';
import { beliefsIn } from './beliefs.ts';
import { clockOf } from './text-clock.ts';
import { Findings, shownText, type Find, type TextReading } from './findings.ts';
import { Unreadable, type TextFormat } from './format.ts';
import { textFormats } from './index.ts';
import { languageOf } from './language.ts';
import { isNoise, transcriptOf, type Part } from './transcript.ts';
import type { UnreadOutput } from './unread.ts';

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

/**
 * @param dayFirst what the person said of the dates
 * @throws Unreadable where no part of the text is an output that is read
 */
export function readText(name: string, text: string, dayFirst?: boolean): TextReading {
  const { lines, parts, computers } = transcriptOf(name, text, textFormats, dayFirst);
  const findings = new Findings(name, computers);
  const formats = new Set<TextFormat>();
  const found: { readonly finds: readonly Find[]; readonly computer: string | null }[] = [];
  let read = 0;
  for (const part of parts) {
    const format = formatOf(part);
    const length = part.block.lines.filter((line) => line.trim() !== '').length;
    if (format === null || length === 0) continue;
    formats.add(format);
    read += length;
    found.push({ finds: [...format.read(part.block)], computer: part.computer });
  }
  const clock = clockOf(found.flatMap(({ finds }) => finds));
  for (const { finds, computer } of found) findings.add(clock.timed(finds), computer);
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
    zone: clock.zone,
    read,
    ...findings.all([...clock.notes, ...notesOn(unknown), ...beliefsIn(lines)]),
    profile: profileOf(lines),
    shown: shownText(lines),
  };
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
        code: 'part-not-read',
        says: `${where}: ${output.what}, which is not read. ${output.advice}`,
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
    return new Unreadable(`${first.code}-not-read`, `This is ${what}, which is not read. ${first.advice}`);
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
