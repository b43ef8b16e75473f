/** Events of the Kerberos client and of the KDC, as every export has them. */
import type { Example } from './example.testing.ts';

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

const ofAccount = (event: number, account: string) => ({
  says: { event, name: null, account },
  saysTranslated: { event, name: null, account: null },
});

export const kerberosExamples: readonly Example[] = [
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
  {
    ...kerberos,
    title: 'Security-Kerberos 6',
    id: 6,
    message: `The Kerberos SSPI package generated an output token of size {NeededSize} bytes, which was too large to fit in the token buffer of size {ActualSize} bytes, provided by process id {ClientProcessID}.
 
 The output SSPI token size is probably the result of the user {ClientName} being a member of a large number of groups.
 
 It is recommended to minimize the number of groups a user belongs to. If the problem can not be corrected, contact your system administrator to increase the maximum token size, using the registry value: HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Parameters\\MaxTokenSize.`,
    values: {
      NeededSize: '49154',
      ActualSize: '48000',
      ClientProcessID: '1234',
      ClientName: 'mara@CONTOSO.EXAMPLE',
    },
    says: { ...NO_ERROR, event: 6, user: 'mara@CONTOSO.EXAMPLE' },
    // These languages lose the name of the registry value too, which no language of Windows does.
    saysTranslated: 'not-understood',
    text: '6 user mara@CONTOSO.EXAMPLE',
  },
  {
    ...kerberos,
    title: 'Security-Kerberos 7',
    id: 7,
    message: `The digitally signed Privilege Attribute Certificate (PAC) that contains the authorization information for client {ClientName} in realm {Realm} could not be validated.
 
 This error is usually caused by domain trust failures; Contact your system administrator.`,
    values: { ClientName: 'mara', Realm: 'CONTOSO.EXAMPLE' },
    says: { ...NO_ERROR, event: 7, user: 'mara@CONTOSO.EXAMPLE' },
    saysTranslated: 'not-understood',
  },
  {
    ...kerberos,
    title: 'Security-Kerberos 10',
    id: 10,
    message:
      'The Kerberos subsystem currently cannot retrieve tickets from your domain controller using the UDP network protocol. This is typically due to network problems. Contact your system administrator.',
    values: {},
    says: { ...NO_ERROR, event: 10 },
    saysTranslated: 'not-understood',
    text: '10',
  },
  {
    ...kerberos,
    title: 'Security-Kerberos 11',
    id: 11,
    message:
      'The Distinguished Name in the subject field of your smart card logon certificate does not contain enough information to identify the appropriate domain on an non-domain joined computer. Contact your system administrator.',
    values: {},
    says: { ...NO_ERROR, event: 11 },
    saysTranslated: 'not-understood',
  },
  {
    ...kerberos,
    title: 'Security-Kerberos 17',
    id: 17,
    message:
      'The Kerberos SSPI package failed to locate the forest or domain {Forest} to search.  Ensure that the Use forest search order Group Policy is correctly configured, and that this forest or domain is available.',
    values: { Forest: 'fabrikam.example' },
    says: { ...NO_ERROR, event: 17, server: 'fabrikam.example' },
    saysTranslated: 'not-understood',
  },
  {
    ...kerberos,
    title: 'Security-Kerberos 9, with its strings as newer manifests have them',
    id: 9,
    message: null,
    values: {
      Name: 'A certificate chain could not be built to a trusted root authority. (0x800b010a)',
      Message: 'dc01.contoso.example',
    },
    says: { ...NO_ERROR, event: 9, code: 0x800b010a, server: 'dc01.contoso.example' },
  },
  {
    ...kerberos,
    title: 'Kerberos/Operational 102',
    id: 102,
    channel: 'Microsoft-Windows-Kerberos/Operational',
    message:
      'Trust validation of the certificate for the Kerberos Key Distribution Center (KDC) {DomainController} failed: {ErrorCode}. Use the CAPI2 diagnostic traces to identify the reason for the validation failure.',
    values: { DomainController: 'dc01.contoso.example', ErrorCode: '0x800b0109' },
    says: { ...NO_ERROR, event: 102, code: 0x800b0109, server: 'dc01.contoso.example' },
    saysTranslated: { ...NO_ERROR, event: 102, code: 0x800b0109 },
    text: '102 error 0x800B0109, server dc01.contoso.example',
  },
  {
    ...kerberos,
    title: 'Kerberos/Operational 103',
    id: 103,
    channel: 'Microsoft-Windows-Kerberos/Operational',
    message:
      'Trust validation of the client certificate for {ClientUpn} failed: {ErrorCode} on KDC. Use the CAPI2 diagnostic traces to identify the reason for the validation failure.',
    values: { ClientUpn: 'mara@contoso.example', ErrorCode: '0xc0000320' },
    says: { ...NO_ERROR, event: 103, code: 0xc0000320, user: 'mara@contoso.example' },
    saysTranslated: { ...NO_ERROR, event: 103, code: 0xc0000320 },
  },
  {
    ...kerberos,
    title: 'Kerberos/Operational 104',
    id: 104,
    channel: 'Microsoft-Windows-Kerberos/Operational',
    message:
      'The Kerberos Key Distribution Center (KDC) for the domain {TargetDomain} does not have a certificate installed or does not support logon using certificates: {ErrorCode}',
    values: { TargetDomain: 'contoso.example', ErrorCode: '0xc00000bb' },
    says: { ...NO_ERROR, event: 104, code: 0xc00000bb, server: 'contoso.example' },
    saysTranslated: { ...NO_ERROR, event: 104, code: 0xc00000bb },
  },
  // ---- KDC: accounts, trusts, certificates
  {
    ...kdc,
    title: 'KDC 7',
    id: 7,
    message:
      'The Security Account Manager failed a KDC request in an unexpected way. The error is in the data field. The account name was {Account} and lookup type {LookupType}.',
    values: { Account: 'mara', LookupType: '0x28' },
    ...ofAccount(7, 'mara'),
  },
  {
    ...kdc,
    title: 'KDC 12',
    id: 12,
    message:
      'A request failed from client realm {ClientRealm} for a ticket in realm {TargetRealm}. This failed because a trust link between the realms is non transitive.',
    values: { ClientRealm: 'FABRIKAM.EXAMPLE', TargetRealm: 'CONTOSO.EXAMPLE' },
    says: { event: 12, name: 'CONTOSO.EXAMPLE', account: null },
    saysTranslated: { event: 12, name: null, account: null },
  },
  {
    ...kdc,
    title: 'KDC 13',
    id: 13,
    message:
      'The account for {Account} has corrupt keys stored in the DS. Changing or setting the password should restore correct keys.',
    values: { Account: 'nas01$' },
    ...ofAccount(13, 'nas01$'),
  },
  {
    ...kdc,
    title: 'KDC 18',
    id: 18,
    message:
      'During TGS processing, the KDC was unable to verify the signature on the PAC from {Account}. This indicates the PAC was modified.',
    values: { Account: 'mara' },
    ...ofAccount(18, 'mara'),
  },
  {
    ...kdc,
    title: 'KDC 29',
    id: 29,
    message:
      'The Key Distribution Center (KDC) cannot find a suitable certificate to use for smart card logons, or the KDC certificate could not be verified. Smart card logon may not function correctly if this problem is not resolved.',
    values: {},
    says: { event: 29, name: null, account: null },
  },
  // ---- KDC: hardening of the PAC and of keys
  {
    ...kdc,
    title: 'KDC 35',
    id: 35,
    message:
      'The Key Distribution Center (KDC) encountered a ticket-granting-ticket (TGT) from another KDC ({Kdc}) that did not contain a PAC attributes field. See https://go.microsoft.com/fwlink/?linkid=2173051 to learn more.',
    values: { Kdc: 'DC02' },
    says: { event: 35, name: 'DC02', account: null },
    saysTranslated: { event: 35, name: null, account: null },
  },
  {
    ...kdc,
    title: 'KDC 36',
    id: 36,
    message: `The Key Distribution Center (KDC) encountered a ticket that did not contain a PAC while processing a request for another ticket. This prevented security checks from running and could open security vulnerabilities. See https://go.microsoft.com/fwlink/?linkid=2173051 to learn more.

  Client: {ClientDomain}\\\\{ClientName}
  Ticket for: {TicketFor}
`,
    values: { ClientDomain: 'CONTOSO', ClientName: 'mara', TicketFor: 'cifs/nas01' },
    says: { event: 36, name: 'cifs/nas01', account: 'CONTOSO\\mara' },
    text: '36 name cifs/nas01, account CONTOSO\\mara',
  },
  ...[37, 38].map((id): Example => ({
    ...kdc,
    title: `KDC ${id}`,
    id,
    message: `The Key Distribution Center (KDC) encountered a ticket that ${id === 37 ? 'did not contain' : 'contained inconsistent'} information about the account that requested the ticket. See https://go.microsoft.com/fwlink/?linkid=2173051 to learn more.

  Ticket PAC constructed by: {PacFrom}
  Client: {ClientDomain}\\\\{ClientName}
  Ticket for: {TicketFor}
${id === 37 ? '' : '  Requesting Account SID from Active Directory: {DirectorySid}\n  Requesting Account SID from Ticket: {TicketSid}\n'}`,
    values: {
      PacFrom: 'DC02',
      ClientDomain: 'CONTOSO',
      ClientName: 'mara',
      TicketFor: 'cifs/nas01',
      ...(id === 37 ? {} : { DirectorySid: 'S-1-5-21-1-2-3-1104', TicketSid: 'S-1-5-21-1-2-3-1105' }),
    },
    says: { event: id, name: 'cifs/nas01', account: 'CONTOSO\\mara' },
  })),
  ...['account', 'account:'].map((before): Example => ({
    ...kdc,
    title: `KDC 42, ${before}`,
    provider: 'Kdcsvc',
    id: 42,
    message: `The Kerberos Key Distribution Center lacks strong keys for ${before} {Account}.

You must update the password of this account to prevent use of insecure cryptography. 

See https://go.microsoft.com/fwlink/?linkid=2210019 to learn more.`,
    values: { Account: 'krbtgt' },
    ...ofAccount(42, 'krbtgt'),
  })),
  ...[43, 44].map((id): Example => ({
    ...kdc,
    title: `KDC ${id}`,
    id,
    message: `The Key Distribution Center (KDC) encountered a ticket that ${id === 43 ? 'it could not validate' : 'did not contained'} the full PAC Signature. See https://go.microsoft.com/fwlink/?linkid=2210019 to learn more.

  Client: {ClientDomain}\\\\{ClientName}
`,
    values: { ClientDomain: 'CONTOSO.EXAMPLE', ClientName: 'nas01$' },
    says: { event: id, name: null, account: 'CONTOSO.EXAMPLE\\nas01$' },
  })),
];
