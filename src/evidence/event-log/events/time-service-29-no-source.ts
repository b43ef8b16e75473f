import { eventKind } from '../event-record.ts';
import { SYSTEM, TIME_SERVICE } from './providers.ts';
import { timeService } from './time-service.ts';

/**
 * Time-Service without a source: 29 (none of the configured ones answers), 36 (not synchronized for a long time), 50 (the difference is
 * too large, so the clock counts as unsynchronized), 142 (it no longer offers its time to others). Their number says it all.
 *
 * ```
 * The time service has not synchronized the system time for the last 86400 seconds because none of the time service providers
 * provided a usable time stamp. …
 * ```
 *
 * Manifest of Microsoft-Windows-Time-Service, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const timeService29NoSource = eventKind({
  name: 'time-service-29-no-source',
  providers: TIME_SERVICE,
  ids: [29, 36, 50, 142],
  channels: [SYSTEM],
  tells: ['time-service'],
  data: [],
  layouts: [],
  sentence: () => ({}),
  *finds(_fields, record) {
    yield* timeService(record.id, false, NOTES[record.id] ?? 'no source', {});
  },
});

const NOTES: Readonly<Record<number, string>> = {
  29: 'no source answers',
  36: 'not synchronized',
  50: 'the difference is too large',
  142: 'offers its time no longer',
};
