/** Every cause of a denied share that the program claims to judge, with what its page in the help must say. */
import { describe, expect, it } from 'vitest';
import { causes } from '../src/diagnosis/index.ts';
import { causePages } from '../src/report/cause-pages.ts';

const IDS = [
  'outgoing-ntlm-deny-all',
  'client-exception-name-mismatch',
  'smb-client-block-ntlm',
  'incoming-ntlm-deny',
  'domain-ntlm-deny',
  'domain-exception-missing-or-mismatched',
  'ntlm-audit-only-not-a-cause',
  'ntlmv1-refused',
  'ntlm-min-session-security',
  'netlogon-rpc-sealing',
  'ntlm-refused-gate-undecided',
  'client-not-domain-joined',
  'server-not-kerberos-capable',
  'local-account-used',
  'ip-address-access',
  'alias-cname-no-spn',
  'entra-joined-cloud-only',
  'azure-files-or-entra-kerberos',
  'loopback-own-alias',
  'missing-spn',
  'duplicate-spn',
  'machine-password-out-of-sync',
  'etype-rc4-aes-mismatch',
  'clock-skew',
  'no-kdc-line-of-sight',
  'dns-wrong-or-stale',
  'stale-ticket-or-session',
  'kerberos-token-or-transport',
  'trust-cross-domain',
  'selective-authentication',
  'double-hop-delegation',
  'spn-on-wrong-account',
  'kdc-certificate-untrusted',
  'account-state',
  'wrong-saved-credential',
  'multiple-credentials-1219',
  'protected-users',
  'authentication-policy-silo',
  'credential-guard-side-effects',
  'network-logon-right-denied',
  'local-admin-token-or-forceguest',
  'smb-signing-mismatch',
  'smb-encryption-required',
  'smb1-only-device',
  'guest-access-blocked',
  'spn-target-name-hardening',
  'unc-hardening-mutual-auth',
  'smb-port-blocked',
  'gpo-processing-without-kerberos',
  'strict-name-checking',
  'share-permission-denied',
  'ntfs-permission-denied',
  'service-account-identity',
];

it('the list is whole', () => {
  expect(causes.map(({ id }) => id).sort()).toEqual([...IDS].sort());
});

describe.each(causePages().map((page) => [page.id, page] as const))('the help on %s', (_, page) => {
  it('says what it is, what proves it, what it is confused with, and where it is documented', () => {
    expect(page.statement.length).toBeGreaterThan(40);
    // Auditing is never the cause: nothing proves it.
    expect([...page.provedBy, ...page.ruledOutBy]).not.toEqual([]);
    expect(page.references.every((reference) => reference.startsWith('https://'))).toBe(true);
    expect(page.lookalikes).not.toEqual([]);
  });

  it('names only causes of the list as look-alikes, and not itself', () => {
    const named = page.lookalikes.flatMap(({ id }) => id ?? []);
    expect(named.filter((id) => !IDS.includes(id) || id === page.id)).toEqual([]);
  });
});
