import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { hexIn, kerberosError } from './kerberos-error.ts';
import { KERBEROS_OPERATIONAL, SECURITY_KERBEROS } from './providers.ts';
import { codeIn, readSentence } from './values.ts';

/**
 * Kerberos/Operational 103 on the client: the domain controller did not trust the user's certificate.
 *
 * ```
 * Trust validation of the client certificate for mara@contoso.example failed: 0xc0000320 on KDC. Use the CAPI2 diagnostic
 * traces to identify the reason for the validation failure.
 * ```
 *
 * Message texts of the provider: https://github.com/nasbench/EVTX-ETW-Resources (Microsoft-Windows-Security-Kerberos)
 */
export const kerberos103ClientCertificate = eventKind({
  name: 'kerberos-103-client-certificate',
  providers: SECURITY_KERBEROS,
  ids: [103],
  channels: [KERBEROS_OPERATIONAL],
  tells: ['kerberos-error'],
  data: ['ClientUpn', 'ErrorCode'],
  layouts: [],
  sentence: (message) =>
    readSentence(message, 'of the client certificate for {ClientUpn} failed: {ErrorCode} on KDC') ??
    hexIn(message),
  *finds(fields) {
    const code = codeIn(fields.ErrorCode);
    yield* kerberosError(103, { code, server: null, target: null, user: meant(fields.ClientUpn) });
  },
});
