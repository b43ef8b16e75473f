import { eventKind } from '../event-record.ts';
import { ntlmNoticed } from './ntlm-noticed.ts';
import { LSA_SRV, SYSTEM } from './providers.ts';

/**
 * 6038, and 6039 as information: since this server started, a first client got in by NTLM. It says neither who nor how many.
 *
 * ```
 * Microsoft Windows Server has detected that NTLM authentication is presently being used between clients and this server.
 * This event occurs once per boot of the server on the first time a client uses NTLM with this server.
 * ```
 *
 * Message texts of the provider: https://github.com/nasbench/EVTX-ETW-Resources (LsaSrv)
 */
export const lsa6038NtlmUsed = eventKind({
  name: 'lsa-6038-ntlm-used',
  providers: LSA_SRV,
  ids: [6038, 6039],
  channels: [SYSTEM],
  tells: ['ntlm-noticed'],
  data: [],
  layouts: [],
  sentence: () => ({}),
  *finds(_fields, record) {
    yield* ntlmNoticed(record.id === 6039 ? 6039 : 6038, {});
  },
});
