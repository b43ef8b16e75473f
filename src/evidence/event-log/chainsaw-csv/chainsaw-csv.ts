/**
 * Findings of Chainsaw (`chainsaw hunt . -s sigma --mapping sigma-event-logs-all.yml --csv --output out`), a file per group:
 *
 *     timestamp,detections,path,Event.System.Provider,Event ID,Record ID,Computer,Event Data
 *     2026-11-20T07:01:12.123456+00:00,Failed Logon,C:\logs\Security.evtx,Microsoft-Windows-Security-Auditing,4625,4711,FS01.contoso.example,"AuthenticationPackageName: NTLM
 *     IpAddress: 10.0.0.7
 *     …"
 *
 * give what the events say that a rule matched, and nothing about all others: no `log-coverage`. `Event Data` is the event's own
 * data in YAML; groups of Chainsaw's own rules have other columns, there the records are counted. Keywords and channel are not in it.
 *
 * https://github.com/WithSecureLabs/chainsaw (src/cli.rs, mappings/sigma-event-logs-all.yml)
 */
import type { Note } from '../../../facts/reading.ts';
import { logFormat } from '../../format.ts';
import { NO_CONTENT, namedValues, type Content } from '../content.ts';
import { readEventTable } from '../csv/event-table.ts';
import { firstText, idOf, type Row } from '../tool-events/row.ts';
import { kindsOfEvents, wholeTable, type ToolFile } from '../tool-events/whole-tables.ts';
import type { WholeRecord } from '../whole-reader.ts';

export const chainsawCsv = logFormat({
  id: 'chainsaw-csv',
  title: 'Chainsaw CSV',
  input: 'bytes',
  collect: [
    {
      command: 'chainsaw hunt . -s sigma --mapping mappings/sigma-event-logs-all.yml --csv --output chainsaw',
      role: 'any',
      hint: 'second choice: it has only what rules matched, the log itself has all',
    },
  ],
  tells: kindsOfEvents,
  recognises: (head) => tableOf(head.text) !== null,
  read: (bytes, encoding, sink, dayFirst) => readEventTable(bytes, encoding, sink, dayFirst, tableOf),
});

const tableOf = (head: string) =>
  wholeTable(head, 'chainsaw-csv', (_, has): ToolFile => {
    const onlyCounts = !has(DATA) || !has(PROVIDER);
    return {
      title: 'Chainsaw CSV',
      hasChannels: false,
      onlyCounts,
      notes: onlyCounts ? [CHAINSAW_NOTE, DETAILS_ONLY] : [CHAINSAW_NOTE],
      recordOf,
    };
  });

export const CHAINSAW_NOTE: Note = {
  code: 'chosen-by-rules',
  says: 'Chainsaw lists the events that its rules matched: that one is not in this file means nothing.',
};

const DETAILS_ONLY: Note = {
  code: 'details-only',
  says: 'This group of Chainsaw does not have the data of the events, so they are only counted: drop the log itself.',
};

/** The mapping gives it no name of its own, so its path is the header. */
const PROVIDER = 'Event.System.Provider';
const DATA = 'Event Data';

function recordOf(row: Row): WholeRecord {
  const provider = firstText(row, PROVIDER);
  const computer = firstText(row, 'Computer');
  const id = idOf(row.text('Event ID'));
  const record = firstText(row, 'Record ID') ?? `${row.text('timestamp')}\n${row.text(DATA)}`;
  return {
    provider,
    channel: null,
    computer,
    id,
    qualifiers: null,
    time: firstText(row, 'timestamp'),
    outcome: null,
    content: () => contentOf(row.text(DATA)),
    again: `${provider ?? ''}\n${computer ?? ''}\n${id}\n${record}`,
  };
}

/**
 * One `Name: value` per line, as serde_yaml writes a map of single values: plain, in single or double quotes, or as a block of
 * indented lines behind `|-`. Classic events have a list of values below `Data:` and `'#text':`. Any other line makes the whole
 * unreadable.
 */
function contentOf(yaml: string): Content {
  const pairs: [string, string][] = [];
  const inserts: string[] = [];
  const lines = yaml.split(/\r?\n/);
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line === '' || line === '---') continue;
    if (line === 'Data:' && lines[at + 1] === "  '#text':") {
      at += 1;
      for (let item = listItem(lines[at + 1]); item !== null; item = listItem(lines[at + 1])) {
        inserts.push(item);
        at += 1;
      }
      continue;
    }
    const [, name = '', written = ''] = /^(\w[\w -]{0,99}):(?: (.*))?$/.exec(line) ?? [];
    if (name === '') return NO_CONTENT;
    if (/^[|>][+-]?$/.test(written)) {
      const block: string[] = [];
      while (/^(?: {2}|$)/.test(lines[at + 1] ?? 'end')) block.push((lines[(at += 1)] ?? '').slice(2));
      pairs.push([name, block.join('\n').trimEnd()]);
      continue;
    }
    const value = scalar(written);
    if (value === null) return NO_CONTENT;
    if (name !== 'Binary') pairs.push([name, value]);
  }
  return {
    data: pairs.length > 0 ? namedValues(pairs) : null,
    inserts: inserts.length > 0 ? inserts : null,
    message: null,
  };
}

function listItem(line: string | undefined): string | null {
  const written = /^ {2}- (.*)$/.exec(line ?? '')?.[1];
  return written === undefined ? null : scalar(written);
}

function scalar(written: string): string | null {
  if (written === 'null' || written === '~') return '';
  if (written.startsWith("'")) {
    return /^'(?:[^']|'')*'$/.test(written) ? written.slice(1, -1).replaceAll("''", "'") : null;
  }
  if (written.startsWith('"')) {
    try {
      const text: unknown = JSON.parse(written);
      return typeof text === 'string' ? text : null;
    } catch {
      return null;
    }
  }
  return /^[[{&*!|>%@`]/.test(written) ? null : written;
}
