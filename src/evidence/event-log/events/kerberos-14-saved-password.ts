import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { SMART_CARD, kerberosError } from './kerberos-error.ts';
import { SECURITY_KERBEROS, SYSTEM } from './providers.ts';
import { readSentence } from './values.ts';

/**
 * Security-Kerberos 14: the password saved in Credential Manager is wrong. A smart card's event shares the number once its
 * upper half is cut off (65550), so a message is read in English only.
 *
 * ```
 * The password stored in Credential Manager is invalid. This might be caused by the logged on user changing the password
 * from this computer or a different computer. To resolve this error, open Credential Manager in Control Panel, and reenter
 * the password for the credential CONTOSO\mara.
 * ```
 *
 * Message texts of the provider: https://github.com/nasbench/EVTX-ETW-Resources (Microsoft-Windows-Security-Kerberos)
 */
export const kerberos14SavedPassword = eventKind({
  name: 'kerberos-14-saved-password',
  providers: SECURITY_KERBEROS,
  ids: [14],
  twin: SMART_CARD,
  channels: [SYSTEM],
  tells: ['kerberos-error'],
  data: ['Username'],
  layouts: [],
  sentence: (message) => readSentence(message, 'reenter the password for the credential {Username}'),
  *finds(fields) {
    const user = meant(fields.Username)?.replace(/\.$/, '') ?? null;
    if (user === null) return;
    yield* kerberosError(14, { code: null, server: null, target: null, user });
  },
});
