import { eventKind } from '../event-record.ts';
import { NTLM, NTLM_OPERATIONAL } from './providers.ts';
import { PASS_THROUGH_DATA, passThroughUse, useText } from './ntlm-use.ts';

/**
 * 4003: a member server refused NTLM of a domain account at pass-through. In spite of its text it is not written by the
 * domain controller (that one writes 4004 to 4006), and its closing text prints the user where it means the domain.
 *
 * ```
 * NTLM server blocked in the domain: NTLM authentication in this domain that is blocked
 * User: mara
 * Domain: CONTOSO
 * Workstation: WS07
 * PID: 4
 * Process:
 * Logon type: 3
 * ```
 *
 * MS-APDS section 3.1.5, https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-apds/
 */
export const ntlm4003PassThroughBlocked = eventKind({
  name: 'ntlm-4003-pass-through-blocked',
  providers: NTLM,
  ids: [4003],
  channels: [NTLM_OPERATIONAL],
  tells: ['ntlm-blocked'],
  data: PASS_THROUGH_DATA,
  layouts: [PASS_THROUGH_DATA],
  *finds(fields) {
    const use = passThroughUse(fields);
    yield { kind: 'ntlm-blocked', says: { ...use, event: 4003 }, text: useText(4003, use) };
  },
});
