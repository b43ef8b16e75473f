import { eventKind } from '../event-record.ts';
import { CONTROLLER_DATA, controllerUse, useText } from './ntlm-use.ts';
import { NTLM_OPERATIONAL, SECURITY_NETLOGON } from './providers.ts';

/**
 * 8004, 8005, 8006: the domain controller validated NTLM that Deny would have refused (Audit NTLM authentication in this
 * domain). Nothing was blocked.
 *
 * ```
 * Domain Controller Blocked Audit: Audit NTLM authentication to this domain controller.
 * Secure Channel name: FS01
 * User name: mara
 * Domain name: CONTOSO
 * Workstation name: WS07
 * Secure Channel type: 2
 * ```
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-audit-ntlm-authentication-in-this-domain
 */
export const ntlm8004DcAudited = eventKind({
  name: 'ntlm-8004-dc-audited',
  providers: SECURITY_NETLOGON,
  ids: [8004, 8005, 8006],
  channels: [NTLM_OPERATIONAL],
  tells: ['ntlm-audited'],
  data: CONTROLLER_DATA,
  layouts: [CONTROLLER_DATA],
  *finds(fields, record) {
    const use = controllerUse(fields);
    const event = record.id === 8005 ? 8005 : record.id === 8006 ? 8006 : 8004;
    yield { kind: 'ntlm-audited', says: { ...use, event }, text: useText(event, use) };
  },
});
