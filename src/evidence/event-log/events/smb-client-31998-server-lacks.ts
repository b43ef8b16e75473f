import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_AUDIT } from './providers.ts';
import { said, withoutSlashes, words } from './values.ts';

/**
 * 31998 (signing) and 31999 (encryption): the server cannot do it. Written only where the audit switches of the SMB client
 * are on (Windows 11 24H2, Server 2025).
 *
 * ```
 * The SMB client observed that the server doesn't support signing.
 *
 * Server name: \nas01
 * Client requires signing: true
 * ```
 *
 * Manifest of Microsoft-Windows-SMBClient, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbClient31998ServerLacks = eventKind({
  name: 'smb-client-31998-server-lacks',
  providers: SMB_CLIENT,
  ids: [31998, 31999],
  channels: [SMB_CLIENT_AUDIT],
  tells: ['peer-lacks'],
  // The last is ClientRequireSigning in 31998 and ClientRequireEncryption in 31999.
  data: ['ServerNameLength', 'ServerName', 'ClientRequires'],
  layouts: [['ServerName', 'ClientRequires']],
  *finds(fields, record) {
    const peer = withoutSlashes(fields.ServerName);
    const what = record.id === 31998 ? 'signing' : 'encryption';
    yield {
      kind: 'peer-lacks',
      says: { event: record.id, what, peer },
      text: words(record.id, said('server', peer), `no ${what}`),
    };
  },
});
