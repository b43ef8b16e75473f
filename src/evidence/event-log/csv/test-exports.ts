/** For tests: event exports of any number of records, built as Event Viewer and Export-Csv write them. */
import type { Facts, Sighting } from '../../../facts/facts.ts';
import { Fold } from '../../../facts/fold.ts';
import type { Note } from '../../../facts/reading.ts';
import type { LogFormat, LogSummary } from '../../format.ts';
import { pieces } from './test-bytes.ts';

export interface TestEvent {
  readonly time: string;
  readonly id: number;
  readonly provider: string;
  readonly message: string;
  readonly channel?: string;
  readonly computer?: string;
  readonly keywords?: string;
}

export const EVENT_VIEWER_HEADER = 'Level,Date and Time,Source,Event ID,Task Category';

/** Quotes only where needed, as Event Viewer does. */
export function eventViewer(events: readonly TestEvent[], header = EVENT_VIEWER_HEADER): string {
  const rows = events.map(({ time, id, provider, message, keywords }) =>
    [keywords ?? 'Warning', time, provider, String(id), 'None', message].map(whenNeeded).join(','),
  );
  return [header, ...rows, ''].join('\r\n');
}

const COLUMNS =
  'Message,Id,Version,Qualifiers,Level,Task,Opcode,Keywords,RecordId,ProviderName,ProviderId,LogName,ProcessId,ThreadId,MachineName,UserId,TimeCreated,ActivityId,RelatedActivityId,ContainerLog,MatchedQueryIds,Bookmark,LevelDisplayName,OpcodeDisplayName,TaskDisplayName,KeywordsDisplayNames,Properties'.split(
    ',',
  );

/** All columns, every field in quotes but the null ones, as Export-Csv does. */
export function exportCsv(
  events: readonly TestEvent[],
  type = '#TYPE System.Diagnostics.Eventing.Reader.EventLogRecord',
): string {
  const rows = events.map((event, index) => {
    const values: Readonly<Record<string, string>> = {
      Message: event.message,
      Id: String(event.id),
      Version: '0',
      Level: '3',
      Keywords: event.keywords ?? '-9223372036854775808',
      RecordId: String(index + 1),
      ProviderName: event.provider,
      LogName: event.channel ?? 'Microsoft-Windows-NTLM/Operational',
      MachineName: event.computer ?? 'WS07.contoso.example',
      TimeCreated: event.time,
      LevelDisplayName: 'Warning',
      Properties: 'System.Collections.Generic.List`1[System.Diagnostics.Eventing.Reader.EventProperty]',
    };
    return COLUMNS.map((name) => (values[name] === undefined ? '' : quoted(values[name]))).join(',');
  });
  return [...(type === '' ? [] : [type]), COLUMNS.map(quoted).join(','), ...rows, ''].join('\r\n');
}

export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function whenNeeded(text: string): string {
  return /[",\r\n]/.test(text) ? quoted(text) : text;
}

/** 4001 of a client on which `user` tried to reach `target`. */
export function blocked(target: string, time = '11/20/2026 8:01:12 AM', user = 'mara'): TestEvent {
  const message = [
    'NTLM client blocked: Outgoing NTLM authentication traffic to remote servers that is blocked.',
    `Target server: ${target}`,
    `Supplied user: ${user}`,
    'Supplied domain: CONTOSO',
    'PID of client process: 812',
    'Name of client process: C:\\Program Files\\Agent\\agent.exe',
    'LUID of client process: 0x8CA6E1D',
    'User identity of client process: mara',
    'Domain name of user identity of client process: CONTOSO',
    'Mechanism OID: 1.3.6.1.4.1.311.2.2.10',
    '',
  ].join('\r\n');
  return { time, id: 4001, provider: 'Microsoft-Windows-NTLM', message };
}

export interface TestReading {
  readonly summary: LogSummary;
  readonly notes: readonly Note[];
  readonly sightings: readonly Sighting[];
  readonly raw: readonly string[];
  readonly computers: readonly string[];
  readonly facts: ReturnType<Fold['facts']>;
}

/** Reads a text or bytes with a format, in pieces of `size` bytes. */
export async function readWith(
  format: LogFormat,
  content: string | Uint8Array,
  {
    size = 65536,
    encoding = 'utf-8',
    dayFirst,
  }: { size?: number; encoding?: string; dayFirst?: boolean } = {},
): Promise<TestReading> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const notes: Note[] = [];
  const sightings: Sighting[] = [];
  const raw: string[] = [];
  const computers: string[] = [];
  const fold = new Fold();
  const stream = async function* (): AsyncGenerator<Uint8Array> {
    await Promise.resolve();
    yield* pieces(bytes, size);
  };
  const sink = {
    sighting(sighting: Sighting, text: () => string) {
      sightings.push(sighting);
      raw.push(text());
      fold.add('log.csv', sighting);
    },
    note: (note: Note) => void notes.push(note),
    computer: (name: string) => void computers.push(name),
    progress: () => undefined,
    retime: (change: (time: number) => number) => void fold.retime(change),
  };
  const summary = await format.read(stream(), encoding, sink, dayFirst);
  return { summary, notes, sightings, raw, computers, facts: fold.facts() };
}

/** The coverage facts. */
export function coverageOf(reading: TestReading): Facts['log-coverage'][] {
  return reading.facts.flatMap((fact) => (fact.kind === 'log-coverage' ? [fact] : []));
}

/** What the blocked events of a reading name as their targets. */
export function targetsOf(reading: TestReading): (string | null)[] {
  return reading.sightings.flatMap((sighting) =>
    sighting.kind === 'ntlm-blocked' ? [sighting.says.target] : [],
  );
}
