import { eventKind } from '../event-record.ts';
import { SERVER_DATA, serverUse, useText } from './ntlm-use.ts';
import { NTLM, NTLM_OPERATIONAL } from './providers.ts';
import { logonIdOf } from './values.ts';

/**
 * 4002: this server refused incoming NTLM (Incoming NTLM traffic = Deny all accounts). The identity in it is that of the
 * server's own process: no user name has been sent yet.
 *
 * ```
 * NTLM server blocked: Incoming NTLM traffic to servers that is blocked
 * Calling process PID: 4
 * Calling process name:
 * Calling process LUID: 0x3E7
 * Calling process user identity: FS01$
 * Calling process domain identity: CONTOSO
 * Mechanism OID: 1.3.6.1.4.1.311.2.2.10
 * ```
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-incoming-ntlm-traffic
 */
export const ntlm4002ServerBlocked = eventKind({
  name: 'ntlm-4002-server-blocked',
  providers: NTLM,
  ids: [4002],
  channels: [NTLM_OPERATIONAL],
  tells: ['ntlm-blocked'],
  data: SERVER_DATA,
  layouts: [SERVER_DATA],
  *finds(fields) {
    const use = serverUse(fields);
    yield {
      kind: 'ntlm-blocked',
      says: { ...use, event: 4002 },
      text: useText(4002, use),
      logonId: logonIdOf(fields.ClientLUID),
    };
  },
});
