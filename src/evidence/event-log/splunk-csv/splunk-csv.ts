/**
 * Results of a search in Splunk (Export Results, CSV), with the raw events or a choice of fields:
 *
 *     "_raw","_time",host,source,sourcetype
 *     "11/20/2026 08:01:12 AM
 *     LogName=Security
 *     EventCode=4625
 *     ComputerName=FS01.contoso.example
 *     SourceName=Microsoft Windows security auditing.
 *     Keywords=Audit Failure
 *     Message=An account failed to log on.
 *     …","2026-11-20T08:01:12.000+0100",FS01,"WinEventLog:Security","WinEventLog:Security"
 *
 * give what each event says, and nothing about other events: what is indexed, and what was searched for, is not in the file, so
 * no `log-coverage`. With `renderXml` the raw event is event XML. Without `_raw` the fields count: `EventCode`, `LogName`,
 * `SourceName`, `ComputerName`, `Keywords`, `Message`. `_time` has an offset, or is seconds since 1970.
 *
 * https://docs.splunk.com/Documentation/Splunk/latest/Data/MonitorWindowseventlogdata
 */
import type { Note } from '../../../facts/reading.ts';
import { logFormat } from '../../format.ts';
import { NO_CONTENT } from '../content.ts';
import { readEventTable } from '../csv/event-table.ts';
import { outcomeOf } from '../keywords.ts';
import { firstText, idOf, type Row } from '../tool-events/row.ts';
import { kindsOfEvents, wholeTable, type ToolFile } from '../tool-events/whole-tables.ts';
import { systemOfXml, valuesOfXml } from '../tool-events/xml-values.ts';
import type { WholeRecord } from '../whole-reader.ts';

export const splunkCsv = logFormat({
  id: 'splunk-csv',
  title: 'Splunk CSV',
  input: 'bytes',
  collect: [
    {
      command:
        'index=* (LogName="Microsoft-Windows-NTLM/Operational" OR EventCode IN (4625, 4769, 5145)) | table _time _raw',
      role: 'any',
      hint: 'second choice, in Splunk: then Export Results, CSV; it has only what is indexed',
    },
  ],
  tells: kindsOfEvents,
  recognises: (head) => tableOf(head.text) !== null,
  read: (bytes, encoding, sink, dayFirst) => readEventTable(bytes, encoding, sink, dayFirst, tableOf),
});

export const SPLUNK_NOTE: Note = {
  code: 'chosen-by-search',
  says: 'Splunk has only the events that are indexed and that the search asked for: that one is not in this file means nothing.',
};

const tableOf = (head: string) =>
  wholeTable(head, 'splunk-csv', (_, has): ToolFile => ({
    title: has('_raw') ? 'Splunk CSV, raw events' : 'Splunk CSV',
    hasChannels: true,
    notes: [SPLUNK_NOTE],
    recordOf: splunkRecord,
  }));

export function splunkRecord(row: Row): WholeRecord {
  const raw = row.text('_raw').trim();
  const time = timeOf(row.text('_time').trim());
  if (/^(?:<\?xml[^>]{0,100}>\s{0,9})?<Event\b/.test(raw)) return recordOfXml(raw, time);
  const block = raw === '' ? null : blockOf(raw);
  const get = (...names: readonly string[]): string | null => {
    for (const name of names) {
      const text = block?.get(name)?.trim() ?? '';
      if (text !== '') return text;
    }
    return firstText(row, ...names);
  };
  const message = block?.get('Message') ?? row.text('Message');
  return {
    provider: get('SourceName', 'ProviderName', 'Provider'),
    channel: get('LogName', 'Channel'),
    computer: get('ComputerName', 'Computer'),
    id: idOf(get('EventCode', 'EventID', 'EventId') ?? ''),
    qualifiers: null,
    time: time ?? block?.get('') ?? null,
    outcome: outcomeOf(get('Keywords') ?? ''),
    content: () => ({ ...NO_CONTENT, message }),
  };
}

function recordOfXml(xml: string, time: WholeRecord['time']): WholeRecord {
  const system = systemOfXml(xml);
  return {
    provider: system.provider,
    channel: system.channel,
    computer: system.computer,
    id: idOf(system.id ?? ''),
    qualifiers: system.qualifiers === null ? null : idOf(system.qualifiers),
    time: system.time ?? time,
    outcome: outcomeOf(system.keywords ?? ''),
    content: () => ({ ...valuesOfXml(xml), message: system.message }),
  };
}

/** Seconds since 1970, with or without a fraction; every other form as it stands. */
function timeOf(written: string): string | number | null {
  if (written === '') return null;
  return /^\d{9,10}(?:\.\d{1,9})?$/.test(written) ? Math.round(Number(written) * 1000) : written;
}

/** `Name=value` lines up to the message, which is all the rest; the date above them under the name ``. */
function blockOf(raw: string): ReadonlyMap<string, string> {
  const block = new Map<string, string>();
  for (let from = 0; from < raw.length;) {
    const feed = raw.indexOf('\n', from);
    const end = feed < 0 ? raw.length : feed;
    const line = raw.slice(from, end).replace(/\r$/, '');
    const equals = line.indexOf('=');
    const name = line.slice(0, Math.max(equals, 0));
    if (name === 'Message') {
      block.set(name, raw.slice(from + equals + 1));
      return block;
    }
    if (equals > 0 && !block.has(name)) block.set(name, line.slice(equals + 1));
    else if (from === 0) block.set('', line);
    from = end + 1;
  }
  return block;
}
