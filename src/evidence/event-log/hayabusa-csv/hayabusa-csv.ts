/**
 * Findings of Hayabusa (`hayabusa.exe csv-timeline -d . -o events.csv -p all-field-info`; newer versions `dfir-timeline`):
 *
 *     Timestamp,RuleTitle,Level,Computer,Channel,EventID,RecordID,AllFieldInfo,RuleFile,RuleID,EvtxFile
 *     2026-11-20 08:01:12.123 +01:00,Failed Logon,info,FS01.contoso.example,Sec,4625,4711,AuthenticationPackageName: NTLM ¦ FailureReason: BAD USER OR PW ¦ …
 *
 * give what the events say that a rule matched (here `logon-failed`), and nothing about all others: no `log-coverage`. Only
 * `AllFieldInfo` has the event's own data names; `Details` of the other profiles and of 2021 (`Time,Computername,Eventid,…`) has
 * the rule author's, so there the records are counted. One event has a row for each rule that it matches. Channels are
 * abbreviated, some values are replaced by words, line ends by blanks. Keywords are not in it.
 *
 * https://github.com/Yamato-Security/hayabusa (config/profiles.yaml, src/detections/utils.rs, src/results/csv.rs)
 */
import type { Note } from '../../../facts/reading.ts';
import { logFormat } from '../../format.ts';
import { NO_CONTENT, namedValues, type Content } from '../content.ts';
import { readEventTable } from '../csv/event-table.ts';
import type { EventKind } from '../event-record.ts';
import { reasonsOnLines } from '../tool-events/access-reason.ts';
import { objectOf, textOf } from '../tool-events/json-values.ts';
import { firstText, idOf, type Row } from '../tool-events/row.ts';
import { kindsOfEvents, wholeTable, type ToolFile } from '../tool-events/whole-tables.ts';
import type { WholeRecord } from '../whole-reader.ts';
import { fullChannel, fullProvider, statusOfWord } from './hayabusa-words.ts';

export const hayabusaCsv = logFormat({
  id: 'hayabusa-csv',
  title: 'Hayabusa CSV',
  input: 'bytes',
  collect: [
    {
      command: 'hayabusa.exe csv-timeline -d . -o hayabusa.csv -p all-field-info',
      role: 'any',
      hint: 'second choice: it has only what rules matched, the log itself has all',
    },
  ],
  tells: kindsOfEvents,
  recognises: (head) => tableOf(head.text) !== null,
  read: (bytes, encoding, sink, dayFirst) => readEventTable(bytes, encoding, sink, dayFirst, tableOf),
});

const tableOf = (head: string) =>
  wholeTable(head, 'hayabusa-csv', (_, has): ToolFile => {
    // Its search (`EventTitle`) abbreviates data names too.
    const hasAllFields = has('AllFieldInfo') && !has('EventTitle');
    return {
      title: hasAllFields ? 'Hayabusa CSV, all fields' : 'Hayabusa CSV',
      hasChannels: has('Channel'),
      onlyCounts: !hasAllFields,
      notes: hayabusaNotes(hasAllFields),
      recordOf: hayabusaRecord,
    };
  });

export function hayabusaNotes(hasAllFields: boolean): readonly Note[] {
  return [
    {
      code: 'chosen-by-rules',
      says: 'Hayabusa lists the events that its rules matched: that one is not in this file means nothing.',
    },
    ...(hasAllFields
      ? []
      : [
          {
            code: 'details-only',
            says: 'This profile of Hayabusa does not have the data of the events, so they are only counted: run it with -p all-field-info, or drop the log itself.',
          },
        ]),
  ];
}

/** A row, or an object of Hayabusa's JSON, where `AllFieldInfo` is an object. */
export function hayabusaRecord(row: Row): WholeRecord {
  const channel = firstText(row, 'Channel');
  const provider = firstText(row, 'Provider');
  const computer = firstText(row, 'Computer', 'Computername', 'Hostname');
  const id = idOf(row.text('EventID'));
  const time = firstText(row, 'Timestamp', 'datetime', 'Time');
  const fields = row.has('EventTitle') ? null : row.value('AllFieldInfo');
  const event = firstText(row, 'RecordID') ?? `${time ?? ''}\n${row.text('AllFieldInfo')}`;
  return {
    provider: provider === null ? null : fullProvider(provider),
    channel: channel === null ? null : fullChannel(channel),
    computer,
    id,
    qualifiers: null,
    time,
    outcome: null,
    content: (kind) => contentOf(fields, kind),
    again: `${computer ?? ''}\n${channel ?? ''}\n${id}\n${event}`,
  };
}

function contentOf(fields: unknown, kind: EventKind): Content {
  const object = objectOf(fields);
  const pairs =
    object === null
      ? pairsOf(textOf(fields))
      : Object.entries(object).map(([name, value]): [string, string] => [name, textOf(value)]);
  if (pairs === null) return NO_CONTENT;
  const inserts = insertsOf(pairs);
  if (inserts !== null) return { ...NO_CONTENT, inserts };
  return {
    ...NO_CONTENT,
    data: namedValues(pairs.map(([name, value]) => [name, asInEvent(name, value, kind)])),
  };
}

/**
 * `Name: value ¦ Name: value`; with the options for several lines or tabs these stand between. Names are sorted, so a value
 * that holds such a seam itself shows by a name out of order: then nothing of the record can be trusted.
 */
function pairsOf(text: string): [string, string][] | null {
  if (text.trim() === '' || text === '-' || text === 'DUP') return null;
  const pairs: [string, string][] = [];
  for (const part of text.split(/ ¦ |\r?\n|\t/)) {
    const colon = part.indexOf(':');
    const last = pairs.at(-1)?.[0] ?? '';
    const name = part.slice(0, Math.max(colon, 0));
    if (name === '' || name <= last) return null;
    pairs.push([name, part.slice(colon + 1).trim()]);
  }
  return pairs;
}

/** Values without names: `Data[1]: FS01 ¦ Data[2]: %%5`. */
function insertsOf(pairs: readonly (readonly [string, string])[]): readonly string[] | null {
  const inserts: string[] = [];
  for (const [name, value] of pairs) {
    if (name === 'Binary') continue;
    const place = Number(/^Data\[([1-9]\d?)\]$/.exec(name)?.[1] ?? 0);
    if (place === 0) return null;
    inserts[place - 1] = value;
  }
  return inserts.length === 0 ? null : Array.from(inserts, (value) => value ?? '');
}

/** A value as the event has it, where Hayabusa put words in its place. */
function asInEvent(name: string, value: string, kind: EventKind): string {
  switch (name) {
    case 'LogonType':
      return /^\d+(?= - )/.exec(value)?.[0] ?? value;
    case 'Status':
    case 'SubStatus':
      return kind.ids.includes(4625) ? (statusOfWord(name, value) ?? value) : value;
    case 'AccessReason':
      return reasonsOnLines(value);
    default:
      return value;
  }
}
