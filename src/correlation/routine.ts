/**
 * Routine successes come folded by account, with the callers' addresses beside the times. Here they are unfolded by
 * address where they may matter: all of them in a case of common size; in a log of millions those that share address,
 * session or minute with a failure. The rest stays one fact per account: it still shows that access works.
 */
import type { Fact, FactKind, Facts } from '../facts/facts.ts';
import type { Placed } from './placed.ts';
import { isFailure } from './seeds.ts';

/** Up to so many successes are unfolded whatever they are. */
const ALWAYS_UNFOLDED = 20_000;

/** Around a failure of the same account: the widest window of a tie, twice. */
const NEAR_MS = 60_000;

/** What the server refused after the share had let somebody in: that success belongs to it, though it opens no attempt. */
const BEHIND_THE_SHARE: ReadonlySet<FactKind> = new Set(['file-denied', 'smb-server-failure']);

type RoutineFact = Facts['logon' | 'share-access' | 'ticket-request'];

export function unfold(placed: readonly Placed[]): Placed[] {
  const total = placed.reduce((sum, one) => sum + (one.fact.each?.records.length ?? 0), 0);
  const wanted = total <= ALWAYS_UNFOLDED ? () => true : nearFailure(placed);
  return placed.flatMap((one) => (isRoutine(one.fact) ? byAddress(one, one.fact, wanted) : [one]));
}

type Wanted = (user: string, address: string, time: number, logonId: string) => boolean;

function nearFailure(placed: readonly Placed[]): Wanted {
  const addresses = new Set<string>();
  const sessions = new Set<string>();
  const times = new Map<string, number[]>();
  for (const { fact } of placed) {
    if (!isFailure(fact) && !BEHIND_THE_SHARE.has(fact.kind)) continue;
    if ('address' in fact && fact.address !== null) addresses.add(fact.address);
    for (const id of fact.logonIds) if (id !== '') sessions.add(id);
    const user = 'user' in fact ? (fact.user?.toLowerCase() ?? '') : '';
    times.set(user, [...(times.get(user) ?? []), ...fact.times]);
  }
  return (user, address, time, logonId) =>
    addresses.has(address) ||
    sessions.has(logonId) ||
    (times.get(user.toLowerCase()) ?? []).some((failed) => Math.abs(failed - time) <= NEAR_MS);
}

function isRoutine(fact: Fact): fact is RoutineFact & Fact {
  return (
    fact.each !== undefined &&
    (fact.kind === 'logon' || fact.kind === 'share-access' || fact.kind === 'ticket-request')
  );
}

interface Group {
  readonly address: string | null;
  readonly share: string | null;
  readonly members: number[];
}

/** One fact per address and share of what is wanted, and one without address for the rest. */
function byAddress(one: Placed, fact: RoutineFact, wanted: Wanted): Placed[] {
  const groups = new Map<string, Group>();
  for (let at = 0; at < fact.times.length; at++) {
    const address = fact.each?.addresses[at] ?? '';
    const share = fact.each?.shares[at] ?? null;
    const isWanted = wanted(fact.user, address, fact.times[at] ?? 0, fact.logonIds[at] ?? '');
    const key = isWanted ? `${address}|${share ?? ''}` : 'rest';
    const group = groups.get(key);
    if (group !== undefined) group.members.push(at);
    else if (!isWanted) groups.set(key, { address: null, share: null, members: [at] });
    else groups.set(key, { address: address === '' ? null : address, share, members: [at] });
  }
  return [...groups.values()].map((group) => ({ ...one, fact: part(fact, group) }));
}

function part(whole: RoutineFact, { address, share, members }: Group): Fact {
  const { each, ...rest } = whole;
  const fact = rest.kind === 'share-access' && share !== null ? { ...rest, share } : rest;
  const record = each?.records[members[0] ?? 0] ?? fact.from[0].record ?? 0;
  const text = routineText(fact, address);
  return {
    ...fact,
    address,
    count: members.length,
    times: members.map((at) => fact.times[at] ?? 0),
    logonIds: fact.logonIds.length > 0 ? members.map((at) => fact.logonIds[at] ?? '') : [],
    from: [{ file: fact.from[0].file, record, text }],
  };
}

function routineText(fact: RoutineFact, from: string | null): string {
  const address = from ?? '-';
  const who = fact.domain === null ? fact.user : `${fact.domain}\\${fact.user}`;
  switch (fact.kind) {
    case 'logon':
      return `4624 user ${who}, package ${fact.lmPackage ?? fact.package}, address ${address}`;
    case 'share-access':
      return `${String(fact.event)} success, user ${who}, share ${fact.share}, address ${address}`;
    case 'ticket-request':
      return `${String(fact.event)} status 0x0, user ${who}, service ${fact.service ?? ''}, address ${address}`;
  }
}
