/**
 * What 5142, 5143 and 5144 share: a share of this server was added, modified or deleted.
 */
import type { Payloads } from '../../../facts/facts.ts';
import { meant } from '../../../windows/names.ts';
import type { EventFields, EventFind } from '../event-record.ts';
import { said, words } from './values.ts';

type ShareChanged = Payloads['share-changed'];

export function* shareChanged(
  event: ShareChanged['event'],
  fields: EventFields,
): Iterable<EventFind<'share-changed'>> {
  const share = meant(fields.ShareName);
  if (share === null) return;
  const path = meant(fields.ShareLocalPath);
  const permissions = event === 5143 ? permissionsChanged(fields) : null;
  yield {
    kind: 'share-changed',
    says: { event, share, path, permissions },
    text: words(
      event,
      `share ${share}`,
      said('path', path),
      permissions === null ? null : permissions ? 'other permissions' : 'the same permissions',
    ),
  };
}

function permissionsChanged(fields: EventFields): boolean | null {
  const before = meant(fields.OldSD);
  const after = meant(fields.NewSD);
  if (before === null && after === null) return null;
  return before !== after;
}
