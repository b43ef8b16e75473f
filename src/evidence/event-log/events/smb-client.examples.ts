/**
 * Events of the SMB client as each kind of export shows them, and what must be read of them. All values are invented.
 */
import type { Example } from './example.testing.ts';

const DENIED = [
  '3221225506',
  '{Access Denied}\nA process has requested access to an object, but has not been granted those access rights.',
] as const;
const DENIED_WORDS =
  '{Access Denied} A process has requested access to an object, but has not been granted those access rights.';

const client = {
  provider: 'Microsoft-Windows-SMBClient',
  channel: 'Microsoft-Windows-SmbClient/Security',
  kind: 'smb-client-failure',
} as const;

const NOTHING = { server: null, share: null, principal: null, user: null, status: null, statusText: null };

const GUIDANCE = `Guidance:
This typically indicates that something must be configured. Note: https://example.com/ has more.`;

/** In structured exports the status has its number and no text, in messages its text and no number. */
const failure = (says: object, status: number, statusText: string) => ({
  says: { ...NOTHING, ...says, status },
  saysOfMessage: { ...NOTHING, ...says, statusText },
});

const context = (id: 31000 | 31001): Example => ({
  ...client,
  title: `${id}`,
  id,
  message: `An attempt to initialize a security context failed.

Error: {StatusText}

Security status: {SecurityStatus}
User name: {UserName}
Logon ID: {LogonId}
${id === 31000 ? 'Serrver name' : 'Server name'}: {ServerName}${id === 31000 ? '' : '\nPrincipal name: {PrincipalName}'}`,
  values: {
    Reason: '10',
    Status: '3221225659',
    StatusText: ['', 'The request is not supported.'],
    SecurityStatus: ['3221225659', '0xC00000BB'],
    LogonId: ['147484189', '0x8CA6E1D'],
    ServerName: '\\files.contoso.example',
    UserName: 'mara',
    ...(id === 31000 ? {} : { PrincipalName: 'cifs/files.contoso.example' }),
  },
  says: {
    ...NOTHING,
    event: id,
    server: 'files.contoso.example',
    principal: id === 31000 ? null : 'cifs/files.contoso.example',
    user: 'mara',
    status: 0xc00000bb,
  },
  saysOfMessage: {
    ...NOTHING,
    event: id,
    server: 'files.contoso.example',
    principal: id === 31000 ? null : 'cifs/files.contoso.example',
    user: 'mara',
    status: 0xc00000bb,
    statusText: 'The request is not supported.',
  },
  logonId: '0x8ca6e1d',
});

const connectivity = {
  ...client,
  channel: 'Microsoft-Windows-SmbClient/Connectivity',
  kind: 'smb-connection-event',
} as const;
const operational = {
  ...client,
  channel: 'Microsoft-Windows-SMBClient/Operational',
  kind: 'reported-setting',
} as const;
const audit = { ...client, channel: 'Microsoft-Windows-SmbClient/Audit', kind: 'smb1-seen' } as const;

/** AF_INET, port 445, 10.2.0.7, as XML and evtx print it. */
const SERVER_SOCKET = ['02-00-01-BD-0A-02-00-07-00-00-00-00-00-00-00-00', '10.2.0.7:445'] as const;

/** The status stands in the data; the message prints its text, or nothing of it. */
const connection = (event: number, what: string, server: string, share: string | null, status: number) => ({
  says: { event, what, server, share, status },
  saysOfMessage: { event, what, server, share, status: null },
});

export const smbClientExamples: readonly Example[] = [
  context(31000),
  context(31001),
  {
    ...client,
    title: '31002',
    id: 31002,
    message: `The outbound authentication failed using a network token.

Error: {StatusText}

Server name: {ServerName}

${GUIDANCE}`,
    values: { Status: DENIED[0], StatusText: ['', DENIED[1]], ServerName: '\\files' },
    ...failure({ event: 31002, server: 'files' }, 0xc0000022, DENIED_WORDS),
    text: '31002 server files, status 0xC0000022',
  },
  {
    ...client,
    title: '31010',
    id: 31010,
    message: `The SMB client failed to connect to the share.

Error: {StatusText}

Path: {ShareName}`,
    values: {
      Status: DENIED[0],
      StatusText: ['', DENIED[1]],
      ShareName: ['\\files\\finance', '\\files\\finance\\2026'],
      ObjectName: '\\2026',
    },
    ...failure({ event: 31010, server: 'files', share: 'finance' }, 0xc0000022, DENIED_WORDS),
  },
  {
    ...client,
    title: '31013',
    id: 31013,
    message: `The signing validation failed.

Error:{StatusText}

Server name: {ServerName}
Session ID:{SessionId}
Tree ID:{TreeId}
Message ID:{MessageId}
Command: {Smb2Command}
Server address: 10.2.0.7:445
Client address: 10.2.0.9:50012
${GUIDANCE}

PacketFragment:00`,
    values: {
      Smb2Command: '3',
      MessageId: '0x4',
      SessionId: '0x440000067901',
      TreeId: '0x1',
      ServerName: '\\files',
      Status: '3221266432',
      StatusText: ['', 'The cryptographic signature is invalid.'],
    },
    ...failure({ event: 31013, server: 'files' }, 0xc000a000, 'The cryptographic signature is invalid.'),
  },
  {
    ...client,
    title: '31017',
    id: 31017,
    message: `Rejected an insecure guest logon.

User name: {UserName}
Server name: {ServerName}

${GUIDANCE}`,
    values: { UserName: 'mara', ServerName: '\\nas01' },
    says: { ...NOTHING, event: 31017, server: 'nas01', user: 'mara' },
  },
  {
    ...client,
    title: '31018',
    id: 31018,
    message:
      'Guidance: An administrator has enabled AllowInsecureGuestAuth. Clients using insecure guest logons are more vulnerable.',
    values: { RegName: 'AllowInsecureGuestAuth', RegValue: '1' },
    kind: 'guest-allowed',
    says: { event: 31018, server: null },
  },
  {
    ...client,
    title: '31019',
    id: 31019,
    message: `Mutual authentication was unexpectedly lost after re-authenticating to {ServerName}
User {UserName}
LogonID {LogonId}
Status {StatusText}
 AuthProtocol Old 1  New 2
MutualAuthState Old true New false
Clustered false
`,
    values: {
      Status: '3221225659',
      StatusText: ['', 'The request is not supported.'],
      SecurityStatus: '0',
      LogonId: '0x8CA6E1D',
      ServerName: '\\files',
      UserName: 'mara',
    },
    ...failure({ event: 31019, server: 'files', user: 'mara' }, 0xc00000bb, 'The request is not supported.'),
    saysTranslated: 'not-understood',
    logonId: '0x8ca6e1d',
  },
  {
    ...client,
    title: '31020',
    id: 31020,
    message: `Session key for connection is weaker than required. Connection will be closed as a result.

Server: {ServerName}
User: {UserName}
Session key length: {SessionKeyLength}
Required Session key length: {RequiredSessionKeyLength}

Guidance:
To establish a connection with a shorter session key, set the following registry DWORD value:
[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\LanmanWorkstation\\Parameters]
"MinimumSessionKeyLength"

Important: Setting MinimumSessionKeyLength higher than 128 bits will also prevent SMB connections using NTLM.`,
    values: {
      ServerName: '\\files',
      SessionKeyLength: '128',
      RequiredSessionKeyLength: '256',
      SessionId: '5',
      UserName: 'CONTOSO\\mara',
      AuthProtocol: '1',
    },
    says: { ...NOTHING, event: 31020, server: 'files', user: 'CONTOSO\\mara' },
  },
  {
    ...client,
    title: '31022',
    id: 31022,
    message: `Allowed an insecure guest logon.

User name: {UserName}
Server name: {ServerName}

${GUIDANCE}`,
    values: { UserName: 'mara', ServerName: '\\nas01' },
    kind: 'guest-allowed',
    says: { event: 31022, server: 'nas01' },
  },
  {
    ...client,
    title: '31023',
    id: 31023,
    message: `NTLM is prohibited for authentication on the server 

Server name: {ServerName}

 NTLM was disabled by user or by administrator using policies. For more information: https://example.com/.`,
    values: { ServerName: '\\files' },
    kind: 'ntlm-blocked',
    says: {
      gate: 'smb-client',
      event: 31023,
      target: 'files',
      user: null,
      domain: null,
      sessionUser: null,
      sessionDomain: null,
      process: null,
      workstation: null,
      channel: null,
      channelType: null,
    },
    text: '31023 target files',
  },
  ...([31998, 31999] as const).map((id): Example => ({
    ...client,
    title: `${id}`,
    id,
    channel: 'Microsoft-Windows-SmbClient/Audit',
    message: `The SMB client observed that the server doesn't support it.

Server name: {ServerName}
Client requires it: {ClientRequires}
`,
    values: { ServerName: '\\nas01', ClientRequires: 'true' },
    kind: 'peer-lacks',
    says: { event: id, what: id === 31998 ? 'signing' : 'encryption', peer: 'nas01' },
  })),
  {
    ...client,
    title: '30800',
    id: 30800,
    channel: 'Microsoft-Windows-SmbClient/Connectivity',
    message: `The server name cannot be resolved.

Error: {StatusText}

Server name: {ServerName}

${GUIDANCE}`,
    values: {
      Status: '3221226021',
      StatusText: ['', 'The object was not found.'],
      ServerName: 'fileserver',
    },
    ...failure({ event: 30800, server: 'fileserver' }, 0xc0000225, 'The object was not found.'),
  },
  {
    ...client,
    title: '30803',
    id: 30803,
    channel: 'Microsoft-Windows-SmbClient/Connectivity',
    message: `Failed to establish a network connection.

Error: {StatusText}

Server name: {ServerName}
Server address: 10.2.0.7:445
Connection type: Wsk

${GUIDANCE}`,
    values: {
      Status: '3221225653',
      StatusText: [
        '',
        '{Device Timeout}\nThe specified I/O operation was not completed before the time-out period expired.',
      ],
      ServerName: 'fs01.contoso.example',
    },
    ...failure(
      { event: 30803, server: 'fs01.contoso.example' },
      0xc00000b5,
      '{Device Timeout} The specified I/O operation was not completed before the time-out period expired.',
    ),
  },
  {
    ...client,
    title: '30816',
    id: 30816,
    channel: 'Microsoft-Windows-SmbClient/Connectivity',
    message: `The server failed the negotiate request.

Error: {StatusText}

Server name: {ServerName}`,
    values: { Status: '3221225659', StatusText: ['', '3221225659'], ServerName: '\\nas01' },
    says: { ...NOTHING, event: 30816, server: 'nas01', status: 0xc00000bb },
  },
  // ---- connections: dates, never causes
  {
    ...connectivity,
    title: '30804',
    id: 30804,
    message: `A network connection was disconnected.

Instance name: {InstanceName}
Server name: {ServerName}
Server address: {Address}
Connection type: {ConnectionType}
InterfaceId: {InterfaceId}

${GUIDANCE}`,
    values: {
      Status: '3221225996',
      InstanceName: '\\Device\\LanmanRedirector',
      ServerName: '\\files',
      Address: SERVER_SOCKET,
      ConnectionType: ['0', 'Wsk'],
      InterfaceId: '12',
    },
    ...connection(30804, 'lost', 'files', null, 0xc000020c),
    text: '30804 connection ended, server files, status 0xC000020C',
  },
  {
    ...connectivity,
    title: '30804 of Server 2012',
    id: 30804,
    message: `A network connection was disconnected.

Server name: {ServerName}
Server address: {Address}
Connection type: {ConnectionType}

${GUIDANCE}`,
    values: {
      Status: '3221225996',
      ServerName: '\\files',
      Address: SERVER_SOCKET,
      ConnectionType: ['0', 'Wsk'],
      InstanceName: '',
      InterfaceId: '0',
    },
    ...connection(30804, 'lost', 'files', null, 0xc000020c),
  },
  {
    ...connectivity,
    title: '30805',
    id: 30805,
    message: `The client lost its session to the server.

Error: {StatusText}

Server name: {ServerName}
Session ID: {SessionId}

${GUIDANCE}`,
    values: {
      Status: '3221225996',
      StatusText: ['', 'The transport connection is now disconnected.'],
      SessionId: ['74766791606529', '0x440000067901'],
      TreeId: '0',
      ServerName: '\\files',
      Address: '',
    },
    ...connection(30805, 'lost', 'files', null, 0xc000020c),
  },
  ...[true, false].map((isNew): Example => ({
    ...connectivity,
    title: isNew ? '30806' : '30806 without signing and encryption',
    id: 30806,
    message: `The client re-established its session to the server.

Server name: {ServerName}
Server address: {Address}
Session ID: {SessionId}
${isNew ? 'Signing used: {SigningUsed}\nEncryption used: {EncryptionUsed}\n' : ''}
${GUIDANCE}`,
    values: {
      Status: '0',
      SessionId: ['74766791606529', '0x440000067901'],
      TreeId: '0',
      ServerName: '\\files',
      Address: SERVER_SOCKET,
      SigningUsed: 'true',
      EncryptionUsed: 'false',
    },
    says: { event: 30806, what: 'back', server: 'files', share: null, status: null },
  })),
  {
    ...connectivity,
    title: '30807',
    id: 30807,
    message: `The connection to the share was lost.

Error: {StatusText}

Share name: {ServerName}
Session ID: {SessionId}
Tree ID: {TreeId}

${GUIDANCE}`,
    values: {
      Status: '3221225676',
      StatusText: ['', 'The network name cannot be found.'],
      SessionId: ['74766791606529', '0x440000067901'],
      TreeId: ['5', '0x5'],
      ServerName: '\\files\\finance',
      Address: '',
    },
    ...connection(30807, 'lost', 'files', 'finance', 0xc00000cc),
  },
  {
    ...connectivity,
    title: '30808',
    id: 30808,
    message: `The connection to the share was re-established.

Share name: {ServerName}
Server address: {Address}
Session ID: {SessionId}
Tree ID: {TreeId}
Signing used: {SigningUsed}
Encryption used: {EncryptionUsed}

${GUIDANCE}`,
    values: {
      Status: '0',
      SessionId: ['74766791606529', '0x440000067901'],
      TreeId: ['5', '0x5'],
      ServerName: '\\files\\finance',
      Address: SERVER_SOCKET,
      SigningUsed: 'true',
      EncryptionUsed: 'false',
    },
    says: { event: 30808, what: 'back', server: 'files', share: 'finance', status: null },
  },
  {
    ...connectivity,
    title: '30809',
    id: 30809,
    message: `A request timed out because there was no response from the server.

Server name: {ServerName}
Session ID:{SessionId}
Tree ID:{TreeId}
Message ID:{MessageId}
Command: Tree connect
Instance Name: \\Device\\LanmanRedirector
RetryCount: 0
ElapsedTime(ms): 60000

${GUIDANCE}`,
    values: {
      Smb2Command: '3',
      MessageId: ['27', '0x1B'],
      SessionId: ['74766791606529', '0x440000067901'],
      TreeId: ['5', '0x5'],
      ServerName: '\\files',
      Status: '3221225653',
    },
    ...connection(30809, 'slow', 'files', null, 0xc00000b5),
  },
  {
    ...connectivity,
    title: '30822',
    id: 30822,
    message: `Failed to establish an SMB multichannel network connection.

Error: {StatusText}

Server name: {ServerName}
Server address: {RemoteAddress}
Client address: 192.0.2.9:0
Instance name: \\Device\\LanmanRedirector
Connection type: Wsk

${GUIDANCE}`,
    values: {
      Status: '3221225653',
      StatusText: ['', '{Device Timeout}\nThe specified I/O operation was not completed in time.'],
      ServerName: 'files',
      RemoteAddress: SERVER_SOCKET,
    },
    ...connection(30822, 'not-made', 'files', null, 0xc00000b5),
  },
  ...([30904, 30905, 30909, 30910] as const).map((id): Example => ({
    ...operational,
    title: `${id}`,
    id,
    message: `It is about how a connection is carried.

${id < 30909 ? 'Server name' : 'Share name'}: {ServerName}

${GUIDANCE}`,
    values: { ServerName: '\\files' },
    kind: 'smb-connection-event',
    says: {
      event: id,
      what: id === 30905 ? 'not-made' : 'transport',
      server: 'files',
      share: null,
      status: null,
    },
  })),
  {
    ...operational,
    title: '30906',
    id: 30906,
    message: `A request on persistent/resilient handle failed because the handle was invalid or it exceeded the timeout.

Status: {StatusText}

Type: {IrpCode}
Path: {ShareName}\\2026\\plan.xlsx
Restart count: 2

${GUIDANCE}`,
    values: {
      IrpCode: ['4', 'Write'],
      ShareName: ['\\files\\finance', '\\files\\finance'],
      ObjectName: '\\2026\\plan.xlsx',
      Status: '3221225996',
      StatusText: ['', 'The transport connection is now disconnected.'],
    },
    kind: 'smb-connection-event',
    ...connection(30906, 'handle', 'files', 'finance', 0xc000020c),
  },
  {
    ...operational,
    title: '30913',
    id: 30913,
    message:
      'Server {ServerName} share {ShareName} has requested client to use isolated connections to connection to the share. Asymmetric flag true.',
    values: { ServerName: '\\files', ShareName: '\\finance' },
    kind: 'smb-connection-event',
    says: { event: 30913, what: 'transport', server: 'files', share: null, status: null },
    saysTranslated: { event: 30913, what: 'transport', server: null, share: null, status: null },
  },
  {
    ...operational,
    title: '30952',
    id: 30952,
    message: `The SMB redirector did not select the connection initiated with the following parameters:

Server name: {ServerName}
IP Address: {RemoteAddress}
Transport: Quic
Instance Name:\\Device\\LanmanRedirector
Port Origin: 0

The failure status associated with this decision: The operation was canceled.`,
    values: {
      ServerName: '\\files',
      ConnectionType: '3',
      RemoteAddress: SERVER_SOCKET,
      PortSelectionOrigin: '0',
      Status: '0xC0000120',
    },
    kind: 'smb-connection-event',
    ...connection(30952, 'not-made', 'files', null, 0xc0000120),
  },
  // ---- settings that SMB reports
  {
    ...operational,
    title: '30907',
    id: 30907,
    message: `The SMB Multichannel registry value is not configured with default settings.

Default Registry Value:
[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\LanmanWorkstation\\Parameters]
"DisableMultiChannel"=dword:0
Configured Registry Value:
[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\LanmanWorkstation\\Parameters]
"DisableMultiChannel"=dword:{RegValue}

${GUIDANCE}`,
    values: { RegName: 'DisableMultiChannel', RegValue: '1' },
    says: { event: 30907, side: 'client', name: 'DisableMultiChannel', value: 1 },
    // These languages lose "dword" too, which no language of Windows does.
    saysTranslated: { event: 30907, side: 'client', name: 'DisableMultiChannel', value: null },
  },
  ...(
    [
      [30908, 'start type of the SMB 2 driver', 'disabled'],
      [30911, 'CipherSuiteOrder', 'invalid'],
      [30912, 'RequireSecureNegotiate', 'removed'],
    ] as const
  ).map(([id, name, value]): Example => ({
    ...operational,
    title: `${id}`,
    id,
    message: 'A setting of the SMB client is not the default.',
    values: {},
    says: { event: id, side: 'client', name, value },
  })),
  {
    ...operational,
    title: '30953',
    id: 30953,
    message: `SMB Dialect Change

{SmbDialect} was changed from {OldDialect} to {NewDialect}.`,
    values: { SmbDialect: 'MinSmb2Dialect', OldDialect: '0x202', NewDialect: '0x311' },
    says: { event: 30953, side: 'client', name: 'MinSmb2Dialect', value: '0x311' },
    saysTranslated: { event: 30953, side: 'client', name: 'SMB dialect', value: null },
    text: '30953 MinSmb2Dialect is 0x311',
  },
  {
    ...client,
    title: '31003',
    id: 31003,
    message: `The LmCompatibilityLevel value is different from the default.

Configured LM Compatibility Level: {RegValue}
Default LM Compatibility Level: 3

${GUIDANCE}

0 (Send LM & NTLM responses) - Clients use LM and NTLM authentication.`,
    values: { RegName: 'LmCompatibilityLevel', RegValue: '5' },
    kind: 'reported-setting',
    says: { event: 31003, side: 'client', name: 'LmCompatibilityLevel', value: 5 },
    text: '31003 LmCompatibilityLevel is 5',
  },
  {
    ...client,
    title: '31016',
    id: 31016,
    message: `The SMB Signing registry value is not configured with default settings.

Default Registry Value:
[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\LanmanWorkstation\\Parameters]
"EnableSecuritySignature"=dword:1
Configured Registry Value:
[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\LanmanWorkstation\\Parameters]
"EnableSecuritySignature"=dword:0

${GUIDANCE}`,
    values: { RegName: 'EnableSecuritySignature', RegValue: '0' },
    kind: 'reported-setting',
    says: { event: 31016, side: 'client', name: 'EnableSecuritySignature', value: 0 },
  },
  {
    ...audit,
    title: '32003',
    id: 32003,
    message: `The local computer didn't received an SMB1 negotiate response in the last {Days} days.n
${GUIDANCE}`,
    values: { Days: '15' },
    kind: 'reported-setting',
    says: { event: 32003, side: 'client', name: 'SMB 1 client', value: 'removed' },
  },
  // ---- failures that open no attempt
  {
    ...client,
    title: '31012',
    id: 31012,
    message: `The negotiate validation failed.

From negotiate response:
Dialect: {Dialect}
SecurityMode: 0x1
Capabilities: 0x7F
ServerGuid: 2c9f0a1e-0000-4000-8000-000000000001

From FSCTL_VALIDATE_NEGOTIATE_INFO response:
Dialect: {Dialect2}

${GUIDANCE}`,
    values: { Dialect: ['770', '0x302'], Dialect2: ['514', '0x202'] },
    says: { ...NOTHING, event: 31012 },
  },
  {
    ...client,
    title: '31014',
    id: 31014,
    message: `The client received an unencrypted message when encryption was expected.

Server name: {ServerName}
Session ID:{SessionId}
Tree ID:{TreeId}
Message ID:{MessageId}
Command: Tree connect
Instance Name: \\Device\\LanmanRedirector
Server address: {RemoteAddress}
Client address: 10.2.0.9:50012
${GUIDANCE}`,
    values: {
      Smb2Command: '3',
      MessageId: ['27', '0x1B'],
      SessionId: ['74766791606529', '0x440000067901'],
      TreeId: ['5', '0x5'],
      ServerName: '\\files',
      Status: '3221225506',
      RemoteAddress: SERVER_SOCKET,
    },
    says: { ...NOTHING, event: 31014, server: 'files', status: 0xc0000022 },
    saysOfMessage: { ...NOTHING, event: 31014, server: 'files' },
  },
  {
    ...client,
    title: '31015',
    id: 31015,
    message: `Failed to decrypt an encrypted SMB message.

Error:{StatusText}

Server name: {ServerName}
Session ID:{SessionId}
Instance Name: \\Device\\LanmanRedirector

${GUIDANCE}`,
    values: {
      Smb2Command: '0',
      MessageId: '0',
      SessionId: ['74766791606529', '0x440000067901'],
      TreeId: '0',
      ServerName: '\\files',
      Status: '3221226498',
      StatusText: ['', 'The specified session key is not valid.'],
    },
    ...failure({ event: 31015, server: 'files' }, 0xc0000402, 'The specified session key is not valid.'),
  },
  // ---- audits
  {
    ...audit,
    title: '31997',
    id: 31997,
    message: `The SMB client was logged on as Guest account.

Server name: {ServerName}`,
    values: { ServerName: '\\nas01' },
    kind: 'guest-allowed',
    says: { event: 31997, server: 'nas01' },
  },
  {
    ...audit,
    title: '32000',
    id: 32000,
    message: `SMB1 negotiate response received from remote device when SMB1 cannot be negotiated by the local computer. 

Dialect: {Reason}

 Server name: {ServerNameLength}

 ${GUIDANCE}`,
    values: { Reason: '2', Dialect: ['767', '0x2FF'], ServerNameLength: '6', ServerName: '\\nas01' },
    says: { event: 32000, peer: 'nas01' },
    saysOfMessage: { event: 32000, peer: null },
  },
  {
    ...audit,
    title: '32000, should a build print the name',
    id: 32000,
    message: `SMB1 negotiate response received from remote device when SMB1 cannot be negotiated by the local computer. 

Dialect: {Dialect}

 Server name: {ServerName}

 ${GUIDANCE}`,
    values: { Reason: '2', Dialect: ['767', '0x2FF'], ServerNameLength: '6', ServerName: '\\nas01' },
    says: { event: 32000, peer: 'nas01' },
  },
  {
    ...audit,
    title: '32002',
    id: 32002,
    message: `The local computer received an SMB1 negotiate response.

Dialect: {Dialect}

 SecurityMode {SecurityMode}

 Server name: {ServerName}

 ${GUIDANCE}`,
    values: { Dialect: ['767', '0x2FF'], SecurityMode: ['3', '0x3'], ServerName: '\\nas01' },
    says: { event: 32002, peer: 'nas01' },
  },
];
