/**
 * What NETLOGON 5816 to 5819 share: logons that waited for a turn at a domain controller (MaxConcurrentApi), or did not get one.
 * NTLM is slow or times out then, by no policy.
 */
import { meant } from '../../../windows/names.ts';
import type { EventFields, EventFind } from '../event-record.ts';
import type { Payloads } from '../../../facts/facts.ts';
import { said, withoutSlashes, words } from './values.ts';

type Overload = Payloads['netlogon-overload'];

/** Reads `Account` and `AccountDomain` (5816, 5818), `DomainController`, `Domain`, and `Requests` for the line that is shown. */
export function* netlogonOverload(
  event: Overload['event'],
  fields: EventFields,
): Iterable<EventFind<'netlogon-overload'>> {
  const account = meant(fields.Account);
  const domain = meant(fields.AccountDomain) ?? meant(fields.Domain);
  const dc = withoutSlashes(fields.DomainController);
  yield {
    kind: 'netlogon-overload',
    says: { event, account, domain, dc },
    text: words(
      event,
      event < 5818 ? 'logons dropped before their turn' : 'logons waited for their turn',
      said('account', account),
      said('domain', domain),
      said('domain controller', dc),
      said('requests', meant(fields.Requests)),
    ),
  };
}

/** Another language keeps the controller's `\\`; who waited is not told apart from it otherwise. */
export function controllerToken(message: string): EventFields {
  return { DomainController: /\\\\[\w.-]*\w/.exec(message)?.[0] };
}
