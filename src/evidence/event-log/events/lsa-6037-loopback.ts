import { eventKind } from '../event-record.ts';
import { lsaError } from './lsa-error.ts';
import { LSA_SRV, SYSTEM } from './providers.ts';
import { readSentence, spnIn } from './values.ts';

/**
 * 6037: a program reached its own computer by a name that is not one of the computer's (loopback check). Sufficient
 * alone for the name that it prints.
 *
 * ```
 * The program svchost.exe, with the assigned process ID 1234, could not authenticate locally by using the target name
 * cifs/files.contoso.example. The target name used is not valid. A target name should refer to one of the local computer
 * names, for example, the DNS host name.
 * ```
 *
 * Message texts of the provider: https://github.com/nasbench/EVTX-ETW-Resources (LsaSrv)
 */
export const lsa6037Loopback = eventKind({
  name: 'lsa-6037-loopback',
  providers: LSA_SRV,
  ids: [6037],
  channels: [SYSTEM],
  tells: ['lsa-error'],
  data: ['PID', 'Program', 'TargetName'],
  layouts: [],
  sentence(message) {
    const read = readSentence(
      message,
      'by using the target name {TargetName}. The target name used is not valid',
    );
    const target = read?.TargetName ?? spnIn(message);
    return target === null ? null : { TargetName: target };
  },
  *finds(fields) {
    yield* lsaError(6037, { Target: fields.TargetName });
  },
});
