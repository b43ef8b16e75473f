import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { channelOf, eventKindOf, eventKinds, wantedIds } from './index.ts';

const files = readdirSync(import.meta.dirname).filter((name) => /-\d+-[\w-]+\.ts$/.test(name));

describe('the list', () => {
  it('has every event of the folder, once', () => {
    expect(eventKinds.map((kind) => `${kind.name}.ts`).sort()).toEqual([...files].sort());
  });

  it.each(eventKinds)('$name: its file shows a message and a public source', (kind) => {
    const text = readFileSync(`${import.meta.dirname}/${kind.name}.ts`, 'utf8');
    expect(kind.ids.some((id) => kind.name.includes(`-${id}-`))).toBe(true);
    expect(text).toMatch(/ \* ```\n(?: \*.*\n){1,9} \* ```/);
    expect(text).toMatch(/ \* .*(?:https:\/\/|lmerrlog\.h)/);
  });

  it('gives no provider and ID to two events', () => {
    const keys = eventKinds.flatMap((kind) =>
      kind.providers.flatMap((provider) => kind.ids.map((id) => `${provider.toLowerCase()}/${id}`)),
    );
    expect(keys).toHaveLength(new Set(keys).size);
  });

  it('names all its IDs for the scanner', () => {
    expect([...wantedIds].sort((a, b) => a - b)).toEqual(
      [...new Set(eventKinds.flatMap((kind) => kind.ids))].sort((a, b) => a - b),
    );
  });
});

describe('which event a record is', () => {
  it.each([
    ['Microsoft-Windows-NTLM', 4001, 'Microsoft-Windows-NTLM/Operational', 'ntlm-4001-client-blocked'],
    ['MICROSOFT-WINDOWS-NTLM', 4001, 'microsoft-windows-ntlm/operational', 'ntlm-4001-client-blocked'],
    ['NTLM', 4002, null, 'ntlm-4002-server-blocked'],
    ['Security-Netlogon', 4005, null, 'ntlm-4004-dc-blocked'],
    ['Microsoft Windows security auditing.', 4625, 'Security', 'security-4625-logon-failed'],
    ['LSA (LsaSrv)', 6037, 'System', 'lsa-6037-loopback'],
    ['LsaSrv', 100, 'Microsoft-Windows-LSA/Operational', 'lsa-100-credential-missing'],
    ['SMBClient', 31001, 'Microsoft-Windows-SMBClient/Security', 'smb-client-31000-credential'],
    [
      'Microsoft-Windows-SMBClient',
      30803,
      'Microsoft-Windows-SmbClient/Connectivity',
      'smb-client-30803-no-connection',
    ],
    [
      'Microsoft-Windows-SMBServer',
      1006,
      'Microsoft-Windows-SMBServer/Security',
      'smb-server-1006-share-denied',
    ],
    ['Microsoft-Windows-GroupPolicy', 1006, 'System', 'group-policy-1006-failed'],
    ['Kdcsvc', 203, 'System', 'kdc-201-rc4'],
    ['KDC', 11, 'System', 'kdc-11-duplicate-name'],
    ['Kerberos-Key-Distribution-Center', 27, null, 'kdc-16-no-common-key'],
    [
      'Microsoft-Windows-NTLM',
      100,
      'Microsoft-Windows-Authentication/ProtectedUserFailures-DomainController',
      'authentication-100-protected-user',
    ],
    [
      'Microsoft-Windows-Security-Kerberos',
      100,
      'Microsoft-Windows-Kerberos/Operational',
      'kerberos-100-spn',
    ],
    [
      'Microsoft-Windows-Security-Kerberos',
      104,
      'Microsoft-Windows-Kerberos/Operational',
      'kerberos-104-no-certificate-logon',
    ],
    [
      'Microsoft-Windows-Kerberos-Key-Distribution-Center',
      104,
      'Microsoft-Windows-Authentication/ProtectedUserFailures-DomainController',
      'authentication-104-weak-preauthentication',
    ],
    ['LsaSrv', 104, 'Microsoft-Windows-Authentication/ProtectedUser-Client', 'lsa-104-protected-user-client'],
    ['Microsoft-Windows-Security-Kerberos', 11, 'System', 'kerberos-11-card-certificate'],
    ['Security-Netlogon', 4033, null, 'ntlm-4032-dc-forwarded-logon'],
    ['mssql$erp', 3201, 'Application', 'sql-18204-backup-device'],
    ['MSSQLSERVER', 3013, null, 'sql-18204-backup-device'],
    ['DNS Client Events', 1014, 'System', 'dns-client-1014-timeout'],
    ['Time-Service', 36, 'System', 'time-service-29-no-source'],
    [
      'Microsoft-Windows-GroupPolicy',
      7016,
      'Microsoft-Windows-GroupPolicy/Operational',
      'group-policy-4016-extension',
    ],
    [
      'Microsoft-Windows-Security-Netlogon',
      9005,
      'Microsoft-Windows-Security-Netlogon/Operational',
      'security-netlogon-9005-channel-failed',
    ],
    [
      'Microsoft-Windows-SMBServer',
      3023,
      'Microsoft-Windows-SMBServer/Operational',
      'smb-server-3023-guest-logon',
    ],
    ['MSSQLServer', 18204, null, 'sql-18204-backup-device'],
    ['Microsoft-Windows-Security-Auditing', 4624, 'ForwardedEvents', 'security-4624-logon'],
  ])('%s %i in %s is %s', (provider, id, channel, name) => {
    expect(eventKindOf(provider, id, channel)?.name).toBe(name);
  });

  it.each([
    [
      'Group Policy starts and ends with NTLM numbers',
      'Microsoft-Windows-GroupPolicy',
      4001,
      'Microsoft-Windows-GroupPolicy/Operational',
    ],
    ['also without a channel', 'Microsoft-Windows-GroupPolicy', 8001, null],
    [
      '4004 is Netlogon’s, not the NTLM provider’s',
      'Microsoft-Windows-NTLM',
      4004,
      'Microsoft-Windows-NTLM/Operational',
    ],
    [
      '4001 is the NTLM provider’s, not Netlogon’s',
      'Microsoft-Windows-Security-Netlogon',
      4001,
      'Microsoft-Windows-NTLM/Operational',
    ],
    [
      'SMB server 1006 of another channel',
      'Microsoft-Windows-SMBServer',
      1006,
      'Microsoft-Windows-SMBServer/Operational',
    ],
    [
      'SMB server 551 as information',
      'Microsoft-Windows-SMBServer',
      551,
      'Microsoft-Windows-SMBServer/Analytic',
    ],
    [
      'SMB server 1014 is no DNS time-out',
      'Microsoft-Windows-SMBServer',
      1014,
      'Microsoft-Windows-SMBServer/Operational',
    ],
    [
      'SMB server 3013 is no backup',
      'Microsoft-Windows-SMBServer',
      3013,
      'Microsoft-Windows-SMBServer/Operational',
    ],
    [
      'DNS-Client 1014 of another channel',
      'Microsoft-Windows-DNS-Client',
      1014,
      'Microsoft-Windows-DNS-Client/Operational',
    ],
    ['Group Policy has no 551', 'Microsoft-Windows-GroupPolicy', 551, 'System'],
    ['Kerberos client 12 is about smart cards', 'Microsoft-Windows-Security-Kerberos', 12, 'System'],
    ['KDC 4', 'Microsoft-Windows-Kerberos-Key-Distribution-Center', 4, 'System'],
    ['KDC 100 is about performance', 'Microsoft-Windows-Kerberos-Key-Distribution-Center', 100, null],
    [
      'KDC 201 of its operational channel',
      'Microsoft-Windows-Kerberos-Key-Distribution-Center',
      201,
      'Microsoft-Windows-Kerberos-Key-Distribution-Center/Operational',
    ],
    ['LSA 6162 is Key Guard', 'LsaSrv', 6162, 'System'],
    ['LSA 104 in another channel', 'LsaSrv', 104, 'System'],
    ['KDC 104 in another channel', 'KDC', 104, 'System'],
    ['4030 is Netlogon’s, not the NTLM provider’s', 'Microsoft-Windows-NTLM', 4030, null],
    ['LSA 100 in another channel', 'LsaSrv', 100, 'System'],
    [
      'NTLM 101 in the channel of 100',
      'Microsoft-Windows-NTLM',
      101,
      'Microsoft-Windows-Authentication/ProtectedUserFailures-DomainController',
    ],
    ['a security ID of another provider', 'Microsoft-Windows-Eventlog', 4625, 'Security'],
    ['the ID alone', '', 4001, 'Microsoft-Windows-NTLM/Operational'],
    ['SQL Server’s agent', 'SQLSERVERAGENT', 3041, 'Application'],
    ['an event nobody asked for', 'Microsoft-Windows-Security-Auditing', 4647, 'Security'],
  ])('%s: none of ours', (_why, provider, id, channel) => {
    expect(eventKindOf(provider, id, channel)).toBeNull();
  });
});

describe('which channel a record came from', () => {
  it.each([
    ['Microsoft-Windows-NTLM', 4001, 'Microsoft-Windows-NTLM/Operational'],
    ['Microsoft-Windows-Security-Auditing', 4634, 'Security'],
    ['Microsoft-Windows-SMBClient', 31010, 'Microsoft-Windows-SmbClient/Security'],
    ['MSSQL$ERP', 3041, 'Application'],
    ['Microsoft-Windows-GroupPolicy', 4001, null],
    ['Somebody-Else', 1, null],
  ])('%s %i: %s', (provider, id, channel) => {
    expect(channelOf(provider, id)).toBe(channel);
  });
});
