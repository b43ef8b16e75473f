/**
 * What the events of the time service share. They support a clock that is off and decide nothing.
 */
import { meant } from '../../../windows/names.ts';
import type { EventFields, EventFind } from '../event-record.ts';
import { said, words } from './values.ts';

/** Reads the source under any of its names; `seconds`: by how much the clock was set. */
export function* timeService(
  event: number,
  ok: boolean,
  note: string,
  fields: EventFields,
  seconds: number | null = null,
): Iterable<EventFind<'time-service'>> {
  const source = peerName(fields.TimeSource ?? fields.DomainPeer ?? fields.ManualPeer);
  yield {
    kind: 'time-service',
    says: { event, ok, source, seconds },
    text: words(event, note, said('source', source), seconds === null ? null : `by ${seconds} seconds`),
  };
}

/** `ntp.contoso.example,0x8 (ntp.m|0x8|0.0.0.0:123->10.2.0.3:123)` without the flags and the sockets, which change. */
function peerName(written: string | undefined): string | null {
  return meant((written ?? '').split(' (')[0]?.replace(/,0x[0-9a-f]{1,8}$/i, ''));
}
