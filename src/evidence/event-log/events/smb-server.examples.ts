/**
 * Events of the SMB server as each kind of export shows them, and what must be read of them. All values are invented.
 */
import type { Example } from './example.testing.ts';

const DENIED = [
  '3221225506',
  '{Access Denied}\nA process has requested access to an object, but has not been granted those access rights.',
] as const;

const GUIDANCE = `Guidance:
This typically indicates that something must be configured. Note: https://example.com/ has more.`;

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

const operational = {
  ...server,
  channel: 'Microsoft-Windows-SMBServer/Operational',
  kind: 'smb-server-failure',
} as const;
const audit = { ...server, channel: 'Microsoft-Windows-SMBServer/Audit' } as const;

const CALLER_WITHOUT_SHARE = {
  ClientName: '\\\\10.2.0.9',
  ClientAddress: SOCKET,
  UserName: 'CONTOSO\\mara',
  SessionID: '0x440000067901',
} as const;
const CALLER = { ...CALLER_WITHOUT_SHARE, ShareName: '\\\\*\\Finance' } as const;

const failure = (event: number, what: string) => ({
  event,
  what,
  client: '10.2.0.9',
  address: '10.2.0.9',
  user: 'CONTOSO\\mara',
  share: '\\\\*\\Finance',
});

export const smbServerExamples: readonly Example[] = [
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
  {
    ...audit,
    title: '3021 whose data name the user too',
    id: 3021,
    message: `The SMB server observed that the client doesn't support signing.

Client name: {ClientName}
Server requires signing: {ServerRequiresSigning}
`,
    values: {
      ClientName: '\\\\10.2.0.9',
      UserName: 'CONTOSO\\mara',
      ServerRequiresSigning: 'true',
    },
    kind: 'peer-lacks',
    says: { event: 3021, what: 'signing', peer: '10.2.0.9' },
  },
  // ---- signing, encryption, dialect
  {
    ...operational,
    title: '1003',
    id: 1003,
    message: `The server received an unencrypted message from client when encryption was required. Message was rejected.

Client Name: {ClientName}
Client Address: {ClientAddress}
User Name: {UserName}
Session ID: {SessionID}
Share Name: {ShareName}

${GUIDANCE}`,
    values: CALLER,
    says: failure(1003, 'encryption'),
    text: '1003 encryption, client 10.2.0.9, address 10.2.0.9, user CONTOSO\\mara, share \\\\*\\Finance',
  },
  {
    ...operational,
    title: '1003 of Server 2012',
    id: 1003,
    message: `The server received an unencrypted message. Message was rejected.

Client Name: {ClientName}

${GUIDANCE}`,
    values: CALLER,
    says: failure(1003, 'encryption'),
    saysOfMessage: { ...failure(1003, 'encryption'), address: null, user: null, share: null },
  },
  {
    ...operational,
    title: '1004',
    id: 1004,
    message: `The server rejected an incorrectly signed message.

Client Name: {ClientName}
Client Address: {ClientAddress}
User Name: {UserName}
Session ID: {SessionID}

${GUIDANCE}`,
    values: CALLER_WITHOUT_SHARE,
    says: { ...failure(1004, 'signing'), share: null },
  },
  {
    ...operational,
    title: '1004 of Server 2012',
    id: 1004,
    message: `The server received an incorrectly signed message. Message was rejected.

Client Name: {ClientName}

${GUIDANCE}`,
    values: CALLER_WITHOUT_SHARE,
    says: { ...failure(1004, 'signing'), share: null },
    saysOfMessage: { ...failure(1004, 'signing'), address: null, user: null, share: null },
  },
  {
    ...operational,
    title: '1005',
    id: 1005,
    message: `Negotiate integrity check failed.

Status: {TranslatedStatus}
Client Name: {ClientName}
Client Address: {ClientAddress}
User Name: {UserName}
Session ID: {SessionID}

${GUIDANCE}`,
    values: { ...CALLER_WITHOUT_SHARE, Status: '0xC0000022', TranslatedStatus: ['0xC0000022', DENIED[1]] },
    says: { ...failure(1005, 'negotiate'), share: null },
  },
  {
    ...operational,
    title: '1005 of Server 2012 R2',
    id: 1005,
    message: `The server rejected an invalid negotiation request. Connection was terminated.

Client Name: {ClientName}
Client Address: {ClientAddress}
User Name: {UserName}
Session ID: {SessionID}
Expected Dialect: 0x302
Expected Capabilities: 0x7F
Expected Security Mode: 0x1
Received Dialect: 0x202
Received Capabilities: 0x0
Received Security Mode: 0x1

${GUIDANCE}`,
    values: { ...CALLER_WITHOUT_SHARE, Status: '0' },
    says: { ...failure(1005, 'negotiate'), share: null },
  },
  {
    ...operational,
    title: '1005 of Server 2012',
    id: 1005,
    message: 'The server failed to validate negotiation from client {ClientName}. Connection was terminated.',
    values: { ...CALLER_WITHOUT_SHARE, Status: '0' },
    says: { ...failure(1005, 'negotiate'), share: null },
    saysOfMessage: { ...failure(1005, 'negotiate'), address: null, user: null, share: null },
  },
  {
    ...server,
    title: '1015',
    id: 1015,
    message: `Decrypt call failed.

Client Name: {ClientName}
Client Address: {ClientAddress}
Session ID: {SessionID}
Status: {TranslatedStatus} ({Status})

${GUIDANCE}`,
    values: {
      ClientName: '\\\\10.2.0.9',
      ClientAddress: SOCKET,
      SessionID: '0x440000067901',
      Status: '0xC0000402',
      TranslatedStatus: ['0xC0000402', 'The specified session key is not valid.'],
    },
    kind: 'smb-server-failure',
    says: { ...failure(1015, 'encryption'), user: null, share: null },
  },
  {
    ...operational,
    title: '1046',
    id: 1046,
    message: `The server received a request and the server requires encryption, but no cipher was negotiated.

Request: {Smb2Command}
Client Name: {ClientName}
Client Address: {ClientAddress}
User Name: {UserName}
Session ID: {SessionID}
Share Name: {ShareName}

${GUIDANCE}`,
    values: { ...CALLER, Smb2Command: ['3', 'Tree connect'] },
    says: failure(1046, 'encryption'),
  },
  {
    ...operational,
    title: '1061',
    id: 1061,
    message: `SMB2 Request Negotiate Dialect Failure

Session ID: {SessionId}
Client Address: {ClientAddress}
Client Name:{ClientName}
Client Dialects: {Dialects}
Minimum dialect required by server: {MinSmb2Dialect}
Maximum dialect required by server: {MaxSmb2Dialect}

${GUIDANCE}`,
    values: {
      SessionId: '0',
      ProcessId: '0x0',
      TreeId: '0',
      MessageId: '0',
      Dialects: '514',
      MinSmb2Dialect: '0x300',
      MaxSmb2Dialect: '0x311',
      ClientAddress: SOCKET,
      ClientName: '\\\\10.2.0.9',
    },
    says: { ...failure(1061, 'dialect'), user: null, share: null },
    text: '1061 dialect, client 10.2.0.9, address 10.2.0.9, lowest dialect 0x300',
  },
  {
    ...server,
    title: '1906',
    id: 1906,
    message: `Session key for connection is weaker than required. Connection will be closed as a result.

Client: {ClientName}
User: {UserName}
Session key length: {SessionKeyLength}
Required Session key length: {RequiredSessionKeyLength}

${GUIDANCE}`,
    values: {
      ClientName: '\\\\10.2.0.9',
      SessionKeyLength: '128',
      RequiredSessionKeyLength: '256',
      SessionId: '5',
      UserName: 'CONTOSO\\mara',
      AuthProtocol: '1',
    },
    kind: 'smb-server-failure',
    says: { ...failure(1906, 'session-key'), address: null, share: null },
    text: '1906 session-key, client 10.2.0.9, user CONTOSO\\mara, required key bits 256',
  },
  // ---- neither refuses anybody
  ...([1016, 1020] as const).map((id): Example => ({
    ...operational,
    title: `${id}`,
    id,
    message: `It took longer, or it did not work again.

Client Name: {ClientName}
Client Address: {ClientAddress}
User Name: {UserName}
Session ID: {SessionId}
Share Name: {ShareName}
File Name: 2026\\plan.xlsx

${GUIDANCE}`,
    values: { ...CALLER, SessionId: '0x440000067901', Status: '0xC0000034' },
    says: failure(id, id === 1016 ? 'handle' : 'slow'),
  })),
  // ---- settings that SMB reports
  {
    ...server,
    title: '1021',
    id: 1021,
    message: `LmCompatibilityLevel value is different from the default.

Configured LM Compatibility Level: {ConfiguredLmCompatibilityLevel}
Default LM Compatibility Level: {DefaultLmCompatibilityLevel}

${GUIDANCE}`,
    values: { ConfiguredLmCompatibilityLevel: '5', DefaultLmCompatibilityLevel: '3' },
    kind: 'reported-setting',
    says: { event: 1021, side: 'server', name: 'LmCompatibilityLevel', value: 5 },
  },
  {
    ...operational,
    title: '1024',
    id: 1024,
    message: `SMB2 and SMB3 have been disabled on this server.

Registry Key: HKLM\\System\\CurrentControlSet\\Services\\LanmanServer\\Parameters
Registry Value: Smb2
Default Value: 1 (or not present)
Current Value: 0`,
    values: {},
    kind: 'reported-setting',
    says: { event: 1024, side: 'server', name: 'Smb2', value: 0 },
  },
  {
    ...operational,
    title: '1025',
    id: 1025,
    message: `One or more named pipes or shares have been marked for access by anonymous users.

Registry Values: NullSessionPipes, NullSessionShares`,
    values: {},
    kind: 'reported-setting',
    says: {
      event: 1025,
      side: 'server',
      name: 'NullSessionPipes or NullSessionShares',
      value: 'not empty',
    },
  },
  {
    ...operational,
    title: '1062',
    id: 1062,
    message: `SMB Dialect Change 

{SmbDialect} was changed from {OldDialect} to {NewDialect}.`,
    values: { SmbDialect: 'MaxSmb2Dialect', OldDialect: '0x311', NewDialect: '0x302' },
    kind: 'reported-setting',
    says: { event: 1062, side: 'server', name: 'MaxSmb2Dialect', value: '0x302' },
    saysTranslated: { event: 1062, side: 'server', name: 'SMB dialect', value: null },
  },
  // ---- audits
  ...([3000, 3002] as const).map((id): Example => ({
    ...audit,
    title: `${id}`,
    id,
    message: `SMB1 access

Client Address: {ClientName}

${GUIDANCE}`,
    values: { ClientName: '192.0.2.60' },
    kind: 'smb1-seen',
    says: { event: id, peer: '192.0.2.60' },
    text: `${id} SMB 1, client 192.0.2.60`,
  })),
  ...(
    [
      'Microsoft-Windows-SMBServer/Operational',
      'Microsoft-Windows-SMBServer/Security',
      'Microsoft-Windows-SMBServer/Audit',
    ] as const
  ).map((channel): Example => ({
    ...server,
    title: `3023 in ${channel}`,
    id: 3023,
    channel,
    message: `The SMB client was logged on as Guest account.

Client name: {ClientName}`,
    values: { ClientName: '\\\\10.2.0.9' },
    kind: 'guest-logon',
    says: { event: 3023, client: '10.2.0.9' },
  })),
  ...([3024, 3025, 3026] as const).map((id): Example => ({
    ...audit,
    title: `${id}`,
    id,
    message: null,
    values: {
      ClientName: '\\\\10.2.0.9',
      SPN: id === 3025 ? 'cifs/files.contoso.example' : '',
      Status: '0xC0000022',
      SPNValidationPolicy: '1',
    },
    kind: 'spn-audited',
    says: {
      event: id,
      client: '10.2.0.9',
      spn: id === 3025 ? 'cifs/files.contoso.example' : null,
      policy: '1',
    },
  })),
];
