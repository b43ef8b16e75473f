import { describe, expect, it } from 'vitest';
import { checkExamples, found, recordOf, type Example } from './example.testing.ts';

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

const server = {
  provider: 'Microsoft-Windows-SMBServer',
  channel: 'Microsoft-Windows-SMBServer/Security',
} as const;

/** AF_INET, port 50012, 10.2.0.9, as XML and evtx print it. */
const SOCKET = ['02-00-C3-5C-0A-02-00-09-00-00-00-00-00-00-00-00', '10.2.0.9:50012'] as const;

const REFUSED = `SMB Session Authentication Failure

Client Name: {ClientName}
Client Address: {ClientAddress}
User Name: {UserName}
Session ID: {SessionId}
Status: {StatusText}
SPN: {SPN}
SPN Validation Policy: {SPNValidationPolicy}

Guidance:

You should expect this error when attempting to connect to shares using incorrect credentials.

This error can occur when using incorrect usernames and passwords with NTLM.`;

checkExamples([
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
  {
    ...server,
    title: '551 with the SPN lines',
    id: 551,
    message: REFUSED,
    values: {
      SessionGUID: '30367936-3631-000a-5a2a-cabc9eb4d501',
      ConnectionGUID: '30316796-3631-000a-592a-cfff9abcd501',
      Status: '0xC000006D',
      TranslatedStatus: '0xC000006D',
      StatusText: [
        '',
        'The attempted logon is invalid. This is either due to a bad username or authentication information. (0xC000006D)',
      ],
      ClientAddressLength: '16',
      ClientAddress: SOCKET,
      SessionId: '0x17C3930000005',
      UserName: '',
      ClientName: '\\\\10.2.0.9',
      SPN: 'session setup failed before the SPN could be queried',
      SPNValidationPolicy: ['0', 'SPN optional / no validation'],
    },
    kind: 'smb-session-refused',
    says: { client: '10.2.0.9', address: '10.2.0.9', user: null, status: 0xc000006d, spnPolicy: '0' },
    saysOfMessage: {
      client: '10.2.0.9',
      address: '10.2.0.9',
      user: null,
      status: 0xc000006d,
      spnPolicy: 'SPN optional / no validation',
    },
    text: '551 status 0xC000006D, client 10.2.0.9, address 10.2.0.9, no user name, SPN policy 0',
  },
  {
    ...server,
    title: '551 whose status runs over two lines',
    id: 551,
    message: REFUSED,
    values: {
      SessionGUID: '',
      Status: '0xC0000022',
      StatusText: ['', `${DENIED[1]} (0xC0000022)`],
      ClientAddress: ['fe80::9', '[fe80::9]:50012'],
      SessionId: '0x17C3930000005',
      UserName: 'CONTOSO\\mara',
      ClientName: '\\\\WS07',
      SPN: '',
      SPNValidationPolicy: 'SPN required / validate full',
    },
    kind: 'smb-session-refused',
    says: {
      client: 'WS07',
      address: 'fe80::9',
      user: 'CONTOSO\\mara',
      status: 0xc0000022,
      spnPolicy: 'SPN required / validate full',
    },
  },
  {
    ...server,
    title: '551 of Server 2012, without the SPN lines',
    id: 551,
    message: REFUSED.replace('SPN: {SPN}\nSPN Validation Policy: {SPNValidationPolicy}\n', ''),
    values: {
      Status: '0xC0000022',
      StatusText: ['', `${DENIED[1]} (0xC0000022)`],
      ClientAddress: '10.2.0.9:50012',
      SessionId: '0x17C3930000005',
      UserName: 'CONTOSO\\mara',
      ClientName: '\\\\WS07',
    },
    kind: 'smb-session-refused',
    says: {
      client: 'WS07',
      address: '10.2.0.9',
      user: 'CONTOSO\\mara',
      status: 0xc0000022,
      spnPolicy: null,
    },
  },
  {
    ...server,
    title: '1006',
    id: 1006,
    message: `The share denied access to the client.

Client Name: {ClientName}
Client Address: {ClientAddress}
User Name: {UserName}
Session ID: {SessionID}
Share Name: {ShareName}
Share Path: {SharePath}
Status: {TranslatedStatus} ({Status})
Mapped Access: 0x1F01FF
Granted Access: 0x0
Security Descriptor: 0x01000480

${GUIDANCE}`,
    values: {
      ClientName: '\\\\10.2.0.9',
      ClientAddress: SOCKET,
      UserName: 'CONTOSO\\mara',
      SessionID: '0x440000067901',
      ShareName: '\\\\*\\Finance',
      SharePath: '\\??\\D:\\Finance',
      Status: '0xC0000022',
      TranslatedStatus: ['0xC0000022', DENIED[1]],
    },
    kind: 'smb-share-denied',
    says: {
      event: 1006,
      client: '10.2.0.9',
      address: '10.2.0.9',
      user: 'CONTOSO\\mara',
      share: '\\\\*\\Finance',
    },
    text: '1006 share \\\\*\\Finance, user CONTOSO\\mara, client 10.2.0.9, address 10.2.0.9',
  },
  {
    ...server,
    title: '1007',
    id: 1007,
    message: `The share denied anonymous access to the client.

Client Name: {ClientName}
Client Address: {ClientAddress}
Share Name: {ShareName}
Share Path: {SharePath}

${GUIDANCE}`,
    values: {
      ClientName: '\\\\10.2.0.9',
      ClientAddress: SOCKET,
      ShareName: '\\\\*\\Finance',
      SharePath: '\\??\\D:\\Finance',
    },
    kind: 'smb-share-denied',
    says: { event: 1007, client: '10.2.0.9', address: '10.2.0.9', user: null, share: '\\\\*\\Finance' },
  },
  {
    ...server,
    title: '1009',
    id: 1009,
    message: `The server denied anonymous access to the client.

Client Name: {ClientName}
 Client Address: {ClientAddress}
Session ID: {SessionId}

${GUIDANCE}`,
    values: { ClientName: '\\\\10.2.0.9', ClientAddress: SOCKET, SessionId: '0x440000067901' },
    kind: 'smb-share-denied',
    says: { event: 1009, client: '10.2.0.9', address: '10.2.0.9', user: null, share: null },
  },
  ...([3021, 3022] as const).map((id): Example => ({
    ...server,
    title: `${id}`,
    id,
    channel: 'Microsoft-Windows-SMBServer/Audit',
    message: `The SMB server observed that the client doesn't support it.

Client name: {ClientName}
Server requires it: {ServerRequires}
`,
    values: { ClientName: '\\\\10.2.0.9', ServerRequires: 'false' },
    kind: 'peer-lacks',
    says: { event: id, what: id === 3021 ? 'signing' : 'encryption', peer: '10.2.0.9' },
  })),
]);

describe('31018', () => {
  it('says nothing where the value is off', () => {
    const record = {
      ...recordOf({ ...client, id: 31018, title: '', message: null, values: {}, says: null }),
    };
    expect(found({ ...record, data: { RegName: 'AllowInsecureGuestAuth', RegValue: '0' } })).toEqual([]);
  });
});
