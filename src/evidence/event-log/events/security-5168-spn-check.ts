import { meant } from '../../../windows/names.ts';
import { showStatus, statusCode } from '../../../windows/status.ts';
import { eventKind } from '../event-record.ts';
import { SUBJECT } from './logon-fields.ts';
import { SECURITY, SECURITY_AUDITING } from './providers.ts';
import { logonIdOf, said, shownUser, words } from './values.ts';

/**
 * 5168 on the file server: SmbServerNameHardeningLevel refused the name that the client used for the server, or that it
 * sent none (`N/A`). The logon itself had succeeded.
 *
 * ```
 * SPN check for SMB/SMB2 failed.
 * …
 * SPN:
 *     SPN Name:           cifs/files
 *     Error Code:         0xC0000022
 * Server Information:
 *     Server Names:       CONTOSO;contoso.example;fs01.contoso.example;FS01;LocalHost;
 * ```
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-5168
 */
export const security5168SpnCheck = eventKind({
  name: 'security-5168-spn-check',
  providers: SECURITY_AUDITING,
  ids: [5168],
  channels: [SECURITY],
  tells: ['spn-check-failed'],
  data: [
    'SubjectUserSid',
    'SubjectUserName',
    'SubjectDomainName',
    'SubjectLogonId',
    'SpnName',
    'ErrorCode',
    'ServerNames',
    'ConfiguredNames',
    'IpAddresses',
  ],
  layouts: [
    [...SUBJECT, null, 'SpnName', 'ErrorCode', null, 'ServerNames', 'ConfiguredNames', 'IpAddresses'],
  ],
  *finds(fields) {
    const user = meant(fields.SubjectUserName);
    const domain = meant(fields.SubjectDomainName);
    const spn = meant(fields.SpnName);
    const code = statusCode(fields.ErrorCode);
    const serverNames = meant(fields.ServerNames);
    yield {
      kind: 'spn-check-failed',
      says: { user: user === null ? null : shownUser(user, domain), spn, code, serverNames },
      text: words(
        5168,
        spn === null ? 'no SPN sent' : `SPN ${spn}`,
        code === null ? null : `error ${showStatus(code)}`,
        said('user', user === null ? null : shownUser(user, domain)),
        said('server names', serverNames),
      ),
      logonId: logonIdOf(fields.SubjectLogonId),
    };
  },
});
