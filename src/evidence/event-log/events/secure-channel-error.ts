/**
 * What the events of NETLOGON share. They are classic events: in structured exports their values have no names, only an
 * order; in messages of other languages than English only an account (`FS01$`) gives itself away.
 */
import { meant } from '../../../windows/names.ts';
import { showStatus } from '../../../windows/status.ts';
import type { EventFields, EventFind } from '../event-record.ts';
import { codeIn, said, words } from './values.ts';

/** Reads fields `Account` (or `Computer`), `Domain` and `Error`. */
export function* secureChannelError(
  event: number,
  fields: EventFields,
): Iterable<EventFind<'secure-channel-error'>> {
  const account = meant(fields.Account) ?? meant(fields.Computer);
  const domain = meant(fields.Domain);
  const code = codeIn(fields.Error);
  yield {
    kind: 'secure-channel-error',
    says: { event, account, domain, code },
    text: words(
      event,
      said('account', account),
      said('domain', domain),
      code === null ? null : `error ${showStatus(code)}`,
    ),
  };
}

/** An account that ends with `$`, the mark of a computer or trust; no language changes it. */
export function accountTokens(message: string): EventFields {
  const account = /(?:^|[\s"'“”„‘’«(])([\w.-]+\$)/.exec(message)?.[1];
  return account === undefined ? { Error: message } : { Account: account, Error: message };
}
