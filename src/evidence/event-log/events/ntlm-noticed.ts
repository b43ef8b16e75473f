/**
 * What the events share that tell of NTLM at work without a share being refused.
 */
import type { Payloads } from '../../../facts/facts.ts';
import type { EventFind } from '../event-record.ts';
import { said, shownUser, words } from './values.ts';

type Noticed = Payloads['ntlm-noticed'];

const NOTHING: Omit<Noticed, 'event'> = { user: null, domain: null, target: null, process: null };

export function* ntlmNoticed(
  event: Noticed['event'],
  known: Partial<Omit<Noticed, 'event'>>,
): Iterable<EventFind<'ntlm-noticed'>> {
  const says = { event, ...NOTHING, ...known };
  yield {
    kind: 'ntlm-noticed',
    says,
    text: words(
      event,
      said('target', says.target),
      says.user === null ? null : `user ${shownUser(says.user, says.domain)}`,
      said('process', says.process),
    ),
  };
}
