/** Signs that a KDC answered the client, whatever it said. */
import type { Look } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import { timesNear } from '../../correlation/ties.ts';
import { DAY_MS } from '../../windows/dates.ts';
import { hostName, type HostName } from '../../windows/names.ts';
import { explainStatus } from '../../windows/status.ts';
import { oneOf, shown, type Item } from '../item.ts';

export const ANSWER_KINDS = ['ticket-request', 'kerberos-error', 'lsa-error'] as const;
type AnswerKind = (typeof ANSWER_KINDS)[number];

const BESIDE_MS = 5 * 60_000;
/** The client rejected the certificate of a KDC: so one answered. */
const KDC_CERTIFICATE: ReadonlySet<number> = new Set([0xc000040c, 0xc000040d, 0xc000040e, 0xc000040f]);

interface Answers {
  readonly atKdc: readonly Placed<'ticket-request'>[];
  readonly told: readonly Placed<'kerberos-error'>[];
  readonly rejected: readonly Placed<'lsa-error'>[];
}

function answersTo(look: Look<AnswerKind>): Answers {
  return {
    atKdc: requestsByAddress(look).filter((placed) => clocksCompare(look, placed)),
    told: look.on(
      look.client,
      'kerberos-error',
      (fact) => fact.event === 9 || (fact.event === 3 && isKdcCode(fact.code)),
    ),
    rejected: look.on(
      look.client,
      'lsa-error',
      (fact) => fact.code !== null && KDC_CERTIFICATE.has(fact.code),
    ),
  };
}

/** What this client's addresses asked of a KDC; a busy one has answered without number. */
function requestsByAddress(look: Look<AnswerKind>): readonly Placed<'ticket-request'>[] {
  const index = look.once('ticket requests by address', () => {
    const all = new Map<HostName, Placed<'ticket-request'>[]>();
    for (const placed of look.all('ticket-request')) {
      const at = hostName(placed.fact.address);
      if (at === null) continue;
      const known = all.get(at);
      if (known === undefined) all.set(at, [placed]);
      else known.push(placed);
    }
    return all;
  });
  const own = new Set([...look.attempt.clientAddresses, ...(look.client?.addresses ?? [])]);
  return [...own].flatMap((at) => index.get(at) ?? []);
}

/** Within five minutes of the failure a KDC answered this client. `times`: of the failure. */
export function kdcAnswered(look: Look<AnswerKind>, times: readonly number[]): Item {
  const isBeside = (placed: Placed): boolean =>
    timesNear(times, placed.fact.times, BESIDE_MS, BESIDE_MS).length > 0;
  const { atKdc, told, rejected } = answersTo(look);
  const refused = rejected.filter(isBeside);
  return oneOf(
    shown('a KDC answered this client within five minutes', atKdc.filter(isBeside)),
    shown('the client logged the answer of a KDC within five minutes', told.filter(isBeside)),
    shown(
      `the client rejected the certificate of a domain controller, so one answered: ${explainStatus(refused[0]?.fact.code ?? 0)}`,
      refused,
    ),
  );
}

/** A KDC answered within a day of the failure, or at any time where the failure has none. */
export function kdcAnsweredThatDay(look: Look<AnswerKind>, times: readonly number[]): boolean {
  const { atKdc, told, rejected } = answersTo(look);
  return [...atKdc, ...told, ...rejected].some(
    (placed) => times.length === 0 || timesNear(times, placed.fact.times, DAY_MS, DAY_MS).length > 0,
  );
}

/** Result codes below 0x1F come from a KDC; from 0x1F on most are a server's. 0x1D is written without one, too. */
function isKdcCode(code: number | null): boolean {
  if (code === null) return false;
  return (code > 0 && code < 0x1f && code !== 0x1d) || code === 0x34 || code === 0x44;
}

export function fromClient(look: Look, address: string | null): boolean {
  const at = hostName(address);
  return at !== null && (look.attempt.clientAddresses.has(at) || look.client?.addresses.has(at) === true);
}

/** Clock times compare where both zones are known, or both exports print an unknown one. */
export function clocksCompare(look: Look, placed: Placed): boolean {
  return placed.zoneKnown === look.attempt.zoneKnown;
}
