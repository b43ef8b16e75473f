import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { lsaError } from './lsa-error.ts';
import { LSA_SRV, SYSTEM } from './providers.ts';
import { readSentence, said, words } from './values.ts';

/**
 * 6033 at the server, at most once a day: an anonymous session wanted to read the LSA policy and was rejected. It is not
 * about a share.
 *
 * ```
 * An anonymous session connected from WS07 has attempted to open an LSA policy handle on this machine. The attempt was
 * rejected with STATUS_ACCESS_DENIED to prevent leaking security sensitive information to the anonymous caller.
 * ```
 *
 * Message texts of the provider: https://github.com/nasbench/EVTX-ETW-Resources (LsaSrv)
 */
export const lsa6033Anonymous = eventKind({
  name: 'lsa-6033-anonymous',
  providers: LSA_SRV,
  ids: [6033],
  channels: [SYSTEM],
  tells: ['lsa-error'],
  data: ['Client'],
  layouts: [],
  sentence: (message) =>
    readSentence(message, 'anonymous session connected from {Client} has attempted to open') ?? {
      Client: '',
    },
  *finds(fields) {
    const text = words(6033, said('anonymous from', meant(fields.Client)));
    for (const find of lsaError(6033, {})) yield { ...find, text };
  },
});
