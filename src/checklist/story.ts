/** A story of a checklist item: the state that these lines must lead to. The lines: see `src/correlation/story.ts`. */
import type { State } from './item.ts';

export interface Story {
  readonly title: string;
  readonly state: State;
  /** `2 of 3 hosts seen`, where the story is about that. */
  readonly seen?: string;
  readonly lines: string;
}

export function story(title: string, state: State, lines: string, seen?: string): Story {
  return seen === undefined ? { title, state, lines } : { title, state, lines, seen };
}
