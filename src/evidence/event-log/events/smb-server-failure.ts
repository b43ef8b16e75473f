/**
 * What the SMB server's events about one client share, where signing, encryption or the dialect did not fit. They carry no status of
 * the access and open no attempt: the client's own failure does.
 */
import { meant } from '../../../windows/names.ts';
import type { EventFields, EventFind } from '../event-record.ts';
import type { Payloads } from '../../../facts/facts.ts';
import { said, socketAddress, withoutSlashes, words } from './values.ts';

type ServerFailure = Payloads['smb-server-failure'];

/** Reads `ClientName`, `ClientAddress`, `UserName` and `ShareName`. `more`: further words for the line that is shown. */
export function* smbServerFailure(
  event: ServerFailure['event'],
  what: ServerFailure['what'],
  fields: EventFields,
  more: string | null = null,
): Iterable<EventFind<'smb-server-failure'>> {
  const client = withoutSlashes(fields.ClientName);
  const address = socketAddress(fields.ClientAddress);
  const user = meant(fields.UserName);
  const share = meant(fields.ShareName);
  yield {
    kind: 'smb-server-failure',
    says: { event, what, client, address, user, share },
    text: words(
      event,
      what,
      said('client', client),
      said('address', address),
      said('user', user),
      said('share', share),
      more,
    ),
  };
}
