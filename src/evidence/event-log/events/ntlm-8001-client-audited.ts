import { eventKind } from '../event-record.ts';
import { CLIENT_DATA, clientUse, useText } from './ntlm-use.ts';
import { NTLM, NTLM_OPERATIONAL } from './providers.ts';
import { logonIdOf } from './values.ts';

/**
 * 8001: this computer sent NTLM, and Deny all would have stopped it (Outgoing NTLM traffic = Audit all). Nothing was blocked.
 *
 * ```
 * NTLM client blocked audit: Audit outgoing NTLM authentication traffic that would be blocked.
 * Target server: cifs/files.contoso.example
 * Supplied user: (NULL)
 * Supplied domain: (NULL)
 * PID of client process: 4
 * ```
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-outgoing-ntlm-traffic-to-remote-servers
 */
export const ntlm8001ClientAudited = eventKind({
  name: 'ntlm-8001-client-audited',
  providers: NTLM,
  ids: [8001],
  channels: [NTLM_OPERATIONAL],
  tells: ['ntlm-audited'],
  data: CLIENT_DATA,
  layouts: [CLIENT_DATA],
  *finds(fields) {
    const use = clientUse('client-policy', fields);
    yield {
      kind: 'ntlm-audited',
      says: { ...use, event: 8001 },
      text: useText(8001, use),
      logonId: logonIdOf(fields.ClientLUID),
    };
  },
});
