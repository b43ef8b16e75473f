/** Events of the Security log, as every export has them. */
import type { Example } from './example.testing.ts';

const SUBJECT = `Subject:
\tSecurity ID:\t\t{SubjectUserSid}
\tAccount Name:\t\t{SubjectUserName}
\tAccount Domain:\t\t{SubjectDomainName}
\tLogon ID:\t\t{SubjectLogonId}
`;

const NOBODY = {
  SubjectUserSid: 'S-1-0-0',
  SubjectUserName: '-',
  SubjectDomainName: '-',
  SubjectLogonId: '0x0',
};

const MARA = {
  SubjectUserSid: 'S-1-5-21-1004336348-1177238915-682003330-1104',
  SubjectUserName: 'mara',
  SubjectDomainName: 'CONTOSO',
  SubjectLogonId: '0x00000000008CA6E1D',
};

const PROCESS_NETWORK = `Network Information:
\tWorkstation Name:\t{WorkstationName}
\tSource Network Address:\t{IpAddress}
\tSource Port:\t\t{IpPort}

Detailed Authentication Information:
\tLogon Process:\t\t{LogonProcessName}
\tAuthentication Package:\t{AuthenticationPackageName}
\tTransited Services:\t{TransmittedServices}
\tPackage Name (NTLM only):\t{LmPackageName}
\tKey Length:\t\t{KeyLength}
`;

const LOGON_VALUES = {
  ...NOBODY,
  TargetUserSid: 'S-1-5-21-1004336348-1177238915-682003330-1104',
  TargetUserName: 'mara',
  TargetDomainName: 'CONTOSO',
  TargetLogonId: '0x0000000008CA6E1D',
  LogonType: '3',
  LogonProcessName: 'NtLmSsp ',
  AuthenticationPackageName: 'NTLM',
  WorkstationName: 'WS07',
  LogonGuid: '{00000000-0000-0000-0000-000000000000}',
  TransmittedServices: '-',
  LmPackageName: 'NTLM V2',
  KeyLength: '128',
  ProcessId: '0x0',
  ProcessName: '-',
  IpAddress: 'fe80::9%12',
  IpPort: '50012',
};

const LOGON_SAYS = {
  user: 'mara',
  domain: 'CONTOSO',
  sid: 'S-1-5-21-1004336348-1177238915-682003330-1104',
  logonType: 3,
  package: 'ntlm',
  lmPackage: 'NTLM V2',
  workstation: 'WS07',
  address: 'fe80::9%12',
};

const CLOSING = `
This event is generated when a logon session is created. It is generated on the computer that was accessed.

The impersonation level field indicates the extent to which a process in the logon session can impersonate.

The authentication information fields provide detailed information about this specific logon request.
\t- Logon GUID is a unique identifier that can be used to correlate this event with a KDC event.
\t- Key length indicates the length of the generated session key. This will be 0 if no session key was requested.`;

const NEW_LOGON_2 = `New Logon:
\tSecurity ID:\t\t{TargetUserSid}
\tAccount Name:\t\t{TargetUserName}
\tAccount Domain:\t\t{TargetDomainName}
\tLogon ID:\t\t{TargetLogonId}
\tLinked Logon ID:\t\t{TargetLinkedLogonId}
\tNetwork Account Name:\t{TargetOutboundUserName}
\tNetwork Account Domain:\t{TargetOutboundDomainName}
\tLogon GUID:\t\t{LogonGuid}

Process Information:
\tProcess ID:\t\t{ProcessId}
\tProcess Name:\t\t{ProcessName}

${PROCESS_NETWORK}${CLOSING}`;

const NEW_LOGON_0 = `New Logon:
\tSecurity ID:\t\t{TargetUserSid}
\tAccount Name:\t\t{TargetUserName}
\tAccount Domain:\t\t{TargetDomainName}
\tLogon ID:\t\t{TargetLogonId}
\tLogon GUID:\t\t{LogonGuid}

Process Information:
\tProcess ID:\t\t{ProcessId}
\tProcess Name:\t\t{ProcessName}

${PROCESS_NETWORK}${CLOSING}`;

const VALUES_2 = {
  ...LOGON_VALUES,
  ImpersonationLevel: ['%%1833', 'Impersonation'],
  RestrictedAdminMode: '-',
  TargetOutboundUserName: '-',
  TargetOutboundDomainName: '-',
  VirtualAccount: ['%%1843', 'No'],
  TargetLinkedLogonId: '0x0',
  ElevatedToken: ['%%1842', 'Yes'],
} as const;

const logon = {
  provider: 'Microsoft-Windows-Security-Auditing',
  id: 4624,
  channel: 'Security',
  outcome: 'success',
  kind: 'logon',
  says: { ...LOGON_SAYS, elevated: true },
  logonId: '0x8ca6e1d',
  text: '4624 user CONTOSO\\mara, type 3, package NTLM V2, workstation WS07, address fe80::9%12',
} as const;

const LOGON_2 = `An account was successfully logged on.

${SUBJECT}
Logon Information:
\tLogon Type:\t\t{LogonType}
\tRestricted Admin Mode:\t{RestrictedAdminMode}
\tVirtual Account:\t\t{VirtualAccount}
\tElevated Token:\t\t{ElevatedToken}

Impersonation Level:\t\t{ImpersonationLevel}

${NEW_LOGON_2}`;

export const version2: Example = {
  ...logon,
  title: '4624 version 2',
  message: LOGON_2,
  values: VALUES_2,
  ordered: false,
};

const LOGON_FAILED = `An account failed to log on.

${SUBJECT}
Logon Type:\t\t\t{LogonType}

Account For Which Logon Failed:
\tSecurity ID:\t\t{TargetUserSid}
\tAccount Name:\t\t{TargetUserName}
\tAccount Domain:\t\t{TargetDomainName}

Failure Information:
\tFailure Reason:\t\t{FailureReason}
\tStatus:\t\t\t{Status}
\tSub Status:\t\t{SubStatus}

Process Information:
\tCaller Process ID:\t{ProcessId}
\tCaller Process Name:\t{ProcessName}

${PROCESS_NETWORK}${CLOSING}`;

const FAILED_VALUES = {
  ...LOGON_VALUES,
  TargetUserSid: ['S-1-0-0', 'NULL SID'],
  FailureReason: ['%%2313', 'Unknown user name or bad password.'],
  Status: '0xC000006D',
  SubStatus: '0xC000006A',
  LmPackageName: '-',
  IpAddress: '10.2.0.9',
} as const;

const FAILED_SAYS = { ...LOGON_SAYS, sid: 'S-1-0-0', lmPackage: null, address: '10.2.0.9' };

const failed = {
  provider: 'Microsoft Windows security auditing.',
  id: 4625,
  channel: 'Security',
  outcome: 'failure',
  kind: 'logon-failed',
  message: LOGON_FAILED,
} as const;

const TGT_2 = `A Kerberos authentication ticket (TGT) was requested.

Account Information:
\tAccount Name:\t\t{TargetUserName}
\tSupplied Realm Name:\t{TargetDomainName}
\tUser ID:\t\t\t{TargetSid}
\tMSDS-SupportedEncryptionTypes:\t{AccountSupportedEncryptionTypes}
\tAvailable Keys:\t{AccountAvailableKeys}

Service Information:
\tService Name:\t\t{ServiceName}
\tService ID:\t\t{ServiceSid}
\tMSDS-SupportedEncryptionTypes:\t{ServiceSupportedEncryptionTypes}
\tAvailable Keys:\t{ServiceAvailableKeys}

Domain Controller Information:
\tMSDS-SupportedEncryptionTypes:\t{DCSupportedEncryptionTypes}
\tAvailable Keys:\t{DCAvailableKeys}

Network Information:
\tClient Address:\t\t{IpAddress}
\tClient Port:\t\t{IpPort}
\tAdvertized Etypes:\t
\t\t{ClientAdvertizedEncryptionTypes}
\t\tAES128-CTS-HMAC-SHA1-96

Additional Information:
\tTicket Options:\t\t{TicketOptions}
\tResult Code:\t\t{Status}
\tTicket Encryption Type:\t{TicketEncryptionType}
\tSession Encryption Type:\t{SessionKeyEncryptionType}
\tPre-Authentication Type:\t{PreAuthType}
\tPre-Authentication EncryptionType:\t{PreAuthEncryptionType}

Certificate Information:
\tCertificate Issuer Name:\t\t{CertIssuerName}
\tCertificate Serial Number:\t{CertSerialNumber}
\tCertificate Thumbprint:\t\t{CertThumbprint}

Ticket information
\tResponse ticket hash:\t\tn/a

Certificate information is only provided if a certificate was used for pre-authentication.`;

const KEYS = {
  AccountSupportedEncryptionTypes: '0x27 (DES, RC4, AES-Sk)',
  AccountAvailableKeys: 'AES-SHA1, RC4',
  ServiceSupportedEncryptionTypes: '0x1F (DES, RC4, AES128-SHA96, AES256-SHA96)',
  ServiceAvailableKeys: 'AES-SHA1, RC4',
  DCSupportedEncryptionTypes: '0x1F (DES, RC4, AES128-SHA96, AES256-SHA96)',
  DCAvailableKeys: 'AES-SHA1, RC4',
  ClientAdvertizedEncryptionTypes: 'AES256-CTS-HMAC-SHA1-96',
  SessionKeyEncryptionType: '0x12',
};

const kdc = {
  provider: 'Microsoft-Windows-Security-Auditing',
  channel: 'Security',
  kind: 'ticket-request',
} as const;

const ticketValues = {
  TargetUserName: 'mara@CONTOSO.EXAMPLE',
  TargetDomainName: 'CONTOSO.EXAMPLE',
  ServiceName: 'cifs/files',
  ServiceSid: 'S-1-0-0',
  TicketOptions: '0x40810000',
  TicketEncryptionType: '0xFFFFFFFF',
  IpAddress: '::ffff:10.2.0.9',
  IpPort: '50012',
  Status: '0x7',
  LogonGuid: '{00000000-0000-0000-0000-000000000000}',
  TransmittedServices: '-',
};

const share = {
  provider: 'Microsoft-Windows-Security-Auditing',
  channel: 'Security',
  kind: 'share-access',
  logonId: '0x8ca6e1d',
} as const;

const SHARE_VALUES = {
  ...MARA,
  SubjectLogonId: '0x8CA6E1D',
  ObjectType: 'File',
  IpAddress: '10.2.0.9',
  IpPort: '50012',
  ShareName: '\\\\*\\Finance',
  ShareLocalPath: '\\??\\D:\\Finance',
  AccessMask: '0x100081',
};

const SHARE_SAYS = {
  user: 'mara',
  domain: 'CONTOSO',
  sid: MARA.SubjectUserSid,
  address: '10.2.0.9',
  share: '\\\\*\\Finance',
  mask: '0x100081',
};

const SHARE_CHECKED = `A network share object was checked to see whether client can be granted desired access.
\t
${SUBJECT}
Network Information:\t
\tObject Type:\t\t{ObjectType}
\tSource Address:\t\t{IpAddress}
\tSource Port:\t\t{IpPort}
\t
Share Information:
\tShare Name:\t\t{ShareName}
\tShare Path:\t\t{ShareLocalPath}
\tRelative Target Name:\t{RelativeTargetName}

Access Request Information:
\tAccess Mask:\t\t{AccessMask}
\tAccesses:\t\t{AccessList}
\t\t\t\tReadData (or ListDirectory)
\t\t\t\tReadAttributes
\t\t\t\t
Access Check Results:
\t{AccessReason}
`;

/** 4656, in both versions of its message. */
const FILE = `Object:
	Object Server:		{ObjectServer}
	Object Type:		{ObjectType}
	Object Name:		{ObjectName}
	Handle ID:		{HandleId}
`;

const OPENED = `Process Information:
	Process ID:		{ProcessId}
	Process Name:		{ProcessName}

Access Request Information:
	Transaction ID:		{TransactionId}
	Accesses:		{AccessList}
`;

const FILE_VALUES = {
  ...MARA,
  SubjectLogonId: '0x8CA6E1D',
  ObjectServer: 'Security',
  ObjectType: 'File',
  ObjectName: 'D:\\Finance\\2026: plan.xlsx',
  HandleId: '0x0',
  ProcessId: '0x4',
  ProcessName: '',
  TransactionId: '{00000000-0000-0000-0000-000000000000}',
  AccessList: ['%%1538\r\n\t\t\t\t%%4423', 'READ_CONTROL\n\t\t\t\tReadAttributes'],
  AccessMask: '0x20080',
} as const;

const FILE_SAYS = {
  event: 4656,
  user: 'mara',
  domain: 'CONTOSO',
  sid: MARA.SubjectUserSid,
  path: 'D:\\Finance\\2026: plan.xlsx',
  mask: '0x20080',
};

const file = {
  provider: 'Microsoft-Windows-Security-Auditing',
  id: 4656,
  channel: 'Security',
  outcome: 'failure',
  kind: 'file-denied',
  logonId: '0x8ca6e1d',
} as const;

const opened = (version: 0 | 1): Omit<Example, 'title' | 'says'> => ({
  ...file,
  message: `A handle to an object was requested.

${SUBJECT}
${FILE}${version === 1 ? '\tResource Attributes:\t{ResourceAttributes}\n' : ''}
${OPENED}${version === 1 ? '\tAccess Reasons:\t\t{AccessReason}\n' : ''}	Access Mask:		{AccessMask}
	Privileges Used for Access Check:	-
	Restricted SID Count:	0`,
  values:
    version === 0
      ? FILE_VALUES
      : {
          ...FILE_VALUES,
          ResourceAttributes: '-',
          AccessReason: [
            '%%1538:\t%%1801\tD:(A;;0x1200a9;;;BU)\r\n\t\t\t\t%%4423:\t%%1805',
            'READ_CONTROL:\tGranted by\tD:(A;;0x1200a9;;;BU)\n\t\t\t\tReadAttributes:\tNot granted',
          ],
        },
  // Both versions have values behind those that a message gives: only their own lists of names tell them apart.
  ordered: version === 1,
});

const session = {
  provider: 'Microsoft-Windows-Security-Auditing',
  channel: 'Security',
  outcome: 'success',
} as const;

const loggedOff: Omit<Example, 'title' | 'values' | 'says'> = {
  ...session,
  id: 4634,
  message: `An account was logged off.

Subject:
	Security ID:		{TargetUserSid}
	Account Name:		{TargetUserName}
	Account Domain:		{TargetDomainName}
	Logon ID:		{TargetLogonId}

Logon Type:			{LogonType}

This event is generated when a logon session is destroyed. It may be positively correlated with a logon event using the Logon ID value. Logon IDs are only unique between reboots on the same computer.`,
  kind: 'logoff',
};

const LOGGED_OFF_VALUES = {
  TargetUserSid: MARA.SubjectUserSid,
  TargetUserName: 'mara',
  TargetDomainName: 'CONTOSO',
  TargetLogonId: '0x8CA6E1D',
};

const privileged: Omit<Example, 'title' | 'values' | 'says'> = {
  ...session,
  id: 4672,
  message: `Special privileges assigned to new logon.

${SUBJECT}
Privileges:		{PrivilegeList}`,
  kind: 'privileged-logon',
};

const PRIVILEGES = [
  'SeSecurityPrivilege\r\n\t\t\tSeBackupPrivilege',
  'SeSecurityPrivilege\n\t\t\tSeBackupPrivilege',
] as const;

export const securityExamples: readonly Example[] = [
  version2,
  {
    ...logon,
    title: '4624 version 3',
    message: LOGON_2.replace(
      '\tVirtual Account:',
      '\tRemote Credential Guard:\t{RemoteCredentialGuard}\n\tVirtual Account:',
    ),
    values: { ...VALUES_2, RemoteCredentialGuard: '-' },
  },
  {
    ...logon,
    title: '4624 version 1',
    message: `An account was successfully logged on.

${SUBJECT}
Logon Type:\t\t\t{LogonType}

Impersonation Level:\t\t{ImpersonationLevel}

${NEW_LOGON_0}`,
    values: { ...LOGON_VALUES, ImpersonationLevel: ['%%1833', 'Impersonation'] },
    says: { ...LOGON_SAYS, elevated: null },
  },
  {
    ...logon,
    title: '4624 version 0',
    message: `An account was successfully logged on.

${SUBJECT}
Logon Type:\t\t\t{LogonType}

${NEW_LOGON_0}`,
    values: LOGON_VALUES,
    says: { ...LOGON_SAYS, elevated: null },
  },
  {
    ...version2,
    title: '4624 by Kerberos, a SID rendered as a name',
    text: '4624 user CONTOSO\\mara, type 3, package kerberos, address fe80::9%12',
    values: {
      ...VALUES_2,
      TargetUserSid: [MARA.SubjectUserSid, 'CONTOSO\\mara'],
      LogonProcessName: 'Kerberos',
      AuthenticationPackageName: 'Kerberos',
      LmPackageName: '-',
      WorkstationName: '-',
    },
    says: { ...LOGON_SAYS, package: 'kerberos', lmPackage: null, workstation: null, elevated: true },
    saysOfMessage: {
      ...LOGON_SAYS,
      sid: null,
      package: 'kerberos',
      lmPackage: null,
      workstation: null,
      elevated: true,
    },
  },
  {
    ...version2,
    title: '4624 by Negotiate with an LM package is NTLM',
    values: { ...VALUES_2, AuthenticationPackageName: 'Negotiate', LmPackageName: 'NTLM V1' },
    says: { ...LOGON_SAYS, lmPackage: 'NTLM V1', elevated: true },
    text: '4624 user CONTOSO\\mara, type 3, package NTLM V1, workstation WS07, address fe80::9%12',
  },
  {
    ...version2,
    title: '4624 by Negotiate alone stays undecided',
    values: { ...VALUES_2, AuthenticationPackageName: 'Negotiate', LmPackageName: '-' },
    says: { ...LOGON_SAYS, package: 'negotiate', lmPackage: null, elevated: true },
    text: '4624 user CONTOSO\\mara, type 3, package negotiate, workstation WS07, address fe80::9%12',
  },
  ...['2', '4', '5', '7', '8', '9', '10', '11', '0'].map((LogonType): Example => ({
    ...version2,
    title: `4624 of type ${LogonType} says nothing about a share`,
    values: { ...VALUES_2, LogonType },
    says: null,
  })),
  {
    ...failed,
    title: '4625 with a sub status',
    values: FAILED_VALUES,
    says: { ...FAILED_SAYS, status: 0xc000006a, rawStatus: 0xc000006d, subStatus: 0xc000006a },
    saysOfMessage: {
      ...FAILED_SAYS,
      sid: null,
      status: 0xc000006a,
      rawStatus: 0xc000006d,
      subStatus: 0xc000006a,
    },
    text: '4625 status 0xC000006D, sub status 0xC000006A, user CONTOSO\\mara, type 3, package ntlm, workstation WS07, address 10.2.0.9',
  },
  {
    ...failed,
    title: '4625 where only the status counts, any logon type',
    values: { ...FAILED_VALUES, Status: '0xc0000418', SubStatus: '0x0', LogonType: '8', TargetUserName: '-' },
    says: {
      ...FAILED_SAYS,
      user: '',
      logonType: 8,
      status: 0xc0000418,
      rawStatus: 0xc0000418,
      subStatus: 0,
    },
    saysOfMessage: {
      ...FAILED_SAYS,
      sid: null,
      user: '',
      logonType: 8,
      status: 0xc0000418,
      rawStatus: 0xc0000418,
      subStatus: 0,
    },
  },
  {
    title: '4648',
    provider: 'Microsoft-Windows-Security-Auditing',
    id: 4648,
    channel: 'Security',
    message: `A logon was attempted using explicit credentials.

${SUBJECT}\tLogon GUID:\t\t{LogonGuid}

Account Whose Credentials Were Used:
\tAccount Name:\t\t{TargetUserName}
\tAccount Domain:\t\t{TargetDomainName}
\tLogon GUID:\t\t{TargetLogonGuid}

Target Server:
\tTarget Server Name:\t{TargetServerName}
\tAdditional Information:\t{TargetInfo}

Process Information:
\tProcess ID:\t\t{ProcessId}
\tProcess Name:\t\t{ProcessName}

Network Information:
\tNetwork Address:\t{IpAddress}
\tPort:\t\t\t{IpPort}

This event is generated when a process attempts to log on an account by explicitly specifying that account’s credentials.`,
    values: {
      ...MARA,
      SubjectLogonId: '0x8ca6e1d',
      LogonGuid: '{00000000-0000-0000-0000-000000000000}',
      TargetUserName: 'backup',
      TargetDomainName: 'FS01',
      TargetLogonGuid: '{00000000-0000-0000-0000-000000000000}',
      TargetServerName: 'fs01.contoso.example',
      TargetInfo: 'cifs/fs01.contoso.example',
      ProcessId: '0x4',
      ProcessName: '',
      IpAddress: '10.2.0.7',
      IpPort: '445',
    },
    kind: 'explicit-credential',
    says: {
      subject: 'CONTOSO\\mara',
      user: 'backup',
      domain: 'FS01',
      target: 'cifs/fs01.contoso.example',
      process: null,
    },
    logonId: '0x8ca6e1d',
  },
  {
    title: '4740',
    provider: 'Microsoft-Windows-Security-Auditing',
    id: 4740,
    channel: 'Security',
    message: `A user account was locked out.

${SUBJECT}
Account That Was Locked Out:
\tSecurity ID:\t\t{TargetSid}
\tAccount Name:\t\t{TargetUserName}

Additional Information:
\tCaller Computer Name:\t{TargetDomainName}`,
    values: {
      ...MARA,
      SubjectLogonId: '0x3e7',
      TargetSid: 'S-1-5-21-1-2-3-1104',
      TargetUserName: 'lena',
      TargetDomainName: 'WS07',
    },
    kind: 'account-locked',
    says: { user: 'lena', caller: 'WS07' },
    text: '4740 user lena, caller computer WS07',
  },
  {
    ...kdc,
    title: '4768 versions 0 and 1',
    id: 4768,
    message: `A Kerberos authentication ticket (TGT) was requested.

Account Information:
\tAccount Name:\t\t{TargetUserName}
\tSupplied Realm Name:\t{TargetDomainName}
\tUser ID:\t\t\t{TargetSid}

Service Information:
\tService Name:\t\t{ServiceName}
\tService ID:\t\t{ServiceSid}

Network Information:
\tClient Address:\t\t{IpAddress}
\tClient Port:\t\t{IpPort}

Additional Information:
\tTicket Options:\t\t{TicketOptions}
\tResult Code:\t\t{Status}
\tTicket Encryption Type:\t{TicketEncryptionType}
\tPre-Authentication Type:\t{PreAuthType}

Certificate Information:
\tCertificate Issuer Name:\t\t{CertIssuerName}
\tCertificate Serial Number:\t{CertSerialNumber}
\tCertificate Thumbprint:\t\t{CertThumbprint}

Certificate information is only provided if a certificate was used for pre-authentication.`,
    values: {
      TargetUserName: 'mara',
      TargetDomainName: 'CONTOSO',
      TargetSid: 'S-1-5-21-1-2-3-1104',
      ServiceName: 'krbtgt',
      ServiceSid: 'S-1-5-21-1-2-3-502',
      IpAddress: '::ffff:10.2.0.9',
      IpPort: '50012',
      TicketOptions: '0x40810010',
      Status: '0x0',
      TicketEncryptionType: '0x12',
      PreAuthType: '2',
      CertIssuerName: '',
      CertSerialNumber: '',
      CertThumbprint: '',
    },
    says: {
      event: 4768,
      user: 'mara',
      domain: 'CONTOSO',
      service: 'krbtgt',
      status: 0,
      encryption: 0x12,
      address: '::ffff:10.2.0.9',
    },
  },
  {
    ...kdc,
    title: '4768 version 2',
    id: 4768,
    message: TGT_2,
    values: {
      ...KEYS,
      TargetUserName: 'mara',
      TargetDomainName: 'CONTOSO.EXAMPLE',
      TargetSid: 'S-1-0-0',
      ServiceName: 'krbtgt/CONTOSO.EXAMPLE',
      ServiceSid: 'S-1-0-0',
      IpAddress: '::ffff:10.2.0.9',
      IpPort: '50012',
      TicketOptions: '0x40800010',
      Status: '0x12',
      TicketEncryptionType: '0xFFFFFFFF',
      PreAuthType: '-',
      PreAuthEncryptionType: '0x2D',
      CertIssuerName: 'CORP-CA',
      CertSerialNumber: '1000',
      CertThumbprint: '00AA',
    },
    says: {
      event: 4768,
      user: 'mara',
      domain: 'CONTOSO.EXAMPLE',
      service: 'krbtgt/CONTOSO.EXAMPLE',
      status: 0x12,
      encryption: null,
      address: '::ffff:10.2.0.9',
    },
    ordered: false,
  },
  {
    ...kdc,
    title: '4769 versions 0 and 1',
    id: 4769,
    message: `A Kerberos service ticket was requested.

Account Information:
\tAccount Name:\t\t{TargetUserName}
\tAccount Domain:\t\t{TargetDomainName}
\tLogon GUID:\t\t{LogonGuid}

Service Information:
\tService Name:\t\t{ServiceName}
\tService ID:\t\t{ServiceSid}

Network Information:
\tClient Address:\t\t{IpAddress}
\tClient Port:\t\t{IpPort}

Additional Information:
\tTicket Options:\t\t{TicketOptions}
\tTicket Encryption Type:\t{TicketEncryptionType}
\tFailure Code:\t\t{Status}
\tTransited Services:\t{TransmittedServices}

This event is generated every time access is requested to a resource such as a computer or a Windows service.`,
    values: ticketValues,
    says: {
      event: 4769,
      user: 'mara@CONTOSO.EXAMPLE',
      domain: 'CONTOSO.EXAMPLE',
      service: 'cifs/files',
      status: 7,
      encryption: null,
      address: '::ffff:10.2.0.9',
    },
    text: '4769 status 0x7, user mara@CONTOSO.EXAMPLE, service cifs/files, address ::ffff:10.2.0.9',
  },
  {
    ...kdc,
    title: '4769 version 2',
    id: 4769,
    message: `A Kerberos service ticket was requested.

Account Information:
\tAccount Name:\t\t{TargetUserName}
\tAccount Domain:\t\t{TargetDomainName}
\tLogon GUID:\t\t{LogonGuid}
\tMSDS-SupportedEncryptionTypes:\t{AccountSupportedEncryptionTypes}
\tAvailable Keys:\t{AccountAvailableKeys}

Service Information:
\tService Name:\t\t{ServiceName}
\tService ID:\t\t{ServiceSid}
\tMSDS-SupportedEncryptionTypes:\t{ServiceSupportedEncryptionTypes}
\tAvailable Keys:\t{ServiceAvailableKeys}

Domain Controller Information:
\tMSDS-SupportedEncryptionTypes:\t{DCSupportedEncryptionTypes}
\tAvailable Keys:\t{DCAvailableKeys}

Network Information:
\tClient Address:\t\t{IpAddress}
\tClient Port:\t\t{IpPort}
\tAdvertized Etypes:\t
\t\t{ClientAdvertizedEncryptionTypes}
\t\tRC4-HMAC-NT

Additional Information:
\tTicket Options:\t\t{TicketOptions}
\tTicket Encryption Type:\t{TicketEncryptionType}
\tSession Encryption Type:\t{SessionKeyEncryptionType}
\tFailure Code:\t\t{Status}
\tTransited Services:\t{TransmittedServices}

Ticket information
\tRequest ticket hash:\t\tN/A\tResponse ticket hash:\t\tN/A
This event is generated every time access is requested to a resource.`,
    values: { ...ticketValues, ...KEYS, ServiceName: 'FS01$', TicketEncryptionType: '0x17', Status: '0x0' },
    says: {
      event: 4769,
      user: 'mara@CONTOSO.EXAMPLE',
      domain: 'CONTOSO.EXAMPLE',
      service: 'FS01$',
      status: 0,
      encryption: 0x17,
      address: '::ffff:10.2.0.9',
    },
    ordered: false,
  },
  {
    ...kdc,
    title: '4771',
    id: 4771,
    message: `Kerberos pre-authentication failed.

Account Information:
\tSecurity ID:\t\t{TargetSid}
\tAccount Name:\t\t{TargetUserName}

Service Information:
\tService Name:\t\t{ServiceName}

Network Information:
\tClient Address:\t\t{IpAddress}
\tClient Port:\t\t{IpPort}

Additional Information:
\tTicket Options:\t\t{TicketOptions}
\tFailure Code:\t\t{Status}
\tPre-Authentication Type:\t{PreAuthType}

Certificate Information:
\tCertificate Issuer Name:\t\t{CertIssuerName}
\tCertificate Serial Number: \t{CertSerialNumber}
\tCertificate Thumbprint:\t\t{CertThumbprint}

Certificate information is only provided if a certificate was used for pre-authentication.`,
    values: {
      TargetUserName: 'mara',
      TargetSid: 'S-1-5-21-1-2-3-1104',
      ServiceName: 'krbtgt/CONTOSO',
      TicketOptions: '0x40810010',
      Status: '0x18',
      PreAuthType: '2',
      IpAddress: '::ffff:10.2.0.9',
      IpPort: '50012',
      CertIssuerName: '',
      CertSerialNumber: '',
      CertThumbprint: '',
    },
    says: {
      event: 4771,
      user: 'mara',
      domain: null,
      service: 'krbtgt/CONTOSO',
      status: 0x18,
      encryption: null,
      address: '::ffff:10.2.0.9',
    },
  },
  {
    title: '4776',
    provider: 'Microsoft-Windows-Security-Auditing',
    id: 4776,
    channel: 'Security',
    outcome: 'failure',
    message: `The computer attempted to validate the credentials for an account.

Authentication Package:\t{PackageName}
Logon Account:\t{TargetUserName}
Source Workstation:\t{Workstation}
Error Code:\t{Status}`,
    values: {
      PackageName: 'MICROSOFT_AUTHENTICATION_PACKAGE_V1_0',
      TargetUserName: 'mara',
      Workstation: 'WS07',
      Status: '0xC000006A',
    },
    kind: 'credential-check',
    says: { user: 'mara', workstation: 'WS07', status: 0xc000006a },
    text: '4776 status 0xC000006A, user mara, workstation WS07',
  },
  {
    ...share,
    title: '5140',
    id: 5140,
    outcome: 'success',
    message: `A network share object was accessed.

${SUBJECT}
Network Information:\t
\tObject Type:\t\t{ObjectType}
\tSource Address:\t\t{IpAddress}
\tSource Port:\t\t{IpPort}

Share Information:
\tShare Name:\t\t{ShareName}
\tShare Path:\t\t{ShareLocalPath}

Access Request Information:
\tAccess Mask:\t\t{AccessMask}
\tAccesses:\t\t{AccessList}
\t\t\t\t`,
    values: { ...SHARE_VALUES, AccessList: ['%%4416', 'ReadData (or ListDirectory)'] },
    says: { ...SHARE_SAYS, event: 5140, outcome: 'success', path: null, reason: null },
    text: '5140 success, user CONTOSO\\mara, share \\\\*\\Finance, address 10.2.0.9, access mask 0x100081',
  },
  {
    ...share,
    title: '5145 denied, with reasons below the last label',
    id: 5145,
    outcome: 'failure',
    message: SHARE_CHECKED,
    values: {
      ...SHARE_VALUES,
      RelativeTargetName: '2026\\Q1: plan.xlsx',
      AccessList: ['%%1541 %%4416', 'SYNCHRONIZE'],
      AccessReason: [
        '%%1541: %%1805\r\n\t\t\t\t%%4416: %%1802\tD:(D;;FA;;;WD)',
        'SYNCHRONIZE:\tNot granted\n\t\t\t\tReadData (or ListDirectory):\tDenied by\tD:(D;;FA;;;WD)',
      ],
    },
    says: {
      ...SHARE_SAYS,
      event: 5145,
      outcome: 'failure',
      path: '2026\\Q1: plan.xlsx',
      reason: '%%1541: %%1805; %%4416: %%1802 D:(D;;FA;;;WD)',
    },
    saysOfMessage: {
      ...SHARE_SAYS,
      event: 5145,
      outcome: 'failure',
      path: '2026\\Q1: plan.xlsx',
      reason: 'SYNCHRONIZE: Not granted; ReadData (or ListDirectory): Denied by D:(D;;FA;;;WD)',
    },
  },
  {
    ...share,
    title: '5145 without reasons, of an export that lost the keywords',
    id: 5145,
    outcome: 'unknown',
    message: SHARE_CHECKED,
    values: {
      ...SHARE_VALUES,
      RelativeTargetName: '\\',
      AccessList: ['%%1541', 'SYNCHRONIZE'],
      AccessReason: '-',
    },
    says: { ...SHARE_SAYS, event: 5145, outcome: 'unknown', path: '\\', reason: null },
  },
  {
    title: '5168',
    provider: 'Microsoft-Windows-Security-Auditing',
    id: 5168,
    channel: 'Security',
    outcome: 'failure',
    message: `SPN check for SMB/SMB2 failed.

${SUBJECT}
SPN:
\tSPN Name:\t\t{SpnName}
\tError Code:\t\t{ErrorCode}

Server Information:
\tServer Names:\t\t{ServerNames}
\tConfigured Names:\t\t{ConfiguredNames}
\tIP Addresses:\t\t{IpAddresses}`,
    values: {
      ...MARA,
      SubjectLogonId: '0xd0cd4',
      SpnName: 'N/A',
      ErrorCode: '0xc0000022',
      ServerNames: 'CONTOSO;contoso.example;fs01.contoso.example;FS01;LocalHost;',
      ConfiguredNames: 'N/A',
      IpAddresses: '127.0.0.1;::1;10.0.0.10;;fe80::31ea:6c3c;',
    },
    kind: 'spn-check-failed',
    says: {
      user: 'CONTOSO\\mara',
      spn: null,
      code: 0xc0000022,
      serverNames: 'CONTOSO;contoso.example;fs01.contoso.example;FS01;LocalHost;',
    },
    logonId: '0xd0cd4',
  },
  {
    ...loggedOff,
    title: '4634',
    values: { ...LOGGED_OFF_VALUES, LogonType: '3' },
    says: { user: 'mara', domain: 'CONTOSO' },
    logonId: '0x8ca6e1d',
    text: '4634 user CONTOSO\\mara, type 3',
  },
  {
    ...loggedOff,
    title: '4634 of a session at the screen says nothing about a share',
    values: { ...LOGGED_OFF_VALUES, LogonType: '2' },
    says: null,
  },
  {
    ...loggedOff,
    title: '4634 of a computer says nothing about a person',
    values: { ...LOGGED_OFF_VALUES, TargetUserName: 'WS07$', LogonType: '3' },
    says: null,
  },
  {
    ...loggedOff,
    title: '4634 of an anonymous session says nothing about a person',
    values: {
      ...LOGGED_OFF_VALUES,
      TargetUserSid: 'S-1-5-7',
      TargetUserName: 'ANONYMOUS-ANMELDUNG',
      LogonType: '3',
    },
    says: null,
  },
  {
    ...privileged,
    title: '4672',
    values: { ...MARA, SubjectLogonId: '0x8CA6E1D', PrivilegeList: PRIVILEGES },
    says: { user: 'mara', domain: 'CONTOSO' },
    logonId: '0x8ca6e1d',
    text: '4672 user CONTOSO\\mara',
  },
  ...['0x3e7', '0x3E4', '0x3e5'].map((SubjectLogonId): Example => ({
    ...privileged,
    title: `4672 of the computer itself, ${SubjectLogonId}, says nothing`,
    values: { ...MARA, SubjectLogonId, PrivilegeList: PRIVILEGES },
    says: null,
  })),
  {
    ...opened(0),
    title: '4656 version 0',
    says: FILE_SAYS,
    text: '4656 failure, user CONTOSO\\mara, file D:\\Finance\\2026: plan.xlsx, access mask 0x20080',
  },
  {
    ...opened(1),
    title: '4656 version 1, whose reasons hide the mask in a message',
    says: FILE_SAYS,
    saysOfMessage: { ...FILE_SAYS, mask: null },
  },
  { ...opened(1), title: '4656 that was granted says nothing', outcome: 'success', says: null },
  {
    ...opened(1),
    title: '4656 of a registry key says nothing about a share',
    values: { ...opened(1).values, ObjectType: 'Key', ObjectName: '\\REGISTRY\\MACHINE\\SAM' },
    says: null,
  },
  ...[true, false].map((attributes): Example => ({
    ...file,
    title: `4663 ${attributes ? 'with' : 'without'} resource attributes`,
    id: 4663,
    message: `An attempt was made to access an object.

${SUBJECT}
${FILE}${attributes ? '\tResource Attributes:\t{ResourceAttributes}\n' : ''}
Process Information:
	Process ID:		{ProcessId}
	Process Name:		{ProcessName}

Access Request Information:
	Accesses:		{AccessList}
	Access Mask:		{AccessMask}`,
    values: attributes ? { ...FILE_VALUES, ResourceAttributes: 'S:AI' } : FILE_VALUES,
    says: { ...FILE_SAYS, event: 4663 },
    text: '4663 failure, user CONTOSO\\mara, file D:\\Finance\\2026: plan.xlsx, access mask 0x20080',
  })),
  {
    title: '4777',
    provider: 'Microsoft-Windows-Security-Auditing',
    id: 4777,
    channel: 'Security',
    outcome: 'failure',
    message: `The domain controller failed to validate the credentials for an account.

Authentication Package:\t{ClientUserName}
Logon Account:\t{TargetUserName}
Source Workstation:\t{Workstation}
Error Code:\t{Status}`,
    values: {
      ClientUserName: 'MICROSOFT_AUTHENTICATION_PACKAGE_V1_0',
      TargetUserName: 'mara',
      Workstation: 'WS07',
      Status: '0xC000006A',
    },
    kind: 'credential-check',
    says: { user: 'mara', workstation: 'WS07', status: 0xc000006a },
    text: '4777 status 0xC000006A, user mara, workstation WS07',
  },
  {
    ...share,
    title: '5140 version 0',
    id: 5140,
    outcome: 'failure',
    message: `A network share object was accessed.
\t
${SUBJECT}
Network Information:\t
\tSource Address:\t\t{IpAddress}
\tSource Port:\t\t{IpPort}
\t
Share Name:\t\t\t{ShareName}`,
    values: {
      ...MARA,
      SubjectLogonId: '0x8CA6E1D',
      IpAddress: '10.2.0.9',
      IpPort: '50012',
      ShareName: '\\\\*\\Finance',
    },
    // The list of the newest version is longer; its own is tested beside.
    ordered: false,
    says: { ...SHARE_SAYS, event: 5140, outcome: 'failure', path: null, mask: null, reason: null },
    text: '5140 failure, user CONTOSO\\mara, share \\\\*\\Finance, address 10.2.0.9',
  },
];
