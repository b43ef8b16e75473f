import { eventKind } from '../event-record.ts';
import { NETLOGON, SYSTEM } from './providers.ts';
import { accountTokens, secureChannelError } from './secure-channel-error.ts';
import { readSentence } from './values.ts';

/**
 * NETLOGON 5722 on a domain controller: a computer's password was wrong.
 *
 * ```
 * The session setup from the computer FS01 failed to authenticate. The name(s) of the account(s) referenced in the
 * security database is FS01$.  The following error occurred:
 * Access is denied.
 * ```
 *
 * Texts of NETLOGON's classic events and the order of their values: lmerrlog.h of the Windows SDK
 * (NELOG_NetlogonServerAuthFailed).
 */
export const netlogon5722MemberRefused = eventKind({
  name: 'netlogon-5722-member-refused',
  providers: NETLOGON,
  ids: [5722],
  channels: [SYSTEM],
  tells: ['secure-channel-error'],
  data: ['Computer', 'Account', 'Error'],
  layouts: [],
  sentence: (message) =>
    readSentence(
      message,
      'from the computer {Computer} failed to authenticate. The name(s) of the account(s) referenced in the security database is {Account}. The following error occurred: {Error}',
    ) ?? accountTokens(message),
  *finds(fields) {
    yield* secureChannelError(5722, fields);
  },
});
