import { describe, expect, it } from 'vitest';
import { quoted, readWith, targetsOf, type TestReading } from '../csv/test-exports.ts';
import { evtxecmdCsv } from './evtxecmd-csv.ts';

const read = (payload: string, fields: Readonly<Record<string, string>> = {}): Promise<TestReading> => {
  const record = {
    RecordNumber: '1',
    EventRecordId: '1',
    TimeCreated: '2026-11-20 07:01:12.1234567',
    EventId: '4001',
    Provider: 'Microsoft-Windows-NTLM',
    Channel: 'Microsoft-Windows-NTLM/Operational',
    Computer: 'WS07.contoso.example',
    MapDescription: '',
    PayloadData1: 'Target: cifs/other',
    Keywords: '',
    Payload: payload,
    ...fields,
  };
  const rows = [Object.keys(record), Object.values(record)];
  return readWith(evtxecmdCsv, rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join(''));
};

const NETLOGON = { EventId: '5805', Provider: 'NETLOGON', Channel: 'System' };

describe('Payload', () => {
  it.each([
    ['a list', '{"EventData":{"Data":[{"@Name":"TargetName","#text":"cifs/files"},{"@Name":"UserName"}]}}'],
    ['one object', '{"EventData":{"Data":{"@Name":"TargetName","#text":"cifs/files"}}}'],
  ])('%s', async (_, payload) => expect(targetsOf(await read(payload))).toEqual(['cifs/files']));

  it.each(['', '{', '[]', '"a"', 'null', '{"EventData":null}', '{"EventData":{"Data":[]}}'])(
    '%j has nothing, and what a map chose is not used',
    async (payload) => {
      const reading = await read(payload);
      expect(targetsOf(reading)).toEqual([]);
      expect(reading.notes.map(({ code }) => code)).toEqual(['message-not-understood']);
    },
  );

  it('has the values of a classic event in one', async () => {
    const { sightings } = await read('{"EventData":{"Data":"FS01, %%5","Binary":""}}', NETLOGON);
    expect(sightings[0]?.says).toMatchObject({ event: 5805, account: 'FS01', code: 5 });
  });

  it('is not taken apart where it is not clear which value is which', async () => {
    const { sightings } = await read('{"EventData":{"Data":"FS01, FS02, %%5"}}', NETLOGON);
    expect(sightings[0]?.says).toMatchObject({ event: 5805, account: null, code: 5 });
  });
});

it('times are UTC', async () => {
  const { sightings, summary } = await read(
    '{"EventData":{"Data":{"@Name":"TargetName","#text":"cifs/files"}}}',
  );
  expect([sightings[0]?.time, summary.zone]).toEqual([Date.UTC(2026, 10, 20, 7, 1, 12, 123), 'utc']);
});
