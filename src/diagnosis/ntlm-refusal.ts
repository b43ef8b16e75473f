/**
 * "NTLM was refused for this attempt", as the causes of group B and C need it: by an event, or by a sign that is less
 * than an event (a code, a policy value).
 */
import type { Look } from '../correlation/look.ts';
import { policies } from '../windows/policies.ts';
import { oneOf, proof, shown, tiedItem, present, unobserved, type Item } from './item.ts';
import { askClientNtlmLog } from './asks.ts';

export const REFUSAL_KINDS = [
  'ntlm-blocked',
  'logon-failed',
  'smb-session-refused',
  'access-tried',
  'service-failure',
  'policy-setting',
  'smb-configuration',
] as const;
type RefusalKind = (typeof REFUSAL_KINDS)[number];

export const NTLM_BLOCKED = 0xc0000418;

/** STATUS_NTLM_BLOCKED in a 4625 (in either field) or 551 of this attempt. */
export function statusBlocked(look: Look<RefusalKind>): Item {
  return tiedItem('the server’s record says STATUS_NTLM_BLOCKED (0xC0000418)', [
    ...look.tied('logon-failed', (fact) => fact.rawStatus === NTLM_BLOCKED || fact.subStatus === NTLM_BLOCKED),
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

/** Deny values at the client (outgoing, SMB client) or at the server (incoming). */
export function valueThatStops(look: Look<RefusalKind>): Item {
  const out = look.setting(policies['P-OUT'].path, 'client');
  const into = look.setting(policies['P-IN'].path, 'server');
  const smb = look.configuration('client', 'BlockNTLM');
  return oneOf(
    out.value === 2 && out.reach !== null && out.reach !== 'supports'
      ? shown('outgoing NTLM is set to Deny all', out.placed, out.reach)
      : unobserved(),
    (into.value === 1 || into.value === 2) && into.reach !== null && into.reach !== 'supports'
      ? shown('incoming NTLM is denied on the server', into.placed, into.reach)
      : unobserved(),
    smb !== null && smb.placed.fact.value === true && smb.reach !== 'supports'
      ? present(smb.reach, proof('the SMB client blocks NTLM', smb.placed))
      : unobserved(),
  );
}
