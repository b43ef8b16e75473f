import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { CHANGE_DATA, CHANGE_LINES, accountChanged, changedAttributes } from './account-change.ts';
import { SECURITY, SECURITY_AUDITING } from './providers.ts';

/**
 * 4738: a user account was changed. What was not is printed as `-`.
 *
 * ```
 * A user account was changed.
 * …
 * Changed Attributes:
 *     SAM Account Name:   -
 * …
 *     Password Last Set:  11/20/2026 9:02:11 AM
 * …
 *     User Account Control:   -
 * ```
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4738
 */
export const security4738AccountChanged = eventKind({
  name: 'security-4738-account-changed',
  providers: SECURITY_AUDITING,
  ids: [4738],
  channels: [SECURITY],
  tells: ['account-changed'],
  data: CHANGE_DATA,
  layouts: [CHANGE_LINES],
  *finds(fields) {
    const account = meant(fields.TargetUserName);
    yield* accountChanged(4738, account, meant(fields.TargetDomainName), changedAttributes(fields));
  },
});
