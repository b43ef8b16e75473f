import { eventKind } from '../event-record.ts';
import { SYSTEM, TIME_SERVICE } from './providers.ts';
import { timeService } from './time-service.ts';
import { readSentence } from './values.ts';

/**
 * Time-Service 24 (a domain controller) and 47 (a configured peer): no valid answer after eight attempts. The peer is `DomainPeer` in
 * one and `ManualPeer` in the other.
 *
 * ```
 * Time Provider NtpClient: No valid response has been received from domain controller DC01.contoso.example after 8 attempts
 * to contact it. …
 * ```
 *
 * Manifest of Microsoft-Windows-Time-Service, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const timeService24NoResponse = eventKind({
  name: 'time-service-24-no-response',
  providers: TIME_SERVICE,
  ids: [24, 47],
  channels: [SYSTEM],
  tells: ['time-service'],
  data: ['DomainPeer', 'ErrorMessage'],
  layouts: [],
  sentence: (message) =>
    readSentence(message, 'received from domain controller {DomainPeer} after') ??
    readSentence(message, 'received from manually configured peer {DomainPeer} after') ??
    {},
  *finds(fields, record) {
    yield* timeService(record.id, false, 'no answer', fields);
  },
});
