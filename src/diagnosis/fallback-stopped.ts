/**
 * "The NTLM that went out instead of Kerberos was stopped": by a gate of NTLM, because the account is a protected user, or
 * by the server's check of the name. The causes that explain why Kerberos was not tried need it where other reasons of the
 * failure (a share's permissions, a wrong password) are open.
 */
import type { Look } from '../correlation/look.ts';
import { oneOf, tiedItem, type Item } from './item.ts';
import { NAME_CHECK_KINDS, refusedByName } from './name-check.ts';
import { refusalSign, REFUSAL_KINDS } from './ntlm-refusal.ts';

export const STOPPED_KINDS = [...REFUSAL_KINDS, 'account-barred', ...NAME_CHECK_KINDS] as const;
type StoppedKind = (typeof STOPPED_KINDS)[number];

export function fallbackStopped(look: Look<StoppedKind>): Item {
  return oneOf(
    refusalSign(look),
    tiedItem(
      'NTLM was refused for a member of Protected Users',
      look.tied('account-barred', (fact) => fact.event === 100),
    ),
    refusedByName(look),
  );
}
