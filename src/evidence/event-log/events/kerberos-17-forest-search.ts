import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { SMART_CARD, kerberosError } from './kerberos-error.ts';
import { SECURITY_KERBEROS, SYSTEM } from './providers.ts';
import { readSentence } from './values.ts';

/**
 * Security-Kerberos 17: a forest or domain of the policy "Use forest search order" could not be found. An event about smart
 * cards shares the number (65553), so a message is read in English only.
 *
 * ```
 * The Kerberos SSPI package failed to locate the forest or domain fabrikam.example to search.  Ensure that the Use forest
 * search order Group Policy is correctly configured, and that this forest or domain is available.
 * ```
 *
 * Message texts of the provider: https://github.com/nasbench/EVTX-ETW-Resources (Microsoft-Windows-Security-Kerberos)
 */
export const kerberos17ForestSearch = eventKind({
  name: 'kerberos-17-forest-search',
  providers: SECURITY_KERBEROS,
  ids: [17],
  twin: SMART_CARD,
  channels: [SYSTEM],
  tells: ['kerberos-error'],
  data: ['Forest'],
  layouts: [],
  sentence: (message) => readSentence(message, 'failed to locate the forest or domain {Forest} to search'),
  *finds(fields) {
    if (fields.Forest === undefined) return;
    yield* kerberosError(17, { code: null, server: meant(fields.Forest), target: null, user: null });
  },
});
