import { eventKind } from '../event-record.ts';
import { lsaError } from './lsa-error.ts';
import { LSA_SRV, SYSTEM } from './providers.ts';

/**
 * At the server, 40964: somebody asked by a package that is not known here; 40968: what somebody sent could not be decoded.
 * Neither says who.
 *
 * ```
 * The Security System received an authentication attempt with an unknown authentication protocol. The request has failed.
 * ```
 *
 * Message texts of the provider: https://github.com/nasbench/EVTX-ETW-Resources (LsaSrv)
 */
export const lsa40964TokenNotRead = eventKind({
  name: 'lsa-40964-token-not-read',
  providers: LSA_SRV,
  ids: [40964, 40968],
  channels: [SYSTEM],
  tells: ['lsa-error'],
  data: [],
  layouts: [],
  sentence: () => ({}),
  *finds(_fields, record) {
    yield* lsaError(record.id, {});
  },
});
