import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_OPERATIONAL } from './providers.ts';
import { smbConnectionEvent } from './smb-connection-event.ts';

/**
 * 30952: of several connections that were tried at once (TCP, QUIC, RDMA), this one was not taken.
 *
 * ```
 * The SMB redirector did not select the connection initiated with the following parameters:
 *
 * Server name: files
 * IP Address: 10.2.0.7:443
 * Transport: Quic
 * Instance Name:\Device\LanmanRedirector
 * Port Origin: 0
 *
 * The failure status associated with this decision: The operation was canceled.
 * ```
 *
 * Manifest of Microsoft-Windows-SMBClient, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbClient30952NotChosen = eventKind({
  name: 'smb-client-30952-not-chosen',
  providers: SMB_CLIENT,
  ids: [30952],
  channels: [SMB_CLIENT_OPERATIONAL],
  tells: ['smb-connection-event'],
  data: [
    'ServerNameLength',
    'ServerName',
    'ConnectionType',
    'RemoteAddressLength',
    'RemoteAddress',
    'InstanceNameLength',
    'InstanceName',
    'PortSelectionOrigin',
    'Status',
  ],
  layouts: [['ServerName', 'RemoteAddress']],
  sentence: () => ({}),
  *finds(fields) {
    yield* smbConnectionEvent(30952, 'not-made', 'connection not taken', fields);
  },
});
