import { expect, it } from 'vitest';
import { quoted, readWith, type TestReading } from '../csv/test-exports.ts';
import { exampleEvents } from '../tool-events/example-events.testing.ts';
import { splunkCsvOf } from '../tool-events/writers.testing.ts';
import { splunkCsv } from './splunk-csv.ts';

const read = (fields: Readonly<Record<string, string>>): Promise<TestReading> =>
  readWith(
    splunkCsv,
    [Object.keys(fields), Object.values(fields)].map((row) => `${row.map(quoted).join(',')}\n`).join(''),
  );

const [blocked] = exampleEvents;
const MESSAGE = blocked?.message ?? '';
const FIELDS = {
  EventCode: '4001',
  LogName: 'Microsoft-Windows-NTLM/Operational',
  ComputerName: 'WS07.contoso.example',
  SourceName: 'Microsoft-Windows-NTLM',
  Message: MESSAGE,
};

it.each([
  ['1795158072', '2026-11-20T07:01:12.000Z', 'utc'],
  ['1795158072.123', '2026-11-20T07:01:12.123Z', 'utc'],
  ['2026-11-20T08:01:12.123+0100', '2026-11-20T07:01:12.123Z', 'utc'],
  ['2026-11-20T08:01:12.123+01:00', '2026-11-20T07:01:12.123Z', 'utc'],
  // The zone's short name has several meanings: the clock counts, its zone is not known.
  ['2026-11-20 08:01:12.123 CET', null, 'unknown'],
])('_time %s', async (written, time, zone) => {
  const { sightings, summary } = await read({ _time: written, ...FIELDS });
  const found = sightings[0]?.time ?? null;
  expect([found === null ? null : new Date(found).toISOString(), summary.zone]).toEqual([time, zone]);
});

it('a raw event counts before the fields that were made of it', async () => {
  const raw = `11/20/2026 08:01:12 AM\nLogName=${FIELDS.LogName}\nEventCode=4001\nComputerName=WS07\nSourceName=${FIELDS.SourceName}\nMessage=${MESSAGE}`;
  const { sightings } = await read({ _raw: raw, ...FIELDS, EventCode: '4002', ComputerName: 'OTHER' });
  expect(
    sightings.map(({ kind, computer, says }) => [kind, computer, 'event' in says && says.event]),
  ).toEqual([['ntlm-blocked', 'WS07', 4001]]);
});

it('a line of the message is no field', async () => {
  const message = MESSAGE.replace('cifs/files', 'cifs/files\nEventCode=4002\nComputerName=OTHER');
  const raw = `11/20/2026 08:01:12 AM\nLogName=${FIELDS.LogName}\nEventCode=4001\nComputerName=WS07\nSourceName=${FIELDS.SourceName}\nMessage=${message}`;
  const reading = await read({ _raw: raw });
  expect(reading.computers).toEqual(['WS07']);
});

it('a raw event that is no event of Windows is passed over', async () => {
  const reading = await read({
    _time: '2026-11-20T08:01:12.123+01:00',
    _raw: '10.0.0.7 - - "GET / HTTP/1.1" 200',
  });
  expect([reading.sightings, reading.summary.read]).toEqual([[], 1]);
});

it('raw events alone are enough', async () => {
  const text = splunkCsvOf(exampleEvents, 'xml');
  const raw = (await readWith(splunkCsv, text)).sightings;
  const alone = text
    .split('\r\n')
    .map((line) => /^_raw|^"(?:[^"]|"")*"|^<.*<\/Event>/.exec(line)?.[0] ?? '')
    .join('\r\n');
  expect((await readWith(splunkCsv, alone)).sightings).toEqual(raw);
});
