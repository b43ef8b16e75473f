import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sighting } from '../../../facts/facts.ts';
import { Unreadable } from '../../format.ts';
import { chainsawCsv } from '../chainsaw-csv/chainsaw-csv.ts';
import { readWith, type TestReading } from '../csv/test-exports.ts';
import { eventJson } from '../event-json/event-json.ts';
import { evtxecmdCsv } from '../evtxecmd-csv/evtxecmd-csv.ts';
import { hayabusaCsv } from '../hayabusa-csv/hayabusa-csv.ts';
import { logAnalyticsCsv } from '../log-analytics-csv/log-analytics-csv.ts';
import { ntlmLogonEventsCsv } from '../ntlm-logon-events-csv/ntlm-logon-events-csv.ts';
import { splunkCsv } from '../splunk-csv/splunk-csv.ts';
import { exampleEvents } from './example-events.testing.ts';
import * as write from './writers.testing.ts';

const logs = fileURLToPath(new URL('..', import.meta.url));

const formats = [
  evtxecmdCsv,
  hayabusaCsv,
  chainsawCsv,
  logAnalyticsCsv,
  splunkCsv,
  ntlmLogonEventsCsv,
  eventJson,
].map((format) => {
  const folder = join(logs, format.id, 'samples');
  const names = readdirSync(folder).filter((name) => !name.endsWith('.facts.json'));
  return {
    id: format.id,
    format,
    samples: names.map((name): Uint8Array => readFileSync(join(folder, name))),
  };
});

/** What a file is changed by: places as parts of its length. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  taken: fc.constantFrom(0, 0, 1, 2, 50, 1000),
  put: fc.constantFrom(
    ...[
      '',
      '"',
      '""',
      ',',
      '\n',
      '\r\n',
      '{',
      '}',
      '[',
      ']',
      '\\',
      ' ¦ ',
      ': ',
      '\0',
      '<',
      '>',
      '</EventData>',
      '&#x110000;',
    ],
    ...[
      '%%',
      '"__proto__":{"Id":4001},',
      'constructor: x ¦ ',
      '99999999999999999999',
      '-',
      '\u{1f600}',
      'Message=',
      '/Date(1)/',
    ],
  ),
});

const asBytes = new TextEncoder();

function edited(bytes: Uint8Array, edits: readonly { at: number; taken: number; put: string }[]): Uint8Array {
  let all = bytes;
  for (const { at, taken, put } of edits) {
    const place = Math.floor(at * all.length);
    const parts = [all.subarray(0, place), asBytes.encode(put), all.subarray(place + taken)];
    all = Uint8Array.from(parts.flatMap((part) => Array.from(part)));
  }
  return all;
}

const eventsOf = (reading: TestReading | null): Sighting[] =>
  (reading?.sightings ?? []).filter(({ kind }) => kind !== 'log-coverage');

describe.each(formats)('$id', ({ format, samples }) => {
  const read = async (bytes: Uint8Array, size: number): Promise<TestReading | null> => {
    try {
      return await readWith(format, bytes, { size });
    } catch (error) {
      expect(error).toBeInstanceOf(Unreadable);
      return null;
    }
  };

  it('says in notes what is damaged, and never throws', async () => {
    const damaged = fc.tuple(fc.constantFrom(...samples), fc.array(edit, { minLength: 1, maxLength: 4 }));
    await fc.assert(
      fc.asyncProperty(damaged, fc.constantFrom(13, 1000, 65536), async ([sample, edits], size) => {
        const bytes = edited(sample, edits);
        const text = new TextDecoder().decode(bytes.subarray(0, 65536));
        expect(typeof format.recognises({ bytes, text })).toBe('boolean');
        const reading = await read(bytes, size);
        for (const note of reading?.notes ?? []) expect(note.says).toMatch(/^[A-Z].*\.$/s);
      }),
      { numRuns: 150 },
    );
    expect({}).not.toHaveProperty('Id');
  });

  it('reads what is cut anywhere: the records before the cut as they are', async () => {
    const [whole] = samples;
    const all = eventsOf(await read(whole as Uint8Array, 65536));
    for (let part = 1; part < 24; part += 1) {
      const bytes = (whole as Uint8Array).subarray(0, Math.floor(((whole as Uint8Array).length * part) / 24));
      const some = eventsOf(await read(bytes, 65536));
      // The last may have lost its end where the cut leaves a whole row.
      expect(all.slice(0, Math.max(some.length - 1, 0)), `${part} of 24`).toEqual(some.slice(0, -1));
    }
  });

  it('reads broken UTF-8, and says no more than before', async () => {
    for (const sample of samples) {
      const known = await read(sample, 65536);
      const broken = sample.map((byte, at) =>
        at > 2000 && at % 97 === 0 && byte >= 0x61 && byte <= 0x7a ? 0xff : byte,
      );
      const reading = await read(broken, 65536);
      expect(eventsOf(reading).length).toBeLessThanOrEqual(eventsOf(known).length);
    }
  });
});

/** Texts on which a careless search goes back and forth, as a value in each export. */
const UNITS = [
  ...['<', '<a ', '<a>', '<Data Name="', ' Name=', "<Data Name='", '&', '&#', '</Data>', '&amp;'],
  ...[
    '%%1541: ',
    '%%1541:, ',
    ', ',
    ' ¦ ',
    'a: ¦ ',
    ' ',
    '\t',
    '=',
    'a=',
    ': ',
    "'",
    "''",
    '|',
    '- ',
    '(',
    ' (',
    '[',
    '{',
    '\\',
  ],
  ...['1234567890123456 ', '-1', '"', 'x'],
];

const WRITERS = [
  ['EvtxECmd', evtxecmdCsv, write.evtxecmdCsvOf],
  ['Hayabusa', hayabusaCsv, write.hayabusaCsvOf],
  ['Chainsaw', chainsawCsv, write.chainsawCsvOf],
  ['SecurityEvent', logAnalyticsCsv, (events) => write.securityEventCsvOf(events, true)],
  ['Event', logAnalyticsCsv, (events) => write.eventTableCsvOf(events, 'ParameterXml')],
  ['Splunk', splunkCsv, (events) => write.splunkCsvOf(events, 'block')],
  ['Splunk XML', splunkCsv, (events) => write.splunkCsvOf(events, 'xml')],
  ['evtx_dump', eventJson, write.evtxDumpLinesOf],
  ['NXLog', eventJson, write.nxlogOf],
  ['PowerShell', eventJson, write.winEventJson51Of],
] as const satisfies readonly (readonly [
  string,
  typeof splunkCsv,
  (events: typeof exampleEvents) => string,
])[];

describe.each(WRITERS)('a long value in an export of %s', (_, format, written) => {
  it('costs no more than its length', async () => {
    for (const unit of UNITS) {
      const long = unit.repeat(Math.ceil(100_000 / unit.length));
      const events = exampleEvents
        .filter(({ id }) => id === 5145)
        .map((event) => ({
          ...event,
          message: `${event.message}${long}`,
          values: event.values.map(
            ([name, value]) => [name, name === 'AccessReason' ? long : value] as const,
          ),
        }));
      const reading = await readWith(format, written(events));
      expect(reading.summary.read, unit).toBeGreaterThan(0);
    }
  }, 20_000);
});

describe('names that every object of JavaScript has', () => {
  it('are data like all others', async () => {
    const text = write.evtxDumpLinesOf(exampleEvents);
    const known = await readWith(eventJson, text);
    const put = '"__proto__":{"EventID":4001,"Status":"0x1"},"constructor":"x","toString":1,';
    const reading = await readWith(
      eventJson,
      text.replaceAll(/"(?:EventData|System)":\{/g, (found) => `${found}${put}`),
    );
    expect(reading.sightings).toEqual(known.sightings);
    expect({}).not.toHaveProperty('EventID');
  });

  it('stand for nothing where a name is missing', async () => {
    const bare =
      '{"Event":{"System":{"Provider":{"#attributes":{"Name":"Microsoft-Windows-NTLM"}},"EventID":4001}}}';
    for (const name of ['constructor', 'toString', '__proto__']) {
      const reading = await readWith(eventJson, bare.replace('Microsoft-Windows-NTLM', name));
      expect(eventsOf(reading)).toEqual([]);
    }
  });

  it('are columns like all others', async () => {
    const text = write.hayabusaCsvOf(exampleEvents).split('\r\n');
    const known = await readWith(hayabusaCsv, text.join('\r\n'));
    const wider = text.map((line, at) =>
      line === '' ? '' : `${at === 0 ? '__proto__,constructor' : 'x,y'},${line}`,
    );
    expect((await readWith(hayabusaCsv, wider.join('\r\n'))).facts).toEqual(known.facts);
  });
});

describe('JSON', () => {
  const [event] = exampleEvents;
  const line = write.evtxDumpLinesOf(event === undefined ? [] : [event]);

  it.each([
    ['a string of 50 MB', `{"Event":"${'x'.repeat(50_000_000)}"}`],
    ['nesting without end', `{"Event":${'['.repeat(5_000_000)}`],
    ['nesting with ends', `{"Event":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_001)}`],
    ['quotes', `{"Event":${'"'.repeat(3_000_001)}`],
    ['backslashes', `{"Event":"${'\\'.repeat(3_000_001)}`],
  ])(
    'with %s is read without it',
    async (_, bad) => {
      const reading = await readWith(eventJson, `${line}${bad}\n${line}`);
      expect(reading.sightings.filter(({ kind }) => kind === 'ntlm-blocked')).toHaveLength(2);
      expect(reading.notes.map(({ code, record }) => ({ code, record }))).toEqual([
        { code: 'records-unreadable', record: 2 },
      ]);
    },
    20_000,
  );

  it.each([
    '[]',
    '{}',
    '{"Event":{}}',
    'null',
    '{',
    '[{"Id":1}]',
    '{"Event":'.repeat(9000),
    '"Event"',
    '[[{"a":1}]]',
    '',
  ])('without an event is not ours (%#)', async (text) => {
    expect(eventJson.recognises({ bytes: asBytes.encode(text), text })).toBe(false);
    await expect(readWith(eventJson, text)).rejects.toBeInstanceOf(Unreadable);
  });
});
