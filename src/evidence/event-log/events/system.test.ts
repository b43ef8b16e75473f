import { checkExamples, type Example } from './example.testing.ts';

const netlogon = { provider: 'NETLOGON', channel: 'System', kind: 'secure-channel-error' } as const;
const sql = { provider: 'MSSQL$ERP', channel: 'Application', kind: 'service-failure' } as const;

checkExamples([
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
 Account Type: Domain Member`,
    values: { SamAccountName: 'NAS01$', Domain: 'CONTOSO' },
    says: { event: id, account: 'NAS01$', domain: 'CONTOSO', code: null },
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
    says: { event: id, ok: true },
  })),
  ...[1006, 1030, 1053, 1054, 1055, 1058, 1129].map((id): Example => ({
    title: `Group Policy ${id}`,
    provider: 'Microsoft-Windows-GroupPolicy',
    id,
    channel: 'System',
    message: 'The processing of Group Policy failed.',
    values: {},
    kind: 'policy-applied',
    says: { event: id, ok: false },
  })),
  {
    title: 'SceCli 1704',
    provider: 'SceCli',
    id: 1704,
    channel: 'Application',
    message: 'Security policy in the Group policy objects has been applied successfully.',
    values: {},
    kind: 'policy-applied',
    says: { event: 1704, ok: true },
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
]);
