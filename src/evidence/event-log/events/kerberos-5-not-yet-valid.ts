import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { SMART_CARD, kerberosError } from './kerberos-error.ts';
import { SECURITY_KERBEROS, SYSTEM } from './providers.ts';
import { readSentence } from './values.ts';

/** RFC 4120 section 7.5.9. */
const KRB_AP_ERR_TKT_NYV = 33;

/**
 * Security-Kerberos 5: the ticket is not yet valid for the server, so the clocks differ. An event about smart cards shares
 * the number once its upper half is cut off (65541); the name of the error tells them apart in every language.
 *
 * ```
 * The Kerberos client received a KRB_AP_ERR_TKT_NYV error from the server fs01$. This indicates that the ticket presented
 * to that server is not yet valid
 * ```
 *
 * Message texts of the provider: https://github.com/nasbench/EVTX-ETW-Resources (Microsoft-Windows-Security-Kerberos)
 */
export const kerberos5NotYetValid = eventKind({
  name: 'kerberos-5-not-yet-valid',
  providers: SECURITY_KERBEROS,
  ids: [5],
  twin: SMART_CARD,
  channels: [SYSTEM],
  tells: ['kerberos-error'],
  data: ['Server', 'KDCRealm'],
  layouts: [],
  sentence(message) {
    if (!message.includes('KRB_AP_ERR_TKT_NYV')) return null;
    const english = readSentence(message, 'from the server {Server}. This indicates');
    return english ?? { Server: /(?:^|[\s"'“”„«(])([\w-]+\$)/.exec(message)?.[1] ?? '' };
  },
  *finds(fields) {
    // The smart card's event has one value, under another name.
    if (fields.Server === undefined) return;
    yield* kerberosError(5, {
      code: KRB_AP_ERR_TKT_NYV,
      server: meant(fields.Server),
      target: null,
      user: null,
    });
  },
});
