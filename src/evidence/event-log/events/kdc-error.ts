/**
 * What the events of the KDC share: the name asked for, and an account.
 */
import { meant } from '../../../windows/names.ts';
import type { EventFields, EventFind, EventRecord } from '../event-record.ts';
import { said, words } from './values.ts';

export function* kdcError(
  event: number,
  name: string | null,
  account: string | null,
): Iterable<EventFind<'kdc-error'>> {
  yield {
    kind: 'kdc-error',
    says: { event, name, account },
    text: words(event, said('name', name), said('account', account)),
  };
}

/**
 * The fields of a KDC event under the names of its data here. The provider's own names are not published; where a
 * structured export has others, the values count by their order, which is that of the message table
 * (https://github.com/libyal/winevt-kb, MessageFile-kdcsvc.dll).
 */
export function kdcFields(fields: EventFields, record: EventRecord, data: readonly string[]): EventFields {
  if (record.data === null || data.some((name) => name in fields)) return fields;
  const values = Object.entries(record.data)
    .filter(([name]) => !BINARY.has(name.toLowerCase()))
    .map(([, value]) => value);
  return Object.fromEntries(data.flatMap((name, at) => (at in values ? [[name, values[at] ?? '']] : [])));
}

/** What classic events append to their strings. */
const BINARY = new Set(['__binlength', 'binary', 'binarydata']);

/** `CONTOSO\mara` of a message, which prints two backslashes, or of the two values of the data; null where there is none. */
export function clientOf(fields: EventFields): string | null {
  const [domain, name] = [meant(fields.ClientDomain), meant(fields.ClientName)];
  if (name !== null) return domain === null ? name : `${domain}\\${name}`;
  return meant(
    meant(fields.ClientAccount)
      ?.replace(/\\{2,}/g, '\\')
      .replace(/^\\/, ''),
  );
}
