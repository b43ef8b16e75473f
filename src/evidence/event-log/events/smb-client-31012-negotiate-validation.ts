import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_SECURITY } from './providers.ts';
import { smbClientFailure } from './smb-client-failure.ts';

/**
 * 31012: what the server negotiated is not what it confirms afterwards: something on the way changed it, or the server's SMB is not
 * whole. The event names no server.
 *
 * ```
 * The negotiate validation failed.
 *
 * From negotiate response:
 * Dialect: 0x302
 * SecurityMode: 0x1
 * …
 * ```
 *
 * Manifest of Microsoft-Windows-SMBClient, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const smbClient31012NegotiateValidation = eventKind({
  name: 'smb-client-31012-negotiate-validation',
  providers: SMB_CLIENT,
  ids: [31012],
  channels: [SMB_CLIENT_SECURITY],
  tells: ['smb-client-failure'],
  data: [],
  layouts: [],
  sentence: () => ({}),
  *finds() {
    yield* smbClientFailure(31012, {});
  },
});
