import { describe, expect, it } from 'vitest';
import { readWith, type TestReading } from '../csv/test-exports.ts';
import { exampleEvents } from '../tool-events/example-events.testing.ts';
import { evtxDumpLinesOf, nxlogOf, winEventJson51Of, winlogbeatOf } from '../tool-events/writers.testing.ts';
import { eventJson } from './event-json.ts';

const isOurs = (text: string): boolean =>
  eventJson.recognises({ bytes: new TextEncoder().encode(text), text: text.slice(0, 65536) });
const read = (text: string): Promise<TestReading> => readWith(eventJson, text);
const kindsOf = ({ sightings }: TestReading): string[] =>
  sightings.map(({ kind }) => kind).filter((kind) => kind !== 'log-coverage');
const outcomesOf = ({ sightings }: TestReading): unknown[] =>
  sightings.map(({ says }) => 'outcome' in says && says.outcome);

const share = exampleEvents.filter(({ id }) => id === 5145);
const blocked = exampleEvents.filter(({ id }) => id === 4001);

describe('NXLog', () => {
  const keywords = (written: string): string =>
    nxlogOf(share)
      .replace(/"Keywords":"?-?\d+"?/, `"Keywords":${written}`)
      .replace(/"EventType":"\w+",/, '');

  it.each([
    ['-9218868437227405312', 'failure'],
    ['9227875636482146304', 'failure'],
    ['-9214364837600034816', 'success'],
    ['9232379236109516800', 'success'],
    // As programs write them that pass numbers through floating ones.
    ['9232379236109517000', 'success'],
    ['-9218868437227405000', 'failure'],
    ['"0x8020000000000000"', 'success'],
    ['0', 'unknown'],
  ])('keywords %s are %s', async (written, outcome) => {
    expect(outcomesOf(await read(keywords(written)))).toEqual([outcome]);
  });

  it.each([
    ['1795158072123', 1795158072123, 'utc'],
    ['"2026-11-20T08:01:12.123000+01:00"', 1795158072123, 'utc'],
    ['"2026-11-20 08:01:12"', Date.UTC(2026, 10, 20, 8, 1, 12), 'unknown'],
  ])('EventTime %s', async (written, time, zone) => {
    const { sightings, summary } = await read(
      nxlogOf(blocked).replace(/"EventTime":"[^"]*"/, `"EventTime":${written}`),
    );
    expect([sightings[0]?.time, summary.zone]).toEqual([time, zone]);
  });

  it('does not take its own fields for those of the event', async () => {
    // Domain is the domain of the account under which the event was logged.
    const [line] = nxlogOf(exampleEvents.filter(({ id }) => id === 5805)).split('\n');
    const text = (line ?? '')
      .replace(/"Message":"[^"]*"/, '"Message":""')
      .replace('{', '{"Domain":"NT AUTHORITY",');
    expect(kindsOf(await read(text))).toEqual([]);
  });
});

describe('ConvertTo-Json with the depth to show Properties', () => {
  const [failed] = exampleEvents.filter(({ id }) => id === 31001);
  const object = (message: string | null, values: readonly unknown[]): string =>
    JSON.stringify([
      {
        Id: 31001,
        ProviderName: failed?.provider,
        LogName: failed?.channel,
        MachineName: failed?.computer,
        TimeCreated: '/Date(1795158072123)/',
        Properties: values.map((Value) => ({ Value })),
        Message: message,
      },
    ]);
  const german = `Fehler beim Initialisieren eines Sicherheitskontexts.\r\n\r\nFehler: Die Anforderung wird nicht unterstützt.\r\n\r\nSicherheitsstatus: Die Anforderung wird nicht unterstützt.\r\nBenutzername: mara\r\nAnmelde-ID: 0x8CA6E1D\r\nServername: \\files\r\nPrinzipalname: cifs/files`;
  const values = [10, 3221225659, 3221225659, 147484189, 6, '\\files', 10, 'cifs/files', 4, 'mara'];
  const says = { event: 31001, server: 'files', principal: 'cifs/files', user: 'mara' };
  const saysOf = async (text: string): Promise<unknown> => (await read(text)).sightings[0];

  it('has the code of which the message prints the words', async () => {
    expect(await saysOf(object(german, values))).toMatchObject({
      says: { ...says, status: 0xc00000bb, statusText: null },
      logonId: '0x8ca6e1d',
    });
  });

  it.each([
    ['less depth', values.map(() => ({}))],
    ['values of another version', [...values, 'x']],
    ['a value that cannot be of its kind', values.with(1, 'files')],
  ])('has the message with %s', async (_, others) => {
    expect(await saysOf(object(german, others))).toMatchObject({
      says: { ...says, status: null, statusText: 'Die Anforderung wird nicht unterstützt.' },
    });
  });

  it('has the values with a message that is not understood, or none', async () => {
    expect(await saysOf(object('?', values))).toMatchObject({ says: { ...says, status: 0xc00000bb } });
    expect(await saysOf(object(null, values))).toMatchObject({ says: { ...says, status: 0xc00000bb } });
  });
});

describe('a file', () => {
  const events = evtxDumpLinesOf(exampleEvents);

  it('has the form of its first event; objects of others are named in a note', async () => {
    const reading = await read(`${events}${winlogbeatOf(blocked)}${evtxDumpLinesOf(blocked)}`);
    expect(kindsOf(reading)).toHaveLength(exampleEvents.length + 1);
    expect(reading.notes).toMatchObject([{ code: 'records-unreadable', record: exampleEvents.length + 1 }]);
  });

  it('may have other objects before its first event', async () => {
    const text = winlogbeatOf(exampleEvents).replaceAll(/^/gm, '{"index":{"_index":"winlogbeat"}}\n');
    expect(isOurs(text)).toBe(true);
    expect(kindsOf(await read(text))).toHaveLength(exampleEvents.length);
    expect(isOurs(`${'{"other":1}\n'.repeat(20)}${text}`)).toBe(false);
  });

  it.each([
    ['the command that made it', `PS C:\\Users\\adm> Get-WinEvent -LogName Security | ConvertTo-Json\n`, ''],
    ['an object of PowerShell around it', '{"value":', ',"Count":1}'],
    ['blanks', ' \r\n\r\n', '\r\n'],
  ])('may have %s', async (_, above, below) => {
    const text = `${above}${winEventJson51Of(exampleEvents)}${below}`;
    expect(isOurs(text)).toBe(true);
    const reading = await read(text);
    expect(kindsOf(reading)).toHaveLength(exampleEvents.length);
    expect(reading.notes).toEqual([]);
  });

  it('covers the log where a program converts all of it, and nothing where it was chosen', async () => {
    const covered = async (text: string): Promise<number> =>
      (await read(text)).sightings.filter(({ kind }) => kind === 'log-coverage').length;
    expect(await covered(evtxDumpLinesOf(blocked))).toBe(1);
    expect(await covered(winEventJson51Of(blocked))).toBe(1);
    expect(await covered(winlogbeatOf(blocked))).toBe(0);
    expect(await covered(nxlogOf(blocked))).toBe(0);
  });
});

describe.each([
  '{"name":"app","version":"1.0.0"}',
  '[{"Id":1,"Name":"svchost","Path":null}]',
  '[{"Status":4,"Name":"Netlogon"}]',
  '{"EventID":4001}',
  '{"timestamp":"2026-11-20T07:01:12Z","level":"info","message":"x"}',
  '{"tables":[{"name":"PrimaryResult"}]}',
  '{"Event":"x"}',
  '[1,2,3]',
])('%s', (text) => {
  it('is no export of events', () => expect(isOurs(text)).toBe(false));
});
