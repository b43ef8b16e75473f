/**
 * What 4768, 4769 and 4771 share: who asked the KDC for what, and what it answered.
 */
import { meant } from '../../../windows/names.ts';
import { showStatus, statusCode } from '../../../windows/status.ts';
import type { EventFields, EventFind } from '../event-record.ts';
import { numberOf, said, words } from './values.ts';

/** Written where the request failed before an encryption type was chosen. */
const NO_TICKET = 0xffffffff;

export function* ticketRequest(
  event: 4768 | 4769 | 4771,
  fields: EventFields,
): Iterable<EventFind<'ticket-request'>> {
  const user = meant(fields.TargetUserName);
  const status = statusCode(fields.Status);
  if (user === null || status === null) return;
  const encryption = numberOf(fields.TicketEncryptionType);
  const service = meant(fields.ServiceName);
  const address = meant(fields.IpAddress);
  yield {
    kind: 'ticket-request',
    says: {
      event,
      user,
      domain: meant(fields.TargetDomainName),
      service,
      status,
      encryption: encryption === NO_TICKET ? null : encryption,
      address,
    },
    text: words(
      event,
      `status ${showStatus(status)}`,
      `user ${user}`,
      said('service', service),
      said('address', address),
    ),
  };
}
