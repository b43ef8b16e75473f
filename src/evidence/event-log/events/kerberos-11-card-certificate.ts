import { eventKind } from '../event-record.ts';
import { SMART_CARD, kerberosError } from './kerberos-error.ts';
import { SECURITY_KERBEROS, SYSTEM } from './providers.ts';
import { readSentence } from './values.ts';

/**
 * Security-Kerberos 11: the subject of a smart card's certificate does not tell the domain, on a computer in no domain. It
 * says nothing of SPNs (KDC 11 does). Another smart card's event shares the number (65547), so a message is read in English only.
 *
 * ```
 * The Distinguished Name in the subject field of your smart card logon certificate does not contain enough information to
 * identify the appropriate domain on an non-domain joined computer. Contact your system administrator.
 * ```
 *
 * Message texts of the provider: https://github.com/nasbench/EVTX-ETW-Resources (Microsoft-Windows-Security-Kerberos)
 */
export const kerberos11CardCertificate = eventKind({
  name: 'kerberos-11-card-certificate',
  providers: SECURITY_KERBEROS,
  ids: [11],
  twin: SMART_CARD,
  channels: [SYSTEM],
  tells: ['kerberos-error'],
  data: [],
  layouts: [],
  sentence: (message) =>
    readSentence(
      message,
      'in the subject field of your smart card logon certificate does not contain enough',
    ),
  *finds(fields) {
    if (fields.Error !== undefined) return;
    yield* kerberosError(11, { code: null, server: null, target: null, user: null });
  },
});
