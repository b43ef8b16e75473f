/**
 * What the audits of SMB 1 share, client and server: who spoke it.
 */
import type { EventFind } from '../event-record.ts';
import type { Payloads } from '../../../facts/facts.ts';
import { said, words } from './values.ts';

/** @param peer the other side; null where the record does not tell */
export function* smb1Seen(
  event: Payloads['smb1-seen']['event'],
  peer: string | null,
): Iterable<EventFind<'smb1-seen'>> {
  yield {
    kind: 'smb1-seen',
    says: { event, peer },
    text: words(event, 'SMB 1', said(event < 4000 ? 'client' : 'server', peer)),
  };
}
