import { eventKind } from '../event-record.ts';
import { CLIENT_DATA, clientUse, useText } from './ntlm-use.ts';
import { NTLM, NTLM_OPERATIONAL } from './providers.ts';
import { logonIdOf } from './values.ts';

/**
 * 4013: something wanted NTLMv1 on a device that has none any more (Windows 11 24H2, Server 2025). A blank line stands
 * between the title and the labels.
 *
 * ```
 * Attempt to use NTLMv1 failed.
 *
 * Target server: cifs/scanner
 * Supplied user: scan
 * Supplied domain: (NULL)
 * ```
 *
 * https://learn.microsoft.com/en-us/windows/whats-new/removed-features
 */
export const ntlm4013Ntlmv1Refused = eventKind({
  name: 'ntlm-4013-ntlmv1-refused',
  providers: NTLM,
  ids: [4013],
  channels: [NTLM_OPERATIONAL],
  tells: ['ntlm-unusable'],
  data: CLIENT_DATA,
  layouts: [CLIENT_DATA],
  *finds(fields) {
    const use = clientUse('client-policy', fields);
    yield {
      kind: 'ntlm-unusable',
      says: { ...use, event: 4013, lacking: null },
      text: useText(4013, use),
      logonId: logonIdOf(fields.ClientLUID),
    };
  },
});
