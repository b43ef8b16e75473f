import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { kdcError, kdcFields } from './kdc-error.ts';
import { KDC, KDC_OPERATIONAL, SYSTEM } from './providers.ts';
import { readSentence } from './values.ts';

const DATA = ['ClientRealm', 'TargetRealm'] as const;

/**
 * KDC 12: a client of another realm wanted a ticket across a trust that does not reach so far.
 *
 * ```
 * A request failed from client realm FABRIKAM.EXAMPLE for a ticket in realm CONTOSO.EXAMPLE. This failed because a trust
 * link between the realms is non transitive.
 * ```
 *
 * Message texts of the provider: https://github.com/libyal/winevt-kb (MessageFile-kdcsvc.dll)
 */
export const kdc12TrustNotTransitive = eventKind({
  name: 'kdc-12-trust-not-transitive',
  providers: KDC,
  ids: [12],
  channels: [SYSTEM, KDC_OPERATIONAL],
  tells: ['kdc-error'],
  data: DATA,
  layouts: [],
  sentence: (message) =>
    readSentence(message, 'from client realm {ClientRealm} for a ticket in realm {TargetRealm}. This') ?? {},
  *finds(fields, record) {
    yield* kdcError(12, meant(kdcFields(fields, record, DATA).TargetRealm), null);
  },
});
