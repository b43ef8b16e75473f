import { describe, expect, it } from 'vitest';
import { checkExamples, found, recordOf, type Example } from './example.testing.ts';

const lsa = { provider: 'LsaSrv', channel: 'System', kind: 'lsa-error' } as const;
const kerberos = {
  provider: 'Microsoft-Windows-Security-Kerberos',
  channel: 'System',
  kind: 'kerberos-error',
} as const;
const kdc = {
  provider: 'Microsoft-Windows-Kerberos-Key-Distribution-Center',
  channel: 'System',
  kind: 'kdc-error',
} as const;
const netlogon = { provider: 'NETLOGON', channel: 'System', kind: 'secure-channel-error' } as const;
const sql = { provider: 'MSSQL$ERP', channel: 'Application', kind: 'service-failure' } as const;

const NO_ERROR = { code: null, server: null, target: null, user: null };

const kdcKeys = (id: 14 | 16 | 26 | 27): Example => ({
  ...kdc,
  title: `KDC ${id}`,
  id,
  message: `While processing ${id % 2 === 0 && id !== 16 ? 'an AS request for target service' : 'a TGS request for the target server'} {Target}, the account {Account} did not have a suitable key for generating a Kerberos ticket (the missing key has an ID of {MissingKey}). The requested etypes were {RequestedEtypes}. The accounts available etypes were {AvailableEtypes}.`,
  values: {
    Target: 'cifs/nas01',
    Account: 'mara@CONTOSO.EXAMPLE',
    MissingKey: '9',
    RequestedEtypes: '18 17',
    AvailableEtypes: '23',
  },
  says: { event: id, name: 'cifs/nas01', account: 'mara@CONTOSO.EXAMPLE' },
  saysTranslated: { event: id, name: 'cifs/nas01', account: null },
});

const rc4 = (id: number, heading: string): Example => ({
  ...kdc,
  title: `KDC ${id}, ${heading === '' ? 'heading without colon' : 'heading with colon'}`,
  provider: id % 2 === 0 ? 'Kdcsvc' : kdc.provider,
  id,
  message: `The Key Distribution Center (KDC) blocked cipher usage because service msds-SupportedEncryptionTypes is not defined.

Account Information${heading}
    Account Name: {AccountName}
    Supplied Realm Name: CONTOSO.EXAMPLE
    msds-SupportedEncryptionTypes: {AccountEncryptionTypes}
    Available Keys: RC4

Service Information:
    Service Name: {ServiceName}
    Service ID: S-1-5-21-1-2-3-1001
    msds-SupportedEncryptionTypes: {ServiceEncryptionTypes}
    Available Keys: AES-SHA1, RC4
`,
  values: {
    AccountName: 'WS07$',
    AccountEncryptionTypes: '0x4 (RC4)',
    ServiceName: 'nas01$',
    ServiceEncryptionTypes: '0x1C (RC4, AES128-SHA96, AES256-SHA96)',
  },
  says: { event: id, name: 'nas01$', account: 'WS07$' },
});

checkExamples([
  // ---- LSA
  {
    ...lsa,
    title: '40960',
    id: 40960,
    message:
      'The Security System detected an authentication error for the server {Target}. The failure code from authentication protocol {Protocol} was {Error}.',
    values: {
      Target: 'cifs/fs01.contoso.example',
      Protocol: 'Kerberos',
      Error:
        '"There are currently no logon servers available to service the logon request.\r\n (0xc000005e)"',
    },
    says: { event: 40960, target: 'cifs/fs01.contoso.example', protocol: 'Kerberos', code: 0xc000005e },
    text: '40960 target cifs/fs01.contoso.example, protocol Kerberos, error 0xC000005E',
  },
  {
    ...lsa,
    title: '40961',
    provider: 'LSA (LsaSrv)',
    id: 40961,
    message:
      'The Security System could not establish a secured connection with the server {Target}. No authentication protocol was available.',
    values: { Target: 'cifs/nas01' },
    says: { event: 40961, target: 'cifs/nas01', protocol: null, code: null },
  },
  {
    ...lsa,
    title: '40970',
    id: 40970,
    message: `The Security System has detected a downgrade attempt when contacting the 3-part SPN

 {Target}

 with error code {Error}. Authentication was denied.`,
    values: {
      Target: 'ldap/dc01.contoso.example/contoso.example@CONTOSO.EXAMPLE',
      Error:
        '"The SAM database does not have a computer account for this workstation trust.\r\n (0xc000018b)"',
    },
    says: {
      event: 40970,
      target: 'ldap/dc01.contoso.example/contoso.example@CONTOSO.EXAMPLE',
      protocol: null,
      code: 0xc000018b,
    },
  },
  {
    ...lsa,
    title: '6037',
    id: 6037,
    message:
      'The program {Program}, with the assigned process ID {PID}, could not authenticate locally by using the target name {Target}. The target name used is not valid. A target name should refer to one of the local computer names, for example, the DNS host name.\n \n Try a different target name.',
    values: { PID: '1234', Program: 'svchost.exe', Target: 'cifs/files.contoso.example' },
    says: { event: 6037, target: 'cifs/files.contoso.example', protocol: null, code: null },
  },
  ...(['NTLM', 'TSSSP'] as const).map((PackageName): Example => ({
    ...lsa,
    title: `LSA/Operational 100 of ${PackageName}`,
    id: 100,
    channel: 'Microsoft-Windows-LSA/Operational',
    message: `The security package does not cache the credentials needed to authenticate to the server.

Package Name:\t{PackageName}
User Name:\t{UserName}
Domain Name:\t{DomainName}
Server Name:\t{ServerName}
Protected User:\t{ProtectedUser}
Error Code:\t{ErrorCode}
`,
    values: {
      PackageName,
      UserName: 'mara',
      DomainName: 'CONTOSO',
      ServerName: 'cifs/files',
      ProtectedUser: '1',
      ErrorCode: '0xC000006E',
    },
    kind: 'account-barred',
    says:
      PackageName === 'NTLM'
        ? { event: 100, user: 'CONTOSO\\mara', target: 'cifs/files', protectedUser: true }
        : null,
  })),
  {
    title: 'Authentication 100',
    provider: 'Microsoft-Windows-NTLM',
    id: 100,
    channel: 'Microsoft-Windows-Authentication/ProtectedUserFailures-DomainController',
    message: `NTLM authentication failed because the account was a member of the Protected User group.

Account Name:\t{AccountName}
Device Name:\t{DeviceName}
Error Code:\t{Status}`,
    values: { AccountName: 'mara', DeviceName: 'WS07', Status: '0xC000006E' },
    kind: 'account-barred',
    says: { event: 100, user: 'mara', target: null, protectedUser: true },
  },
  {
    title: 'Authentication 101',
    provider: 'Microsoft-Windows-NTLM',
    id: 101,
    channel: 'Microsoft-Windows-Authentication/AuthenticationPolicyFailures-DomainController',
    message: `NTLM authentication failed because access control restrictions are required.

Account Name:\t{AccountName}
Device Name:\t{DeviceName}
Error Code:\t{Status}

Authentication Policy Information:
\tSilo Name:\t{SiloName}
\tPolicyName:\t{PolicyName}`,
    values: {
      AccountName: 'mara',
      DeviceName: 'WS07',
      Status: '0xC0000413',
      SiloName: 'Tier0',
      PolicyName: 'Tier0-Users',
    },
    kind: 'account-barred',
    says: { event: 101, user: 'mara', target: null, protectedUser: null },
  },
  // ---- Kerberos, client
  {
    ...kerberos,
    title: 'Security-Kerberos 3',
    id: 3,
    message: `A Kerberos error message was received:
 on logon session {LogonSession}
 Client Time: 
 Server Time: {ServerTime}
 Error Code: {ErrorCode} {ErrorMessage}
 Extended Error: 0xc0000035 KLIN(0)
 Client Realm: 
 Client Name: 
 Server Realm: CONTOSO.EXAMPLE
 Server Name: {ServerName}
 Target Name: {TargetName}
 Error Text: 
 File: onecore\\ds\\security\\protocols\\kerberos\\client2\\kerbtick.cxx
 Line: 128b
 Error Data is in record data.`,
    values: {
      LogonSession: 'CONTOSO\\mara',
      ServerTime: '15:54:8.0000 7/31/2026 Z',
      ErrorCode: '0x7',
      ErrorMessage: 'KDC_ERR_S_PRINCIPAL_UNKNOWN',
      ServerName: 'cifs/files',
      TargetName: 'cifs/files@CONTOSO.EXAMPLE',
    },
    says: {
      event: 3,
      code: 7,
      server: 'cifs/files',
      target: 'cifs/files@CONTOSO.EXAMPLE',
      user: null,
    },
  },
  {
    ...kerberos,
    title: 'Security-Kerberos 4',
    id: 4,
    message:
      'The Kerberos client received a KRB_AP_ERR_MODIFIED error from the server {Server}. The target name used was {Targetname}. This indicates that the target server failed to decrypt the ticket provided by the client. If the server name is not fully qualified, and the target domain ({TargetRealm}) is different from the client domain ({ClientRealm}), check if there are identically named server accounts.',
    values: {
      Server: 'fs01$',
      TargetRealm: 'CONTOSO.EXAMPLE',
      Targetname: 'cifs/files.contoso.example',
      ClientRealm: 'CONTOSO.EXAMPLE',
    },
    says: { ...NO_ERROR, event: 4, code: 41, server: 'fs01$', target: 'cifs/files.contoso.example' },
    // These languages lose the name of the error too, which no language of Windows does.
    saysTranslated: 'not-understood',
  },
  {
    ...kerberos,
    title: 'Security-Kerberos 5',
    id: 5,
    message:
      'The Kerberos client received a KRB_AP_ERR_TKT_NYV error from the server {Server}. This indicates that the ticket presented to that server is not yet valid (due to a discrepancy between ticket and server time.',
    values: { Server: 'fs01$', KDCRealm: 'CONTOSO.EXAMPLE' },
    says: { ...NO_ERROR, event: 5, code: 33, server: 'fs01$' },
    saysTranslated: 'not-understood',
  },
  {
    ...kerberos,
    title: 'Security-Kerberos 9',
    id: 9,
    message:
      'The client has failed to validate the domain controller certificate for {Name}. The following error was returned from the certificate validation process: {Message}.',
    values: {
      Name: 'dc01.contoso.example',
      Message: 'A certification chain processed correctly, but one of the CA certificates is not trusted.',
    },
    says: { ...NO_ERROR, event: 9, server: 'dc01.contoso.example' },
    saysTranslated: 'not-understood',
  },
  {
    ...kerberos,
    title: 'Security-Kerberos 14',
    id: 14,
    message:
      'The password stored in Credential Manager is invalid. To resolve this error, open Credential Manager in Control Panel, and reenter the password for the credential {Username}.',
    values: { Username: 'CONTOSO\\mara' },
    says: { ...NO_ERROR, event: 14, user: 'CONTOSO\\mara' },
    saysTranslated: 'not-understood',
  },
  ...([100, 101] as const).map((id): Example => ({
    ...kerberos,
    title: `Kerberos/Operational ${id}`,
    id,
    channel: 'Microsoft-Windows-Kerberos/Operational',
    message: `The service principal name (SPN) {SPN} is ${id === 100 ? 'not registered,' : 'registered on multiple accounts'} which caused Kerberos authentication to fail: {ErrorCode}. Use the setspn command-line tool.`,
    values: { SPN: 'cifs/files', ErrorCode: '0x7' },
    says: { ...NO_ERROR, event: id, code: 7, target: 'cifs/files' },
  })),
  // ---- KDC
  {
    ...kdc,
    title: 'KDC 11',
    id: 11,
    message:
      'The KDC encountered duplicate names while processing a Kerberos authentication request. The duplicate name is {Name} (of type {Type}). This may result in authentication failures or downgrades to NTLM.',
    values: { Name: 'cifs/files.contoso.example', Type: 'DS_SERVICE_PRINCIPAL_NAME' },
    says: { event: 11, name: 'cifs/files.contoso.example', account: null },
  },
  kdcKeys(14),
  kdcKeys(16),
  kdcKeys(26),
  kdcKeys(27),
  ...[201, 202, 203, 204, 206, 207, 208, 209].map((id) => rc4(id, ':')),
  rc4(203, ''),
  {
    ...kdc,
    title: 'KDC 205',
    id: 205,
    message:
      'The Key Distribution Center (KDC) detected explicit insecure cipher enablement in the DefaultDomainSupportedEncTypes policy configuration.\n\nCipher(s): RC4-HMAC-NT',
    values: {},
    says: { event: 205, name: null, account: null },
    saysTranslated: 'not-understood',
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

describe('sentences in other languages', () => {
  const read = (id: number, provider: string, message: string) => {
    const example: Example = {
      title: '',
      provider,
      id,
      channel: 'System',
      message,
      values: {},
      kind: 'lsa-error',
      says: null,
    };
    return found({ ...recordOf(example), message })?.map((find) => find.says);
  };

  it('40960 of a German computer is read by what no translation changes', () => {
    const message =
      'Das Sicherheitssystem hat einen Authentifizierungsfehler für den Server cifs/fs01.contoso.example festgestellt. Der Fehlercode von Authentifizierungsprotokoll Kerberos war "Es stehen momentan keine Anmeldeserver zur Verfügung, um die Anmeldeanforderung zu verarbeiten.\n (0xc000005e)".';
    expect(read(40960, 'LsaSrv', message)).toEqual([
      { event: 40960, target: 'cifs/fs01.contoso.example', protocol: 'Kerberos', code: 0xc000005e },
    ]);
  });

  it('Security-Kerberos 4 keeps the name of the error, the account and the SPN', () => {
    const message =
      'Der Kerberos-Client hat einen KRB_AP_ERR_MODIFIED-Fehler von Server "fs01$" empfangen. Der verwendete Zielname war cifs/files. Dies deutet darauf hin, dass der Zielserver das Ticket nicht entschlüsseln konnte.';
    expect(read(4, 'Microsoft-Windows-Security-Kerberos', message)).toEqual([
      { event: 4, code: 41, server: 'fs01$', target: 'cifs/files', user: null },
    ]);
  });

  it('the smart card events that share a number are refused', () => {
    const card =
      'An error occurred while retrieving a digital certificate from the inserted smart card. Element not found.';
    for (const id of [5, 9, 14]) {
      expect(read(id, 'Microsoft-Windows-Security-Kerberos', card)).toBeUndefined();
    }
    const record = recordOf({
      title: '',
      provider: 'Kerberos',
      id: 5,
      channel: 'System',
      message: null,
      values: {},
      kind: 'lsa-error',
      says: null,
    });
    expect(found({ ...record, data: { Message: 'Element not found.' } })).toEqual([]);
    expect(found({ ...record, id: 9, data: { Message: 'Element not found.' } })).toEqual([]);
  });

  it('another event of the KDC with the number of an RC4 event is refused', () => {
    expect(
      read(201, 'Microsoft-Windows-Kerberos-Key-Distribution-Center', 'Some certificate was chosen.'),
    ).toBeUndefined();
  });
});
