import { NTLM_RESTRICTION, NTLM_RESTRICTION_LINES, accountBarred } from './account-barred.ts';
import { eventKind } from '../event-record.ts';
import { AUTHENTICATION_POLICY_FAILURES, NTLM } from './providers.ts';

/**
 * 101 of the channel AuthenticationPolicyFailures on a domain controller: an authentication policy or silo barred NTLM.
 * 301: it would, but the policy is only audited.
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
  ids: [101, 301],
  channels: [AUTHENTICATION_POLICY_FAILURES],
  tells: ['account-barred'],
  data: NTLM_RESTRICTION,
  layouts: [NTLM_RESTRICTION_LINES[1]],
  *finds(fields, record) {
    yield* accountBarred(record.id, null, fields);
  },
});
