/**
 * Results of a query in Log Analytics or Microsoft Sentinel (Export, CSV), of the tables `SecurityEvent`, `Event` and
 * `WindowsEvent`:
 *
 *     TenantId,"TimeGenerated [UTC]",SourceSystem,Account,AccountType,Computer,EventSourceName,Channel,Task,Level,EventData,EventID,Activity,…
 *     …,"11/20/2026, 7:01:12.123 AM",OpsManager,"CONTOSO\mara",User,FS01.contoso.example,Microsoft-Windows-Security-Auditing,Security,12544,16,,4625,"4625 - An account failed to log on.",…
 *
 * give what each event says, and nothing about other events: what was collected, and what was asked for, is not in the file, so
 * no `log-coverage`. A query may leave out and order columns as it likes; they are found by name. Dates are in the format of the
 * browser, the zone stands in the header. The values of an event stand in `EventData` (XML, in `WindowsEvent` JSON), in
 * `ParameterXml`, in columns of their own (`SecurityEvent`), or in `RenderedDescription`.
 *
 * https://learn.microsoft.com/en-us/azure/azure-monitor/reference/tables/securityevent, …/event, …/windowsevent
 */
import type { Note } from '../../../facts/reading.ts';
import { logFormat } from '../../format.ts';
import type { Content } from '../content.ts';
import { readEventTable } from '../csv/event-table.ts';
import type { EventKind } from '../event-record.ts';
import { flatData } from '../tool-events/flat-data.ts';
import { NO_VALUES, objectOf, valuesOfEventData, type Values } from '../tool-events/json-values.ts';
import { outcomeOf } from '../keywords.ts';
import { firstText, idOf, type Row } from '../tool-events/row.ts';
import { kindsOfEvents, wholeTable, type ToolFile } from '../tool-events/whole-tables.ts';
import { valuesOfXml } from '../tool-events/xml-values.ts';
import type { WholeRecord } from '../whole-reader.ts';

export const logAnalyticsCsv = logFormat({
  id: 'log-analytics-csv',
  title: 'Log Analytics CSV',
  input: 'bytes',
  collect: [
    {
      command: 'SecurityEvent | where EventID in (4624, 4625, 4769, 4776, 5140, 5145)',
      role: 'any',
      hint: 'second choice, in Log Analytics or Sentinel: run it without project, then Export, CSV (all columns); it has only what is collected',
    },
  ],
  tells: kindsOfEvents,
  recognises: (head) => tableOf(head.text) !== null,
  read: (bytes, encoding, sink, dayFirst) => readEventTable(bytes, encoding, sink, dayFirst, tableOf),
});

export const LOG_ANALYTICS_NOTE: Note = {
  code: 'chosen-by-query',
  says: 'Log Analytics has only the events that are collected and that the query asked for: that one is not in this file means nothing.',
};

const tableOf = (head: string) =>
  wholeTable(head, 'log-analytics-csv', ({ columns }, has): ToolFile => {
    const time = columns.find((name) => /^TimeGenerated\b/i.test(name)) ?? '';
    const zone = /\[(.{0,40})\]$/.exec(time)?.[1] ?? 'UTC';
    const table = tableName(has);
    return {
      title: table === null ? 'Log Analytics CSV' : `Log Analytics CSV, ${table}`,
      hasChannels: has('Channel') || has('EventLog'),
      ...(zone.toUpperCase() === 'UTC' ? { zone: 'utc' } : {}),
      notes: [LOG_ANALYTICS_NOTE],
      recordOf: (row) => logAnalyticsRecord(row, time),
    };
  });

function tableName(has: Row['has']): string | null {
  if (has('EventSourceName')) return 'SecurityEvent';
  if (has('RenderedDescription') || has('ParameterXml') || has('EventLog')) return 'Event';
  return has('Provider') ? 'WindowsEvent' : null;
}

/** `time`: the name of its column. */
export function logAnalyticsRecord(row: Row, time: string): WholeRecord {
  return {
    provider: firstText(row, 'EventSourceName', 'Provider', 'Source'),
    channel: firstText(row, 'Channel', 'EventLog'),
    computer: firstText(row, 'Computer'),
    id: idOf(row.text('EventID')),
    qualifiers: null,
    time: firstText(row, time),
    outcome: outcomeOf(row.text('Keywords')) ?? outcomeOfLevel(row.text('Level')),
    content: (kind) => contentOf(row, kind),
  };
}

/**
 * The older agent writes the type of a classic record there, 8 for audit success and 16 for audit failure; the newer one 0.
 * https://learn.microsoft.com/en-us/windows/win32/api/winbase/nf-winbase-reporteventa
 */
function outcomeOfLevel(level: string): 'success' | 'failure' | null {
  return level.trim() === '16' ? 'failure' : level.trim() === '8' ? 'success' : null;
}

function contentOf(row: Row, kind: EventKind): Content {
  const values = eventDataOf(row.value('EventData'));
  const raw = valuesOfXml(row.text('RawEventData'));
  const parameters = valuesOfXml(row.text('ParameterXml'));
  const columns = flatData(kind, (name) => (row.has(name) ? row.text(name) : undefined), ENVELOPE);
  return {
    data: values.data ?? raw.data ?? columns,
    inserts: values.inserts ?? raw.inserts ?? parameters.inserts,
    message: firstText(row, 'RenderedDescription', 'Message'),
  };
}

/** Columns of the tables themselves. */
const ENVELOPE: ReadonlySet<string> = new Set([
  'Account',
  'AccountName',
  'AccountType',
  'Activity',
  'Channel',
  'Computer',
  'Level',
  'Message',
  'Provider',
  'Source',
  'SourceSystem',
  'Task',
  'Type',
  'UserName',
  'Version',
]);

function eventDataOf(written: unknown): Values {
  if (typeof written !== 'string') return valuesOfEventData(written);
  const text = written.trim();
  if (text.startsWith('<')) return valuesOfXml(text);
  if (!text.startsWith('{')) return NO_VALUES;
  try {
    return valuesOfEventData(objectOf(JSON.parse(text)));
  } catch {
    return NO_VALUES;
  }
}
