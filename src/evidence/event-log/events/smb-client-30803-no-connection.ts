import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_CONNECTIVITY } from './providers.ts';
import { smbClientFailure } from './smb-client-failure.ts';

/**
 * 30803: no connection to the server's port 445. Authentication was not reached. Its versions differ behind the
 * server's name only, in data and message alike.
 *
 * ```
 * Failed to establish a network connection.
 *
 * Error: {Device Timeout}
 * The specified I/O operation on %hs was not completed before the time-out period expired.
 *
 * Server name: fs01.contoso.example
 * Server address: 10.2.0.9:445
 * Connection type: Wsk
 * ```
 *
 * Manifest of Microsoft-Windows-SMBClient, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbClient30803NoConnection = eventKind({
  name: 'smb-client-30803-no-connection',
  providers: SMB_CLIENT,
  ids: [30803],
  channels: [SMB_CLIENT_CONNECTIVITY],
  tells: ['smb-client-failure'],
  data: [
    'Reason',
    'Status',
    'ServerNameLength',
    'ServerName',
    // As of the newest version; nothing below the name is read.
    'AddressLength',
    'RemoteAddress',
    'LocalAddress',
    'InstanceNameLength',
    'InstanceName',
    'ConnectionType',
    'PortSelectionOrigin',
    'ConnectionIdSize',
    'ConnectionId',
    'ClientCertSha1HashSize',
    'ClientCertSha1Hash',
  ],
  layouts: [['StatusText', 'ServerName']],
  *finds(fields) {
    yield* smbClientFailure(30803, fields);
  },
});
