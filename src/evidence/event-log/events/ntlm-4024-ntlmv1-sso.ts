import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { ntlmNoticed } from './ntlm-noticed.ts';
import { NTLM, NTLM_OPERATIONAL } from './providers.ts';

/**
 * 4024 (BlockNtlmv1SSO = 0: audited) and 4025 (1: blocked): a single sign-on that derives its credentials from NTLMv1, as
 * MS-CHAPv2 does. The NTLM of a share is another one.
 *
 * ```
 * Auditing an attempt to use NTLMv1-derived credentials for Single Sign-On.
 * ```
 *
 * What the lines below the title are called, and the data names, is not published: data is read where it bears the names
 * that the provider uses everywhere else, messages are not read.
 * https://support.microsoft.com/en-us/topic/upcoming-changes-to-ntlmv1-in-windows-11-version-24h2-and-windows-server-2025-c0554217-cdbc-420f-b47c-e02b2db49b2e
 */
export const ntlm4024Ntlmv1Sso = eventKind({
  name: 'ntlm-4024-ntlmv1-sso',
  providers: NTLM,
  ids: [4024, 4025],
  channels: [NTLM_OPERATIONAL],
  tells: ['ntlm-noticed'],
  data: [],
  layouts: [],
  *finds(fields, record) {
    yield* ntlmNoticed(record.id === 4025 ? 4025 : 4024, {
      user: meant(fields.UserName ?? fields.Username),
      domain: meant(fields.DomainName),
      target: meant(fields.TargetName),
      process: meant(fields.ProcessName),
    });
  },
});
