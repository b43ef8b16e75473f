import { isAnonymous, isComputerAccount, meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { SECURITY, SECURITY_AUDITING } from './providers.ts';
import { logonIdOf, numberOf, shownUser, words } from './values.ts';

/**
 * 4634 on the computer that was reached: a session ended. Only those of network logons (type 3) say how long somebody was
 * there, and only of people: computers come and go all day, and are most of a busy log.
 *
 * ```
 * An account was logged off.
 *
 * Subject:
 *     Security ID:        CONTOSO\mara
 *     Account Name:       mara
 *     Account Domain:     CONTOSO
 *     Logon ID:       0x8CA6E1D
 *
 * Logon Type:         3
 * ```
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4634
 */
export const security4634Logoff = eventKind({
  name: 'security-4634-logoff',
  providers: SECURITY_AUDITING,
  ids: [4634],
  channels: [SECURITY],
  tells: ['logoff'],
  data: ['TargetUserSid', 'TargetUserName', 'TargetDomainName', 'TargetLogonId', 'LogonType'],
  layouts: [[null, 'TargetUserSid', 'TargetUserName', 'TargetDomainName', 'TargetLogonId', 'LogonType']],
  *finds(fields) {
    const user = meant(fields.TargetUserName);
    if (user === null || numberOf(fields.LogonType) !== 3) return;
    if (isComputerAccount(user) || isAnonymous(user, meant(fields.TargetUserSid))) return;
    const domain = meant(fields.TargetDomainName);
    yield {
      kind: 'logoff',
      says: { user, domain },
      text: words(4634, `user ${shownUser(user, domain)}`, 'type 3'),
      logonId: logonIdOf(fields.TargetLogonId),
    };
  },
});
