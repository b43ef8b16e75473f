import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { logFormats } from '../../index.ts';
import { otherEventCsv } from './other-event-csv.ts';

const OTHERS = [
  ['Get-EventLog', '#TYPE System.Diagnostics.EventLogEntry#system/Microsoft-Windows-GroupPolicy/1500'],
  ['Get-EventLog', '#TYPE Selected.System.Diagnostics.EventLogEntry'],
  [
    'Get-EventLog',
    '"EventID","MachineName","Data","Index","Category","CategoryNumber","EntryType","Message","Source","ReplacementStrings","InstanceId","TimeGenerated","TimeWritten","UserName","Site","Container"',
  ],
  ['Get-EventLog', '"TimeGenerated";"EntryType";"Source";"Message"'],
] as const;

describe('an event CSV of another program', () => {
  it.each(OTHERS)('is known as %s: %s', (tool, header) => {
    expect(otherEventCsv(header)).toBe(tool);
    expect(otherEventCsv(`\ufeff${header}\r`)).toBe(tool);
    const text = `${header}\r\n`;
    const head = { bytes: new TextEncoder().encode(text), text };
    expect(logFormats.filter((format) => format.recognises(head))).toEqual([]);
  });

  it.each([
    'Level,Date and Time,Source,Event ID,Task Category',
    '"TimeCreated","Id","ProviderName","Message"',
    '#TYPE System.Diagnostics.Eventing.Reader.EventLogRecord',
    'Status,Local,Remote,Network',
    '',
  ])('is none of: %s', (header) => expect(otherEventCsv(header)).toBeNull());
});

const samples = fileURLToPath(new URL('../../../../../shared/samples/event-csv/', import.meta.url));

describe.runIf(existsSync(samples))('real exports', () => {
  it.each([
    ['get-eventlog-ja-ps51-ascii-damaged.csv', 'Get-EventLog'],
    ['get-eventlog-ja-ps51-tab-utf8.tsv', 'Get-EventLog'],
    ['eventviewer-de-printservice.csv', null],
  ])('%s is of %s', (name, tool) => {
    const text = readFileSync(`${samples}${name}`, 'utf8');
    expect(otherEventCsv(text.split('\n', 1)[0] ?? '')).toBe(tool);
    const claims = logFormats.filter((format) => format.recognises({ bytes: new Uint8Array(0), text }));
    expect(claims.map(({ id }) => id)).toEqual(tool === null ? ['event-viewer-csv'] : []);
  });
});

it.skipIf(existsSync(samples))('real exports are not here: their tests are left out', () => {
  expect(existsSync(samples)).toBe(false);
});
