import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { ntlmReason } from './ntlm-reason.ts';
import { clientUse } from './ntlm-use.ts';
import { NTLM, NTLM_OPERATIONAL } from './providers.ts';

const DATA = [
  'ProcessName',
  'ProcessPID',
  'Username',
  'DomainName',
  'Hostname',
  'SingleSignOn',
  'TargetMachine',
  'TargetDomain',
  'TargetService',
  'TargetIP',
  'TargetNetworkName',
  'NtlmUsageId',
  'NtlmUsageReason',
  'NegotiatedFlags',
  'NtlmVersion',
  'SessionKeyStatus',
  'ChannelBindingStatus',
  'ServiceBinding',
  'Mic Status',
  'AvlFlags',
  'AvlFlagsStr',
] as const;

/**
 * 4020 and its Warning 4021 (Windows 11 24H2, Server 2025): this computer used NTLM, and Windows says why Kerberos was
 * not used. The Warning marks a weaker exchange, not a failure; neither says that NTLM was blocked.
 *
 * ```
 * This machine attempted to authenticate to a remote resource via NTLM.
 *
 * Process Information:
 *     Process Name: System
 *     Process PID: 0x4
 * …
 * NTLM Usage:
 *     Reason ID: 7
 *     Reason: The target name contains an IP address.
 * ```
 *
 * The labels stand in the order of
 * https://support.microsoft.com/en-gb/topic/overview-of-ntlm-auditing-enhancements-in-windows-11-version-24h2-and-windows-server-2025-b7ead732-6fc5-46a3-a943-27a4571d9e7b;
 * whether its section headings end with a colon is not published, so both layouts are tried, and the shapes decide. The reason's text
 * outranks its number: published captures show number 10 beside "The target name contains an IP address."
 */
export const ntlm4020ClientReason = eventKind({
  name: 'ntlm-4020-client-reason',
  providers: NTLM,
  ids: [4020, 4021],
  channels: [NTLM_OPERATIONAL],
  tells: ['ntlm-reason'],
  data: DATA,
  layouts: [
    [
      null,
      ...DATA.slice(0, 2),
      null,
      ...DATA.slice(2, 6),
      null,
      ...DATA.slice(6, 11),
      null,
      ...DATA.slice(11, 13),
      null,
      ...DATA.slice(13),
    ],
    DATA,
  ],
  *finds(fields, record) {
    const use = {
      ...clientUse('client-policy', {}),
      target: meant(fields.TargetService),
      user: meant(fields.Username),
      domain: meant(fields.DomainName),
      process: meant(fields.ProcessName),
      address: meant(fields.TargetIP),
      forwarder: null,
    };
    yield* ntlmReason(record.id === 4021 ? 4021 : 4020, use, fields);
  },
});
