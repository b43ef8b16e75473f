import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { accountChanged, decides } from './account-change.ts';
import { SUBJECT } from './logon-fields.ts';
import { SECURITY, SECURITY_AUDITING } from './providers.ts';

/** Classes of the directory whose objects log on. */
const ACCOUNTS = new Set([
  'user',
  'computer',
  'inetorgperson',
  'msds-managedserviceaccount',
  'msds-groupmanagedserviceaccount',
  'msds-delegatedmanagedserviceaccount',
]);

/**
 * 5136 on a domain controller: one attribute of an object in the directory was changed. Only accounts count, and of their
 * attributes those that decide whether and how they can log on. The value itself is never read: it may be a password (LAPS).
 *
 * ```
 * A directory service object was modified.
 * …
 * Object:
 *     DN: CN=FS01,OU=Servers,DC=contoso,DC=example
 *     GUID:   {6c0ad5de-2f1d-4d5c-9f63-0f2e9b7d1c11}
 *     Class:  computer
 * Attribute:
 *     LDAP Display Name:  servicePrincipalName
 * ```
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-5136
 */
export const security5136DirectoryChanged = eventKind({
  name: 'security-5136-directory-changed',
  providers: SECURITY_AUDITING,
  ids: [5136],
  channels: [SECURITY],
  tells: ['account-changed'],
  data: [
    'OpCorrelationID',
    'AppCorrelationID',
    'SubjectUserSid',
    'SubjectUserName',
    'SubjectDomainName',
    'SubjectLogonId',
    'DSName',
    'DSType',
    'ObjectDN',
    'ObjectGUID',
    'ObjectClass',
    'AttributeLDAPDisplayName',
    'AttributeSyntaxOID',
    'AttributeValue',
    'OperationType',
  ],
  layouts: [
    [
      ...SUBJECT,
      null,
      'DSName',
      'DSType',
      null,
      'ObjectDN',
      'ObjectGUID',
      'ObjectClass',
      null,
      'AttributeLDAPDisplayName',
    ],
  ],
  *finds(fields) {
    const attribute = meant(fields.AttributeLDAPDisplayName);
    if (attribute === null || !decides(attribute)) return;
    if (!ACCOUNTS.has((fields.ObjectClass ?? '').trim().toLowerCase())) return;
    yield* accountChanged(5136, meant(fields.ObjectDN), meant(fields.DSName), [attribute]);
  },
});
