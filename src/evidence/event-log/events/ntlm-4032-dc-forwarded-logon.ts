import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { DC_DATA_BEFORE, DC_DATA_BEHIND, ntlmReason } from './ntlm-reason.ts';
import { controllerUse } from './ntlm-use.ts';
import { NTLM_OPERATIONAL, SECURITY_NETLOGON } from './providers.ts';

/**
 * 4032 and its Warning 4033 on a domain controller of Server 2025: it took an NTLM logon from a server of its domain, and
 * says which server that was. The Warning marks a weaker exchange; a Status other than 0x0 is a failed logon; neither says
 * that NTLM was blocked.
 *
 * ```
 * The DC DC01 processed a forwarded NTLM authentication request originating from this domain.
 * ```
 *
 * Data names: https://github.com/jdu2600/Windows10EtwEvents (manifest, Microsoft-Windows-Security-Netlogon). The lines of the
 * rendered message are not published, so only structured exports are read.
 * https://support.microsoft.com/en-gb/topic/overview-of-ntlm-auditing-enhancements-in-windows-11-version-24h2-and-windows-server-2025-b7ead732-6fc5-46a3-a943-27a4571d9e7b
 */
export const ntlm4032DcForwardedLogon = eventKind({
  name: 'ntlm-4032-dc-forwarded-logon',
  providers: SECURITY_NETLOGON,
  ids: [4032, 4033],
  channels: [NTLM_OPERATIONAL],
  tells: ['ntlm-reason'],
  data: [...DC_DATA_BEFORE, 'ServerIP', 'ServerOS', ...DC_DATA_BEHIND],
  layouts: [],
  *finds(fields, record) {
    const use = {
      ...controllerUse({}),
      user: meant(fields.AccountName),
      domain: meant(fields.AccountDomain),
      workstation: meant(fields.AccountMachine),
      channel: meant(fields.ServerName),
      address: meant(fields.ServerIP),
      forwarder: null,
    };
    yield* ntlmReason(record.id === 4033 ? 4033 : 4032, use, fields);
  },
});
