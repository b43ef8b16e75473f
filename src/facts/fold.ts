import type { Fact, FactKind, Origin, Sighting } from './facts.ts';

/** Origins kept of equal sightings: enough to show, few enough to forget the size of the log. */
export const ORIGINS_KEPT = 5;

/** Times kept of one fact. Above it (a service that fails all day for months) the newest and oldest remain. */
export const TIMES_KEPT = 20_000;

/**
 * Folds sightings of one file into facts: equal payloads of one computer become one fact with a count, all times and
 * the first few origins.
 *
 * V8 keeps the whole parent string alive behind a substring, so callers hand over strings that were decoded for the
 * sighting alone, never slices of a large text.
 */
export class Fold {
  readonly #facts = new Map<string, Growing>();

  /** Returns true where this sighting opened a new fact or is one of its kept origins (so its raw text is worth keeping). */
  add(file: string, sighting: Sighting): boolean {
    const computer = sighting.computer ?? null;
    const key = JSON.stringify([sighting.kind, computer, sighting.says]);
    let fact = this.#facts.get(key);
    if (fact === undefined) {
      fact = {
        kind: sighting.kind,
        says: sighting.says,
        computer,
        from: [],
        count: 0,
        times: [],
        logonIds: [],
      };
      this.#facts.set(key, fact);
    }
    fact.count += 1;
    if (sighting.time !== undefined && sighting.time !== null && fact.times.length < TIMES_KEPT) {
      fact.times.push(sighting.time);
      if (sighting.logonId !== undefined) fact.logonIds.push(sighting.logonId ?? '');
    }
    if (fact.from.length >= ORIGINS_KEPT) return false;
    const origin: Origin = { file, ...sighting.at, text: sighting.text };
    fact.from.push(origin);
    return true;
  }

  /** The facts so far, in the order in which they were first seen; times ascending. */
  facts(): Fact[] {
    return Array.from(this.#facts.values(), finished);
  }
}

interface Growing {
  readonly kind: FactKind;
  readonly says: Sighting['says'];
  readonly computer: string | null;
  readonly from: Origin[];
  count: number;
  readonly times: number[];
  readonly logonIds: string[];
}

function finished(fact: Growing): Fact {
  const order = fact.times
    .map((_, index) => index)
    .sort((a, b) => (fact.times[a] ?? 0) - (fact.times[b] ?? 0));
  const withIds = fact.logonIds.length === fact.times.length;
  // The one place where payload and kind meet again: they came from one sighting, whose type ties them.
  return {
    ...fact.says,
    kind: fact.kind,
    computer: fact.computer,
    from: fact.from,
    count: fact.count,
    times: order.map((index) => fact.times[index] ?? 0),
    logonIds: withIds ? order.map((index) => fact.logonIds[index] ?? '') : [],
  } as unknown as Fact;
}
