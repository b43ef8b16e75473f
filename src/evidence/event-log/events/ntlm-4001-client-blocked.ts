import { eventKind } from '../event-record.ts';
import { CLIENT_DATA, clientUse, useText } from './ntlm-use.ts';
import { NTLM, NTLM_OPERATIONAL } from './providers.ts';
import { logonIdOf } from './values.ts';

/**
 * 4001: this computer refused to send NTLM (Outgoing NTLM traffic = Deny all, target in no exception). Written on the client.
 *
 * ```
 * NTLM client blocked: Outgoing NTLM authentication traffic to remote servers that is blocked.
 * Target server: cifs/files
 * Supplied user: mara
 * Supplied domain: CONTOSO
 * PID of client process: 4
 * Name of client process:
 * LUID of client process: 0x8CA6E1D
 * ```
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-outgoing-ntlm-traffic-to-remote-servers
 */
export const ntlm4001ClientBlocked = eventKind({
  name: 'ntlm-4001-client-blocked',
  providers: NTLM,
  ids: [4001],
  channels: [NTLM_OPERATIONAL],
  tells: ['ntlm-blocked'],
  data: CLIENT_DATA,
  layouts: [CLIENT_DATA],
  *finds(fields) {
    const use = clientUse('client-policy', fields);
    yield {
      kind: 'ntlm-blocked',
      says: { ...use, event: 4001 },
      text: useText(4001, use),
      logonId: logonIdOf(fields.ClientLUID),
    };
  },
});
