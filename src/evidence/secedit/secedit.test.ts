import { describe, expect, it } from 'vitest';
import { secedit } from './secedit.ts';

const begins = (...lines: string[]): boolean => secedit.begins(lines, 0);

describe('secedit', () => {
  it('is recognised by its sections, whichever comes first', () => {
    expect(begins('[Unicode]', 'Unicode=yes', '[System Access]', 'MinimumPasswordAge = 0')).toBe(true);
    expect(begins('[Registry Values]', 'MACHINE\\System\\X\\Y=4,1')).toBe(true);
    expect(begins('[privilege rights]', 'SeNetworkLogonRight = *S-1-1-0')).toBe(true);
    expect(
      begins('[Version]', 'signature="$CHICAGO$"', 'Revision=1', '[Event Audit]', 'AuditLogonEvents = 3'),
    ).toBe(true);
  });

  it('is not any INI file, driver or registry file', () => {
    expect(begins('[Version]', 'Signature="$WINDOWS NT$"', 'Class=Net', '[Manufacturer]', '%x%=y')).toBe(
      false,
    );
    expect(begins('[boot loader]', 'timeout=30')).toBe(false);
    expect(begins('[HKEY_LOCAL_MACHINE\\SYSTEM]', '"A"=dword:00000002')).toBe(false);
  });
});
