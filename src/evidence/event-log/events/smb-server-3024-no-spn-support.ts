import { eventKind } from '../event-record.ts';
import { SMB_SERVER, SMB_SERVER_AUDIT, SMB_SERVER_OPERATIONAL, SMB_SERVER_SECURITY } from './providers.ts';
import { spnAudited } from './spn-audited.ts';

/**
 * 3024: the client does not support SPNs, so a server that requires them would refuse it.
 *
 * ```
 * ClientName: \\10.2.0.9
 * Status: 0xC0000022
 * SPNValidationPolicy: 1
 * ```
 *
 * Data of Microsoft-Windows-SMBServer, https://github.com/jdu2600/Windows10EtwEvents
 */
export const smbServer3024NoSpnSupport = eventKind({
  name: 'smb-server-3024-no-spn-support',
  providers: SMB_SERVER,
  ids: [3024],
  channels: [SMB_SERVER_AUDIT, SMB_SERVER_SECURITY, SMB_SERVER_OPERATIONAL],
  tells: ['spn-audited'],
  data: ['ClientNameLength', 'ClientName', 'Status', 'SPNValidationPolicy'],
  layouts: [],
  *finds(fields) {
    yield* spnAudited(3024, fields);
  },
});
