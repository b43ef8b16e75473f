/** What a text or a document lets us know, gathered while it is read. */
import type { Fact, Sighting, Zone } from '../facts/facts.ts';
import { Fold } from '../facts/fold.ts';
import type { Note } from '../facts/reading.ts';

export type Find = Sighting | Note;

export interface TextReading {
  readonly format: string;
  readonly title: string;
  readonly language: string | null;
  readonly zone: Zone;
  readonly read: number;
  readonly kept: number;
  readonly notes: readonly Note[];
  readonly facts: readonly Fact[];
  readonly computers: readonly string[];
  readonly profile: string | null;
  /** What the page may show: the lines of the file with their numbers, without secrets. */
  readonly shown: string;
}

export class Findings {
  readonly #file: string;
  readonly #fold = new Fold();
  readonly #notes: Note[] = [];
  readonly #cited = new Set<number>();
  readonly #computers: Set<string>;

  /** `computers`: those that the file is known to be of beforehand. */
  constructor(file: string, computers: Iterable<string> = []) {
    this.#file = file;
    this.#computers = new Set(computers);
  }

  /** Takes what a format found. `computer`: of the session, for what names none itself. */
  add(finds: Iterable<Find>, computer: string | null): void {
    for (const found of finds) {
      if (isNote(found)) {
        this.#notes.push(found);
        continue;
      }
      const owner = found.computer ?? computer;
      if (owner !== null) this.#computers.add(owner);
      this.#fold.add(this.#file, { ...found, computer: owner });
      if ('line' in found.at) this.#cited.add(found.at.line);
    }
  }

  all(further: readonly Note[] = []): Pick<TextReading, 'kept' | 'notes' | 'facts' | 'computers'> {
    return {
      kept: this.#cited.size,
      // Lines are slices of the whole text and would keep it in memory; a structured clone holds copies.
      notes: structuredClone([...few(this.#notes), ...further]),
      facts: structuredClone(this.#fold.facts()),
      computers: structuredClone([...this.#computers]),
    };
  }
}

export function isNote(found: Find): found is Note {
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

/** Characters of a text file kept for the page. */
const SHOWN = 512 * 1024;

export function shownText(lines: readonly string[]): string {
  let length = 0;
  const end = lines.findIndex((line) => {
    length += line.length + 1;
    return length > SHOWN;
  });
  return (end < 0 ? lines : [...lines.slice(0, end), '[cut here]']).join('\n');
}
