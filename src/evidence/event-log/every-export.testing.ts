/** For tests: one event as it looks in each export, so that all can be held to say the same. */
import type { FactKind, Sighting } from '../../facts/facts.ts';
import { eventsInText } from '../events-in-text/events-in-text.ts';
import type { LogFormat } from '../format.ts';
import { logFormats } from '../index.ts';
import { linesOf } from '../console-lines.ts';
import { exportCsv, eventViewer, quoted, readWith } from './csv/test-exports.ts';
import { evtxOf } from './evtx/evtx-file.testing.ts';
import type { ExampleEvent } from './tool-events/example-events.testing.ts';
import {
  evtxDumpLinesOf,
  evtxecmdCsvOf,
  winEventJson51Of,
  winlogbeatOf,
} from './tool-events/writers.testing.ts';

export interface ExportedEvent {
  readonly provider: string;
  readonly id: number;
  readonly channel: string;
  readonly computer: string;
  readonly outcome: 'success' | 'failure' | 'unknown' | null;
  /** Upper half of a classic event's ID. */
  readonly qualifiers?: number;
  /** By name, or in order without names. */
  readonly data: Readonly<Record<string, string>> | readonly string[];
  readonly message: string;
  readonly culture?: string;
}

/** How an export shows the event. */
export interface Form {
  readonly name: string;
  /** Which of the event's two forms it has. */
  readonly has: 'data' | 'message';
  /** Null where this export cannot have the event. */
  render(event: ExportedEvent): string | Uint8Array | null;
}

const CLASSIC = new Set(['System', 'Application', 'Security']);

export const xmlOf = (event: ExportedEvent, { quote = "'", message = false, data = true } = {}): string => {
  const { provider, id, channel, computer, qualifiers } = event;
  const q = (text: string): string => `${quote}${escaped(text)}${quote}`;
  const values = Array.isArray(event.data)
    ? event.data.map((value: string) => `<Data>${escaped(value)}</Data>`)
    : Object.entries(event.data).map(
        ([name, value]) => `<Data Name=${q(name)}>${escaped(String(value))}</Data>`,
      );
  const rendering = message
    ? `<RenderingInfo Culture=${q(event.culture ?? 'en-US')}><Message>${escaped(event.message)}</Message><Level>Warning</Level></RenderingInfo>`
    : '';
  return (
    `<Event xmlns=${q('http://schemas.microsoft.com/win/2004/08/events/event')}><System><Provider Name=${q(provider)} Guid=${q('{ac43300d-5fcc-4800-8e99-1bd3f85f0320}')}/>` +
    `<EventID${qualifiers === undefined ? '' : ` Qualifiers=${q(String(qualifiers))}`}>${id}</EventID><Version>0</Version><Level>3</Level><Task>0</Task><Opcode>0</Opcode>` +
    `<Keywords>${KEYWORDS[event.outcome ?? 'unknown']}</Keywords><TimeCreated SystemTime=${q('2026-11-20T07:01:12.1234567Z')}/><EventRecordID>7</EventRecordID>` +
    `<Correlation/><Execution ProcessID=${q('4')} ThreadID=${q('8')}/><Channel>${escaped(channel)}</Channel><Computer>${escaped(computer)}</Computer><Security/></System>` +
    `${data ? `<EventData>${values.join('')}</EventData>` : ''}${rendering}</Event>`
  );
};

const KEYWORDS = {
  success: '0x8020000000000000',
  failure: '0x8010000000000000',
  unknown: '0x8000000000000000',
} as const;
const SIGNED = {
  success: '-9214364837600034816',
  failure: '-9218868437227405312',
  unknown: '-9223372036854775808',
} as const;
const WORDS = { success: 'Audit Success', failure: 'Audit Failure', unknown: '' } as const;
const ENTRY_TYPES = { success: 'SuccessAudit', failure: 'FailureAudit', unknown: 'Warning' } as const;

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** XML as a browser shows it, and as Event Viewer's tree copies it. */
export const treeOf = (xml: string): string =>
  xml
    .replace(/>(?=<)/g, '>\n')
    .split('\n')
    .map((line) => (/^<(?:Event|System|EventData)[\s>]/.test(line) ? `- ${line}` : `  ${line} `))
    .join('\r\n');

export const wevtutilOf = (event: ExportedEvent, colon = ':'): string =>
  [
    `Event[0]${colon}`,
    `  Log Name: ${event.channel}`,
    `  Source: ${event.provider}`,
    '  Date: 2026-11-20T08:01:12.1230000Z',
    `  Event ID: ${event.id}`,
    '  Task: N/A',
    '  Level: Warning',
    '  Opcode: Info',
    `  Keyword: ${WORDS[event.outcome ?? 'unknown'] || 'N/A'}`,
    '  User: N/A',
    '  User Name: N/A',
    `  Computer: ${event.computer}`,
    '  Description: ',
    event.message,
    '',
  ].join('\r\n');

export const detailsOf = (event: ExportedEvent): string =>
  [
    `Log Name:      ${event.channel}`,
    `Source:        ${event.provider}`,
    'Date:          11/20/2026 8:01:12 AM',
    `Event ID:      ${event.id}`,
    'Task Category: None',
    'Level:         Warning',
    `Keywords:      ${WORDS[event.outcome ?? 'unknown']}`,
    'User:          N/A',
    `Computer:      ${event.computer}`,
    'Description:',
    event.message,
    '',
  ].join('\r\n');

/** As Format-List prints it; `width` as a console in a culture that wraps between words does. */
export function listOf(properties: Readonly<Record<string, string>>, width = 10_000): string {
  const names = Object.keys(properties);
  const name = Math.max(...names.map(({ length }) => length));
  const indent = ' '.repeat(name + 3);
  const lines = names.flatMap((key) =>
    (properties[key] ?? '')
      .split(/\r?\n/)
      .flatMap((line) => wrapped(line, width - indent.length - 1))
      .map((line, at) => (at === 0 ? `${key.padEnd(name)} : ${line}` : `${indent}${line}`)),
  );
  return `\r\n\r\n${lines.join('\r\n')}\r\n\r\n\r\n`;
}

/** Between words; a word longer than a line is cut. */
function wrapped(line: string, width: number): string[] {
  const lines: string[] = [];
  let open = '';
  for (const [at, word] of line.split(' ').entries()) {
    const joined = at === 0 || (open === '' && lines.length > 0) ? open + word : `${open} ${word}`;
    if (joined.length > width && open !== '') {
      lines.push(open);
      open = word;
    } else open = joined;
    for (; open.length > width; open = open.slice(width)) lines.push(open.slice(0, width));
  }
  return [...lines, open];
}

export const winEventList = (event: ExportedEvent, width?: number): string =>
  listOf(
    {
      Message: event.message,
      Id: String(event.id),
      Keywords: SIGNED[event.outcome ?? 'unknown'],
      ProviderName: event.provider,
      LogName: event.channel,
      MachineName: event.computer,
      TimeCreated: '11/20/2026 8:01:12 AM',
      LevelDisplayName: 'Warning',
    },
    width,
  );

export const eventLogList = (event: ExportedEvent): string | null =>
  CLASSIC.has(event.channel)
    ? listOf({
        EventID: String(event.id),
        MachineName: event.computer,
        Index: '7',
        EntryType: ENTRY_TYPES[event.outcome ?? 'unknown'],
        Message: event.message,
        ReplacementStrings: '{a, b, c, d...}',
        Source: event.provider,
        InstanceId: String((event.qualifiers ?? 0) * 0x10000 + event.id),
        TimeGenerated: '11/20/2026 8:01:12 AM',
        TimeWritten: '11/20/2026 8:01:12 AM',
      })
    : null;

const EVENT_LOG_COLUMNS =
  'EventID,MachineName,Data,Index,Category,CategoryNumber,EntryType,Message,Source,ReplacementStrings,InstanceId,TimeGenerated,TimeWritten,UserName,Site,Container'.split(
    ',',
  );

export const eventLogCsv = (event: ExportedEvent, delimiter = ','): string | null => {
  if (!CLASSIC.has(event.channel)) return null;
  const row = [
    String(event.id),
    event.computer,
    'System.Byte[]',
    '7',
    '(0)',
    '0',
    ENTRY_TYPES[event.outcome ?? 'unknown'],
    event.message,
    event.provider,
    'System.String[]',
    String((event.qualifiers ?? 0) * 0x10000 + event.id),
    '11/20/2026 8:01:12 AM',
    '11/20/2026 8:01:12 AM',
    '',
    '',
    '',
  ];
  return [
    `#TYPE System.Diagnostics.EventLogEntry#${event.channel.toLowerCase()}/${event.provider}/${event.id}`,
    ...[EVENT_LOG_COLUMNS, row].map((fields) => fields.map(quoted).join(delimiter)),
    '',
  ].join('\r\n');
};

export const clixmlOf = (event: ExportedEvent): string => {
  const text = (written: string): string =>
    escaped(written.replace(/_x/g, '_x005F_x'))
      .replaceAll('\r', '_x000D_')
      .replaceAll('\n', '_x000A_')
      .replaceAll('\t', '_x0009_');
  return [
    '<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">',
    '  <Obj RefId="0">',
    '    <TN RefId="0">',
    '      <T>System.Diagnostics.Eventing.Reader.EventLogRecord</T>',
    '      <T>System.Diagnostics.Eventing.Reader.EventRecord</T>',
    '    </TN>',
    '    <ToString>System.Diagnostics.Eventing.Reader.EventLogRecord</ToString>',
    '    <Props>',
    `      <I32 N="Id">${event.id}</I32>`,
    event.qualifiers === undefined
      ? '      <Nil N="Qualifiers" />'
      : `      <I32 N="Qualifiers">${event.qualifiers}</I32>`,
    `      <I64 N="Keywords">${SIGNED[event.outcome ?? 'unknown']}</I64>`,
    `      <S N="ProviderName">${text(event.provider)}</S>`,
    `      <S N="LogName">${text(event.channel)}</S>`,
    `      <S N="MachineName">${text(event.computer)}</S>`,
    '      <Obj N="UserId" RefId="1"><TN RefId="1"><T>System.Security.Principal.SecurityIdentifier</T></TN><ToString>S-1-5-18</ToString></Obj>',
    '      <DT N="TimeCreated">2026-11-20T08:01:12.1234567+01:00</DT>',
    '    </Props>',
    `    <MS><S N="Message">${text(event.message)}</S></MS>`,
    '  </Obj>',
    '</Objs>',
    '',
  ].join('\r\n');
};

const csvEvent = (event: ExportedEvent) => ({
  time: '11/20/2026 8:01:12 AM',
  id: event.id,
  provider: event.provider,
  message: event.message,
  channel: event.channel,
  computer: event.computer,
});

export const forms: readonly Form[] = [
  {
    name: 'Event Viewer XML',
    has: 'data',
    render: (event) =>
      `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<Events>${xmlOf(event, { message: true })}</Events>`,
  },
  { name: 'wevtutil XML', has: 'data', render: (event) => `${xmlOf(event)}\r\n` },
  { name: "a browser's tree", has: 'data', render: (event) => treeOf(xmlOf(event, { quote: '"' })) },
  {
    name: 'XML in a mail',
    has: 'data',
    render: (event) => `Hello,\nhere it is:\n\n${xmlOf(event)}\n\nRegards`,
  },
  {
    name: 'rendered XML without data',
    has: 'message',
    render: (event) => `<Events>\n${xmlOf(event, { message: true, data: false })}\n</Events>`,
  },
  { name: 'wevtutil text', has: 'message', render: (event) => wevtutilOf(event) },
  {
    name: 'wevtutil text in a transcript',
    has: 'message',
    render: (event) => `C:\\>wevtutil qe ${event.channel} /f:text /c:1\r\n${wevtutilOf(event, '')}`,
  },
  { name: 'copied details', has: 'message', render: detailsOf },
  {
    name: 'copied details above their XML',
    has: 'data',
    render: (event) =>
      `${detailsOf(event)}Event Xml:\r\n${treeOf(xmlOf(event, { quote: '"' })).replaceAll('- <', '<')}`,
  },
  { name: 'evtx', has: 'data', render: evtxOfOne },
  {
    name: 'EvtxECmd CSV',
    has: 'data',
    render: (event) => (isForEvtxECmd(event) ? evtxecmdCsvOf([asExample(event)]) : null),
  },
  { name: 'JSON of evtx_dump', has: 'data', render: (event) => evtxDumpLinesOf([asExample(event)]) },
  {
    name: 'JSON of Winlogbeat',
    has: 'data',
    render: (event) => (isFailureOrOther(event) ? winlogbeatOf([asExample(event)]) : null),
  },
  { name: 'ConvertTo-Json', has: 'message', render: (event) => winEventJson51Of([asExample(event)]) },
  { name: 'Get-WinEvent list', has: 'message', render: (event) => winEventList(event) },
  ...[80, 100, 120, 160].map((width): Form => ({
    name: `Get-WinEvent list of ${width} columns`,
    has: 'message',
    render: (event) => winEventList(event, width),
  })),
  {
    name: 'Get-WinEvent list in a transcript',
    has: 'message',
    render: (event) => `PS C:\\> Get-WinEvent -MaxEvents 1 | fl *\r\n${winEventList(event)}`,
  },
  { name: 'Get-EventLog list', has: 'message', render: eventLogList },
  { name: 'Get-EventLog CSV', has: 'message', render: (event) => eventLogCsv(event) },
  { name: 'Clixml', has: 'message', render: clixmlOf },
  {
    name: 'Get-WinEvent CSV',
    has: 'message',
    render: (event) => exportCsv([{ ...csvEvent(event), keywords: SIGNED[event.outcome ?? 'unknown'] }]),
  },
  {
    name: 'Event Viewer CSV',
    has: 'message',
    render: (event) =>
      eventViewer(
        [{ ...csvEvent(event), keywords: WORDS[event.outcome ?? 'unknown'] }],
        'Keywords,Date and Time,Source,Event ID,Task Category',
      ),
  },
];

function evtxOfOne(event: ExportedEvent): Uint8Array {
  const { provider, id, channel, computer, qualifiers, outcome, data } = event;
  const keywords = KEYWORDS[outcome ?? 'unknown'];
  const time = '2026-11-20T07:01:12.1234567Z';
  return evtxOf([
    {
      provider,
      id,
      channel,
      computer,
      keywords,
      time,
      data,
      ...(qualifiers === undefined ? {} : { qualifiers }),
    },
  ]);
}

/** The event as the writers of other programs' exports take it. */
function asExample({ provider, id, channel, computer, outcome, data, message }: ExportedEvent): ExampleEvent {
  return {
    provider,
    id,
    qualifiers: null,
    channel,
    computer,
    keywords: BigInt(KEYWORDS[outcome ?? 'unknown']),
    time: new Date('2026-11-20T07:01:12.123Z'),
    record: 7,
    isClassic: false,
    values: Object.entries(data),
    message,
  };
}

/** Of the Security log these writers know audit failures alone. */
const isFailureOrOther = ({ channel, outcome }: ExportedEvent): boolean =>
  channel !== 'Security' || outcome === 'failure';

/** EvtxECmd makes one line of several. */
const isForEvtxECmd = (event: ExportedEvent): boolean =>
  isFailureOrOther(event) && Object.values(event.data).every((value: string) => !/\p{C}/u.test(value));

/** What an export says, coverage aside; whichever format claims it. */
export async function sightingsIn(given: string | Uint8Array): Promise<readonly Sighting<FactKind>[]> {
  const bytes = typeof given === 'string' ? new TextEncoder().encode(given) : given;
  const text = typeof given === 'string' ? given : '';
  const claims: LogFormat[] = logFormats.filter((format) => format.recognises({ bytes, text }));
  const [format] = claims;
  if (claims.length > 1) throw new Error(`claimed by ${claims.map(({ id }) => id).join(' and ')}`);
  const all =
    format === undefined
      ? [...eventsInText.read({ lines: linesOf(text), file: 'mail.txt', firstLine: 1, command: null })]
      : (await readWith(format, given)).sightings;
  return all.flatMap((find) => ('code' in find || find.kind === 'log-coverage' ? [] : [find]));
}
