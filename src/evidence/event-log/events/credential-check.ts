/**
 * What 4776 and 4777 share: NTLM checked a password where the account lives.
 */
import { meant } from '../../../windows/names.ts';
import { showStatus, statusCode } from '../../../windows/status.ts';
import type { EventFields, EventFind } from '../event-record.ts';
import { said, words } from './values.ts';

export function* credentialCheck(
  event: 4776 | 4777,
  fields: EventFields,
): Iterable<EventFind<'credential-check'>> {
  const status = statusCode(fields.Status);
  if (status === null) return;
  const user = meant(fields.TargetUserName) ?? '';
  const workstation = meant(fields.Workstation);
  yield {
    kind: 'credential-check',
    says: { user, workstation, status },
    text: words(event, `status ${showStatus(status)}`, said('user', user), said('workstation', workstation)),
  };
}
