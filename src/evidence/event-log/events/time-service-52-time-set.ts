import { eventKind } from '../event-record.ts';
import { SYSTEM, TIME_SERVICE } from './providers.ts';
import { timeService } from './time-service.ts';

/**
 * Time-Service 52: the clock was set, by so many seconds: until then it was off by them. The number is the only one of the sentence.
 *
 * ```
 * The time service has set the time with offset -437 seconds.
 * ```
 *
 * Manifest of Microsoft-Windows-Time-Service, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const timeService52TimeSet = eventKind({
  name: 'time-service-52-time-set',
  providers: TIME_SERVICE,
  ids: [52],
  channels: [SYSTEM],
  tells: ['time-service'],
  data: ['TimeOffsetSeconds'],
  layouts: [],
  sentence: (message) => ({ TimeOffsetSeconds: /[-−]?\d{1,12}/.exec(message)?.[0] }),
  *finds(fields) {
    const written = (fields.TimeOffsetSeconds ?? '').trim().replace('−', '-');
    const seconds = /^-?\d{1,12}$/.test(written) ? Number(written) : null;
    yield* timeService(52, true, 'the clock was set', {}, seconds);
  },
});
