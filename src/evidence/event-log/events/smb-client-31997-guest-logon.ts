import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_AUDIT } from './providers.ts';
import { said, withoutSlashes, words } from './values.ts';

/**
 * 31997: a server logged this client on as Guest. Written only where the audit of insecure guest logons is on.
 *
 * ```
 * The SMB client was logged on as Guest account.
 *
 * Server name: \nas01
 * ```
 *
 * Manifest of Microsoft-Windows-SMBClient, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbClient31997GuestLogon = eventKind({
  name: 'smb-client-31997-guest-logon',
  providers: SMB_CLIENT,
  ids: [31997],
  channels: [SMB_CLIENT_AUDIT],
  tells: ['guest-allowed'],
  data: ['ServerNameLength', 'ServerName'],
  layouts: [['ServerName']],
  *finds(fields) {
    const server = meant(withoutSlashes(fields.ServerName));
    yield {
      kind: 'guest-allowed',
      says: { event: 31997, server },
      text: words(31997, 'guest logon', said('server', server)),
    };
  },
});
