import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { processUse } from './ntlm-use.ts';
import { NTLM, NTLM_OPERATIONAL } from './providers.ts';
import { said, words } from './values.ts';

/**
 * 4014: Credential Guard did not hand out the key that an old single sign-on (MS-CHAPv2 and the like) asked for.
 *
 * ```
 * Attempt to get credential key by call package blocked by Credential Guard.
 *
 * Calling Process Name: C:\Windows\System32\svchost.exe
 * Service Host Tag: RasMan
 * ```
 *
 * https://learn.microsoft.com/en-us/windows/security/identity-protection/credential-guard/considerations-known-issues
 */
export const ntlm4014CredentialGuard = eventKind({
  name: 'ntlm-4014-credential-guard',
  providers: NTLM,
  ids: [4014],
  channels: [NTLM_OPERATIONAL],
  tells: ['ntlm-unusable'],
  data: ['ImageName', 'SvcHostTag'],
  layouts: [['ImageName', 'SvcHostTag']],
  *finds(fields) {
    const process = meant(fields.ImageName);
    yield {
      kind: 'ntlm-unusable',
      says: { ...processUse('client-policy', process), event: 4014, lacking: null },
      text: words(4014, said('process', process), said('service', meant(fields.SvcHostTag))),
    };
  },
});
