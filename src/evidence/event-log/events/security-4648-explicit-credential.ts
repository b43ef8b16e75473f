import { meant, spn } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { SUBJECT } from './logon-fields.ts';
import { SECURITY, SECURITY_AUDITING } from './providers.ts';
import { logonIdOf, said, shownUser, words } from './values.ts';

/**
 * 4648 on the client: somebody used other credentials than their own, and for which server. `localhost` is a logon on the
 * computer itself (runas, services, tasks) and says nothing about a share.
 *
 * ```
 * A logon was attempted using explicit credentials.
 * …
 * Account Whose Credentials Were Used:
 *     Account Name:       backup
 *     Account Domain:     FS01
 * Target Server:
 *     Target Server Name: fs01.contoso.example
 *     Additional Information: cifs/fs01.contoso.example
 * ```
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4648
 */
export const security4648ExplicitCredential = eventKind({
  name: 'security-4648-explicit-credential',
  providers: SECURITY_AUDITING,
  ids: [4648],
  channels: [SECURITY],
  tells: ['explicit-credential'],
  data: [
    'SubjectUserSid',
    'SubjectUserName',
    'SubjectDomainName',
    'SubjectLogonId',
    'LogonGuid',
    'TargetUserName',
    'TargetDomainName',
    'TargetLogonGuid',
    'TargetServerName',
    'TargetInfo',
    'ProcessId',
    'ProcessName',
    'IpAddress',
    'IpPort',
  ],
  layouts: [
    [
      ...SUBJECT,
      'LogonGuid',
      null,
      'TargetUserName',
      'TargetDomainName',
      'TargetLogonGuid',
      null,
      'TargetServerName',
      'TargetInfo',
      null,
      'ProcessId',
      'ProcessName',
      null,
      'IpAddress',
      'IpPort',
    ],
  ],
  *finds(fields) {
    const user = meant(fields.TargetUserName);
    const server = meant(fields.TargetServerName);
    const info = meant(fields.TargetInfo);
    const target = spn(info) === null ? server : info;
    if (user === null || target?.toLowerCase() === 'localhost') return;
    const subject = meant(fields.SubjectUserName);
    const subjectDomain = meant(fields.SubjectDomainName);
    const domain = meant(fields.TargetDomainName);
    yield {
      kind: 'explicit-credential',
      says: {
        subject: subject === null ? null : shownUser(subject, subjectDomain),
        user,
        domain,
        target,
        process: meant(fields.ProcessName),
      },
      text: words(
        4648,
        subject === null ? null : `${shownUser(subject, subjectDomain)} used ${shownUser(user, domain)}`,
        said('target', target),
        said('process', meant(fields.ProcessName)),
      ),
      logonId: logonIdOf(fields.SubjectLogonId),
    };
  },
});
