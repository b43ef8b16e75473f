import type { CaseFile, FileReading } from '../src/case/kept-case.ts';
import { isLog } from './intake.ts';

/** A file with the content of an earlier one. */
export interface Repeat {
  readonly of: string;
  /** False: the two may be of two computers, so both count. */
  readonly countsOnce: boolean;
}

/**
 * Finds files with equal content, each against the earliest that counts.
 *
 * A log given twice counts once, whatever its name. A short output may be equal on two computers ("System error 5 has
 * occurred.", or the security settings of one policy), so it counts for both where the names or the person tell them
 * apart.
 *
 * @param files of one case, in the order of dropping
 */
export function findRepeats(files: readonly CaseFile[]): ReadonlyMap<string, Repeat> {
  const counted = new Map<string, CaseFile[]>();
  const repeats = new Map<string, Repeat>();
  for (const file of files) {
    const { name, digest, format } = file.reading;
    if (format === null) continue;
    const earlier = counted.get(digest) ?? [];
    const same = earlier.find((other) => isLog(file.reading) || !mayBeTwoComputers(file, other));
    const [first] = earlier;
    if (same) repeats.set(name, { of: same.reading.name, countsOnce: true });
    else {
      if (first) repeats.set(name, { of: first.reading.name, countsOnce: false });
      counted.set(digest, [...earlier, file]);
    }
  }
  return repeats;
}

/** The reading as it is judged: without facts where they count already, and with a note that says so. */
export function withoutRepeat(reading: FileReading, repeat: Repeat | undefined): FileReading {
  if (!repeat) return reading;
  if (!repeat.countsOnce) {
    const says = `It has the same content as ${repeat.of}. Both count, since they may be of two computers.`;
    return { ...reading, notes: [...reading.notes, { code: 'equal-content', says }] };
  }
  const note = { code: 'same-content', says: `${sameContent(repeat.of)}.` };
  return { ...reading, kept: 0, facts: [], computers: [], notes: [note, ...reading.notes] };
}

export const sameContent = (of: string): string => `The same content as ${of}: counted once`;

/**
 * `WS07/klist.txt` and `WS08/klist.txt`: each name has a word that the other lacks. `klist.txt` and `klist (2).txt`, or
 * `klist.txt` and `export/klist.txt`: one is a copy of the other.
 */
function mayBeTwoComputers(one: CaseFile, other: CaseFile): boolean {
  const hosts = [one.said.host?.toLowerCase(), other.said.host?.toLowerCase()];
  if (hosts[0] !== undefined && hosts[1] !== undefined) return hosts[0] !== hosts[1];
  const [a, b] = [words(one.reading.name), words(other.reading.name)];
  return a.some((word) => !b.includes(word)) && b.some((word) => !a.includes(word));
}

const words = (name: string): string[] =>
  name
    .toLowerCase()
    .split(/[\s/._()-]+/)
    .filter(Boolean);
