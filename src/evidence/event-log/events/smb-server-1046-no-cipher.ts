import { eventKind } from '../event-record.ts';
import { SMB_SERVER, SMB_SERVER_OPERATIONAL } from './providers.ts';
import { smbServerFailure } from './smb-server-failure.ts';

/**
 * 1046: the server requires encryption, and no cipher was agreed with this client.
 *
 * ```
 * The server received a request and the server requires encryption, but the server and client did not negotiate …
 *
 * Request: Tree connect
 * Client Name: \\10.2.0.9
 * Client Address: 10.2.0.9:50012
 * User Name: CONTOSO\mara
 * Session ID: 0x440000067901
 * Share Name: \\*\Finance
 * ```
 *
 * Manifest of Microsoft-Windows-SMBServer, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbServer1046NoCipher = eventKind({
  name: 'smb-server-1046-no-cipher',
  providers: SMB_SERVER,
  ids: [1046],
  channels: [SMB_SERVER_OPERATIONAL],
  tells: ['smb-server-failure'],
  data: [
    'ShareNameLength',
    'ShareName',
    'ClientNameLength',
    'ClientName',
    'UserNameLength',
    'UserName',
    'ClientAddressLength',
    'ClientAddress',
    'SessionID',
    'Smb2Command',
  ],
  layouts: [['Request', 'ClientName', 'ClientAddress', 'UserName', 'SessionID', 'ShareName']],
  *finds(fields) {
    yield* smbServerFailure(1046, 'encryption', fields);
  },
});
