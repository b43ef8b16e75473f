import { eventKind } from '../event-record.ts';
import { SMB_SERVER, SMB_SERVER_AUDIT } from './providers.ts';
import { smb1Seen } from './smb1-seen.ts';
import { withoutSlashes } from './values.ts';

/**
 * 3000 (served) and 3002 (an attempt) in the audit of SMB 1: which client speaks it. Off by default.
 *
 * ```
 * SMB1 access
 *
 * Client Address: 192.0.2.60
 * ```
 *
 * Manifest of Microsoft-Windows-SMBServer, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbServer3000Smb1Client = eventKind({
  name: 'smb-server-3000-smb1-client',
  providers: SMB_SERVER,
  ids: [3000, 3002],
  channels: [SMB_SERVER_AUDIT],
  tells: ['smb1-seen'],
  data: ['ClientName'],
  layouts: [['ClientName']],
  *finds(fields, record) {
    yield* smb1Seen(record.id === 3002 ? 3002 : 3000, withoutSlashes(fields.ClientName));
  },
});
