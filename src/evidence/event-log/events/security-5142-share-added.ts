import { eventKind } from '../event-record.ts';
import { SUBJECT } from './logon-fields.ts';
import { SECURITY, SECURITY_AUDITING } from './providers.ts';
import { shareChanged } from './share-changed.ts';

/**
 * 5142 on the file server: a share was added; 5144: it was deleted.
 *
 * ```
 * A network share object was added.
 * …
 * Share Information:
 *     Share Name:     \\*\Finance
 *     Share Path:     D:\Finance
 * ```
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-5142
 */
export const security5142ShareAdded = eventKind({
  name: 'security-5142-share-added',
  providers: SECURITY_AUDITING,
  ids: [5142, 5144],
  channels: [SECURITY],
  tells: ['share-changed'],
  data: [
    'SubjectUserSid',
    'SubjectUserName',
    'SubjectDomainName',
    'SubjectLogonId',
    'ShareName',
    'ShareLocalPath',
  ],
  layouts: [[...SUBJECT, null, 'ShareName', 'ShareLocalPath']],
  *finds(fields, record) {
    yield* shareChanged(record.id === 5144 ? 5144 : 5142, fields);
  },
});
