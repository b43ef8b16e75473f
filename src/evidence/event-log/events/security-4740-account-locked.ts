import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { SUBJECT } from './logon-fields.ts';
import { SECURITY, SECURITY_AUDITING } from './providers.ts';
import { said, words } from './values.ts';

/**
 * 4740: an account was locked out, and by which computer's wrong passwords. In structured exports the caller computer
 * stands under `TargetDomainName`.
 *
 * ```
 * A user account was locked out.
 * …
 * Account That Was Locked Out:
 *     Security ID:        CONTOSO\mara
 *     Account Name:       mara
 * Additional Information:
 *     Caller Computer Name:   WS07
 * ```
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4740
 */
export const security4740AccountLocked = eventKind({
  name: 'security-4740-account-locked',
  providers: SECURITY_AUDITING,
  ids: [4740],
  channels: [SECURITY],
  tells: ['account-locked'],
  data: [
    'TargetUserName',
    'TargetDomainName',
    'TargetSid',
    'SubjectUserSid',
    'SubjectUserName',
    'SubjectDomainName',
    'SubjectLogonId',
  ],
  layouts: [[...SUBJECT, null, 'TargetSid', 'TargetUserName', null, 'TargetDomainName']],
  *finds(fields) {
    const user = meant(fields.TargetUserName);
    const caller = meant(fields.TargetDomainName);
    if (user === null) return;
    yield {
      kind: 'account-locked',
      says: { user, caller },
      text: words(4740, `user ${user}`, said('caller computer', caller)),
    };
  },
});
