import { describe, expect, it } from 'vitest';
import { readText } from '../text.ts';

const reading = (...lines: string[]) => readText('x', lines.join('\n'));
const settings = (...lines: string[]): unknown[] =>
  reading(...lines).facts.map((fact) =>
    fact.kind === 'log-settings' ? [fact.channel, fact.mode, fact.size, fact.oldestRecord] : fact.kind,
  );
const codes = (...lines: string[]): unknown[] => reading(...lines).notes.map(({ code }) => code);

const CONFIGURATION = (retention: string, autoBackup: string): string[] => [
  'name: Security',
  'enabled: true',
  'type: Admin',
  'logging:',
  `  retention: ${retention}`,
  `  autoBackup: ${autoBackup}`,
  '  maxSize: 20971520',
];
const INFORMATION = [
  'fileSize: 1118208',
  'attributes: 32',
  'numberOfLogRecords: 12',
  'oldestRecordNumber: 7',
];

describe('wevtutil gl', () => {
  it.each([
    ['false', 'false', 'circular'],
    ['false', 'true', 'circular'],
    ['true', 'true', 'auto-backup'],
    ['true', 'false', 'retain'],
    ['wahr', 'falsch', null],
  ])('with retention %s and autoBackup %s', (retention, autoBackup, mode) => {
    expect(settings(...CONFIGURATION(retention, autoBackup))).toEqual([['Security', mode, null, null]]);
  });

  it('of another computer is left alone', () => {
    expect(codes('C:\\>wevtutil gl Security /r:dc01', ...CONFIGURATION('false', 'false'))).toEqual([
      'asked-elsewhere',
    ]);
  });

  it('as XML that was cut is said to be cut', () => {
    const cut = [
      '<channel name="Security" enabled="true">',
      '  <logging>',
      '    <retention>false</retention>',
    ];
    expect(codes('C:\\>wevtutil gl Security /f:xml', ...cut)).toEqual(['cut']);
    expect(settings('C:\\>wevtutil gl Security /f:xml', ...cut)).toEqual([]);
  });
});

describe('wevtutil gli', () => {
  it.each([
    ['Security', 'Security'],
    ['"Windows PowerShell"', 'Windows PowerShell'],
    ['Microsoft-Windows-NTLM/Operational', 'Microsoft-Windows-NTLM/Operational'],
  ])('is of the log in its command: %s', (asked, channel) => {
    expect(settings(`C:\\>wevtutil gli ${asked}`, ...INFORMATION)).toEqual([[channel, null, 1118208, 7]]);
  });

  it.each([[[]], [['C:\\>wevtutil gli C:\\temp\\old.evtx /lf:true']], [['C:\\>wevtutil gli %LOG%']]])(
    'without a log in its command is nobody’s: %s',
    (command) => {
      expect(settings(...command, ...INFORMATION)).toEqual([]);
      expect(codes(...command, ...INFORMATION)).toEqual(['log-not-named']);
    },
  );
});
