import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { TARGET_LINES, accountChanged } from './account-change.ts';
import { SECURITY, SECURITY_AUDITING } from './providers.ts';

/**
 * 4723: somebody changed the own password; 4724: somebody else reset it. A failure changed nothing, and where the export lost
 * the outcome nothing is told.
 *
 * ```
 * An attempt was made to reset an account's password.
 * …
 * Target Account:
 *     Security ID:        CONTOSO\mara
 *     Account Name:       mara
 *     Account Domain:     CONTOSO
 * ```
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4724
 */
export const security4723PasswordChanged = eventKind({
  name: 'security-4723-password-changed',
  providers: SECURITY_AUDITING,
  ids: [4723, 4724],
  channels: [SECURITY],
  tells: ['account-changed'],
  data: [
    'TargetUserName',
    'TargetDomainName',
    'TargetSid',
    'SubjectUserSid',
    'SubjectUserName',
    'SubjectDomainName',
    'SubjectLogonId',
    'PrivilegeList',
  ],
  layouts: [TARGET_LINES],
  *finds(fields, record) {
    if (record.outcome !== 'success') return;
    const event = record.id === 4723 ? 4723 : 4724;
    const account = meant(fields.TargetUserName);
    yield* accountChanged(event, account, meant(fields.TargetDomainName), ['pwdLastSet']);
  },
});
