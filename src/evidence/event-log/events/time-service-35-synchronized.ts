import { eventKind } from '../event-record.ts';
import { SYSTEM, TIME_SERVICE } from './providers.ts';
import { timeService } from './time-service.ts';
import { readSentence } from './values.ts';

/**
 * Time-Service 35 (synchronizing now) and 37 (valid time comes in): the clock has a source.
 *
 * ```
 * The time service is now synchronizing the system time with the time source DC01.contoso.example (ntp.d|…) with reference id …
 * ```
 *
 * Manifest of Microsoft-Windows-Time-Service, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const timeService35Synchronized = eventKind({
  name: 'time-service-35-synchronized',
  providers: TIME_SERVICE,
  ids: [35, 37],
  channels: [SYSTEM],
  tells: ['time-service'],
  data: ['TimeSource', 'TimeSourceRefId', 'CurrentStratumNumber'],
  fewest: 1,
  layouts: [],
  sentence: (message) =>
    readSentence(message, 'with the time source {TimeSource} with reference id') ??
    readSentence(message, 'receiving valid time data from {TimeSource}') ??
    {},
  *finds(fields, record) {
    // 37 ends with the source and a full stop.
    const TimeSource = fields.TimeSource?.replace(/\.$/, '');
    yield* timeService(record.id, true, 'time comes in', { TimeSource });
  },
});
