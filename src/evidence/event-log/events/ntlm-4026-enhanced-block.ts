import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { ntlmNoticed } from './ntlm-noticed.ts';
import { NTLM, NTLM_OPERATIONAL } from './providers.ts';

/**
 * 4026 (audit) and 4027 (block): a policy newer than Restrict NTLM. Neither text nor data names are published, so the
 * number is certain and hardly more: data is read where it bears the names that the provider uses everywhere else.
 *
 * ```
 * (the text of the message is not known)
 * ```
 *
 * The events of the channel that have a public description:
 * https://detection-wiki-dev.pages.dev/microsoft-windows-ntlm/
 */
export const ntlm4026EnhancedBlock = eventKind({
  name: 'ntlm-4026-enhanced-block',
  providers: NTLM,
  ids: [4026, 4027],
  channels: [NTLM_OPERATIONAL],
  tells: ['ntlm-noticed'],
  data: [],
  layouts: [],
  *finds(fields, record) {
    yield* ntlmNoticed(record.id === 4027 ? 4027 : 4026, {
      user: meant(fields.UserName ?? fields.Username),
      domain: meant(fields.DomainName),
      target: meant(fields.TargetName ?? fields.TargetService),
      process: meant(fields.ProcessName),
    });
  },
});
