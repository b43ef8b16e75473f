import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_CONNECTIVITY } from './providers.ts';
import { smbClientFailure } from './smb-client-failure.ts';

/**
 * 30816: the server answered, and refused to negotiate: no dialect in common.
 *
 * ```
 * The server failed the negotiate request.
 *
 * Error: The request is not supported.
 *
 * Server name: \nas01
 * ```
 *
 * Manifest of Microsoft-Windows-SMBClient, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbClient30816NegotiateRefused = eventKind({
  name: 'smb-client-30816-negotiate-refused',
  providers: SMB_CLIENT,
  ids: [30816],
  channels: [SMB_CLIENT_CONNECTIVITY],
  tells: ['smb-client-failure'],
  data: ['Reason', 'Status', 'ServerNameLength', 'ServerName'],
  layouts: [['StatusText', 'ServerName']],
  *finds(fields) {
    yield* smbClientFailure(30816, fields);
  },
});
