import { eventKind } from '../event-record.ts';
import { fileDenied } from './file-denied.ts';
import { SUBJECT } from './logon-fields.ts';
import { SECURITY, SECURITY_AUDITING } from './providers.ts';

const OBJECT = ['ObjectServer', 'ObjectType', 'ObjectName', 'HandleId'] as const;

/**
 * 4663 with Audit Failure on the file server: an open file was used in a way that the file system refuses. Rare: mostly the
 * opening itself is refused (4656), and 4663 is a success.
 *
 * ```
 * An attempt was made to access an object.
 * …
 * Object:
 *     Object Server:      Security
 *     Object Type:        File
 *     Object Name:        D:\Finance\2026.xlsx
 * …
 *     Access Mask:        0x2
 * ```
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4663
 */
export const security4663ObjectAccessed = eventKind({
  name: 'security-4663-object-accessed',
  providers: SECURITY_AUDITING,
  ids: [4663],
  channels: [SECURITY],
  tells: ['file-denied'],
  data: [
    'SubjectUserSid',
    'SubjectUserName',
    'SubjectDomainName',
    'SubjectLogonId',
    ...OBJECT,
    'AccessList',
    'AccessMask',
    'ProcessId',
    'ProcessName',
    'ResourceAttributes',
  ],
  layouts: [
    [
      ...SUBJECT,
      null,
      ...OBJECT,
      'ResourceAttributes',
      null,
      'ProcessId',
      'ProcessName',
      null,
      'AccessList',
      'AccessMask',
    ],
    [...SUBJECT, null, ...OBJECT, null, 'ProcessId', 'ProcessName', null, 'AccessList', 'AccessMask'],
  ],
  *finds(fields, record) {
    yield* fileDenied(4663, fields, record);
  },
});
