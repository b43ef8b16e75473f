/** Whether Kerberos can serve a name: whether somebody owns its SPN, as far as the files tell. */
import { isAddress, serviceClass, type HostName } from '../windows/names.ts';
import type { ItemView } from './item.ts';

export const SPN_KINDS = ['ticket-held', 'spn-query', 'spn-list'] as const;

/** A ticket or an SPN query decides; a resemblance to a computer's name does not. */
export function spnOf(
  view: ItemView<(typeof SPN_KINDS)[number]>,
  name: HostName,
): 'address' | 'has-spn' | 'no-spn' | 'open' {
  const isSpnOf = (spn: string): boolean => spn === `cifs/${name}` || spn === `host/${name}`;
  const ticket = view
    .all('ticket-held')
    .some(({ fact }) => serviceClass(fact.server) === 'cifs' && isSpnOf(fact.server));
  const listed = view.all('spn-list').some(({ fact }) => fact.spns.some(isSpnOf));
  const queries = view.all('spn-query').filter(({ fact }) => isSpnOf(fact.spn));
  if (ticket || listed || queries.some(({ fact }) => fact.owners.length > 0)) return 'has-spn';
  if (isAddress(name)) return 'address';
  // A `host/` SPN serves cifs as well, so both must have been asked for.
  const asked = new Set(queries.map(({ fact }) => serviceClass(fact.spn)));
  return asked.has('cifs') && asked.has('host') ? 'no-spn' : 'open';
}
