import { describe, expect, it } from 'vitest';
import { quoted, readWith, type TestReading } from '../csv/test-exports.ts';
import { ntlmLogonEventsCsv } from './ntlm-logon-events-csv.ts';

const EMPTY = {
  EventId: '',
  EventType: 'Audit',
  EventDescription: 'NTLM',
  Time: '11/20/2026 8:01:12 AM',
  UserName: '',
  DomainName: '',
  TargetName: '',
  WorkstationName: '',
  SecureChannelName: '',
  ProcessName: '',
  ProcessId: '',
  ComputerName: 'FS01',
};

const read = (
  fields: Partial<typeof EMPTY>,
  more: Readonly<Record<string, string>> = {},
): Promise<TestReading> => {
  const row = { ...EMPTY, ...fields, ...more };
  return readWith(
    ntlmLogonEventsCsv,
    [Object.keys(row), Object.values(row)]
      .map((fieldsOfRow) => `${fieldsOfRow.map(quoted).join(',')}\r\n`)
      .join(''),
  );
};

const saysOf = ({ sightings }: TestReading): unknown => sightings[0]?.says;

describe('an event of the NTLM log', () => {
  it.each([
    ['asked here', { ProcessName: 'C:\\a.exe', ProcessId: '812' }],
    ['asked from another computer', { ProcessName: '812', ProcessId: 'C:\\a.exe' }],
  ])('4001 says the same, %s', async (_, process) => {
    const reading = await read({
      EventId: '4001',
      UserName: 'mara',
      DomainName: 'CONTOSO',
      TargetName: 'cifs/files',
      ...process,
    });
    expect(saysOf(reading)).toMatchObject({ target: 'cifs/files', user: 'mara', process: 'C:\\a.exe' });
  });

  it.each([
    ['asked here', { UserName: 'mara', DomainName: 'CONTOSO', ProcessName: 'C:\\a.exe', ProcessId: '812' }],
    [
      'asked from another computer',
      {
        UserName: '812',
        DomainName: 'C:\\a.exe',
        WorkstationName: '0x3e7',
        ProcessName: 'mara',
        ProcessId: 'CONTOSO',
      },
    ],
  ])('8002 says the same, %s', async (_, fields) => {
    const reading = await read({ EventId: '8002', ...fields });
    expect(reading.sightings.map(({ kind }) => kind)).toEqual(['ntlm-audited']);
    expect(saysOf(reading)).toMatchObject({
      sessionUser: 'mara',
      sessionDomain: 'CONTOSO',
      process: 'C:\\a.exe',
    });
  });

  it('8002 with values in neither order is not used', async () => {
    const reading = await read({
      EventId: '8002',
      UserName: 'mara',
      WorkstationName: 'WS07',
      ProcessName: 'x',
    });
    expect(reading.sightings).toEqual([]);
  });

  it.each(['4004', '4005', '4006', '8004', '8005', '8006'])(
    '%s counts by its message alone',
    async (EventId) => {
      const fields = {
        EventId,
        UserName: 'mara',
        DomainName: 'CONTOSO',
        WorkstationName: 'WS07',
        SecureChannelName: 'FS01',
      };
      const reading = await read(fields);
      expect(reading.sightings).toEqual([]);
      expect(reading.notes.map(({ code }) => code)).toContain('columns-mixed');
    },
  );
});

it('a type of event that this module does not read is none of its rows', async () => {
  expect((await read({ EventId: '4625', UserName: 'mara', DomainName: 'CONTOSO' })).sightings).toEqual([]);
});
