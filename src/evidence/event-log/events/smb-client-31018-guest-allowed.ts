import { eventKind } from '../event-record.ts';
import { SMB_CLIENT, SMB_CLIENT_SECURITY } from './providers.ts';
import { numberOf, words } from './values.ts';

/**
 * 31018: AllowInsecureGuestAuth is on. Older builds print two registry paths, newer ones a single line; nothing of it is
 * needed beyond the event itself.
 *
 * ```
 * Guidance: An administrator has enabled AllowInsecureGuestAuth. Clients using insecure guest logons are more vulnerable …
 * ```
 *
 * https://learn.microsoft.com/en-us/windows-server/storage/file-server/enable-insecure-guest-logons-smb2-and-smb3
 */
export const smbClient31018GuestAllowed = eventKind({
  name: 'smb-client-31018-guest-allowed',
  providers: SMB_CLIENT,
  ids: [31018],
  channels: [SMB_CLIENT_SECURITY],
  tells: ['guest-allowed'],
  data: ['RegName', 'RegValue'],
  layouts: [],
  sentence: () => ({}),
  *finds(fields) {
    if (numberOf(fields.RegValue) === 0) return;
    yield {
      kind: 'guest-allowed',
      says: { event: 31018, server: null },
      text: words(31018, 'AllowInsecureGuestAuth is on'),
    };
  },
});
