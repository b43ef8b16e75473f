import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { hexIn, kerberosError } from './kerberos-error.ts';
import { KERBEROS_OPERATIONAL, SECURITY_KERBEROS } from './providers.ts';
import { codeIn, readSentence } from './values.ts';

/**
 * Kerberos/Operational 102 on the client: it did not trust the certificate of a domain controller (in the System log: 9).
 *
 * ```
 * Trust validation of the certificate for the Kerberos Key Distribution Center (KDC) dc01.contoso.example failed: 0x800b0109.
 * Use the CAPI2 diagnostic traces to identify the reason for the validation failure.
 * ```
 *
 * Message texts of the provider: https://github.com/nasbench/EVTX-ETW-Resources (Microsoft-Windows-Security-Kerberos)
 */
export const kerberos102KdcCertificate = eventKind({
  name: 'kerberos-102-kdc-certificate',
  providers: SECURITY_KERBEROS,
  ids: [102],
  channels: [KERBEROS_OPERATIONAL],
  tells: ['kerberos-error'],
  data: ['DomainController', 'ErrorCode'],
  layouts: [],
  sentence: (message) =>
    readSentence(
      message,
      'Distribution Center (KDC) {DomainController} failed: {ErrorCode}. Use the CAPI2',
    ) ?? hexIn(message),
  *finds(fields) {
    const code = codeIn(fields.ErrorCode);
    yield* kerberosError(102, { code, server: meant(fields.DomainController), target: null, user: null });
  },
});
