import { meant } from '../../../windows/names.ts';
import { statusCode } from '../../../windows/status.ts';
import { eventKind } from '../event-record.ts';
import { kerberosError } from './kerberos-error.ts';
import { SECURITY_KERBEROS, SYSTEM } from './providers.ts';

const LINES = [
  'ClientTime',
  'ServerTime',
  'ErrorCodeAndName',
  'ExtendedError',
  'ClientRealm',
  'ClientName',
  'ServerRealm',
  'ServerName',
  'TargetName',
] as const;

/**
 * Security-Kerberos 3, written only with LogLevel = 1: an error that the KDC answered. Single ones are often normal (0x19,
 * 0x34).
 *
 * ```
 * A Kerberos error message was received:
 *  on logon session CONTOSO\mara
 *  Client Time:
 *  Server Time: 15:54:8.0000 7/31/2026 Z
 *  Error Code: 0x7 KDC_ERR_S_PRINCIPAL_UNKNOWN
 *  Extended Error: 0xc0000035 KLIN(0)
 * ```
 *
 * https://learn.microsoft.com/en-us/troubleshoot/windows-server/active-directory/enable-kerberos-event-logging
 */
export const kerberos3Error = eventKind({
  name: 'kerberos-3-error',
  providers: SECURITY_KERBEROS,
  ids: [3],
  channels: [SYSTEM],
  tells: ['kerberos-error'],
  data: [
    'LogonSession',
    'ClientTime',
    'ServerTime',
    'ErrorCode',
    'ErrorMessage',
    'ExtendedError',
    'ClientRealm',
    'ClientName',
    'ServerRealm',
    'ServerName',
    'TargetName',
    'ErrorText',
    'File',
    'Line',
  ],
  layouts: [LINES, ['LogonSession', ...LINES]],
  *finds(fields) {
    yield* kerberosError(3, {
      code: statusCode(fields.ErrorCode ?? fields.ErrorCodeAndName?.split(/\s/)[0]),
      server: meant(fields.ServerName),
      target: meant(fields.TargetName),
      user: meant(fields.ClientName),
    });
  },
});
