import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { hexIn, kerberosError } from './kerberos-error.ts';
import { KERBEROS_OPERATIONAL, SECURITY_KERBEROS } from './providers.ts';
import { codeIn, readSentence } from './values.ts';

/**
 * Kerberos/Operational 104 on the client: the domain controller has no certificate, so sign-in by certificate or Windows Hello
 * gets no ticket (at the domain controller: KDC 29). The KDC's own 104 is about Protected Users.
 *
 * ```
 * The Kerberos Key Distribution Center (KDC) for the domain contoso.example does not have a certificate installed or does not
 * support logon using certificates: 0xc00000bb
 * ```
 *
 * Message texts of the provider: https://github.com/nasbench/EVTX-ETW-Resources (Microsoft-Windows-Security-Kerberos)
 */
export const kerberos104NoCertificateLogon = eventKind({
  name: 'kerberos-104-no-certificate-logon',
  providers: SECURITY_KERBEROS,
  ids: [104],
  channels: [KERBEROS_OPERATIONAL],
  tells: ['kerberos-error'],
  data: ['TargetDomain', 'ErrorCode'],
  layouts: [],
  sentence: (message) =>
    readSentence(
      message,
      'Distribution Center (KDC) for the domain {TargetDomain} does not have a certificate installed or does not support logon using certificates: {ErrorCode}',
    ) ?? hexIn(message),
  *finds(fields) {
    const code = codeIn(fields.ErrorCode);
    yield* kerberosError(104, { code, server: meant(fields.TargetDomain), target: null, user: null });
  },
});
