/** Events of the Security log that tell of a change: clock, auditing, accounts, shares; as every export has them. */
import type { Example } from './example.testing.ts';

const SUBJECT = `Subject:
	Security ID:		{SubjectUserSid}
	Account Name:		{SubjectUserName}
	Account Domain:		{SubjectDomainName}
	Logon ID:		{SubjectLogonId}
`;

const LENA = {
  SubjectUserSid: 'S-1-5-21-1-2-3-1107',
  SubjectUserName: 'adm-lena',
  SubjectDomainName: 'CONTOSO',
  SubjectLogonId: '0x2e80c',
};

const security = {
  provider: 'Microsoft-Windows-Security-Auditing',
  channel: 'Security',
  outcome: 'success',
} as const;

// ---- clock and auditing

const clock: Omit<Example, 'title' | 'values' | 'says'> = {
  ...security,
  id: 4616,
  message: `The system time was changed.

${SUBJECT}
Process Information:
	Process ID:	{ProcessId}
	Name:		{ProcessName}

Previous Time:		{PreviousTime}
New Time:		{NewTime}

This event is generated when the system time is changed. It is normal for the Windows Time Service, which runs with System privilege, to change the system time on a regular basis.`,
  kind: 'clock-changed',
};

const CLOCK_VALUES = {
  ...LENA,
  ProcessId: '0x1074',
  ProcessName: 'C:\\Windows\\System32\\svchost.exe',
};

const auditing: Omit<Example, 'title' | 'values' | 'says'> = {
  ...security,
  id: 4719,
  message: `System audit policy was changed.

${SUBJECT}
Audit Policy Change:
	Category:		{CategoryId}
	Subcategory:		{SubcategoryId}
	Subcategory GUID:	{SubcategoryGuid}
	Changes:		{AuditPolicyChanges}`,
  kind: 'audit-policy-changed',
};

const AUDITING_VALUES = {
  ...LENA,
  CategoryId: ['%%8273', 'Logon/Logoff'],
  SubcategoryId: ['%%12544', 'Logon'],
  SubcategoryGuid: '{0CCE9215-69AE-11D9-BED3-505054503030}',
} as const;

const LOGON_AUDITING = '0cce9215-69ae-11d9-bed3-505054503030';

// ---- accounts

const TARGET = `	Security ID:		{TargetSid}
	Account Name:		{TargetUserName}
	Account Domain:		{TargetDomainName}
`;

const ATTRIBUTES = `Changed Attributes:
	SAM Account Name:	{SamAccountName}
	Display Name:		{DisplayName}
	User Principal Name:	{UserPrincipalName}
	Home Directory:		{HomeDirectory}
	Home Drive:		{HomePath}
	Script Path:		{ScriptPath}
	Profile Path:		{ProfilePath}
	User Workstations:	{UserWorkstations}
	Password Last Set:	{PasswordLastSet}
	Account Expires:		{AccountExpires}
	Primary Group ID:	{PrimaryGroupId}
	AllowedToDelegateTo:	{AllowedToDelegateTo}
	Old UAC Value:		{OldUacValue}
	New UAC Value:		{NewUacValue}
	User Account Control:	{UserAccountControl}
	User Parameters:	{UserParameters}
	SID History:		{SidHistory}
	Logon Hours:		{LogonHours}
`;

const UNCHANGED = {
  ...LENA,
  TargetSid: 'S-1-5-21-1-2-3-1104',
  PrivilegeList: '-',
  SamAccountName: '-',
  DisplayName: '-',
  UserPrincipalName: '-',
  HomeDirectory: '-',
  HomePath: '-',
  ScriptPath: '-',
  ProfilePath: '-',
  UserWorkstations: '-',
  PasswordLastSet: '-',
  AccountExpires: '-',
  PrimaryGroupId: '-',
  AllowedToDelegateTo: '-',
  OldUacValue: '-',
  NewUacValue: '-',
  UserAccountControl: '-',
  UserParameters: '-',
  SidHistory: '-',
  LogonHours: '-',
} as const;

const user: Omit<Example, 'title' | 'values' | 'says'> = {
  ...security,
  id: 4738,
  message: `A user account was changed.

${SUBJECT}
Target Account:
${TARGET}
${ATTRIBUTES}
Additional Information:
	Privileges:		{PrivilegeList}`,
  kind: 'account-changed',
};

const USER = { ...UNCHANGED, TargetUserName: 'mara', TargetDomainName: 'CONTOSO' };

const computer: Omit<Example, 'title' | 'values' | 'says'> = {
  ...security,
  id: 4742,
  message: `A computer account was changed.

${SUBJECT}
Computer Account That Was Changed:
${TARGET}
${ATTRIBUTES}	DNS Host Name:		{DnsHostName}
	Service Principal Names:	{ServicePrincipalNames}

Additional Information:
	Privileges:		{PrivilegeList}`,
  kind: 'account-changed',
};

const COMPUTER = {
  ...UNCHANGED,
  TargetUserName: 'FS01$',
  TargetDomainName: 'CONTOSO',
  DnsHostName: '-',
  ServicePrincipalNames: '-',
};

const SPNS = ['HOST/FS01', 'MSSQLSvc/fs01.contoso.example:1433', 'cifs/files'];

const password = (id: 4723 | 4724): Example => ({
  ...security,
  title: `${id}`,
  id,
  message: `An attempt was made to ${id === 4723 ? 'change' : 'reset'} an account's password.

${SUBJECT}
Target Account:
${TARGET}${id === 4723 ? '\nAdditional Information:\n\tPrivileges\t\t{PrivilegeList}' : ''}`,
  values: {
    ...LENA,
    TargetSid: 'S-1-5-21-1-2-3-1104',
    TargetUserName: 'mara',
    TargetDomainName: 'CONTOSO',
    ...(id === 4723 ? { PrivilegeList: '-' } : {}),
  },
  kind: 'account-changed',
  says: { event: id, account: 'mara', domain: 'CONTOSO', attributes: ['pwdLastSet'] },
  text: `${id} account CONTOSO\\mara, changed pwdLastSet`,
});

const directory: Omit<Example, 'title' | 'values' | 'says'> = {
  ...security,
  id: 5136,
  message: `A directory service object was modified.
	
${SUBJECT}
Directory Service:
	Name:	{DSName}
	Type:	{DSType}
	
Object:
	DN:	{ObjectDN}
	GUID:	{ObjectGUID}
	Class:	{ObjectClass}
	
Attribute:
	LDAP Display Name:	{AttributeLDAPDisplayName}
	Syntax (OID):	{AttributeSyntaxOID}
	Value:	{AttributeValue}
	
Operation:
	Type:	{OperationType}
	Correlation ID:	{OpCorrelationID}
	Application Correlation ID:	{AppCorrelationID}`,
  kind: 'account-changed',
};

const DIRECTORY_VALUES = {
  ...LENA,
  OpCorrelationID: '{00000000-0000-0000-0000-000000000000}',
  AppCorrelationID: '-',
  DSName: 'contoso.example',
  DSType: ['%%14676', 'Active Directory Domain Services'],
  ObjectDN: 'CN=FS01,OU=Servers,DC=contoso,DC=example',
  ObjectGUID: '{6c0ad5de-2f1d-4d5c-9f63-0f2e9b7d1c11}',
  ObjectClass: 'computer',
  AttributeLDAPDisplayName: 'servicePrincipalName',
  AttributeSyntaxOID: '2.5.5.12',
  AttributeValue: 'MSSQLSvc/fs01.contoso.example:1433',
  OperationType: ['%%14674', 'Value Added'],
} as const;

// ---- shares

const share = (id: 5142 | 5144): Example => ({
  ...security,
  title: `${id}`,
  id,
  message: `A network share object was ${id === 5142 ? 'added' : 'deleted'}.
	
${SUBJECT}
Share Information:	
	Share Name:		{ShareName}
	Share Path:		{ShareLocalPath}`,
  values: { ...LENA, ShareName: '\\\\*\\Finance', ShareLocalPath: 'D:\\Finance' },
  kind: 'share-changed',
  says: { event: id, share: '\\\\*\\Finance', path: 'D:\\Finance', permissions: null },
  text: `${id} share \\\\*\\Finance, path D:\\Finance`,
});

const modified: Omit<Example, 'title' | 'values' | 'says'> = {
  ...security,
  id: 5143,
  message: `A network share object was modified.
	
${SUBJECT}
Share Information:
	Object Type:		{ObjectType}
	Share Name:		{ShareName}
	Share Path:		{ShareLocalPath}
	Old Remark:		{OldRemark}
	New Remark:		{NewRemark}
	Old MaxUsers:		{OldMaxUsers}
	New Maxusers:		{NewMaxUsers}
	Old ShareFlags:		{OldShareFlags}
	New ShareFlags:		{NewShareFlags}
	Old SD:			{OldSD}
	New SD:			{NewSD}
`,
  kind: 'share-changed',
};

const MODIFIED_VALUES = {
  ...LENA,
  ObjectType: 'Directory',
  ShareName: '\\\\*\\Finance',
  ShareLocalPath: 'D:\\Finance',
  OldRemark: 'N/A',
  NewRemark: 'N/A',
  OldMaxUsers: '0xffffffff',
  NewMaxUsers: '0xffffffff',
  OldShareFlags: '0x0',
  NewShareFlags: '0x0',
  OldSD: 'O:BAG:DUD:(A;;0x1200a9;;;WD)',
  NewSD: 'O:BAG:DUD:(A;;FA;;;WD)',
};

export const changeExamples: readonly Example[] = [
  {
    ...clock,
    title: '4616, five minutes ahead',
    values: {
      ...CLOCK_VALUES,
      PreviousTime: '2026-11-20T08:04:29.995794600Z',
      NewTime: ['2026-11-20T08:09:30.500000000Z', '‎2026‎-‎11‎-‎20T08:09:30.500000000Z'],
    },
    says: { seconds: 300, process: 'C:\\Windows\\System32\\svchost.exe' },
    text: '4616 the clock was set by 300 s, process C:\\Windows\\System32\\svchost.exe',
  },
  {
    ...clock,
    title: '4616, an hour back',
    values: {
      ...CLOCK_VALUES,
      ProcessName: '',
      PreviousTime: '2026-11-20T08:04:30Z',
      NewTime: '2026-11-20T07:04:30.0Z',
    },
    says: { seconds: -3600, process: null },
  },
  {
    ...clock,
    title: '4616 of the time service says nothing',
    values: {
      ...CLOCK_VALUES,
      PreviousTime: '2026-11-20T08:04:30.000941900Z',
      NewTime: '2026-11-20T08:04:30.000000000Z',
    },
    says: null,
  },
  {
    ...clock,
    title: '4616 with times in the format of a region says nothing',
    values: { ...CLOCK_VALUES, PreviousTime: '9:04:30 AM 11/20/2026', NewTime: '8:04:30 AM 11/20/2026' },
    says: null,
  },
  {
    ...auditing,
    title: '4719',
    values: {
      ...AUDITING_VALUES,
      AuditPolicyChanges: ['%%8448, %%8451', 'Success removed, Failure added'],
    },
    says: { subcategory: LOGON_AUDITING, success: false, failure: true },
    saysTranslated: { subcategory: LOGON_AUDITING, success: false, failure: true },
    text: `4719 subcategory ${LOGON_AUDITING}, success removed, failure added`,
  },
  {
    ...auditing,
    title: '4719 of one half, in German',
    values: { ...AUDITING_VALUES, AuditPolicyChanges: ['%%8449', 'Erfolg hinzugefügt'] },
    says: { subcategory: LOGON_AUDITING, success: true, failure: null },
    saysOfMessage: { subcategory: LOGON_AUDITING, success: null, failure: null },
  },
  password(4723),
  password(4724),
  { ...password(4723), title: '4723 that failed changed nothing', outcome: 'failure', says: null, text: '' },
  {
    ...password(4724),
    title: '4724 of an export without outcomes',
    outcome: 'unknown',
    says: null,
    text: '',
  },
  {
    ...user,
    title: '4738 of a domain account',
    values: {
      ...USER,
      PasswordLastSet: '11/20/2026 9:02:11 AM',
      AllowedToDelegateTo: ['%%1793', '<value not set>'],
      OldUacValue: '0x10',
      NewUacValue: '0x11',
      UserAccountControl: [
        '\r\n\t\t%%2080',
        "\n\t\tAccount Disabled\n\t\t'Password Not Required' - Disabled",
      ],
    },
    says: {
      event: 4738,
      account: 'mara',
      domain: 'CONTOSO',
      attributes: ['pwdLastSet', 'msDS-AllowedToDelegateTo', 'userAccountControl'],
    },
    text: '4738 account CONTOSO\\mara, changed pwdLastSet msDS-AllowedToDelegateTo userAccountControl',
  },
  {
    ...user,
    title: '4738 of a local account, where everything is filled',
    values: {
      ...USER,
      TargetDomainName: 'FS01',
      SamAccountName: 'mara',
      PasswordLastSet: '11/20/2026 9:02:11 AM',
      AccountExpires: ['%%1794', '<never>'],
      PrimaryGroupId: '513',
      UserAccountControl: '-',
      LogonHours: ['%%1797', 'All'],
    },
    ordered: false,
    says: { event: 4738, account: 'mara', domain: 'FS01', attributes: [] },
    text: '4738 account FS01\\mara',
  },
  {
    ...computer,
    title: '4742, its SPNs',
    values: {
      ...COMPUTER,
      ServicePrincipalNames: [
        SPNS.map((spn) => `\r\n\t\t${spn}`).join(''),
        SPNS.map((spn) => `\n\t\t${spn}`).join(''),
      ],
    },
    says: {
      event: 4742,
      account: 'FS01$',
      domain: 'CONTOSO',
      attributes: ['servicePrincipalName'],
    },
    text: '4742 account CONTOSO\\FS01$, changed servicePrincipalName',
  },
  {
    ...computer,
    title: '4742, its password and name',
    values: {
      ...COMPUTER,
      PasswordLastSet: '11/20/2026 9:02:11 AM',
      DnsHostName: 'fs01.contoso.example',
    },
    says: { event: 4742, account: 'FS01$', domain: 'CONTOSO', attributes: ['pwdLastSet', 'dNSHostName'] },
  },
  {
    ...computer,
    title: '4742 of an account that was renamed',
    values: { ...COMPUTER, SamAccountName: 'FS01$' },
    ordered: false,
    says: { event: 4742, account: 'FS01$', domain: 'CONTOSO', attributes: ['sAMAccountName'] },
    text: '4742 account CONTOSO\\FS01$, changed sAMAccountName',
  },
  {
    ...computer,
    title: '4742 of something that is not listed',
    values: COMPUTER,
    says: { event: 4742, account: 'FS01$', domain: 'CONTOSO', attributes: [] },
    text: '4742 account CONTOSO\\FS01$',
  },
  {
    ...directory,
    title: '5136',
    values: DIRECTORY_VALUES,
    says: {
      event: 5136,
      account: 'CN=FS01,OU=Servers,DC=contoso,DC=example',
      domain: 'contoso.example',
      attributes: ['servicePrincipalName'],
    },
    text: '5136 account CN=FS01,OU=Servers,DC=contoso,DC=example, changed servicePrincipalName',
  },
  {
    ...directory,
    title: '5136 of a password of LAPS is not told',
    values: {
      ...DIRECTORY_VALUES,
      AttributeLDAPDisplayName: 'ms-Mcs-AdmPwd',
      AttributeValue: 'not: told',
    },
    says: null,
  },
  {
    ...directory,
    title: '5136 of a GPO is no account',
    values: {
      ...DIRECTORY_VALUES,
      ObjectDN: 'CN={31B2F340-016D-11D2-945F-00C04FB984F9},CN=POLICIES,CN=SYSTEM,DC=contoso,DC=example',
      ObjectClass: 'groupPolicyContainer',
      AttributeLDAPDisplayName: 'versionNumber',
    },
    says: null,
  },
  share(5142),
  share(5144),
  {
    ...modified,
    title: '5143, other permissions',
    values: MODIFIED_VALUES,
    says: { event: 5143, share: '\\\\*\\Finance', path: 'D:\\Finance', permissions: true },
    text: '5143 share \\\\*\\Finance, path D:\\Finance, other permissions',
  },
  {
    ...modified,
    title: '5143, another remark',
    values: { ...MODIFIED_VALUES, NewRemark: 'until: May', NewSD: MODIFIED_VALUES.OldSD },
    says: { event: 5143, share: '\\\\*\\Finance', path: 'D:\\Finance', permissions: false },
    text: '5143 share \\\\*\\Finance, path D:\\Finance, the same permissions',
  },
];
