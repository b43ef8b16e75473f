/**
 * Signs on the client that no domain controller is in reach: what NETLOGON, the SMB client and the DNS client logged beside
 * the failure, and what nltest and a port test print without a time.
 *
 * An nltest on a domain controller that asks for the domain controller's own domain may print 1355 and all is well there, so
 * it says nothing.
 */
import type { Look } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import { timesNear, type Strength } from '../../correlation/ties.ts';
import { DAY_MS } from '../../windows/dates.ts';
import { hostName } from '../../windows/names.ts';
import { askKdcReach, askSystemLog } from '../asks.ts';
import { oneOf, shown, supporting, tiedItem, unobserved, type Item, type Tie } from '../item.ts';
import { besideOnClient, isTied, KERBEROS_FAILURE_KINDS, namesTarget } from '../kerberos-failure.ts';
import { clientName } from '../steps.ts';
import { visibleCode } from '../visible-code.ts';
import { ANSWER_KINDS, kdcAnsweredThatDay } from './answers.ts';
import { DOMAIN_KINDS, isDomainController, NO_SESSION, ownDomainTie, ownNameTie } from './own-domain.ts';

export const SIGN_KINDS = [
  ...KERBEROS_FAILURE_KINDS,
  ...ANSWER_KINDS,
  ...DOMAIN_KINDS,
  'dc-located',
  'port-tested',
  'dns-timeout',
] as const;
type SignKind = (typeof SIGN_KINDS)[number];

export const NO_LOGON_SERVERS = 1311;
const NO_LOGON_SERVERS_STATUS = 0xc000005e;
const NO_SUCH_DOMAIN = 1355;
const CONNECTION_FAILED = 30803;
const LSA_ERROR = 40960;
const KERBEROS_PORT = 88;
const DNS_PORT = 53;
const BEFORE_MS = 15 * 60_000;
const BESIDE_MS = 5_000;

interface Signed {
  readonly placed: Placed;
  readonly tie: Tie;
}

function strongest(says: string, signed: readonly Signed[], otherwise: Item = unobserved()): Item {
  const of = (tie: Tie): Item =>
    shown(
      says,
      signed.filter((one) => one.tie === tie).map((one) => one.placed),
      tie,
    );
  return oneOf(of('tied'), of('assumed'), of('weak'), otherwise);
}

/**
 * When the access failed. A failure without time takes those of the 40960 that is its own: the same computer, the very target,
 * and the status that is the printed code.
 */
export function failureTimes(look: Look<SignKind>): readonly number[] {
  const { times } = look.attempt;
  return times.length > 0 ? times : noServersForTarget(look).flatMap(({ placed }) => placed.fact.times);
}

/** 40960 with "no logon servers" for the very target of the attempt: the error that its program was given. */
export function lsaForTarget(look: Look<SignKind>): Item {
  return tiedItem('LSA found no logon server for this target (event 40960)', noServersForTarget(look));
}

function noServersForTarget(look: Look<SignKind>) {
  const isOurs = (fact: { readonly event: number; readonly code: number | null }): boolean =>
    fact.event === LSA_ERROR && fact.code === NO_LOGON_SERVERS_STATUS;
  const { attempt, client } = look;
  if (attempt.times.length > 0) return look.tied('lsa-error', isOurs);
  if (!isTied(visibleCode(look, [NO_LOGON_SERVERS]))) return [];
  const rivals = look.attempts.filter(
    (other) => other !== attempt && other.target === attempt.target && other.client?.id === client?.id,
  );
  const strength: Strength = rivals.length === 0 ? 'tied' : 'weak';
  return look
    .on(client, 'lsa-error', (fact) => isOurs(fact) && namesTarget(look, fact.target))
    .filter((placed) => isAtEndOfLog(look, placed))
    .map((placed) => ({ placed, fact: placed.fact, strength }));
}

/** Logs are exported after the failure: what is older than their last day is of another one. */
function isAtEndOfLog(look: Look<SignKind>, placed: Placed): boolean {
  const last = placed.fact.times[placed.fact.times.length - 1];
  const ends = look.on(placed.host, 'log-coverage').flatMap(({ fact }) => fact.newest ?? []);
  return last !== undefined && ends.length > 0 && Math.max(...ends) - last <= DAY_MS;
}

/** 40960 with "no logon servers" for a realm or computer of the own domain. */
export function lsaNamesDomain(look: Look<SignKind>): Item {
  const errors = look
    .on(look.client, 'lsa-error', (fact) => fact.event === LSA_ERROR && fact.code === NO_LOGON_SERVERS_STATUS)
    .flatMap((placed): Signed[] => {
      const own = ownNameTie(look, placed.fact.target);
      const strength = beside(look, placed, BESIDE_MS);
      return own === null || strength === null ? [] : [{ placed, tie: atMost(own, strength) }];
    });
  return strongest(
    'LSA found no logon server for a computer or realm of the own domain (event 40960)',
    errors,
    unobserved(askSystemLog(look, 'client')),
  );
}

/** NETLOGON 5719 of the client, at most 15 minutes before the failure. Of another time, or beside no time, it only supports. */
export function noSession(look: Look<SignKind>): Item {
  const says = `${clientName(look)} reached no domain controller (NETLOGON 5719)`;
  // On a domain controller it may be about a domain that trusts this one.
  if (isDomainController(look)) return unobserved();
  const errors = look.on(look.client, 'secure-channel-error', (fact) => fact.event === NO_SESSION);
  return strongest(
    says,
    besideAll(look, errors),
    supporting(shown(`${says}, at another time`, errors, 'weak')),
  );
}

/** TCP to a domain controller failed (SmbClient/Connectivity 30803). */
export function connectionToDcFailed(look: Look<SignKind>): Item {
  const errors = look.on(
    look.client,
    'smb-client-failure',
    (fact) =>
      fact.event === CONNECTION_FAILED && look.host(fact.server)?.roles.has('domain-controller') === true,
  );
  return strongest(
    `${clientName(look)} could not connect to a domain controller (event 30803)`,
    besideAll(look, errors),
  );
}

/** DNS-Client 1014 for a domain controller, or for one of the names under which the locator looks for one. */
export function dcNameTimedOut(look: Look<SignKind>): Item {
  const timeouts = look.on(look.client, 'dns-timeout', ({ name }) => isNameOfDc(look, name));
  return strongest(
    `no DNS server answered ${clientName(look)} for a domain controller (event 1014)`,
    besideAll(look, timeouts),
  );
}

function isNameOfDc(look: Look<SignKind>, written: string | null): boolean {
  const name = hostName(written);
  if (name === null) return false;
  const domain = /^(?:.*\.)?_(?:msdcs|tcp|udp|sites)\.(.+)$/.exec(name)?.[1];
  return domain === undefined
    ? look.host(name)?.roles.has('domain-controller') === true
    : ownDomainTie(look, domain) !== null;
}

function besideAll(look: Look<SignKind>, all: readonly Placed[]): readonly Signed[] {
  return all.flatMap((placed): Signed[] => {
    const tie = beside(look, placed, BEFORE_MS);
    return tie === null ? [] : [{ placed, tie }];
  });
}

/** A record of the client at most `before` milliseconds before the failure. */
function beside(look: Look<SignKind>, placed: Placed, before: number): Strength | null {
  if (look.attempt.times.length > 0) return besideOnClient(look, placed, before);
  if (placed.host === null || placed.host.id !== look.client?.id) return null;
  const isBeside = timesNear(failureTimes(look), placed.fact.times, before, BESIDE_MS).length > 0;
  return !isBeside ? null : placed.holding === 'named' ? 'tied' : 'weak';
}

/** `nltest /dsgetdc` of the client for its own domain: 1355, no domain controller found. */
export function dcNotFound(look: Look<SignKind>): Item {
  const says = `nltest finds no domain controller of the domain of ${clientName(look)} (1355)`;
  if (isDomainController(look)) return unobserved(askKdcReach(look));
  const asked = look.on(look.client, 'dc-located');
  const wasFound = asked.some(
    ({ fact }) => fact.code === 0 && (fact.domain === null || ownDomainTie(look, fact.domain) !== null),
  );
  const signed = asked
    .filter(({ fact }) => fact.code === NO_SUCH_DOMAIN)
    .flatMap((placed): Signed[] => {
      // Without the command line in the file it may be any domain that was asked for.
      const own = placed.fact.domain === null ? 'weak' : ownDomainTie(look, placed.fact.domain);
      const moment = momentTie(look, placed);
      if (own === null || moment === null) return [];
      return [{ placed, tie: atMost(own, wasFound ? 'weak' : moment) }];
    });
  return strongest(says, signed, unobserved(askKdcReach(look)));
}

/** Test-NetConnection of the client to port 88 of a domain controller of its own domain. */
export function kdcPortClosed(look: Look<SignKind>): Item {
  return dcPortClosed(look, KERBEROS_PORT);
}

/** The same of port 53: without DNS the locator finds nobody. */
export function dnsPortClosed(look: Look<SignKind>): Item {
  return dcPortClosed(look, DNS_PORT);
}

/**
 * Weak where another domain controller of the domain answers, or was not tried: the locator takes any of them. Weak also for a
 * name of the own domain that nothing shows to be a domain controller's: the domain's own name may be a web site outside.
 */
function dcPortClosed(look: Look<SignKind>, port: number): Item {
  const tests = look
    .on(look.client, 'port-tested', (fact) => fact.port === port)
    .flatMap((placed) => {
      const dc = dcTie(look, placed);
      const moment = momentTie(look, placed);
      return dc === null || moment === null ? [] : [{ placed, tie: atMost(dc, moment) }];
    });
  const closed = tests.filter(({ placed }) => !placed.fact.open);
  const isOnlyOne =
    tests.length === closed.length &&
    untried(
      look,
      closed.map((one) => one.placed),
    ) === 0;
  return strongest(
    `port ${String(port)} of a domain controller does not answer ${clientName(look)}`,
    isOnlyOne ? closed : closed.map(({ placed }) => ({ placed, tie: 'weak' as const })),
    unobserved(askKdcReach(look)),
  );
}

/** How surely the port test went to a domain controller of the own domain. */
function dcTie(look: Look<SignKind>, { fact }: Placed<'port-tested'>): Tie | null {
  const target = hostName(fact.target);
  const address = hostName(fact.address);
  const isLocated = look
    .on(look.client, 'dc-located', ({ code }) => code === 0)
    .some(
      (one) =>
        ownDomainTie(look, one.fact.domain) === 'tied' &&
        [hostName(one.fact.dc), hostName(one.fact.address)].some(
          (name) => name !== null && (name === target || name === address),
        ),
    );
  if (isLocated) return 'tied';
  const host = look.host(fact.target) ?? look.host(fact.address);
  if (host?.roles.has('domain-controller') === true) {
    const own = ownDomainTie(look, host.domain);
    const isElsewhere = address !== null && host.addresses.size > 0 && !host.addresses.has(address);
    return host.domain !== null && own === null ? null : isElsewhere ? 'weak' : (own ?? 'weak');
  }
  return ownNameTie(look, fact.target) === null ? null : 'weak';
}

/** Domain controllers of the own domain that the case knows and no test names. */
function untried(look: Look<SignKind>, tests: readonly Placed<'port-tested'>[]): number {
  const tried = new Set(
    tests.flatMap(({ fact }) => [look.host(fact.target)?.id, look.host(fact.address)?.id]),
  );
  return look
    .hosts()
    .filter(
      (host) =>
        host.roles.has('domain-controller') &&
        host.id !== look.client?.id &&
        !tried.has(host.id) &&
        (host.domain === null || ownDomainTie(look, host.domain) !== null),
    ).length;
}

/**
 * A capture that prints no time. Weak where a KDC answered this client on that day: then it may show the hour in which none did.
 * One that stands with the failing command in one transcript is of its hour.
 */
function momentTie(look: Look<SignKind>, placed: Placed): Strength | null {
  const moment = look.momentTie(placed);
  if (moment !== 'tied') return moment;
  const isBelow = look.attempt.witnesses.some(
    ({ fact, strength }) =>
      strength === 'tied' && fact.kind === 'access-tried' && fact.from[0].file === placed.fact.from[0].file,
  );
  return !isBelow && kdcAnsweredThatDay(look, failureTimes(look)) ? 'weak' : 'tied';
}

function atMost(one: Tie, other: Tie): Tie {
  return (
    [one, other].find((tie) => tie === 'assumed') ?? [one, other].find((tie) => tie === 'weak') ?? 'tied'
  );
}
