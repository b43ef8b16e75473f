import { describe, expect, it } from 'vitest';
import type { Sighting } from '../../../facts/facts.ts';
import type { LogFormat } from '../../format.ts';
import { logFormats } from '../../index.ts';
import { eventViewerCsv } from '../csv/event-viewer-csv.ts';
import { readWith, type TestReading } from '../csv/test-exports.ts';
import type { EventRecord } from '../event-record.ts';
import { eventKindOf } from '../events/index.ts';
import { exampleEvents, type ExampleEvent } from './example-events.testing.ts';
import * as write from './writers.testing.ts';

/** What the events say, without place, time and computer. */
type Says = Pick<Sighting, 'kind' | 'says' | 'text' | 'logonId'>;

const saysOf = ({ kind, says, text, logonId }: Sighting): Says =>
  ({ kind, says, text, ...(logonId === undefined ? {} : { logonId }) }) as Says;

const eventsOf = ({ sightings }: TestReading): Sighting[] =>
  sightings.filter(({ kind }) => kind !== 'log-coverage');

/** What the event's own data says. */
function byData(event: ExampleEvent, outcome?: EventRecord['outcome']): Says[] {
  const kind = eventKindOf(event.provider, event.id, event.channel);
  if (kind === null) throw new Error(`${event.id} is in no list`);
  const data = Object.fromEntries(event.values);
  const record: EventRecord = {
    ...event,
    time: 0,
    outcome: outcome ?? (event.channel === 'Security' ? 'failure' : null),
    data,
    message: null,
    inserts: null,
  };
  return Array.from(kind.finds(data, record), saysOf as (find: unknown) => Says);
}

const byMessage = async (events: readonly ExampleEvent[]): Promise<Says[]> =>
  eventsOf(await readWith(eventViewerCsv, write.eventViewerCsvOf(events))).map(saysOf);

const all = exampleEvents;
const security = all.filter(({ channel }) => channel === 'Security');
const named = all.filter(({ isClassic }) => !isClassic);
const ms = (time: number): number => time;
const seconds = (time: number): number => time - (time % 1000);
const localSeconds = (time: number): number => seconds(time) + 3_600_000;

interface Case {
  readonly title: string;
  readonly text: string;
  readonly format: string;
  readonly source: 'data' | 'message';
  readonly covers?: true;
  readonly events?: readonly ExampleEvent[];
  /** From the event's UTC to what the export prints. */
  readonly time?: (utc: number) => number;
  readonly outcome?: EventRecord['outcome'];
  /** Of which events the values are told by the message alone. */
  readonly messageOf?: (event: ExampleEvent) => boolean;
}

const CASES: readonly Case[] = [
  {
    title: 'EvtxECmd CSV',
    text: write.evtxecmdCsvOf(all),
    format: 'evtxecmd-csv',
    source: 'data',
    covers: true,
  },
  {
    title: 'EvtxECmd CSV of 2019',
    text: write.evtxecmdCsvOf(all, write.OLD_EVTXECMD_COLUMNS),
    format: 'evtxecmd-csv',
    source: 'data',
    covers: true,
  },
  {
    title: 'EvtxECmd JSON',
    text: write.evtxecmdJsonOf(all),
    format: 'event-json',
    source: 'data',
    covers: true,
  },
  {
    title: 'EvtxECmd JSON, whole events',
    text: write.evtxecmdFullJsonOf(all),
    format: 'event-json',
    source: 'data',
    covers: true,
  },
  {
    title: 'evtx_dump, lines',
    text: write.evtxDumpLinesOf(all),
    format: 'event-json',
    source: 'data',
    covers: true,
  },
  {
    title: 'evtx_dump, JSON',
    text: write.evtxDumpJsonOf(all),
    format: 'event-json',
    source: 'data',
    covers: true,
  },
  { title: 'attributes apart', text: write.separateLinesOf(all), format: 'event-json', source: 'data' },
  { title: 'Chainsaw JSON', text: write.chainsawJsonOf(all), format: 'event-json', source: 'data' },
  {
    title: 'Chainsaw CSV',
    text: write.chainsawCsvOf(all),
    format: 'chainsaw-csv',
    source: 'data',
    outcome: 'unknown',
  },
  // Without providers a channel of many (System) does not tell which event a number is.
  ...[' ¦ ', '\r\n', '\t'].map((separator): Case => ({
    title: `Hayabusa CSV with ${JSON.stringify(separator)}`,
    text: write.hayabusaCsvOf(all, separator),
    format: 'hayabusa-csv',
    source: 'data',
    events: named,
    outcome: 'unknown',
  })),
  {
    title: 'Hayabusa JSON',
    text: write.hayabusaJsonOf(all),
    format: 'event-json',
    source: 'data',
    events: named,
    outcome: 'unknown',
  },
  {
    title: 'SecurityEvent with EventData',
    text: write.securityEventCsvOf(security, true),
    format: 'log-analytics-csv',
    source: 'data',
    events: security,
  },
  {
    title: 'Event with EventData',
    text: write.eventTableCsvOf(all, 'EventData'),
    format: 'log-analytics-csv',
    source: 'data',
    outcome: 'unknown',
  },
  {
    title: 'Event with RenderedDescription',
    text: write.eventTableCsvOf(
      all.filter(({ id }) => id !== 5145),
      'RenderedDescription',
    ),
    format: 'log-analytics-csv',
    source: 'message',
    events: all.filter(({ id }) => id !== 5145),
  },
  {
    title: 'Event with ParameterXml',
    text: write.eventTableCsvOf(all, 'ParameterXml'),
    format: 'log-analytics-csv',
    source: 'data',
    outcome: 'unknown',
  },
  { title: 'WindowsEvent', text: write.windowsEventCsvOf(all), format: 'log-analytics-csv', source: 'data' },
  { title: 'WindowsEvent JSON', text: write.windowsEventJsonOf(all), format: 'event-json', source: 'data' },
  { title: 'Splunk, raw', text: write.splunkCsvOf(all, 'block'), format: 'splunk-csv', source: 'message' },
  { title: 'Splunk, raw XML', text: write.splunkCsvOf(all, 'xml'), format: 'splunk-csv', source: 'data' },
  { title: 'Splunk, fields', text: write.splunkFieldsCsvOf(all), format: 'splunk-csv', source: 'message' },
  { title: 'Splunk JSON', text: write.splunkJsonOf(all), format: 'event-json', source: 'message' },
  { title: 'Winlogbeat', text: write.winlogbeatOf(all), format: 'event-json', source: 'data' },
  {
    title: 'Winlogbeat, dotted names',
    text: write.winlogbeatDottedOf(all),
    format: 'event-json',
    source: 'data',
  },
  {
    title: 'NXLog',
    text: write.nxlogOf(all),
    format: 'event-json',
    source: 'data',
    time: localSeconds,
    messageOf: ({ isClassic }) => isClassic,
  },
  {
    title: 'ConvertTo-Json of 5.1',
    text: write.winEventJson51Of(all),
    format: 'event-json',
    source: 'message',
    covers: true,
  },
  {
    title: 'ConvertTo-Json of 7',
    text: write.winEventJson7Of(all),
    format: 'event-json',
    source: 'message',
    covers: true,
  },
];

describe.each(CASES)('$title', (given) => {
  const { text, format, source, events = all, time = ms, covers = false } = given;
  const head = { bytes: new TextEncoder().encode(text), text: text.slice(0, 65536) };
  const claims = logFormats.filter((candidate) => candidate.recognises(head));

  it('is claimed by one format', () => {
    expect(claims.map(({ id }) => id)).toEqual([format]);
  });

  it('says the same of each event as the event itself', async () => {
    const reading = await readWith(claims[0] as LogFormat, text);
    const messages = await byMessage(events);
    const expected = events.flatMap((event, index) =>
      source === 'message' || given.messageOf?.(event) === true
        ? messages.slice(index, index + 1)
        : byData(event, event.channel === 'Security' ? given.outcome : null),
    );
    const found = eventsOf(reading);
    expect(found.map(saysOf)).toEqual(expected);
    expect(found.map(({ computer }) => computer)).toEqual(events.map(({ computer }) => computer));
    expect(found.map((sighting) => sighting.time)).toEqual(events.map((event) => time(event.time.getTime())));
    const codes = reading.notes.map(({ code }) => code);
    expect(codes.filter((code) => !/^chosen-by|^outcome-lost$/.test(code))).toEqual([]);
    expect(reading.summary.zone).toBe(time === ms ? 'utc' : 'unknown');
  });

  it(covers ? 'covers what it holds' : 'covers nothing, and says so', async () => {
    const reading = await readWith(claims[0] as LogFormat, text);
    const coverage = reading.sightings.filter(({ kind }) => kind === 'log-coverage');
    if (covers) {
      expect(
        coverage.map(({ computer, says }) => [computer, 'channels' in says && says.channels[0]]).toSorted(),
      ).toEqual(
        [...new Set(events.map(({ computer, channel }) => `${computer}\n${channel}`))]
          .map((pair) => pair.split('\n'))
          .toSorted(),
      );
    } else {
      expect(coverage).toEqual([]);
      expect(reading.notes[0]?.code).toMatch(/^chosen-by-/);
    }
  });
});
