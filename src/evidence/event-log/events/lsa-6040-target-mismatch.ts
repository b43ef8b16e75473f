import { eventKind } from '../event-record.ts';
import { lsaError, packageIn } from './lsa-error.ts';
import { LSA_SRV, SYSTEM } from './providers.ts';
import { readSentence, spnIn } from './values.ts';

/**
 * 6040 at the server: it rejected a client that had meant another target than this server.
 *
 * ```
 * An authentication request for package NTLM was rejected because the target information was invalid.  The authentication
 * request did not match the target name of cifs/files.
 * ```
 *
 * Message texts of the provider: https://github.com/nasbench/EVTX-ETW-Resources (LsaSrv)
 */
export const lsa6040TargetMismatch = eventKind({
  name: 'lsa-6040-target-mismatch',
  providers: LSA_SRV,
  ids: [6040],
  channels: [SYSTEM],
  tells: ['lsa-error'],
  data: ['Package', 'TargetName'],
  layouts: [],
  sentence: (message) =>
    readSentence(
      message,
      'An authentication request for package {Package} was rejected because the target information was invalid. The authentication request did not match the target name of {TargetName}',
    ) ?? { Package: packageIn(message) ?? '', TargetName: spnIn(message) ?? '' },
  *finds(fields) {
    const target = fields.TargetName?.replace(/\.$/, '');
    yield* lsaError(6040, { Target: target, Protocol: fields.Package });
  },
});
