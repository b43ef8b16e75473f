import { eventKind } from '../event-record.ts';
import { lsaError, packageIn } from './lsa-error.ts';
import { LSA_SRV, SYSTEM } from './providers.ts';
import { readSentence, spnIn } from './values.ts';

/**
 * 40962: the server had done with the authentication, the client's package had not: the server did not prove who it is.
 *
 * ```
 * The Security System was unable to authenticate to the server cifs/nas01 because the server has completed the
 * authentication, but the client authentication protocol Kerberos has not.
 * ```
 *
 * Message texts of the provider: https://github.com/nasbench/EVTX-ETW-Resources (LsaSrv)
 */
export const lsa40962NotCompleted = eventKind({
  name: 'lsa-40962-not-completed',
  providers: LSA_SRV,
  ids: [40962],
  channels: [SYSTEM],
  tells: ['lsa-error'],
  data: ['Target', 'Protocol'],
  layouts: [],
  sentence: (message) =>
    readSentence(
      message,
      'was unable to authenticate to the server {Target} because the server has completed the authentication, but the client authentication protocol {Protocol} has not',
    ) ?? { Target: spnIn(message) ?? '', Protocol: packageIn(message) ?? '' },
  *finds(fields) {
    yield* lsaError(40962, { Target: fields.Target, Protocol: fields.Protocol });
  },
});
