import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_CONNECTIVITY } from './providers.ts';
import { smbConnectionEvent } from './smb-connection-event.ts';

/**
 * 30809: the server answers TCP and leaves a request unanswered: it is slow or hangs.
 *
 * ```
 * A request timed out because there was no response from the server.
 *
 * Server name: \files
 * Session ID:0x440000067901
 * Tree ID:0x5
 * Message ID:0x1B
 * Command: Tree connect
 * ```
 *
 * Manifest of Microsoft-Windows-SMBClient, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbClient30809TimedOut = eventKind({
  name: 'smb-client-30809-timed-out',
  providers: SMB_CLIENT,
  ids: [30809],
  channels: [SMB_CLIENT_CONNECTIVITY],
  tells: ['smb-connection-event'],
  data: [
    'Smb2Command',
    'MessageId',
    'SessionId',
    'TreeId',
    'ServerNameLength',
    'ServerName',
    'Status',
    'InstanceNameLength',
    'InstanceName',
    'RetryCount',
    'ElapsedTimeInMs',
  ],
  layouts: [['ServerName', 'SessionId', 'TreeId', 'MessageId']],
  sentence: () => ({}),
  *finds(fields) {
    yield* smbConnectionEvent(30809, 'slow', 'no answer in time', fields);
  },
});
