/**
 * What 4738, 4742, 4723, 4724 and 5136 share: an account was changed, and which of its attributes, where the record tells.
 */
import type { Payloads } from '../../../facts/facts.ts';
import { meant } from '../../../windows/names.ts';
import type { EventFields, EventFind } from '../event-record.ts';
import { SUBJECT } from './logon-fields.ts';
import { said, shownUser, words } from './values.ts';

type AccountChanged = Payloads['account-changed'];

/**
 * Data of 4738 and, up to the logon hours, of 4742; `Dummy` is called `ComputerAccountChange` there. By position the account's
 * name has capitals of its own: under `SamAccountName` the events of NETLOGON have one that ends with `$`.
 */
export const CHANGE_DATA = [
  'Dummy',
  'TargetUserName',
  'TargetDomainName',
  'TargetSid',
  'SubjectUserSid',
  'SubjectUserName',
  'SubjectDomainName',
  'SubjectLogonId',
  'PrivilegeList',
  'SAMAccountName',
  'DisplayName',
  'UserPrincipalName',
  'HomeDirectory',
  'HomePath',
  'ScriptPath',
  'ProfilePath',
  'UserWorkstations',
  'PasswordLastSet',
  'AccountExpires',
  'PrimaryGroupId',
  'AllowedToDelegateTo',
  'OldUacValue',
  'NewUacValue',
  'UserAccountControl',
  'UserParameters',
  'SidHistory',
  'LogonHours',
] as const;

/** The lines of both, to the logon hours. */
export const CHANGE_LINES = [
  ...SUBJECT,
  null,
  'TargetSid',
  'TargetUserName',
  'TargetDomainName',
  null,
  ...CHANGE_DATA.slice(CHANGE_DATA.indexOf('SAMAccountName')),
] as const;

/** Lines of 4723 and 4724. Those of 4723 go on with privileges. */
export const TARGET_LINES = [...SUBJECT, null, 'TargetSid', 'TargetUserName', 'TargetDomainName'] as const;

/**
 * LDAP names of the attributes that decide whether and how an account can log on, by their names in 4738 and 4742:
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4742
 */
const LDAP_NAMES: ReadonlyMap<string, string> = new Map([
  ['SAMAccountName', 'sAMAccountName'],
  ['UserPrincipalName', 'userPrincipalName'],
  ['UserWorkstations', 'userWorkstations'],
  ['PasswordLastSet', 'pwdLastSet'],
  ['AccountExpires', 'accountExpires'],
  ['PrimaryGroupId', 'primaryGroupID'],
  ['AllowedToDelegateTo', 'msDS-AllowedToDelegateTo'],
  ['UserAccountControl', 'userAccountControl'],
  ['LogonHours', 'logonHours'],
  ['DnsHostName', 'dNSHostName'],
  ['ServicePrincipalNames', 'servicePrincipalName'],
]);

/** Those of 5136 as well, which names any attribute. */
const DECIDING: ReadonlySet<string> = new Set(
  [
    ...LDAP_NAMES.values(),
    'lockoutTime',
    'msDS-SupportedEncryptionTypes',
    'msDS-AdditionalDnsHostName',
    'msDS-AdditionalSamAccountName',
    'msDS-AllowedToActOnBehalfOfOtherIdentity',
    'msDS-AssignedAuthNPolicy',
    'msDS-AssignedAuthNPolicySilo',
    'msDS-KeyCredentialLink',
    'altSecurityIdentities',
  ].map((name) => name.toLowerCase()),
);

export function decides(attribute: string): boolean {
  return DECIDING.has(attribute.toLowerCase());
}

/** What an account always has: no change of a domain account sets all of them. */
const OF_EVERY_ACCOUNT = ['SAMAccountName', 'AccountExpires', 'PrimaryGroupId', 'LogonHours'] as const;

/**
 * What 4738 and 4742 show as changed. Of a local account every attribute is filled, changed or not, but the account control:
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4738
 */
export function changedAttributes(fields: EventFields): readonly string[] {
  const filled = (name: string): boolean =>
    meant(fields[name] ?? (name === 'SAMAccountName' ? fields.SamAccountName : null)) !== null;
  const all = OF_EVERY_ACCOUNT.every(filled);
  return [...LDAP_NAMES]
    .filter(([name]) => filled(name) && (!all || name === 'UserAccountControl'))
    .map(([, ldap]) => ldap);
}

export function* accountChanged(
  event: AccountChanged['event'],
  account: string | null,
  domain: string | null,
  attributes: readonly string[],
): Iterable<EventFind<'account-changed'>> {
  if (account === null) return;
  yield {
    kind: 'account-changed',
    says: { event, account, domain, attributes },
    text: words(
      event,
      `account ${event === 5136 ? account : shownUser(account, domain)}`,
      said('changed', attributes.join(' ')),
    ),
  };
}
