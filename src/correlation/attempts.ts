/**
 * What happened: failed accesses of one kind (client, account, target as typed, server, error), joined from what client,
 * server and domain controller wrote of them.
 */
import type { Fact, FactKind, Facts } from '../facts/facts.ts';
import { isNeededRight } from '../windows/access-mask.ts';
import { isAnonymous, type Account, type HostName } from '../windows/names.ts';
import { win32Of } from '../windows/status.ts';
import type { Host, HostTable } from './hosts.ts';
import type { Placed } from './placed.ts';
import { accountsAgree } from './accounts.ts';
import { identityOf, seedOf, TYING_KINDS, type Identity, type Seed, type Side } from './seeds.ts';
import { knowCallers } from './sessions.ts';
import {
  agreement,
  closePair,
  isOneOf,
  isSamePerson,
  printedCodeFits,
  SAME_HOST_MS,
  timesNear,
  TWO_HOSTS_MS,
  type Known,
  type Strength,
} from './ties.ts';
import { noiseOf } from './noise.ts';

/** A record that belongs to an attempt, and how surely. */
export interface Tied<K extends FactKind = FactKind> {
  readonly placed: Placed<K>;
  readonly fact: Facts[K];
  readonly strength: Strength;
}

export interface Attempt extends Known {
  readonly id: string;
  /** The code that people saw, as printed (Win32 or the whole number); null where only events show the failure. */
  readonly printed: number | null;
  /** The decisive status of the server's or DC's record, where no printed code is known. */
  readonly status: number | null;
  readonly count: number;
  /** Clock times, ascending; empty where every record of it is undated. */
  readonly times: readonly number[];
  readonly zoneKnown: boolean;
  /** The records that are this failure. */
  readonly witnesses: readonly Tied[];
  readonly inQuestion: boolean;
  readonly told: boolean;
  /** When the same client, account and target got in after the last failure; `true` where that success is undated. */
  readonly recovered: number | true | null;
}

/** Nobody failed at anything: what a case as a whole shows, without an access to judge. */
export const NO_ATTEMPT: Attempt = {
  id: 'no-attempt',
  client: null,
  clientName: null,
  clientAddress: null,
  user: null,
  sessionUser: null,
  target: null,
  targetShown: null,
  isBlurred: false,
  share: null,
  server: null,
  serverName: null,
  clientNames: new Set(),
  clientAddresses: new Set(),
  printed: null,
  status: null,
  count: 0,
  times: [],
  zoneKnown: false,
  witnesses: [],
  inQuestion: false,
  told: false,
  recovered: null,
};

interface Draft {
  readonly seeds: Seed[];
  readonly witnesses: Tied[];
  client: Host | null;
  clientName: HostName | null;
  clientAddress: HostName | null;
  user: Account | null;
  sessionUser: Account | null;
  target: HostName | null;
  targetShown: string | null;
  isBlurred: boolean;
  share: string | null;
  server: Host | null;
  serverName: HostName | null;
  printed: number | null;
  status: number | null;
  readonly clientNames: Set<HostName>;
  readonly clientAddresses: Set<HostName>;
  /** Hosts that wrote dated records of it. */
  readonly writers: Set<string>;
  times: number[];
}

const SIDE_ORDER: Readonly<Record<Side, number>> = { client: 0, server: 1, 'domain-controller': 2 };

/** Joins all failing facts of a case into attempts. */
export function attemptsOf(facts: readonly Placed[], table: HostTable): Attempt[] {
  knowCallers(facts, table);
  const noise = noiseOf(facts, table);
  const seeds = facts
    .map((placed) => seedOf(placed, table, noise))
    .filter((seed) => seed !== null)
    .sort(openingOrder);
  const drafts: Draft[] = [];
  const byUser = new Map<string, Draft[]>();
  const isDated = (seed: Seed): boolean => seed.times.length > 0;
  const named = seeds.filter((seed) => !isNameless(seed));
  for (const seed of named.filter(isDated)) {
    join(seed, candidates(seed, drafts, byUser), drafts, byUser);
  }
  const captures = named.filter((seed) => !isDated(seed));
  const contested = contestedBy(captures, drafts);
  for (const seed of captures) join(seed, candidates(seed, drafts, byUser), drafts, byUser, contested);
  const nameless = seeds.filter(isNameless);
  for (const seed of nameless) {
    if (!attachNameless(drafts, seed.placed)) drafts.push(open(seed));
  }
  nameTargets(drafts, facts, table);
  const successes = new Successes(facts, table);
  const clientCapture = seeds.some((seed) => seed.side === 'client') || successes.typed.length > 0;
  // Told, captured or logged at a client: whose access, to what, in failure or success.
  const askers = [
    ...drafts.filter((draft) => draft.seeds.some((seed) => seed.side === 'client')).map(knownOf),
    ...successes.typed.map(({ identity }): Known => ({ ...identity, ...NO_NAMES })),
  ];
  const firm = drafts.some((draft) => isFirm(draft));
  return drafts.map((draft, index) => finish(draft, index, successes, { firm, clientCapture, askers }));
}

/** 4002 names neither client nor account. */
function isNameless({ placed: { fact } }: Seed): boolean {
  return fact.kind === 'ntlm-blocked' && fact.event === 4002;
}

/** Dated before undated, client before server before DC: the client's records know the target as typed. */
function openingOrder(one: Seed, other: Seed): number {
  const dated = Number(one.times.length === 0) - Number(other.times.length === 0);
  if (dated !== 0) return dated;
  const side = SIDE_ORDER[one.side] - SIDE_ORDER[other.side];
  if (side !== 0) return side;
  // A record that names the account and the caller opens; poorer records of the same second join it.
  const named = richness(other) - richness(one);
  return named !== 0 ? named : Number(one.told) - Number(other.told);
}

function richness(seed: Seed): number {
  return (
    Number(seed.user !== null) +
    Number(seed.client !== null || seed.clientName !== null || seed.clientAddress !== null) +
    Number(seed.target !== null || seed.server !== null)
  );
}

function candidates(
  seed: Seed,
  drafts: readonly Draft[],
  byUser: ReadonlyMap<string, Draft[]>,
): readonly Draft[] {
  // Thousands of users in one log: only drafts of this account, or of no account, can agree.
  if (seed.user === null) return drafts;
  return [...new Set([...(byUser.get(seed.user.name) ?? []), ...(byUser.get('') ?? [])])];
}

/**
 * Records that the undated outputs of two computers fit equally: they belong to one of both, and nothing tells to which. An
 * output on the same computer is no rival: the same person tried twice.
 */
function contestedBy(captures: readonly Seed[], drafts: readonly Draft[]): ReadonlySet<Draft> {
  const contested = new Set<Draft>();
  if (captures.length < 2) return contested;
  for (const draft of drafts) {
    const clients = new Set(
      captures
        .filter((seed) => seed.client !== null && tieOfSeed(draft, seed) !== null)
        .map((seed) => seed.client?.id),
    );
    if (clients.size > 1) contested.add(draft);
  }
  return contested;
}

function join(
  seed: Seed,
  near: readonly Draft[],
  drafts: Draft[],
  byUser: Map<string, Draft[]>,
  contested: ReadonlySet<Draft> = new Set(),
): void {
  const ties = near
    .map((draft) => {
      const strength = tieOfSeed(draft, seed);
      return { draft, strength: strength !== null && contested.has(draft) ? ('weak' as const) : strength };
    })
    .filter((tie): tie is { draft: Draft; strength: Strength } => tie.strength !== null);
  const tied = ties.filter((tie) => tie.strength === 'tied');
  const isUndated = seed.times.length === 0;
  // An undated capture must fit one event group only: a second that fits as well makes every tie weak.
  const unique = !isUndated || tied.length === 1 || tied.every((tie) => tie.draft.times.length === 0);
  if (tied.length > 0 && unique) {
    for (const { draft } of isUndated ? tied.slice(0, 1) : tied) absorb(draft, seed, byUser);
    return;
  }
  const draft = open(seed);
  drafts.push(draft);
  index(draft, byUser);
  for (const tie of ties)
    tie.draft.witnesses.push({ placed: seed.placed, fact: seed.placed.fact, strength: 'weak' });
  for (const tie of ties) {
    for (const other of tie.draft.seeds) {
      draft.witnesses.push({ placed: other.placed, fact: other.placed.fact, strength: 'weak' });
    }
  }
}

function tieOfSeed(draft: Draft, seed: Seed): Strength | null {
  if (agreement(draft, seed) < 0) return null;
  for (const other of draft.seeds) {
    if (!printedCodeFits(other.placed.fact, other.status, seed.printed)) return null;
    if (!printedCodeFits(seed.placed.fact, seed.status, other.printed)) return null;
    if (contradictingStatus(other, seed) || neverMet(other, seed) || neverMet(seed, other)) return null;
  }
  if (seed.times.length > 0 && draft.times.length > 0) return datedTie(draft, seed);
  // Nobody's session is like another: an anonymous record needs more than the server to belong to a person's command.
  if (isNobody(draft.user) !== isNobody(seed.user) && !isSamePerson(draft, seed)) return null;
  // Undated: the target as typed must be the event's, or the event's server must be that host.
  const targets = draft.target !== null && draft.target === seed.target;
  const servers = draft.server !== null && draft.server.id === seed.server?.id;
  if (!targets && !servers) return null;
  if (draft.times.length === 0 && seed.times.length === 0) {
    const sameCode = (draft.printed ?? null) === (seed.printed ?? null);
    const oneCaller = draft.client?.id === seed.client?.id && userKey(draft.user) === userKey(seed.user);
    return sameCode && (oneCaller || seed.told || draft.seeds.some((other) => other.told)) ? 'tied' : null;
  }
  const loose =
    seed.placed.holding === 'loose' || draft.seeds.some((other) => other.placed.holding === 'loose');
  return loose ? 'weak' : 'tied';
}

function isNobody(user: Account | null): boolean {
  return user !== null && isAnonymous(user.name, null);
}

/** What the client refuses by itself leaves no trace at a server, and no NTLM at a domain controller. */
function neverMet(client: Seed, other: Seed): boolean {
  const { fact } = client.placed;
  if (fact.kind !== 'ntlm-blocked' || (fact.gate !== 'client-policy' && fact.gate !== 'smb-client'))
    return false;
  const kind = other.placed.fact.kind;
  return other.side === 'server' || (other.side === 'domain-controller' && kind !== 'ticket-request');
}

/**
 * Two records of one side with different refusals are two failures, even in one second. A session that the server refused before any
 * account was named (551, not supported) is none of which it examined the credential.
 */
function contradictingStatus(one: Seed, other: Seed): boolean {
  if (one.side !== other.side) return false;
  if (one.placed.fact.kind !== other.placed.fact.kind)
    return isRefusedUnasked(one, other) || isRefusedUnasked(other, one);
  return one.status !== null && other.status !== null && one.status !== other.status;
}

const NOT_SUPPORTED = 0xc00000bb;

function isRefusedUnasked(session: Seed, logon: Seed): boolean {
  return (
    session.placed.fact.kind === 'smb-session-refused' &&
    session.status === NOT_SUPPORTED &&
    logon.placed.fact.kind === 'logon-failed' &&
    isCredentialCode(logon.placed.fact, logon.status)
  );
}

function datedTie(draft: Draft, seed: Seed): Strength | null {
  const { placed, times } = seed;
  if (isOneOf(placed.host, draft.writers)) {
    if (closePair(draft.times, times, SAME_HOST_MS)) return 'tied';
    if (draft.writers.size === 1) return null;
  }
  if (!closePair(draft.times, times, TWO_HOSTS_MS)) return null;
  const loose = placed.holding !== 'named' || draft.seeds.some((seed) => seed.placed.holding === 'loose');
  return isSamePerson(draft, seed) && !loose ? 'tied' : 'weak';
}

function open(seed: Seed): Draft {
  const draft: Draft = {
    seeds: [],
    witnesses: [],
    client: null,
    clientName: null,
    clientAddress: null,
    user: null,
    sessionUser: null,
    target: null,
    targetShown: null,
    isBlurred: false,
    share: null,
    server: null,
    serverName: null,
    printed: null,
    status: null,
    clientNames: new Set(),
    clientAddresses: new Set(),
    writers: new Set(),
    times: [],
  };
  take(draft, seed);
  return draft;
}

function absorb(draft: Draft, seed: Seed, byUser: Map<string, Draft[]>): void {
  const before = keysOf(draft);
  take(draft, seed);
  const after = keysOf(draft);
  if (before.join() === after.join()) return;
  for (const key of before) {
    byUser.set(
      key,
      (byUser.get(key) ?? []).filter((other) => other !== draft),
    );
  }
  index(draft, byUser);
}

function take(draft: Draft, seed: Seed): void {
  draft.seeds.push(seed);
  draft.witnesses.push({ placed: seed.placed, fact: seed.placed.fact, strength: 'tied' });
  draft.client ??= seed.client;
  draft.clientName ??= seed.clientName;
  draft.clientAddress ??= seed.clientAddress;
  draft.user ??= seed.user;
  draft.sessionUser ??= seed.sessionUser;
  draft.target ??= seed.target;
  draft.targetShown ??= seed.targetShown;
  draft.isBlurred ||= seed.isBlurred;
  draft.share ??= seed.share;
  draft.server ??= seed.server;
  draft.printed ??= seed.printed;
  draft.status ??= seed.status;
  if (seed.clientName !== null) draft.clientNames.add(seed.clientName);
  if (seed.clientAddress !== null) draft.clientAddresses.add(seed.clientAddress);
  if (seed.placed.host !== null && seed.times.length > 0) draft.writers.add(seed.placed.host.id);
  if (seed.times.length > 0) draft.times = union(draft.times, seed.times);
}

/** Both lists, ascending; records of one failure within two seconds count once. */
function union(one: readonly number[], other: readonly number[]): number[] {
  const all = [...one, ...other].sort((a, b) => a - b);
  const kept: number[] = [];
  let isFirstList = true;
  for (const time of all) {
    const last = kept[kept.length - 1];
    const close = last !== undefined && time - last < 2_000;
    if (close && one.length > 0 && isFirstList !== one.includes(time)) continue;
    kept.push(time);
    isFirstList = one.includes(time);
  }
  return kept;
}

function index(draft: Draft, byUser: Map<string, Draft[]>): void {
  for (const key of keysOf(draft)) {
    const list = byUser.get(key);
    if (list === undefined) byUser.set(key, [draft]);
    else list.push(draft);
  }
}

/** Under which accounts a record may look for it: the one that was offered, and the one whose session it is. */
function keysOf({ user, sessionUser }: Draft): readonly string[] {
  return [...new Set([userKey(user), ...(sessionUser === null ? [] : [userKey(sessionUser)])])];
}

function userKey(user: Account | null): string {
  return user === null ? '' : user.name;
}

/**
 * 4002 names nobody: it ties through a record of its host within five seconds that does. Where records of two attempts lie
 * so near, it may belong to either.
 */
function attachNameless(drafts: readonly Draft[], placed: Placed): boolean {
  const near = drafts.flatMap((draft) => {
    if (draft.seeds.some((seed) => seed.placed === placed) || !isOneOf(placed.host, draft.writers)) return [];
    const times = draft.seeds
      .filter((seed) => seed.placed.host?.id === placed.host?.id)
      .flatMap((seed) => timesNear(placed.fact.times, seed.times, SAME_HOST_MS, SAME_HOST_MS));
    return times.length > 0 ? [{ draft, times: new Set(times) }] : [];
  });
  for (const { draft, times } of near) {
    const rivals = near.filter(
      (other) => other.draft !== draft && [...other.times].some((time) => times.has(time)),
    );
    const isOwn = times.size > rivals.length;
    draft.witnesses.push({ placed, fact: placed.fact, strength: isOwn ? 'tied' : 'weak' });
  }
  return near.length > 0;
}

/**
 * Server and domain controller never print the name that was typed. Where the client logged its use of NTLM in the same
 * seconds, for the same account and for a name of that very server, and for no other name that may be its, that is the
 * target.
 */
function nameTargets(drafts: readonly Draft[], facts: readonly Placed[], table: HostTable): void {
  const nameless = drafts.filter(
    (draft) => draft.target === null && draft.server !== null && !draft.isBlurred,
  );
  if (nameless.length === 0) return;
  const uses = new Map<string, { readonly placed: Placed; readonly identity: Identity }[]>();
  for (const placed of facts) {
    if (placed.fact.kind !== 'ntlm-audited' && placed.fact.kind !== 'ntlm-reason') continue;
    const identity = placed.holding === 'named' ? identityOf(placed, table) : null;
    if (identity === null || identity.target === null) continue;
    const key = userKey(identity.user);
    const list = uses.get(key);
    if (list === undefined) uses.set(key, [{ placed, identity }]);
    else list.push({ placed, identity });
  }
  for (const draft of nameless) {
    const near = (uses.get(userKey(draft.user)) ?? []).filter(
      // Client and account both: the account alone is at work on several computers.
      ({ placed, identity }) =>
        agreement(draft, identity) >= 2 && closePair(draft.times, placed.fact.times, TWO_HOSTS_MS),
    );
    const [first] = near;
    const isOne = near.every(({ identity }) => identity.target === first?.identity.target);
    if (first === undefined || !isOne || first.identity.server?.id !== draft.server?.id) continue;
    const times = near.flatMap(({ placed }) => placed.fact.times).sort((a, b) => a - b);
    // A refusal of another hour may have been of another name.
    const isWhole = timesNear(draft.times, times, TWO_HOSTS_MS, TWO_HOSTS_MS).length === draft.times.length;
    if (isWhole) draft.target = first.identity.target;
  }
}

/** Shown by the client, told by the person, or refused with anything but a credential code. */
function isFirm(draft: Draft): boolean {
  return draft.seeds.some(
    (seed) => seed.told || seed.side === 'client' || !isCredentialCode(seed.placed.fact, seed.status),
  );
}

/** A failing command fits this record as well as another one: what it met may be either. */
function mayBeTheFailure(draft: Draft): boolean {
  return draft.witnesses.some(({ fact }) => fact.kind === 'access-tried' && fact.outcome === 'failed');
}

/** A share refused somebody while the case is about the access of other people: seen, but not what was asked. */
function isOthersDenial(draft: Draft, askers: readonly Known[]): boolean {
  return (
    askers.length > 0 &&
    askers.every((asker) => isAnother(asker, draft)) &&
    draft.seeds.every(
      ({ placed: { fact } }) => fact.kind === 'share-access' || fact.kind === 'smb-share-denied',
    )
  );
}

/** A credential that was refused to somebody at the very server that others are shown to open. */
function isOthersMistake(draft: Draft, askers: readonly Known[]): boolean {
  return (
    askers.length > 0 &&
    askers.every(
      (asker) => asker.server !== null && asker.server.id === draft.server?.id && isAnother(asker, draft),
    )
  );
}

/** Another person, or another access where one of both names nobody: who asked may be refused another share of the same server. */
function isAnother(asker: Known, draft: Draft): boolean {
  return agreement(asker, draft) < 0 && !accountsAgree(asker.user, draft.user);
}

const NO_NAMES = {
  clientNames: new Set<HostName>(),
  clientAddresses: new Set<HostName>(),
  serverName: null,
} as const;

function knownOf(draft: Draft): Known {
  const { client, clientName, clientAddress, user, target, targetShown, share, server, serverName } = draft;
  const { sessionUser, isBlurred, clientNames, clientAddresses } = draft;
  return {
    client,
    clientName,
    clientAddress,
    user,
    sessionUser,
    target,
    targetShown,
    isBlurred,
    share,
    server,
    serverName,
    clientNames,
    clientAddresses,
  };
}

const CREDENTIAL_STATUS: ReadonlySet<number> = new Set([
  0xc000006a, 0xc0000064, 0xc000006d, 0xc000006e, 0xc000006f, 0xc0000070, 0xc0000071, 0xc0000072, 0xc0000193,
  0xc0000224, 0xc0000234,
]);
const CREDENTIAL_KERBEROS: ReadonlySet<number> = new Set([0x6, 0x12, 0x17, 0x18]);

export function isCredentialCode(fact: Fact, status: number | null): boolean {
  if (status === null) return false;
  return fact.kind === 'ticket-request' ? CREDENTIAL_KERBEROS.has(status) : CREDENTIAL_STATUS.has(status);
}

/** What all attempts of a case together say of each. */
interface CaseOfAttempts {
  /** Some attempt is more than a refused credential. */
  readonly firm: boolean;
  readonly clientCapture: boolean;
  readonly askers: readonly Known[];
}

function finish(
  draft: Draft,
  number: number,
  successes: Successes,
  { firm, clientCapture, askers }: CaseOfAttempts,
): Attempt {
  const known = knownOf(draft);
  const counts = draft.seeds.map((seed) =>
    seed.times.length > 0
      ? Math.min(seed.placed.fact.count, Math.max(seed.times.length, 1))
      : seed.placed.fact.count,
  );
  return {
    ...known,
    id: `attempt-${number + 1}`,
    printed: draft.printed,
    status: draft.status,
    count: Math.max(1, ...counts),
    times: draft.times,
    zoneKnown: draft.seeds.every((seed) => seed.placed.zoneKnown || seed.times.length === 0),
    witnesses: draft.witnesses,
    inQuestion: isFirm(draft)
      ? !isOthersDenial(draft, askers)
      : mayBeTheFailure(draft) || (!firm && !clientCapture && !isOthersMistake(draft, askers)),
    told: draft.seeds.some((seed) => seed.told),
    recovered: recoveryOf(draft, known, successes),
  };
}

interface Success {
  readonly placed: Placed;
  readonly identity: Identity;
}

/** Successful accesses by account, so that each attempt looks at its own only. */
class Successes {
  readonly typed: Success[] = [];
  readonly #byUser = new Map<string, Success[]>();
  readonly #byClient = new Map<string, Success[]>();
  /** What the file system refused behind a share that let the account in, by computer and account. */
  readonly #refused = new Map<string, Facts['file-denied'][]>();

  constructor(facts: readonly Placed[], table: HostTable) {
    for (const placed of facts) {
      const { fact } = placed;
      if (fact.kind === 'file-denied' && isNeededRight(fact.mask)) {
        const key = refusedKey(placed.host, fact.user);
        this.#refused.set(key, [...(this.#refused.get(key) ?? []), fact]);
      }
      const isTyped = fact.kind === 'access-tried' && fact.outcome === 'succeeded';
      const isOpened =
        fact.kind === 'share-access' && fact.outcome === 'success' && !/ipc\$$/i.test(fact.share);
      const isTicket = fact.kind === 'ticket-request' && fact.status === 0;
      if (!isTyped && !isOpened && !isTicket && fact.kind !== 'logon') continue;
      const identity = identityOf(placed, table);
      if (identity === null) continue;
      if (isTyped) this.typed.push({ placed, identity });
      put(this.#byUser, userKey(identity.user), { placed, identity });
      if (identity.client !== null) put(this.#byClient, identity.client.id, { placed, identity });
    }
  }

  of(user: Account | null): readonly Success[] {
    return user === null ? [] : (this.#byUser.get(user.name) ?? []);
  }

  /** Of whomever, at one computer. */
  from(client: Host | null): readonly Success[] {
    return client === null ? [] : (this.#byClient.get(client.id) ?? []);
  }

  /** The first time after `last` at which the share let the account in and the file system refused nothing behind it. */
  firstAfter({ placed: { fact, host } }: Success, last: number): number | undefined {
    const refused =
      fact.kind === 'share-access' ? (this.#refused.get(refusedKey(host, fact.user)) ?? []) : [];
    return fact.times.find((time, index) => {
      const id = fact.logonIds[index] ?? '';
      const isRefused = refused.some((denied) =>
        denied.times.some((at, own) => {
          const other = denied.logonIds[own] ?? '';
          const sameSession = id === '' || other === '' || id === other;
          return sameSession && at >= time && at <= time + SAME_HOST_MS;
        }),
      );
      return time > last && !isRefused;
    });
  }
}

function put(map: Map<string, Success[]>, key: string, success: Success): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [success]);
  else list.push(success);
}

function refusedKey(host: Host | null, user: string): string {
  return `${host?.id ?? ''}|${user.toLowerCase()}`;
}

/** The first success of the same client, account and target after the last failure. */
function recoveryOf(draft: Draft, known: Known, successes: Successes): number | true | null {
  if (successes.typed.some((success) => isLaterInTranscript(draft, success, known))) return true;
  const last = draft.times[draft.times.length - 1];
  if (last === undefined) return null;
  let recovered: number | null = null;
  const stage = stageOf(draft);
  const wasNtlm = draft.seeds.some(
    ({ placed: { fact }, status }) =>
      (fact.kind === 'logon-failed' && fact.package === 'ntlm' && !isCredentialCode(fact, status)) ||
      (fact.kind === 'ntlm-blocked' && fact.gate !== 'client-policy' && fact.gate !== 'smb-client'),
  );
  for (const success of stage === 'way' ? successes.from(known.client) : successes.of(known.user)) {
    if (!provesAgain(stage, success.placed.fact) || !isRecoveryOf(draft, known, stage, success)) continue;
    const after = successes.firstAfter(success, last);
    if (after === undefined || (recovered !== null && recovered <= after)) continue;
    // What was refused as NTLM is recovered by NTLM: a Kerberos session came by another name.
    if (wasNtlm && !hasNtlmLogon(known, successes, last)) continue;
    recovered = after;
  }
  return recovered;
}

/**
 * How far the failure got: not to the server (`way`, which is nobody's in particular), to a ticket-granting ticket (`sign-in`), to
 * a service ticket (`ticket`), or further.
 */
type FailedStage = 'way' | 'sign-in' | 'ticket' | 'access';

/** The name was not resolved, or nobody answered at its address. */
const ON_THE_WAY: ReadonlySet<number> = new Set([30800, 30803, 30816]);

function stageOf({ seeds, user }: Draft): FailedStage {
  const facts = seeds.map((seed) => seed.placed.fact);
  if (
    user === null &&
    facts.every((fact) => fact.kind === 'smb-client-failure' && ON_THE_WAY.has(fact.event))
  )
    return 'way';
  if (facts.every((fact) => fact.kind === 'ticket-request' && fact.event !== 4769)) return 'sign-in';
  return facts.every((fact) => fact.kind === 'ticket-request') ? 'ticket' : 'access';
}

/** Whether such a success shows that this stage works again. */
function provesAgain(stage: FailedStage, fact: Fact): boolean {
  switch (stage) {
    case 'sign-in':
      return fact.kind === 'ticket-request';
    case 'ticket':
      return fact.kind === 'ticket-request'
        ? fact.event === 4769
        : fact.kind !== 'logon' || fact.package === 'kerberos';
    case 'way':
      return fact.kind !== 'ticket-request';
    case 'access':
      // A logon alone opens no share.
      return fact.kind !== 'ticket-request' && fact.kind !== 'logon';
  }
}

function isRecoveryOf(
  draft: Draft,
  known: Known,
  stage: FailedStage,
  { placed, identity }: Success,
): boolean {
  if (stage === 'sign-in') return isSameCaller(known, identity);
  if (sameStory(known, identity, stage === 'way')) return true;
  // Where no file knows the server, the KDC names its account both times.
  const { fact } = placed;
  return (
    stage === 'ticket' &&
    fact.kind === 'ticket-request' &&
    isSameCaller(known, identity) &&
    draft.seeds.every(
      (seed) =>
        seed.placed.fact.kind === 'ticket-request' && sameText(seed.placed.fact.service, fact.service ?? ''),
    )
  );
}

function hasNtlmLogon(known: Known, successes: Successes, last: number): boolean {
  return successes
    .of(known.user)
    .some(
      ({ placed: { fact }, identity }) =>
        fact.kind === 'logon' &&
        fact.package === 'ntlm' &&
        fact.times.some((time) => time > last) &&
        known.server?.id === identity.server?.id,
    );
}

function isSameCaller(known: Known, other: Identity): boolean {
  return (
    (known.client !== null && known.client.id === other.client?.id) ||
    (other.clientName !== null && known.clientNames.has(other.clientName)) ||
    (other.clientAddress !== null && known.clientAddresses.has(other.clientAddress))
  );
}

/** Client and server must agree positively: another user's or another computer's success recovers nothing. */
function sameStory(known: Known, other: Identity, isAnybodys = false): boolean {
  if (agreement(known, other) < 0) return false;
  const server = known.server !== null && known.server.id === other.server?.id;
  const client = isSameCaller(known, other);
  const user = isAnybodys || (known.user !== null && other.user !== null);
  // A server never logs the name that was typed: access by its own name recovers neither an alias nor an address.
  const name = known.target === null || (known.server?.names.has(known.target) ?? false);
  return server && client && user && name;
}

/** An undated success recovers an undated failure only where one transcript prints it below. */
function isLaterInTranscript(draft: Draft, { placed, identity }: Success, known: Known): boolean {
  if (identity.target === null || identity.target !== known.target) return false;
  if (agreement(known, identity) < 0) return false;
  const success = placed.fact.from[placed.fact.from.length - 1];
  return draft.seeds.some((seed) => {
    const failure = seed.placed.fact.from[seed.placed.fact.from.length - 1];
    const undated = seed.times.length === 0;
    return (
      undated &&
      failure !== undefined &&
      success !== undefined &&
      failure.file === success.file &&
      (success.line ?? 0) > (failure.line ?? 0) &&
      win32Of(seed.printed ?? 0) !== null &&
      userKey(seed.user) === userKey(identity.user) &&
      isSameCredential(seed.placed.fact, placed.fact)
    );
  });
}

/**
 * An account that is given where none was, or in another form (`CORP\anna`, `anna@corp.example`), is a contrast: the first
 * form fails as before.
 */
function isSameCredential(failed: Fact, succeeded: Fact): boolean {
  const given = succeeded.kind === 'access-tried' ? succeeded.user : null;
  return given === null || (failed.kind === 'access-tried' && sameText(failed.user, given));
}

function sameText(one: string | null, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase();
}

/** The tie of any other record (a success, a ticket request, an audit event) to a finished attempt. */
export function tieOf(attempt: Attempt, placed: Placed, table: HostTable): Strength | null {
  if (!TYING_KINDS.has(placed.fact.kind)) return null;
  const own = attempt.witnesses.find((witness) => witness.placed === placed);
  if (own !== undefined) return own.strength;
  const identity = identityOf(placed, table);
  if (identity === null) return null;
  if (agreement(attempt, identity) < 0 || attempt.times.length === 0 || placed.fact.times.length === 0)
    return null;
  const writers = new Set(
    attempt.witnesses.map((witness) => witness.placed.host?.id).filter((id) => id !== undefined),
  );
  if (isOneOf(placed.host, writers)) {
    const beside = attempt.witnesses
      .filter((witness) => witness.placed.host?.id === placed.host?.id)
      .some((witness) => closePair(witness.fact.times, placed.fact.times, SAME_HOST_MS));
    if (beside) return placed.holding === 'open' ? 'weak' : 'tied';
  }
  if (!closePair(attempt.times, placed.fact.times, TWO_HOSTS_MS)) return null;
  return isSamePerson(attempt, identity) && placed.holding === 'named' ? 'tied' : 'weak';
}
