import { WEAK_PREAUTHENTICATION, WEAK_PREAUTHENTICATION_LINES, accountBarred } from './account-barred.ts';
import { eventKind } from '../event-record.ts';
import { SECURITY, SECURITY_AUDITING } from './providers.ts';

/**
 * 4824 on a domain controller: a member of Protected Users offered DES or RC4, which the group does not allow. The KDC writes
 * the same as 104 into a channel of its own.
 *
 * ```
 * Kerberos preauthentication by using DES or RC4 failed because the account was a member of the Protected User group.
 *
 * Account Information:
 *     Security ID:        CONTOSO\mara
 *     Account Name:       mara
 * ```
 *
 * Message texts of the provider: https://github.com/nasbench/EVTX-ETW-Resources (Microsoft-Windows-Security-Auditing)
 */
export const security4824WeakPreauthentication = eventKind({
  name: 'security-4824-weak-preauthentication',
  providers: SECURITY_AUDITING,
  ids: [4824],
  channels: [SECURITY],
  tells: ['account-barred'],
  data: WEAK_PREAUTHENTICATION,
  layouts: [WEAK_PREAUTHENTICATION_LINES],
  *finds(fields) {
    yield* accountBarred(4824, true, fields);
  },
});
