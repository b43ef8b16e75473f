/**
 * What the events of Credential Guard share: whether it is configured on this computer, and whether it runs.
 */
import type { Payloads } from '../../../facts/facts.ts';
import type { EventFind } from '../event-record.ts';
import { words } from './values.ts';

type CredentialGuard = Payloads['credential-guard'];

export function* credentialGuard(
  event: CredentialGuard['event'],
  configured: boolean | null,
  running: boolean | null,
): Iterable<EventFind<'credential-guard'>> {
  yield {
    kind: 'credential-guard',
    says: { event, configured, running },
    text: words(event, `Credential Guard ${stateWords(configured, running)}`),
  };
}

function stateWords(configured: boolean | null, running: boolean | null): string {
  if (running === true) return 'runs';
  if (running === false) return 'is configured and does not run';
  if (configured === null) return 'configuration';
  return configured ? 'is configured' : 'is not configured';
}
