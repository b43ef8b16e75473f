/**
 * The same logon, written down by the client, the server and the domain controller, is one use with several witnesses: the
 * same account, the same client or server, nothing that disagrees, and five seconds at most between them.
 *
 * What knows most comes first: the client's audit knows the name that was used; the server's logons know who came from
 * where; the domain controller knows who asked for whom. What is left of a record after the earlier ones is a path of its own.
 */
import { firstLabel, isAddress } from '../../windows/names.ts';
import { domainsAgree } from '../accounts.ts';
import { SAME_HOST_MS } from '../ties.ts';
import type { End, Known } from './path.ts';
import type { Sight } from './sights.ts';

/** A path on its way. */
export interface Core {
  client: End | null;
  server: End | null;
  version: Sight['version'];
  process: string | null;
  isSmb: Known;
  serverIsMember: Known;
  reason: string | null;
  accountShown: string | null;
  isLocalAccount: boolean;
  isLoopback: boolean;
  readonly base: Sight;
  readonly sights: Sight[];
  times: number[];
  count: number;
  refused: number;
}

/** Records of one kind of event, in the order in which they are taken in. */
const FAMILIES: readonly (readonly number[])[] = [
  [8001, 4001, 4015, 31023, 4013],
  [4020, 4021],
  [4624, 4625],
  [4022, 4023],
  [8003, 4003],
  [8004, 8005, 8006, 4004, 4005, 4006],
  [4030, 4031, 4032, 4033],
  [4776],
  [8002, 4002],
];

/**
 * @param sights all that the records of an estate saw; times in milliseconds, on the clocks of the case
 * @returns one for each use of NTLM, with every record that tells of it
 */
export function fuse(sights: readonly Sight[]): readonly Core[] {
  const cores = new Cores();
  for (const [rank, events] of FAMILIES.entries()) {
    const family = sights.filter((sight) => events.includes(sight.event));
    if (rank === 2)
      learnServers(
        cores,
        sights.filter(({ place }) => place === 'server'),
      );
    if (rank === 5)
      learnServers(
        cores,
        sights.filter(({ place }) => place === 'domain-controller'),
      );
    // Records of one kind are logons of their own, so they meet only what came before them.
    const before = cores.snapshot();
    for (const sight of family) if (!isRelayed(cores, sight)) takeIn(cores, before, sight);
  }
  return cores.all;
}

/**
 * A domain controller that hands a logon on writes it down as well as the one that answers: then both records are of one logon.
 * True where nothing is left of this one.
 */
function isRelayed(cores: Cores, sight: Sight): boolean {
  const { placed, place, event } = sight;
  if (place !== 'domain-controller' || sight.account === null || placed.fact.times.length === 0) return false;
  const earlier = cores
    .near(sight)
    .flatMap((core) => {
      // Over a channel of another domain controller, or of a trust, the server is not told.
      const needed = core.server === null || sight.server === null ? 1 : 2;
      return commonEnds(core, sight) === needed ? core.sights.map((one) => ({ core, one })) : [];
    })
    .find(
      ({ one }) =>
        one.place === place &&
        one.event === event &&
        one.placed.host?.id !== placed.host?.id &&
        one.placed.zoneKnown === placed.zoneKnown &&
        placed.fact.times.every((time) => isNear(one.placed.fact.times, time)),
    );
  if (earlier === undefined) return false;
  witness(earlier.core, sight);
  return true;
}

/** All paths so far, found by account, or by server where a record names nobody. */
class Cores {
  readonly all: Core[] = [];
  readonly #byAccount = new Map<string, Core[]>();
  readonly #byServer = new Map<string, Core[]>();
  readonly #own = new Map<string, Core>();

  snapshot(): { readonly among: (sight: Sight) => readonly Core[] } {
    const size = this.all.length;
    const known = new Set(this.all.slice(0, size));
    return { among: (sight) => this.near(sight).filter((core) => known.has(core)) };
  }

  near(sight: Sight): readonly Core[] {
    if (sight.account !== null) return this.#byAccount.get(sight.account.name) ?? [];
    return sight.server === null ? [] : (this.#byServer.get(keyOf(sight.server)) ?? []);
  }

  /**
   * Where one export prints UTC and the other the local time of an unknown zone, seconds cannot be compared. The same account
   * between the same two computers is then taken for the same logons, if there is one such path and no other.
   */
  ofOtherClock(before: readonly Core[], sight: Sight): Core | null {
    const [only, ...others] = before.filter(
      (core) => core.base.placed.zoneKnown !== sight.placed.zoneKnown && commonEnds(core, sight) === 2,
    );
    if (only === undefined || others.length > 0 || only.base.account === null || sight.account === null)
      return null;
    return only;
  }

  /** The path that has exactly what this record tells, or a new one. */
  own(sight: Sight): Core {
    const key = [
      sight.account === null ? '' : `${sight.account.domain ?? ''}\\${sight.account.name}`,
      sight.client === null ? '' : keyOf(sight.client),
      sight.service ?? '',
      sight.target ?? '',
      sight.server === null ? '' : keyOf(sight.server),
      // Without a name nothing but the version tells two programs of one account apart.
      sight.target === null ? (sight.version ?? '') : (sight.process ?? ''),
    ].join('|');
    const known = this.#own.get(key);
    if (known !== undefined) return known;
    const core = coreOf(sight);
    this.#own.set(key, core);
    this.add(core);
    return core;
  }

  add(core: Core): void {
    this.all.push(core);
    const { account } = core.base;
    if (account !== null) push(this.#byAccount, account.name, core);
    if (core.server !== null) this.reached(core, core.server);
  }

  reached(core: Core, server: End): void {
    push(this.#byServer, keyOf(server), core);
  }
}

function coreOf(sight: Sight): Core {
  const { client, server, version, process, isSmb, serverIsMember, reason, accountShown } = sight;
  return {
    client,
    server,
    version,
    process,
    isSmb,
    serverIsMember,
    reason,
    accountShown,
    isLocalAccount: sight.isLocalAccount,
    isLoopback: sight.isLoopback,
    base: sight,
    sights: [],
    times: [],
    count: 0,
    refused: 0,
  };
}

/** A record's times that an earlier path explains make it a witness there; the rest is a path of its own. */
function takeIn(cores: Cores, before: ReturnType<Cores['snapshot']>, sight: Sight): void {
  const { fact } = sight.placed;
  const candidates = before
    .among(sight)
    .map((core) => ({ core, items: agreement(core, sight) }))
    .filter(({ items }) => items > 0)
    .sort((a, b) => b.items - a.items);
  const twin = sight.account === null ? unnamedTwin(before.among(sight), sight) : null;
  if (twin !== null) {
    witness(twin, sight);
    return;
  }
  const elsewhere = cores.ofOtherClock(before.among(sight), sight);
  if (elsewhere !== null) {
    witness(elsewhere, sight);
    elsewhere.count = Math.max(elsewhere.count, fact.count);
    return;
  }
  const isAggregate = fact.count > fact.times.length;
  let left = [...fact.times];
  for (const { core } of candidates) {
    if (left.length === 0) break;
    const rest = left.filter((time) => !isNear(core.times, time));
    if (rest.length === left.length) continue;
    witness(core, sight);
    if (sight.isRefused)
      core.refused = Math.max(core.refused, Math.min(core.count, left.length - rest.length));
    if (isAggregate) {
      // A row that a query has counted stands for the logons of all these paths together.
      const known = candidates.reduce((sum, { core: { count } }) => sum + count, 0);
      core.count += Math.max(0, fact.count - known);
      return;
    }
    left = rest;
  }
  const count = isAggregate ? fact.count : fact.times.length === 0 ? fact.count : left.length;
  if (count === 0) return;
  const own = ownPath(cores, sight);
  // Of two clocks whose difference nobody knows, the seconds of one are enough.
  if (own.base.placed.zoneKnown === sight.placed.zoneKnown) own.times = merged(own.times, left);
  own.count += count;
  if (sight.isRefused) own.refused += count;
  witness(own, sight);
}

/**
 * 8002 and 4002 name nobody, and Windows writes one for each logon. On a clock that cannot be compared they are those of the
 * server's logons, where there are as many of these.
 */
function unnamedTwin(before: readonly Core[], sight: Sight): Core | null {
  const there = before.filter(
    (core) => core.base.placed.zoneKnown !== sight.placed.zoneKnown && commonEnds(core, sight) > 0,
  );
  const logons = there.reduce((sum, { count }) => sum + count, 0);
  const [most] = [...there].sort((a, b) => b.count - a.count);
  return most !== undefined && sight.placed.fact.count <= logons ? most : null;
}

/**
 * Without the client's audit a path has no name; then all records of one account between the same two computers are one path,
 * whichever of them wrote them.
 */
function ownPath(cores: Cores, sight: Sight): Core {
  if (sight.target === null && sight.client !== null && sight.server !== null) {
    const same = cores
      .near(sight)
      .find((core) => core.base.target === null && agreement(core, sight) === 2 && fitsVersion(core, sight));
    if (same !== undefined) return same;
  }
  return cores.own(sight);
}

function fitsVersion(core: Core, sight: Sight): boolean {
  return core.version === null || sight.version === null || core.version === sight.version;
}

function witness(core: Core, sight: Sight): void {
  if (core.sights.includes(sight)) return;
  core.sights.push(sight);
  core.client = known(core.client, sight.client);
  core.server ??= sight.server;
  // One NTLMv1 logon among others is the one that will be refused.
  if (core.version === null || sight.version === 'NTLMv1') core.version = sight.version ?? core.version;
  if (core.isSmb === 'unknown') core.isSmb = sight.isSmb;
  if (core.serverIsMember === 'unknown') core.serverIsMember = sight.serverIsMember;
  core.reason ??= sight.reason;
  core.process ??= sight.place === 'client' ? sight.process : null;
  if (core.accountShown === null || !/[\\@]/.test(core.accountShown)) {
    core.accountShown = sight.accountShown ?? core.accountShown;
  }
  core.isLocalAccount ||= sight.isLocalAccount;
  core.isLoopback ||= sight.isLoopback;
}

/** Of two names for one computer the one that the case knows more of. */
function known(one: End | null, other: End | null): End | null {
  return one === null || (one.host === null && (other?.host ?? null) !== null) ? other : one;
}

/**
 * An alias or an address that no file resolves leads to the server whose logons of the same account and client fall into the
 * same seconds, if there is one such server and no other.
 */
function learnServers(cores: Cores, sights: readonly Sight[]): void {
  const votes = new Map<Core, Map<string, End>>();
  const heard = spansByServer(sights);
  for (const sight of sights) {
    if (sight.server === null || sight.account === null) continue;
    const candidates = cores
      .near(sight)
      .filter((core) => core.base.placed.zoneKnown === sight.placed.zoneKnown && commonEnds(core, sight) > 0);
    const explained = candidates.filter(
      (core) => core.server !== null && isSame(core.server, sight.server) === 'yes',
    );
    const left = sight.placed.fact.times.filter(
      (time) => !explained.some((core) => isNear(core.times, time)),
    );
    const open = candidates.filter(
      (core) =>
        core.server === null && core.base.target !== null && isSame(core.client, sight.client) === 'yes',
    );
    for (const core of open) {
      // A logon beside two names that lead nowhere shows of neither whose it is.
      const own = left.filter((time) => !open.some((other) => other !== core && isNear(other.times, time)));
      const met = core.times.filter((time) => isNear(own, time)).length;
      const [from = Infinity, to = -Infinity] = heard.get(keyOf(sight.server)) ?? [];
      const during = core.times.filter((time) => time >= from - SAME_HOST_MS && time <= to + SAME_HOST_MS);
      // Half of the uses at least, while that server tells of logons: one meeting of many is chance.
      if (met === 0 || met * 2 < during.length) continue;
      const servers = votes.get(core) ?? new Map<string, End>();
      votes.set(core, servers.set(keyOf(sight.server), sight.server));
    }
  }
  for (const [core, servers] of votes) {
    const [only, ...others] = servers.values();
    if (only === undefined || others.length > 0) continue;
    core.server = only;
    cores.reached(core, only);
  }
}

/** First and last time at which logons at a server are told. */
function spansByServer(sights: readonly Sight[]): ReadonlyMap<string, readonly [number, number]> {
  const spans = new Map<string, readonly [number, number]>();
  for (const { server, placed } of sights) {
    const { times } = placed.fact;
    const [first] = times;
    const last = times.at(-1);
    if (server === null || first === undefined || last === undefined) continue;
    const [from, to] = spans.get(keyOf(server)) ?? [first, last];
    spans.set(keyOf(server), [Math.min(from, first), Math.max(to, last)]);
  }
  return spans;
}

/** How many of client and server agree: 0 where none does, or something disagrees. */
function agreement(core: Core, sight: Sight): number {
  // A name that leads nowhere known may be any server's: its records belong to it only once that server is learned.
  const isOpen = core.server === null && core.base.target !== null;
  if (core.base.placed.zoneKnown !== sight.placed.zoneKnown) return 0;
  return isOpen && sight.place !== 'client' && sight.server !== null ? 0 : commonEnds(core, sight);
}

function commonEnds(core: Core, sight: Sight): number {
  const { base } = core;
  if (base.target !== null && sight.target !== null && base.target !== sight.target) return 0;
  if (base.account !== null && sight.account !== null) {
    if (base.isAnonymous !== sight.isAnonymous || base.account.name !== sight.account.name) return 0;
    if (!domainsAgree(base.account.domain, sight.account.domain) && !areBothOwn(core, sight)) return 0;
    if (!livesWhereChecked(core, sight)) return 0;
  }
  const client = isSame(core.client, sight.client);
  const server = isSame(core.server, sight.server);
  if (client === 'no' || server === 'no') return 0;
  return (client === 'yes' ? 1 : 0) + (server === 'yes' ? 1 : 0);
}

/**
 * 4776 names no domain and is written where the account lives: on a member for its own accounts, on a domain controller for
 * none of a member's.
 */
function livesWhereChecked(core: Core, { event, place }: Sight): boolean {
  if (event !== 4776) return true;
  const domain = core.base.account?.domain ?? null;
  const isLocal = core.isLocalAccount || isNameOf(domain, core.server);
  return place === 'domain-controller' ? !isLocal : isLocal || domain === null || domain === '.';
}

/** `KIOSK7\scan` is offered, and the server takes it for its own `FS01\scan`. */
function areBothOwn({ base, client }: Core, { account, server }: Sight): boolean {
  return (
    isNameOf(base.account?.domain ?? null, base.client ?? client) && isNameOf(account?.domain ?? null, server)
  );
}

/** An account whose domain is a computer's name lives on that computer. */
export function isNameOf(domain: string | null, end: End | null): boolean {
  if (domain === null || end === null) return false;
  const names = end.host === null ? [end.name] : [...end.host.names, ...end.host.addresses];
  return names.some((name) => name === domain || firstLabel(name) === domain);
}

/** A name and an address that no file brings together may be one computer. */
export function isSame(one: End | null, other: End | null): Known {
  if (one === null || other === null) return 'unknown';
  if (one.host !== null && other.host !== null) return one.host.id === other.host.id ? 'yes' : 'no';
  if (one.name === other.name) return 'yes';
  const [known, bare] = one.host === null ? [other, one] : [one, other];
  if (known.host !== null && (known.host.names.has(bare.name) || known.host.addresses.has(bare.name)))
    return 'yes';
  if (isAddress(bare.name) !== isAddress(known.name) || known.host?.names.size === 0) return 'unknown';
  return isAddress(bare.name) && known.host !== null && known.host.addresses.size === 0 ? 'unknown' : 'no';
}

function keyOf(end: End): string {
  return end.host?.id ?? end.name;
}

/** Whether an ascending list holds a time within five seconds. */
function isNear(times: readonly number[], time: number): boolean {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? 0) < time - SAME_HOST_MS) low = middle + 1;
    else high = middle;
  }
  return low < times.length && (times[low] ?? Infinity) <= time + SAME_HOST_MS;
}

function merged(one: readonly number[], other: readonly number[]): number[] {
  return one.length === 0 ? [...other] : [...one, ...other].sort((a, b) => a - b);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
