/**
 * What 1006, 1007 and 1009 of the SMB server share: who was denied at which share.
 */
import { meant } from '../../../windows/names.ts';
import type { EventFields, EventFind } from '../event-record.ts';
import { said, socketAddress, withoutSlashes, words } from './values.ts';

export function* shareDenied(
  event: 1006 | 1007 | 1009,
  fields: EventFields,
): Iterable<EventFind<'smb-share-denied'>> {
  const client = withoutSlashes(fields.ClientName);
  const address = socketAddress(fields.ClientAddress);
  const user = meant(fields.UserName);
  const share = meant(fields.ShareName);
  yield {
    kind: 'smb-share-denied',
    says: { event, client, address, user, share },
    text: words(
      event,
      said('share', share),
      event === 1006 ? said('user', user) : 'anonymous',
      said('client', client),
      said('address', address),
    ),
  };
}
