/**
 * The verdict rules, in one place. A cause lists its items; this decides what they amount to.
 *
 * - confirmed: one complete sufficient set, every item tied, nothing contradicts.
 * - likely: every necessary item is there and a specific one too, or a sufficient set is complete but for a weak tie.
 * - possible: something speaks for it, and what is missing was not looked at.
 * - ruled out: something contradicts, or a necessary item is absent although we listened.
 * - not examined: nothing speaks for it and nobody looked.
 */
import type { Ask, Item, Proof } from './item.ts';
import { isPresent } from './item.ts';

export type Level = 'confirmed' | 'likely' | 'possible' | 'ruled-out' | 'not-reached' | 'not-examined';

/** The note of a cause that is both proved and contradicted. */
export const CONFLICT = 'evidence conflicts';

/** What a cause found for one attempt. Each inner list of `sufficient` is enough alone. */
export interface Findings {
  readonly necessary: readonly Item[];
  readonly sufficient: readonly (readonly Item[])[];
  readonly specific: readonly Item[];
  readonly against: readonly Item[];
  /** Visible codes and unverified signs: they can make a cause possible, nothing more. */
  readonly supports?: readonly Item[];
  /** Caps the verdict and says why: a value rule of the cause, written by it. */
  readonly cap?: { readonly at: Level; readonly why: string } | null;
}

export interface Ruling {
  readonly level: Level;
  readonly because: readonly Proof[];
  readonly against: readonly Proof[];
  readonly wouldDecide: readonly Ask[];
  readonly note: string | null;
  /** An item of its own is tied to the attempt: then an earlier stop does not make it "not reached". */
  readonly ownItem: boolean;
}

const ORDER: readonly Level[] = [
  'not-examined',
  'not-reached',
  'ruled-out',
  'possible',
  'likely',
  'confirmed',
];

export function isAtLeast(level: Level, other: Level): boolean {
  return ORDER.indexOf(level) >= ORDER.indexOf(other);
}

export function strongest(levels: Iterable<Level>): Level {
  let best: Level = 'not-examined';
  for (const level of levels) if (ORDER.indexOf(level) > ORDER.indexOf(best)) best = level;
  return best;
}

/**
 * `isOwn` tells whether a proof stands in a record of the attempt itself (not in a setting, not a visible code): only
 * such an item keeps a cause from being "not reached".
 */
export function rule(findings: Findings, isOwn: (proof: Proof) => boolean = () => true): Ruling {
  const { necessary, sufficient, specific, against, supports = [] } = findings;
  const complete = sufficient.filter((set) => set.length > 0 && set.every(counts));
  const strong = complete.find((set) => set.every((item) => isPresent(item) && item.tie === 'tied'));
  const weak = complete.find((set) => set.every((item) => isPresent(item) && item.tie !== 'assumed'));
  const contradictions = against.filter(
    (item) => isPresent(item) && item.tie === 'tied' && !item.supportsOnly,
  );
  const missed = necessary.filter((item) => item.state === 'absent');
  const allNecessary = necessary.every(counts);
  const special = specific.filter(counts);
  const all = [...necessary, ...sufficient.flat(), ...specific];
  const anything = [...all, ...supports].filter(isPresent);

  const speaking = uniqueProofs(against.filter(isPresent).flatMap((item) => item.proofs));
  const ownItem = [...sufficient.flat(), ...specific].some(
    (item) => counts(item) && isPresent(item) && item.tie === 'tied' && item.proofs.some(isOwn),
  );
  const asks = uniqueAsks(
    [...sufficient.flat(), ...necessary, ...against].flatMap((item) =>
      item.state !== 'absent' && item.ask ? [item.ask] : [],
    ),
  );
  const ruling = (level: Level, proofs: readonly Proof[], note: string | null = null): Ruling => ({
    level,
    because: uniqueProofs(proofs),
    against: speaking,
    wouldDecide: level === 'confirmed' || level === 'ruled-out' ? [] : asks,
    note,
    ownItem,
  });
  const proofsOf = (items: readonly Item[]) => items.filter(isPresent).flatMap((item) => item.proofs);

  if (strong !== undefined && contradictions.length > 0) {
    return ruling('possible', proofsOf(strong), CONFLICT);
  }
  if (strong !== undefined) {
    return capped(ruling('confirmed', proofsOf([...strong, ...special])), findings);
  }
  if (contradictions.length > 0)
    return { ...ruling('ruled-out', proofsOf(all)), against: uniqueProofs(proofsOf(contradictions)) };
  if (missed.length > 0) {
    const shownAbsent = missed.flatMap((item) => (item.state === 'absent' ? item.proofs : []));
    return { ...ruling('ruled-out', []), against: uniqueProofs(shownAbsent) };
  }
  if (allNecessary && (special.length > 0 || weak !== undefined)) {
    return capped(ruling('likely', proofsOf([...special, ...(weak ?? []), ...necessary])), findings);
  }
  if (anything.length > 0) return capped(ruling('possible', proofsOf(anything)), findings);
  return ruling('not-examined', []);
}

/** An item that may complete something: there, and more than a support. */
function counts(item: Item): boolean {
  return isPresent(item) && !item.supportsOnly;
}

function capped(ruling: Ruling, findings: Findings): Ruling {
  const cap = findings.cap;
  if (!cap || !isAtLeast(ruling.level, cap.at) || ruling.level === cap.at) return ruling;
  return { ...ruling, level: cap.at, note: cap.why };
}

export function uniqueProofs(proofs: readonly Proof[]): Proof[] {
  const seen = new Set<string>();
  return proofs.filter((one) => {
    const key = `${one.origin.file}|${one.origin.line ?? ''}|${one.origin.record ?? ''}|${one.says}`;
    return seen.has(key) ? false : (seen.add(key), true);
  });
}

export function uniqueAsks(asks: readonly Ask[]): Ask[] {
  const seen = new Set<string>();
  return asks.filter((ask) => {
    const key = `${ask.command}|${ask.host ?? ''}`;
    return seen.has(key) ? false : (seen.add(key), true);
  });
}
