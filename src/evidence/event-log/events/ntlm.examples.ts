/** Events of the NTLM channel, as every export has them. */
import type { Example } from './example.testing.ts';

const CHANNEL = 'Microsoft-Windows-NTLM/Operational';
const NTLM = 'Microsoft-Windows-NTLM';
const NETLOGON = 'Microsoft-Windows-Security-Netlogon';

const NO_USE = {
  target: null,
  user: null,
  domain: null,
  sessionUser: null,
  sessionDomain: null,
  process: null,
  workstation: null,
  channel: null,
  channelType: null,
};

const CLIENT_LINES = `Target server: {TargetName}
Supplied user: {UserName}
Supplied domain: {DomainName}
PID of client process: {CallerPID}
Name of client process: {ProcessName}
LUID of client process: {ClientLUID}
User identity of client process: {ClientUserName}
Domain name of user identity of client process: {ClientDomainName}
Mechanism OID: {MechanismOID}
`;

const CLIENT_VALUES = {
  TargetName: 'cifs/files',
  UserName: 'mara',
  DomainName: 'CONTOSO',
  CallerPID: '4',
  ProcessName: '',
  ClientLUID: '0x0000000008CA6E1D',
  ClientUserName: 'mara',
  ClientDomainName: 'CONTOSO',
  MechanismOID: '1.3.6.1.4.1.311.2.2.10',
};

const CLIENT_SAYS = {
  ...NO_USE,
  gate: 'client-policy',
  target: 'cifs/files',
  user: 'mara',
  domain: 'CONTOSO',
  sessionUser: 'mara',
  sessionDomain: 'CONTOSO',
  process: 'System',
};

const client = (id: number, title: string, below: string) => ({
  title: `${id}`,
  provider: NTLM,
  id,
  channel: CHANNEL,
  message: `${title}\n${CLIENT_LINES}\n${below}`,
  values: CLIENT_VALUES,
  logonId: '0x8ca6e1d',
});

const SERVER_LINES = `Calling process PID: {CallerPID}
Calling process name: {ProcessName}
Calling process LUID: {ClientLUID}
Calling process user identity: {ClientUserName}
Calling process domain identity: {ClientDomainName}
Mechanism OID: {MechanismOID}

NTLM authentication requests to this server have been blocked.

If you want this server to allow NTLM authentication, set the security policy Network Security: Restrict NTLM: Incoming NTLM Traffic to Allow all.`;

const server = (id: number, title: string) => ({
  title: `${id}`,
  provider: NTLM,
  id,
  channel: CHANNEL,
  message: `${title}\n${SERVER_LINES}`,
  values: {
    CallerPID: '4',
    ProcessName: '',
    ClientLUID: '0x3E7',
    ClientUserName: 'FS01$',
    ClientDomainName: 'CONTOSO',
    MechanismOID: '1.3.6.1.4.1.311.2.2.10',
  },
  logonId: '0x3e7',
});

const SERVER_SAYS = {
  ...NO_USE,
  gate: 'server',
  sessionUser: 'FS01$',
  sessionDomain: 'CONTOSO',
  process: 'System',
};

const passThrough = (id: number, title: string) => ({
  title: `${id}`,
  provider: NTLM,
  id,
  channel: CHANNEL,
  message: `${title}
User: {UserName}
Domain: {DomainName}
Workstation: {Workstation}
PID: {CallerPID}
Process: {ProcessName}
Logon type: {LogonType}
InProc: {InProc}
Mechanism: {MechanismOID}

If you want to allow NTLM authentication requests in the domain mara, set the security policy Network Security: Restrict NTLM: NTLM authentication in this domain to Disabled.`,
  values: {
    UserName: 'mara',
    DomainName: 'CONTOSO',
    Workstation: 'WS07',
    CallerPID: '700',
    ProcessName: 'C:\\Windows\\System32\\lsass.exe',
    LogonType: '3',
    InProc: 'true',
    MechanismOID: '(NULL)',
  },
});

const PASS_THROUGH_SAYS = {
  ...NO_USE,
  gate: 'server',
  user: 'mara',
  domain: 'CONTOSO',
  workstation: 'WS07',
  process: 'C:\\Windows\\System32\\lsass.exe',
};

const controller = (id: number, title: string) => ({
  title: `${id}`,
  provider: NETLOGON,
  id,
  channel: CHANNEL,
  message: `${title}
Secure Channel name: {SChannelName}
User name: {UserName}
Domain name: {DomainName}
Workstation name: {WorkstationName}
Secure Channel type: {SChannelType}

NTLM authentication within the domain CONTOSO is blocked.

If you want to allow NTLM authentication requests in the domain CONTOSO, set the security policy Network Security: Restrict NTLM: NTLM authentication in this domain to Disabled.`,
  values: {
    SChannelName: 'FS01',
    UserName: 'mara',
    DomainName: 'CONTOSO',
    WorkstationName: 'WS07',
    SChannelType: '2',
  },
});

const CONTROLLER_SAYS = {
  ...NO_USE,
  gate: 'domain-controller',
  user: 'mara',
  domain: 'CONTOSO',
  workstation: 'WS07',
  channel: 'FS01',
  channelType: 2,
};

const sessionSecurity = (id: 4010 | 4011): Example => ({
  title: `${id}`,
  provider: NTLM,
  id,
  channel: CHANNEL,
  message: `NTLM Minimum ${id === 4010 ? 'Client' : 'Server'} Security Block:
Calling process PID: {CallerPID}
Calling Process Name: {ProcessName}
Negotiated Security Flags: {NegotiatedSecurity}
Minimum Security Flags: {RequiredSecurity}`,
  values: {
    CallerPID: '1016',
    ProcessName: 'C:\\Windows\\System32\\svchost.exe',
    NegotiatedSecurity: '0x200',
    RequiredSecurity: '0x20080000',
  },
  kind: 'ntlm-unusable',
  says: {
    ...NO_USE,
    gate: id === 4010 ? 'client-policy' : 'server',
    process: 'C:\\Windows\\System32\\svchost.exe',
    event: id,
    lacking: 0x20080000,
  },
});

const DC_VALUES = {
  DCName: 'DC01',
  AccountName: 'mara',
  AccountDomain: 'CONTOSO',
  AccountMachine: 'WS07',
  ServerName: 'FS01',
  ServerDomain: 'CONTOSO',
  NtlmVersion: 'NTLMv1',
  ServiceBinding: 'cifs/files',
  TargetMachine: 'FS01',
  TargetDomain: 'CONTOSO',
  MicStatus: 'Protected',
  AvFlags: '0x2',
  AvFlagsStr: 'MIC Provided',
  Status: '0x0',
  StatusMsg: '0',
};

const DC_SAYS = {
  ...NO_USE,
  gate: 'domain-controller',
  user: 'mara',
  domain: 'CONTOSO',
  workstation: 'WS07',
  channel: 'FS01',
  reason: null,
  reasonId: null,
  version: 'NTLMv1',
  status: 0,
  forwarder: null,
};

const NOTHING_NOTICED = { user: null, domain: null, target: null, process: null };

const CLIENT_BLOCKED =
  'NTLM client blocked: Outgoing NTLM authentication traffic to remote servers that is blocked.';
const ADVICE = `NTLM authentication requests from this computer are blocked.

If you want to allow this computer to use NTLM authentication, set the security policy Network Security: Restrict NTLM: Outgoing NTLM traffic to remote servers to Allow all.

If you want only the target server to accept NTLM authentication requests from this computer, set the security policy Network Security: Restrict NTLM: Outgoing NTLM traffic to remote servers to Deny all and then set the security policy Network Security: Restrict NTLM: Add remote server exceptions and list the target server as an exception to use NTLM authentication.`;

export const ntlmExamples: readonly Example[] = [
  {
    ...client(4001, CLIENT_BLOCKED, ADVICE),
    kind: 'ntlm-blocked',
    says: { ...CLIENT_SAYS, event: 4001 },
    text: '4001 target cifs/files, supplied user CONTOSO\\mara, session of CONTOSO\\mara, process System',
  },
  {
    ...client(4001, CLIENT_BLOCKED, ADVICE),
    title: '4001 with an IPv6 address, a port and nothing supplied',
    values: {
      ...CLIENT_VALUES,
      TargetName: 'cifs/[fe80::1:2]:445',
      UserName: '(NULL)',
      DomainName: 'NULL',
      CallerPID: '812',
      MechanismOID: '(NULL)',
    },
    kind: 'ntlm-blocked',
    says: {
      ...CLIENT_SAYS,
      target: 'cifs/[fe80::1:2]:445',
      user: null,
      domain: null,
      process: null,
      event: 4001,
    },
  },
  {
    ...client(
      4015,
      CLIENT_BLOCKED,
      'An application on this computer attempted NTLM for authentication but the application explicitly blocks NTLM usage.',
    ),
    kind: 'ntlm-blocked',
    says: { ...CLIENT_SAYS, gate: 'smb-client', event: 4015 },
  },
  {
    ...client(
      8001,
      'NTLM client blocked audit: Audit outgoing NTLM authentication traffic that would be blocked.',
      ADVICE,
    ),
    kind: 'ntlm-audited',
    says: { ...CLIENT_SAYS, event: 8001 },
  },
  {
    ...client(
      4013,
      'Attempt to use NTLMv1 failed.\n',
      'This device does not support NTLMv1. For more information, see https://example.com/.',
    ),
    kind: 'ntlm-unusable',
    says: { ...CLIENT_SAYS, event: 4013, lacking: null },
  },
  {
    ...server(4002, 'NTLM server blocked: Incoming NTLM traffic to servers that is blocked'),
    kind: 'ntlm-blocked',
    says: { ...SERVER_SAYS, event: 4002 },
    text: '4002 session of CONTOSO\\FS01$, process System',
  },
  {
    ...server(8002, 'NTLM server blocked audit: Audit Incoming NTLM Traffic that would be blocked'),
    kind: 'ntlm-audited',
    says: { ...SERVER_SAYS, event: 8002 },
  },
  {
    ...passThrough(
      4003,
      'NTLM server blocked in the domain: NTLM authentication in this domain that is blocked',
    ),
    kind: 'ntlm-blocked',
    says: { ...PASS_THROUGH_SAYS, event: 4003 },
  },
  {
    ...passThrough(8003, 'NTLM server blocked in the domain audit: Audit NTLM authentication in this domain'),
    kind: 'ntlm-audited',
    says: { ...PASS_THROUGH_SAYS, event: 8003 },
  },
  ...[4004, 4005, 4006].map((id): Example => ({
    ...controller(id, 'Domain Controller Blocked: NTLM authentication to this domain controller is blocked.'),
    kind: 'ntlm-blocked',
    says: { ...CONTROLLER_SAYS, event: id },
    text: `${id} supplied user CONTOSO\\mara, workstation WS07, secure channel FS01`,
  })),
  ...[8004, 8005, 8006].map((id): Example => ({
    ...controller(
      id,
      'Domain Controller Blocked Audit: Audit NTLM authentication to this domain controller.',
    ),
    kind: 'ntlm-audited',
    says: { ...CONTROLLER_SAYS, event: id },
  })),
  sessionSecurity(4010),
  sessionSecurity(4011),
  {
    title: '4014',
    provider: NTLM,
    id: 4014,
    channel: CHANNEL,
    message: `Attempt to get credential key by call package blocked by Credential Guard.

Calling Process Name: {ImageName}
Service Host Tag: {SvcHostTag}`,
    values: { ImageName: 'C:\\Windows\\System32\\svchost.exe', SvcHostTag: 'RasMan' },
    kind: 'ntlm-unusable',
    says: {
      ...NO_USE,
      gate: 'client-policy',
      process: 'C:\\Windows\\System32\\svchost.exe',
      event: 4014,
      lacking: null,
    },
  },
  ...[4020, 4021].map((id): Example => ({
    title: `${id}`,
    provider: NTLM,
    id,
    channel: CHANNEL,
    message: `This machine attempted to authenticate to a remote resource via NTLM.

Process Information:
    Process Name: {ProcessName}
    Process PID: {ProcessPID}

Client Information:
    Username: {Username}
    Domain: {DomainName}
    Hostname: {Hostname}
    Sign-On Type: {SingleSignOn}

Target Information:
    Target Machine: {TargetMachine}
    Target Domain: {TargetDomain}
    Target Resource: {TargetService}
    Target IP: {TargetIP}
    Target Network Name: {TargetNetworkName}

NTLM Usage:
    Reason ID: {NtlmUsageId}
    Reason: {NtlmUsageReason}

NTLM Security:
    Negotiated Flags: {NegotiatedFlags}
    NTLM Version: {NtlmVersion}
    Session Key Status: {SessionKeyStatus}
    Channel Binding: {ChannelBindingStatus}
    Service Binding: {ServiceBinding}
    MIC Status: {Mic Status}
    AvFlags: {AvlFlags}
    AvFlags String: {AvlFlagsStr}

For more information, see aka.ms/ntlmlogandblock`,
    values: {
      ProcessName: 'System',
      ProcessPID: '0x00000004',
      Username: 'mara',
      DomainName: 'CONTOSO',
      Hostname: 'WS07',
      SingleSignOn: 'Single Sign-On',
      TargetMachine: 'FS01',
      TargetDomain: 'CONTOSO',
      TargetService: 'cifs/10.2.0.9',
      TargetIP: '10.2.0.9',
      TargetNetworkName: 'Null',
      NtlmUsageId: '7',
      NtlmUsageReason: 'The target name contains an IP address.',
      NegotiatedFlags: '0xE2888215',
      NtlmVersion: 'NTLMv2',
      SessionKeyStatus: 'Present',
      ChannelBindingStatus: 'Not Supported',
      ServiceBinding: 'cifs/10.2.0.9',
      'Mic Status': 'Protected',
      AvlFlags: '0x2',
      AvlFlagsStr: 'MIC Provided',
    },
    kind: 'ntlm-reason',
    says: {
      ...NO_USE,
      gate: 'client-policy',
      target: 'cifs/10.2.0.9',
      user: 'mara',
      domain: 'CONTOSO',
      process: 'System',
      event: id,
      reason: 'The target name contains an IP address.',
      reasonId: 7,
      version: 'NTLMv2',
      address: '10.2.0.9',
      status: null,
      forwarder: null,
    },
    text: `${id} target cifs/10.2.0.9, user CONTOSO\\mara, address 10.2.0.9, reason The target name contains an IP address., NTLMv2, process System`,
  })),
  {
    title: '4020 of a null session, its data named as newer manifests have it',
    provider: NTLM,
    id: 4020,
    channel: CHANNEL,
    message: null,
    values: {
      ProcessName: 'System',
      ProcessPID: '0x00000004',
      Username: 'Null',
      DomainName: 'Null',
      TargetService: 'cifs/nas01',
      TargetIP: 'Null',
      NtlmUsageId: '11',
      NtlmUsageReason: 'Null session.',
      NtlmVersion: 'NTLMv1',
      MicStatus: 'Unprotected',
    },
    ordered: false,
    kind: 'ntlm-reason',
    says: {
      ...NO_USE,
      gate: 'client-policy',
      target: 'cifs/nas01',
      process: 'System',
      event: 4020,
      reason: 'Null session.',
      reasonId: 11,
      version: 'NTLMv1',
      address: null,
      status: null,
      forwarder: null,
    },
  },
  ...[4022, 4023].map((id): Example => ({
    title: `${id}`,
    provider: NTLM,
    id,
    channel: CHANNEL,
    message: null,
    values: {
      ProcessName: 'System',
      ProcessPID: '0x00000004',
      Username: 'mara',
      DomainName: 'CONTOSO',
      RemoteClientMachine: 'WS07',
      ClientIP: '10.2.0.9',
      ClientNetworkName: 'WS07',
      NegotiatedFlags: '0xE2888215',
      NtlmVersion: 'NTLMv2',
      Status: '0xC000006D',
    },
    ordered: false,
    kind: 'ntlm-reason',
    says: {
      ...NO_USE,
      gate: 'server',
      user: 'mara',
      domain: 'CONTOSO',
      workstation: 'WS07',
      process: 'System',
      event: id,
      reason: null,
      reasonId: null,
      version: 'NTLMv2',
      address: '10.2.0.9',
      status: 0xc000006d,
      forwarder: null,
    },
    text: `${id} user CONTOSO\\mara, client WS07, address 10.2.0.9, NTLMv2, status 0xC000006D, process System`,
  })),
  ...[4030, 4031].map((id): Example => ({
    title: `${id}`,
    provider: NETLOGON,
    id,
    channel: CHANNEL,
    message: null,
    values: {
      ...DC_VALUES,
      ForwarderType: 'Domain Controller',
      ForwarderName: 'DC07',
      ForwarderDomain: 'FABRIKAM',
      ForwarderIP: '192.0.2.7',
    },
    kind: 'ntlm-reason',
    says: { ...DC_SAYS, event: id, address: '192.0.2.7', forwarder: 'DC07' },
    text: `${id} user CONTOSO\\mara, client WS07, server FS01, forwarded by DC07, address 192.0.2.7, NTLMv1, status 0x0`,
  })),
  ...[4032, 4033].map((id): Example => ({
    title: `${id}`,
    provider: NETLOGON,
    id,
    channel: CHANNEL,
    message: null,
    values: {
      ...DC_VALUES,
      ServerIP: '10.2.0.9',
      ServerOS: 'Windows Server 2025',
      Status: '0xC000006A',
      StatusMsg: '86',
    },
    kind: 'ntlm-reason',
    says: { ...DC_SAYS, event: id, address: '10.2.0.9', status: 0xc000006a },
    text: `${id} user CONTOSO\\mara, client WS07, server FS01, address 10.2.0.9, NTLMv1, status 0xC000006A`,
  })),
  {
    title: '4012',
    provider: NTLM,
    id: 4012,
    channel: CHANNEL,
    message: `NTLM client used the domain password. The attempt to use the DC-generated NTLM secret failed, and fallback to the domain password succeeded.
Account Name:\t{AccountName}
Device Name:\t{DeviceName}
`,
    values: { AccountName: 'mara', DeviceName: 'WS07' },
    kind: 'ntlm-noticed',
    says: { ...NOTHING_NOTICED, event: 4012, user: 'mara' },
    text: '4012 user mara',
  },
  ...[4024, 4025, 4026, 4027].map((id): Example => ({
    title: `${id}`,
    provider: NTLM,
    id,
    channel: CHANNEL,
    message: null,
    values: {
      TargetName: 'CONTOSO',
      UserName: 'mara',
      DomainName: 'CONTOSO',
      ProcessName: 'C:\\Windows\\System32\\svchost.exe',
    },
    kind: 'ntlm-noticed',
    says: {
      event: id,
      user: 'mara',
      domain: 'CONTOSO',
      target: 'CONTOSO',
      process: 'C:\\Windows\\System32\\svchost.exe',
    },
    text: `${id} target CONTOSO, user CONTOSO\\mara, process C:\\Windows\\System32\\svchost.exe`,
  })),
  {
    title: '4025 under names that are not known',
    provider: NTLM,
    id: 4025,
    channel: CHANNEL,
    message: null,
    values: { param1: 'mara' },
    kind: 'ntlm-noticed',
    says: { ...NOTHING_NOTICED, event: 4025 },
    text: '4025',
  },
];
