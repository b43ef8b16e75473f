import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_SECURITY } from './providers.ts';
import { said, withoutSlashes, words } from './values.ts';

/**
 * 31022: the server logged the user on as guest, and the client let it happen.
 *
 * ```
 * Allowed an insecure guest logon.
 *
 * User name: mara
 * Server name: \nas01
 * ```
 *
 * https://learn.microsoft.com/en-us/windows-server/storage/file-server/enable-insecure-guest-logons-smb2-and-smb3
 */
export const smbClient31022GuestLogon = eventKind({
  name: 'smb-client-31022-guest-logon',
  providers: SMB_CLIENT,
  ids: [31022],
  channels: [SMB_CLIENT_SECURITY],
  tells: ['guest-allowed'],
  data: ['UserNameLength', 'UserName', 'ServerNameLength', 'ServerName'],
  layouts: [['UserName', 'ServerName']],
  *finds(fields) {
    const server = withoutSlashes(fields.ServerName);
    yield {
      kind: 'guest-allowed',
      says: { event: 31022, server },
      text: words(31022, said('server', server), said('user', meant(fields.UserName))),
    };
  },
});
