import { eventKind } from '../event-record.ts';
import { SMB_SERVER, SMB_SERVER_AUDIT, SMB_SERVER_OPERATIONAL, SMB_SERVER_SECURITY } from './providers.ts';
import { said, withoutSlashes, words } from './values.ts';

/**
 * 3023: this server logged a client on as Guest. The manifest names the Operational channel, the vendor's page the Security channel.
 *
 * ```
 * The SMB client was logged on as Guest account.
 *
 * Client name: \\10.2.0.9
 * ```
 *
 * Manifest of Microsoft-Windows-SMBServer, https://github.com/nasbench/EVTX-ETW-Resources;
 * https://learn.microsoft.com/en-us/windows-server/storage/file-server/enable-insecure-guest-logons-smb2-and-smb3
 */
export const smbServer3023GuestLogon = eventKind({
  name: 'smb-server-3023-guest-logon',
  providers: SMB_SERVER,
  ids: [3023],
  channels: [SMB_SERVER_OPERATIONAL, SMB_SERVER_SECURITY, SMB_SERVER_AUDIT],
  tells: ['guest-logon'],
  data: ['ClientNameLength', 'ClientName'],
  layouts: [['ClientName']],
  *finds(fields) {
    const client = withoutSlashes(fields.ClientName);
    yield {
      kind: 'guest-logon',
      says: { event: 3023, client },
      text: words(3023, 'guest logon', said('client', client)),
    };
  },
});
