/**
 * Events of NETLOGON, Group Policy, SceCli, the DNS client, the time service and SQL Server as each kind of export shows them, and what
 * must be read of them. All values are invented.
 */
import type { Example } from './example.testing.ts';

const netlogon = { provider: 'NETLOGON', channel: 'System', kind: 'secure-channel-error' } as const;
const system = { channel: 'System' } as const;
const time = {
  provider: 'Microsoft-Windows-Time-Service',
  channel: 'System',
  kind: 'time-service',
} as const;
const policyLog = {
  provider: 'Microsoft-Windows-GroupPolicy',
  channel: 'Microsoft-Windows-GroupPolicy/Operational',
} as const;
const sql = { provider: 'MSSQL$ERP', channel: 'Application', kind: 'service-failure' } as const;

const WAITED = { DomainController: '\\\\DC01.contoso.example', Domain: 'CONTOSO' } as const;

export const systemServicesExamples: readonly Example[] = [
  {
    ...system,
    provider: 'Microsoft-Windows-WindowsUpdateClient',
    kind: 'update-installed',
    title: '19',
    id: 19,
    message: 'Installation Successful: Windows successfully installed the following update: {updateTitle}',
    values: {
      updateTitle: '2026-07 Cumulative Update for Windows Server 2022 (KB5099999)',
      updateGuid: '{0d5ad3e2-7a54-4b0f-9f4e-0e2a6a1f7c11}',
      updateRevisionNumber: '200',
      serviceGuid: '{7971f918-a847-4430-9279-4a52d1efe18d}',
    },
    says: { kb: 'KB5099999' },
  },
  // ---- NETLOGON
  {
    ...netlogon,
    title: '3210',
    id: 3210,
    message:
      'This computer could not authenticate with {DomainController}, a Windows domain controller for domain {Domain}, and therefore this computer might deny logon requests.',
    values: { Domain: 'CONTOSO', DomainController: '\\\\DC01.contoso.example' },
    says: { event: 3210, account: null, domain: 'CONTOSO', code: null },
    saysTranslated: { event: 3210, account: null, domain: null, code: null },
  },
  {
    ...netlogon,
    title: '5719',
    id: 5719,
    message: `This computer was not able to set up a secure session with a domain controller in domain {Domain} due to the following: 
{Error}
This may lead to authentication problems.`,
    values: { Domain: 'CONTOSO', Error: ['%%1311', 'No logon servers are available.'] },
    says: { event: 5719, account: null, domain: 'CONTOSO', code: 1311 },
    saysOfMessage: { event: 5719, account: null, domain: 'CONTOSO', code: null },
    saysTranslated: { event: 5719, account: null, domain: null, code: null },
  },
  {
    ...netlogon,
    title: '5721',
    id: 5721,
    message:
      'The session setup to the Windows Domain Controller {DomainController} for the domain {Domain} failed because the Domain Controller did not have an account {Account} needed to set up the session by this computer {Computer}.',
    values: {
      DomainController: '\\\\DC01.contoso.example',
      Domain: 'CONTOSO',
      Computer: 'FS01',
      Account: 'FS01$',
    },
    says: { event: 5721, account: 'FS01$', domain: 'CONTOSO', code: null },
    saysTranslated: { event: 5721, account: 'FS01$', domain: null, code: null },
  },
  {
    ...netlogon,
    title: '5722',
    id: 5722,
    message: `The session setup from the computer {Computer} failed to authenticate. The name(s) of the account(s) referenced in the security database is {Account}.  The following error occurred: 
{Error}`,
    values: { Computer: 'FS01', Account: 'FS01$', Error: ['%%5', 'Access is denied.'] },
    says: { event: 5722, account: 'FS01$', domain: null, code: 5 },
    saysOfMessage: { event: 5722, account: 'FS01$', domain: null, code: null },
  },
  {
    ...netlogon,
    title: '5723',
    id: 5723,
    message:
      "The session setup from computer '{Computer}' failed because the security database does not contain a trust account '{Account}' referenced by the specified computer.",
    values: { Computer: 'FS01', Account: 'FS01$' },
    says: { event: 5723, account: 'FS01$', domain: null, code: null },
  },
  {
    ...netlogon,
    title: '5783',
    id: 5783,
    message:
      'The session setup to the Windows Domain Controller {DomainController} for the domain {Domain} is not responsive. The current RPC call from Netlogon on \\\\{Computer} to {DomainController} has been cancelled.',
    values: { DomainController: '\\\\DC01.contoso.example', Domain: 'CONTOSO', Computer: 'FS01' },
    says: { event: 5783, account: null, domain: 'CONTOSO', code: null },
    saysTranslated: { event: 5783, account: null, domain: null, code: null },
  },
  {
    ...netlogon,
    title: '5805',
    id: 5805,
    message: `The session setup from the computer {Computer} failed to authenticate. The following error occurred: 
{Error}`,
    values: { Computer: 'FS01', Error: ['%%5', 'Access is denied.'] },
    says: { event: 5805, account: 'FS01', domain: null, code: 5 },
    saysOfMessage: { event: 5805, account: 'FS01', domain: null, code: null },
    saysTranslated: { event: 5805, account: null, domain: null, code: null },
  },
  {
    ...netlogon,
    title: '5827',
    id: 5827,
    message: `The Netlogon service denied a vulnerable Netlogon secure channel connection from a machine account.

 Machine SamAccountName: {SamAccountName}
 Domain: {Domain}
 Account Type: {AccountType}
 Machine Operating System: Samba
 Machine Operating System Build: N/A
 Machine Operating System Service Pack: N/A

For more information about why this was denied, please visit  https://example.com/.`,
    values: { SamAccountName: 'NAS01$', Domain: 'CONTOSO', AccountType: 'Domain Member' },
    says: { event: 5827, account: 'NAS01$', domain: 'CONTOSO', code: null },
  },
  {
    ...netlogon,
    title: '5828',
    id: 5828,
    message: `The Netlogon service denied a vulnerable Netlogon secure channel connection using a trust account.

 Account Type: {AccountType}
 Trust Name: {TrustName}
 Trust Target: {TrustTarget}
 Client IP Address: {IpAddress}`,
    values: {
      AccountType: 'Trusted Domain',
      TrustName: 'FABRIKAM',
      TrustTarget: 'fabrikam.com',
      IpAddress: '192.0.2.7',
    },
    says: { event: 5828, account: 'FABRIKAM', domain: 'fabrikam.com', code: null },
  },
  ...[5838, 5839, 5840, 5841].map((id): Example => ({
    ...netlogon,
    title: `${id}`,
    id,
    message: `The Netlogon service encountered a client using RPC signing instead of RPC sealing.

 Machine SamAccountName: {SamAccountName}
 Domain: {Domain}
 Account Type: Domain Member
 Machine Operating System: Samba
 Machine Operating System Build: 4.15
 Client IP Address: {Address}`,
    values: { SamAccountName: 'NAS01$', Domain: 'CONTOSO', Address: '192.0.2.9' },
    says: { event: id, account: 'NAS01$', domain: 'CONTOSO', code: null, address: '192.0.2.9' },
  })),
  // ---- Group Policy
  ...[1500, 1501, 1502, 1503].map((id): Example => ({
    title: `Group Policy ${id}`,
    provider: 'Microsoft-Windows-GroupPolicy',
    id,
    channel: 'System',
    message: 'The Group Policy settings for the computer were processed successfully.',
    values: {},
    kind: 'policy-applied',
    says: { event: id, ok: true, dc: null },
  })),
  ...[1006, 1053, 1054, 1055, 1085, 1096, 1110, 1112, 1125, 1129].map((id): Example => ({
    title: `Group Policy ${id}`,
    provider: 'Microsoft-Windows-GroupPolicy',
    id,
    channel: 'System',
    message: 'The processing of Group Policy failed.',
    values: {},
    kind: 'policy-applied',
    says: { event: id, ok: false, dc: null },
  })),
  ...[1030, 1058].map((id): Example => ({
    title: `Group Policy ${id}`,
    provider: 'Microsoft-Windows-GroupPolicy',
    id,
    channel: 'System',
    message: 'The processing of Group Policy failed.',
    values: { ErrorCode: '50', DCName: '\\\\DC01.contoso.example' },
    kind: 'policy-applied',
    says: { event: id, ok: false, dc: '\\\\DC01.contoso.example' },
    saysOfMessage: { event: id, ok: false, dc: null },
  })),
  {
    title: 'SceCli 1704',
    provider: 'SceCli',
    id: 1704,
    channel: 'Application',
    message: 'Security policy in the Group policy objects has been applied successfully.',
    values: {},
    kind: 'policy-applied',
    says: { event: 1704, ok: true, dc: null },
  },
  // ---- SQL Server
  {
    ...sql,
    title: 'SQL Server 18204',
    id: 18204,
    message:
      "BackupDiskFile::CreateMedia: Backup device '{Path}' failed to create. Operating system error {Code}(Access is denied.).",
    values: { Path: '\\\\files\\backup\\sales (2).bak', Code: '5' },
    says: { event: 18204, service: 'MSSQL$ERP', target: '\\\\files\\backup\\sales (2).bak', code: 5 },
    text: '18204 target \\\\files\\backup\\sales (2).bak, operating system error 5, service MSSQL$ERP',
  },
  {
    ...sql,
    title: 'SQL Server 18210',
    id: 18210,
    provider: 'MSSQLSERVER',
    message:
      "BackupIoRequest::ReportIoError: write failure on backup device '{Path}'. Operating system error {Code}(The specified network name is no longer available.).",
    values: { Path: '\\\\10.2.0.7\\backup\\sales.bak', Code: '64' },
    says: { event: 18210, service: 'MSSQLSERVER', target: '\\\\10.2.0.7\\backup\\sales.bak', code: 64 },
  },
  {
    ...sql,
    title: 'SQL Server 3201, a local path',
    id: 3201,
    message: "Cannot open backup device '{Path}'. Operating system error {Code}(Access is denied.).",
    values: { Path: 'R:\\sales.bak', Code: '5' },
    says: { event: 3201, service: 'MSSQL$ERP', target: 'R:\\sales.bak', code: 5 },
  },
  {
    ...sql,
    title: 'SQL Server 3634',
    id: 3634,
    message:
      "The operating system returned the error '{Code}(Access is denied.)' while attempting 'CreateFileW' on '{Path}'.",
    values: { Path: '\\\\files\\backup\\sales.bak', Code: '5' },
    says: { event: 3634, service: 'MSSQL$ERP', target: '\\\\files\\backup\\sales.bak', code: 5 },
  },
  {
    ...sql,
    title: 'SQL Server 3041',
    id: 3041,
    message:
      'BACKUP failed to complete the command BACKUP DATABASE sales. Check the backup application log for detailed messages.',
    values: {},
    says: { event: 3041, service: 'MSSQL$ERP', target: null, code: null },
  },
  // ---- NETLOGON: logons that waited for a domain controller
  {
    ...netlogon,
    title: '5816',
    id: 5816,
    message:
      'Netlogon has failed an authentication request of account {Account} in domain {AccountDomain}. The request timed out before it could be sent to domain controller {DomainController} in domain {Domain}. This is the first failure. If the problem continues, consolidated events will be logged about every {Minutes} minutes.',
    values: { ...WAITED, Account: 'mara', AccountDomain: 'FABRIKAM', Minutes: '30' },
    kind: 'netlogon-overload',
    says: { event: 5816, account: 'mara', domain: 'FABRIKAM', dc: 'DC01.contoso.example' },
    saysTranslated: { event: 5816, account: null, domain: null, dc: 'DC01.contoso.example' },
    text: '5816 logons dropped before their turn, account mara, domain FABRIKAM, domain controller DC01.contoso.example',
  },
  {
    ...netlogon,
    title: '5817',
    id: 5817,
    message:
      'Netlogon has failed an additional {Requests} authentication requests in the last {Minutes} minutes. The requests timed out before they could be sent to domain controller {DomainController} in domain {Domain}. Please see http://support.example.com/kb/2654097 for more information.',
    values: { ...WAITED, Requests: '214', Minutes: '30' },
    kind: 'netlogon-overload',
    says: { event: 5817, account: null, domain: 'CONTOSO', dc: 'DC01.contoso.example' },
    saysTranslated: { event: 5817, account: null, domain: null, dc: 'DC01.contoso.example' },
  },
  {
    ...netlogon,
    title: '5818',
    id: 5818,
    message:
      'Netlogon took more than {Seconds} seconds for an authentication request of account {Account} in domain {AccountDomain}, through domain controller {DomainController} in domain {Domain}. This is the first warning. If the problem persists, a recurring event will be logged every {Minutes} minutes.',
    values: { ...WAITED, Seconds: '10', Account: 'mara', AccountDomain: 'FABRIKAM', Minutes: '30' },
    kind: 'netlogon-overload',
    says: { event: 5818, account: 'mara', domain: 'FABRIKAM', dc: 'DC01.contoso.example' },
    saysTranslated: { event: 5818, account: null, domain: null, dc: 'DC01.contoso.example' },
  },
  {
    ...netlogon,
    title: '5819',
    id: 5819,
    message:
      'Netlogon took more than {Seconds} seconds for {Requests} authentication requests through domain controller {DomainController} in domain {Domain} in the last {Minutes} minutes.',
    values: { ...WAITED, Seconds: '10', Requests: '87', Minutes: '30' },
    kind: 'netlogon-overload',
    says: { event: 5819, account: null, domain: 'CONTOSO', dc: 'DC01.contoso.example' },
    saysTranslated: { event: 5819, account: null, domain: null, dc: 'DC01.contoso.example' },
  },
  // ---- NETLOGON: channels that were let through, and the channel in its own log
  {
    ...netlogon,
    title: '5829',
    id: 5829,
    message: `The Netlogon service allowed a vulnerable Netlogon secure channel connection.

Warning: This connection will be denied once the enforcement phase is released. Please visit  https://example.com/.

 Machine SamAccountName: {SamAccountName}
 Domain: {Domain}
 Account Type: {AccountType}
 Machine Operating System: Samba
 Machine Operating System Build: N/A
 Machine Operating System Service Pack: N/A`,
    values: { SamAccountName: 'NAS01$', Domain: 'CONTOSO', AccountType: 'Domain Member' },
    says: { event: 5829, account: 'NAS01$', domain: 'CONTOSO', code: null },
  },
  {
    ...netlogon,
    title: '5830',
    id: 5830,
    message: `The Netlogon service allowed a vulnerable Netlogon secure channel connection because the machine account is allowed in the "Domain controller: Allow vulnerable Netlogon secure channel connections" group policy.

Warning: Using vulnerable Netlogon secure channels will expose the domain-joined devices to attack.

 Machine SamAccountName: {SamAccountName}
 Domain: {Domain}
 Account Type: {AccountType}
 Machine Os: Samba
 Machine Os Build Version: N/A
 Machine Os Service Pack: N/A`,
    values: { SamAccountName: 'NAS01$', Domain: 'CONTOSO', AccountType: 'Domain Member' },
    says: { event: 5830, account: 'NAS01$', domain: 'CONTOSO', code: null },
  },
  {
    ...netlogon,
    title: '5831',
    id: 5831,
    message: `The Netlogon service allowed a vulnerable Netlogon secure channel connection because the trust account is allowed in the "Domain controller: Allow vulnerable Netlogon secure channel connections" group policy.

Warning: Using vulnerable Netlogon secure channels will expose Active Directory forests to attack.

 Account Type: {AccountType}
 Trust Name: {TrustName}
 Trust Target: {TrustTarget}
 Client IP Address: {IpAddress}`,
    values: {
      AccountType: 'Trusted Domain',
      TrustName: 'FABRIKAM',
      TrustTarget: 'fabrikam.com',
      IpAddress: '192.0.2.7',
    },
    says: { event: 5831, account: 'FABRIKAM', domain: 'fabrikam.com', code: null },
  },
  {
    title: '9005',
    provider: 'Microsoft-Windows-Security-Netlogon',
    id: 9005,
    channel: 'Microsoft-Windows-Security-Netlogon/Operational',
    message: 'Secure channel setup has failed with Kerberos: {Status}. Falling back to Netlogon.',
    values: { Status: ['3221225581', 'The attempted logon is invalid.'] },
    kind: 'secure-channel-error',
    says: { event: 9005, account: null, domain: null, code: 0xc000006d },
    saysOfMessage: { event: 9005, account: null, domain: null, code: null },
  },
  {
    title: '9006',
    provider: 'Microsoft-Windows-Security-Netlogon',
    id: 9006,
    channel: 'Microsoft-Windows-Security-Netlogon/Operational',
    message: 'Secure channel setup has failed : {Status}. Protocol used: {Protocol}.',
    values: { Status: ['3221225581', 'The attempted logon is invalid.'], Protocol: 'Netlogon' },
    kind: 'secure-channel-error',
    says: { event: 9006, account: null, domain: null, code: 0xc000006d },
    saysOfMessage: { event: 9006, account: null, domain: null, code: null },
  },
  // ---- Group Policy's own log
  ...([4016, 5016, 6016, 7016] as const).map((id): Example => ({
    ...policyLog,
    title: `Group Policy ${id}`,
    id,
    message:
      id === 4016
        ? 'Starting {CSEExtensionName} Extension Processing. \n\nList of applicable Group Policy objects: (Changes were detected.)\n\nDefault Domain Policy'
        : 'Completed {CSEExtensionName} Extension Processing in {CSEElaspedTimeInMilliSeconds} milliseconds.',
    values: {
      CSEExtensionName: 'Security',
      CSEExtensionId: '{827D319E-6EAC-11D2-A4EA-00C04F79F83A}',
      CSEElaspedTimeInMilliSeconds: '20984',
      ...(id === 4016 ? {} : { ErrorCode: id === 5016 ? '0' : '1252' }),
    },
    kind: 'policy-extension',
    says: { event: id, extension: 'Security', code: id === 4016 ? null : id === 5016 ? 0 : 1252 },
    saysOfMessage: { event: id, extension: 'Security', code: null },
    saysTranslated: { event: id, extension: null, code: null },
  })),
  ...(
    [
      ['computer', '\\\\contoso.example\\sysvol\\contoso.example\\Policies\\{31B2F340-0000}\\Machine'],
      ['user', 'C:\\Windows\\System32\\GroupPolicy\\User'],
    ] as const
  ).map(([scope, path]): Example => ({
    ...policyLog,
    title: `Group Policy 5312 of the ${scope}`,
    id: 5312,
    message: 'List of applicable Group Policy objects: \n\n{DescriptionString}',
    values: {
      DescriptionString: 'Servers & NTLM',
      GPOInfoList: `<GPO ID="{31B2F340-0000}"><Name>Servers &amp; NTLM</Name><Version>65537</Version><SOM>LDAP://DC=contoso,DC=example</SOM><FSPath>${path}</FSPath><Extensions>[{827D319E-6EAC-11D2-A4EA-00C04F79F83A}]</Extensions></GPO>`,
    },
    kind: 'gpo-listed',
    says: { gpo: 'Servers & NTLM', scope, applied: true, why: null },
    saysOfMessage: null,
    text: `5312 GPO Servers & NTLM, applies to the ${scope}`,
  })),
  {
    title: 'SceCli 1202',
    provider: 'SceCli',
    id: 1202,
    channel: 'Application',
    message:
      'Security policies were propagated with warning. 0x534 : No mapping between account names and security IDs was done.',
    values: {},
    kind: 'policy-applied',
    says: { event: 1202, ok: false, dc: null },
  },
  // ---- names and time
  ...(['Microsoft-Windows-DNS-Client', 'DNS Client Events'] as const).map((provider): Example => ({
    ...system,
    title: `1014 of ${provider}`,
    provider,
    id: 1014,
    message:
      'Name resolution for the name {QueryName} timed out after none of the configured DNS servers responded. Client PID {ClientPID}.',
    values: {
      QueryName: '_ldap._tcp.dc._msdcs.contoso.example',
      AddressLength: '16',
      Address: '02-00-00-35-0A-02-00-35-00-00-00-00-00-00-00-00',
      ClientPID: '1234',
    },
    kind: 'dns-timeout',
    says: { name: '_ldap._tcp.dc._msdcs.contoso.example' },
    text: '1014 name _ldap._tcp.dc._msdcs.contoso.example',
  })),
  {
    ...system,
    title: '1014 for a name without dots, before Windows 11',
    provider: 'Microsoft-Windows-DNS-Client',
    id: 1014,
    message:
      'Name resolution for the name {QueryName} timed out after none of the configured DNS servers responded.',
    values: { QueryName: 'wpad', AddressLength: '0', Address: '' },
    kind: 'dns-timeout',
    says: { name: 'wpad' },
    saysTranslated: { name: null },
  },
  {
    ...time,
    title: 'Time-Service 24',
    id: 24,
    message:
      'Time Provider NtpClient: No valid response has been received from domain controller {DomainPeer} after 8 attempts to contact it. This domain controller will be discarded as a time source and NtpClient will attempt to discover a new domain controller from which to synchronize. The error was: {ErrorMessage}',
    values: { DomainPeer: 'DC01.contoso.example', ErrorMessage: 'The peer is unreachable.' },
    says: { event: 24, ok: false, source: 'DC01.contoso.example', seconds: null },
    saysTranslated: { event: 24, ok: false, source: null, seconds: null },
  },
  {
    ...time,
    title: 'Time-Service 47',
    id: 47,
    message:
      'Time Provider NtpClient: No valid response has been received from manually configured peer {ManualPeer} after 8 attempts to contact it. This peer will be discarded as a time source. The error was: {ErrorMessage}',
    values: {
      ManualPeer: 'ntp.contoso.example,0x8',
      DomainPeer: 'ntp.contoso.example,0x8',
      ErrorMessage: 'The peer is unreachable.',
    },
    says: { event: 47, ok: false, source: 'ntp.contoso.example', seconds: null },
    saysTranslated: { event: 47, ok: false, source: null, seconds: null },
  },
  ...[29, 36, 50, 142].map((id): Example => ({
    ...time,
    title: `Time-Service ${id}`,
    id,
    message: 'The time service has no source of accurate time.',
    values: {},
    says: { event: id, ok: false, source: null, seconds: null },
  })),
  {
    ...time,
    title: 'Time-Service 35',
    id: 35,
    message:
      'The time service is now synchronizing the system time with the time source {TimeSource} with reference id {TimeSourceRefId}. Current local stratum number is {CurrentStratumNumber}.',
    values: {
      TimeSource: 'DC01.contoso.example (ntp.d|0x0|0.0.0.0:123->10.2.0.2:123)',
      TimeSourceRefId: '33554954',
      CurrentStratumNumber: '4',
    },
    says: { event: 35, ok: true, source: 'DC01.contoso.example', seconds: null },
    saysTranslated: { event: 35, ok: true, source: null, seconds: null },
    text: '35 time comes in, source DC01.contoso.example',
  },
  {
    ...time,
    title: 'Time-Service 37',
    id: 37,
    message: 'The time provider NtpClient is currently receiving valid time data from {TimeSource}.',
    values: { TimeSource: 'ntp.contoso.example,0x8 (ntp.m|0x8|0.0.0.0:123->10.2.0.3:123)' },
    says: { event: 37, ok: true, source: 'ntp.contoso.example', seconds: null },
    saysTranslated: { event: 37, ok: true, source: null, seconds: null },
  },
  {
    ...time,
    title: 'Time-Service 52',
    id: 52,
    message: 'The time service has set the time with offset {TimeOffsetSeconds} seconds.',
    values: { TimeOffsetSeconds: '-437' },
    says: { event: 52, ok: true, source: null, seconds: -437 },
    text: '52 the clock was set, by -437 seconds',
  },
  ...[129, 131, 134].map((id): Example => ({
    ...time,
    title: `Time-Service ${id}`,
    id,
    message:
      id === 129
        ? 'NtpClient was unable to set a domain peer to use as a time source because of discovery error. NtpClient will try again in {RetryMinutes} minutes and double the reattempt interval thereafter. The error was: {ErrorMessage}'
        : "NtpClient was unable to set a peer to use as a time source because of DNS resolution error on '{DomainPeer}'. NtpClient will try again in {RetryMinutes} minutes and double the reattempt interval thereafter. The error was: {ErrorMessage}",
    values: {
      ErrorMessage: 'The entry is not found. (0x800706E1)',
      RetryMinutes: '15',
      ...(id === 129 ? {} : { DomainPeer: 'ntp.contoso.example' }),
    },
    says: { event: id, ok: false, source: id === 129 ? null : 'ntp.contoso.example', seconds: null },
    saysTranslated: { event: id, ok: false, source: null, seconds: null },
  })),
  // ---- SQL Server, more
  {
    ...sql,
    title: 'SQL Server 3013',
    id: 3013,
    message: 'BACKUP DATABASE is terminating abnormally.',
    values: {},
    says: { event: 3013, service: 'MSSQL$ERP', target: null, code: null },
  },
  {
    ...sql,
    title: 'SQL Server 17204',
    id: 17204,
    message:
      'FCB::Open failed: Could not open file {Path} for file number 1.  OS error: {Code}(Access is denied.).',
    values: { Path: '\\\\files\\sql data\\sales.mdf', Code: '5' },
    says: { event: 17204, service: 'MSSQL$ERP', target: '\\\\files\\sql data\\sales.mdf', code: 5 },
  },
  {
    ...sql,
    title: 'SQL Server 17207',
    id: 17207,
    message:
      "FCB::Open: Operating system error {Code}(Access is denied.) occurred while creating or opening file '{Path}'. Diagnose and correct the operating system error, and retry the operation.",
    values: { Path: '\\\\files\\data\\sales.ldf', Code: '5' },
    says: { event: 17207, service: 'MSSQL$ERP', target: '\\\\files\\data\\sales.ldf', code: 5 },
  },
  {
    ...sql,
    title: 'SQL Server 17207 of a local disk is no access to a share',
    id: 17207,
    message:
      "FCB::Open: Operating system error {Code}(The system cannot find the file specified.) occurred while creating or opening file '{Path}'. Diagnose and correct the operating system error, and retry the operation.",
    values: { Path: 'D:\\data\\sales.mdf', Code: '2' },
    says: { event: 17207, service: 'MSSQL$ERP', target: null, code: 2 },
  },
];
