/**
 * Brings exports that print local time of unknown zones onto one clock, where their own records show the difference.
 *
 * CSV exports print the clock time of the exporting computer. Records of one access at client, server and DC then differ
 * by whole quarter hours. The difference is taken only where records that agree in account and a second item (client,
 * target or server) show one and the same offset: three of them, or every one that there is. What a command measured as
 * skew is never explained away so: only whole quarter hours count, and codes of the KDC speak for themselves.
 */
import type { HostTable } from './hosts.ts';
import type { Placed } from './placed.ts';
import { identityOf, isFailure, type Identity } from './seeds.ts';

const QUARTER_MS = 15 * 60_000;
const SPREAD_MS = 30_000;
const WIDEST_QUARTERS = 14 * 4;
const TIMES_COMPARED = 300;

interface Dated {
  readonly placed: Placed;
  readonly identity: Identity;
}

/** Minutes to add to the times of each file (by name of the first origin), for those that differ from the others. */
export function clockShifts(facts: readonly Placed[], table: HostTable): Map<string, number> {
  const byFile = new Map<string, Dated[]>();
  if (new Set(facts.filter((placed) => placed.fact.times.length > 0).map(fileOf)).size < 2) return new Map();
  for (const placed of facts) {
    // Failures, and what the KDC was asked: a success of an hour ago is no second witness of what fails now.
    if (placed.fact.times.length === 0) continue;
    if (!isFailure(placed.fact) && placed.fact.kind !== 'ticket-request') continue;
    const identity = identityOf(placed, table);
    if (identity === null || identity.user === null) continue;
    const file = fileOf(placed);
    const list = byFile.get(file);
    if (list === undefined) byFile.set(file, [{ placed, identity }]);
    else list.push({ placed, identity });
  }
  const files = [...byFile.keys()];
  const shifts = new Map<string, number>();
  const settled = new Set<string>();
  // The first file of known zone, else the first file, is the clock that the others are brought to.
  const reference = files.find((file) => byFile.get(file)?.[0]?.placed.zoneKnown) ?? files[0];
  if (reference === undefined) return shifts;
  settled.add(reference);
  for (let round = 0; round < files.length; round++) {
    for (const file of files) {
      if (settled.has(file) || (byFile.get(file)?.[0]?.placed.zoneKnown ?? false)) continue;
      for (const known of settled) {
        const quarters = offsetBetween(byFile.get(known) ?? [], byFile.get(file) ?? []);
        if (quarters === null) continue;
        settled.add(file);
        const total = (shifts.get(known) ?? 0) + quarters * 15;
        if (total !== 0) shifts.set(file, total);
        break;
      }
    }
  }
  return shifts;
}

export function fileOf(placed: Placed): string {
  return placed.fact.from[0].file;
}

/** Quarter hours to add to `late` so that its records meet those of `early`; 0: they meet as printed; null: nothing shows. */
function offsetBetween(early: readonly Dated[], late: readonly Dated[]): number | null {
  const votes = new Map<number, number>();
  let comparable = 0;
  const byUser = new Map<string, Dated[]>();
  for (const one of late) {
    const user = one.identity.user?.name ?? '';
    const list = byUser.get(user);
    if (list === undefined) byUser.set(user, [one]);
    else list.push(one);
  }
  for (const one of early) {
    if (one.placed.host?.id === undefined) continue;
    for (const other of byUser.get(one.identity.user?.name ?? '') ?? []) {
      if (other.placed.host?.id === one.placed.host.id || commonItems(one.identity, other.identity) < 1)
        continue;
      comparable += Math.min(one.placed.fact.times.length, other.placed.fact.times.length, TIMES_COMPARED);
      vote(votes, one.placed.fact.times, other.placed.fact.times);
    }
  }
  if (comparable === 0) return null;
  const ranked = [...votes].sort((a, b) => b[1] - a[1]);
  const [best, second] = ranked;
  if (best === undefined) return null;
  const [quarters, count] = best;
  const zero = votes.get(0) ?? 0;
  if (quarters === 0) return 0;
  const clear = zero * 2 <= count && (second === undefined || second[1] * 2 <= count);
  const enough = (count >= 3 && count * 5 >= comparable * 3) || count === comparable;
  return clear && enough ? quarters : null;
}

/** Client, target or server in common beside the account; -1 where one disagrees. */
function commonItems(one: Identity, other: Identity): number {
  let items = 0;
  if (one.client !== null && other.client !== null) {
    if (one.client.id !== other.client.id) return -1;
    items += 1;
  }
  if (one.target !== null && other.target !== null) {
    if (one.target !== other.target) return -1;
    items += 1;
  }
  if (one.server !== null && other.server !== null) {
    if (one.server.id !== other.server.id) return -1;
    items += 1;
  }
  return items;
}

function vote(votes: Map<number, number>, early: readonly number[], late: readonly number[]): void {
  const others = late.slice(0, TIMES_COMPARED);
  for (const time of early.slice(0, TIMES_COMPARED)) {
    const mine = new Set<number>();
    for (const other of others) {
      const quarters = Math.round((time - other) / QUARTER_MS);
      if (Math.abs(quarters) > WIDEST_QUARTERS) continue;
      if (Math.abs(time - other - quarters * QUARTER_MS) <= SPREAD_MS) mine.add(quarters);
    }
    for (const quarters of mine) votes.set(quarters, (votes.get(quarters) ?? 0) + 1);
  }
}
