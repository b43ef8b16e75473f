import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { ntlmNoticed } from './ntlm-noticed.ts';
import { LSA_SRV, SYSTEM } from './providers.ts';
import { readSentence } from './values.ts';

/**
 * 6036 on the client: a program asked for NTLM without saying towards whom, so Kerberos was never possible for it.
 *
 * ```
 * The program backup.exe, with the assigned Process ID 4711, supplied a NULL or empty target name for the pszTargetName
 * parameter when calling the InitializeSecurityContext API to initiate an outbound NTLM security context.
 * ```
 *
 * Message texts of the provider: https://github.com/nasbench/EVTX-ETW-Resources (LsaSrv)
 */
export const lsa6036NoTargetName = eventKind({
  name: 'lsa-6036-no-target-name',
  providers: LSA_SRV,
  ids: [6036],
  channels: [SYSTEM],
  tells: ['ntlm-noticed'],
  data: ['PID', 'Program'],
  layouts: [],
  sentence: (message) =>
    readSentence(message, 'The program {Program}, with the assigned Process ID {PID}, supplied a NULL') ?? {
      Program: programIn(message) ?? '',
    },
  *finds(fields) {
    yield* ntlmNoticed(6036, { process: meant(fields.Program) });
  },
});

/** `backup.exe`; no language translates it. */
function programIn(message: string): string | null {
  return /(?:^|[\s"'“”„‘’«(])([\w.-]{1,60}\.exe)(?=[\s"'“”„‘’»),.]|$)/i.exec(message)?.[1] ?? null;
}
