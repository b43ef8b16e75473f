import { eventKind } from '../event-record.ts';
import { fileDenied } from './file-denied.ts';
import { SUBJECT } from './logon-fields.ts';
import { SECURITY, SECURITY_AUDITING } from './providers.ts';

const WHO = ['SubjectUserSid', 'SubjectUserName', 'SubjectDomainName', 'SubjectLogonId'] as const;
const OBJECT = ['ObjectServer', 'ObjectType', 'ObjectName', 'HandleId'] as const;
const END = ['PrivilegeList', 'RestrictedSidCount', 'ProcessId', 'ProcessName'] as const;

/**
 * 4656 with Audit Failure on the file server: the file system refused to open a file, behind a share that had let the user in.
 *
 * ```
 * A handle to an object was requested.
 * …
 * Object:
 *     Object Server:      Security
 *     Object Type:        File
 *     Object Name:        D:\Finance\2026.xlsx
 * …
 *     Accesses:       READ_CONTROL
 * ```
 *
 * Version 1 (Windows 8, Server 2012) adds the resource attributes and the reasons; in a message the reasons are lines with
 * colons, so what stands behind them is not read.
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4656
 */
export const security4656HandleRequested = eventKind({
  name: 'security-4656-handle-requested',
  providers: SECURITY_AUDITING,
  ids: [4656],
  channels: [SECURITY],
  tells: ['file-denied'],
  data: [
    ...WHO,
    ...OBJECT,
    'TransactionId',
    'AccessList',
    'AccessReason',
    'AccessMask',
    ...END,
    'ResourceAttributes',
  ],
  olderData: [[...WHO, ...OBJECT, 'TransactionId', 'AccessList', 'AccessMask', ...END]],
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
      'TransactionId',
      'AccessList',
    ],
    [
      ...SUBJECT,
      null,
      ...OBJECT,
      null,
      'ProcessId',
      'ProcessName',
      null,
      'TransactionId',
      'AccessList',
      'AccessMask',
    ],
  ],
  *finds(fields, record) {
    yield* fileDenied(4656, fields, record);
  },
});
