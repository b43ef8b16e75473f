import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { NTLM } from './providers.ts';
import { said, words } from './values.ts';

/**
 * 101 of the channel AuthenticationPolicyFailures on a domain controller: an authentication policy or silo barred NTLM.
 *
 * ```
 * NTLM authentication failed because access control restrictions are required.
 *
 * Account Name:   mara
 * Device Name:    WS07
 * Error Code: 0xC0000413
 *
 * Authentication Policy Information:
 *     Silo Name:  Tier0
 *     PolicyName: Tier0-Users
 * ```
 *
 * https://learn.microsoft.com/en-us/windows-server/security/credentials-protection-and-management/authentication-policies-and-authentication-policy-silos
 */
export const authentication101Policy = eventKind({
  name: 'authentication-101-policy',
  providers: NTLM,
  ids: [101],
  channels: ['Microsoft-Windows-Authentication/AuthenticationPolicyFailures-DomainController'],
  tells: ['account-barred'],
  data: ['AccountName', 'DeviceName', 'Status', 'SiloName', 'PolicyName'],
  layouts: [['AccountName', 'DeviceName', 'Status', null, 'SiloName', 'PolicyName']],
  *finds(fields) {
    const user = meant(fields.AccountName);
    yield {
      kind: 'account-barred',
      says: { event: 101, user, target: null, protectedUser: null },
      text: words(
        101,
        said('user', user),
        said('device', meant(fields.DeviceName)),
        said('silo', meant(fields.SiloName)),
        said('policy', meant(fields.PolicyName)),
      ),
    };
  },
});
