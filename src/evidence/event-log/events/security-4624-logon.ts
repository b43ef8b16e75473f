import { eventKind } from '../event-record.ts';
import { SUBJECT, logonOf, logonText } from './logon-fields.ts';
import { SECURITY, SECURITY_AUDITING } from './providers.ts';
import { logonIdOf, words } from './values.ts';
import { yesOrNo } from './yes-or-no.ts';

const PROCESS = [null, 'ProcessId', 'ProcessName'] as const;
const NETWORK = [null, 'WorkstationName', 'IpAddress', 'IpPort'] as const;
const DETAILS = [
  null,
  'LogonProcessName',
  'AuthenticationPackageName',
  'TransmittedServices',
  'LmPackageName',
  'KeyLength',
] as const;
const TARGET = [null, 'TargetUserSid', 'TargetUserName', 'TargetDomainName', 'TargetLogonId'] as const;
const NEW_TARGET = [
  ...TARGET,
  'TargetLinkedLogonId',
  'TargetOutboundUserName',
  'TargetOutboundDomainName',
  'LogonGuid',
] as const;
const TOKEN = ['VirtualAccount', 'ElevatedToken', 'ImpersonationLevel'] as const;
const END = [...PROCESS, ...NETWORK, ...DETAILS] as const;

/** Data of version 2, to the values that version 3 put its own between. */
const DATA_BEFORE = [
  'SubjectUserSid',
  'SubjectUserName',
  'SubjectDomainName',
  'SubjectLogonId',
  'TargetUserSid',
  'TargetUserName',
  'TargetDomainName',
  'TargetLogonId',
  'LogonType',
  'LogonProcessName',
  'AuthenticationPackageName',
  'WorkstationName',
  'LogonGuid',
  'TransmittedServices',
  'LmPackageName',
  'KeyLength',
  'ProcessId',
  'ProcessName',
  'IpAddress',
  'IpPort',
  'ImpersonationLevel',
  'RestrictedAdminMode',
] as const;
const DATA_BEHIND = [
  'TargetOutboundUserName',
  'TargetOutboundDomainName',
  'VirtualAccount',
  'TargetLinkedLogonId',
  'ElevatedToken',
] as const;

/**
 * 4624 on the computer that was reached. Only network logons (type 3) say something about a share; everything else is
 * the computer's own life.
 *
 * ```
 * An account was successfully logged on.
 *
 * Subject:
 *     Security ID:        NULL SID
 * …
 * New Logon:
 *     Security ID:        CONTOSO\mara
 *     Account Name:       mara
 * ```
 *
 * Versions: 0 (Server 2008), 1 (2012 R2, adds the impersonation level), 2 (Windows 10, adds the section "Logon
 * Information"), 3 (Windows 11 24H2 and Server 2025, inserts "Remote Credential Guard" in the middle).
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4624
 */
export const security4624Logon = eventKind({
  name: 'security-4624-logon',
  providers: SECURITY_AUDITING,
  ids: [4624],
  channels: [SECURITY],
  tells: ['logon'],
  data: [...DATA_BEFORE, 'RemoteCredentialGuard', ...DATA_BEHIND],
  olderData: [[...DATA_BEFORE, ...DATA_BEHIND]],
  layouts: [
    [
      ...SUBJECT,
      null,
      'LogonType',
      'RestrictedAdminMode',
      'RemoteCredentialGuard',
      ...TOKEN,
      ...NEW_TARGET,
      ...END,
    ],
    [...SUBJECT, null, 'LogonType', 'RestrictedAdminMode', ...TOKEN, ...NEW_TARGET, ...END],
    [...SUBJECT, 'LogonType', 'ImpersonationLevel', ...TARGET, 'LogonGuid', ...END],
    [...SUBJECT, 'LogonType', ...TARGET, 'LogonGuid', ...END],
  ],
  *finds(fields) {
    const logon = logonOf(fields);
    if (logon.logonType !== 3) return;
    yield {
      kind: 'logon',
      says: { ...logon, elevated: yesOrNo(fields.ElevatedToken) },
      text: words(4624, ...logonText(logon)),
      logonId: logonIdOf(fields.TargetLogonId),
    };
  },
});
