/**
 * Brings exports that print local time of unknown zones onto one clock, where their own records show the difference.
 *
 * CSV exports and klist print the clock time of the computer that exported; evtx and XML print UTC. The same access, and the
 * same record, then differ by whole quarter hours. Three things show the difference, the surest first: a record that stands in
 * both files; a ticket and the KDC's record of issuing it; records of one access at two computers that agree in account and a
 * second item. What a command measured as skew is never explained away so: only whole quarter hours count, and codes of the KDC
 * speak for themselves.
 */
import type { HostTable } from './hosts.ts';
import { accessVotes, recordVotes, ticketVotes, type Clock, type Votes } from './offsets.ts';
import type { Placed } from './placed.ts';
import { identityOf, isFailure } from './seeds.ts';

/** What files of unknown zone were found to print. */
export interface Clocks {
  /** Minutes to add to the times of each file (by name of the first origin), for those that differ from the others. */
  readonly shifts: ReadonlyMap<string, number>;
  /** Files that print local time, and whose records show how far that is from a file of known zone. */
  readonly zoned: ReadonlySet<string>;
}

export function clocksOf(facts: readonly Placed[], table: HostTable): Clocks {
  const clocks = readClocks(facts, table);
  const shifts = new Map<string, number>();
  const zoned = new Set<string>();
  // The first file of known zone, else the first file that shows failures, is the clock that the others are brought to.
  const reference =
    clocks.find((clock) => clock.zoneKnown) ?? clocks.find((clock) => clock.accesses.length > 0);
  if (reference === undefined || clocks.length < 2) return { shifts, zoned };
  const settled = clocks.filter((clock) => clock === reference || clock.zoneKnown);
  const open = clocks.filter((clock) => !settled.includes(clock));
  for (let hasMoved = true; hasMoved;) {
    hasMoved = false;
    for (const clock of open) {
      if (settled.includes(clock)) continue;
      for (const known of settled) {
        const quarters = quartersBetween(known, clock);
        if (quarters === null) continue;
        const total = (shifts.get(known.file) ?? 0) + quarters * 15;
        if (total !== 0) shifts.set(clock.file, total);
        if (known.zoneKnown || zoned.has(known.file)) zoned.add(clock.file);
        settled.push(clock);
        hasMoved = true;
        break;
      }
    }
  }
  return { shifts, zoned };
}

export function fileOf(placed: Placed): string {
  return placed.fact.from[0].file;
}

function readClocks(facts: readonly Placed[], table: HostTable): Clock[] {
  const byFile = new Map<string, Clock>();
  for (const placed of facts) {
    const { fact } = placed;
    if (fact.times.length === 0 && fact.kind !== 'ticket-held') continue;
    const file = fileOf(placed);
    let clock = byFile.get(file);
    if (clock === undefined) {
      clock = { file, zoneKnown: placed.zoneKnown, accesses: [], records: [], tickets: [] };
      byFile.set(file, clock);
    }
    if (fact.kind === 'ticket-held') clock.tickets.push(fact);
    else clock.records.push(placed);
    // Failures, and what the KDC was asked: a success of an hour ago is no second witness of what fails now.
    if (fact.times.length === 0 || (!isFailure(fact) && fact.kind !== 'ticket-request')) continue;
    const identity = identityOf(placed, table);
    if (identity !== null && identity.user !== null) clock.accesses.push({ placed, identity });
  }
  return [...byFile.values()];
}

/** Quarter hours to add to `late` so that its records meet those of `early`; 0: they meet as printed; null: nothing shows. */
function quartersBetween(early: Clock, late: Clock): number | null {
  return (
    clear(recordVotes(early, late)) ?? clear(ticketVotes(early, late)) ?? clear(accessVotes(early, late))
  );
}

/** The offset that three pairs show, or every pair that there is, and that no other comes near to. */
function clear({ votes, comparable }: Votes): number | null {
  const [best, second] = [...votes].sort((a, b) => b[1] - a[1]);
  if (best === undefined) return null;
  const [quarters, count] = best;
  if (quarters === 0) return 0;
  const isAlone = (votes.get(0) ?? 0) * 2 <= count && (second === undefined || second[1] * 2 <= count);
  const isEnough = (count >= 3 && count * 5 >= comparable * 3) || count === comparable;
  return isAlone && isEnough ? quarters : null;
}
