import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_CONNECTIVITY } from './providers.ts';
import { smbConnectionEvent } from './smb-connection-event.ts';

/**
 * 30822: one more channel could not be added to a connection that works. For diagnostics only, by its own text.
 *
 * ```
 * Failed to establish an SMB multichannel network connection.
 *
 * Error: {Network Name Not Found} …
 *
 * Server name: files
 * Server address: 192.0.2.7:445
 * Client address: 192.0.2.9:0
 * ```
 *
 * Manifest of Microsoft-Windows-SMBClient, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbClient30822ChannelFailed = eventKind({
  name: 'smb-client-30822-channel-failed',
  providers: SMB_CLIENT,
  ids: [30822],
  channels: [SMB_CLIENT_CONNECTIVITY],
  tells: ['smb-connection-event'],
  data: [
    'Reason',
    'Status',
    'ServerNameLength',
    'ServerName',
    'AddressLength',
    'RemoteAddress',
    'LocalAddress',
    'InstanceNameLength',
    'InstanceName',
    'ConnectionType',
    'PortSelectionOrigin',
  ],
  layouts: [['StatusText', 'ServerName']],
  sentence: () => ({}),
  *finds(fields) {
    yield* smbConnectionEvent(30822, 'not-made', 'no further channel', fields);
  },
});
