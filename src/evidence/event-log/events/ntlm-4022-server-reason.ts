import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { ntlmReason } from './ntlm-reason.ts';
import { passThroughUse } from './ntlm-use.ts';
import { NTLM, NTLM_OPERATIONAL } from './providers.ts';

/**
 * 4022 and its Warning 4023 (Windows 11 24H2, Server 2025): a remote client used NTLM towards this server. It carries no
 * reason; a Status other than 0x0 is a failed logon.
 *
 * ```
 * A remote client is using NTLM to authenticate to this workstation.
 * ```
 *
 * Data names: https://github.com/jdu2600/Windows10EtwEvents (manifest, Microsoft-Windows-NTLM). The order of the lines in
 * the rendered message is not published, so only structured exports are read.
 * https://support.microsoft.com/en-gb/topic/overview-of-ntlm-auditing-enhancements-in-windows-11-version-24h2-and-windows-server-2025-b7ead732-6fc5-46a3-a943-27a4571d9e7b
 */
export const ntlm4022ServerReason = eventKind({
  name: 'ntlm-4022-server-reason',
  providers: NTLM,
  ids: [4022, 4023],
  channels: [NTLM_OPERATIONAL],
  tells: ['ntlm-reason'],
  data: [
    'ProcessName',
    'ProcessPID',
    'Username',
    'DomainName',
    'RemoteClientMachine',
    'ClientIP',
    'ClientNetworkName',
    'NegotiatedFlags',
    'NtlmVersion',
    'SessionKeyStatus',
    'ChannelBindingStatus',
    'ServiceBinding',
    'TargetMachine',
    'TargetDomain',
    'Mic Status',
    'AvFlags',
    'AvFlagsStr',
    'Status',
    'StatusMsg',
  ],
  layouts: [],
  *finds(fields, record) {
    const use = {
      ...passThroughUse({}),
      user: meant(fields.Username),
      domain: meant(fields.DomainName),
      workstation: meant(fields.RemoteClientMachine),
      process: meant(fields.ProcessName),
      address: meant(fields.ClientIP),
      forwarder: null,
    };
    yield* ntlmReason(record.id === 4023 ? 4023 : 4022, use, fields);
  },
});
