import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { DC_DATA_BEFORE, DC_DATA_BEHIND, ntlmReason } from './ntlm-reason.ts';
import { controllerUse } from './ntlm-use.ts';
import { NTLM_OPERATIONAL, SECURITY_NETLOGON } from './providers.ts';

/**
 * 4030 and its Warning 4031 on a domain controller of Server 2025: it validated an NTLM logon of an account of its domain,
 * which a server or another domain controller had forwarded. The Warning marks a weaker exchange; a Status other than 0x0 is
 * a failed logon; neither says that NTLM was blocked.
 *
 * ```
 * The DC DC01 processed a network NTLM authentication involving an account from this domain.
 * ```
 *
 * Data names: https://github.com/jdu2600/Windows10EtwEvents (manifest, Microsoft-Windows-Security-Netlogon). The lines of the
 * rendered message are not published, so only structured exports are read.
 * https://support.microsoft.com/en-gb/topic/overview-of-ntlm-auditing-enhancements-in-windows-11-version-24h2-and-windows-server-2025-b7ead732-6fc5-46a3-a943-27a4571d9e7b
 */
export const ntlm4030DcNetworkLogon = eventKind({
  name: 'ntlm-4030-dc-network-logon',
  providers: SECURITY_NETLOGON,
  ids: [4030, 4031],
  channels: [NTLM_OPERATIONAL],
  tells: ['ntlm-reason'],
  data: [
    ...DC_DATA_BEFORE,
    'ForwarderType',
    'ForwarderName',
    'ForwarderDomain',
    'ForwarderIP',
    ...DC_DATA_BEHIND,
  ],
  layouts: [],
  *finds(fields, record) {
    const use = {
      ...controllerUse({}),
      user: meant(fields.AccountName),
      domain: meant(fields.AccountDomain),
      workstation: meant(fields.AccountMachine),
      channel: meant(fields.ServerName),
      address: meant(fields.ForwarderIP),
      forwarder: meant(fields.ForwarderName),
    };
    yield* ntlmReason(record.id === 4031 ? 4031 : 4030, use, fields);
  },
});
