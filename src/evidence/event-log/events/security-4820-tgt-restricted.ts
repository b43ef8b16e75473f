import { TGT_RESTRICTION, TGT_RESTRICTION_LINES, accountBarred } from './account-barred.ts';
import { eventKind } from '../event-record.ts';
import { SECURITY, SECURITY_AUDITING } from './providers.ts';

/**
 * 4820 on a domain controller: an authentication policy denied a ticket-granting ticket, since the device does not meet it.
 * The KDC writes the same as 105 into a channel of its own.
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
 * Message texts of the provider: https://github.com/nasbench/EVTX-ETW-Resources (Microsoft-Windows-Security-Auditing)
 */
export const security4820TgtRestricted = eventKind({
  name: 'security-4820-tgt-restricted',
  providers: SECURITY_AUDITING,
  ids: [4820],
  channels: [SECURITY],
  tells: ['account-barred'],
  data: TGT_RESTRICTION,
  layouts: [TGT_RESTRICTION_LINES],
  *finds(fields) {
    yield* accountBarred(4820, null, fields);
  },
});
