import { eventKind } from '../event-record.ts';
import { SMB_SERVER, SMB_SERVER_OPERATIONAL } from './providers.ts';
import { smbServerFailure } from './smb-server-failure.ts';

/**
 * 1004: the signature of a request was wrong. The oldest version prints the client only.
 *
 * ```
 * The server rejected an incorrectly signed message.
 *
 * Client Name: \\10.2.0.9
 * Client Address: 10.2.0.9:50012
 * User Name: CONTOSO\mara
 * Session ID: 0x440000067901
 * ```
 *
 * Manifest of Microsoft-Windows-SMBServer, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbServer1004WrongSignature = eventKind({
  name: 'smb-server-1004-wrong-signature',
  providers: SMB_SERVER,
  ids: [1004],
  channels: [SMB_SERVER_OPERATIONAL],
  tells: ['smb-server-failure'],
  data: [
    'ClientNameLength',
    'ClientName',
    'UserNameLength',
    'UserName',
    'ClientAddressLength',
    'ClientAddress',
    'SessionID',
  ],
  layouts: [['ClientName', 'ClientAddress', 'UserName', 'SessionID'], ['ClientName']],
  *finds(fields) {
    yield* smbServerFailure(1004, 'signing', fields);
  },
});
