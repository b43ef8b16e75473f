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
];
