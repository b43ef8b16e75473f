import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getWinEventCsv } from './get-winevent-csv.ts';
import {
  blocked,
  coverageOf,
  exportCsv,
  quoted,
  readWith,
  targetsOf,
  type TestEvent,
} from './test-exports.ts';

const recognises = (text: string): boolean =>
  getWinEventCsv.recognises({ bytes: new TextEncoder().encode(text), text });

const TYPE = '#TYPE System.Diagnostics.Eventing.Reader.EventLogRecord';
const NTLM = 'Microsoft-Windows-NTLM/Operational';

/** A table of chosen columns. */
function table(columns: readonly string[], rows: readonly (readonly string[])[], delimiter = ','): string {
  return [columns, ...rows].map((row) => `${row.map(quoted).join(delimiter)}\r\n`).join('');
}

describe('a Get-WinEvent export is known', () => {
  it.each([
    ['all columns', exportCsv([blocked('cifs/files')], '')],
    ['its type', exportCsv([blocked('cifs/files')])],
    [
      'its type, selected',
      `#TYPE Selected.System.Diagnostics.Eventing.Reader.EventLogRecord\r\n"Id","Message"\r\n`,
    ],
    [
      'its type, from another computer',
      `#TYPE Deserialized.System.Diagnostics.Eventing.Reader.EventLogRecord\r\n"Id","Message"\r\n`,
    ],
    ['a few columns', table(['TimeCreated', 'Id', 'Message'], [['11/20/2026 8:01:12 AM', '4001', 'text']])],
    ['names without quotes', 'TimeCreated;Id;ProviderName;Message\r\n20.11.2026 08:01:12;4001;NTLM;text\r\n'],
    [
      'home-made names',
      'Time,Computer,EventID,Source,Description\r\n2026-11-20 08:01:12,WS07,4001,NTLM,text\r\n',
    ],
    [
      'a prompt above',
      `PS C:\\> Get-WinEvent -LogName Security | ConvertTo-Csv\r\n${exportCsv([blocked('cifs/files')])}`,
    ],
  ])('by %s', (_, text) => {
    expect(recognises(text)).toBe(true);
    expect(recognises(`\ufeff${text.replaceAll('\r\n', '\n')}`)).toBe(true);
  });

  it.each([
    ['a table of tickets', 'Id,Date,Source,Description\r\n17,11/20/2026,mail,"no access"\r\n'],
    ['a table with texts as IDs', 'EventID,Date,Message\r\nE-17,11/20/2026 8:01:12 AM,"no access"\r\n'],
    ['Event Viewer', 'Level,Date and Time,Source,Event ID,Task Category\r\n'],
    ['Event Viewer in German', 'Ebene,Datum und Uhrzeit,Quelle,Ereignis-ID,Aufgabenkategorie\r\n'],
    [
      'Get-EventLog',
      `#TYPE System.Diagnostics.EventLogEntry#system/NTLM/4001\r\n"EventID","MachineName","Message","Source"\r\n`,
    ],
    ['services', table(['Id', 'Name', 'Status'], [['7', 'LanmanServer', 'Running']])],
    [
      'processes',
      table(
        ['Name', 'Id', 'MachineName', 'Description', 'StartTime'],
        [['lsass', '712', '.', 'Local Security Authority', '11/20/2026 8:01:12 AM']],
      ),
    ],
    ['another type', `#TYPE System.Diagnostics.Process\r\n${table(['Id', 'Message', 'TimeCreated'], [])}`],
    ['nothing', ''],
  ])('not by %s', (_, text) => expect(recognises(text)).toBe(false));
});

describe('columns', () => {
  const event = blocked('cifs/files');
  const values: Readonly<Record<string, string>> = {
    TimeCreated: event.time,
    Id: '4001',
    ProviderName: event.provider,
    LogName: NTLM,
    MachineName: 'WS07',
    Message: event.message,
    LevelDisplayName: 'Warning',
  };

  it('may stand in any order, be fewer, and be delimited in three ways', async () => {
    const others = Object.keys(values).filter(
      (name) => !['Id', 'ProviderName', 'Message', 'TimeCreated'].includes(name),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(others).chain((some) =>
          fc.shuffledSubarray(['Id', 'ProviderName', 'Message', 'TimeCreated', ...some], {
            minLength: 4 + some.length,
          }),
        ),
        fc.constantFrom(',', ';', '\t'),
        async (columns, delimiter) => {
          const row = columns.map((name) => values[name] ?? '');
          const text = table(columns, [row, row], delimiter);
          expect(recognises(text)).toBe(true);
          const reading = await readWith(getWinEventCsv, text);
          expect(targetsOf(reading)).toEqual(['cifs/files', 'cifs/files']);
          expect(reading.notes).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('with qualifiers in the ID are read', async () => {
    const text = table(
      ['EventID', 'ProviderName', 'TimeCreated', 'Message'],
      [[String(0x40000000 + 4001), event.provider, event.time, event.message]],
    );
    expect(targetsOf(await readWith(getWinEventCsv, text))).toEqual(['cifs/files']);
  });

  it('without a source are read by their log, where only one event can be meant', async () => {
    const rows = [
      [event.time, '4001', NTLM, event.message],
      [
        event.time,
        '4',
        'System',
        'The Kerberos client received a KRB_AP_ERR_MODIFIED error from the server file01$.',
      ],
    ];
    const reading = await readWith(getWinEventCsv, table(['TimeCreated', 'Id', 'LogName', 'Message'], rows));
    expect(targetsOf(reading)).toEqual(['cifs/files']);
    expect(reading.summary).toMatchObject({ read: 2, kept: 1 });
    expect(coverageOf(reading).map(({ events }) => events)).toEqual([
      { 'microsoft-windows-ntlm/4001': 1 },
      { 'system/4': 1 },
    ]);
  });

  it('without source and log say nothing: 4001 is also an event of Group Policy', async () => {
    const reading = await readWith(
      getWinEventCsv,
      table(['TimeCreated', 'Id', 'Message'], [[event.time, '4001', event.message]]),
    );
    expect(reading.sightings).toEqual([]);
    expect(reading.notes).toMatchObject([{ code: 'source-missing' }]);
  });

  it('without messages are counted', async () => {
    const reading = await readWith(
      getWinEventCsv,
      table(['TimeCreated', 'Id', 'ProviderName'], [[event.time, '4001', event.provider]]),
    );
    expect(reading.notes).toMatchObject([{ code: 'no-messages' }]);
    expect(coverageOf(reading)[0]?.events).toEqual({ 'microsoft-windows-ntlm/4001': 1 });
    expect(reading.summary).toMatchObject({ read: 1, kept: 0 });
  });

  it('without times are read, and that is said', async () => {
    const reading = await readWith(
      getWinEventCsv,
      table(['Id', 'ProviderName', 'Message'], [['4001', event.provider, event.message]]),
    );
    expect(reading.sightings[0]).toMatchObject({ kind: 'ntlm-blocked', time: null });
    expect(reading.notes).toMatchObject([{ code: 'no-times' }]);
    expect(coverageOf(reading)).toMatchObject([{ oldest: null, newest: null, records: 1 }]);
  });
});

it('an event of the right provider in the wrong log is not that event', async () => {
  const reading = await readWith(
    getWinEventCsv,
    exportCsv([{ ...blocked('cifs/files'), channel: 'System' }]),
  );
  expect(targetsOf(reading)).toEqual([]);
});

it('each computer has its own coverage', async () => {
  const events = [
    { ...blocked('cifs/a', '11/20/2026 9:00:00 AM'), computer: 'WS07' },
    { ...blocked('cifs/b', '11/20/2026 8:00:00 AM'), computer: 'WS08' },
    { ...blocked('cifs/c', '11/20/2026 7:00:00 AM'), computer: 'WS07' },
  ];
  const reading = await readWith(getWinEventCsv, exportCsv(events));
  expect(reading.computers).toEqual(['WS07', 'WS08']);
  expect(coverageOf(reading)).toMatchObject([
    {
      computer: 'WS07',
      records: 2,
      oldest: Date.UTC(2026, 10, 20, 7),
      newest: Date.UTC(2026, 10, 20, 9),
      channels: [NTLM],
    },
    { computer: 'WS08', records: 1, oldest: Date.UTC(2026, 10, 20, 8), newest: Date.UTC(2026, 10, 20, 8) },
  ]);
});

describe('the outcome of a record of the Security log', () => {
  const access = (keywords: string): TestEvent => ({
    time: '11/20/2026 8:01:12 AM',
    id: 5140,
    provider: 'Microsoft-Windows-Security-Auditing',
    channel: 'Security',
    keywords,
    message: [
      'A network share object was accessed.',
      'Subject:',
      'Security ID: CONTOSO\\mara',
      'Account Name: mara',
      'Account Domain: CONTOSO',
      'Logon ID: 0x4A3B21',
      'Network Information:',
      'Object Type: File',
      'Source Address: 10.2.0.17',
      'Source Port: 50212',
      'Share Information:',
      'Share Name: \\\\*\\Finance',
      'Share Path: \\??\\D:\\Finance',
      'Access Request Information:',
      'Access Mask: 0x1',
      'Accesses: ReadData (or ListDirectory)',
    ].join('\r\n'),
  });

  it.each([
    ['-9214364837600034816', 'success'],
    ['-9218868437227405312', 'failure'],
    ['0x8020000000000000', 'success'],
    ['0x8010000000000000', 'failure'],
    ['9227875636482146304', 'failure'],
    ['Audit Failure', 'failure'],
    ['-9223372036854775808', 'unknown'],
    ['', 'unknown'],
    ['99999999999999999999999', 'unknown'],
  ])('Keywords %s: %s', async (keywords, outcome) => {
    const reading = await readWith(getWinEventCsv, exportCsv([access(keywords)]));
    expect(reading.sightings[0]?.says).toMatchObject({ event: 5140, outcome });
    expect(reading.notes.map(({ code }) => code)).toEqual(outcome === 'unknown' ? ['outcome-lost'] : []);
  });

  it('may stand in words, where only these were selected', async () => {
    const { time, id, provider, message } = access('');
    const text = table(
      ['TimeCreated', 'Id', 'ProviderName', 'KeywordsDisplayNames', 'Message'],
      [[time, String(id), provider, '{Audit Failure}', message]],
    );
    expect((await readWith(getWinEventCsv, text)).sightings[0]?.says).toMatchObject({ outcome: 'failure' });
  });
});

describe('what the export tells of itself', () => {
  it('title and language', async () => {
    const { summary } = await readWith(getWinEventCsv, exportCsv([blocked('cifs/files')]));
    expect(summary).toEqual({
      title: 'Get-WinEvent CSV, PowerShell 5.1',
      language: 'en',
      zone: 'unknown',
      read: 1,
      kept: 1,
    });
  });

  it('letters that became question marks', async () => {
    const lost = {
      ...blocked('cifs/files'),
      message: blocked('cifs/files').message.replace('Supplied user', 'Angegebener Ben?tzer'),
    };
    const reading = await readWith(getWinEventCsv, exportCsv([lost, lost]));
    expect(targetsOf(reading)).toHaveLength(2);
    expect(reading.notes).toMatchObject([{ code: 'letters-lost' }]);
  });

  it('question marks of a value are none', async () => {
    const path = {
      ...blocked('cifs/files'),
      message: blocked('cifs/files').message.replace('C:\\Program', '\\??\\C:\\Program'),
    };
    expect((await readWith(getWinEventCsv, exportCsv([path]))).notes).toEqual([]);
  });

  it('times in UTC', async () => {
    const reading = await readWith(
      getWinEventCsv,
      exportCsv([blocked('cifs/files', '2026-11-20T09:01:12.5+01:00')]),
    );
    expect(reading.summary.zone).toBe('utc');
    expect(reading.facts[0]?.times).toEqual([Date.UTC(2026, 10, 20, 8, 1, 12, 500)]);
  });
});

it('the type line stands above the header once more where exports were joined', async () => {
  const text = `${exportCsv([blocked('cifs/a')])}${TYPE}\r\n${exportCsv([blocked('cifs/b')], '')}`;
  const reading = await readWith(getWinEventCsv, text);
  expect(targetsOf(reading)).toEqual(['cifs/a', 'cifs/b']);
  expect(reading.notes).toEqual([]);
});
