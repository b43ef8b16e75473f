/**
 * Whether a path gets through each gate under a policy. A path breaks where one gate denies it and no exception helps there;
 * whatever the files do not tell (membership, program, version, an undocumented form of an exception) makes it undetermined,
 * never safe.
 *
 * The policies: see `policy.ts`. The domain policy denies by account, by server or by both: MS-APDS 3.1.5,
 * https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-apds/f47e40e1-b9ca-47e2-b139-15a1e96b0e72
 */
import type { AccessPath, Known } from '../correlation/paths/path.ts';
import type { Host } from '../correlation/hosts.ts';
import type { Covering } from './covering.ts';
import { LIST_OF, type Gate, type ListId, type Policy } from './policy.ts';

/**
 * What the lists together say to a path. `only-some`: one computer's list covers it, another's does not; `others-only`: a list
 * covers it that is of another computer, and that of the one that is asked stands in no file.
 */
export type ListAnswer = Covering | 'only-some' | 'others-only';

export interface Situation {
  readonly policy: Policy;
  /** Ids of the computers on which the values for clients and servers are set; null: on every computer that takes them. */
  readonly hosts: ReadonlySet<string> | null;
  /** Whether a domain controller is among them. */
  readonly withDomainControllers: boolean;
  readonly covering: Readonly<Record<ListId, (path: AccessPath) => ListAnswer>>;
}

export type Would = 'break' | 'survive' | 'undetermined';

export interface Outcome {
  readonly would: Would;
  /** The gate that decides; null: no gate denies it. */
  readonly gate: Gate | null;
  /** A gate denies it, and an exception lets it through. */
  readonly isCovered: boolean;
  readonly why: Why;
}

/** Why a path breaks, survives or cannot be told, as a key of {@link WHY}. */
export type Why = keyof typeof WHY;

export const WHY = {
  'nothing-denied': 'No policy that is switched on here concerns it.',
  'outgoing-denied': 'Its client may not send NTLM.',
  'smb-client-denied': 'The SMB client of its computer blocks NTLM.',
  'incoming-denied': 'Its server accepts no NTLM of such an account.',
  'ntlmv1-denied': 'NTLMv1 is refused where the account lives.',
  'domain-denied': 'The domain controllers refuse it.',
  covered: 'Denied, but an exception lets it through.',
  'covered-perhaps': 'An exception may let it through; that this form matches is documented nowhere.',
  'covered-by-some': 'Some of the exception lists cover it and others do not: which one is asked is chance.',
  'covered-elsewhere':
    'The exception list of another computer covers it; the one that is asked here stands in no file.',
  'covered-domain-perhaps':
    'An exception names its server; whether exceptions help against "deny for domain accounts" is documented in two ways.',
  'name-unknown':
    'Which name the client used stands in no file, so no exception can be matched. Event 8001 of the client tells it.',
  'client-unknown':
    'From which computer it comes stands in no file. Events 8003 and 4624 of the server tell it.',
  'client-reach-unknown': 'Whether its client is a Windows computer that takes the policy stands in no file.',
  'server-unknown': 'To which server it goes stands in no file.',
  'server-reach-unknown': 'Whether its server is a Windows computer that takes the policy stands in no file.',
  'account-unknown': 'Whose account it is stands in no file. Events 8003 and 4624 of the server tell it.',
  'loopback-open': 'The computer reaches itself; that outgoing policy spares this is documented nowhere.',
  'smb-unknown': 'Whether it is a share stands in no file. Event 8001 of the client tells it.',
  'smb-switch-unknown':
    'Whether the Windows of its client can block NTLM for SMB (24H2, Server 2025) stands in no file. On the client: systeminfo.',
  'version-unknown': 'Whether it is NTLMv1 or NTLMv2 stands in no file. Event 4624 of the server tells it.',
  'anonymous-open': 'Nobody logs on by name; what this policy does to that is documented nowhere.',
  'domain-unknown': 'Whether account and server are of this domain stands in no file.',
} as const;

type AtGate =
  | { readonly is: 'idle' }
  | { readonly is: 'passes' }
  | {
      readonly is: 'denies';
      readonly why: Why;
      /** An exception is never certain here. */ readonly doubtful?: true;
    }
  | { readonly is: 'open'; readonly why: Why; readonly doubtful?: true };

const IDLE: AtGate = { is: 'idle' };
const PASSES: AtGate = { is: 'passes' };

/** In the order in which a logon meets them. */
export const GATES: readonly Gate[] = ['smb-client', 'outgoing', 'incoming', 'ntlmv1', 'domain'];

/** What happens to a path under a policy. */
export function outcomeOf(path: AccessPath, situation: Situation): Outcome {
  let open: Outcome | null = null;
  let covered: Outcome | null = null;
  for (const gate of GATES) {
    const at = atGate(path, gate, situation);
    if (at.is === 'idle' || at.is === 'passes') continue;
    const list = LIST_OF[gate];
    const covering = list === null ? 'no' : situation.covering[list](path);
    // What a certain exception lets through gets through, whether or not the gate would deny it.
    if (at.is === 'open' && (covering !== 'covered' || at.doubtful)) {
      open ??= { would: 'undetermined', gate, isCovered: false, why: at.why };
      continue;
    }
    if (covering === 'no' && at.is === 'denies')
      return { would: 'break', gate, isCovered: false, why: at.why };
    if (covering === 'unknown-name')
      open ??= { would: 'undetermined', gate, isCovered: false, why: 'name-unknown' };
    else if (covering === 'only-some')
      open ??= { would: 'undetermined', gate, isCovered: true, why: 'covered-by-some' };
    else if (covering === 'others-only')
      open ??= { would: 'undetermined', gate, isCovered: true, why: 'covered-elsewhere' };
    else if (covering === 'uncertain')
      open ??= { would: 'undetermined', gate, isCovered: true, why: 'covered-perhaps' };
    else if (at.doubtful)
      open ??= { would: 'undetermined', gate, isCovered: true, why: 'covered-domain-perhaps' };
    else covered ??= { would: 'survive', gate, isCovered: true, why: 'covered' };
  }
  return open ?? covered ?? { would: 'survive', gate: null, isCovered: false, why: 'nothing-denied' };
}

/** Whether a gate denies a path, exceptions left aside. */
export function atGate(path: AccessPath, gate: Gate, situation: Situation): AtGate {
  const { policy } = situation;
  switch (gate) {
    case 'outgoing':
      return policy.outgoing === 2 ? outgoing(path, situation) : IDLE;
    case 'smb-client':
      return policy.smbClient === 1 ? smbClient(path, situation) : IDLE;
    case 'incoming':
      return policy.incoming === 0 ? IDLE : incoming(path, situation);
    case 'ntlmv1':
      return policy.ntlmv1 === 1 ? ntlmv1(path, situation) : IDLE;
    case 'domain':
      return policy.domain === 0 ? IDLE : domain(path, policy.domain);
  }
}

function outgoing(path: AccessPath, situation: Situation): AtGate {
  const reaches = reachesClient(path, situation);
  if (reaches !== 'yes')
    return notReached(reaches, path.client === null ? 'client-unknown' : 'client-reach-unknown');
  if (path.class === 'loopback') return { is: 'open', why: 'loopback-open' };
  return { is: 'denies', why: 'outgoing-denied' };
}

function smbClient(path: AccessPath, situation: Situation): AtGate {
  // Microsoft says so of the SMB client alone: loopback is spared.
  if (path.class === 'loopback' || path.isSmb === 'no' || path.clientBlocksSmb === 'no') return PASSES;
  const reaches = reachesClient(path, situation);
  if (reaches !== 'yes')
    return notReached(reaches, path.client === null ? 'client-unknown' : 'client-reach-unknown');
  if (path.clientBlocksSmb === 'unknown') return { is: 'open', why: 'smb-switch-unknown' };
  if (path.isSmb === 'unknown') return { is: 'open', why: 'smb-unknown' };
  return { is: 'denies', why: 'smb-client-denied' };
}

function incoming(path: AccessPath, situation: Situation): AtGate {
  const onlyDomain = situation.policy.incoming === 1;
  if (onlyDomain && path.accountKind === 'local') return PASSES;
  const reaches = reachesServer(path, situation);
  if (reaches !== 'yes')
    return notReached(reaches, path.server === null ? 'server-unknown' : 'server-reach-unknown');
  if (onlyDomain && path.accountKind === 'anonymous') return { is: 'open', why: 'anonymous-open' };
  if (onlyDomain && path.accountKind === 'unknown') return { is: 'open', why: 'account-unknown' };
  return { is: 'denies', why: 'incoming-denied' };
}

function ntlmv1(path: AccessPath, situation: Situation): AtGate {
  if (path.version === 'NTLMv2') return PASSES;
  const { accountKind } = path;
  if (accountKind === 'anonymous') return { is: 'open', why: 'anonymous-open' };
  if (accountKind === 'unknown') return { is: 'open', why: 'account-unknown' };
  if (accountKind === 'local') {
    const reaches = reachesServer(path, situation);
    if (reaches !== 'yes')
      return notReached(reaches, path.server === null ? 'server-unknown' : 'server-reach-unknown');
  } else if (path.accountInDomain === 'no') {
    // The controllers of its own domain decide.
    return PASSES;
  } else if (!situation.withDomainControllers) {
    return PASSES;
  } else if (path.accountInDomain === 'unknown') {
    return { is: 'open', why: 'domain-unknown' };
  }
  return path.version === null
    ? { is: 'open', why: 'version-unknown' }
    : { is: 'denies', why: 'ntlmv1-denied' };
}

function domain(path: AccessPath, value: Exclude<Policy['domain'], 0>): AtGate {
  if (path.accountKind === 'local') return PASSES;
  const { accountInDomain: account, serverInDomain: server } = path;
  // Of "deny for domain accounts" the policy text grants exceptions, the protocol document does not.
  const doubtful = value === 3 || (value === 7 && account !== 'no') ? { doubtful: true as const } : {};
  if (path.accountKind === 'anonymous') return { is: 'open', why: 'anonymous-open', doubtful: true };
  const denied = DENIED_BY[value](account, server);
  if (denied === 'no') return PASSES;
  if (denied === 'unknown') return { is: 'open', why: 'domain-unknown', ...doubtful };
  return { is: 'denies', why: 'domain-denied', ...doubtful };
}

const DENIED_BY: Readonly<Record<Exclude<Policy['domain'], 0>, (account: Known, server: Known) => Known>> = {
  1: both,
  3: (account) => account,
  5: (_, server) => server,
  7: either,
};

function both(one: Known, other: Known): Known {
  if (one === 'no' || other === 'no') return 'no';
  return one === 'yes' && other === 'yes' ? 'yes' : 'unknown';
}

function either(one: Known, other: Known): Known {
  if (one === 'yes' || other === 'yes') return 'yes';
  return one === 'no' && other === 'no' ? 'no' : 'unknown';
}

function notReached(reaches: 'no' | 'unknown', why: Why): AtGate {
  return reaches === 'no' ? PASSES : { is: 'open', why };
}

/** Whether the values for clients are set on the client. A device that is no Windows computer takes no policy at all. */
function reachesClient(path: AccessPath, { hosts }: Situation): Known {
  const host = path.client?.host ?? null;
  if (hosts !== null) return isChosen(path.client, hosts);
  if (path.clientJoined === 'no') return 'no';
  const isWindows = host?.hasFiles === true || path.witnesses.some(({ place }) => place === 'client');
  return isWindows || path.clientJoined === 'yes' ? 'yes' : 'unknown';
}

/** A NAS may be a member of the domain and still take no policy: only a server whose own records are there surely does. */
function reachesServer(path: AccessPath, { hosts }: Situation): Known {
  const host = path.server?.host ?? null;
  if (hosts !== null) return isChosen(path.server, hosts);
  const isWindows =
    host?.hasFiles === true ||
    path.witnesses.some(({ place, event }) => place === 'server' && event !== 4776);
  return isWindows || path.toDomainController ? 'yes' : 'unknown';
}

/** A computer of which only an address is known may be one of those chosen. */
function isChosen(
  end: { readonly host: Host | null; readonly name: string } | null,
  hosts: ReadonlySet<string>,
): Known {
  if (hosts.size === 0) return 'no';
  if (end === null) return 'unknown';
  if (end.host !== null) return hosts.has(end.host.id) ? 'yes' : 'no';
  return /^[\d.]+$|:/.test(end.name) ? 'unknown' : 'no';
}
