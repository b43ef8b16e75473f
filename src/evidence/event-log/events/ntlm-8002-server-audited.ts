import { eventKind } from '../event-record.ts';
import { SERVER_DATA, serverUse, useText } from './ntlm-use.ts';
import { NTLM, NTLM_OPERATIONAL } from './providers.ts';
import { logonIdOf } from './values.ts';

/**
 * 8002: this server accepted NTLM that Deny would have refused (Audit Incoming NTLM Traffic). Like 4002 it names the
 * server's own process only.
 *
 * ```
 * NTLM server blocked audit: Audit Incoming NTLM Traffic that would be blocked
 * Calling process PID: 4
 * Calling process name:
 * Calling process LUID: 0x3E7
 * Calling process user identity: FS01$
 * ```
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-audit-incoming-ntlm-traffic
 */
export const ntlm8002ServerAudited = eventKind({
  name: 'ntlm-8002-server-audited',
  providers: NTLM,
  ids: [8002],
  channels: [NTLM_OPERATIONAL],
  tells: ['ntlm-audited'],
  data: SERVER_DATA,
  layouts: [SERVER_DATA],
  *finds(fields) {
    const use = serverUse(fields);
    yield {
      kind: 'ntlm-audited',
      says: { ...use, event: 8002 },
      text: useText(8002, use),
      logonId: logonIdOf(fields.ClientLUID),
    };
  },
});
