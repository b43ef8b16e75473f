import { describe, expect, it } from 'vitest';
import { misplaced, policies, policyAt, valueWords } from './policies.ts';

const MSV = 'system\\currentcontrolset\\control\\lsa\\msv1_0';
const NETLOGON = 'system\\currentcontrolset\\services\\netlogon\\parameters';

describe('policies', () => {
  it('are found by the path that a fact gives, and by no other', () => {
    expect(policyAt(`${MSV}\\restrictsendingntlmtraffic`)).toBe('P-OUT');
    expect(policyAt(`${NETLOGON}\\restrictntlmindomain`)).toBe('P-DOM');
    expect(policyAt('system\\currentcontrolset\\services\\lanmanworkstation\\parameters\\blockntlm')).toBe(
      'P-SMBBLK',
    );
    expect(
      policyAt('system\\currentcontrolset\\services\\lanmanserver\\parameters\\requiresecuritysignature'),
    ).toBe('P-SIGNS');
    expect(policyAt(`${MSV}\\requiresecuritysignature`)).toBeNull();
  });

  it('tell a right name under a wrong key', () => {
    expect(misplaced('system\\currentcontrolset\\control\\lsa\\restrictsendingntlmtraffic')).toBe('P-OUT');
    expect(misplaced(`${NETLOGON}\\restrictsendingntlmtraffic`)).toBe('P-OUT');
    expect(misplaced(`${MSV}\\restrictntlmindomain`)).toBe('P-DOM');
    expect(misplaced(`${MSV}\\restrictsendingntlmtraffic`)).toBeNull();
    expect(misplaced(`${MSV}\\restrictnullsessaccess`)).toBeNull();
  });

  it('say their values in the words of the policy editor', () => {
    expect(valueWords('P-OUT', 2)).toBe('Deny all (2)');
    expect(valueWords('P-DOM', 2)).toBe('2');
    expect(valueWords('P-OUTX', ['nas01', 'nas02'])).toBe('nas01, nas02');
    expect(valueWords('P-OUTX', [])).toBe('empty list');
  });

  it('have one path each, all lower case, and the value name at its end', () => {
    const all = Object.values(policies).flatMap((policy) => [policy.path, ...policy.alsoAt]);
    expect(new Set(all).size).toBe(all.length);
    for (const policy of Object.values(policies)) {
      for (const path of [policy.path, ...policy.alsoAt]) {
        expect(path).toBe(path.toLowerCase());
        expect(path.endsWith(`\\${policy.name.toLowerCase()}`)).toBe(true);
      }
    }
  });
});
