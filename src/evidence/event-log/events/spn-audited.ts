/**
 * What the SMB server's audits of target names share (new builds; each refuses nobody). Their channel and texts are not published, so
 * they are read by name only.
 */
import { meant } from '../../../windows/names.ts';
import type { EventFields, EventFind } from '../event-record.ts';
import { said, withoutSlashes, words } from './values.ts';

/** Reads `ClientName`, `SPN` and `SPNValidationPolicy`. */
export function* spnAudited(
  event: 3024 | 3025 | 3026,
  fields: EventFields,
): Iterable<EventFind<'spn-audited'>> {
  const client = withoutSlashes(fields.ClientName);
  const spn = meant(fields.SPN);
  const policy = meant(fields.SPNValidationPolicy);
  yield {
    kind: 'spn-audited',
    says: { event, client, spn, policy },
    text: words(
      event,
      said('client', client),
      spn === null ? 'no SPN' : `SPN ${spn}`,
      said('policy', policy),
    ),
  };
}
