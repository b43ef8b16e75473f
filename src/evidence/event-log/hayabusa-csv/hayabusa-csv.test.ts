import { describe, expect, it } from 'vitest';
import { readWith, type TestReading } from '../csv/test-exports.ts';
import { eventKinds } from '../events/index.ts';
import { exampleEvents } from '../tool-events/example-events.testing.ts';
import { hayabusaCsvOf } from '../tool-events/writers.testing.ts';
import { hayabusaCsv } from './hayabusa-csv.ts';
import { fullChannel, statusOfWord } from './hayabusa-words.ts';

const HEADER = 'Timestamp,RuleTitle,Level,Computer,Channel,EventID,RecordID,AllFieldInfo';
const BLOCKED = 'DomainName: CONTOSO ¦ ProcessName: a.exe ¦ TargetName: cifs/files ¦ UserName: mara';

const row = (info: string, { record = '1', channel = 'NTLM', id = '4001' } = {}): string =>
  `2026-11-20 08:01:12.123 +01:00,Some Rule,info,WS07,${channel},${id},${record},"${info}"`;
const read = (rows: readonly string[], header = HEADER): Promise<TestReading> =>
  readWith(hayabusaCsv, [header, ...rows, ''].join('\r\n'));
const targets = async (...rows: readonly string[]): Promise<unknown[]> =>
  (await read(rows)).sightings.map(({ says }) => 'target' in says && says.target);

describe('AllFieldInfo', () => {
  it('has the data of the event', async () => expect(await targets(row(BLOCKED))).toEqual(['cifs/files']));

  it.each([
    // A target `a ¦ UserName: other`: the names are no longer in order, or one comes twice.
    [
      'a seam inside a value, which repeats a name',
      BLOCKED.replace('files', 'files ¦ TargetName: cifs/other'),
    ],
    ['a seam inside a value, out of order', BLOCKED.replace('files', 'files ¦ DomainName: OTHER')],
    ['a part without a name', `${BLOCKED} ¦ nothing`],
    ['nothing', ''],
    ['a dash', '-'],
    ['the mark of a repeated row', 'DUP'],
  ])('is not used with %s', async (_, info) => {
    const reading = await read([row(info), row(BLOCKED, { record: '2' })]);
    expect(reading.sightings).toHaveLength(1);
    expect(reading.notes.map(({ code }) => code)).toEqual(['chosen-by-rules', 'message-not-understood']);
  });

  it('tells an event once, however many rules matched it', async () => {
    const other = BLOCKED.replace('files', 'other');
    expect(await targets(row(BLOCKED), row(BLOCKED), row(other, { record: '2' }))).toEqual([
      'cifs/files',
      'cifs/other',
    ]);
  });

  it('is only counted where Hayabusa shortens its names: in the results of a search', async () => {
    const header = 'Timestamp,EventTitle,Hostname,Channel,EventID,RecordID,AllFieldInfo,EvtxFile';
    const line = `2026-11-20 08:01:12.123 +01:00,NTLM,WS07,NTLM,4001,1,"${BLOCKED}",a.evtx`;
    const reading = await read([line], header);
    expect([reading.sightings, reading.summary.read]).toEqual([[], 1]);
    expect(reading.notes.map(({ code }) => code)).toEqual(['chosen-by-rules', 'details-only']);
  });
});

it('of a rule that counts no event is told', async () => {
  const reading = await read([
    row(BLOCKED, { id: '-', channel: '-', record: '-' }),
    row(BLOCKED, { id: '4001 ¦ 4002' }),
  ]);
  expect(reading.sightings).toEqual([]);
});

it('a failed logon without words, as -b leaves it, says the same', async () => {
  const logon = exampleEvents.filter(({ id }) => id === 4625);
  const text = hayabusaCsvOf(logon);
  const bare = text
    .replaceAll('Sec,4625', 'Security,4625')
    .replaceAll('3 - NETWORK', '3')
    .replaceAll(/(?<=\b(Sub)?Status: )[A-Z ]+(?= ¦)/g, (_, sub) =>
      sub === 'Sub' ? '0xc000006a' : '0xc000006d',
    );
  expect(bare).not.toContain('WRONG PW');
  expect((await readWith(hayabusaCsv, bare)).sightings).toEqual(
    (await readWith(hayabusaCsv, text)).sightings,
  );
});

describe('words', () => {
  it.each([
    ['App', 'Application'],
    ['Sec', 'Security'],
    ['Sys', 'System'],
    ['NTLM', 'Microsoft-Windows-NTLM/Operational'],
    ['SmbCliSec', 'Microsoft-Windows-SmbClient/Security'],
    ['MS-Win-SmbCli/Conn', 'Microsoft-Windows-SmbClient/Connectivity'],
    ['MS-Win-SmbCli/Audit', 'Microsoft-Windows-SmbClient/Audit'],
    ['MS-Win-SMBSvr/Sec', 'Microsoft-Windows-SMBServer/Security'],
    ['MS-Win-SMBSvr/Audit', 'Microsoft-Windows-SMBServer/Audit'],
    ['MS-Win-Kerberos/Op', 'Microsoft-Windows-Kerberos/Operational'],
    [
      'MS-Win-Auth/AuthPolicyFailures-DomainController',
      'Microsoft-Windows-Authentication/AuthenticationPolicyFailures-DomainController',
    ],
    ['Sysmon', 'Sysmon'],
    ['constructor', 'constructor'],
  ])('%s is the channel %s', (short, channel) => expect(fullChannel(short)).toBe(channel));

  it('leave whole names of channels as they are', () => {
    for (const channel of eventKinds.flatMap(({ channels }) => channels))
      expect(fullChannel(channel)).toBe(channel);
  });

  it.each([
    ['Status', 'BAD USER OR PW', '0xc000006d'],
    ['SubStatus', 'WRONG PW', '0xc000006a'],
    ['Status', 'WRONG PW', null],
    ['SubStatus', '0xc000006a', null],
    ['Status', 'constructor', null],
  ] as const)('%s %s is %s', (field, word, code) => expect(statusOfWord(field, word)).toBe(code));
});
