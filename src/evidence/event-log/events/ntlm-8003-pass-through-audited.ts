import { eventKind } from '../event-record.ts';
import { NTLM, NTLM_OPERATIONAL } from './providers.ts';
import { PASS_THROUGH_DATA, passThroughUse, useText } from './ntlm-use.ts';

/**
 * 8003: a member server let NTLM of a domain account pass and logged it. Nothing was blocked.
 *
 * ```
 * NTLM server blocked in the domain audit: Audit NTLM authentication in this domain
 * User: mara
 * Domain: CONTOSO
 * Workstation: (NULL)
 * PID: 4
 * Process:
 * Logon type: 3
 * ```
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-audit-incoming-ntlm-traffic
 */
export const ntlm8003PassThroughAudited = eventKind({
  name: 'ntlm-8003-pass-through-audited',
  providers: NTLM,
  ids: [8003],
  channels: [NTLM_OPERATIONAL],
  tells: ['ntlm-audited'],
  data: PASS_THROUGH_DATA,
  layouts: [PASS_THROUGH_DATA],
  *finds(fields) {
    const use = passThroughUse(fields);
    yield { kind: 'ntlm-audited', says: { ...use, event: 8003 }, text: useText(8003, use) };
  },
});
