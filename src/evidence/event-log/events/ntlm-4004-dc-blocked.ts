import { eventKind } from '../event-record.ts';
import { CONTROLLER_DATA, controllerUse, useText } from './ntlm-use.ts';
import { NTLM_OPERATIONAL, SECURITY_NETLOGON } from './providers.ts';

/**
 * 4004, 4005, 4006: the domain controller refused to validate NTLM (NTLM authentication in this domain = Deny …). One
 * text for three IDs; the provider is Netlogon's, not that of the other events of the channel.
 *
 * ```
 * Domain Controller Blocked: NTLM authentication to this domain controller is blocked.
 * Secure Channel name: FS01
 * User name: mara
 * Domain name: CONTOSO
 * Workstation name: WS07
 * Secure Channel type: 2
 * ```
 *
 * The secure channel is the server that forwarded the logon; its type is NETLOGON_SECURE_CHANNEL_TYPE:
 * MS-NRPC section 2.2.1.3.13, https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-nrpc/
 */
export const ntlm4004DcBlocked = eventKind({
  name: 'ntlm-4004-dc-blocked',
  providers: SECURITY_NETLOGON,
  ids: [4004, 4005, 4006],
  channels: [NTLM_OPERATIONAL],
  tells: ['ntlm-blocked'],
  data: CONTROLLER_DATA,
  layouts: [CONTROLLER_DATA],
  *finds(fields, record) {
    const use = controllerUse(fields);
    const event = record.id === 4005 ? 4005 : record.id === 4006 ? 4006 : 4004;
    yield { kind: 'ntlm-blocked', says: { ...use, event }, text: useText(event, use) };
  },
});
