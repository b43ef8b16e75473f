import { eventKind } from '../event-record.ts';
import { lsaError } from './lsa-error.ts';
import { LSA_SRV, SYSTEM } from './providers.ts';
import { spnIn } from './values.ts';

/**
 * 40970: Kerberos failed for an SPN of three parts, and the fall-back to NTLM was refused.
 *
 * ```
 * The Security System has detected a downgrade attempt when contacting the 3-part SPN
 *
 *  ldap/dc01.contoso.example/contoso.example@CONTOSO.EXAMPLE
 *
 *  with error code "The SAM database on the Windows Server does not have a computer account …
 *  (0xc000018b)". Authentication was denied.
 * ```
 *
 * Message texts of the provider: https://github.com/nasbench/EVTX-ETW-Resources (LsaSrv)
 */
export const lsa40970Downgrade = eventKind({
  name: 'lsa-40970-downgrade',
  providers: LSA_SRV,
  ids: [40970],
  channels: [SYSTEM],
  tells: ['lsa-error'],
  data: ['Target', 'Error'],
  layouts: [],
  sentence: (message) => ({ Target: spnIn(message) ?? '', Error: message }),
  *finds(fields) {
    yield* lsaError(40970, fields);
  },
});
