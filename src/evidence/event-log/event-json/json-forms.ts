/**
 * The programs that write events as JSON, told apart by names that only they use, and the way from an object of each to a record.
 */
import { CHAINSAW_NOTE } from '../chainsaw-csv/chainsaw-csv.ts';
import type { Note } from '../../../facts/reading.ts';
import { NO_CONTENT, namedValues, type Content } from '../content.ts';
import type { EventFields, EventKind } from '../event-record.ts';
import { fitsShape } from '../events/value-shapes.ts';
import { contentOfElements, evtxecmdRecord } from '../evtxecmd-csv/evtxecmd-csv.ts';
import { hayabusaNotes, hayabusaRecord } from '../hayabusa-csv/hayabusa-csv.ts';
import { LOG_ANALYTICS_NOTE, logAnalyticsRecord } from '../log-analytics-csv/log-analytics-csv.ts';
import {
  ntlmLogonEventsNotes,
  ntlmLogonEventsRecord,
} from '../ntlm-logon-events-csv/ntlm-logon-events-csv.ts';
import { SPLUNK_NOTE, splunkRecord } from '../splunk-csv/splunk-csv.ts';
import { flatData } from '../tool-events/flat-data.ts';
import {
  at,
  objectOf,
  own,
  textOf,
  textOrNull,
  valuesOfEventData,
  type JsonObject,
} from '../tool-events/json-values.ts';
import { outcomeOf } from '../keywords.ts';
import { fieldsOf } from '../message.ts';
import { powershellTime } from '../tool-events/powershell-time.ts';
import { idOf, rowOfObject } from '../tool-events/row.ts';
import type { WholeRecord } from '../whole-reader.ts';

export interface JsonForm {
  /** `JSON of Winlogbeat`. */
  readonly title: string;
  /** True where the program converts a log as a whole. */
  readonly covers: boolean;
  readonly zone?: 'utc';
  /** `first`: the first object of the file. */
  notes(first: JsonObject): readonly Note[];
  onlyCounts?(first: JsonObject): boolean;
  /** The same object without what other programs wrap it into, or null where it is of another form. */
  unwrapped(object: JsonObject): JsonObject | null;
  recordOf(object: JsonObject): WholeRecord;
}

/** The form of a file by its first object that has one. */
export function formOf(object: JsonObject): JsonForm | null {
  return jsonForms.find((form) => form.unwrapped(object) !== null) ?? null;
}

const none = (): readonly Note[] => [];

const shipped = (program: string): readonly Note[] => [
  {
    code: 'chosen-by-shipper',
    says: `${program} has only the events that it was told to collect: that one is not in this file means nothing.`,
  },
];

/**
 * `{"Event":{"System":{"Provider":{"#attributes":{"Name":…}},"EventID":4625,…},"EventData":{…}}}` of
 * https://github.com/omerbenamram/evtx (`evtx_dump -o jsonl Security.evtx`).
 */
const evtxDump: JsonForm = {
  title: 'JSON of evtx_dump',
  covers: true,
  notes: none,
  unwrapped: (object) => (at(object, 'Event.System.Provider.#attributes') === undefined ? null : object),
  recordOf: (object) => recordOfSystem(object, nestedAttribute),
};

/**
 * The same with attributes beside their elements: `--separate-json-attributes`, and Chainsaw, which writes what a search found
 * (https://github.com/WithSecureLabs/chainsaw) and wraps what a rule matched into `document.data`.
 */
const evtxDumpSeparate: JsonForm = {
  title: 'JSON of Chainsaw or evtx_dump',
  covers: false,
  notes: () => [CHAINSAW_NOTE],
  unwrapped(object) {
    const inner = objectOf(at(object, 'document.data')) ?? object;
    return at(inner, 'Event.System.Provider_attributes') === undefined ? null : inner;
  },
  recordOf: (object) => recordOfSystem(object, (system, name) => objectOf(own(system, `${name}_attributes`))),
};

/** `EvtxECmd.exe -f Security.evtx --json . --fj`: the whole event, attributes named `@Name`, UTC without a mark. */
const evtxecmdFull: JsonForm = {
  title: 'JSON of EvtxECmd, whole events',
  covers: true,
  zone: 'utc',
  notes: none,
  unwrapped: (object) => (at(object, 'Event.System.Provider.@Name') === undefined ? null : object),
  recordOf: (object) =>
    recordOfSystem(object, (system, name) => {
      const element = objectOf(own(system, name));
      return element === null
        ? null
        : namedValues(Object.entries(element).map(([key, value]) => [key.replace(/^@/, ''), textOf(value)]));
    }),
};

function nestedAttribute(system: JsonObject | null, name: string): JsonObject | null {
  return objectOf(own(objectOf(own(system, name)), '#attributes'));
}

type Attributes = (system: JsonObject | null, element: string) => JsonObject | null;

function recordOfSystem(object: JsonObject, attributes: Attributes): WholeRecord {
  const event = objectOf(own(object, 'Event'));
  const system = objectOf(own(event, 'System'));
  const qualifiers = textOf(own(attributes(system, 'EventID'), 'Qualifiers'));
  return {
    provider: textOrNull(own(attributes(system, 'Provider'), 'Name')),
    channel: textOrNull(own(system, 'Channel')),
    computer: textOrNull(own(system, 'Computer')),
    id: idOf(textOf(own(system, 'EventID'))),
    qualifiers: qualifiers === '' ? null : idOf(qualifiers),
    time: textOrNull(own(attributes(system, 'TimeCreated'), 'SystemTime')),
    outcome: outcomeOf(textOf(own(system, 'Keywords'))),
    content: (kind) => contentOfElements(event, kind),
  };
}

/** `EvtxECmd.exe -f Security.evtx --json .`: the names of its CSV. */
const evtxecmd: JsonForm = {
  title: 'JSON of EvtxECmd',
  covers: true,
  zone: 'utc',
  notes: none,
  unwrapped: (object) => (hasAll(object, 'EventId', 'Channel', 'Provider', 'Payload') ? object : null),
  recordOf: (object) => evtxecmdRecord(rowOfObject(object)),
};

/**
 * `{"@timestamp":…,"winlog":{"event_id":"4625","channel":"Security","event_data":{…}},"event":{"outcome":"failure"},…}`, nested or
 * with dotted names, also as Elasticsearch and Kibana wrap it (`_source`, `fields`). Before version 7 the names stood at the top.
 * https://www.elastic.co/docs/reference/beats/winlogbeat/exported-fields-winlog
 */
const winlogbeat: JsonForm = {
  title: 'JSON of Winlogbeat',
  covers: false,
  notes: () => shipped('Winlogbeat'),
  unwrapped(object) {
    for (const inner of [object, objectOf(own(object, '_source')), objectOf(own(object, 'fields'))]) {
      if (inner === null) continue;
      if (at(inner, 'winlog.channel') !== undefined || at(inner, 'winlog.event_id') !== undefined)
        return inner;
      if (hasAll(inner, 'event_id', 'log_name', 'source_name')) return inner;
    }
    return null;
  },
  recordOf(object) {
    const first = (...paths: readonly string[]): string | null => {
      for (const path of paths) {
        const text = textOf(at(object, path));
        if (text !== '') return text;
      }
      return null;
    };
    const keywords = at(object, 'winlog.keywords') ?? own(object, 'keywords');
    return {
      provider: first('winlog.provider_name', 'event.provider', 'source_name'),
      channel: first('winlog.channel', 'log_name'),
      computer: first('winlog.computer_name', 'computer_name', 'host.name'),
      id: idOf(first('winlog.event_id', 'event.code', 'event_id') ?? ''),
      qualifiers: null,
      time: first('@timestamp'),
      outcome:
        outcomeOf(...(Array.isArray(keywords) ? keywords.slice(0, 20).map(textOf) : [textOf(keywords)])) ??
        outcomeOfEcs(first('event.outcome')),
      content: () => ({
        data:
          dataAt(object, 'winlog.event_data') ??
          dataAt(object, 'winlog.user_data') ??
          dataAt(object, 'event_data'),
        inserts: null,
        message: first('message'),
      }),
    };
  },
};

function outcomeOfEcs(word: string | null): 'success' | 'failure' | null {
  return word === 'success' || word === 'failure' ? word : null;
}

/** The values of an object at a path, or of all dotted names below it. */
function dataAt(object: JsonObject, path: string): Content['data'] {
  const nested = objectOf(at(object, path));
  if (nested !== null) return valuesOfEventData(nested).data;
  const prefix = `${path}.`;
  const pairs = Object.entries(object)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, value]): [string, string] => [name.slice(prefix.length), textOf(value)]);
  return pairs.length === 0 ? null : namedValues(pairs);
}

/**
 * `{"EventTime":"2026-11-20 08:01:12","Hostname":"FS01…","Keywords":-9218868437227405312,"EventType":"AUDIT_FAILURE","EventID":4625,
 * "SourceName":"Microsoft-Windows-Security-Auditing","Channel":"Security","Message":"…","TargetUserName":"mara",…}`: event data and
 * NXLog's own fields side by side (https://docs.nxlog.co/refman/current/im/msvistalog.html), as also in the data sets of
 * https://github.com/OTRF/Security-Datasets.
 */
const nxlog: JsonForm = {
  title: 'JSON of NXLog',
  covers: false,
  notes: () => shipped('NXLog'),
  unwrapped: (object) => (hasAll(object, 'EventID', 'SourceName', 'Hostname') ? object : null),
  recordOf(object) {
    const get = (name: string): string | null => textOrNull(own(object, name));
    return {
      provider: get('SourceName'),
      channel: get('Channel'),
      computer: get('Hostname'),
      id: idOf(textOf(own(object, 'EventID'))),
      qualifiers: null,
      time: epochOr(get('TimeCreated') ?? get('EventTime')),
      outcome: outcomeOf(get('Keywords') ?? '') ?? outcomeOfType(get('EventType')),
      content: (kind) => ({
        data: flatData(
          kind,
          (name) => (Object.hasOwn(object, name) ? textOf(object[name]) : undefined),
          NXLOG_NAMES,
        ),
        inserts: null,
        message: get('Message'),
      }),
    };
  },
};

/** Milliseconds since 1970, which many configurations make of the date; everything else as it stands. */
function epochOr(written: string | null): string | number | null {
  return written !== null && /^\d{13}$/.test(written) ? Number(written) : written;
}

function outcomeOfType(type: string | null): 'success' | 'failure' | null {
  return type === 'AUDIT_SUCCESS' ? 'success' : type === 'AUDIT_FAILURE' ? 'failure' : null;
}

const NXLOG_NAMES: ReadonlySet<string> = new Set(
  `AccountName AccountType ActivityID Category Channel Computer Domain EventID EventReceivedTime EventTime EventType
   ExecutionProcessID ExecutionThreadID Hostname Keywords Level Message Opcode OpcodeValue ProcessID ProviderGuid RecordNumber
   RelatedActivityID Severity SeverityValue SourceModuleName SourceModuleType SourceName Task TaskValue ThreadID TimeCreated
   UserID Version`.split(/\s+/),
);

/**
 * `Get-WinEvent … | ConvertTo-Json`, of 5.1 (`"TimeCreated":"\/Date(1795158072123)\/"`) and 7 (`"2026-11-20T08:01:12.123+01:00"`), whole
 * or with selected properties.
 * https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.utility/convertto-json
 */
const getWinEvent: JsonForm = {
  title: 'JSON of Get-WinEvent',
  covers: true,
  notes: none,
  unwrapped(object) {
    const known = ['ProviderName', 'LogName', 'MachineName', 'TimeCreated', 'Message'];
    const isEvent = known.filter((name) => Object.hasOwn(object, name)).length >= 2;
    return isEvent && typeof own(object, 'Id') === 'number' ? object : null;
  },
  recordOf(object) {
    const qualifiers = textOf(own(object, 'Qualifiers'));
    const names = own(object, 'KeywordsDisplayNames');
    return {
      provider: textOrNull(own(object, 'ProviderName')),
      channel: textOrNull(own(object, 'LogName')),
      computer: textOrNull(own(object, 'MachineName')),
      id: idOf(textOf(own(object, 'Id'))),
      qualifiers: qualifiers === '' ? null : idOf(qualifiers),
      time: powershellTime(own(object, 'TimeCreated')),
      outcome: outcomeOf(
        textOf(own(object, 'Keywords')),
        ...(Array.isArray(names) ? names.slice(0, 20).map(textOf) : [textOf(names)]),
      ),
      content: (kind) => contentOfWinEvent(object, kind),
    };
  },
};

function contentOfWinEvent(object: JsonObject, kind: EventKind): Content {
  const message = textOrNull(own(object, 'Message'));
  const inserts = insertsOfWinEvent(object, kind);
  if (message === null || inserts === null) return { ...NO_CONTENT, message, inserts };
  const shown = fieldsOf({ ...NO_CONTENT, message }, kind);
  const values = fieldsOf({ ...NO_CONTENT, inserts }, kind);
  if (shown === null || values === null) return { ...NO_CONTENT, message, inserts };
  return { ...NO_CONTENT, data: besideMessage(shown, values) };
}

/**
 * The values, in the types of .NET; null where only the names of their types are left (objects below the depth that
 * ConvertTo-Json was given).
 */
function insertsOfWinEvent(object: JsonObject, kind: EventKind): readonly string[] | null {
  const properties = own(object, 'Properties');
  if (!Array.isArray(properties)) return null;
  const values = properties.slice(0, 100).map((property) => own(objectOf(property), 'Value'));
  if (values.some((value) => value === undefined)) return null;
  return values.map((value, place) => asInsert(value, kind.data[place] ?? ''));
}

/**
 * What the message prints, and the values that it does not: it shows a code as a sentence in the language of that Windows
 * (`StatusText`), and the number is nowhere else.
 */
function besideMessage(shown: EventFields, values: EventFields): Record<string, string> {
  const isNumberKnown = (name: string): boolean =>
    name.endsWith('Text') && (values[name.slice(0, -'Text'.length)] ?? '') !== '';
  const printed = Object.entries(shown).filter(([name]) => !isNumberKnown(name));
  return namedValues(
    [...printed, ...Object.entries(values)].flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    ),
  );
}

/** SIDs are objects there, codes are signed numbers, LUIDs decimal ones. */
function asInsert(value: unknown, name: string): string {
  const text = textOf(own(objectOf(value), 'Value') ?? value);
  if (fitsShape(name, text) || !/^-?\d{1,20}$/.test(text)) return text;
  const number = BigInt(text);
  return `0x${BigInt.asUintN(number < 0n && number >= -0x80000000n ? 32 : 64, number).toString(16)}`;
}

/** Rows of the tables `SecurityEvent`, `Event` and `WindowsEvent`, as `az monitor log-analytics query` prints them. */
const logAnalytics: JsonForm = {
  title: 'JSON of Log Analytics',
  covers: false,
  zone: 'utc',
  notes: () => [LOG_ANALYTICS_NOTE],
  unwrapped(object) {
    if (!hasAll(object, 'TimeGenerated', 'EventID')) return null;
    const known = ['EventSourceName', 'RenderedDescription', 'ParameterXml', 'EventData', 'EventLog'];
    return known.some((name) => Object.hasOwn(object, name)) ? object : null;
  },
  // The data sets of OTRF have the columns of these tables, and the event's own time beside that of the table.
  recordOf: (object) =>
    logAnalyticsRecord(
      rowOfObject(object),
      Object.hasOwn(object, 'TimeCreated') ? 'TimeCreated' : 'TimeGenerated',
    ),
};

/** Lines of Splunk's own JSON export: `{"preview":false,"result":{"_raw":"…","_time":"…"}}`. */
const splunk: JsonForm = {
  title: 'JSON of Splunk',
  covers: false,
  notes: () => [SPLUNK_NOTE],
  unwrapped(object) {
    const inner = objectOf(own(object, 'result')) ?? object;
    const isEvent = Object.hasOwn(inner, '_raw') || hasAll(inner, 'EventCode', '_time');
    return isEvent ? inner : null;
  },
  recordOf: (object) => splunkRecord(rowOfObject(object)),
};

/** `hayabusa.exe json-timeline -d . -o events.jsonl -L -p all-field-info`. */
const hayabusa: JsonForm = {
  title: 'JSON of Hayabusa',
  covers: false,
  notes: (first) => hayabusaNotes(Object.hasOwn(first, 'AllFieldInfo')),
  onlyCounts: (first) => !Object.hasOwn(first, 'AllFieldInfo'),
  unwrapped: (object) => (hasAll(object, 'Timestamp', 'RuleTitle', 'EventID') ? object : null),
  recordOf: (object) => hayabusaRecord(rowOfObject(object)),
};

/** `Get-NtlmLogonEvents … | ConvertTo-Json -Depth 3`. */
const ntlmLogonEvents: JsonForm = {
  title: 'JSON of Get-NtlmLogonEvents',
  covers: false,
  notes: (first) =>
    ntlmLogonEventsNotes(Object.hasOwn(first, 'SecureChannelName') && !Object.hasOwn(first, 'Message')),
  unwrapped(object) {
    const isLogon = hasAll(object, 'EventId', 'Time', 'UserName', 'LmPackageName');
    return isLogon || hasAll(object, 'EventId', 'Time', 'UserName', 'EventDescription') ? object : null;
  },
  recordOf: (object) => ntlmLogonEventsRecord(rowOfObject(object)),
};

export const jsonForms: readonly JsonForm[] = [
  evtxDump,
  evtxDumpSeparate,
  evtxecmdFull,
  evtxecmd,
  winlogbeat,
  nxlog,
  getWinEvent,
  logAnalytics,
  splunk,
  hayabusa,
  ntlmLogonEvents,
];

function hasAll(object: JsonObject, ...names: readonly string[]): boolean {
  return names.every((name) => Object.hasOwn(object, name));
}
