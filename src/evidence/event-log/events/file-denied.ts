/**
 * What 4656 and 4663 share: the file system refused somebody, where its auditing list (SACL) asks for a record.
 */
import { meant } from '../../../windows/names.ts';
import type { EventFields, EventFind, EventRecord } from '../event-record.ts';
import { sidIn } from './logon-fields.ts';
import { logonIdOf, said, shownUser, words } from './values.ts';

/** The type of object that the file system writes; registry keys and services have the same events. No language changes it. */
const FILE = 'file';

/** Only failures: what was allowed fills logs and decides nothing. */
export function* fileDenied(
  event: 4656 | 4663,
  fields: EventFields,
  record: EventRecord,
): Iterable<EventFind<'file-denied'>> {
  if (record.outcome !== 'failure' || meant(fields.ObjectType)?.toLowerCase() !== FILE) return;
  const path = meant(fields.ObjectName);
  const user = meant(fields.SubjectUserName);
  if (path === null || user === null) return;
  const domain = meant(fields.SubjectDomainName);
  const mask = meant(fields.AccessMask)?.toLowerCase() ?? null;
  yield {
    kind: 'file-denied',
    says: { event, user, domain, sid: sidIn(fields.SubjectUserSid), path, mask },
    text: words(
      event,
      `failure, user ${shownUser(user, domain)}`,
      said('file', path),
      said('access mask', mask),
    ),
    logonId: logonIdOf(fields.SubjectLogonId),
  };
}
