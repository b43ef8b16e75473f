import { eventKind } from '../event-record.ts';
import { SMART_CARD, kerberosError } from './kerberos-error.ts';
import { SECURITY_KERBEROS, SYSTEM } from './providers.ts';

/**
 * Security-Kerberos 10: no ticket comes by UDP. A smart card's event shares the number (65546); UDP is UDP in every language.
 *
 * ```
 * The Kerberos subsystem currently cannot retrieve tickets from your domain controller using the UDP network protocol. This
 * is typically due to network problems. Contact your system administrator.
 * ```
 *
 * Message texts of the provider: https://github.com/nasbench/EVTX-ETW-Resources (Microsoft-Windows-Security-Kerberos)
 */
export const kerberos10NoUdp = eventKind({
  name: 'kerberos-10-no-udp',
  providers: SECURITY_KERBEROS,
  ids: [10],
  twin: SMART_CARD,
  channels: [SYSTEM],
  tells: ['kerberos-error'],
  data: [],
  layouts: [],
  sentence: (message) => (/\bUDP\b/.test(message) ? {} : null),
  *finds(fields) {
    if (fields.Error !== undefined) return;
    yield* kerberosError(10, { code: null, server: null, target: null, user: null });
  },
});
