/**
 * An evtx file converted by EvtxECmd (`EvtxECmd.exe -f Security.evtx --csv .`):
 *
 *     RecordNumber,EventRecordId,TimeCreated,EventId,Level,Provider,Channel,ProcessId,…,Keywords,ExtraDataOffset,Payload
 *     1,4711,2026-11-20 07:01:12.1234567,4625,LogAlways,Microsoft-Windows-Security-Auditing,Security,744,…,Audit failure,0,"{""EventData"":{""Data"":[{""@Name"":""Status"",""#text"":""0xC000006D""},…
 *
 * gives what each event says, and one `log-coverage` per computer and channel: it converts whole logs. Columns are found by
 * their names, their order differs between versions. `Payload` has the event's own data; `MapDescription` and `PayloadData1` to
 * `6` are somebody's selection of it and are not read. Times are UTC without a mark. Text values have `, ` for tabs and line
 * ends, and classic events have all their values in one, joined by `, `.
 *
 * https://github.com/EricZimmerman/evtx (EventRecord.cs, SubstitutionArrayEntry.cs, EvtxECmd/Program.cs)
 */
import { logFormat } from '../../format.ts';
import { eventLogKinds } from '../collect.ts';
import { NO_CONTENT, type Content } from '../content.ts';
import { readEventTable, type EventTable } from '../csv/event-table.ts';
import { regularShape } from '../csv/regular-shape.ts';
import type { EventKind } from '../event-record.ts';
import { reasonsOnLines } from '../tool-events/access-reason.ts';
import {
  objectOf,
  own,
  valuesOfEventData,
  valuesOfUserData,
  type Values,
} from '../tool-events/json-values.ts';
import { outcomeOf } from '../keywords.ts';
import { columnsByName, firstText, idOf, type Row } from '../tool-events/row.ts';
import { headerOf } from '../tool-events/tools.ts';
import type { WholeRecord } from '../whole-reader.ts';

export const evtxecmdCsv = logFormat({
  id: 'evtxecmd-csv',
  title: 'EvtxECmd CSV',
  input: 'bytes',
  collect: [
    {
      command: 'EvtxECmd.exe -f Security.evtx --csv .',
      role: 'any',
      hint: 'second choice, for a log that somebody has as .evtx: the .evtx itself says the same',
    },
  ],
  tells: eventLogKinds,
  recognises: (head) => headerOf(head.text, 'evtxecmd-csv') !== null,
  read: (bytes, encoding, sink, dayFirst) => readEventTable(bytes, encoding, sink, dayFirst, tableOf),
});

function tableOf(head: string): EventTable | null {
  const header = headerOf(head, 'evtxecmd-csv');
  if (header === null) return null;
  const { delimiter, columns, line, text } = header;
  const byName = columnsByName(columns);
  const find = (name: string): number => byName.get(name) ?? -1;
  const [id, payload, keywords] = [find('eventid'), find('payload'), find('keywords')];
  return {
    title: 'EvtxECmd CSV',
    language: null,
    line,
    header: text,
    shape: regularShape({ delimiter, columns: columns.length, idColumn: id, header: text }),
    columns: {
      id,
      provider: find('provider'),
      time: find('timecreated'),
      message: -1,
      channel: find('channel'),
      computer: find('computer'),
    },
    outcomeOf: (fields) => outcomeOf(fields.text(keywords)) ?? 'unknown',
    contentOf: (fields, kind) => contentOfPayload(fields.text(payload), kind),
    contentColumn: { name: 'Payload', at: payload },
    mayHaveLostLetters: false,
    zone: 'utc',
  };
}

/** A record of `EvtxECmd.exe … --json .`, which has the same names. */
export function evtxecmdRecord(row: Row): WholeRecord {
  return {
    provider: firstText(row, 'Provider'),
    channel: firstText(row, 'Channel'),
    computer: firstText(row, 'Computer'),
    id: idOf(row.text('EventId')),
    qualifiers: null,
    time: firstText(row, 'TimeCreated'),
    outcome: outcomeOf(row.text('Keywords')),
    content: (kind) => contentOfPayload(row.text('Payload'), kind),
  };
}

/** `payload`: JSON made of the event's `EventData` or `UserData` element. */
export function contentOfPayload(payload: string, kind: EventKind): Content {
  let parsed: unknown;
  try {
    parsed = JSON.parse(payload);
  } catch {
    return NO_CONTENT;
  }
  return contentOfElements(objectOf(parsed), kind);
}

/** The same of an object that has these elements. */
export function contentOfElements(elements: ReturnType<typeof objectOf>, kind: EventKind): Content {
  const eventData = valuesOfEventData(own(elements, 'EventData'));
  const values =
    eventData.data === null && eventData.inserts === null
      ? valuesOfUserData(own(elements, 'UserData'))
      : eventData;
  return { data: withReasons(values.data), inserts: taken(values, kind), message: null };
}

function withReasons(data: Values['data']): Values['data'] {
  const reason = data?.AccessReason;
  if (data === null || reason === undefined) return data;
  return Object.assign(Object.create(null) as Record<string, string>, data, {
    AccessReason: reasonsOnLines(reason),
  });
}

/**
 * The joined values of a classic event, taken apart where they are as many as the event has: a value that holds `, ` itself, or
 * an empty one, which is left out, makes their number wrong, and then none can be told.
 */
function taken({ inserts }: Values, kind: EventKind): Values['inserts'] {
  const [joined, ...others] = inserts ?? [];
  if (joined === undefined || others.length > 0 || kind.data.length < 2) return inserts;
  const values = joined.split(', ');
  return values.length === kind.data.length ? values : inserts;
}
