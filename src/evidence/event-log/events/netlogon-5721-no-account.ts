import { eventKind } from '../event-record.ts';
import { NETLOGON, SYSTEM } from './providers.ts';
import { accountTokens, secureChannelError } from './secure-channel-error.ts';
import { readSentence } from './values.ts';

/**
 * NETLOGON 5721 on a member: the domain controller has no account for this computer.
 *
 * ```
 * The session setup to the Windows Domain Controller \\DC01.contoso.example for the domain CONTOSO failed because the
 * Domain Controller did not have an account FS01$ needed to set up the session by this computer FS01.
 * ```
 *
 * Texts of NETLOGON's classic events and the order of their values: lmerrlog.h of the Windows SDK
 * (NELOG_NetlogonAuthNoTrustSamAccount).
 */
export const netlogon5721NoAccount = eventKind({
  name: 'netlogon-5721-no-account',
  providers: NETLOGON,
  ids: [5721],
  channels: [SYSTEM],
  tells: ['secure-channel-error'],
  data: ['DomainController', 'Domain', 'Computer', 'Account'],
  layouts: [],
  sentence: (message) =>
    readSentence(
      message,
      'for the domain {Domain} failed because the Domain Controller did not have an account {Account} needed to set up the session by this computer',
    ) ?? accountTokens(message),
  *finds(fields) {
    yield* secureChannelError(5721, fields);
  },
});
