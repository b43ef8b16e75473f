import { eventKind } from '../event-record.ts';
import { lsaError } from './lsa-error.ts';
import { LSA_SRV, SYSTEM } from './providers.ts';
import { readSentence, spnIn } from './values.ts';

/**
 * 40961: no package could authenticate to the target. It fits an NTLM block for a target without Kerberos, and much else.
 *
 * ```
 * The Security System could not establish a secured connection with the server cifs/nas01. No authentication protocol was
 * available.
 * ```
 *
 * Message texts of the provider: https://github.com/nasbench/EVTX-ETW-Resources (LsaSrv)
 */
export const lsa40961NoProtocol = eventKind({
  name: 'lsa-40961-no-protocol',
  providers: LSA_SRV,
  ids: [40961],
  channels: [SYSTEM],
  tells: ['lsa-error'],
  data: ['Target'],
  layouts: [],
  sentence: (message) =>
    readSentence(
      message,
      'could not establish a secured connection with the server {Target}. No authentication protocol',
    ) ?? { Target: spnIn(message) ?? '' },
  *finds(fields) {
    yield* lsaError(40961, fields);
  },
});
