/**
 * What every checklist item is: something that should be true before (and after) NTLM is restricted, with its state
 * strictly from the files. One folder per item; its id is the folder's name.
 */
import type { Evidence } from '../correlation/evidence.ts';
import type { Host } from '../correlation/hosts.ts';
import type { CaseView } from '../correlation/look.ts';
import type { AccessPath } from '../correlation/paths/path.ts';
import type { Placed } from '../correlation/placed.ts';
import type { FactKind } from '../facts/facts.ts';
import type { Decisions } from '../facts/reading.ts';
import { DAY_MS } from '../windows/dates.ts';

export { evidence, type Evidence } from '../correlation/evidence.ts';

/**
 * `done`: shown, for every computer of the case that it concerns. `not-done`: the contrary is shown. `unknown`: no file
 * covers it. `ask`: the files show what there is, and only a person can say whether that is right.
 */
export type State = 'done' | 'not-done' | 'unknown' | 'ask';

export interface Finding {
  readonly state: State;
  /** One or two sentences. */
  readonly says: string;
  readonly because: readonly Evidence[];
  /** `2 of 3 hosts seen`; null where no computer is concerned. */
  readonly seen: string | null;
  /** What to do next, with the command where there is one. */
  readonly todo: string;
}

/** The part of a case that an item may look at: facts of the kinds it declares, and the computers. */
export interface ItemView<K extends FactKind> extends Pick<
  CaseView,
  'table' | 'hostsWith' | 'attempts' | 'isDamaged'
> {
  all<Q extends K>(kind: Q): readonly Placed<Q>[];
}

/** The number under which causes and people name an item. */
export type ItemNumber = `P${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14}`;

export interface Item<K extends FactKind = FactKind> {
  readonly id: string;
  readonly number: ItemNumber;
  /** What is true when it is done: `NTLM was audited before it was denied`. */
  readonly title: string;
  /** What is often told about it and not so, put right in one kind sentence; null where nothing is. */
  readonly correction: string | null;
  /** At least one public reference. */
  readonly references: readonly [string, ...string[]];
  /** No file can show it, so a person's word settles it also where the files tell nothing. */
  readonly onlyPeopleKnow: boolean;
  readonly needs: readonly K[];
  /**
   * The state as the files show it. `decisions`: who owns a path or an exception; the confirmation of the item itself is for
   * {@link checklist} alone. `paths`: the inventory of all NTLM use; null where none was made.
   */
  check(view: ItemView<K>, decisions: Decisions, paths: readonly AccessPath[] | null): Finding;
}

/** Infers K, so that an item may only ask for the kinds it declares. */
export const item = <const K extends FactKind>(unit: Item<K>): Item<K> => unit;

/** The computers of the case that have files of their own, or a role by a record. */
export function namedHosts(view: Pick<CaseView, 'table'>): readonly Host[] {
  return view.table.all().filter((host) => host.shown !== null && (host.hasFiles || host.roles.size > 0));
}

/** `2 of 3 hosts seen`. */
export function seenOf(
  seen: Iterable<Host>,
  concerned: readonly Host[],
): { readonly all: boolean; readonly words: string } {
  const ids = new Set(Array.from(seen, (host) => host.id));
  const count = concerned.filter((host) => ids.has(host.id)).length;
  return { all: count === concerned.length, words: `${count} of ${concerned.length} hosts seen` };
}

/** Whole days, rounded down: 13 days and 23 hours are no 14 days. */
export function days(span: number): number {
  return Math.floor(span / DAY_MS);
}

/** A computer inside a sentence. */
export function nameOf(host: Host | null): string {
  return host?.shown ?? 'a computer that no file names';
}
