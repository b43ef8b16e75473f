import { eventKind } from '../event-record.ts';
import { SMB_SERVER, SMB_SERVER_OPERATIONAL } from './providers.ts';
import { smbServerFailure } from './smb-server-failure.ts';

const CLIENT = ['ClientName', 'ClientAddress', 'UserName', 'SessionID'] as const;

/**
 * 1005: what the client negotiated is not what it confirms afterwards. Windows 8 wrote one sentence, 8.1 both sides' values, Windows
 * 10 and later a status; their data stand in different orders, so insert strings are read of the newest only.
 *
 * ```
 * Negotiate integrity check failed.
 *
 * Status: {Access Denied} …
 * Client Name: \\10.2.0.9
 * Client Address: 10.2.0.9:50012
 * User Name: CONTOSO\mara
 * Session ID: 0x440000067901
 * ```
 *
 * Manifest of Microsoft-Windows-SMBServer, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbServer1005NegotiateValidation = eventKind({
  name: 'smb-server-1005-negotiate-validation',
  providers: SMB_SERVER,
  ids: [1005],
  channels: [SMB_SERVER_OPERATIONAL],
  tells: ['smb-server-failure'],
  data: [
    'Status',
    'TranslatedStatus',
    'ClientNameLength',
    'ClientName',
    'UserNameLength',
    'UserName',
    'ClientAddressLength',
    'ClientAddress',
    'SessionID',
  ],
  fewest: 9,
  layouts: [
    [
      ...CLIENT,
      'ExpectedDialect',
      'ExpectedCapabilities',
      'ExpectedSecurityMode',
      'ReceivedDialect',
      'ReceivedCapabilities',
      'ReceivedSecurityMode',
    ],
    ['StatusText', ...CLIENT],
  ],
  sentence: (message) => ({ ClientName: /\\\\[\w.:-]*\w/.exec(message)?.[0] }),
  *finds(fields) {
    yield* smbServerFailure(1005, 'negotiate', fields);
  },
});
