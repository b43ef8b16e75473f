import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_SECURITY } from './providers.ts';
import { smbClientFailure } from './smb-client-failure.ts';

/**
 * 31013: the signature of an answer was wrong. Newer builds add two address lines below the command.
 *
 * ```
 * The signing validation failed.
 *
 * Error:The cryptographic signature is invalid.
 *
 * Server name: \files
 * Session ID:0x440000067901
 * Tree ID:0x1
 * Message ID:0x4
 * Command: 3
 * ```
 *
 * https://learn.microsoft.com/en-us/windows-server/storage/file-server/smb-signing
 */
export const smbClient31013Signing = eventKind({
  name: 'smb-client-31013-signing',
  providers: SMB_CLIENT,
  ids: [31013],
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
    'MessageSize',
    'FragmentOffset',
    'FragmentSize',
    'FragmentData',
    'RemoteAddressLength',
    'RemoteAddress',
    'LocalAddressLength',
    'LocalAddress',
  ],
  layouts: [['StatusText', 'ServerName', 'SessionId', 'TreeId', 'MessageId']],
  *finds(fields) {
    yield* smbClientFailure(31013, fields);
  },
});
