import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { clientOf, kdcError, kdcFields } from './kdc-error.ts';
import { KDC, KDC_OPERATIONAL, SYSTEM } from './providers.ts';

const DATA = ['PacFrom', 'ClientDomain', 'ClientName', 'TicketFor', 'DirectorySid', 'TicketSid'] as const;

/**
 * KDC 37: a ticket does not say who asked for it; 38: it says somebody else than the directory does (a renamed account).
 *
 * ```
 * The Key Distribution Center (KDC) encountered a ticket that did not contain information about the account that requested
 * the ticket while processing a request for another ticket. …
 *
 *   Ticket PAC constructed by: DC02
 *   Client: CONTOSO\\mara
 *   Ticket for: cifs/nas01
 * ```
 *
 * https://support.microsoft.com/en-us/topic/kb5008380-authentication-updates-cve-2021-42287-9dafac11-e0d0-4cb8-959a-143bd0201041
 */
export const kdc37PacRequestor = eventKind({
  name: 'kdc-37-pac-requestor',
  providers: KDC,
  ids: [37, 38],
  channels: [SYSTEM, KDC_OPERATIONAL],
  tells: ['kdc-error'],
  data: DATA,
  layouts: [
    ['PacFrom', 'ClientAccount', 'TicketFor'],
    ['PacFrom', 'ClientAccount', 'TicketFor', 'DirectorySid', 'TicketSid'],
  ],
  *finds(fields, record) {
    const named = kdcFields(fields, record, DATA);
    yield* kdcError(record.id, meant(named.TicketFor), clientOf(named));
  },
});
