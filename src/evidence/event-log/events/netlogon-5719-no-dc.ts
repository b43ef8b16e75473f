import { eventKind } from '../event-record.ts';
import { NETLOGON, SYSTEM } from './providers.ts';
import { accountTokens, secureChannelError } from './secure-channel-error.ts';
import { readSentence } from './values.ts';

/**
 * NETLOGON 5719: no secure session with a domain controller, and why.
 *
 * ```
 * This computer was not able to set up a secure session with a domain controller in domain CONTOSO due to the following:
 * We can't sign you in with this credential because your domain isn't available.
 * This may lead to authentication problems.
 * ```
 *
 * Texts of NETLOGON's classic events and the order of their values: lmerrlog.h of the Windows SDK
 * (NELOG_NetlogonAuthNoDomainController).
 */
export const netlogon5719NoDc = eventKind({
  name: 'netlogon-5719-no-dc',
  providers: NETLOGON,
  ids: [5719],
  channels: [SYSTEM],
  tells: ['secure-channel-error'],
  data: ['Domain', 'Error'],
  layouts: [],
  sentence: (message) =>
    readSentence(
      message,
      'with a domain controller in domain {Domain} due to the following: {Error} This may',
    ) ??
    readSentence(message, 'with a domain controller in domain {Domain} due to the following: {Error}') ??
    accountTokens(message),
  *finds(fields) {
    yield* secureChannelError(5719, fields);
  },
});
