import { eventKind } from '../event-record.ts';
import { NETLOGON, SYSTEM } from './providers.ts';
import { accountTokens, secureChannelError } from './secure-channel-error.ts';
import { readSentence } from './values.ts';

/**
 * NETLOGON 5805 on a domain controller: a computer failed to authenticate. The message names the computer, not its account.
 *
 * ```
 * The session setup from the computer FS01 failed to authenticate. The following error occurred:
 * Access is denied.
 * ```
 *
 * Texts of NETLOGON's classic events and the order of their values: lmerrlog.h of the Windows SDK.
 */
export const netlogon5805MemberFailed = eventKind({
  name: 'netlogon-5805-member-failed',
  providers: NETLOGON,
  ids: [5805],
  channels: [SYSTEM],
  tells: ['secure-channel-error'],
  data: ['Computer', 'Error'],
  layouts: [],
  sentence: (message) =>
    readSentence(
      message,
      'from the computer {Computer} failed to authenticate. The following error occurred: {Error}',
    ) ?? accountTokens(message),
  *finds(fields) {
    yield* secureChannelError(5805, fields);
  },
});
