import { WEAK_PREAUTHENTICATION, WEAK_PREAUTHENTICATION_LINES, accountBarred } from './account-barred.ts';
import { eventKind } from '../event-record.ts';
import { kdcFields } from './kdc-error.ts';
import { KDC, PROTECTED_USER_FAILURES } from './providers.ts';

/**
 * 104 of the channel ProtectedUserFailures on a domain controller: a member of Protected Users offered DES or RC4, which the
 * group does not allow. The KDC writes it, the 100 of the same channel is NTLM's.
 *
 * ```
 * Kerberos preauthentication by using DES or RC4 failed because the account was a member of the Protected User group.
 *
 * Account Information:
 *     Security ID:        CONTOSO\mara
 *     Account Name:       mara
 * …
 * ```
 *
 * https://learn.microsoft.com/en-us/windows-server/security/credentials-protection-and-management/protected-users-security-group
 */
export const authentication104WeakPreauthentication = eventKind({
  name: 'authentication-104-weak-preauthentication',
  providers: KDC,
  ids: [104],
  channels: [PROTECTED_USER_FAILURES],
  tells: ['account-barred'],
  data: WEAK_PREAUTHENTICATION,
  layouts: [WEAK_PREAUTHENTICATION_LINES],
  *finds(fields, record) {
    yield* accountBarred(104, true, kdcFields(fields, record, WEAK_PREAUTHENTICATION));
  },
});
