import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_SECURITY } from './providers.ts';
import { smbClientFailure } from './smb-client-failure.ts';

/**
 * 31015: an encrypted answer could not be read, mostly because its session no longer exists.
 *
 * ```
 * Failed to decrypt an encrypted SMB message.
 *
 * Error:The specified session key is not valid.
 *
 * Server name: \files
 * Session ID:0x440000067901
 * Instance Name: \Device\LanmanRedirector
 * ```
 *
 * Manifest of Microsoft-Windows-SMBClient, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbClient31015NotDecrypted = eventKind({
  name: 'smb-client-31015-not-decrypted',
  providers: SMB_CLIENT,
  ids: [31015],
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
  ],
  layouts: [['StatusText', 'ServerName', 'SessionId']],
  *finds(fields) {
    yield* smbClientFailure(31015, fields);
  },
});
