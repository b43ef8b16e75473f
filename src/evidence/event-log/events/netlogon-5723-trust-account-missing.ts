import { eventKind } from '../event-record.ts';
import { NETLOGON, SYSTEM } from './providers.ts';
import { accountTokens, secureChannelError } from './secure-channel-error.ts';
import { readSentence } from './values.ts';

/**
 * NETLOGON 5723 on a domain controller: the account that a computer refers to does not exist.
 *
 * ```
 * The session setup from computer 'FS01' failed because the security database does not contain a trust account 'FS01$'
 * referenced by the specified computer.
 * ```
 *
 * Texts of NETLOGON's classic events and the order of their values: lmerrlog.h of the Windows SDK
 * (NELOG_NetlogonServerAuthNoTrustSamAccount).
 */
export const netlogon5723TrustAccountMissing = eventKind({
  name: 'netlogon-5723-trust-account-missing',
  providers: NETLOGON,
  ids: [5723],
  channels: [SYSTEM],
  tells: ['secure-channel-error'],
  data: ['Computer', 'Account'],
  layouts: [],
  sentence: (message) =>
    readSentence(
      message,
      "from computer '{Computer}' failed because the security database does not contain a trust account '{Account}' referenced",
    ) ?? accountTokens(message),
  *finds(fields) {
    yield* secureChannelError(5723, fields);
  },
});
