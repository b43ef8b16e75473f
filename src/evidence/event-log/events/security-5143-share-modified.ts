import { eventKind } from '../event-record.ts';
import { SUBJECT } from './logon-fields.ts';
import { SECURITY, SECURITY_AUDITING } from './providers.ts';
import { shareChanged } from './share-changed.ts';

const CHANGE = [
  'ObjectType',
  'ShareName',
  'ShareLocalPath',
  'OldRemark',
  'NewRemark',
  'OldMaxUsers',
  'NewMaxUsers',
  'OldShareFlags',
  'NewShareFlags',
  'OldSD',
  'NewSD',
] as const;

/**
 * 5143 on the file server: a share was modified. Two security descriptors that differ are other permissions of the share.
 *
 * ```
 * A network share object was modified.
 * …
 * Share Information:
 *     Share Name:     \\*\Finance
 * …
 *     Old SD:         O:BAG:DUD:(A;;0x1200a9;;;WD)
 *     New SD:         O:BAG:DUD:(A;;FA;;;WD)
 * ```
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-5143
 */
export const security5143ShareModified = eventKind({
  name: 'security-5143-share-modified',
  providers: SECURITY_AUDITING,
  ids: [5143],
  channels: [SECURITY],
  tells: ['share-changed'],
  data: ['SubjectUserSid', 'SubjectUserName', 'SubjectDomainName', 'SubjectLogonId', ...CHANGE],
  layouts: [[...SUBJECT, null, ...CHANGE]],
  *finds(fields) {
    yield* shareChanged(5143, fields);
  },
});
