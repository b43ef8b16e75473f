import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_CONNECTIVITY } from './providers.ts';
import { smbConnectionEvent } from './smb-connection-event.ts';

/**
 * 30804: a network connection ended. Windows 10 and later print the adapter first; the oldest version, whose data stand in another
 * order, is read by name and from its message only.
 *
 * ```
 * A network connection was disconnected.
 *
 * Instance name: \Device\LanmanRedirector
 * Server name: \files
 * Server address: 10.2.0.7:445
 * Connection type: Wsk
 * InterfaceId: 12
 * ```
 *
 * Manifest of Microsoft-Windows-SMBClient, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbClient30804Disconnected = eventKind({
  name: 'smb-client-30804-disconnected',
  providers: SMB_CLIENT,
  ids: [30804],
  channels: [SMB_CLIENT_CONNECTIVITY],
  tells: ['smb-connection-event'],
  data: [
    'Reason',
    'Status',
    'InstanceNameLength',
    'InstanceName',
    'ServerNameLength',
    'ServerName',
    'AddressLength',
    'Address',
    'ConnectionType',
    'InterfaceId',
  ],
  fewest: 10,
  layouts: [
    ['InstanceName', 'ServerName', 'Address', 'ConnectionType', 'InterfaceId'],
    ['ServerName', 'Address', 'ConnectionType'],
  ],
  sentence: () => ({}),
  *finds(fields) {
    yield* smbConnectionEvent(30804, 'lost', 'connection ended', fields);
  },
});
