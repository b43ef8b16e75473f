/** How far apart two files print the time of the same thing, in votes for each number of quarter hours. */
import type { Facts } from '../facts/facts.ts';
import type { Placed } from './placed.ts';
import { mayBeSameRecord, recordKey, SAME_RECORD_MS } from './same-record.ts';
import type { Identity } from './seeds.ts';

const QUARTER_MS = 15 * 60_000;
/** Records of one access at two computers. */
const ACCESS_SPREAD_MS = 30_000;
/** From UTC−12 to UTC+14. */
const WIDEST_QUARTERS = 14 * 4;
const TIMES_COMPARED = 300;
const FACTS_COMPARED = 300;

/** One file's clock, and what shows how it goes. */
export interface Clock {
  readonly file: string;
  readonly zoneKnown: boolean;
  readonly accesses: Dated[];
  readonly records: Placed[];
  readonly tickets: Facts['ticket-held'][];
}

export interface Dated {
  readonly placed: Placed;
  readonly identity: Identity;
}

/** Votes by quarter hours to add to the later file, and how many pairs could have voted. */
export interface Votes {
  readonly votes: ReadonlyMap<number, number>;
  readonly comparable: number;
}

/**
 * One record in two files of one computer, of which one prints UTC. A job that fails every hour at the same second shows any
 * number of hours, so pairs count once for each second of the quarter hour, and a lone one does not count. An equal logon ID does:
 * it is given once between two boots.
 */
export function recordVotes(early: Clock, late: Clock): Votes {
  const ballot = new Ballot();
  if (!early.zoneKnown || late.zoneKnown) return ballot.counted(TWO);
  const byKey = new Map<string, Placed[]>();
  for (const placed of late.records.slice(0, FACTS_COMPARED)) {
    if (placed.host === null) continue;
    const key = recordKey(placed);
    byKey.set(key, [...(byKey.get(key) ?? []), placed]);
  }
  for (const placed of early.records.slice(0, FACTS_COMPARED)) {
    if (placed.host === null) continue;
    for (const other of byKey.get(recordKey(placed)) ?? []) {
      if (!mayBeSameRecord(placed.fact, other.fact)) continue;
      for (const [at, time] of placed.fact.times.slice(0, TIMES_COMPARED).entries()) {
        const id = placed.fact.logonIds[at] ?? '';
        for (const [index, later] of other.fact.times.slice(0, TIMES_COMPARED).entries()) {
          const otherId = other.fact.logonIds[index] ?? '';
          if (id !== '' && otherId !== '' && id !== otherId) continue;
          const second = String(Math.round((time % QUARTER_MS) / 1000));
          ballot.vote(time, later, SAME_RECORD_MS, second);
          if (id !== '' && id === otherId) ballot.vote(time, later, SAME_RECORD_MS, `${second} ${id}`);
        }
      }
    }
  }
  return ballot.counted(TWO);
}

/**
 * A ticket that klist shows, and the record in which the KDC says that it issued it: its start is that second. One pair may meet
 * by chance, two do not.
 */
export function ticketVotes(early: Clock, late: Clock): Votes {
  const ballot = new Ballot();
  if (!early.zoneKnown || late.zoneKnown) return ballot.counted(TWO);
  const issued = early.records.flatMap(({ fact }) =>
    fact.kind === 'ticket-request' && fact.status === 0 && fact.event !== 4771 ? [fact] : [],
  );
  for (const { client, server, start } of late.tickets) {
    if (start === null) continue;
    const isTgt = server.startsWith('krbtgt/');
    for (const { event, user, service, times } of issued) {
      if ((user.split('@')[0] ?? '').toLowerCase() !== client.toLowerCase()) continue;
      if (isTgt ? event !== 4768 : event !== 4769 || !isAccountOf(service, server)) continue;
      for (const time of times.slice(0, TIMES_COMPARED)) ballot.vote(time, start, SAME_RECORD_MS, server);
    }
  }
  return ballot.counted(TWO);
}

/** So many different pairs must agree where a pair may meet by chance. */
const TWO = 2;

/** A granted 4769 names the account, `FS01$`; the ticket the SPN, `cifs/fs01.contoso.example`. */
function isAccountOf(service: string | null, server: string): boolean {
  const host = server.split('/')[1]?.split('.')[0] ?? '';
  return service !== null && service.toLowerCase() === `${host.toLowerCase()}$`;
}

/** Records of one access at two computers that agree in account and in client, target or server. */
export function accessVotes(early: Clock, late: Clock): Votes {
  const ballot = new Ballot();
  let comparable = 0;
  const byUser = new Map<string, Dated[]>();
  for (const one of late.accesses) {
    const user = one.identity.user?.name ?? '';
    const list = byUser.get(user);
    if (list === undefined) byUser.set(user, [one]);
    else list.push(one);
  }
  for (const [at, one] of early.accesses.entries()) {
    if (one.placed.host?.id === undefined) continue;
    for (const [index, other] of (byUser.get(one.identity.user?.name ?? '') ?? []).entries()) {
      if (other.placed.host?.id === one.placed.host.id || commonItems(one.identity, other.identity) < 1)
        continue;
      const times = one.placed.fact.times.slice(0, TIMES_COMPARED);
      const others = other.placed.fact.times.slice(0, TIMES_COMPARED);
      comparable += Math.min(times.length, others.length);
      for (const time of times) {
        for (const later of others)
          ballot.vote(time, later, ACCESS_SPREAD_MS, `${String(at)} ${String(index)} ${String(time)}`);
      }
    }
  }
  return { votes: ballot.counted(1).votes, comparable };
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

/** Collects for each number of quarter hours the different pairs that show it. */
class Ballot {
  readonly #pairs = new Map<number, Set<string>>();

  /** `pair` names what is compared: equal ones count once. */
  vote(early: number, late: number, spread: number, pair: string): void {
    const quarters = Math.round((early - late) / QUARTER_MS);
    if (Math.abs(quarters) > WIDEST_QUARTERS) return;
    if (Math.abs(early - late - quarters * QUARTER_MS) > spread) return;
    const pairs = this.#pairs.get(quarters);
    if (pairs === undefined) this.#pairs.set(quarters, new Set([pair]));
    else pairs.add(pair);
  }

  /** Without offsets that fewer than `least` pairs show. */
  counted(least: number): Votes {
    const votes = new Map<number, number>();
    for (const [quarters, pairs] of this.#pairs) if (pairs.size >= least) votes.set(quarters, pairs.size);
    const most = Math.max(0, ...votes.values());
    return { votes, comparable: most };
  }
}
