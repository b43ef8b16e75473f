import { uncPath } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_SECURITY } from './providers.ts';
import { smbClientFailure } from './smb-client-failure.ts';
import { withoutSlashes } from './values.ts';

/**
 * 31010: the session was there, and the server refused the share.
 *
 * ```
 * The SMB client failed to connect to the share.
 *
 * Error: {Access Denied}
 * A process has requested access to an object, but has not been granted those access rights.
 *
 * Path: \files\finance
 * ```
 *
 * Manifest of Microsoft-Windows-SMBClient, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbClient31010Share = eventKind({
  name: 'smb-client-31010-share',
  providers: SMB_CLIENT,
  ids: [31010],
  channels: [SMB_CLIENT_SECURITY],
  tells: ['smb-client-failure'],
  data: ['Reason', 'Status', 'ShareNameLength', 'ShareName', 'ObjectNameLength', 'ObjectName'],
  layouts: [['StatusText', 'ShareName']],
  *finds(fields) {
    const written = withoutSlashes(fields.ShareName);
    const path = written === null ? null : uncPath(`\\\\${written}`);
    const server = written?.split('\\')[0] || null;
    yield* smbClientFailure(31010, fields, { server, share: path?.share ?? null });
  },
});
