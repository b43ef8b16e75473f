import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../read.ts';
import { eventLogCsv, type ExportedEvent } from '../every-export.testing.ts';
import { getEventLogCsv } from './get-eventlog-csv.ts';
import { coverageOf, quoted, readWith } from './test-exports.ts';

const recognises = (text: string): boolean =>
  getEventLogCsv.recognises({ bytes: new TextEncoder().encode(text), text });

const netlogon: ExportedEvent = {
  provider: 'NETLOGON',
  id: 5805,
  qualifiers: 0,
  channel: 'System',
  computer: 'DC01.contoso.example',
  outcome: null,
  data: ['FS01', '%%5'],
  message:
    'The session setup from the computer FS01 failed to authenticate. The following error occurred: \r\nAccess is denied.',
};
const table = (columns: readonly string[], ...rows: readonly (readonly string[])[]): string =>
  [columns, ...rows].map((row) => `${row.map(quoted).join(';')}\r\n`).join('');

describe('a Get-EventLog export is known', () => {
  it.each([
    [
      'by its type',
      '#TYPE System.Diagnostics.EventLogEntry#System/NETLOGON/5719\r\n"EventID","Message","Source"\r\n',
    ],
    ['by its type, selected', '#TYPE Selected.System.Diagnostics.EventLogEntry\r\n"EventID","Source"\r\n'],
    ['by its columns', table(['TimeGenerated', 'EntryType', 'Source', 'EventID', 'Message'])],
    ['by its columns and a row', table(['EntryType', 'Source', 'InstanceId'], ['Error', 'NETLOGON', '5719'])],
    ['with commas and all columns', eventLogCsv(netlogon) ?? ''],
    ['with tabs', eventLogCsv(netlogon, '\t') ?? ''],
  ])('%s', (_, text) => expect(recognises(`\ufeff${text}`)).toBe(true));

  it.each([
    ['Get-WinEvent', '"TimeCreated","Id","ProviderName","Message"\r\n'],
    ['Event Viewer', 'Level,Date and Time,Source,Event ID,Task Category\r\n'],
    ['a table whose IDs are words', table(['EntryType', 'Source', 'EventID'], ['Error', 'x', 'seven'])],
    ['another type', '#TYPE System.Diagnostics.Process\r\n"EntryType","Source","EventID"\r\n'],
    ['nothing', ''],
  ])('not: %s', (_, text) => expect(recognises(text)).toBe(false));
});

describe('its records', () => {
  it('are of the log that the type names', async () => {
    const reading = await readWith(getEventLogCsv, eventLogCsv(netlogon) ?? '');
    expect(reading.sightings[0]?.says).toMatchObject({ event: 5805, account: 'FS01' });
    expect(coverageOf(reading)).toMatchObject([
      { computer: 'DC01.contoso.example', channels: ['System'], events: { 'netlogon/5805': 1 } },
    ]);
  });

  it('without a type are of the log that their events belong to', async () => {
    const text = (eventLogCsv(netlogon) ?? '').replace(/^#TYPE.*\r\n/, '');
    expect(coverageOf(await readWith(getEventLogCsv, text))).toMatchObject([{ channels: ['System'] }]);
  });

  it('tell success from failure by their entry type', async () => {
    const access = (outcome: 'success' | 'failure' | 'unknown'): string =>
      eventLogCsv({
        ...netlogon,
        provider: 'Microsoft-Windows-Security-Auditing',
        id: 5140,
        channel: 'Security',
        outcome,
        message: [
          'A network share object was accessed.',
          'Subject:\r\nSecurity ID: CONTOSO\\mara\r\nAccount Name: mara\r\nAccount Domain: CONTOSO\r\nLogon ID: 0x4A3B21',
          'Network Information:\r\nObject Type: File\r\nSource Address: 10.2.0.17\r\nSource Port: 50212',
          'Share Information:\r\nShare Name: \\\\*\\Finance\r\nShare Path: \\??\\D:\\Finance',
          'Access Request Information:\r\nAccess Mask: 0x1\r\nAccesses: ReadData (or ListDirectory)',
        ].join('\r\n'),
      }) ?? '';
    for (const outcome of ['success', 'failure', 'unknown'] as const) {
      const reading = await readWith(getEventLogCsv, access(outcome));
      expect(reading.sightings[0]?.says).toMatchObject({ event: 5140, outcome });
      expect(reading.notes.map(({ code }) => code)).toEqual(outcome === 'unknown' ? ['outcome-lost'] : []);
    }
  });

  it('have their values as a list where the message table was missing, whatever the language', async () => {
    const text = eventLogCsv({
      ...netlogon,
      provider: 'Microsoft-Windows-Security-Kerberos',
      id: 4,
      qualifiers: 0xc000,
      message:
        "??? 'Microsoft-Windows-Security-Kerberos' ????? ID '-1073741820' ????????:'fs01$', 'CONTOSO.EXAMPLE', 'cifs/files', 'CONTOSO.EXAMPLE'",
    });
    const reading = await readWith(getEventLogCsv, text ?? '');
    expect(reading.sightings[0]?.says).toMatchObject({ event: 4, server: 'fs01$', target: 'cifs/files' });
    expect(reading.notes.map(({ code }) => code)).toEqual(['letters-lost']);
  });
});

const samples = fileURLToPath(new URL('../../../../../shared/samples/event-csv/', import.meta.url));

describe.runIf(existsSync(samples))('real exports', () => {
  it.each([
    ['get-eventlog-ja-ps51-ascii-damaged.csv', 4, ['letters-lost']],
    ['get-eventlog-ja-ps51-tab-utf8.tsv', 2, []],
  ] as const)('%s', async (name, records, notes) => {
    const reading = await readFile(name, new Blob([readFileSync(`${samples}${name}`)]));
    expect(reading).toMatchObject({ format: 'get-eventlog-csv', read: records, zone: 'unknown' });
    expect(reading.notes.map(({ code }) => code)).toEqual(notes);
    const coverage = reading.facts.find((fact) => fact.kind === 'log-coverage');
    expect(coverage).toMatchObject({ channels: ['System'], newest: Date.UTC(2017, 10, 18, 15, 35, 24) });
    expect(reading.facts).toContainEqual(
      expect.objectContaining({ kind: 'policy-applied', event: 1500, ok: true }),
    );
  });
});

it.skipIf(existsSync(samples))('real exports are not here: their tests are left out', () => {
  expect(existsSync(samples)).toBe(false);
});
