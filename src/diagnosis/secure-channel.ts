/**
 * What NETLOGON wrote of a computer's secure channel to its domain, and whether it still stood at the attempt.
 *
 * https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/broken-trust-relationship-domain-joined-device-its-domain-secure-channel-issues
 */
import type { Host } from '../correlation/hosts.ts';
import type { Look } from '../correlation/look.ts';
import type { Placed } from '../correlation/placed.ts';
import { closePair } from '../correlation/ties.ts';
import { DAY_MS } from '../windows/dates.ts';
import { firstLabel, hostName, isAnonymous } from '../windows/names.ts';
import { shown, supporting, unobserved, type Item, type Tie } from './item.ts';

export const CHANNEL_KINDS = ['secure-channel-error', 'logon', 'log-coverage', 'policy-applied'] as const;
type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** GroupPolicy: the policy of the computer was processed. 1501 and 1503 are the user's. */
const COMPUTER_POLICY: ReadonlySet<number> = new Set([1500, 1502]);

/** NETLOGON events that a member writes about its own channel. */
export function channelErrorsOn(
  look: Look<ChannelKind>,
  host: Host | null,
  events: readonly number[],
): readonly Placed<'secure-channel-error'>[] {
  return look.on(host, 'secure-channel-error', (fact) => events.includes(fact.event));
}

/** NETLOGON events that a domain controller writes about the account of a computer. */
export function channelErrorsAbout(
  look: Look<ChannelKind>,
  host: Host | null,
  events: readonly number[],
): readonly Placed<'secure-channel-error'>[] {
  if (host === null) return [];
  return look.all('secure-channel-error').filter(({ fact }) => {
    const named = hostName(fact.account);
    if (!events.includes(fact.event) || named === null) return false;
    return look.host(named)?.id === host.id || [...host.names].some((name) => firstLabel(name) === named);
  });
}

/**
 * The errors that still stood at the attempt: within a day of it, or, for an attempt without time, within a day of the
 * end of the log. A domain account that the same computer logged on by NTLM afterwards went through the channel, and Group
 * Policy of the computer was read with its account, so an older error is over. Errors of another time support only.
 */
export function standing(
  look: Look<ChannelKind>,
  says: string,
  errors: readonly Placed<'secure-channel-error'>[],
  host: Host | null,
  otherwise: Item = unobserved(),
): Item {
  const unrepaired = errors.filter((placed) => !isRepaired(look, placed, host));
  const ties = unrepaired.map((placed) => ({ placed, tie: tieInTime(look, placed) }));
  const strong = ties.filter((one) => one.tie === 'tied').map((one) => one.placed);
  if (strong.length > 0) return shown(says, strong, 'tied');
  const weak = ties.filter((one) => one.tie === 'weak').map((one) => one.placed);
  if (weak.length > 0) return shown(says, weak, 'weak');
  return supporting(shown(`${says}, at another time`, errors, 'weak', otherwise));
}

function tieInTime(look: Look<ChannelKind>, placed: Placed<'secure-channel-error'>): Tie | null {
  const { times } = look.attempt;
  const last = placed.fact.times[placed.fact.times.length - 1];
  if (last === undefined) return null;
  if (times.length > 0) {
    if (!closePair(times, placed.fact.times, DAY_MS)) return null;
    return placed.holding === 'named' ? 'tied' : 'weak';
  }
  const ends = look.on(placed.host, 'log-coverage').flatMap(({ fact }) => fact.newest ?? []);
  if (ends.length === 0) return 'weak';
  if (Math.max(...ends) - last > DAY_MS) return null;
  return placed.holding === 'named' ? 'tied' : 'weak';
}

function isRepaired(
  look: Look<ChannelKind>,
  placed: Placed<'secure-channel-error'>,
  host: Host | null,
): boolean {
  const last = placed.fact.times[placed.fact.times.length - 1] ?? Infinity;
  const until = look.attempt.times[look.attempt.times.length - 1] ?? Infinity;
  const wellAgain = [
    ...passedThrough(look, host),
    ...look.on(host, 'policy-applied', ({ event, ok }) => ok && COMPUTER_POLICY.has(event)),
  ];
  return wellAgain.some(({ fact }) => fact.times.some((time) => time > last && time <= until));
}

/** 4624 of domain accounts by NTLM at a computer: each was validated through its secure channel. */
export function passedThrough(look: Look<ChannelKind>, host: Host | null): readonly Placed<'logon'>[] {
  return look.on(host, 'logon', (fact) => {
    if (fact.package !== 'ntlm' || isAnonymous(fact.user, fact.sid)) return false;
    const domain = hostName(fact.domain);
    if (domain === null) return false;
    return host !== null && ![...host.names].some((name) => name === domain || firstLabel(name) === domain);
  });
}
