import { eventKind } from '../event-record.ts';
import { SYSTEM, TIME_SERVICE } from './providers.ts';
import { timeService } from './time-service.ts';
import { readSentence } from './values.ts';

/**
 * Time-Service 129 (no domain peer was found), 131 (the domain peer's name cannot be resolved), 134 (the configured peer's name cannot be
 * resolved).
 *
 * ```
 * NtpClient was unable to set a manual peer to use as a time source because of DNS resolution error on 'ntp.contoso.example'.
 * NtpClient will try again in 15 minutes and double the reattempt interval thereafter. The error was: …
 * ```
 *
 * Manifest of Microsoft-Windows-Time-Service, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const timeService129NoPeer = eventKind({
  name: 'time-service-129-no-peer',
  providers: TIME_SERVICE,
  ids: [129, 131, 134],
  channels: [SYSTEM],
  tells: ['time-service'],
  data: ['ErrorMessage', 'RetryMinutes', 'DomainPeer'],
  fewest: 2,
  layouts: [],
  sentence: (message) => readSentence(message, "DNS resolution error on '{DomainPeer}'.") ?? {},
  *finds({ DomainPeer }, record) {
    const note = record.id === 129 ? 'no domain peer found' : 'the peer cannot be resolved';
    yield* timeService(record.id, false, note, { DomainPeer });
  },
});
