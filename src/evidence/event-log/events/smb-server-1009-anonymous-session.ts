import { eventKind } from '../event-record.ts';
import { SMB_SERVER, SMB_SERVER_SECURITY } from './providers.ts';
import { shareDenied } from './share-denied.ts';

/**
 * 1009: as 1007, refused for the whole session before any share was named.
 *
 * ```
 * The server denied anonymous access to the client.
 *
 * Client Name: \\10.2.0.9
 *  Client Address: 10.2.0.9:50012
 * Session ID: 0x440000067901
 * ```
 *
 * Manifest of Microsoft-Windows-SMBServer, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbServer1009AnonymousSession = eventKind({
  name: 'smb-server-1009-anonymous-session',
  providers: SMB_SERVER,
  ids: [1009],
  channels: [SMB_SERVER_SECURITY],
  tells: ['smb-share-denied'],
  data: [
    'ClientAddressLength',
    'ClientAddress',
    'ClientNameLength',
    'ClientName',
    'SessionId',
    'SessionGUID',
    'ConnectionGUID',
  ],
  layouts: [['ClientName', 'ClientAddress', 'SessionId']],
  *finds(fields) {
    yield* shareDenied(1009, fields);
  },
});
