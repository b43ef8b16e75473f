import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_SECURITY } from './providers.ts';
import { smbClientFailure } from './smb-client-failure.ts';

/**
 * 31002: the process holds a network token only, so it has nothing to authenticate with at a second server.
 *
 * ```
 * The outbound authentication failed using a network token.
 *
 * Error: {Access Denied}
 * A process has requested access to an object, but has not been granted those access rights.
 *
 * Server name: \files
 *
 * Guidance:
 * ```
 *
 * https://learn.microsoft.com/en-us/windows-server/security/kerberos/kerberos-constrained-delegation-overview
 */
export const smbClient31002NetworkToken = eventKind({
  name: 'smb-client-31002-network-token',
  providers: SMB_CLIENT,
  ids: [31002],
  channels: [SMB_CLIENT_SECURITY],
  tells: ['smb-client-failure'],
  data: ['Reason', 'Status', 'ServerNameLength', 'ServerName'],
  layouts: [['StatusText', 'ServerName']],
  *finds(fields) {
    yield* smbClientFailure(31002, fields);
  },
});
