import { accountBarred } from './account-barred.ts';
import { eventKind } from '../event-record.ts';
import { NTLM, PROTECTED_USER_FAILURES } from './providers.ts';

/**
 * 100 of the channel ProtectedUserFailures on a domain controller: NTLM failed because the account is in Protected Users.
 * No NTLM exception list helps. The channel is off by default.
 *
 * ```
 * NTLM authentication failed because the account was a member of the Protected User group.
 *
 * Account Name:   mara
 * Device Name:    WS07
 * Error Code: 0xC000006E
 * ```
 *
 * https://learn.microsoft.com/en-us/windows-server/security/credentials-protection-and-management/protected-users-security-group
 */
export const authentication100ProtectedUser = eventKind({
  name: 'authentication-100-protected-user',
  providers: NTLM,
  ids: [100],
  channels: [PROTECTED_USER_FAILURES],
  tells: ['account-barred'],
  data: ['AccountName', 'DeviceName', 'Status'],
  layouts: [['AccountName', 'DeviceName', 'Status']],
  *finds(fields) {
    yield* accountBarred(100, true, fields);
  },
});
