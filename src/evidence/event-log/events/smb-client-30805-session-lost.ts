import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_CONNECTIVITY } from './providers.ts';
import { smbConnectionEvent } from './smb-connection-event.ts';

/**
 * 30805: the client lost its session: the network went away, or the server ended it.
 *
 * ```
 * The client lost its session to the server.
 *
 * Error: The transport connection is now disconnected.
 *
 * Server name: \files
 * Session ID: 0x440000067901
 * ```
 *
 * Manifest of Microsoft-Windows-SMBClient, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbClient30805SessionLost = eventKind({
  name: 'smb-client-30805-session-lost',
  providers: SMB_CLIENT,
  ids: [30805],
  channels: [SMB_CLIENT_CONNECTIVITY],
  tells: ['smb-connection-event'],
  data: ['Status', 'SessionId', 'TreeId', 'ServerNameLength', 'ServerName', 'AddressLength', 'Address'],
  layouts: [['StatusText', 'ServerName', 'SessionId']],
  sentence: () => ({}),
  *finds(fields) {
    yield* smbConnectionEvent(30805, 'lost', 'session lost', fields);
  },
});
