/** For tests: the same uses of NTLM as Windows logs them and as a query counts them. */
import { inventoryEventOf } from './columns.ts';

export interface CountedEvent {
  readonly id: number;
  readonly computer: string;
  readonly values: readonly (readonly [name: string, value: string])[];
  readonly count: number;
  /** UTC. */
  readonly first: string;
  readonly last: string;
}

const counted = (
  id: number,
  computer: string,
  values: Readonly<Record<string, string>>,
  [count, first, last]: readonly [number, string, string],
): CountedEvent => ({ id, computer, values: Object.entries(values), count, first, last });

const PACKAGE = '1.3.6.1.4.1.311.2.2.10';
const SUBJECT = {
  SubjectUserSid: 'S-1-0-0',
  SubjectUserName: '-',
  SubjectDomainName: '-',
  SubjectLogonId: '0x0',
};

const logon = (
  [sid, user, domain]: readonly [string, string, string],
  [workstation, address]: readonly [string, string],
  lmPackage: string,
  elevated: string,
): Readonly<Record<string, string>> => ({
  ...SUBJECT,
  TargetUserSid: sid,
  TargetUserName: user,
  TargetDomainName: domain,
  TargetLogonId: '0x8ca6e1d',
  LogonType: '3',
  LogonProcessName: 'NtLmSsp ',
  AuthenticationPackageName: 'NTLM',
  WorkstationName: workstation,
  LogonGuid: '{00000000-0000-0000-0000-000000000000}',
  TransmittedServices: '-',
  LmPackageName: lmPackage,
  KeyLength: '128',
  ProcessId: '0x0',
  ProcessName: '-',
  IpAddress: address,
  IpPort: '50012',
  ElevatedToken: elevated,
});

export const countedEvents: readonly CountedEvent[] = [
  counted(
    8001,
    'WS07.corp.example',
    {
      TargetName: 'cifs/files',
      UserName: '(NULL)',
      DomainName: '(NULL)',
      CallerPID: '4',
      ProcessName: '',
      ClientLUID: '0x8ca6e1d',
      ClientUserName: 'anna',
      ClientDomainName: 'CORP',
      MechanismOID: PACKAGE,
    },
    [1204, '2026-10-22T07:00:12.123Z', '2026-11-20T16:12:44.500Z'],
  ),
  counted(
    8001,
    'WS07.corp.example',
    {
      TargetName: 'HTTP/intranet, "old"',
      UserName: '+svc & agent',
      DomainName: 'CORP',
      CallerPID: '812',
      ProcessName: String.raw`C:\Program Files\Agent\agent.exe`,
      ClientLUID: '0x3e7',
      ClientUserName: 'WS07$',
      ClientDomainName: 'CORP',
      MechanismOID: PACKAGE,
    },
    [17, '2026-11-02T09:00:00.000Z', '2026-11-03T09:00:00.000Z'],
  ),
  counted(
    4001,
    'WS11.corp.example',
    {
      TargetName: 'cifs/10.0.0.9',
      UserName: 'jürgen',
      DomainName: 'CORP',
      CallerPID: '4',
      ProcessName: '',
      ClientLUID: '0x5a2b1',
      ClientUserName: 'jürgen',
      ClientDomainName: 'CORP',
      MechanismOID: PACKAGE,
    },
    [1, '2026-11-12T13:30:00.250Z', '2026-11-12T13:30:00.250Z'],
  ),
  counted(
    8002,
    'FS01.corp.example',
    {
      CallerPID: '4',
      ProcessName: '',
      ClientLUID: '0x3e7',
      ClientUserName: 'FS01$',
      ClientDomainName: 'CORP',
      MechanismOID: PACKAGE,
    },
    [48211, '2026-10-22T00:00:01.000Z', '2026-11-20T23:59:59.000Z'],
  ),
  counted(
    8003,
    'FS01.corp.example',
    {
      UserName: 'anna',
      DomainName: 'CORP',
      Workstation: 'WS07',
      CallerPID: '4',
      ProcessName: '',
      LogonType: '3',
      InProc: 'true',
      MechanismOID: PACKAGE,
    },
    [1180, '2026-10-22T07:00:12.130Z', '2026-11-20T16:12:44.600Z'],
  ),
  counted(
    8004,
    'DC01.corp.example',
    {
      SChannelName: 'FS01',
      UserName: 'anna',
      DomainName: 'CORP',
      WorkstationName: 'WS07',
      SChannelType: '2',
    },
    [1180, '2026-10-22T07:00:12.140Z', '2026-11-20T16:12:44.610Z'],
  ),
  counted(
    4006,
    'DC01.corp.example',
    {
      SChannelName: 'PARTNER',
      UserName: 'bob',
      DomainName: 'PARTNER',
      WorkstationName: '(NULL)',
      SChannelType: '3',
    },
    [3, '2026-11-05T10:00:00.000Z', '2026-11-06T11:00:00.000Z'],
  ),
  counted(
    4020,
    'WS11.corp.example',
    {
      ProcessName: 'System',
      ProcessPID: '0x4',
      Username: 'jürgen',
      DomainName: 'CORP',
      Hostname: 'WS11',
      SingleSignOn: 'Yes',
      TargetMachine: '10.0.0.9',
      TargetDomain: '',
      TargetService: 'cifs/10.0.0.9',
      TargetIP: '10.0.0.9',
      TargetNetworkName: '',
      NtlmUsageId: '7',
      NtlmUsageReason: 'The target name contains an IP address.',
      NegotiatedFlags: '0xe2888215',
      NtlmVersion: 'NTLMv2',
    },
    [88, '2026-11-01T08:00:00.000Z', '2026-11-20T08:00:00.000Z'],
  ),
  counted(
    4023,
    'FS01.corp.example',
    {
      ProcessName: 'System',
      ProcessPID: '0x4',
      Username: 'scanner',
      DomainName: 'FS01',
      RemoteClientMachine: 'PRN03',
      ClientIP: '192.0.2.33',
      ClientNetworkName: '',
      NegotiatedFlags: '0x62080215',
      NtlmVersion: 'NTLMv1',
      Status: '0xC000006D',
      StatusMsg: '',
    },
    [40, '2026-11-01T08:00:00.000Z', '2026-11-20T08:00:00.000Z'],
  ),
  counted(
    4030,
    'DC02.corp.example',
    {
      DCName: 'DC02',
      AccountName: 'anna',
      AccountDomain: 'CORP',
      AccountMachine: 'WS07',
      ServerName: 'FS01',
      ServerDomain: 'CORP',
      ForwarderType: 'Server',
      ForwarderName: 'FS01',
      ForwarderDomain: 'CORP',
      ForwarderIP: '10.0.0.5',
      NtlmVersion: 'NTLMv2',
      Status: '0x0',
    },
    [12, '2026-11-10T08:00:00.000Z', '2026-11-20T08:00:00.000Z'],
  ),
  counted(
    4032,
    'DC02.corp.example',
    {
      DCName: 'DC02',
      AccountName: 'bob',
      AccountDomain: 'PARTNER',
      AccountMachine: 'WS90',
      ServerName: 'FS01',
      ServerDomain: 'CORP',
      ServerIP: '10.0.0.5',
      ServerOS: '',
      NtlmVersion: 'NTLMv2',
      Status: '0x0',
    },
    [2, '2026-11-10T08:00:00.000Z', '2026-11-11T08:00:00.000Z'],
  ),
  counted(
    4624,
    'FS01.corp.example',
    logon(['S-1-5-21-1-2-3-1107', 'anna', 'CORP'], ['WS07', '10.0.0.7'], 'NTLM V2', '%%1843'),
    [1175, '2026-10-22T07:00:12.150Z', '2026-11-20T16:12:44.620Z'],
  ),
  counted(
    4624,
    'FS01.corp.example',
    logon(['S-1-5-7', 'ANONYMOUS LOGON', 'NT AUTHORITY'], ['PRN03', '192.0.2.33'], 'NTLM V1', '%%1843'),
    [300, '2026-10-22T01:00:00.000Z', '2026-11-20T01:00:00.000Z'],
  ),
  counted(
    4624,
    'FS01.corp.example',
    logon(['S-1-5-21-1-2-3-1203', 'WS09$', 'CORP'], ['WS09', '10.0.0.9'], 'NTLM V2', '%%1842'),
    [6, '2026-11-02T01:00:00.000Z', '2026-11-07T01:00:00.000Z'],
  ),
  counted(
    4776,
    'DC01.corp.example',
    {
      PackageName: 'MICROSOFT_AUTHENTICATION_PACKAGE_V1_0',
      TargetUserName: 'anna',
      Workstation: 'WS07',
      Status: '0x0',
    },
    [1180, '2026-10-22T07:00:12.141Z', '2026-11-20T16:12:44.611Z'],
  ),
  counted(
    4776,
    'DC01.corp.example',
    {
      PackageName: 'MICROSOFT_AUTHENTICATION_PACKAGE_V1_0',
      TargetUserName: 'scanner',
      Workstation: '\\\\PRN03',
      Status: '0xc0000064',
    },
    [40, '2026-11-01T08:00:00.000Z', '2026-11-20T08:00:00.000Z'],
  ),
];

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The first event of each, as `wevtutil qe … /f:xml` prints them. */
export function eventsAsXml(events: readonly CountedEvent[]): string {
  const printed = events.map(({ id, computer, values, first }) => {
    const kind = inventoryEventOf.get(id)?.kind;
    if (kind === undefined) throw new Error(`${id} is in no inventory`);
    const data = values.map(([name, value]) => `<Data Name="${name}">${escaped(value)}</Data>`).join('');
    return `<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><Provider Name="${kind.providers[0]}"/><EventID>${id}</EventID><Version>0</Version><Level>4</Level><Keywords>0x8020000000000000</Keywords><TimeCreated SystemTime="${first}"/><EventRecordID>1</EventRecordID><Channel>${kind.channels[0]}</Channel><Computer>${computer}</Computer></System><EventData>${data}</EventData></Event>`;
  });
  return `<Events>\r\n${printed.join('\r\n')}\r\n</Events>\r\n`;
}
