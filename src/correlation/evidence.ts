/** A statement with the record that shows it, for what is said beside the diagnosis of an attempt. */
import type { Origin } from '../facts/facts.ts';
import type { Placed } from './placed.ts';

/** A line of a file, and what it says. */
export interface Evidence extends Origin {
  readonly says: string;
  /** Further records that say the same. */
  readonly more: number;
}

export function evidence(says: string, placed: Pick<Placed, 'fact'>): Evidence {
  return { ...placed.fact.from[0], says, more: Math.max(0, placed.fact.count - 1) };
}
