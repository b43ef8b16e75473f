import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from '../text.ts';
import { accessCommand, targetIn } from './access-command.ts';
import { codeOf, failureIn } from './outcomes.ts';
import { ERROR_TEXTS, NET_SUCCEEDED, SYSTEM_ERRORS } from './phrases.ts';

const tried = (...lines: string[]): unknown[] =>
  readText('x', lines.join('\n')).facts.flatMap((fact) =>
    fact.kind === 'access-tried' ? [[fact.target, fact.outcome, fact.code]] : [],
  );

describe('a command that opens a share', () => {
  it.each([
    ['net use Z: \\\\files\\finance /user:CONTOSO\\mara', 'net use', '\\\\files\\finance', 'CONTOSO\\mara'],
    ['NET.EXE USE "\\\\files\\my share" * /USER:"mara"', 'net use', '\\\\files\\my share', 'mara'],
    ['net view \\\\files', 'net view', '\\\\files', null],
    ['net use', 'net use', null, null],
    ['dir \\\\files\\finance\\2026\\q1 /s', 'dir', '\\\\files\\finance', null],
    ['Test-Path "\\\\files\\finance"', 'Test-Path', '\\\\files\\finance', null],
    [
      "New-SmbMapping -RemotePath '\\\\files\\finance' -UserName CONTOSO\\mara",
      'New-SmbMapping',
      '\\\\files\\finance',
      'CONTOSO\\mara',
    ],
  ])('%s', (line, word, target, user) => {
    expect(accessCommand(line)).toMatchObject({ word, target, user });
  });

  it.each([
    'net start spooler',
    'net use gives error 5',
    'dir C:\\temp',
    'dir : Access is denied',
    'Test-Path C:\\x',
    'type readme',
  ])('is not: %s', (line) => {
    expect(accessCommand(line)).toBeNull();
  });

  it('has a target as it was typed, never a pipe or a device of this computer', () => {
    expect(targetIn('Windows cannot access \\\\files\\finance.')).toBe('\\\\files\\finance');
    expect(targetIn("'\\\\nas01\\backup\\erp.bak'")).toBe('\\\\nas01\\backup');
    expect(targetIn('\\\\?\\Volume{1}')).toBeNull();
    expect(targetIn('\\\\.\\pipe\\x')).toBeNull();
  });
});

describe('error numbers', () => {
  it('are Win32 codes where they have one', () => {
    expect(
      ['5', '0x80070005', '2147942405', '-2147024891', '3227320323', '2148073478', '1937'].map(codeOf),
    ).toEqual([5, 5, 5, 5, 3227320323, 2148073478, 1937]);
    expect(codeOf('0')).toBeNull();
    expect(codeOf(undefined)).toBeNull();
  });

  it('are read from every sentence of the table, also with damaged letters', () => {
    for (const sentence of SYSTEM_ERRORS)
      expect(failureIn(sentence.replace('#', '1326'))?.code, sentence).toBe(1326);
    expect(failureIn("L'erreur syst?me 5 s'est produite.")?.code).toBe(5);
    expect(failureIn('L\u2019erreur syst\ufffdme 5 s\u2019est produite.')?.code).toBe(5);
    expect(failureIn('net : System error 53 has occurred.')?.code).toBe(53);
  });

  it.each([
    'There were 5 errors.',
    'Chapter 5',
    'System error 5 has occurred in the heating.',
    'Status = 1787 0x6fb ERROR_NO_TRUST_SAM_ACCOUNT',
    'Windows System Error 5,New-NetFirewallRule',
    'FullyQualifiedErrorId : Windows System Error 5,Get-SmbMapping',
    'Reply from 10.1.2.30: bytes=32 time=5ms TTL=128',
    '   1 (0x00000001) files copied',
    'Access is denied.',
  ])('are not read from: %s', (line) => {
    expect(failureIn(line)).toBeNull();
  });

  it('are the same for any number in a known sentence', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 65535 }), fc.constantFrom(...SYSTEM_ERRORS), (code, sentence) => {
        expect(failureIn(sentence.replace('#', String(code)))?.code).toBe(code);
      }),
    );
  });
});

describe('what came of it', () => {
  it('is success only in a known sentence', () => {
    for (const sentence of NET_SUCCEEDED) {
      expect(tried('C:\\>net use \\\\files\\finance', sentence), sentence).toEqual([
        ['\\\\files\\finance', 'succeeded', null],
      ]);
    }
    expect(tried('C:\\>net use \\\\files\\finance', 'Komento on suoritettu.')).toEqual([]);
  });

  it('is nothing where the success is of another command', () => {
    expect(
      tried(
        'C:\\>net use \\\\files\\finance /delete',
        'The command completed successfully.',
        'C:\\>klist',
        'Current LogonId is 0:0x1',
        'Cached Tickets: (0)',
      ),
    ).toEqual([]);
    expect(
      tried(
        'C:\\>nltest /sc_verify:contoso',
        'The command completed successfully',
        'C:\\>klist',
        'Current LogonId is 0:0x1',
        'Cached Tickets: (0)',
      ),
    ).toEqual([]);
  });

  it('is each text of the table for dir', () => {
    for (const [text, code] of ERROR_TEXTS) {
      expect(tried('C:\\>dir \\\\files\\finance', text), text).toEqual([
        ['\\\\files\\finance', 'failed', code],
      ]);
    }
  });

  it('is told by the ids and texts of PowerShell, 5.1 and 7', () => {
    const dir = 'PS C:\\> dir \\\\files\\finance';
    for (const [line, code] of [
      ["Get-ChildItem: Access to the path '\\\\files\\finance' is denied.", 5],
      ["Get-ChildItem: The user name or password is incorrect. : '\\\\files\\finance'.", 1326],
      [
        '    + FullyQualifiedErrorId : DirUnauthorizedAccessError,Microsoft.PowerShell.Commands.GetChildItemCommand',
        5,
      ],
      ['    + FullyQualifiedErrorId : PathNotFound,Microsoft.PowerShell.Commands.GetChildItemCommand', null],
    ] as const) {
      expect(tried(dir, line), line).toEqual([['\\\\files\\finance', 'failed', code]]);
    }
  });

  it.each([
    [
      'Get-Content \\\\files\\finance\\plan.xlsx',
      'GetContentReaderUnauthorizedAccessError',
      'GetContentCommand',
    ],
    [
      'Set-Content -Path \\\\files\\finance\\a.txt x',
      'GetContentWriterUnauthorizedAccessError',
      'SetContentCommand',
    ],
    ['Copy-Item plan.xlsx \\\\files\\finance', 'CopyFileInfoItemUnauthorizedAccessError', 'CopyItemCommand'],
    [
      'New-Item \\\\files\\finance\\a -ItemType Directory',
      'CreateDirectoryUnauthorizedAccessError',
      'NewItemCommand',
    ],
    ['Remove-Item \\\\files\\finance\\a', 'RemoveFileSystemItemUnAuthorizedAccess', 'RemoveItemCommand'],
    ['Test-Path \\\\files\\finance', 'ItemExistsUnauthorizedAccessError', 'TestPathCommand'],
    ['Get-Acl \\\\files\\finance', 'System.UnauthorizedAccessException', 'GetAclCommand'],
  ])('is told by the id below %s, in any language', (command, id, name) => {
    const denied = [
      'アクセスが拒否されました。',
      `    + FullyQualifiedErrorId : ${id},Microsoft.PowerShell.Commands.${name}`,
    ];
    expect(tried(`PS C:\\> ${command}`, ...denied)).toMatchObject([
      [expect.stringContaining('\\\\files\\finance'), 'failed', 5],
    ]);
  });

  it('is told by the category where the id was cut', () => {
    const category =
      '    + CategoryInfo          : PermissionDenied: (\\\\files\\finance\\a:String) [Get-Content], UnauthorizedAccessException';
    expect(tried('PS C:\\> gc "\\\\files\\finance\\a b.txt"', 'x : y', category)).toEqual([
      ['\\\\files\\finance\\a b.txt', 'failed', 5],
    ]);
  });

  it('is no error that stands in a file', () => {
    const net = 'PS C:\\> net use \\\\files\\data\nSystem error 53 has occurred.\n';
    for (const word of ['Get-Content', 'type', 'gc']) {
      const log = ['2026-11-02 mapping', 'System error 5 has occurred.', '', 'Access is denied.'];
      expect(tried(net, `PS C:\\> ${word} \\\\fs09\\logs\\map.log`, ...log)).toEqual([
        ['\\\\files\\data', 'failed', 53],
      ]);
    }
    expect(tried('C:\\>type \\\\files\\finance\\a', 'Access is denied.')).toEqual([
      ['\\\\files\\finance\\a', 'failed', 5],
    ]);
  });

  it('is of neither share where a file goes from one to another', () => {
    const id =
      '    + FullyQualifiedErrorId : CopyFileInfoItemUnauthorizedAccessError,Microsoft.PowerShell.Commands.CopyItemCommand';
    const net = 'PS C:\\> net use \\\\files\\data\nSystem error 53 has occurred.\n';
    expect(tried(net, 'PS C:\\> Copy-Item \\\\files\\data\\a \\\\fs09\\logs', id)).toEqual([
      ['\\\\files\\data', 'failed', 53],
    ]);
  });

  it('without a command has no target', () => {
    expect(tried('System error 5 has occurred.', '', 'Access is denied.')).toEqual([[null, 'failed', 5]]);
    expect(tried('C:\\>collect.cmd', 'System error 5 has occurred.')).toEqual([[null, 'failed', 5]]);
  });

  it('is nothing for a number beside no path', () => {
    expect(() => tried('Windows Update failed.', 'Error code: 0x80070005', 'Try again later.')).toThrow(
      /Not recognised/,
    );
  });

  it('is the number of a box, for the path in it', () => {
    expect(tried('\\\\files\\finance ist nicht erreichbar.', '', 'Fehlercode: 0x80070043')).toEqual([
      ['\\\\files\\finance', 'failed', 67],
    ]);
  });

  it('asks for the other form where the drive letter was taken', () => {
    const reading = readText('x', 'C:\\>net use Z: \\\\files\\finance\nSystem error 85 has occurred.\n');
    expect([reading.facts, reading.notes.map((note) => note.code)]).toEqual([[], ['drive-not-free']]);
  });
});
