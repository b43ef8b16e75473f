/**
 * "NTLM was refused for this attempt", as the causes of group B and C need it: by an event, or by a sign that is less
 * than an event (a code, a policy value).
 */
import type { Look } from '../correlation/look.ts';
import { hostName, isAnonymous } from '../windows/names.ts';
import { policies } from '../windows/policies.ts';
import { win32Of } from '../windows/status.ts';
import { askClientNtlmLog } from './asks.ts';
import { matchesException } from '../windows/exception-list.ts';
import { oneOf, shown, supporting, tiedItem, unobserved, type Item } from './item.ts';
import { ntlmValue } from './restrict-ntlm.ts';
import { smbClientBlocks } from './smb-client-block.ts';
import type { Findings } from './verdict.ts';

export const REFUSAL_KINDS = [
  'ntlm-blocked',
  'logon-failed',
  'smb-session-refused',
  'access-tried',
  'service-failure',
  'policy-setting',
  'smb-configuration',
  'policy-applied',
] as const;
type RefusalKind = (typeof REFUSAL_KINDS)[number];

export const NTLM_BLOCKED = 0xc0000418;

/** STATUS_NTLM_BLOCKED in a 4625 (in either field) or 551 of this attempt. */
export function statusBlocked(look: Look<RefusalKind>): Item {
  return tiedItem('the server’s record says STATUS_NTLM_BLOCKED (0xC0000418)', [
    ...look.tied(
      'logon-failed',
      (fact) => fact.logonType === 3 && (fact.rawStatus === NTLM_BLOCKED || fact.subStatus === NTLM_BLOCKED),
    ),
    ...look.tied('smb-session-refused', (fact) => fact.status === NTLM_BLOCKED),
  ]);
}

/** The client refused by itself (4001, 4015, 31023): then neither server nor DC was asked. */
export function clientBlock(look: Look<RefusalKind>): Item {
  return tiedItem(
    'the client itself refused to send NTLM',
    look.tied('ntlm-blocked', (fact) => fact.event === 4001 || fact.event === 4015 || fact.event === 31023),
  );
}

/** A block event or STATUS_NTLM_BLOCKED in a server record, tied to the attempt. */
export function blockEvidence(look: Look<RefusalKind>): Item {
  return oneOf(
    tiedItem('NTLM was refused for this attempt', look.tied('ntlm-blocked')),
    statusBlocked(look),
    unobserved(askClientNtlmLog(look)),
  );
}

/** A record of NTLM at the server or a domain controller: the message left the client. */
export function leftTheClient(look: Look<RefusalKind>): Item {
  return tiedItem('NTLM of this attempt was seen behind the client, so it left it', [
    ...look.tied('logon-failed', (fact) => fact.package === 'ntlm'),
    ...look.tied('ntlm-blocked', (fact) => fact.event >= 4003 && fact.event <= 4006),
  ]);
}

/** The above, or a printed 1937, or a policy value that stops this client or this server (tied or assumed). */
export function refusalSign(look: Look<RefusalKind>): Item {
  const printed = look
    .tied('access-tried', (fact) => fact.code === 1937 || fact.code === 0x80070791)
    .filter((one) => one.fact.command !== 'told');
  return oneOf(
    blockEvidence(look),
    tiedItem('the client shows error 1937: NTLM has been disabled', printed),
    valueThatStops(look),
  );
}

/** Deny values at the client (outgoing, SMB client) or at the server (incoming), where they stop this very attempt. */
function valueThatStops(look: Look<RefusalKind>): Item {
  const smb = smbClientBlocks(look);
  const stops = smb.state === 'present' && !smb.supportsOnly;
  return oneOf(outgoingDenied(look), incomingDenied(look), stops ? smb : unobserved());
}

function outgoingDenied(look: Look<RefusalKind>): Item {
  const value = ntlmValue(look, 'P-OUT');
  if (value.value !== 2 || value.reach === null || value.reach === 'supports') return unobserved();
  const list = look.setting(policies['P-OUTX'].path, 'client');
  const entries: readonly string[] = Array.isArray(list.value) ? list.value : [];
  const target = look.attempt.target;
  const excepted = target !== null && entries.some((entry) => matchesException(entry, target) !== 'no');
  return excepted
    ? unobserved()
    : shown('outgoing NTLM is set to Deny all on this client', value.placed, value.reach);
}

/** Deny all accounts, or Deny all domain accounts where the account is not one of the server itself. */
function incomingDenied(look: Look<RefusalKind>): Item {
  const { value, reach, placed } = ntlmValue(look, 'P-IN');
  const denies = value === 2 || (value === 1 && !isServersOwnAccount(look));
  return denies && reach !== null && reach !== 'supports'
    ? shown('incoming NTLM is denied on the server', placed, reach)
    : unobserved();
}

/** The account is one of the server itself: no domain controller is asked for it, and Deny all domain accounts spares it. */
export function isServersOwnAccount(look: Look): boolean {
  const domain = hostName(look.attempt.user?.domain);
  const server = look.server;
  if (domain === null || server === null) return false;
  return [...server.names].some((name) => name === domain || name.split('.')[0] === domain);
}

/** A 4624 of this attempt at the attempt's own server: a logon at another one says nothing of this target. */
export function loggedOn(look: Look<'logon'>, by: 'ntlm' | 'kerberos' | 'any'): Item {
  const logons = look
    .tied('logon', (fact) => (by === 'any' || fact.package === by) && !isAnonymous(fact.user, fact.sid))
    .filter((one) => look.server !== null && one.placed.host?.id === look.server.id);
  const how = by === 'any' ? '' : by === 'ntlm' ? ' by NTLM' : ' by Kerberos';
  return tiedItem(`the server logged the account on${how}`, logons);
}

/**
 * The client's refusal beside a record of a later gate that is this attempt's own: two attempts were merged, and neither
 * gate can be certain or acquitted. Without such a record the later gate was simply not reached.
 */
export function mergedWithClientBlock(look: Look<RefusalKind>, ...own: readonly Item[]): Findings['cap'] {
  const isMerged =
    clientBlock(look).state === 'present' &&
    own.some((item) => item.state === 'present' && item.tie === 'tied');
  return isMerged
    ? { at: 'possible', why: 'evidence conflicts: the client itself refused to send NTLM in these seconds' }
    : null;
}

/** What a person sees where NTLM is refused. Another code tells of another obstacle. */
const FITTING: readonly number[] = [5, 50, 86, 1312, 1326, 1327, 1937];

/** Whether the codes that the client showed, if any, can come from a refused NTLM: 53 is the way to the server, 1331 the account. */
export function mayBeRefusal(look: Look): boolean {
  const { printed, witnesses } = look.attempt;
  const logged = witnesses.flatMap(({ fact, strength }) =>
    fact.kind === 'smb-client-failure' && strength === 'tied' && fact.status !== null
      ? (win32Of(fact.status) ?? [])
      : [],
  );
  const codes = printed === null ? logged : [win32Of(printed) ?? printed, ...logged];
  return codes.every((code) => FITTING.includes(code));
}

/** 0xC0000418 supports every gate behind the client, whatever is known of the server's value. */
export function statusSupports(look: Look<RefusalKind>): Item {
  return supporting(statusBlocked(look));
}
