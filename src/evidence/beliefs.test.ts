import { expect, it } from 'vitest';
import { beliefsIn } from './beliefs.ts';
import { readText } from './text.ts';

const codes = (...lines: readonly string[]): string[] => beliefsIn(lines).map(({ code }) => code);

it.each([
  [
    `PS C:\\> Get-WinEvent -FilterHashtable @{LogName='Security'; ID=8002,8003}`,
    'ntlm-events-in-security-log',
  ],
  [`wevtutil qe Security "/q:*[System[(EventID=4001)]]"`, 'ntlm-events-in-security-log'],
  ['Select-String -Path C:\\secpol.cfg -Pattern "RestrictNTLM"', 'restrict-ntlm-in-secpol'],
  ['C:\\>findstr /i restrictntlm secpol.cfg', 'restrict-ntlm-in-secpol'],
  ['C:\\>setspn -A cifs/files FILE01', 'setspn-a'],
  [
    'reg add HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa /v DisableLoopbackCheck /t REG_DWORD /d 1',
    'loopback-check-off',
  ],
])('%s', (line, code) => {
  expect(codes(line)).toEqual([code]);
});

it.each([
  `Get-WinEvent -LogName 'Microsoft-Windows-NTLM/Operational' | Where-Object Id -eq 8002`,
  `Get-WinEvent -LogName 'Microsoft-Windows-SmbClient/Security' | Where-Object Id -in 4001`,
  `Get-WinEvent -FilterHashtable @{LogName='Security'; ID=4624,4625}`,
  'Select-String -Path C:\\secpol.cfg -Pattern "NTLM"',
  'findstr RestrictNTLMInDomain secpol.cfg',
  'setspn -S cifs/files FILE01',
  'reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa /v DisableLoopbackCheck',
])('nothing wrong with: %s', (line) => {
  expect(codes(line)).toEqual([]);
});

it('stands among the notes of a transcript, once, with its line', () => {
  const text = [
    'C:\\>net use \\\\files\\finance',
    'System error 5 has occurred.',
    '',
    'C:\\>findstr RestrictNTLM secpol.cfg',
    'C:\\>findstr RestrictNTLM secpol2.cfg',
  ].join('\r\n');
  const notes = readText('WS07/console.txt', text).notes.filter(
    ({ code }) => code === 'restrict-ntlm-in-secpol',
  );
  expect(notes.map(({ line }) => line)).toEqual([4]);
});
