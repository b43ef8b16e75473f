import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { clientOf, kdcError, kdcFields } from './kdc-error.ts';
import { KDC, KDC_OPERATIONAL, SYSTEM } from './providers.ts';

const DATA = ['ClientDomain', 'ClientName', 'TicketFor'] as const;

/**
 * KDC 36: a ticket came back without a PAC, when another was asked for with it.
 *
 * ```
 * The Key Distribution Center (KDC) encountered a ticket that did not contain a PAC while processing a request for another
 * ticket. This prevented security checks from running and could open security vulnerabilities. See https://… to learn more.
 *
 *   Client: CONTOSO\\mara
 *   Ticket for: cifs/nas01
 * ```
 *
 * https://support.microsoft.com/en-us/topic/kb5008380-authentication-updates-cve-2021-42287-9dafac11-e0d0-4cb8-959a-143bd0201041
 */
export const kdc36PacMissing = eventKind({
  name: 'kdc-36-pac-missing',
  providers: KDC,
  ids: [36],
  channels: [SYSTEM, KDC_OPERATIONAL],
  tells: ['kdc-error'],
  data: DATA,
  layouts: [['ClientAccount', 'TicketFor']],
  *finds(fields, record) {
    const named = kdcFields(fields, record, DATA);
    yield* kdcError(36, meant(named.TicketFor), clientOf(named));
  },
});
