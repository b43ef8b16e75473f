import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_CONNECTIVITY } from './providers.ts';
import { smbConnectionEvent } from './smb-connection-event.ts';

/**
 * 30807: the connection to one share was lost. What the message calls the share's name is the data `ServerName`.
 *
 * ```
 * The connection to the share was lost.
 *
 * Error: The network name cannot be found.
 *
 * Share name: \files\finance
 * Session ID: 0x440000067901
 * Tree ID: 0x5
 * ```
 *
 * Manifest of Microsoft-Windows-SMBClient, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbClient30807ShareLost = eventKind({
  name: 'smb-client-30807-share-lost',
  providers: SMB_CLIENT,
  ids: [30807],
  channels: [SMB_CLIENT_CONNECTIVITY],
  tells: ['smb-connection-event'],
  data: ['Status', 'SessionId', 'TreeId', 'ServerNameLength', 'ServerName', 'AddressLength', 'Address'],
  layouts: [['StatusText', 'ServerName', 'SessionId', 'TreeId']],
  sentence: () => ({}),
  *finds(fields) {
    yield* smbConnectionEvent(30807, 'lost', 'share lost', fields);
  },
});
