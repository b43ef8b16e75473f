/**
 * What the events of the Kerberos client share.
 */
import type { Payloads } from '../../../facts/facts.ts';
import { explainKerberos, showStatus } from '../../../windows/status.ts';
import type { EventFields, EventFind } from '../event-record.ts';
import { said, words } from './values.ts';

type KerberosError = Payloads['kerberos-error'];

/** Qualifiers of the provider's events about smart cards, which have the same numbers: 65545 is 0x00010009, that of 9. */
export const SMART_CARD = 1;

/** The error code of a message in a language that is not known: the number that stands in it as `0x…`. */
export function hexIn(message: string): EventFields {
  return { ErrorCode: /\b0x[0-9a-f]{1,8}\b/i.exec(message)?.[0] ?? '' };
}

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
