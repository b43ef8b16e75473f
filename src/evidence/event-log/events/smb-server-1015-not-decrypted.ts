import { eventKind } from '../event-record.ts';
import { SMB_SERVER, SMB_SERVER_SECURITY } from './providers.ts';
import { smbServerFailure } from './smb-server-failure.ts';

/**
 * 1015: an encrypted request could not be read, mostly because its session no longer exists.
 *
 * ```
 * Decrypt call failed.
 *
 * Client Name: \\10.2.0.9
 * Client Address: 10.2.0.9:50012
 * Session ID: 0x440000067901
 * Status: The specified session key is not valid. (0xC0000402)
 * ```
 *
 * Manifest of Microsoft-Windows-SMBServer, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbServer1015NotDecrypted = eventKind({
  name: 'smb-server-1015-not-decrypted',
  providers: SMB_SERVER,
  ids: [1015],
  channels: [SMB_SERVER_SECURITY],
  tells: ['smb-server-failure'],
  data: [
    'ClientNameLength',
    'ClientName',
    'ClientAddressLength',
    'ClientAddress',
    'Status',
    'TranslatedStatus',
    'SessionID',
  ],
  layouts: [['ClientName', 'ClientAddress', 'SessionID']],
  *finds(fields) {
    yield* smbServerFailure(1015, 'encryption', fields);
  },
});
