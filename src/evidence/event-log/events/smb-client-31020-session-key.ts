import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_SECURITY } from './providers.ts';
import { smbClientFailure } from './smb-client-failure.ts';

/**
 * 31020: MinimumSessionKeyLength asks for more bits than the session has. Above 128 bits no NTLM session can be made.
 *
 * ```
 * Session key for connection is weaker than required. Connection will be closed as a result.
 *
 * Server: \files
 * User: CONTOSO\mara
 * Session key length: 128
 * Required Session key length: 256
 * ```
 *
 * Manifest of Microsoft-Windows-SMBClient, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbClient31020SessionKey = eventKind({
  name: 'smb-client-31020-session-key',
  providers: SMB_CLIENT,
  ids: [31020],
  channels: [SMB_CLIENT_SECURITY],
  tells: ['smb-client-failure'],
  data: [
    'ServerNameLength',
    'ServerName',
    'SessionKeyLength',
    'RequiredSessionKeyLength',
    'SessionId',
    'UserName',
    'AuthProtocol',
  ],
  layouts: [['ServerName', 'UserName', 'SessionKeyLength', 'RequiredSessionKeyLength']],
  *finds(fields) {
    yield* smbClientFailure(31020, fields);
  },
});
