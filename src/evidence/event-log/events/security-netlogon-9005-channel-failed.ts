import { eventKind } from '../event-record.ts';
import { SECURITY_NETLOGON, SECURITY_NETLOGON_OPERATIONAL } from './providers.ts';
import { secureChannelError } from './secure-channel-error.ts';

/**
 * Security-Netlogon 9005 (Kerberos failed, NETLOGON is tried) and 9006 (the setup failed) of new builds: the secure channel of this
 * computer. Messages print the status as a text, so they tell no number.
 *
 * ```
 * Secure channel setup has failed with Kerberos: The attempted logon is invalid. …. Falling back to Netlogon.
 * ```
 *
 * Manifest of Microsoft-Windows-Security-Netlogon, https://github.com/nasbench/EVTX-ETW-Resources
 */
export const securityNetlogon9005ChannelFailed = eventKind({
  name: 'security-netlogon-9005-channel-failed',
  providers: SECURITY_NETLOGON,
  ids: [9005, 9006],
  channels: [SECURITY_NETLOGON_OPERATIONAL],
  tells: ['secure-channel-error'],
  data: ['Status', 'Protocol'],
  fewest: 1,
  layouts: [],
  sentence: () => ({}),
  *finds(fields, record) {
    yield* secureChannelError(record.id, { Error: fields.Status });
  },
});
