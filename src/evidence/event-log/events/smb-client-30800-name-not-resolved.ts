import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_CONNECTIVITY } from './providers.ts';
import { smbClientFailure } from './smb-client-failure.ts';

/**
 * 30800: the server's name could not be resolved. Authentication was not reached.
 *
 * ```
 * The server name cannot be resolved.
 *
 * Error: The object was not found.
 *
 * Server name: fileserver
 *
 * Guidance:
 * ```
 *
 * Manifest of Microsoft-Windows-SMBClient, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbClient30800NameNotResolved = eventKind({
  name: 'smb-client-30800-name-not-resolved',
  providers: SMB_CLIENT,
  ids: [30800],
  channels: [SMB_CLIENT_CONNECTIVITY],
  tells: ['smb-client-failure'],
  data: ['Reason', 'Status', 'ServerNameLength', 'ServerName'],
  layouts: [['StatusText', 'ServerName']],
  *finds(fields) {
    yield* smbClientFailure(30800, fields);
  },
});
