import { eventKind } from '../event-record.ts';
import { NETLOGON, SYSTEM } from './providers.ts';
import { secureChannelError } from './secure-channel-error.ts';

/**
 * NETLOGON 5829 (until enforcement) and 5830 (by policy) on a domain controller: a computer's channel without secure RPC was let
 * through. Nothing was refused; it will be.
 *
 * ```
 * The Netlogon service allowed a vulnerable Netlogon secure channel connection.
 *
 * Warning: This connection will be denied once the enforcement phase is released. …
 *
 *  Machine SamAccountName: NAS01$
 *  Domain: CONTOSO
 *  Account Type: Domain Member
 * ```
 *
 * Texts of NETLOGON's classic events and the order of their values: lmerrlog.h of the Windows SDK
 * (NETLOG_NetlogonUnsecuredRpcMachineTemporarilyAllowed, NETLOG_NetlogonUnsecureRpcMachineAllowedBySsdl).
 */
export const netlogon5829VulnerableAllowed = eventKind({
  name: 'netlogon-5829-vulnerable-allowed',
  providers: NETLOGON,
  ids: [5829, 5830],
  channels: [SYSTEM],
  tells: ['secure-channel-error'],
  data: ['SamAccountName', 'Domain', 'AccountType', 'OperatingSystem', 'Build', 'ServicePack'],
  layouts: [
    ['Warning', 'SamAccountName', 'Domain', 'AccountType'],
    ['SamAccountName', 'Domain', 'AccountType'],
  ],
  *finds(fields, record) {
    yield* secureChannelError(record.id, { Account: fields.SamAccountName, Domain: fields.Domain });
  },
});
