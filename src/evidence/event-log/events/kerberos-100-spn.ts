import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { kerberosError } from './kerberos-error.ts';
import { KERBEROS_OPERATIONAL, SECURITY_KERBEROS } from './providers.ts';
import { codeIn, readSentence, spnIn } from './values.ts';

/**
 * Kerberos/Operational on the client, 100: the SPN is not registered; 101: it is registered on several accounts. (The
 * KDC's own 100 and 101 are about performance.)
 *
 * ```
 * The service principal name (SPN) cifs/files is not registered, which caused Kerberos authentication to fail: 0x7. Use
 * the setspn command-line tool to register the SPN.
 * ```
 *
 * Message texts of the provider: https://github.com/nasbench/EVTX-ETW-Resources (Microsoft-Windows-Security-Kerberos)
 */
export const kerberos100Spn = eventKind({
  name: 'kerberos-100-spn',
  providers: SECURITY_KERBEROS,
  ids: [100, 101],
  channels: [KERBEROS_OPERATIONAL],
  tells: ['kerberos-error'],
  data: ['SPN', 'ErrorCode'],
  layouts: [],
  sentence(message) {
    const english =
      readSentence(
        message,
        'principal name (SPN) {SPN} is not registered, which caused Kerberos authentication to fail: {ErrorCode}. Use',
      ) ??
      readSentence(
        message,
        'principal name (SPN) {SPN} is registered on multiple accounts which caused Kerberos authentication to fail: {ErrorCode}. Use',
      );
    if (english !== null) return english;
    const spn = spnIn(message);
    return spn === null ? null : { SPN: spn, ErrorCode: /\b0x[0-9a-f]{1,8}\b/i.exec(message)?.[0] ?? '' };
  },
  *finds(fields, record) {
    yield* kerberosError(record.id === 101 ? 101 : 100, {
      code: codeIn(fields.ErrorCode),
      server: null,
      target: meant(fields.SPN),
      user: null,
    });
  },
});
