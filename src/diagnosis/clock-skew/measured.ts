/** What w32tm /stripchart measured between the client, the server and the domain controllers. */
import type { Host } from '../../correlation/hosts.ts';
import type { Look } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import { timesNear, type Strength } from '../../correlation/ties.ts';
import { DAY_MS } from '../../windows/dates.ts';
import { dnsSuffix, hostName, isAddress } from '../../windows/names.ts';
import { askClock } from '../asks.ts';
import { present, proof, tiedItem, unobserved, type Item } from '../item.ts';

export const MEASURED_KINDS = ['clock-offset', 'ticket-request', 'access-tried'] as const;
type MeasuredKind = (typeof MEASURED_KINDS)[number];

/** What Kerberos tolerates by default. */
export const TOLERANCE_SECONDS = 300;

interface Measured {
  readonly placed: Placed<'clock-offset'>;
  readonly strength: Strength;
  /** The two computers, in no order. */
  readonly pair: string;
  readonly isOff: boolean;
  /** Client or server, where the other side is a domain controller. */
  readonly toDc: 'client' | 'server' | null;
}

type Part = 'client' | 'server' | 'domain-controller';

/** The part that a computer has in this access. Two domain controllers that differ need not concern it. */
function partOf(look: Look, host: Host | null): Part | null {
  if (host === null) return null;
  if (host.id === look.client?.id) return 'client';
  if (host.id === look.server?.id) return 'server';
  if (!host.roles.has('domain-controller')) return null;
  const domains = [look.client?.domain, look.server?.domain].filter((one) => typeof one === 'string');
  const isOwn = host.domain === null || domains.length === 0 || domains.includes(host.domain);
  return isOwn ? 'domain-controller' : null;
}

/** A name of the own network of which the case knows nothing: a domain controller, or another source of time. */
function isUnknownNeighbour(look: Look, reference: string | null): boolean {
  const name = hostName(reference);
  if (name === null || isAddress(name) || look.host(name) !== null) return false;
  const suffix = dnsSuffix(name);
  return suffix === null || suffix === look.client?.domain || suffix === look.server?.domain;
}

/** Measurements between two of the three. Against a time server outside it is not known which clock is wrong for Kerberos. */
function measurements(look: Look<MeasuredKind>): readonly Measured[] {
  return look.all('clock-offset').flatMap((placed): Measured[] => {
    const { reference, seconds } = placed.fact;
    const other = look.host(hostName(reference));
    const own = partOf(look, placed.host);
    const far = partOf(look, other);
    const isGuess = far === null && isUnknownNeighbour(look, reference);
    const strength = momentTie(look, placed);
    if (own === null || own === far || strength === null || (far === null && !isGuess)) return [];
    const sides = [own, far].filter((part) => part === 'client' || part === 'server');
    const [side = null] = far === 'domain-controller' || own === 'domain-controller' ? sides : [];
    return [
      {
        placed,
        strength: isGuess ? 'weak' : strength,
        pair: [placed.host?.id ?? '', other?.id ?? String(reference).toLowerCase()].sort().join(' '),
        isOff: Math.abs(seconds) > TOLERANCE_SECONDS,
        toDc: side,
      },
    ];
  });
}

/**
 * A measurement prints no date. Weak where the KDC gave this account a ticket on that day: the clocks were near enough at some
 * hour of it. One that stands with the failing command in one transcript is of its hour.
 */
function momentTie(look: Look<MeasuredKind>, placed: Placed): Strength | null {
  const moment = look.momentTie(placed);
  if (moment !== 'tied') return moment;
  const isBelow = look.attempt.witnesses.some(
    ({ fact, strength }) =>
      strength === 'tied' && fact.kind === 'access-tried' && fact.from[0].file === placed.fact.from[0].file,
  );
  if (isBelow) return 'tied';
  const { user, times } = look.attempt;
  const wasNear =
    user !== null &&
    look
      .ofAccount('ticket-request', (fact) => fact.status === 0 && fact.user !== '')
      .some(({ fact }) => timesNear(times, fact.times, DAY_MS, DAY_MS).length > 0);
  return wasNear ? 'weak' : 'tied';
}

/** More than the tolerance between two of client, server and domain controller. Weak where the same two were nearer once. */
export function measuredOff(look: Look<MeasuredKind>): Item {
  const all = measurements(look);
  const near = new Set(all.filter(({ isOff }) => !isOff).map(({ pair }) => pair));
  const off = all
    .filter(({ isOff }) => isOff)
    .map((one) => (near.has(one.pair) ? { ...one, strength: 'weak' as const } : one));
  const [first] = off;
  const seconds = Math.round(Math.abs(first?.placed.fact.seconds ?? 0));
  return tiedItem(
    `two clocks of this access are ${String(seconds)} seconds apart (w32tm /stripchart)`,
    off,
    unobserved(askClock(look)),
  );
}

/** Client and server were both measured against a domain controller, and both are near enough. */
export function measuredNear(look: Look<MeasuredKind>): Item {
  const all = measurements(look);
  if (all.some(({ isOff }) => isOff)) return unobserved();
  const of = (side: 'client' | 'server'): Measured | undefined =>
    all.find(({ toDc, strength }) => toDc === side && strength === 'tied');
  const [client, server] = [of('client'), of('server')];
  return client === undefined || server === undefined
    ? unobserved()
    : present(
        'tied',
        proof('the clock of the client agrees with the domain controller’s', client.placed),
        proof('the clock of the server agrees with the domain controller’s', server.placed),
      );
}
