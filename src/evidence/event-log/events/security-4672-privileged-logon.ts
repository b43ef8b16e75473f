import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { SUBJECT } from './logon-fields.ts';
import { SECURITY, SECURITY_AUDITING } from './providers.ts';
import { logonIdOf, shownUser, words } from './values.ts';

/** The sessions of SYSTEM, LOCAL SERVICE and NETWORK SERVICE: the computer's own life. */
const OWN_SESSIONS = new Set(['0x3e7', '0x3e5', '0x3e4']);

/**
 * 4672, beside the 4624 with the same Logon ID: the session has rights of an administrator.
 *
 * ```
 * Special privileges assigned to new logon.
 *
 * Subject:
 *     Security ID:        CONTOSO\adm-lena
 *     Account Name:       adm-lena
 *     Account Domain:     CONTOSO
 *     Logon ID:       0x8CA6E1D
 *
 * Privileges:     SeSecurityPrivilege
 * ```
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4672
 */
export const security4672PrivilegedLogon = eventKind({
  name: 'security-4672-privileged-logon',
  providers: SECURITY_AUDITING,
  ids: [4672],
  channels: [SECURITY],
  tells: ['privileged-logon'],
  isBulk: true,
  data: ['SubjectUserSid', 'SubjectUserName', 'SubjectDomainName', 'SubjectLogonId', 'PrivilegeList'],
  layouts: [[...SUBJECT, 'PrivilegeList']],
  *finds(fields) {
    const user = meant(fields.SubjectUserName);
    const logonId = logonIdOf(fields.SubjectLogonId);
    if (user === null || logonId === null || OWN_SESSIONS.has(logonId)) return;
    const domain = meant(fields.SubjectDomainName);
    yield {
      kind: 'privileged-logon',
      says: { user, domain },
      text: words(4672, `user ${shownUser(user, domain)}`),
      logonId,
    };
  },
});
