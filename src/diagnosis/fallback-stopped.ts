/**
 * "The NTLM that went out instead of Kerberos was stopped": by a gate of NTLM, because the account is a protected user, or
 * by the server's check of the name. The causes that explain why Kerberos was not tried need it where other reasons of the
 * failure (a share's permissions, a wrong password) are open.
 */
import type { Look } from '../correlation/look.ts';
import { oneOf, tiedItem, type Item } from './item.ts';
import { refusalSign, REFUSAL_KINDS } from './ntlm-refusal.ts';

export const STOPPED_KINDS = [...REFUSAL_KINDS, 'account-barred', 'spn-check-failed'] as const;
type StoppedKind = (typeof STOPPED_KINDS)[number];

const ACCESS_DENIED = 0xc0000022;

export function fallbackStopped(look: Look<StoppedKind>): Item {
  return oneOf(
    refusalSign(look),
    tiedItem(
      'NTLM was refused for a member of Protected Users',
      look.tied('account-barred', (fact) => fact.event === 100),
    ),
    nameRefused(look),
  );
}

/** 5168, or a 551 with the same status where the server validates names: the session was refused for its target name. */
export function nameRefused(look: Look<'spn-check-failed' | 'smb-session-refused'>): Item {
  return oneOf(
    tiedItem('the server refused the name by which it was addressed (5168)', look.tied('spn-check-failed')),
    tiedItem(
      'the server, which validates names, refused the session (551)',
      look.tied('smb-session-refused', (fact) => fact.status === ACCESS_DENIED && validates(fact.spnPolicy)),
    ),
  );
}

/** `1`, `2`, or `SPN required / validate full`; a server that does not validate writes `0` or `no validation`. */
function validates(policy: string | null): boolean {
  return /^[12]$|validate full/i.test(policy ?? '');
}
