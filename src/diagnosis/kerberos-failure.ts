/**
 * What client and KDC wrote of Kerberos failing for the name of this attempt.
 *
 * Result codes: RFC 4120 section 7.5.9; Security-Kerberos 4 is KRB_AP_ERR_MODIFIED (0x29):
 * https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/kerberos-authentication-troubleshooting-guidance
 */
import type { Tied } from '../correlation/attempts.ts';
import type { Look } from '../correlation/look.ts';
import type { Placed } from '../correlation/placed.ts';
import {
  printedCodeFits,
  timesNear,
  SAME_HOST_MS,
  TWO_HOSTS_MS,
  type Strength,
} from '../correlation/ties.ts';
import type { Facts } from '../facts/facts.ts';
import { hostName, serviceClass, spn } from '../windows/names.ts';
import { explainKerberos } from '../windows/status.ts';
import { askDcSecurityLog, askSystemLog } from './asks.ts';
import { oneOf, tiedItem, unobserved, type Item } from './item.ts';
import { VISIBLE_KINDS, visibleCode } from './visible-code.ts';

export const KERBEROS_FAILURE_KINDS = [...VISIBLE_KINDS, 'kerberos-error', 'ticket-request'] as const;
type KerberosFailureKind = (typeof KERBEROS_FAILURE_KINDS)[number];

const WRONG_TARGET_NAME = 1396;
export const KRB_AP_ERR_MODIFIED = 0x29;

/**
 * The server could not decrypt the ticket that the KDC issued for this name: Security-Kerberos 4, 0x29, or error 1396.
 * The key of another account was used, or the server's own key is out of date.
 */
export function undecryptable(look: Look<KerberosFailureKind>): Item {
  return oneOf(
    tiedItem(
      'the server could not decrypt the ticket for this name (Security-Kerberos 4, KRB_AP_ERR_MODIFIED)',
      kerberosErrors(look, (fact) => fact.event === 4),
    ),
    kerberosCode(look, [KRB_AP_ERR_MODIFIED]),
    visibleCode(look, [WRONG_TARGET_NAME], unobserved(askSystemLog(look, 'client'))),
  );
}

/** One of these Kerberos result codes for this name: in a 4769 of a KDC, or in a Security-Kerberos 3 of the client. */
export function kerberosCode(look: Look<KerberosFailureKind>, codes: readonly number[]): Item {
  const answered = [
    ...look.tied(
      'ticket-request',
      (fact) => fact.event === 4769 && codes.includes(fact.status) && namesTarget(look, fact.service),
    ),
    ...kerberosErrors(look, (fact) => fact.event === 3 && fact.code !== null && codes.includes(fact.code)),
  ];
  const [first] = answered;
  const code =
    first === undefined
      ? 0
      : first.fact.kind === 'ticket-request'
        ? first.fact.status
        : (first.fact.code ?? 0);
  return tiedItem(
    `Kerberos answered ${explainKerberos(code)} for this name`,
    answered,
    unobserved(askDcSecurityLog(look)),
  );
}

/**
 * Security-Kerberos events of the client for the name of this attempt. To a capture without time (`net use`) they tie
 * where the printed code fits and nothing else fits as well.
 */
export function kerberosErrors(
  look: Look<KerberosFailureKind>,
  where: (fact: Facts['kerberos-error']) => boolean,
): readonly Tied<'kerberos-error'>[] {
  const isOurs = (fact: Facts['kerberos-error']): boolean =>
    where(fact) && namesTarget(look, fact.target ?? fact.server);
  const { attempt, client } = look;
  if (attempt.times.length > 0) return look.tied('kerberos-error', isOurs);
  if (client === null) return [];
  const fitting = look
    .agreeing('kerberos-error', isOurs)
    .filter(
      (placed) =>
        placed.host?.id === client.id && printedCodeFits(placed.fact, placed.fact.code, attempt.printed),
    );
  const wasPrinted = attempt.witnesses.some(
    (one) => one.fact.kind === 'access-tried' && one.fact.command !== 'told',
  );
  const rivals = look.attempts.filter(
    (other) => other !== attempt && other.target === attempt.target && other.client?.id === client.id,
  );
  const strength: Strength = fitting.length === 1 && wasPrinted && rivals.length === 0 ? 'tied' : 'weak';
  return fitting.map((placed) => ({ placed, fact: placed.fact, strength }));
}

/** The visible error is the root's own code, tied to this attempt: nothing else need have stopped the access. */
export function isTied(item: Item): boolean {
  return item.state === 'present' && item.tie === 'tied' && !item.supportsOnly;
}

/** Whether an SPN or name is that of this attempt as typed; SPNs of other services than SMB never are. */
export function namesTarget(look: Look, written: string | null): boolean {
  const { target } = look.attempt;
  if (target === null || hostName(written) !== target) return false;
  const name = spn(written);
  return name === null || serviceClass(name) === 'cifs' || serviceClass(name) === 'host';
}

/**
 * How a record of the client's own log, whatever it names, lies beside this attempt: within `before` and `after`
 * milliseconds of another record of the same computer, or weakly of a record of another computer. Null: not beside, or
 * the attempt has no time.
 */
export function besideOnClient(
  look: Look,
  placed: Placed,
  before: number = SAME_HOST_MS,
  after: number = SAME_HOST_MS,
): Strength | null {
  if (placed.host === null || placed.host.id !== look.client?.id) return null;
  const own = look.attempt.witnesses
    .filter((one) => one.strength === 'tied' && one.placed.host?.id === placed.host?.id)
    .some((one) => timesNear(one.fact.times, placed.fact.times, before, after).length > 0);
  if (own) return placed.holding === 'named' ? 'tied' : 'weak';
  const wide = timesNear(look.attempt.times, placed.fact.times, before + TWO_HOSTS_MS, after + TWO_HOSTS_MS);
  return wide.length > 0 ? 'weak' : null;
}
