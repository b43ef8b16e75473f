import { eventKind } from '../event-record.ts';
import { SMB_SERVER, SMB_SERVER_OPERATIONAL } from './providers.ts';
import { smbServerFailure } from './smb-server-failure.ts';

/**
 * 1003: share or server require encryption, and the client sent clear text. The oldest version prints the client only.
 *
 * ```
 * The server received an unencrypted message from client when encryption was required. Message was rejected.
 *
 * Client Name: \\10.2.0.9
 * Client Address: 10.2.0.9:50012
 * User Name: CONTOSO\mara
 * Session ID: 0x440000067901
 * Share Name: \\*\Finance
 * ```
 *
 * Manifest of Microsoft-Windows-SMBServer, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbServer1003Unencrypted = eventKind({
  name: 'smb-server-1003-unencrypted',
  providers: SMB_SERVER,
  ids: [1003],
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
  ],
  layouts: [['ClientName', 'ClientAddress', 'UserName', 'SessionID', 'ShareName'], ['ClientName']],
  *finds(fields) {
    yield* smbServerFailure(1003, 'encryption', fields);
  },
});
