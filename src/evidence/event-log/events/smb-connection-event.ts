/**
 * What the SMB client's events about its connections share. None of them is a cause: they come and go with every standby, every
 * closed lid and every restart of a server, and they date what happened beside them.
 */
import type { EventFields, EventFind } from '../event-record.ts';
import type { Payloads } from '../../../facts/facts.ts';
import { showStatus, statusCode } from '../../../windows/status.ts';
import { codeIn, said, withoutSlashes, words } from './values.ts';

type ConnectionEvent = Payloads['smb-connection-event'];

/**
 * Reads `ServerName` or `ShareName` (`\files`, `\files\finance`), `Status` (a number) or `StatusText` (the rendered error).
 *
 * @param note what the event says, for the line that is shown
 */
export function* smbConnectionEvent(
  event: number,
  what: ConnectionEvent['what'],
  note: string,
  fields: EventFields,
): Iterable<EventFind<'smb-connection-event'>> {
  const [server, share] = serverAndShare(fields.ServerName ?? fields.ShareName);
  const status = statusCode(fields.Status) ?? codeIn(fields.StatusText);
  yield {
    kind: 'smb-connection-event',
    says: { event, what, server, share, status },
    text: words(
      event,
      note,
      said('server', server),
      said('share', share),
      status === null ? null : `status ${showStatus(status)}`,
    ),
  };
}

function serverAndShare(written: string | undefined): readonly [server: string | null, share: string | null] {
  const [server = '', share = ''] = (withoutSlashes(written) ?? '').split('\\');
  return [server || null, share || null];
}
