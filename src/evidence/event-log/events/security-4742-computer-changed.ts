import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { CHANGE_DATA, CHANGE_LINES, accountChanged, changedAttributes } from './account-change.ts';
import { SECURITY, SECURITY_AUDITING } from './providers.ts';

/**
 * 4742 on a domain controller: a computer account was changed (each month its password, rarely its SPNs). What was not is
 * printed as `-`; where all is, the change was of something else.
 *
 * ```
 * A computer account was changed.
 * …
 * Changed Attributes:
 *     SAM Account Name:   -
 * …
 *     Service Principal Names:
 *         cifs/files
 *         HOST/FS01
 * ```
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4742
 */
export const security4742ComputerChanged = eventKind({
  name: 'security-4742-computer-changed',
  providers: SECURITY_AUDITING,
  ids: [4742],
  channels: [SECURITY],
  tells: ['account-changed'],
  data: [...CHANGE_DATA, 'DnsHostName', 'ServicePrincipalNames'],
  // The SPNs are last, so that those with a port (`MSSQLSvc/fs01:1433`) are no labels.
  layouts: [[...CHANGE_LINES, 'DnsHostName', 'ServicePrincipalNames']],
  *finds(fields) {
    const account = meant(fields.TargetUserName);
    yield* accountChanged(4742, account, meant(fields.TargetDomainName), changedAttributes(fields));
  },
});
