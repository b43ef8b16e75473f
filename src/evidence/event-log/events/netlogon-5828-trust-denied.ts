import { eventKind } from '../event-record.ts';
import { NETLOGON, SYSTEM } from './providers.ts';
import { secureChannelError } from './secure-channel-error.ts';

/**
 * NETLOGON 5828 on a domain controller: as 5827, for the channel of a trust. The account is the trust's name.
 *
 * ```
 * The Netlogon service denied a vulnerable Netlogon secure channel connection using a trust account.
 *
 *  Account Type: Trusted Domain
 *  Trust Name: FABRIKAM
 *  Trust Target: fabrikam.com
 *  Client IP Address: 192.0.2.7
 * ```
 *
 * Texts of NETLOGON's classic events and the order of their values: lmerrlog.h of the Windows SDK
 * (NETLOG_NetlogonUnsecureRpcTrust).
 */
export const netlogon5828TrustDenied = eventKind({
  name: 'netlogon-5828-trust-denied',
  providers: NETLOGON,
  ids: [5828],
  channels: [SYSTEM],
  tells: ['secure-channel-error'],
  data: ['AccountType', 'TrustName', 'TrustTarget', 'IpAddress'],
  layouts: [['AccountType', 'TrustName', 'TrustTarget', 'IpAddress']],
  *finds(fields) {
    yield* secureChannelError(5828, { Account: fields.TrustName, Domain: fields.TrustTarget });
  },
});
