import { eventKind } from '../event-record.ts';
import { NETLOGON, SYSTEM } from './providers.ts';
import { accountTokens, onlyAddressIn, secureChannelError } from './secure-channel-error.ts';

/**
 * NETLOGON 5838 to 5841 on a domain controller: a channel that signs instead of seals (5838 client, 5839 trust), or uses RC4
 * (5840 a notice, 5841 denied). 5838 and 5839 are written in compatibility mode too and prove no refusal alone.
 *
 * ```
 * The Netlogon service encountered a client using RPC signing instead of RPC sealing.
 *
 *  Machine SamAccountName: NAS01$
 *  Domain: CONTOSO
 *  …
 *  Client IP Address: 192.0.2.9
 * ```
 *
 * The order of the lines is not published for all four, so only an account that shows itself by its `$` is taken, and the
 * address where the computer called from.
 * https://support.microsoft.com/en-us/topic/kb5021130-how-to-manage-the-netlogon-protocol-changes-related-to-cve-2022-38023-46ea3067-3989-4d40-963c-680fd9e8ee25
 */
export const netlogon5838WeakChannel = eventKind({
  name: 'netlogon-5838-weak-channel',
  providers: NETLOGON,
  ids: [5838, 5839, 5840, 5841],
  channels: [SYSTEM],
  tells: ['secure-channel-error'],
  data: [],
  layouts: [['SamAccountName', 'Domain']],
  sentence: (message) => ({ Account: accountTokens(message).Account, Address: onlyAddressIn(message) }),
  *finds(fields, record) {
    yield* secureChannelError(record.id, {
      Account: fields.SamAccountName ?? fields.Account,
      Domain: fields.Domain,
      Address: fields.Address ?? onlyAddressIn(record.message ?? ''),
    });
  },
});
