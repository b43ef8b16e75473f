import { eventKind } from '../event-record.ts';
import { NETLOGON, SYSTEM } from './providers.ts';
import { secureChannelError } from './secure-channel-error.ts';

/**
 * NETLOGON 5831 on a domain controller: as 5830, for the channel of a trust. The account is the trust's name.
 *
 * ```
 * The Netlogon service allowed a vulnerable Netlogon secure channel connection because the trust account is allowed in the …
 *
 * Warning: Using vulnerable Netlogon secure channels will expose Active Directory forests to attack. …
 *
 *  Account Type: Trusted Domain
 *  Trust Name: FABRIKAM
 *  Trust Target: fabrikam.com
 *  Client IP Address: 192.0.2.7
 * ```
 *
 * Texts of NETLOGON's classic events and the order of their values: lmerrlog.h of the Windows SDK
 * (NETLOG_NetlogonUnsecureRpcTrustAllowedBySsdl).
 */
export const netlogon5831TrustAllowed = eventKind({
  name: 'netlogon-5831-trust-allowed',
  providers: NETLOGON,
  ids: [5831],
  channels: [SYSTEM],
  tells: ['secure-channel-error'],
  data: ['AccountType', 'TrustName', 'TrustTarget', 'IpAddress'],
  layouts: [
    ['Warning', 'AccountType', 'TrustName', 'TrustTarget', 'IpAddress'],
    ['AccountType', 'TrustName', 'TrustTarget', 'IpAddress'],
  ],
  *finds(fields) {
    yield* secureChannelError(5831, { Account: fields.TrustName, Domain: fields.TrustTarget });
  },
});
