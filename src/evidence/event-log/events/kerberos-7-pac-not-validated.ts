import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { SMART_CARD, kerberosError } from './kerberos-error.ts';
import { SECURITY_KERBEROS, SYSTEM } from './providers.ts';
import { readSentence } from './values.ts';

/**
 * Security-Kerberos 7, on the computer that was reached: the client's PAC could not be validated, mostly for a fault of the
 * trust. A smart card's event shares the number (65543), so a message is read in English only.
 *
 * ```
 * The digitally signed Privilege Attribute Certificate (PAC) that contains the authorization information for client mara in
 * realm CONTOSO.EXAMPLE could not be validated.
 *
 *  This error is usually caused by domain trust failures; Contact your system administrator.
 * ```
 *
 * Message texts of the provider: https://github.com/nasbench/EVTX-ETW-Resources (Microsoft-Windows-Security-Kerberos)
 */
export const kerberos7PacNotValidated = eventKind({
  name: 'kerberos-7-pac-not-validated',
  providers: SECURITY_KERBEROS,
  ids: [7],
  twin: SMART_CARD,
  channels: [SYSTEM],
  tells: ['kerberos-error'],
  data: ['ClientName', 'Realm'],
  layouts: [],
  sentence: (message) =>
    readSentence(message, 'information for client {ClientName} in realm {Realm} could not be validated'),
  *finds(fields) {
    if (fields.ClientName === undefined) return;
    const name = meant(fields.ClientName);
    const realm = meant(fields.Realm);
    const user = name === null || realm === null || name.includes('@') ? name : `${name}@${realm}`;
    yield* kerberosError(7, { code: null, server: null, target: null, user });
  },
});
