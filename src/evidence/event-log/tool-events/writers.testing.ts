/** For tests: the same events as each program writes them. Layouts: see the doc comment of each format. */
import { quoted } from '../csv/test-exports.ts';
import type { ExampleEvent } from './example-events.testing.ts';

type Values = ExampleEvent['values'];

/** A table with quotes only where needed, as most CSV libraries write it. */
function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return [columns, ...rows]
    .map((row) => row.map((text) => (/[",\r\n]|^ | $/.test(text) ? quoted(text) : text)).join(','))
    .map((line) => `${line}\r\n`)
    .join('');
}

const lines = (objects: readonly object[]): string =>
  objects.map((object) => `${JSON.stringify(object)}\n`).join('');

const iso = (time: Date): string => time.toISOString();
const local = (time: Date, hours: number): string =>
  new Date(time.getTime() + hours * 3_600_000).toISOString().slice(0, 23).replace('T', ' ');
const hex = (keywords: bigint): string => `0x${keywords.toString(16)}`;
const signed = (keywords: bigint): string => BigInt.asIntN(64, keywords).toString();
const isFailure = ({ keywords }: ExampleEvent): boolean => (keywords & 0x10_0000_0000_0000n) !== 0n;
const isSecurity = ({ channel }: ExampleEvent): boolean => channel === 'Security';
/** `Object.fromEntries` with the numbers as numbers, which JSON converters make of typed values. */
const dataObject = (values: Values): Record<string, string | number> =>
  Object.fromEntries(values.map(([name, value]) => [name, /^\d{1,9}$/.test(value) ? Number(value) : value]));
const filled = (values: Values): Values => values.filter(([, value]) => value !== '');

export function eventViewerCsvOf(events: readonly ExampleEvent[]): string {
  return table(
    ['Keywords', 'Date and Time', 'Source', 'Event ID', 'Task Category'],
    events.map((event) => [
      isSecurity(event) ? (isFailure(event) ? 'Audit Failure' : 'Audit Success') : '',
      local(event.time, 1).slice(0, 19),
      event.provider,
      String(event.id),
      'None',
      event.message,
    ]),
  );
}

// ---- EvtxECmd -----------------------------------------------------------------------------------------------------

const inOneLine = (value: string): string => value.replace(/[\p{C}]+/gu, ', ');

function evtxecmdPayload({ values, isClassic, channel }: ExampleEvent): object {
  if (isClassic) return { EventData: { Data: values.map(([, value]) => value).join(', '), Binary: '' } };
  if (channel.includes('SmbClient')) {
    const data = Object.fromEntries(values.map(([name, value]) => [name, inOneLine(value)]));
    return { UserData: { EventData: { '@xmlns': 'Smb2Namespace', ...data } } };
  }
  const data = values.map(([name, value]) =>
    value === '' ? { '@Name': name } : { '@Name': name, '#text': inOneLine(value) },
  );
  return { EventData: { Data: data.length === 1 ? data[0] : data } };
}

function evtxecmdFields(event: ExampleEvent, time: string): Record<string, string> {
  return {
    RecordNumber: String(event.record),
    EventRecordId: String(event.record),
    TimeCreated: time,
    EventId: String(event.id),
    Level: 'Warning',
    Provider: event.provider,
    Channel: event.channel,
    ProcessId: '744',
    ThreadId: '812',
    Computer: event.computer,
    ChunkNumber: '1',
    MapDescription: 'Description of a map',
    PayloadData1: 'Target: OTHER\\somebody',
    HiddenRecord: 'False',
    SourceFile: 'C:\\cases\\Security.evtx',
    Keywords: isSecurity(event) ? 'Audit failure' : 'Classic',
    ExtraDataOffset: '0',
    Payload: JSON.stringify(evtxecmdPayload(event)),
  };
}

const EVTXECMD_COLUMNS =
  'RecordNumber,EventRecordId,TimeCreated,EventId,Level,Provider,Channel,ProcessId,ThreadId,Computer,ChunkNumber,UserId,MapDescription,UserName,RemoteHost,PayloadData1,PayloadData2,PayloadData3,PayloadData4,PayloadData5,PayloadData6,ExecutableInfo,HiddenRecord,SourceFile,Keywords,ExtraDataOffset,Payload'.split(
    ',',
  );

const without = <T>(items: readonly T[], ...left: readonly T[]): T[] =>
  items.filter((item) => !left.includes(item));

export function evtxecmdCsvOf(events: readonly ExampleEvent[], columns = EVTXECMD_COLUMNS): string {
  const rows = events.map((event) => {
    const fields = evtxecmdFields(event, `${local(event.time, 0)}4567`);
    return columns.map((name) => fields[name] ?? '');
  });
  return table(columns, rows);
}

/** The columns of 2019: another order, and fewer. */
export const OLD_EVTXECMD_COLUMNS = [
  ...without(
    EVTXECMD_COLUMNS,
    'ProcessId',
    'ThreadId',
    'PayloadData6',
    'Keywords',
    'ExtraDataOffset',
    'HiddenRecord',
    'Payload',
    'SourceFile',
  ),
  'Payload',
  'Keywords',
  'SourceFile',
];

export const evtxecmdJsonOf = (events: readonly ExampleEvent[]): string =>
  lines(
    events.map((event) => ({
      ...evtxecmdFields(event, `${iso(event.time).slice(0, -1)}4567+00:00`),
      EventId: event.id,
    })),
  );

export const evtxecmdFullJsonOf = (events: readonly ExampleEvent[]): string =>
  lines(
    events.map((event) => ({
      Event: {
        System: {
          Provider: { '@Name': event.provider },
          EventID:
            event.qualifiers === null
              ? String(event.id)
              : { '@Qualifiers': String(event.qualifiers), '#text': String(event.id) },
          Keywords: hex(event.keywords),
          TimeCreated: { '@SystemTime': `${local(event.time, 0)}4567` },
          EventRecordID: String(event.record),
          Channel: event.channel,
          Computer: event.computer,
        },
        ...evtxecmdPayload(event),
      },
    })),
  );

// ---- evtx_dump and Chainsaw ---------------------------------------------------------------------------------------

function evtxDumpData({ values, isClassic, channel }: ExampleEvent): object {
  if (isClassic) return { EventData: { Data: { '#text': values.map(([, value]) => value) }, Binary: null } };
  const data = dataObject(values);
  return channel.includes('SmbClient')
    ? { UserData: { EventData: { '#attributes': { xmlns: 'Smb2Namespace' }, ...data } } }
    : { EventData: data };
}

const evtxDumpObject = (event: ExampleEvent): object => ({
  Event: {
    '#attributes': { xmlns: 'http://schemas.microsoft.com/win/2004/08/events/event' },
    System: {
      Provider: { '#attributes': { Name: event.provider, Guid: '00000000-0000-0000-0000-000000000000' } },
      EventID:
        event.qualifiers === null
          ? event.id
          : { '#attributes': { Qualifiers: event.qualifiers }, '#text': event.id },
      Version: 0,
      Level: 3,
      Keywords: hex(event.keywords),
      TimeCreated: { '#attributes': { SystemTime: iso(event.time) } },
      EventRecordID: event.record,
      Channel: event.channel,
      Computer: event.computer,
      Security: null,
    },
    ...evtxDumpData(event),
  },
});

export const evtxDumpLinesOf = (events: readonly ExampleEvent[]): string => lines(events.map(evtxDumpObject));

/** `-o json`, the records one after the other. */
export const evtxDumpJsonOf = (events: readonly ExampleEvent[]): string =>
  events
    .map((event) => `Record ${event.record}\n${JSON.stringify(evtxDumpObject(event), null, 2)}\n`)
    .join('');

function separateObject(event: ExampleEvent): object {
  const { Event } = evtxDumpObject(event) as { Event: Record<string, object> };
  const { '#attributes': _, System: _system, ...data } = Event;
  return {
    Event: {
      System: {
        Provider_attributes: { Name: event.provider },
        ...(event.qualifiers === null ? {} : { EventID_attributes: { Qualifiers: event.qualifiers } }),
        EventID: event.id,
        Keywords: hex(event.keywords),
        TimeCreated_attributes: { SystemTime: iso(event.time) },
        EventRecordID: event.record,
        Channel: event.channel,
        Computer: event.computer,
      },
      ...data,
    },
  };
}

export const separateLinesOf = (events: readonly ExampleEvent[]): string => lines(events.map(separateObject));

/** What Chainsaw's rules matched, as one array. */
export const chainsawJsonOf = (events: readonly ExampleEvent[]): string =>
  JSON.stringify(
    events.map((event) => ({
      group: 'Sigma',
      kind: 'individual',
      document: { kind: 'evtx', path: 'C:\\cases\\Security.evtx', data: separateObject(event) },
      name: 'Some rule',
      timestamp: iso(event.time),
    })),
  );

function yaml({ values, isClassic }: ExampleEvent): string {
  const scalar = (value: string): string => {
    if (/^[\w.$@/\\ ]+$/.test(value) && !/^[\d.]+$|^0x|\s$/.test(value)) return value;
    return /[\r\n\t]/.test(value) ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`;
  };
  const items = isClassic
    ? ['Data:', "  '#text':", ...values.map(([, value]) => `  - ${scalar(value)}`), 'Binary: null']
    : values.map(([name, value]) => `${name}: ${/^\d{1,9}$/.test(value) ? value : scalar(value)}`);
  return `${items.join('\n')}\n`;
}

export function chainsawCsvOf(events: readonly ExampleEvent[]): string {
  return table(
    [
      'timestamp',
      'detections',
      'path',
      'Event.System.Provider',
      'Event ID',
      'Record ID',
      'Computer',
      'Event Data',
    ],
    events.map((event) => [
      iso(event.time).replace('Z', '+00:00'),
      'Some rule;Another rule',
      'C:\\cases\\Security.evtx',
      event.provider,
      String(event.id),
      String(event.record),
      event.computer,
      yaml(event),
    ]),
  );
}

// ---- Hayabusa -----------------------------------------------------------------------------------------------------

const SHORT_CHANNELS: Readonly<Record<string, string>> = {
  Security: 'Sec',
  System: 'Sys',
  'Microsoft-Windows-NTLM/Operational': 'NTLM',
  'Microsoft-Windows-SmbClient/Security': 'SmbCliSec',
};

const REPLACED: Readonly<Record<string, string>> = {
  'LogonType=3': '3 - NETWORK',
  'Status=0xc000006d': 'BAD USER OR PW',
  'SubStatus=0xc000006a': 'WRONG PW',
  'FailureReason=%%2313': 'BAD USER OR PW',
};

function hayabusaPairs({ id, values, isClassic }: ExampleEvent): [string, string][] {
  if (isClassic) return values.map(([, value], index) => [`Data[${index + 1}]`, value]);
  return values
    .map(([name, value]): [string, string] => [
      name,
      (id === 4625 ? REPLACED[`${name}=${value}`] : undefined) ?? value.replace(/\s+/g, ' ').trim(),
    ])
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

const hayabusaTime = ({ time }: ExampleEvent): string => `${local(time, 1)} +01:00`;

/** Each event twice, as two rules matched it. */
export function hayabusaCsvOf(events: readonly ExampleEvent[], separator = ' ¦ '): string {
  const rows = events.flatMap((event) =>
    ['Some Rule', 'Another Rule'].map((rule) => [
      hayabusaTime(event),
      rule,
      'info',
      event.computer,
      SHORT_CHANNELS[event.channel] ?? event.channel,
      String(event.id),
      String(event.record),
      hayabusaPairs(event)
        .map(([name, value]) => `${name}: ${value}`.trim())
        .join(separator),
      'rule.yml',
      '00000000-0000-0000-0000-000000000000',
      'C:\\cases\\Security.evtx',
    ]),
  );
  const columns =
    'Timestamp,RuleTitle,Level,Computer,Channel,EventID,RecordID,AllFieldInfo,RuleFile,RuleID,EvtxFile';
  return table(columns.split(','), rows);
}

/** Objects over several lines, one after the other without commas. */
export const hayabusaJsonOf = (events: readonly ExampleEvent[]): string =>
  events
    .map((event) =>
      JSON.stringify(
        {
          Timestamp: hayabusaTime(event),
          RuleTitle: 'Some Rule',
          Level: 'info',
          Computer: event.computer,
          Channel: SHORT_CHANNELS[event.channel] ?? event.channel,
          EventID: event.id,
          RecordID: event.record,
          AllFieldInfo: Object.fromEntries(hayabusaPairs(event)),
        },
        null,
        4,
      ),
    )
    .join('\n');

// ---- Log Analytics ------------------------------------------------------------------------------------------------

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');

function dataXml({ values, isClassic, channel }: ExampleEvent): string {
  if (isClassic) return values.map(([, value]) => `<Data>${escaped(value)}</Data>`).join('');
  if (channel.includes('SmbClient'))
    return values.map(([name, value]) => `<${name}>${escaped(value)}</${name}>`).join('');
  return values
    .map(([name, value]) =>
      value === '' ? `<Data Name="${name}" />` : `<Data Name="${name}">${escaped(value)}</Data>`,
    )
    .join('');
}

/** `2/25/2026, 7:01:12.123 AM`, as a browser set to English (United States) prints it. */
function browserTime(time: Date): string {
  const hour = time.getUTCHours();
  const clock = `${hour % 12 === 0 ? 12 : hour % 12}:${iso(time).slice(14, 23)}`;
  return `${time.getUTCMonth() + 1}/${time.getUTCDate()}/${time.getUTCFullYear()}, ${clock} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** Table `SecurityEvent`; `hasXml`: with the column EventData filled, else the columns of the names alone. */
export function securityEventCsvOf(events: readonly ExampleEvent[], hasXml: boolean): string {
  const names = [...new Set(events.flatMap(({ values }) => values.map(([name]) => name)))].toSorted();
  const schema = without(
    names,
    'AccessList',
    'AccessReason',
    'TicketEncryptionType',
    'TicketOptions',
    'ServiceSid',
  );
  return table(
    [
      'TenantId',
      'TimeGenerated [UTC]',
      'Account',
      'Computer',
      'EventSourceName',
      'Channel',
      'Level',
      'EventData',
      'EventID',
      'Activity',
      ...schema,
    ],
    events.map((event) => {
      const values = new Map(event.values);
      return [
        '00000000-0000-0000-0000-000000000000',
        browserTime(event.time),
        'OTHER\\somebody',
        event.computer,
        event.provider,
        event.channel,
        isFailure(event) ? '16' : '8',
        hasXml
          ? `<EventData xmlns="http://schemas.microsoft.com/win/2004/08/events/event">${dataXml(event)}</EventData>`
          : '',
        String(event.id),
        `${event.id} - ${event.message.split('\r\n', 1)[0] ?? ''}`,
        ...schema.map((name) => (hasXml ? '' : (values.get(name) ?? ''))),
      ];
    }),
  );
}

/** Table `Event`; `has`: which of its columns are filled. */
export function eventTableCsvOf(
  events: readonly ExampleEvent[],
  has: 'EventData' | 'ParameterXml' | 'RenderedDescription',
): string {
  return table(
    [
      'TimeGenerated [UTC]',
      'Source',
      'EventLog',
      'Computer',
      'EventLevelName',
      'ParameterXml',
      'EventData',
      'EventID',
      'RenderedDescription',
    ],
    events.map((event) => [
      browserTime(event.time),
      event.provider,
      event.channel,
      event.computer,
      'Warning',
      has === 'ParameterXml'
        ? event.values.map(([, value]) => `<Param>${escaped(value)}</Param>`).join('')
        : '',
      has === 'EventData'
        ? `<DataItem Type="System.XmlData" time="${iso(event.time)}" sourceHealthServiceId="0"><EventData xmlns="http://schemas.microsoft.com/win/2004/08/events/event">${dataXml(event)}</EventData></DataItem>`
        : '',
      String(event.id),
      has === 'RenderedDescription' ? event.message : '',
    ]),
  );
}

const windowsEvent = (event: ExampleEvent) => ({
  TimeGenerated: iso(event.time),
  Provider: event.provider,
  Channel: event.channel,
  Computer: event.computer,
  Keywords: hex(event.keywords),
  EventID: event.id,
  EventData: event.isClassic
    ? { Data: event.values.map(([, value]) => value) }
    : Object.fromEntries(event.values),
});

/** Table `WindowsEvent`, dates of a query through PowerShell. */
export function windowsEventCsvOf(events: readonly ExampleEvent[]): string {
  const rows = events.map(windowsEvent);
  return table(
    Object.keys(rows[0] ?? {}),
    rows.map((row) =>
      Object.values(row).map((value) => (typeof value === 'object' ? JSON.stringify(value) : String(value))),
    ),
  );
}

export const windowsEventJsonOf = (events: readonly ExampleEvent[]): string =>
  JSON.stringify(
    events.map((event) => ({ ...windowsEvent(event), TableName: 'PrimaryResult', Type: 'WindowsEvent' })),
    null,
    2,
  );

// ---- Splunk -------------------------------------------------------------------------------------------------------

function splunkBlock(event: ExampleEvent): string {
  return [
    `${browserTime(event.time)
      .replace(',', '')
      .replace(/\.\d{3}/, '')}`,
    `LogName=${event.channel}`,
    `EventCode=${event.id}`,
    'EventType=0',
    `ComputerName=${event.computer}`,
    `SourceName=${isSecurity(event) ? 'Microsoft Windows security auditing.' : event.provider}`,
    'Type=Information',
    `RecordNumber=${event.record}`,
    `Keywords=${isSecurity(event) ? 'Audit Failure' : 'None'}`,
    'TaskCategory=None',
    'OpCode=Info',
    `Message=${event.message.replaceAll('\r\n', '\n')}`,
  ].join('\n');
}

function splunkXml(event: ExampleEvent): string {
  const qualifiers = event.qualifiers === null ? '' : ` Qualifiers='${event.qualifiers}'`;
  const data = `<EventData>${dataXml(event)}</EventData>`;
  return `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='${event.provider}'/><EventID${qualifiers}>${event.id}</EventID><Version>0</Version><Keywords>${hex(event.keywords)}</Keywords><TimeCreated SystemTime='${iso(event.time)}'/><EventRecordID>${event.record}</EventRecordID><Channel>${event.channel}</Channel><Computer>${event.computer}</Computer><Security/></System>${event.channel.includes('SmbClient') ? `<UserData>${data}</UserData>` : data}</Event>`;
}

const offsetTime = ({ time }: ExampleEvent): string => `${local(time, 1).replace(' ', 'T')}+0100`;

export const splunkCsvOf = (events: readonly ExampleEvent[], raw: 'block' | 'xml'): string =>
  table(
    ['_raw', '_time', 'host', 'source', 'sourcetype'],
    events.map((event) => [
      raw === 'xml' ? splunkXml(event) : splunkBlock(event),
      offsetTime(event),
      event.computer.split('.', 1)[0] ?? '',
      'WinEventLog:Security',
      raw === 'xml' ? 'XmlWinEventLog' : 'WinEventLog',
    ]),
  );

/** Chosen fields, the time in seconds since 1970. */
export const splunkFieldsCsvOf = (events: readonly ExampleEvent[]): string =>
  table(
    ['_time', 'EventCode', 'ComputerName', 'LogName', 'SourceName', 'Keywords', 'Message'],
    events.map((event) => [
      `${(event.time.getTime() / 1000).toFixed(3)}`,
      String(event.id),
      event.computer,
      event.channel,
      event.provider,
      isSecurity(event) ? 'Audit Failure' : '',
      event.message,
    ]),
  );

export const splunkJsonOf = (events: readonly ExampleEvent[]): string =>
  lines(
    events.map((event, offset) => ({
      preview: false,
      offset,
      result: { _raw: splunkBlock(event), _time: offsetTime(event), host: 'FS01' },
    })),
  );

// ---- shippers -----------------------------------------------------------------------------------------------------

const winlogbeatData = ({ values, isClassic }: ExampleEvent): object =>
  Object.fromEntries(
    filled(isClassic ? values.map(([, value], index) => [`param${index + 1}`, value]) : values),
  );

export const winlogbeatOf = (events: readonly ExampleEvent[]): string =>
  lines(
    events.map((event) => ({
      '@timestamp': iso(event.time),
      event: {
        code: String(event.id),
        kind: 'event',
        provider: event.provider,
        ...(isSecurity(event) ? { outcome: 'failure' } : {}),
      },
      host: { name: event.computer },
      message: event.message.replaceAll('\r\n', '\n'),
      winlog: {
        api: 'wineventlog',
        channel: event.channel,
        computer_name: event.computer,
        event_id: String(event.id),
        provider_name: event.provider,
        record_id: event.record,
        keywords: [isSecurity(event) ? 'Audit Failure' : 'Classic'],
        [event.channel.includes('SmbClient') ? 'user_data' : 'event_data']: winlogbeatData(event),
      },
    })),
  );

/** Dotted names, as Kibana exports them, one object in an array. */
export const winlogbeatDottedOf = (events: readonly ExampleEvent[]): string =>
  JSON.stringify(
    events.map((event) => ({
      _index: 'winlogbeat',
      _source: {
        '@timestamp': iso(event.time),
        'winlog.channel': event.channel,
        'winlog.computer_name': event.computer,
        'winlog.event_id': event.id,
        'winlog.provider_name': event.provider,
        'winlog.keywords': isSecurity(event) ? 'Audit Failure' : '',
        ...Object.fromEntries(
          Object.entries(winlogbeatData(event)).map(([name, value]) => [`winlog.event_data.${name}`, value]),
        ),
      },
    })),
    null,
    2,
  );

/** `digits`: how the keywords are written, which are larger than a number of JavaScript. */
export const nxlogOf = (events: readonly ExampleEvent[], digits = signed): string =>
  events
    .map((event) => {
      const object = {
        EventTime: local(event.time, 1).slice(0, 19),
        Hostname: event.computer,
        Keywords: 'DIGITS',
        EventType: isSecurity(event) ? 'AUDIT_FAILURE' : 'WARNING',
        EventID: event.id,
        SourceName: event.provider,
        Channel: event.channel,
        // The account that wrote the event, which is not in its data.
        Domain: 'NT AUTHORITY',
        AccountName: 'SYSTEM',
        Message: event.message,
        ...(event.isClassic ? {} : Object.fromEntries(filled(event.values))),
        EventReceivedTime: local(event.time, 1).slice(0, 19),
        SourceModuleName: 'eventlog',
        SourceModuleType: 'im_msvistalog',
      };
      return `${JSON.stringify(object).replace('"DIGITS"', digits(event.keywords))}\n`;
    })
    .join('');

// ---- PowerShell ---------------------------------------------------------------------------------------------------

const winEvent = (event: ExampleEvent, time: unknown): object => ({
  Message: event.message,
  Id: event.id,
  Version: 0,
  Qualifiers: event.qualifiers,
  Level: 3,
  Keywords: 'DIGITS',
  RecordId: event.record,
  ProviderName: event.provider,
  LogName: event.channel,
  MachineName: event.computer,
  TimeCreated: time,
  LevelDisplayName: 'Warning',
  Properties: event.values.map(() => 'System.Diagnostics.Eventing.Reader.EventProperty'),
});

const withDigits = (json: string, events: readonly ExampleEvent[]): string =>
  events.reduce((text, { keywords }) => text.replace('"DIGITS"', signed(keywords)), json);

export const winEventJson51Of = (events: readonly ExampleEvent[]): string =>
  withDigits(
    JSON.stringify(
      events.map((event) => winEvent(event, `/Date(${event.time.getTime()})/`)),
      null,
      4,
    )
      .replaceAll('"/Date(', '"\\/Date(')
      .replaceAll(')/"', ')\\/"')
      .replaceAll('\n', '\r\n'),
    events,
  );

export const winEventJson7Of = (events: readonly ExampleEvent[]): string =>
  withDigits(
    JSON.stringify(
      events.map((event) => winEvent(event, `${local(event.time, 1).replace(' ', 'T')}4567+01:00`)),
    ),
    events,
  );
