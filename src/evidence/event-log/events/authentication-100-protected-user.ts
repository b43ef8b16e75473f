import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { NTLM } from './providers.ts';
import { said, words } from './values.ts';

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
  channels: ['Microsoft-Windows-Authentication/ProtectedUserFailures-DomainController'],
  tells: ['account-barred'],
  data: ['AccountName', 'DeviceName', 'Status'],
  layouts: [['AccountName', 'DeviceName', 'Status']],
  *finds(fields) {
    const user = meant(fields.AccountName);
    yield {
      kind: 'account-barred',
      says: { event: 100, user, target: null, protectedUser: true },
      text: words(100, said('user', user), said('device', meant(fields.DeviceName)), 'Protected Users'),
    };
  },
});
