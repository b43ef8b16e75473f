/**
 * The tables of events that other programs write, told apart by their columns. They share names with tables of PowerShell
 * (`EventID`, `TimeCreated`, `Computer`), so whoever recognises those asks here first.
 */
import { promptOf } from '../../prompt.ts';
import { cuts, headLines, isAboveHeader, type Delimiter } from '../csv/head-lines.ts';

export type ToolTable =
  | 'evtxecmd-csv'
  | 'hayabusa-csv'
  | 'chainsaw-csv'
  | 'log-analytics-csv'
  | 'splunk-csv'
  | 'ntlm-logon-events-csv'
  | 'ntlm-inventory';

/** Column names in lower case, all of which a header of this table has; several sets where versions differ. */
const SIGNS: readonly (readonly [ToolTable, readonly (readonly string[])[]])[] = [
  [
    'ntlm-inventory',
    ['', ' [utc]', ' [local time]'].map((zone) => [
      'eventid',
      'account',
      'count',
      `firstseen${zone}`,
      `lastseen${zone}`,
    ]),
  ],
  [
    'evtxecmd-csv',
    [
      ['recordnumber', 'eventrecordid', 'eventid'],
      ['mapdescription', 'payloaddata1'],
    ],
  ],
  [
    'hayabusa-csv',
    [
      ['timestamp', 'ruletitle'],
      ['channel', 'eventid', 'allfieldinfo'],
      ['datetime', 'timestamp_desc', 'channel', 'eventid'],
      ['time', 'computername', 'eventid', 'level', 'alert'],
      ['timestamp', 'eventid', 'level', 'mitretactics'],
    ],
  ],
  ['chainsaw-csv', [['timestamp', 'detections', 'path']]],
  [
    'ntlm-logon-events-csv',
    [
      ['eventid', 'time', 'username', 'targetdomainname', 'lmpackagename'],
      ['eventid', 'eventtype', 'eventdescription', 'time', 'username'],
    ],
  ],
  [
    'log-analytics-csv',
    [
      ['timegenerated [utc]'],
      ['timegenerated [local time]'],
      ['tenantid', 'sourcesystem'],
      ['timegenerated', 'sourcesystem', 'computer'],
      ['timegenerated', 'eventsourcename', 'eventid'],
      ['timegenerated', 'rendereddescription', 'eventid'],
      ['timegenerated', 'provider', 'channel', 'eventid', 'eventdata'],
    ],
  ],
  [
    'splunk-csv',
    [
      ['_time'],
      ['_raw'],
      ['eventcode', 'sourcetype'],
      ['eventcode', 'splunk_server'],
      ['eventcode', 'linecount'],
    ],
  ],
];

function toolOf(header: readonly string[]): ToolTable | null {
  const names = new Set(header.map((name) => name.replaceAll('"', '').trim().toLowerCase()));
  const found = SIGNS.find(([, sets]) => sets.some((all) => all.every((name) => names.has(name))));
  return found?.[0] ?? null;
}

/** The same of a line, whatever its delimiter. */
export function toolOfLine(line: string): ToolTable | null {
  if (line.length > LONGEST_HEADER) return null;
  return toolOf(line.split(/[,;\t]/));
}

const LONGEST_HEADER = 16 * 1024;

export interface ToolHeader {
  readonly delimiter: Delimiter;
  readonly columns: readonly string[];
  /** 1-based number of its line, and the line. */
  readonly line: number;
  readonly text: string;
}

/** The header of this table near the beginning of a file; null where another table, or none, stands there. */
export function headerOf(head: string, tool: ToolTable): ToolHeader | null {
  for (const { number, text } of headLines(head)) {
    if (isAboveHeader(text) || text.length > LONGEST_HEADER || promptOf(text) !== null) continue;
    const ways = [...cuts(text), { delimiter: ',' as const, fields: [text.replaceAll('"', '').trim()] }];
    const way = ways.find(({ fields }) => toolOf(fields) !== null);
    if (way !== undefined) {
      const isIt = toolOf(way.fields) === tool;
      return isIt ? { delimiter: way.delimiter, columns: way.fields, line: number, text } : null;
    }
    // A line of words may stand above, another table may not.
    if (ways.some(({ fields }) => fields.length > 3)) return null;
  }
  return null;
}
