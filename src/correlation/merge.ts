/** Facts of several files that say the same of one computer become one, and a record that was given twice counts once. */
import type { Fact, Origin } from '../facts/facts.ts';
import { ORIGINS_KEPT } from '../facts/fold.ts';
import { fileOf } from './clocks.ts';
import type { Placed } from './placed.ts';
import { mayBeSameRecord, recordKey, richness, SAME_RECORD_MS } from './same-record.ts';
import { closePair } from './ties.ts';

/** Facts that say the same of the same computer become one; times that two exports share count once. */
export function merge(placed: readonly Placed[]): Placed[] {
  // Within one file the reader has folded already: only what two files say of one computer can be the same.
  const files = new Map<string, Set<string>>();
  const group = (one: Placed): string => `${one.host?.id ?? '?'}|${one.fact.kind}`;
  for (const one of placed) {
    const names = files.get(group(one));
    if (names === undefined) files.set(group(one), new Set([fileOf(one)]));
    else names.add(fileOf(one));
  }
  const merged = new Map<string, Placed>();
  let alone = 0;
  for (const one of placed) {
    if (files.get(group(one))?.size === 1) {
      merged.set(`alone ${String((alone += 1))}`, one);
      continue;
    }
    const key = `${one.host?.id ?? '?'}|${one.holding === 'open' ? one.fact.from[0].file : ''}|${payloadKey(one.fact)}`;
    const other = merged.get(key);
    merged.set(key, other === undefined ? one : { ...other, fact: join(other.fact, one.fact) });
  }
  return withoutTwins([...merged.values()]);
}

/** More facts of one account and event are compared no more: they are of a scan, not of a story. */
const TWINS_COMPARED = 400;

/**
 * Takes the times that a richer form of the same records has already: a CSV beside the evtx of one log says nothing new where
 * both print a record. What only one of them has stays.
 */
function withoutTwins(placed: readonly Placed[]): Placed[] {
  const groups = new Map<string, number[]>();
  for (const [at, one] of placed.entries()) {
    if (one.host === null || one.fact.times.length === 0) continue;
    const key = recordKey(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [at]);
    else group.push(at);
  }
  const result: (Placed | null)[] = [...placed];
  for (const group of groups.values()) {
    if (group.length < 2 || group.length > TWINS_COMPARED) continue;
    const byRichness = group.toSorted((a, b) => richnessAt(placed, b) - richnessAt(placed, a));
    for (const [rank, poorer] of byRichness.entries()) {
      for (const richer of byRichness.slice(0, rank)) {
        const [one, other] = [result[richer], result[poorer]];
        if (!one || !other || fileOf(one) === fileOf(other) || !mayBeSameRecord(one.fact, other.fact))
          continue;
        [result[richer], result[poorer]] = taken(one, other);
      }
    }
  }
  return result.filter((one) => one !== null);
}

function richnessAt(placed: readonly Placed[], at: number): number {
  const one = placed[at];
  return one === undefined ? 0 : richness(one.fact);
}

/** The richer fact, cited in both files, and what is left of the poorer one; null where nothing is. */
function taken(richer: Placed, poorer: Placed): [Placed, Placed | null] {
  const { fact } = poorer;
  const withIds = fact.logonIds.length === fact.times.length;
  const left = fact.times.flatMap((time, at) =>
    closePair([time], richer.fact.times, SAME_RECORD_MS) ? [] : [at],
  );
  if (left.length === fact.times.length) return [richer, poorer];
  const from = [...richer.fact.from, ...fact.from].slice(0, ORIGINS_KEPT) as [Origin, ...Origin[]];
  const cited = { ...richer, fact: { ...richer.fact, from } };
  if (left.length === 0) return [cited, null];
  const times = left.map((at) => fact.times[at] ?? 0);
  const logonIds = withIds ? left.map((at) => fact.logonIds[at] ?? '') : [];
  return [cited, { ...poorer, fact: { ...fact, times, logonIds, count: times.length } }];
}

const SEEN_KEYS: ReadonlySet<string> = new Set(['from', 'count', 'times', 'logonIds', 'computer']);

function payloadKey(fact: Fact): string {
  return JSON.stringify(fact, (key, value: unknown) => (SEEN_KEYS.has(key) ? undefined : value));
}

function join(one: Fact, other: Fact): Fact {
  const sameFile = one.from[0].file === other.from[0].file;
  const times: number[] = [];
  const logonIds: string[] = [];
  const withIds = one.logonIds.length === one.times.length && other.logonIds.length === other.times.length;
  let a = 0;
  let b = 0;
  while (a < one.times.length || b < other.times.length) {
    const left = one.times[a] ?? Infinity;
    const right = other.times[b] ?? Infinity;
    const same =
      Math.abs(left - right) < SAME_RECORD_MS && (!withIds || one.logonIds[a] === other.logonIds[b]);
    if (same) {
      times.push(left);
      if (withIds) logonIds.push(one.logonIds[a] ?? '');
      a += 1;
      b += 1;
    } else if (left <= right) {
      times.push(left);
      if (withIds) logonIds.push(one.logonIds[a] ?? '');
      a += 1;
    } else {
      times.push(right);
      if (withIds) logonIds.push(other.logonIds[b] ?? '');
      b += 1;
    }
  }
  const from = [...one.from, ...other.from].slice(0, ORIGINS_KEPT) as [Origin, ...Origin[]];
  // Counts of a query that was run once for each week: no record is in two of them.
  const isApart = liesBefore(one.times, other.times) || liesBefore(other.times, one.times);
  const count = isApart
    ? one.count + other.count
    : times.length > 0
      ? Math.max(times.length, one.count, other.count)
      : sameFile
        ? one.count + other.count
        : Math.max(one.count, other.count);
  return { ...one, from, times, logonIds, count };
}

function liesBefore(earlier: readonly number[], later: readonly number[]): boolean {
  const [end, begin] = [earlier.at(-1), later[0]];
  return end !== undefined && begin !== undefined && begin - end >= SAME_RECORD_MS;
}
