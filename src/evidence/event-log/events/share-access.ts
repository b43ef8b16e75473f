/**
 * What 5140 and 5145 share: who reached which share, and whether the share's own permissions allowed it.
 */
import { meant } from '../../../windows/names.ts';
import type { EventFields, EventFind, EventRecord } from '../event-record.ts';
import { sidIn } from './logon-fields.ts';
import { logonIdOf, oneLine, said, shownUser, words } from './values.ts';

/**
 * Neither event has a status: success or failure stands in the record's keywords alone, which some exports lose
 * (https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-5145).
 */
export function* shareAccess(
  event: 5140 | 5145,
  fields: EventFields,
  record: EventRecord,
): Iterable<EventFind<'share-access'>> {
  const share = meant(fields.ShareName);
  if (share === null) return;
  const user = meant(fields.SubjectUserName) ?? '';
  const domain = meant(fields.SubjectDomainName);
  const outcome = record.outcome ?? 'unknown';
  const path = meant(fields.RelativeTargetName);
  const mask = meant(fields.AccessMask)?.toLowerCase() ?? null;
  const reason = reasonOf(fields.AccessReason);
  const address = meant(fields.IpAddress);
  yield {
    kind: 'share-access',
    says: {
      event,
      outcome,
      user,
      domain,
      sid: sidIn(fields.SubjectUserSid),
      address,
      share,
      path,
      mask,
      reason,
    },
    text: words(
      event,
      outcome === 'unknown' ? 'outcome not in the file' : outcome,
      `user ${shownUser(user, domain)}`,
      said('share', share),
      said('path', path),
      said('address', address),
      said('access mask', mask),
      said('reason', reason),
    ),
    logonId: logonIdOf(fields.SubjectLogonId),
  };
}

/** One reason per line, `%%4416: %%1805` or the same in words; `-` where nothing was checked. */
function reasonOf(written: string | undefined): string | null {
  const lines = (meant(written) ?? '')
    .split('\n')
    .map(oneLine)
    .filter((line) => line !== '');
  return lines.length === 0 ? null : lines.join('; ');
}
