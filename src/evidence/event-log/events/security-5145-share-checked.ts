import { eventKind } from '../event-record.ts';
import { SUBJECT } from './logon-fields.ts';
import { SECURITY, SECURITY_AUDITING } from './providers.ts';
import { shareAccess } from './share-access.ts';

/**
 * 5145 on the file server: the share's permissions were checked for a path. A failure is written only when the share
 * itself denies; a denial by the file system writes none. It needs a session, so NTLM was not what stopped it.
 *
 * ```
 * A network share object was checked to see whether client can be granted desired access.
 * …
 * Access Request Information:
 *     Access Mask:        0x100081
 *     Accesses:           SYNCHRONIZE
 *                         ReadData (or ListDirectory)
 * Access Check Results:
 *     ReadData (or ListDirectory):    Not granted
 * ```
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-5145
 */
export const security5145ShareChecked = eventKind({
  name: 'security-5145-share-checked',
  providers: SECURITY_AUDITING,
  ids: [5145],
  channels: [SECURITY],
  tells: ['share-access'],
  data: [
    'SubjectUserSid',
    'SubjectUserName',
    'SubjectDomainName',
    'SubjectLogonId',
    'ObjectType',
    'IpAddress',
    'IpPort',
    'ShareName',
    'ShareLocalPath',
    'RelativeTargetName',
    'AccessMask',
    'AccessList',
    'AccessReason',
  ],
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
      'RelativeTargetName',
      null,
      'AccessMask',
      'AccessList',
      'AccessReason',
    ],
  ],
  *finds(fields, record) {
    yield* shareAccess(5145, fields, record);
  },
});
