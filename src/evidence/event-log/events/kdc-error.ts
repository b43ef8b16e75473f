/**
 * What the events of the KDC share: the name asked for, and an account.
 */
import type { EventFind } from '../event-record.ts';
import { said, words } from './values.ts';

export function* kdcError(
  event: number,
  name: string | null,
  account: string | null,
): Iterable<EventFind<'kdc-error'>> {
  yield {
    kind: 'kdc-error',
    says: { event, name, account },
    text: words(event, said('name', name), said('account', account)),
  };
}
