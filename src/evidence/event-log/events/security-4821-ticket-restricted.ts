import { TICKET_RESTRICTION, TICKET_RESTRICTION_LINES, accountBarred } from './account-barred.ts';
import { eventKind } from '../event-record.ts';
import { SECURITY, SECURITY_AUDITING } from './providers.ts';

/**
 * 4821 on a domain controller: an authentication policy denied a service ticket, since user or device does not meet it. The
 * KDC writes the same as 106 into a channel of its own.
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
 * Message texts of the provider: https://github.com/nasbench/EVTX-ETW-Resources (Microsoft-Windows-Security-Auditing)
 */
export const security4821TicketRestricted = eventKind({
  name: 'security-4821-ticket-restricted',
  providers: SECURITY_AUDITING,
  ids: [4821],
  channels: [SECURITY],
  tells: ['account-barred'],
  data: TICKET_RESTRICTION,
  layouts: [TICKET_RESTRICTION_LINES],
  *finds(fields) {
    yield* accountBarred(4821, null, fields);
  },
});
