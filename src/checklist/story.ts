/** A story of a checklist item: the state that these lines must lead to. The lines: see `src/correlation/story.ts`. */
import type { AccessPath } from '../correlation/paths/path.ts';
import type { CaseView } from '../correlation/look.ts';
import type { Decisions } from '../facts/reading.ts';
import type { State } from './item.ts';

/** What else a story is about. */
interface About {
  /** `2 of 3 hosts seen`. */
  readonly seen?: string;
  /** Words that `says` must hold. */
  readonly says?: string;
  /** What people decided. */
  readonly decisions?: Partial<Decisions>;
  /** The inventory of this case. */
  readonly paths?: (view: CaseView) => readonly AccessPath[];
}

export interface Story extends About {
  readonly title: string;
  readonly state: State;
  readonly lines: string;
}

export function story(title: string, state: State, lines: string, about: string | About = {}): Story {
  return { title, state, lines, ...(typeof about === 'string' ? { seen: about } : about) };
}

/** Somebody confirms an item. */
export function confirmedBy(id: string, who = 'Mara Lind'): Partial<Decisions> {
  return { items: { [id]: { who, when: '2026-11-02', note: '' } } };
}
