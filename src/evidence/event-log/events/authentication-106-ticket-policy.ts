import {
  TICKET_RESTRICTION,
  TICKET_RESTRICTION_LINES,
  accountBarred,
  protectedUser,
} from './account-barred.ts';
import { eventKind } from '../event-record.ts';
import { kdcFields } from './kdc-error.ts';
import { AUTHENTICATION_POLICY_FAILURES, KDC, PROTECTED_USER_SUCCESSES } from './providers.ts';

/**
 * A service ticket on a domain controller, in the channels of authentication policies and Protected Users, one text for
 * three IDs. 106: denied, user or device does not meet the policy. 306: given, but it would be denied were the policy
 * enforced. 304: given to a member of Protected Users.
 *
 * ```
 * A Kerberos service ticket was denied because the user, device, or both does not meet the access control restrictions.
 *
 * Account Information:
 *     Account Name:       mara@CONTOSO.EXAMPLE
 * …
 * Service Information:
 *     Service Name:       FS01$
 * ```
 *
 * https://learn.microsoft.com/en-us/windows-server/security/credentials-protection-and-management/authentication-policies-and-authentication-policy-silos
 */
export const authentication106TicketPolicy = eventKind({
  name: 'authentication-106-ticket-policy',
  providers: KDC,
  ids: [106, 304, 306],
  channels: [AUTHENTICATION_POLICY_FAILURES, PROTECTED_USER_SUCCESSES],
  tells: ['account-barred', 'protected-user'],
  data: TICKET_RESTRICTION,
  layouts: [TICKET_RESTRICTION_LINES],
  *finds(fields, record) {
    const named = kdcFields(fields, record, TICKET_RESTRICTION);
    if (record.id === 304) yield* protectedUser(304, named);
    else yield* accountBarred(record.id, null, named);
  },
});
