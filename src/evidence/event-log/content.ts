/**
 * What an export has of one record's content: values by name, values in order, a rendered message, or several of these. The
 * surest that is understood is taken: names tell themselves, an order is the event's own, a message is read by its places.
 */
import type { EventKind, EventRecord } from './event-record.ts';
import { fieldsOf } from './message.ts';

export interface Content {
  readonly data: Readonly<Record<string, string>> | null;
  readonly inserts: readonly string[] | null;
  readonly message: string | null;
}

export const NO_CONTENT: Content = { data: null, inserts: null, message: null };

export type RecordHead = Omit<EventRecord, keyof Content>;

/** The record with that part of its content that is read; where none is understood, with one that will not be either. */
export function withContent(head: RecordHead, content: Content, kind: EventKind): EventRecord {
  let record: EventRecord = { ...head, ...NO_CONTENT };
  for (const part of partsOf(content, kind)) {
    record = { ...head, ...NO_CONTENT, ...part };
    if (fieldsOf(record, kind) !== null) break;
  }
  return record;
}

function* partsOf({ data, inserts, message }: Content, kind: EventKind): Iterable<Partial<Content>> {
  const names = data === null ? [] : Object.keys(data);
  const isNamed =
    names.length > 0 && (kind.data.length === 0 || kind.data.some((name) => names.includes(name)));
  if (isNamed) yield { data };
  const ordered = inserts ?? paramsOf(data, names);
  const isWhole = ordered?.length === kind.data.length;
  if (ordered !== null && isWhole) yield { inserts: ordered };
  if (message !== null && message.trim() !== '') yield { message };
  if (ordered !== null && !isWhole) yield { inserts: ordered };
  if (names.length > 0 && !isNamed) yield { data };
  // An event that is all in its number needs no content.
  yield kind.data.length === 0 ? { data: {} } : { message: '' };
}

/** Where classic events have values without names, Winlogbeat calls them `param1`, `param2`, … and leaves out empty ones. */
function paramsOf(data: Content['data'], names: readonly string[]): readonly string[] | null {
  if (data === null || names.length === 0) return null;
  const inserts: string[] = [];
  for (const name of names) {
    const place = Number(/^param([1-9]\d?)$/.exec(name)?.[1] ?? 0);
    if (place === 0) return null;
    inserts[place - 1] = data[name] ?? '';
  }
  return Array.from(inserts, (value) => value ?? '');
}

/**
 * Values by name, of which the first counts. The object has no prototype: whatever a file calls a value (`__proto__`,
 * `constructor`) is a name like any other.
 */
export function namedValues(pairs: Iterable<readonly [name: string, value: string]>): Record<string, string> {
  const data = Object.create(null) as Record<string, string>;
  for (const [name, value] of pairs) {
    if (name !== '' && !(name in data)) data[name] = value;
  }
  return data;
}
