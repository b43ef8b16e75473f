import { eventKind } from '../event-record.ts';
import { SMB_SERVER, SMB_SERVER_SECURITY } from './providers.ts';
import { shareDenied } from './share-denied.ts';

/**
 * 1007: the client sent no credential at all, and the share allows no anonymous access.
 *
 * ```
 * The share denied anonymous access to the client.
 *
 * Client Name: \\10.2.0.9
 * Client Address: 10.2.0.9:50012
 * Share Name: \\*\Finance
 * Share Path: \??\D:\Finance
 * ```
 *
 * Manifest of Microsoft-Windows-SMBServer, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbServer1007AnonymousDenied = eventKind({
  name: 'smb-server-1007-anonymous-denied',
  providers: SMB_SERVER,
  ids: [1007],
  channels: [SMB_SERVER_SECURITY],
  tells: ['smb-share-denied'],
  data: [
    'ShareNameLength',
    'ShareName',
    'SharePathLength',
    'SharePath',
    'ClientAddressLength',
    'ClientAddress',
    'ClientNameLength',
    'ClientName',
  ],
  layouts: [['ClientName', 'ClientAddress', 'ShareName', 'SharePath']],
  *finds(fields) {
    yield* shareDenied(1007, fields);
  },
});
