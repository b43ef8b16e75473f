import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { ntlmNoticed } from './ntlm-noticed.ts';
import { NTLM, NTLM_OPERATIONAL } from './providers.ts';

/**
 * 4012: the secret that the domain controller had made for NTLM did not serve, the domain password did. NTLM went on.
 *
 * ```
 * NTLM client used the domain password. The attempt to use the DC-generated NTLM secret failed, and fallback to the
 * domain password succeeded.
 * Account Name:   mara
 * Device Name:    WS07
 * ```
 *
 * Message texts of the provider: https://github.com/nasbench/EVTX-ETW-Resources (Microsoft-Windows-NTLM)
 */
export const ntlm4012PasswordFallback = eventKind({
  name: 'ntlm-4012-password-fallback',
  providers: NTLM,
  ids: [4012],
  channels: [NTLM_OPERATIONAL],
  tells: ['ntlm-noticed'],
  data: ['AccountName', 'DeviceName'],
  layouts: [['AccountName', 'DeviceName']],
  *finds(fields) {
    yield* ntlmNoticed(4012, { user: meant(fields.AccountName) });
  },
});
