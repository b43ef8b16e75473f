import { eventKind } from '../event-record.ts';
import { SMB_SERVER, SMB_SERVER_SECURITY } from './providers.ts';
import { smbServerFailure } from './smb-server-failure.ts';
import { said } from './values.ts';

/**
 * 1906: MinimumSessionKeyLength of the server asks for more bits than the session has. Above 128 bits no NTLM session can be made.
 *
 * ```
 * Session key for connection is weaker than required. Connection will be closed as a result.
 *
 * Client: \\10.2.0.9
 * User: CONTOSO\mara
 * Session key length: 128
 * Required Session key length: 256
 * ```
 *
 * Manifest of Microsoft-Windows-SMBServer, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbServer1906SessionKey = eventKind({
  name: 'smb-server-1906-session-key',
  providers: SMB_SERVER,
  ids: [1906],
  channels: [SMB_SERVER_SECURITY],
  tells: ['smb-server-failure'],
  data: [
    'ClientNameLength',
    'ClientName',
    'SessionKeyLength',
    'RequiredSessionKeyLength',
    'SessionId',
    'UserName',
    'AuthProtocol',
  ],
  layouts: [['ClientName', 'UserName', 'SessionKeyLength', 'RequiredSessionKeyLength']],
  *finds(fields) {
    const bits = said('required key bits', fields.RequiredSessionKeyLength ?? null);
    yield* smbServerFailure(1906, 'session-key', fields, bits);
  },
});
