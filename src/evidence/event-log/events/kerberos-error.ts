/**
 * What the events of the Kerberos client share.
 */
import type { Payloads } from '../../../facts/facts.ts';
import { explainKerberos, showStatus } from '../../../windows/status.ts';
import type { EventFind } from '../event-record.ts';
import { said, words } from './values.ts';

type KerberosError = Payloads['kerberos-error'];

export function* kerberosError(
  event: KerberosError['event'],
  error: Omit<KerberosError, 'event'>,
): Iterable<EventFind<'kerberos-error'>> {
  const { code, server, target, user } = error;
  yield {
    kind: 'kerberos-error',
    says: { event, code, server, target, user },
    text: words(
      event,
      code === null ? null : `error ${code > 0xff ? showStatus(code) : explainKerberos(code)}`,
      said('server', server),
      said('target', target),
      said('user', user),
    ),
  };
}
