import { eventKind } from '../event-record.ts';
import { SUBJECT } from './logon-fields.ts';
import { SECURITY, SECURITY_AUDITING } from './providers.ts';
import { shareAccess } from './share-access.ts';

const WHO = ['SubjectUserSid', 'SubjectUserName', 'SubjectDomainName', 'SubjectLogonId'] as const;

/**
 * 5140 on the file server: a share was opened, or opening it was refused (then the keyword is Audit Failure).
 *
 * ```
 * A network share object was accessed.
 * …
 * Network Information:
 *     Source Address:     10.2.0.9
 * Share Information:
 *     Share Name:         \\*\Finance
 *     Share Path:         \??\D:\Finance
 * ```
 *
 * Version 0 (Server 2008) has address and share only.
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-5140
 */
export const security5140ShareAccessed = eventKind({
  name: 'security-5140-share-accessed',
  providers: SECURITY_AUDITING,
  ids: [5140],
  channels: [SECURITY],
  tells: ['share-access'],
  data: [
    ...WHO,
    'ObjectType',
    'IpAddress',
    'IpPort',
    'ShareName',
    'ShareLocalPath',
    'AccessMask',
    'AccessList',
  ],
  olderData: [[...WHO, 'IpAddress', 'IpPort', 'ShareName']],
  layouts: [
    [
      ...SUBJECT,
      null,
      'ObjectType',
      'IpAddress',
      'IpPort',
      null,
      'ShareName',
      'ShareLocalPath',
      null,
      'AccessMask',
    ],
    [...SUBJECT, null, 'IpAddress', 'IpPort', 'ShareName'],
  ],
  *finds(fields, record) {
    yield* shareAccess(5140, fields, record);
  },
});
