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
import { firstLabel, hostName } from '../windows/names.ts';
import { explainKerberos, explainStatus } from '../windows/status.ts';
import { askServerSecurityLog } from './asks.ts';
import type { Ask } from './item.ts';
import { isPresent, oneOf, supporting, tiedItem, unobserved, type Item } from './item.ts';
import { clientBlock, REFUSAL_KINDS } from './ntlm-refusal.ts';
import { toldCode, VISIBLE_KINDS, visibleCode } from './visible-code.ts';

export const BARRED_KINDS = [
  ...REFUSAL_KINDS,
  ...VISIBLE_KINDS,
  'account-barred',
  'credential-check',
  'ticket-request',
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

/** An authentication policy that is enforced refused: NTLM (101), a ticket-granting ticket (105), a service ticket (106). */
const POLICY_NTLM: ReadonlySet<number> = new Set([101, 4823]);
const POLICY_SERVICE: ReadonlySet<number> = new Set([106, 4821]);
const POLICY_KERBEROS: ReadonlySet<number> = new Set([105, 4820, ...POLICY_SERVICE]);

export function policyRefusedNtlm(look: Look<BarredKind>): Item {
  return tiedItem(
    'a domain controller refused NTLM of the account by an authentication policy',
    barring(look, (fact) => POLICY_NTLM.has(fact.event)),
    unobserved(askBarredChannels('AuthenticationPolicyFailures')),
  );
}

export function policyRefusedKerberos(look: Look<BarredKind>): Item {
  const refused = barring(look, (fact) => POLICY_KERBEROS.has(fact.event));
  return tiedItem(
    'a domain controller refused a ticket of the account by an authentication policy',
    refused.map((one) => (mayBeOfOtherService(look, one.fact) ? { ...one, strength: 'weak' as const } : one)),
    unobserved(askBarredChannels('AuthenticationPolicyFailures')),
  );
}

/** 106 and 4821 refuse a ticket for one service: nothing shows that it is this server where no file knows its account. */
function mayBeOfOtherService({ attempt, server }: Look<BarredKind>, fact: Facts['account-barred']): boolean {
  const isOwnRecord = attempt.witnesses.some((witness) => witness.fact === fact);
  if (!POLICY_SERVICE.has(fact.event) || isOwnRecord || server !== null) return false;
  const service = hostName(fact.service);
  return service === null || attempt.target === null || service !== firstLabel(attempt.target);
}

const AUTHENTICATION_FIREWALL = 0xc0000413;
const AUTHENTICATION_FIREWALL_VISIBLE = 1935;

/** The account is known and may not authenticate to this computer: by a selective trust, or by an authentication policy. */
export function notAllowedHere(look: Look<BarredKind>): Item {
  return oneOf(
    tiedItem(`the server’s record says ${explainStatus(AUTHENTICATION_FIREWALL)}`, [
      ...look.tied('logon-failed', (fact) => fact.status === AUTHENTICATION_FIREWALL),
      ...look.tied('smb-session-refused', (fact) => fact.status === AUTHENTICATION_FIREWALL),
    ]),
    visibleCode(look, [AUTHENTICATION_FIREWALL_VISIBLE], unobserved(askServerSecurityLog(look))),
  );
}

export function toldNotAllowedHere(look: Look<BarredKind>): Item {
  return toldCode(look, [AUTHENTICATION_FIREWALL_VISIBLE]);
}

/** KDC_ERR_POLICY: selective trusts and authentication policies are among what gives it, so it only supports. */
export function refusedByKdcPolicy(look: Look<BarredKind>): Item {
  return supporting(
    tiedItem(
      `the KDC answered ${explainKerberos(0xc)}`,
      look.tied('ticket-request', (fact) => fact.status === 0xc),
    ),
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
