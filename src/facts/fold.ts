import type { Fact, FactKind, Origin, Sighting } from './facts.ts';

/** Origins kept of equal sightings: enough to show, few enough to forget the size of the log. */
export const ORIGINS_KEPT = 5;

/** Times kept of one fact. Above it (a service that fails all day for months) the newest and oldest remain. */
export const TIMES_KEPT = 20_000;

/**
 * Folds sightings of one file into facts: equal payloads of one computer become one fact with a count, all times and
 * the first few origins. A sighting may stand for many records that a query has counted; it counts as often, with its first and
 * last time.
 *
 * V8 keeps the whole parent string alive behind a substring, so callers hand over strings that were decoded for the
 * sighting alone, never slices of a large text.
 */
export class Fold {
  readonly #facts = new Map<string, Growing>();
  readonly #words = new Map<string, string>();

  /** Returns true where this sighting opened a new fact or is one of its kept origins (so its raw text is worth keeping). */
  add(file: string, sighting: Sighting): boolean {
    const computer = sighting.computer ?? null;
    const routine = 'record' in sighting.at && hasTime(sighting) ? routineOf(sighting) : null;
    const says = routine?.says ?? sighting.says;
    const key = `${sighting.kind}|${computer ?? ''}|${JSON.stringify(Object.values(says))}`;
    let fact = this.#facts.get(key);
    if (fact === undefined) {
      fact = {
        kind: sighting.kind,
        says,
        computer,
        from: [],
        count: 0,
        times: [],
        logonIds: [],
        addresses: [],
        shares: [],
        records: [],
      };
      this.#facts.set(key, fact);
    }
    fact.count += sighting.count ?? 1;
    for (const time of timesOf(sighting)) {
      if (fact.times.length >= TIMES_KEPT) break;
      fact.times.push(time);
      if (sighting.logonId !== undefined) fact.logonIds.push(sighting.logonId ?? '');
      if (routine !== null && 'record' in sighting.at) {
        fact.addresses.push(routine.address ?? '');
        if (routine.share !== null) fact.shares.push(this.#interned(routine.share));
        fact.records.push(sighting.at.record);
      }
    }
    if (fact.from.length >= (routine === null ? ORIGINS_KEPT : 1)) return false;
    const origin: Origin = { file, ...sighting.at, text: sighting.text };
    fact.from.push(origin);
    return true;
  }

  /** One string for all equal ones: a log has a handful of shares and millions of records that name them. */
  #interned(word: string): string {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    this.#words.set(word, word);
    return word;
  }

  /** Corrects every time so far: the file's day-month order is known only when its last rows are. */
  retime(change: (time: number) => number): void {
    for (const fact of this.#facts.values()) {
      for (let at = 0; at < fact.times.length; at++) fact.times[at] = change(fact.times[at] ?? 0);
    }
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
  readonly addresses: string[];
  readonly shares: string[];
  readonly records: number[];
}

function hasTime(sighting: Sighting): sighting is Sighting & { readonly time: number } {
  return typeof sighting.time === 'number';
}

/** One time, none, or of several records counted by somebody else the first and the last: what lies between is not told. */
function timesOf(sighting: Sighting): readonly number[] {
  if (!hasTime(sighting)) return [];
  const { time, until = time, count = 1 } = sighting;
  return count > 1 && until !== time ? [time, until] : [time];
}

interface Routine {
  readonly says: Sighting['says'];
  readonly address: string | null;
  readonly share: string | null;
}

/** A success of every day without what varies at each: the caller's address, the share and the file, the rights asked for. */
function routineOf(sighting: Sighting): Routine | null {
  switch (sighting.kind) {
    case 'logon':
      if (sighting.says.package !== 'kerberos') return null;
      return { says: { ...sighting.says, address: null }, address: sighting.says.address, share: null };
    case 'share-access':
      if (sighting.says.outcome !== 'success') return null;
      return {
        says: {
          ...sighting.says,
          address: null,
          share: '',
          path: sighting.says.path === '\\' ? sighting.says.path : null,
          mask: null,
          reason: null,
        },
        address: sighting.says.address,
        share: sighting.says.share,
      };
    case 'ticket-request':
      if (sighting.says.status !== 0) return null;
      return { says: { ...sighting.says, address: null }, address: sighting.says.address, share: null };
    default:
      return null;
  }
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
    ...(fact.records.length === fact.times.length && fact.records.length > 0
      ? {
          each: {
            addresses: order.map((index) => fact.addresses[index] ?? ''),
            shares: fact.shares.length > 0 ? order.map((index) => fact.shares[index] ?? '') : [],
            records: order.map((index) => fact.records[index] ?? 0),
          },
        }
      : {}),
  } as unknown as Fact;
}
