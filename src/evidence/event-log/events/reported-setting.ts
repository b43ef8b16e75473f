/**
 * What the events share by which SMB reports a setting of its own: a value that differs from the default, or was changed. Each names
 * one registry value, so the name is the event's own and never read from the record.
 */
import type { EventFind } from '../event-record.ts';
import { words } from './values.ts';

export function* reportedSetting(
  event: number,
  side: 'client' | 'server',
  name: string,
  value: number | string | null,
): Iterable<EventFind<'reported-setting'>> {
  yield {
    kind: 'reported-setting',
    says: { event, side, name, value },
    text: words(event, value === null ? `${name} was changed` : `${name} is ${value}`),
  };
}
