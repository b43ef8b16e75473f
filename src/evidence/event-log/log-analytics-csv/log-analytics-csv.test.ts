import { describe, expect, it } from 'vitest';
import { quoted, readWith, type TestReading } from '../csv/test-exports.ts';
import { exampleEvents } from '../tool-events/example-events.testing.ts';
import { securityEventCsvOf } from '../tool-events/writers.testing.ts';
import { logAnalyticsCsv } from './log-analytics-csv.ts';

const read = (fields: Readonly<Record<string, string>>): Promise<TestReading> =>
  readWith(
    logAnalyticsCsv,
    [Object.keys(fields), Object.values(fields)].map((row) => `${row.map(quoted).join(',')}\r\n`).join(''),
  );

const SHARE = {
  'TimeGenerated [UTC]': '11/20/2026, 7:01:12.123 AM',
  Computer: 'FS01.contoso.example',
  EventSourceName: 'Microsoft-Windows-Security-Auditing',
  Channel: 'Security',
  EventID: '5140',
  SubjectUserName: 'mara',
  SubjectDomainName: 'CONTOSO',
  ShareName: String.raw`\\*\finance`,
};

describe('columns of SecurityEvent', () => {
  it.each([
    ['16', 'failure'],
    ['8', 'success'],
    ['0', 'unknown'],
  ])('level %s of the older agent is %s', async (Level, outcome) => {
    const { sightings } = await read({ ...SHARE, Level });
    expect(sightings.map(({ says }) => 'outcome' in says && says.outcome)).toEqual([outcome]);
  });

  it('tell nothing where one that decides is left out', async () => {
    const { ShareName: _, ...less } = SHARE;
    const reading = await read(less);
    expect(reading.sightings).toEqual([]);
    expect(reading.notes.map(({ code }) => code)).toContain('message-not-understood');
  });

  it('tell no failed logon without its package', async () => {
    const logon = {
      ...SHARE,
      EventID: '4625',
      TargetUserName: 'mara',
      Status: '0xc000006d',
      SubStatus: '0xc000006a',
      LogonType: '3',
    };
    expect((await read(logon)).sightings).toEqual([]);
    const whole = { ...logon, AuthenticationPackageName: 'NTLM', LmPackageName: '-' };
    expect((await read(whole)).sightings).toHaveLength(1);
  });

  it('may be more than two hundred, in any order', async () => {
    const others = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`Column${at}`, '']));
    expect((await read({ ...others, ...SHARE })).sightings).toHaveLength(1);
  });

  it('are not taken for those of another event', async () => {
    // 4776 has a Status and a Workstation of its own; here nobody knows whose Status it is.
    expect((await read({ ...SHARE, EventID: '4776', Status: '0xc000006a' })).sightings).toEqual([]);
  });
});

describe('TimeGenerated', () => {
  const timed = async (header: string, written: string): Promise<readonly [unknown, unknown]> => {
    const { 'TimeGenerated [UTC]': _, ...rest } = SHARE;
    const { sightings, summary } = await read({ [header]: written, ...rest });
    const time = sightings[0]?.time;
    return [time === undefined || time === null ? time : new Date(time).toISOString(), summary.zone];
  };

  it.each([
    ['TimeGenerated [UTC]', '11/20/2026, 7:01:12.123 PM', '2026-11-20T19:01:12.123Z', 'utc'],
    ['TimeGenerated [UTC]', '20.11.2026, 07:01:12.123', '2026-11-20T07:01:12.123Z', 'utc'],
    ['TimeGenerated [UTC]', '2026-11-20 07:01:12,123', '2026-11-20T07:01:12.123Z', 'utc'],
    ['TimeGenerated [UTC]', '20/11/2026, 07:01:12.123', '2026-11-20T07:01:12.123Z', 'utc'],
    ['TimeGenerated [Local Time]', '11/20/2026, 8:01:12.123 AM', '2026-11-20T08:01:12.123Z', 'unknown'],
    ['TimeGenerated', '2026-11-20T07:01:12.1234567Z', '2026-11-20T07:01:12.123Z', 'utc'],
  ])('%s %s', async (header, written, time, zone) => {
    expect(await timed(header, written)).toEqual([time, zone]);
  });
});

it('EventData of a record counts before its columns', async () => {
  const logon = exampleEvents.filter(({ id }) => id === 4625);
  const text = securityEventCsvOf(logon, true);
  const columns = securityEventCsvOf(logon, false);
  expect(text).not.toBe(columns);
  const [a, b] = [await readWith(logAnalyticsCsv, text), await readWith(logAnalyticsCsv, columns)];
  expect(a.sightings).toEqual(b.sightings);
});
