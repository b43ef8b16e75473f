import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { SUBJECT } from './logon-fields.ts';
import { SECURITY, SECURITY_AUDITING } from './providers.ts';
import { said, words } from './values.ts';

/**
 * 4719: auditing of a subcategory was switched. From then on its events are there, or are missing.
 *
 * ```
 * System audit policy was changed.
 * …
 * Audit Policy Change:
 *     Category:       Logon/Logoff
 *     Subcategory:        Logon
 *     Subcategory GUID:   {0CCE9215-69AE-11D9-BED3-505054503030}
 *     Changes:        Success removed, Failure added
 * ```
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4719
 */
export const security4719AuditPolicy = eventKind({
  name: 'security-4719-audit-policy',
  providers: SECURITY_AUDITING,
  ids: [4719],
  channels: [SECURITY],
  tells: ['audit-policy-changed'],
  data: [
    'SubjectUserSid',
    'SubjectUserName',
    'SubjectDomainName',
    'SubjectLogonId',
    'CategoryId',
    'SubcategoryId',
    'SubcategoryGuid',
    'AuditPolicyChanges',
    'ClientProcessId',
    'ClientProcessStartKey',
  ],
  layouts: [[...SUBJECT, null, 'CategoryId', 'SubcategoryId', 'SubcategoryGuid', 'AuditPolicyChanges']],
  *finds(fields) {
    const subcategory = meant(fields.SubcategoryGuid)?.replace(/[{}]/g, '').toLowerCase();
    if (subcategory === undefined) return;
    const changes = fields.AuditPolicyChanges ?? '';
    const success = switched(changes, SUCCESS);
    const failure = switched(changes, FAILURE);
    yield {
      kind: 'audit-policy-changed',
      says: { subcategory, success, failure },
      text: words(
        4719,
        `subcategory ${subcategory}`,
        said('success', shown(success)),
        said('failure', shown(failure)),
      ),
    };
  },
});

interface Change {
  readonly added: RegExp;
  readonly removed: RegExp;
}

/**
 * Entries of the parameter message table (msobjs.dll), and their words in English. Other languages are not known: then the
 * subcategory alone is told.
 */
const SUCCESS: Change = { added: /%%8449|\bsuccess added/i, removed: /%%8448|\bsuccess removed/i };
const FAILURE: Change = { added: /%%8451|\bfailure added/i, removed: /%%8450|\bfailure removed/i };

function switched(changes: string, { added, removed }: Change): boolean | null {
  if (added.test(changes)) return true;
  return removed.test(changes) ? false : null;
}

function shown(on: boolean | null): string | null {
  if (on === null) return null;
  return on ? 'added' : 'removed';
}
