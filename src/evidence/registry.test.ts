import { describe, expect, it } from 'vitest';
import { isNameless, isSecret, machineKey, valueOfBytes } from './registry.ts';

const wide = (text: string): Uint8Array =>
  Uint8Array.from(
    Array.from(text).flatMap((letter) => [letter.charCodeAt(0) & 0xff, letter.charCodeAt(0) >> 8]),
  );

describe('a registry key', () => {
  it.each<[string, string | null]>([
    ['HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\X', 'system\\currentcontrolset\\x'],
    ['HKLM:\\System\\ControlSet001\\X\\', 'system\\currentcontrolset\\x'],
    ['HKLM\\SYSTEM\\ControlSet002\\X', 'system\\controlset002\\x'],
    ['MACHINE\\System\\Lsa\\\\NoLMHash', 'system\\lsa\\nolmhash'],
    ['Microsoft.PowerShell.Core\\Registry::HKEY_LOCAL_MACHINE\\SOFTWARE\\A B', 'software\\a b'],
    ['HKEY_CURRENT_USER\\Software\\X', null],
    ['HKEY_USERS\\S-1-5-18\\Software', null],
    ['HKLMX\\SYSTEM', null],
    ['SYSTEM\\CurrentControlSet', null],
  ])('%s', (written, path) => {
    expect(machineKey(written)).toBe(path);
  });
});

describe('a registry value', () => {
  it('is read from its bytes', () => {
    expect(valueOfBytes(4, Uint8Array.of(2, 0, 0, 0))).toBe(2);
    expect(valueOfBytes(5, Uint8Array.of(0, 0, 0, 2))).toBe(2);
    expect(valueOfBytes(4, Uint8Array.of(2, 0, 0))).toBeNull();
    expect(valueOfBytes(11, Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0))).toBe(1);
    expect(valueOfBytes(11, Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255))).toBe(
      '18446744073709551615',
    );
    expect(valueOfBytes(1, wide('fs01\0rest'))).toBe('fs01');
    expect(valueOfBytes(7, wide('fs01\0nas\0\0'))).toEqual(['fs01', 'nas']);
    expect(valueOfBytes(7, wide('fs01\0nas'))).toEqual(['fs01', 'nas']);
    expect(valueOfBytes(7, Uint8Array.of(0x66, 0x73, 0, 0x6e, 0, 0), 'windows-1252')).toEqual(['fs', 'n']);
    expect(valueOfBytes(3, Uint8Array.of(1, 0xff))).toBe('01ff');
    expect(valueOfBytes(3, new Uint8Array(64))).toBe('(64 bytes)');
    expect(valueOfBytes(0, new Uint8Array(0))).toBe('');
  });

  it('without a name is none, in any language', () => {
    expect(['', '(Default)', '(Standard)', '(par défaut)', '(既定)'].every(isNameless)).toBe(true);
    expect(isNameless('LmCompatibilityLevel')).toBe(false);
  });

  it('named after a password is one, unless it is a number or empty', () => {
    expect(isSecret('DefaultPassword', 'x')).toBe(true);
    expect(isSecret('AutoAdminPwd', ['x'])).toBe(true);
    expect(isSecret('MaximumPasswordAge', 30)).toBe(false);
    expect(isSecret('DefaultPassword', '')).toBe(false);
    expect(isSecret('DefaultUserName', 'mara')).toBe(false);
  });
});
