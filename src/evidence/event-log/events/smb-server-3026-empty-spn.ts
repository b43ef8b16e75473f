import { eventKind } from '../event-record.ts';
import { SMB_SERVER, SMB_SERVER_AUDIT, SMB_SERVER_OPERATIONAL, SMB_SERVER_SECURITY } from './providers.ts';
import { spnAudited } from './spn-audited.ts';

/**
 * 3026: the client sent no SPN.
 *
 * ```
 * ClientName: \\10.2.0.9
 * SPNValidationPolicy: 1
 * ```
 *
 * Data of Microsoft-Windows-SMBServer, https://github.com/jdu2600/Windows10EtwEvents
 */
export const smbServer3026EmptySpn = eventKind({
  name: 'smb-server-3026-empty-spn',
  providers: SMB_SERVER,
  ids: [3026],
  channels: [SMB_SERVER_AUDIT, SMB_SERVER_SECURITY, SMB_SERVER_OPERATIONAL],
  tells: ['spn-audited'],
  data: ['ClientNameLength', 'ClientName', 'SPNValidationPolicy'],
  layouts: [],
  *finds(fields) {
    yield* spnAudited(3026, fields);
  },
});
