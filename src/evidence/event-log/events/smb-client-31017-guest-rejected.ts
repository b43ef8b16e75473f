import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_SECURITY } from './providers.ts';
import { smbClientFailure } from './smb-client-failure.ts';

/**
 * 31017: the server logged the user on as guest, and the client's policy refused that.
 *
 * ```
 * Rejected an insecure guest logon.
 *
 * User name: mara
 * Server name: \nas01
 *
 * Guidance:
 * ```
 *
 * https://learn.microsoft.com/en-us/windows-server/storage/file-server/enable-insecure-guest-logons-smb2-and-smb3
 */
export const smbClient31017GuestRejected = eventKind({
  name: 'smb-client-31017-guest-rejected',
  providers: SMB_CLIENT,
  ids: [31017],
  channels: [SMB_CLIENT_SECURITY],
  tells: ['smb-client-failure'],
  data: ['UserNameLength', 'UserName', 'ServerNameLength', 'ServerName'],
  layouts: [['UserName', 'ServerName']],
  *finds(fields) {
    yield* smbClientFailure(31017, fields);
  },
});
