import { showStatus, statusCode } from '../../../windows/status.ts';
import { eventKind } from '../event-record.ts';
import { SUBJECT, logonOf, logonText } from './logon-fields.ts';
import { SECURITY, SECURITY_AUDITING } from './providers.ts';
import { words } from './values.ts';

/**
 * 4625 on the computer that refused the logon. The sub status is the precise one; where it is 0x0 the status counts.
 * A block on the client leaves no 4625 anywhere, because nothing reaches the server.
 *
 * ```
 * An account failed to log on.
 * …
 * Failure Information:
 *     Failure Reason:     Unknown user name or bad password.
 *     Status:             0xC000006D
 *     Sub Status:         0xC000006A
 * ```
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4625
 */
export const security4625LogonFailed = eventKind({
  name: 'security-4625-logon-failed',
  providers: SECURITY_AUDITING,
  ids: [4625],
  channels: [SECURITY],
  tells: ['logon-failed'],
  data: [
    'SubjectUserSid',
    'SubjectUserName',
    'SubjectDomainName',
    'SubjectLogonId',
    'TargetUserSid',
    'TargetUserName',
    'TargetDomainName',
    'Status',
    'FailureReason',
    'SubStatus',
    'LogonType',
    'LogonProcessName',
    'AuthenticationPackageName',
    'WorkstationName',
    'TransmittedServices',
    'LmPackageName',
    'KeyLength',
    'ProcessId',
    'ProcessName',
    'IpAddress',
    'IpPort',
  ],
  layouts: [
    [
      ...SUBJECT,
      'LogonType',
      null,
      'TargetUserSid',
      'TargetUserName',
      'TargetDomainName',
      null,
      'FailureReason',
      'Status',
      'SubStatus',
      null,
      'ProcessId',
      'ProcessName',
      null,
      'WorkstationName',
      'IpAddress',
      'IpPort',
      null,
      'LogonProcessName',
      'AuthenticationPackageName',
      'TransmittedServices',
      'LmPackageName',
      'KeyLength',
    ],
  ],
  *finds(fields) {
    const rawStatus = statusCode(fields.Status);
    const subStatus = statusCode(fields.SubStatus) ?? 0;
    if (rawStatus === null) return;
    const status = subStatus === 0 ? rawStatus : subStatus;
    const logon = logonOf(fields);
    yield {
      kind: 'logon-failed',
      says: { ...logon, status, rawStatus, subStatus },
      text: words(
        4625,
        `status ${showStatus(rawStatus)}`,
        subStatus === 0 ? null : `sub status ${showStatus(subStatus)}`,
        ...logonText(logon),
      ),
    };
  },
});
