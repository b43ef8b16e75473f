import { eventKind } from '../event-record.ts';
import { credentialGuard } from './credential-guard.ts';
import { LSA_SRV, SYSTEM } from './providers.ts';

/**
 * 6163: Credential Guard runs. 6147: it is configured, but this edition has no licence for it. 6164: it is configured, but
 * the secure kernel does not run.
 *
 * ```
 * Credential Guard was started and will protect LSA credentials.
 * ```
 *
 * Message texts of the provider: https://github.com/nasbench/EVTX-ETW-Resources (LsaSrv)
 */
export const lsa6163CredentialGuard = eventKind({
  name: 'lsa-6163-credential-guard',
  providers: LSA_SRV,
  ids: [6147, 6163, 6164],
  channels: [SYSTEM],
  tells: ['credential-guard'],
  data: [],
  layouts: [],
  sentence: () => ({}),
  *finds(_fields, record) {
    const event = record.id === 6163 ? 6163 : record.id === 6164 ? 6164 : 6147;
    yield* credentialGuard(event, true, event === 6163);
  },
});
