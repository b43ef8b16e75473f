import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_SECURITY } from './providers.ts';
import { smbClientFailure } from './smb-client-failure.ts';

/**
 * 31014: an answer came in clear text where encryption was agreed. The message prints no error, the data do. Newer builds add two
 * address lines.
 *
 * ```
 * The client received an unencrypted message when encryption was expected.
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
export const smbClient31014Unencrypted = eventKind({
  name: 'smb-client-31014-unencrypted',
  providers: SMB_CLIENT,
  ids: [31014],
  channels: [SMB_CLIENT_SECURITY],
  tells: ['smb-client-failure'],
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
    'RemoteAddressLength',
    'RemoteAddress',
    'LocalAddressLength',
    'LocalAddress',
  ],
  layouts: [['ServerName', 'SessionId', 'TreeId', 'MessageId']],
  *finds(fields) {
    yield* smbClientFailure(31014, fields);
  },
});
