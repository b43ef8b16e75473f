/**
 * What the events of NETLOGON share. They are classic events: in structured exports their values have no names, only an
 * order; in messages of other languages than English only an account (`FS01$`) gives itself away.
 */
import { meant } from '../../../windows/names.ts';
import { showStatus } from '../../../windows/status.ts';
import type { EventFields, EventFind } from '../event-record.ts';
import { codeIn, said, words } from './values.ts';

/** Reads fields `Account` (or `Computer`), `Domain`, `Error` and `Address`. */
export function* secureChannelError(
  event: number,
  fields: EventFields,
): Iterable<EventFind<'secure-channel-error'>> {
  const account = meant(fields.Account) ?? meant(fields.Computer);
  const domain = meant(fields.Domain);
  const code = codeIn(fields.Error);
  const address = meant(fields.Address);
  yield {
    kind: 'secure-channel-error',
    says: { event, account, domain, code, ...(address === null ? {} : { address }) },
    text: words(
      event,
      said('account', account),
      said('domain', domain),
      said('from', address),
      code === null ? null : `error ${showStatus(code)}`,
    ),
  };
}

/** An account that ends with `$`, the mark of a computer or trust; no language changes it. */
export function accountTokens(message: string): EventFields {
  const account = /(?:^|[\s"'“”„‘’«(])([\w.-]+\$)/.exec(message)?.[1];
  return account === undefined ? { Error: message } : { Account: account, Error: message };
}

/** The one IPv4 address in a text; null where there is none, or more than one. */
export function onlyAddressIn(text: string): string | undefined {
  const found = new Set(text.match(/(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]*\w)/g));
  return found.size === 1 ? [...found][0] : undefined;
}
