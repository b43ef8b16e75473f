/**
 * What a person types while deciding, made fit to be kept: cut to length, without control characters, with real dates.
 */
import type { Decisions } from '../facts/reading.ts';

export type { Decisions };

/** Longest texts that are kept, in characters. */
export const LONGEST = { name: 80, note: 300 } as const;

export const NOTHING_DECIDED: Decisions = { items: {}, exceptions: {}, paths: {} };

/** Decisions to set, by the keys of {@link Decisions}; null takes one back. Everything else stays. */
export type DecisionsChange = {
  readonly [K in keyof Decisions]?: Readonly<Record<string, Decisions[K][string] | null>>;
};

/**
 * The decisions after a change. One that says nothing is taken back: an item without a name or a date, an exception
 * without owner and date, a path that nobody owns and nobody accepts.
 */
export function decided(before: Decisions, change: DecisionsChange): Decisions {
  return {
    items: changed(before.items, change.items, ({ who, when, note }) => {
      const item = { who: words(who, LONGEST.name), when: date(when), note: words(note, LONGEST.note) };
      return item.who === '' || item.when === '' ? null : item;
    }),
    exceptions: changed(before.exceptions, change.exceptions, ({ owner, until }) => {
      const entry = { owner: words(owner, LONGEST.name), until: date(until) };
      return entry.owner === '' && entry.until === '' ? null : entry;
    }),
    paths: changed(before.paths, change.paths, ({ owner, accepted }) => {
      const path = { owner: words(owner, LONGEST.name), accepted };
      return path.owner === '' && !accepted ? null : path;
    }),
  };
}

function changed<T>(
  before: Readonly<Record<string, T>>,
  change: Readonly<Record<string, T | null>> = {},
  clean: (one: T) => T | null,
): Readonly<Record<string, T>> {
  const after = new Map(Object.entries(before));
  for (const [key, value] of Object.entries(change)) {
    const kept = value === null ? null : clean(value);
    if (kept === null) after.delete(key);
    else after.set(key, kept);
  }
  // Keys hold names that Windows wrote. Unlike an assignment, this makes of `__proto__` a key like any other.
  return Object.fromEntries(after);
}

/** One line. Characters that turn the direction of a text could make a name read as another. */
function words(typed: string, longest: number): string {
  const line = typed
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim();
  return Array.from(line).slice(0, longest).join('').trimEnd();
}

/** An ISO date that the calendar has, or nothing. */
function date(typed: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(typed)) return '';
  const at = new Date(`${typed}T00:00:00Z`);
  // 2026-02-30 is read as the second of March.
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(typed) ? typed : '';
}
