import { TGT_RESTRICTION, TGT_RESTRICTION_LINES, accountBarred, protectedUser } from './account-barred.ts';
import { eventKind } from '../event-record.ts';
import { kdcFields } from './kdc-error.ts';
import { AUTHENTICATION_POLICY_FAILURES, KDC, PROTECTED_USER_SUCCESSES } from './providers.ts';

/**
 * A ticket-granting ticket on a domain controller, in the channels of authentication policies and Protected Users, one text
 * for three IDs. 105: denied, the device does not meet the policy. 305: given, but it would be denied were the policy
 * enforced. 303: given to a member of Protected Users.
 *
 * ```
 * A Kerberos Ticket-granting-ticket (TGT) was denied because the device does not meet the access control restrictions.
 *
 * Account Information:
 *     Account Name:       mara
 * …
 * Authentication Policy Information:
 *     Silo Name:      Tier0
 * ```
 *
 * https://learn.microsoft.com/en-us/windows-server/security/credentials-protection-and-management/authentication-policies-and-authentication-policy-silos
 */
export const authentication105TgtPolicy = eventKind({
  name: 'authentication-105-tgt-policy',
  providers: KDC,
  ids: [105, 303, 305],
  channels: [AUTHENTICATION_POLICY_FAILURES, PROTECTED_USER_SUCCESSES],
  tells: ['account-barred', 'protected-user'],
  data: TGT_RESTRICTION,
  layouts: [TGT_RESTRICTION_LINES],
  *finds(fields, record) {
    const named = kdcFields(fields, record, TGT_RESTRICTION);
    if (record.id === 303) yield* protectedUser(303, named);
    else yield* accountBarred(record.id, null, named);
  },
});
