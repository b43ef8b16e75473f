/**
 * Which record belongs to which attempt.
 *
 * Dated records tie by time and identity: on one host within 5 seconds, between two hosts within 30 seconds and with at
 * least one identity item in common (else the tie is weak). Where both records carry an item, one that disagrees breaks
 * the tie. Undated captures tie by uniqueness instead of seconds. Clock times of unknown zones compare as printed.
 */
import type { Fact } from '../facts/facts.ts';
import { isLegible, type HostName } from '../windows/names.ts';
import { win32Of } from '../windows/status.ts';
import type { Host } from './hosts.ts';
import { accountsAgree } from './accounts.ts';
import type { Identity } from './seeds.ts';

export type Strength = 'tied' | 'weak';

export const SAME_HOST_MS = 5_000;
export const TWO_HOSTS_MS = 30_000;

/** What an attempt knows of itself: the union of what its records told. */
export interface Known extends Identity {
  /** All workstation names and addresses under which the client appeared. */
  readonly clientNames: ReadonlySet<HostName>;
  readonly clientAddresses: ReadonlySet<HostName>;
  readonly serverName: HostName | null;
}

/**
 * How many identity items two records have in common: client, account, share. -1 where one disagrees. Target and server
 * can only disagree: everybody on a busy server shares them, so they link no two records.
 */
export function agreement(known: Known, other: Identity): number {
  let items = 0;
  const client = clientAgreement(known, other);
  if (client < 0) return -1;
  items += client;
  if (known.user !== null && other.user !== null) {
    if (!accountsAgree(known.user, other.user) && !isSameSession(known, other)) return -1;
    items += 1;
  }
  if (targetAgreement(known, other) < 0) return -1;
  if (known.share !== null && other.share !== null) {
    const one = known.share.toLowerCase();
    const two = other.share.toLowerCase();
    // Every connection opens IPC$ beside the share that the person asked for.
    if (one !== two && one !== 'ipc$' && two !== 'ipc$') return -1;
    if (one === two) items += 1;
  }
  return items;
}

/**
 * A person types `net use`, and the account of a saved credential goes out: the command knows whose session it is, the event
 * both. Two accounts that were offered stay two.
 */
function isSameSession(one: Identity, other: Identity): boolean {
  const isOwn = ({ user, sessionUser }: Identity): boolean => accountsAgree(user, sessionUser);
  return accountsAgree(one.sessionUser, other.sessionUser) && (isOwn(one) || isOwn(other));
}

function clientAgreement(known: Known, other: Identity): number {
  if (known.client !== null && other.client !== null) return known.client.id === other.client.id ? 1 : -1;
  const names = other.clientName;
  if (names !== null && known.clientNames.size > 0)
    return isLegible(names) && known.clientNames.has(names) ? 1 : -1;
  if (names !== null && known.client !== null && known.client.shown !== null)
    return known.client.names.has(names) ? 1 : -1;
  // The other way round: the attempt knows names that its records printed, the other record a computer of the case.
  if (
    known.client === null &&
    other.client !== null &&
    other.client.shown !== null &&
    known.clientNames.size > 0
  ) {
    const theirs = other.client.names;
    return [...known.clientNames].some((name) => theirs.has(name)) ? 1 : -1;
  }
  const address = other.clientAddress;
  if (address !== null && known.clientAddresses.size > 0) return known.clientAddresses.has(address) ? 1 : -1;
  if (address !== null && known.client !== null && known.client.addresses.size > 0) {
    return known.client.addresses.has(address) ? 1 : -1;
  }
  if (
    known.client === null &&
    other.client !== null &&
    other.client.addresses.size > 0 &&
    known.clientAddresses.size > 0
  ) {
    const theirs = other.client.addresses;
    return [...known.clientAddresses].some((at) => theirs.has(at)) ? 1 : -1;
  }
  return 0;
}

function targetAgreement(known: Known, other: Identity): number {
  if (isBlurredAgainst(known, other) || isBlurredAgainst(other, known)) return -1;
  if (known.target !== null && other.target !== null) return known.target === other.target ? 1 : -1;
  if (known.server !== null && other.server !== null) return known.server.id === other.server.id ? 1 : -1;
  return 0;
}

/** A target with lost letters is none that another record names, not even where that one lost the same. */
function isBlurredAgainst(one: Identity, other: Identity): boolean {
  return one.isBlurred && (other.isBlurred || other.target !== null || other.server !== null);
}

/** Whether two ascending lists hold a pair within `window` milliseconds. */
export function closePair(one: readonly number[], other: readonly number[], window: number): boolean {
  let a = 0;
  let b = 0;
  while (a < one.length && b < other.length) {
    const left = one[a] ?? 0;
    const right = other[b] ?? 0;
    if (Math.abs(left - right) <= window) return true;
    if (left < right) a += 1;
    else b += 1;
  }
  return false;
}

/** Those of `times` that have a partner in `others` within `window` milliseconds after (or around) them. */
export function timesNear(
  times: readonly number[],
  others: readonly number[],
  before: number,
  after: number,
): number[] {
  const near: number[] = [];
  let start = 0;
  for (const time of times) {
    while (start < others.length && (others[start] ?? 0) < time - before) start += 1;
    const next = others[start];
    if (next !== undefined && next <= time + after) near.push(time);
  }
  return near;
}

/**
 * Whether a code that a program printed can come from an event. `status` is the event's own NTSTATUS where it has one.
 * Credential prompts print no code, so a capture without code fits everything.
 */
export function printedCodeFits(fact: Fact, status: number | null, printed: number | null): boolean {
  if (printed === null) return true;
  const code = win32Of(printed) ?? printed;
  const twin = status === null ? null : win32Of(status);
  switch (fact.kind) {
    case 'ntlm-blocked':
    case 'account-barred':
    case 'ntlm-unusable':
      return [5, 50, 86, 1312, 1326, 1327, 1937].includes(code);
    case 'logon-failed':
    case 'smb-session-refused':
      return code === 5 || code === 1326 || code === twin;
    case 'credential-check':
    case 'ticket-request':
      return code === twin || code === 5 || code === 1326 || kerberosTwins(status).includes(code);
    case 'share-access':
    case 'smb-share-denied':
    case 'spn-check-failed':
      return code === 5;
    case 'smb-client-failure':
      if (fact.event === 30800 || fact.event === 30803) return [53, 64, 67, 121, 1231].includes(code);
      if (fact.event === 30816) return [53, 64, 67, 121, 384, 1231].includes(code);
      if (fact.event === 31017) return [53, 1272].includes(code) || printed === 3227320323 || code === twin;
      // A localized error text has no number to compare: it fits nothing.
      return code === twin || printed === status;
    case 'lsa-error':
      return [5, 1326].includes(code);
    case 'kerberos-error':
      return [5, 1326, 1396].includes(code);
    case 'kdc-error':
      // Only its refusals for want of an encryption type tie to attempts.
      return kerberosTwins(0xe).includes(code);
    case 'access-tried':
    case 'service-failure':
      if (fact.code === printed) return true;
      return (win32Of(fact.code ?? -1) ?? fact.code) === code;
    default:
      return true;
  }
}

/** Win32 codes that a person sees when the KDC answers with a result code. */
function kerberosTwins(status: number | null): readonly number[] {
  switch (status) {
    case 0x6:
    case 0x18:
      return [86, 1326];
    // Without a ticket NTLM is tried, and what people see is what becomes of that.
    case 0x7:
      return [5, 50, 53, 86, 1312, 1326, 1327, 1396, 1937];
    case 0x8:
    case 0xe:
      return [5, 50, 86, 1312, 1326, 1327, 1396, 1937];
    case 0x12:
      return [1331, 1909, 1793, 1326];
    case 0x17:
      return [1330, 1907, 1326];
    case 0x25:
      return [1398, 5, 1326];
    case 0x29:
      return [5, 1326, 1396];
    default:
      return [];
  }
}

/** The same, with target or server counted: for records that time alone does not bring together. */
export function commonItems(known: Known, other: Identity): number {
  const items = agreement(known, other);
  return items < 0 ? items : items + targetAgreement(known, other);
}

/** Client or account in common: a share alone may be a neighbour's of the same second. */
export function isSamePerson(known: Known, other: Identity): boolean {
  return clientAgreement(known, other) > 0 || accountsAgree(known.user, other.user);
}

/** A host that wrote a record and the hosts that wrote the attempt's records: is it one of them? */
export function isOneOf(host: Host | null, hosts: ReadonlySet<string>): boolean {
  return host !== null && hosts.has(host.id);
}
