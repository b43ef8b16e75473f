import { eventKind } from '../event-record.ts';
import { NETLOGON, SYSTEM } from './providers.ts';
import { secureChannelError } from './secure-channel-error.ts';

/**
 * NETLOGON 5827 on a domain controller: a computer's channel without secure RPC was refused (CVE-2020-1472), so no NTLM
 * logon on that computer can be validated.
 *
 * ```
 * The Netlogon service denied a vulnerable Netlogon secure channel connection from a machine account.
 *
 *  Machine SamAccountName: NAS01$
 *  Domain: CONTOSO
 *  Account Type: Domain Member
 *  Machine Operating System: Samba
 * ```
 *
 * Texts of NETLOGON's classic events and the order of their values: lmerrlog.h of the Windows SDK
 * (NETLOG_NetlogonUnsecureRpcClient).
 */
export const netlogon5827VulnerableDenied = eventKind({
  name: 'netlogon-5827-vulnerable-denied',
  providers: NETLOGON,
  ids: [5827],
  channels: [SYSTEM],
  tells: ['secure-channel-error'],
  data: ['SamAccountName', 'Domain', 'AccountType', 'OperatingSystem', 'Build', 'ServicePack'],
  layouts: [['SamAccountName', 'Domain', 'AccountType']],
  *finds(fields) {
    yield* secureChannelError(5827, { Account: fields.SamAccountName, Domain: fields.Domain });
  },
});
