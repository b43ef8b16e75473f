import { describe, expect, it } from 'vitest';
import { MOST_VALUES } from '../registry.ts';
import { askedBy } from './asked.ts';
import { regQuery } from './reg-query.ts';

const MSV = String.raw`HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0`;
const read = (command: string | null, ...lines: string[]) => [
  ...regQuery.read({ file: 'x.txt', lines, firstLine: 1, command }),
];
const values = (line: string): unknown[] =>
  read(null, MSV, line, '').flatMap((found) =>
    'kind' in found && found.kind === 'policy-setting' ? [found.says.value] : [],
  );

describe('reg query', () => {
  it.each<[string, unknown[]]>([
    ['    X    REG_DWORD    0x10', [16]],
    ['    X    REG_DWORD    10', []],
    ['    X Y    REG_DWORD    0x0', [0]],
    ['    X\tREG_DWORD\t0x2', [2]],
    ['    X    REG_QWORD    0x20000000000001', ['9007199254740993']],
    ['    X    REG_MULTI_SZ    a\\0b c\\0', [['a', 'b c']]],
    ['    X    REG_MULTI_SZ', [[]]],
    ['    X    REG_SZ', ['']],
    ['    X    REG_SZ    a    REG_DWORD    0x1', ['a    REG_DWORD    0x1']],
    ['    (Par défaut)    REG_SZ    x', []],
    ['    X    REG_NONE', ['']],
    ['A sentence on    REG_DWORD    0x1', []],
  ])('%s', (line, value) => {
    expect(values(line)).toEqual(value);
  });

  it.each<[string, object | null]>([
    [
      String.raw`reg query "HKLM\SOFTWARE\A B" /v "C D" /reg:64`,
      { key: 'software\\a b', name: 'C D', wholeKey: false },
    ],
    [
      String.raw`reg.exe QUERY HKEY_LOCAL_MACHINE\SYSTEM\X\ /s`,
      { key: 'system\\x', name: null, wholeKey: true },
    ],
    [String.raw`reg query \\fs01\hklm\system\x 2>&1`, { key: 'system\\x', computer: 'fs01', wholeKey: true }],
    [String.raw`reg query HKLM\SYSTEM\X /f NTLM /s`, { wholeKey: false, name: null }],
    [String.raw`reg query HKCU\Software\X`, { key: null }],
    [String.raw`reg query HKLM\SOFTWARE\X /reg:32`, { view32: true, wholeKey: false }],
    [String.raw`reg add HKLM\SOFTWARE\X`, null],
  ])('%s', (command, asked) => {
    if (asked === null) expect(askedBy(command)).toBeNull();
    else expect(askedBy(command)).toMatchObject(asked);
  });

  it('claims nothing missing of a list that was cut, filtered, or searched in vain', () => {
    const command = String.raw`reg query HKLM\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0`;
    const undefinedIn = (...args: Parameters<typeof read>): number =>
      read(...args).filter((found) => 'kind' in found && found.kind === 'setting-undefined').length;
    const line = '    NtlmMinClientSec    REG_DWORD    0x20000000';
    expect(undefinedIn(command, MSV, line, '')).toBeGreaterThan(3);
    expect(undefinedIn(command, MSV, line)).toBe(0);
    expect(undefinedIn(null, MSV, line, '')).toBe(0);
    expect(undefinedIn(`${command} /f x`, MSV, line, '')).toBe(0);
    const error = 'ERROR: The system was unable to find the specified registry key or value.';
    expect(undefinedIn(`${command} /f x`, error)).toBe(0);
    expect(undefinedIn(null, error)).toBe(0);
    expect(undefinedIn(command, 'エラー: アクセスが拒否されました。')).toBe(0);
    expect(undefinedIn(command, 'エラー: 指定されたレジストリ キーまたは値が見つかりませんでした。')).toBe(1);
    expect(undefinedIn(String.raw`reg query HKCU\Software\X`, error)).toBe(0);
  });

  it('takes a last line that may be cut only where it says what a policy can', () => {
    const last = (line: string): unknown[] => read(null, MSV, line);
    expect(last('    RestrictSendingNTLMTraffic    REG_DWORD    0x2')).toMatchObject([
      { says: { value: 2 } },
    ]);
    expect(last('    NtlmMinClientSec    REG_DWORD    0x2')).toMatchObject([{ code: 'line-unreadable' }]);
    expect(last('    ClientAllowedNTLMServers    REG_MULTI_SZ    nas')).toMatchObject([
      { code: 'line-unreadable' },
    ]);
  });

  it('of the whole registry keeps what a policy here is about', () => {
    const lines = Array.from({ length: MOST_VALUES + 50 }, (_, at) => `    v${at}    REG_DWORD    0x1`);
    const found = read(null, MSV, ...lines, '    RestrictSendingNTLMTraffic    REG_DWORD    0x2');
    expect(found.at(-2)).toMatchObject({ says: { name: 'RestrictSendingNTLMTraffic', value: 2 } });
    expect(found.at(-1)).toMatchObject({ code: 'values-beyond-limit' });
    expect(found).toHaveLength(MOST_VALUES + 2);
  });

  it('reads a hostile line at once', () => {
    const started = performance.now();
    expect(values(`${' '.repeat(60_000)}x${' REG_'.repeat(800)}`)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
