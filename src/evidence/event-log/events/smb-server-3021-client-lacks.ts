import { eventKind } from '../event-record.ts';
import { SMB_SERVER, SMB_SERVER_AUDIT } from './providers.ts';
import { said, withoutSlashes, words } from './values.ts';

/**
 * 3021 (signing) and 3022 (encryption): the client cannot do it. Written only where the audit switches of the SMB server
 * are on (Windows 11 24H2, Server 2025).
 *
 * ```
 * The SMB server observed that the client doesn't support signing.
 *
 * Client name: \\10.2.0.9
 * Server requires signing: true
 * ```
 *
 * Manifest of Microsoft-Windows-SMBServer, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbServer3021ClientLacks = eventKind({
  name: 'smb-server-3021-client-lacks',
  providers: SMB_SERVER,
  ids: [3021, 3022],
  channels: [SMB_SERVER_AUDIT],
  tells: ['peer-lacks'],
  // 3021: ServerRequiresSigning, in its newer version behind the user; 3022: ServerRequiresEncryption and a type. Nothing of it is read.
  data: ['ClientNameLength', 'ClientName', 'ServerRequires', 'UserName', 'ServerRequiresSigning'],
  layouts: [['ClientName', 'ServerRequires']],
  *finds(fields, record) {
    const peer = withoutSlashes(fields.ClientName);
    const what = record.id === 3021 ? 'signing' : 'encryption';
    yield {
      kind: 'peer-lacks',
      says: { event: record.id, what, peer },
      text: words(record.id, said('client', peer), `no ${what}`),
    };
  },
});
