import { meant } from '../../../windows/names.ts';
import { eventKind } from '../event-record.ts';
import { processOf, processUse } from './ntlm-use.ts';
import { NTLM, NTLM_OPERATIONAL } from './providers.ts';
import { numberOf, said, words } from './values.ts';

/**
 * 4010 (client) and 4011 (server): the other side did not offer the session security that NTLMMinClientSec or
 * NTLMMinServerSec asks for. Not a Restrict NTLM setting.
 *
 * ```
 * NTLM Minimum Client Security Block:
 * Calling process PID: 4
 * Calling Process Name:
 * Negotiated Security Flags: 0x200
 * Minimum Security Flags: 0x20080000
 * ```
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-minimum-session-security-for-ntlm-ssp-based-including-secure-rpc-clients
 */
export const ntlm4010SessionSecurity = eventKind({
  name: 'ntlm-4010-session-security',
  providers: NTLM,
  ids: [4010, 4011],
  channels: [NTLM_OPERATIONAL],
  tells: ['ntlm-unusable'],
  data: ['CallerPID', 'ProcessName', 'NegotiatedSecurity', 'RequiredSecurity'],
  layouts: [['CallerPID', 'ProcessName', 'NegotiatedSecurity', 'RequiredSecurity']],
  *finds(fields, record) {
    const process = processOf(fields);
    const negotiated = numberOf(fields.NegotiatedSecurity);
    const required = numberOf(fields.RequiredSecurity);
    const lacking = negotiated === null || required === null ? null : (required & ~negotiated) >>> 0;
    yield {
      kind: 'ntlm-unusable',
      says:
        record.id === 4010
          ? { ...processUse('client-policy', process), event: 4010, lacking }
          : { ...processUse('server', process), event: 4011, lacking },
      text: words(
        record.id,
        said('process', process),
        said('negotiated flags', meant(fields.NegotiatedSecurity)),
        said('minimum flags', meant(fields.RequiredSecurity)),
      ),
    };
  },
});
