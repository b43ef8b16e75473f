/**
 * What nltest and Test-ComputerSecureChannel print of a computer's channel. The number decides, not that the check failed: 5 is
 * a refused password, 1311 and 1355 say that nobody was there to ask.
 *
 * https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/active-directory-has-newer-password-value-than-client-device
 */
import type { Host } from '../../correlation/hosts.ts';
import type { Look } from '../../correlation/look.ts';
import { closePair, type Strength } from '../../correlation/ties.ts';
import { DAY_MS } from '../../windows/dates.ts';
import { askSecureChannel } from '../asks.ts';
import { present, proofs, shown, supporting, tiedItem, unobserved, type Item } from '../item.ts';
import { CHANNEL_KINDS, channelErrorsOn, passedThrough } from '../secure-channel.ts';

export const CHECKED_KINDS = [
  ...CHANNEL_KINDS,
  'secure-channel-checked',
  'dc-located',
  'port-tested',
] as const;
type CheckedKind = (typeof CHECKED_KINDS)[number];

const ACCESS_DENIED = 5;
const NO_DOMAIN_CONTROLLER = 5719;
const DC_PORTS: ReadonlySet<number> = new Set([88, 135, 389]);

function checksOn(look: Look<CheckedKind>, host: Host | null) {
  // On a domain controller the channel that is asked for is a trust's.
  if (host === null || host.roles.has('domain-controller')) return [];
  return look.on(host, 'secure-channel-checked').flatMap((placed) => {
    const strength = look.momentTie(placed);
    return strength === null ? [] : [{ placed, strength }];
  });
}

/** The check of this computer's channel was refused with error 5, or Test-ComputerSecureChannel printed False. */
export function checkedBroken(look: Look<CheckedKind>, host: Host | null, side: 'client' | 'server'): Item {
  const checks = checksOn(look, host);
  const name = host?.shown ?? `the ${side}`;
  const wasWell = checks.some(({ placed }) => placed.fact.ok);
  // False also stands for "no domain controller could be asked".
  const isCutOff = wasCutOff(look, host);
  const broken = checks
    .filter(({ placed: { fact } }) => fact.code === ACCESS_DENIED || (fact.code === null && !fact.ok))
    .map(({ placed, strength }) => {
      const isDoubtful = wasWell || (placed.fact.code === null && isCutOff);
      return { placed, strength: isDoubtful ? ('weak' as const) : strength };
    });
  return tiedItem(
    `the secure channel of ${name} fails its own check`,
    broken,
    unobserved(askSecureChannel(look, side)),
  );
}

/** The number says that the password was refused; a bare False does not. */
export function isRefusedByCheck(look: Look<CheckedKind>, host: Host | null): boolean {
  return checksOn(look, host).some(({ placed }) => placed.fact.code === ACCESS_DENIED);
}

function wasCutOff(look: Look<CheckedKind>, host: Host | null): boolean {
  const { times } = look.attempt;
  return (
    channelErrorsOn(look, host, [NO_DOMAIN_CONTROLLER]).some(
      ({ fact }) => times.length === 0 || closePair(times, fact.times, DAY_MS),
    ) ||
    look.on(host, 'dc-located', ({ code }) => code !== 0).length > 0 ||
    look.on(host, 'port-tested', ({ port, open }) => DC_PORTS.has(port) && !open).length > 0
  );
}

/**
 * The check is well, and a domain account was validated by NTLM at this server after the failure: its channel works. Each alone
 * only speaks against.
 */
export function channelWorks(look: Look<CheckedKind>, name: string): Item {
  const checks = checksOn(look, look.server);
  const isWell = checks.length > 0 && checks.every(({ placed }) => placed.fact.ok);
  const well = isWell
    ? checks
        .filter(({ strength }: { readonly strength: Strength }) => strength === 'tied')
        .map(({ placed }) => placed)
    : [];
  const last = look.attempt.times[look.attempt.times.length - 1];
  const after =
    last === undefined
      ? []
      : passedThrough(look, look.server).filter(({ fact }) => fact.times.some((time) => time > last));
  const checked = `the secure channel of ${name} passes its own check`;
  const validated = `${name} validated a domain account by NTLM after the failure`;
  if (well.length > 0 && after.length > 0) {
    return present('tied', ...proofs(checked, well, 1), ...proofs(validated, after, 1));
  }
  return supporting(well.length > 0 ? shown(checked, well) : shown(validated, after));
}
