/**
 * What bars an account from NTLM, or from Kerberos on some devices: Protected Users and authentication policies. Domain
 * controllers write it into channels that are off by default, and into the Security log.
 *
 * https://learn.microsoft.com/en-us/windows-server/security/credentials-protection-and-management/protected-users-security-group
 * https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-apds/a6969cdd-5441-4cf9-bcaa-4b7ffbf792b7
 */
import type { Tied } from '../correlation/attempts.ts';
import type { Look } from '../correlation/look.ts';
import type { Facts } from '../facts/facts.ts';
import { explainStatus } from '../windows/status.ts';
import { askServerSecurityLog } from './asks.ts';
import type { Ask } from './item.ts';
import { isPresent, oneOf, tiedItem, unobserved, type Item } from './item.ts';
import { clientBlock, REFUSAL_KINDS } from './ntlm-refusal.ts';
import { VISIBLE_KINDS, visibleCode } from './visible-code.ts';

export const BARRED_KINDS = [
  ...REFUSAL_KINDS,
  ...VISIBLE_KINDS,
  'account-barred',
  'credential-check',
] as const;
type BarredKind = (typeof BARRED_KINDS)[number];

const ACCOUNT_RESTRICTION = 0xc000006e;
const ACCOUNT_RESTRICTION_VISIBLE = 1327;
/** NTLM that a domain controller refused: nothing of it where the client did not send any. */
const NTLM_AT_DC: ReadonlySet<number> = new Set([100, 101, 4822, 4823]);

/** Records of this attempt that bar its account. */
export function barring(
  look: Look<BarredKind>,
  where: (fact: Facts['account-barred']) => boolean,
): readonly Tied<'account-barred'>[] {
  const own = clientBlock(look);
  const isUnsent = isPresent(own) && own.tie === 'tied';
  return look.tied(
    'account-barred',
    (fact) => where(fact) && !(isUnsent && fact.side === 'domain-controller' && NTLM_AT_DC.has(fact.event)),
  );
}

/**
 * The code with which a domain controller refuses NTLM of a barred account. An empty password gives it as well, so it
 * proves nothing alone.
 */
export function restricted(look: Look<BarredKind>): Item {
  return oneOf(
    tiedItem(`the record says ${explainStatus(ACCOUNT_RESTRICTION)}`, [
      ...look.tied(
        'logon-failed',
        (fact) => fact.status === ACCOUNT_RESTRICTION && fact.package !== 'kerberos',
      ),
      ...look.tied('smb-session-refused', (fact) => fact.status === ACCOUNT_RESTRICTION),
      ...look.tied('credential-check', (fact) => fact.status === ACCOUNT_RESTRICTION),
    ]),
    visibleCode(look, [ACCOUNT_RESTRICTION_VISIBLE], unobserved(askServerSecurityLog(look))),
  );
}

/** Both channels must be switched on before they can tell anything. */
export function askBarredChannels(channel: 'ProtectedUserFailures' | 'AuthenticationPolicyFailures'): Ask {
  const log = `Microsoft-Windows-Authentication/${channel}-DomainController`;
  return {
    what: `the channel ${channel} of every domain controller. It is off by default: switch it on (wevtutil sl ${log} /e:true), try again, then export it`,
    command: `wevtutil epl ${log} ${channel}.evtx /ow:true`,
    host: null,
    role: 'domain-controller',
  };
}
