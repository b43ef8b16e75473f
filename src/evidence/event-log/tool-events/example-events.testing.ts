/** For tests: a few events as Windows logs them, for every program to write down in its own way. */

export interface ExampleEvent {
  readonly provider: string;
  readonly id: number;
  readonly qualifiers: number | null;
  readonly channel: string;
  readonly computer: string;
  readonly keywords: bigint;
  /** UTC. */
  readonly time: Date;
  readonly record: number;
  /** Classic events have values without names. */
  readonly isClassic: boolean;
  readonly values: readonly (readonly [name: string, value: string])[];
  readonly message: string;
}

const AUDIT_FAILURE = 0x8010_0000_0000_0000n;
const NTLM_LOG = 'Microsoft-Windows-NTLM/Operational';
const PACKAGE = '1.3.6.1.4.1.311.2.2.10';

type Given = Pick<ExampleEvent, 'provider' | 'id' | 'channel' | 'computer' | 'values'> & {
  readonly message: string;
  /** Where the message prints another form than the data has. */
  readonly rendered?: Readonly<Record<string, string>>;
  readonly keywords?: bigint;
  readonly isClassic?: boolean;
};

function event(given: Given, index: number): ExampleEvent {
  const words = new Map([...given.values, ...Object.entries(given.rendered ?? {})]);
  return {
    keywords: 0x8000_0000_0000_0000n,
    isClassic: false,
    ...given,
    qualifiers: given.isClassic === true ? 0 : null,
    time: new Date(Date.UTC(2026, 10, 20, 7, 1, 12 + index, 123)),
    record: 4711 + index,
    message: given.message
      .replaceAll('\n', '\r\n')
      .replace(/\{(\w+)\}/g, (_, name: string) => words.get(name) ?? ''),
  };
}

const GIVEN: readonly Given[] = [
  {
    provider: 'Microsoft-Windows-NTLM',
    id: 4001,
    channel: NTLM_LOG,
    computer: 'WS07.contoso.example',
    values: [
      ['TargetName', 'cifs/files'],
      ['UserName', 'mara'],
      ['DomainName', 'CONTOSO'],
      ['CallerPID', '4'],
      ['ProcessName', ''],
      ['ClientLUID', '0x8ca6e1d'],
      ['ClientUserName', 'mara'],
      ['ClientDomainName', 'CONTOSO'],
      ['MechanismOID', PACKAGE],
    ],
    message: `NTLM client blocked: Outgoing NTLM authentication traffic to remote servers that is blocked.
Target server: {TargetName}
Supplied user: {UserName}
Supplied domain: {DomainName}
PID of client process: {CallerPID}
Name of client process: {ProcessName}
LUID of client process: {ClientLUID}
User identity of client process: {ClientUserName}
Domain name of user identity of client process: {ClientDomainName}
Mechanism OID: {MechanismOID}
`,
  },
  {
    provider: 'Microsoft-Windows-Security-Netlogon',
    id: 4004,
    channel: NTLM_LOG,
    computer: 'DC01.contoso.example',
    values: [
      ['SChannelName', 'FS01'],
      ['UserName', 'mara'],
      ['DomainName', 'CONTOSO'],
      ['WorkstationName', 'WS07'],
      ['SChannelType', '2'],
    ],
    message: `Domain Controller Blocked: NTLM authentication to this domain controller is blocked.
Secure Channel name: {SChannelName}
User name: {UserName}
Domain name: {DomainName}
Workstation name: {WorkstationName}
Secure Channel type: {SChannelType}
`,
  },
  {
    provider: 'Microsoft-Windows-Security-Auditing',
    id: 4625,
    channel: 'Security',
    computer: 'FS01.contoso.example',
    keywords: AUDIT_FAILURE,
    values: [
      ['SubjectUserSid', 'S-1-0-0'],
      ['SubjectUserName', '-'],
      ['SubjectDomainName', '-'],
      ['SubjectLogonId', '0x0'],
      ['TargetUserSid', 'S-1-0-0'],
      ['TargetUserName', 'mara'],
      ['TargetDomainName', 'CONTOSO'],
      ['Status', '0xc000006d'],
      ['FailureReason', '%%2313'],
      ['SubStatus', '0xc000006a'],
      ['LogonType', '3'],
      ['LogonProcessName', 'NtLmSsp '],
      ['AuthenticationPackageName', 'NTLM'],
      ['WorkstationName', 'WS07'],
      ['TransmittedServices', '-'],
      ['LmPackageName', 'NTLM V2'],
      ['KeyLength', '0'],
      ['ProcessId', '0x0'],
      ['ProcessName', '-'],
      ['IpAddress', '10.0.0.7'],
      ['IpPort', '50012'],
    ],
    rendered: {
      SubjectUserSid: 'NULL SID',
      TargetUserSid: 'NULL SID',
      FailureReason: 'Unknown user name or bad password.',
      Status: '0xC000006D',
      SubStatus: '0xC000006A',
    },
    message: `An account failed to log on.

Subject:
\tSecurity ID:\t\t{SubjectUserSid}
\tAccount Name:\t\t{SubjectUserName}
\tAccount Domain:\t\t{SubjectDomainName}
\tLogon ID:\t\t{SubjectLogonId}

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

Network Information:
\tWorkstation Name:\t{WorkstationName}
\tSource Network Address:\t{IpAddress}
\tSource Port:\t\t{IpPort}

Detailed Authentication Information:
\tLogon Process:\t\t{LogonProcessName}
\tAuthentication Package:\t{AuthenticationPackageName}
\tTransited Services:\t{TransmittedServices}
\tPackage Name (NTLM only):\t{LmPackageName}
\tKey Length:\t\t{KeyLength}

This event is generated when a logon request fails. It is generated on the computer where access was attempted.`,
  },
  {
    provider: 'Microsoft-Windows-Security-Auditing',
    id: 4769,
    channel: 'Security',
    computer: 'DC01.contoso.example',
    keywords: AUDIT_FAILURE,
    values: [
      ['TargetUserName', 'mara@CONTOSO.EXAMPLE'],
      ['TargetDomainName', 'CONTOSO.EXAMPLE'],
      ['ServiceName', 'cifs/files'],
      ['ServiceSid', 'S-1-0-0'],
      ['TicketOptions', '0x40810000'],
      ['TicketEncryptionType', '0xffffffff'],
      ['IpAddress', '::ffff:10.0.0.7'],
      ['IpPort', '50012'],
      ['Status', '0x7'],
      ['LogonGuid', '{00000000-0000-0000-0000-000000000000}'],
      ['TransmittedServices', '-'],
    ],
    rendered: { ServiceSid: 'NULL SID', TicketEncryptionType: '0xFFFFFFFF' },
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
  },
  {
    provider: 'Microsoft-Windows-Security-Auditing',
    id: 5145,
    channel: 'Security',
    computer: 'FS01.contoso.example',
    keywords: AUDIT_FAILURE,
    values: [
      ['SubjectUserSid', 'S-1-5-21-1004336348-1177238915-682003330-1104'],
      ['SubjectUserName', 'mara'],
      ['SubjectDomainName', 'CONTOSO'],
      ['SubjectLogonId', '0x8ca6e1d'],
      ['ObjectType', 'File'],
      ['IpAddress', '10.0.0.7'],
      ['IpPort', '50012'],
      ['ShareName', '\\\\*\\finance'],
      ['ShareLocalPath', '\\??\\D:\\Finance'],
      ['RelativeTargetName', '2026\\Q1: plan.xlsx'],
      ['AccessMask', '0x100081'],
      ['AccessList', '%%1541\r\n\t\t\t\t%%4416\r\n\t\t\t\t'],
      ['AccessReason', '%%1541:\t%%1805\r\n\t\t\t\t%%4416:\t%%1802\tD:(D;;FA;;;WD)\r\n\t\t\t\t'],
    ],
    rendered: {
      SubjectUserSid: 'CONTOSO\\mara',
      SubjectLogonId: '0x8CA6E1D',
      AccessList: 'SYNCHRONIZE\r\n\t\t\t\tReadData (or ListDirectory)\r\n\t\t\t\t',
      AccessReason:
        'SYNCHRONIZE:\tNot granted\r\n\t\t\t\tReadData (or ListDirectory):\tDenied by\tD:(D;;FA;;;WD)\r\n\t\t\t\t',
    },
    message: `A network share object was checked to see whether client can be granted desired access.
\t
Subject:
\tSecurity ID:\t\t{SubjectUserSid}
\tAccount Name:\t\t{SubjectUserName}
\tAccount Domain:\t\t{SubjectDomainName}
\tLogon ID:\t\t{SubjectLogonId}

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
Access Check Results:
\t{AccessReason}
`,
  },
  {
    provider: 'Microsoft-Windows-SMBClient',
    id: 31001,
    channel: 'Microsoft-Windows-SmbClient/Security',
    computer: 'WS07.contoso.example',
    values: [
      ['Reason', '1'],
      ['Status', '3221225659'],
      ['SecurityStatus', '0xc00000bb'],
      ['LogonId', '0x8ca6e1d'],
      ['ServerNameLength', '6'],
      ['ServerName', '\\files'],
      ['PrincipalNameLength', '10'],
      ['PrincipalName', 'cifs/files'],
      ['UserNameLength', '0'],
      ['UserName', ''],
    ],
    rendered: { Status: 'The request is not supported.', SecurityStatus: '0xC00000BB', LogonId: '0x8CA6E1D' },
    message: `An attempt to initialize a security context failed.

Error: {Status}

Security status: {SecurityStatus}
User name: {UserName}
Logon ID: {LogonId}
Server name: {ServerName}
Principal name: {PrincipalName}
`,
  },
  {
    provider: 'NETLOGON',
    id: 5805,
    channel: 'System',
    computer: 'DC01.contoso.example',
    keywords: 0x80_0000_0000_0000n,
    isClassic: true,
    values: [
      ['Computer', 'FS01'],
      ['Error', '%%5'],
    ],
    rendered: { Error: 'Access is denied.' },
    message: `The session setup from the computer {Computer} failed to authenticate. The following error occurred:\u0020
{Error}`,
  },
];

export const exampleEvents: readonly ExampleEvent[] = GIVEN.map(event);
