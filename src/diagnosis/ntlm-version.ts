/**
 * Which version of NTLM a client sends. A refused NTLMv1 response ends in the same codes as a wrong password, so both
 * causes must ask.
 *
 * LmCompatibilityLevel 0 to 2: LM and NTLMv1 only; 3 and above: NTLMv2 only. The SMB client and the SMB server each write at
 * their start a level that is not the default (31003, 1021).
 * https://learn.microsoft.com/en-us/windows/client-management/mdm/policy-csp-localpoliciessecurityoptions
 */
import type { Host } from '../correlation/hosts.ts';
import type { Look } from '../correlation/look.ts';
import type { Placed } from '../correlation/placed.ts';
import type { Strength } from '../correlation/ties.ts';
import { DAY_MS } from '../windows/dates.ts';
import { hostName, isAnonymous, isLegible } from '../windows/names.ts';
import { policies } from '../windows/policies.ts';
import { askNtlmLevel } from './asks.ts';
import { shown, tiedItem, unobserved, type Item } from './item.ts';

export const NTLM_VERSION_KINDS = ['policy-setting', 'policy-applied', 'reported-setting', 'logon'] as const;
type VersionKind = (typeof NTLM_VERSION_KINDS)[number];

const NAME = 'LmCompatibilityLevel';
/** From this level on a client sends NTLMv2 only. */
export const NTLMV2_ONLY = 3;
const SETTINGS_ARRIVED: readonly number[] = [1502, 1503, 1704];

export interface Level {
  readonly value: number;
  readonly reach: 'tied' | 'assumed';
  readonly placed: readonly Placed[];
}

/** The level of the attempt's client; null where no file tells, or two files disagree. */
function clientLevel(look: Look<VersionKind>): Level | null {
  return agreed(settingOf(look, 'client'), reportedLevel(look, look.client, 'client'));
}

/** The level of the attempt's server, which counts for the accounts of the server itself. */
export function serverLevel(look: Look<VersionKind>): Level | null {
  return agreed(settingOf(look, 'server'), reportedLevel(look, look.server, 'server'));
}

/** The client is set to send LM and NTLMv1 only. */
export function sendsNtlmV1Only(look: Look<VersionKind>): Item {
  return levelItem(look, (value) => value < NTLMV2_ONLY, 'sends LM and NTLMv1 only');
}

/**
 * The client is set to send NTLMv2 only. Where the same access worked later, the level may have been raised in between: then
 * only what was logged before the failure tells.
 */
export function sendsNtlmV2Only(look: Look<VersionKind>): Item {
  const isRepaired = look.attempt.recovered !== null;
  const reported = reportedLevel(look, look.client, 'client');
  return isRepaired && reported === null
    ? unobserved(askNtlmLevel(look, 'client'))
    : levelItem(look, (value) => value >= NTLMV2_ONLY, 'sends NTLMv2 only');
}

function levelItem(look: Look<VersionKind>, fits: (value: number) => boolean, what: string): Item {
  const level = clientLevel(look);
  const ask = unobserved(askNtlmLevel(look, 'client'));
  return level !== null && fits(level.value)
    ? shown(`the client ${what} (${NAME} ${String(level.value)})`, level.placed, level.reach, ask)
    : ask;
}

/**
 * This device was logged on by NTLMv1 before the failure. Null sessions are always logged as NTLM V1 and say nothing of the
 * device.
 */
export function earlierNtlmV1(look: Look<VersionKind>): Item {
  const logons = logonsBefore(look, isNtlmV1);
  if (lastOf(look, logonsBefore(look, isNtlmV2)) > lastOf(look, logons)) return unobserved();
  return tiedItem('this device was logged on by NTLMv1 before', logons.map(withStrength));
}

/** The last logons of this device before the failure, within a day of it, were by NTLMv2. */
export function latelyNtlmV2(look: Look<VersionKind>): Item {
  const first = look.attempt.times[0] ?? -Infinity;
  const logons = logonsBefore(look, isNtlmV2);
  const last = lastOf(look, logons);
  if (last < first - DAY_MS || last <= lastOf(look, logonsBefore(look, isNtlmV1))) return unobserved();
  return tiedItem('this device was logged on by NTLMv2 shortly before', logons.map(withStrength));
}

function withStrength(placed: Placed<'logon'>): { readonly placed: Placed; readonly strength: Strength } {
  return { placed, strength: placed.holding === 'named' ? 'tied' : 'weak' };
}

function logonsBefore(
  look: Look<VersionKind>,
  version: (lmPackage: string | null) => boolean,
): readonly Placed<'logon'>[] {
  const first = look.attempt.times[0];
  if (first === undefined) return [];
  return devicesOf(look, version)
    .filter(([device]) => isThisDevice(look, device.fact))
    .flat()
    .filter(
      ({ fact, zoneKnown }) =>
        zoneKnown === look.attempt.zoneKnown && fact.times.some((time) => time < first),
    );
}

/** The logons of people by this version of NTLM, those of one workstation and address together. */
function devicesOf(
  look: Look<VersionKind>,
  version: (lmPackage: string | null) => boolean,
): readonly (readonly [Placed<'logon'>, ...Placed<'logon'>[]])[] {
  return look.once(`devices by ${version === isNtlmV1 ? 'NTLMv1' : 'NTLMv2'}`, () => {
    const devices = new Map<string, [Placed<'logon'>, ...Placed<'logon'>[]]>();
    for (const placed of look.all('logon')) {
      const { fact } = placed;
      if (!version(fact.lmPackage) || isAnonymous(fact.user, fact.sid)) continue;
      const key = `${fact.workstation ?? ''}|${fact.address ?? ''}`;
      const known = devices.get(key);
      if (known === undefined) devices.set(key, [placed]);
      else known.push(placed);
    }
    return [...devices.values()];
  });
}

function lastOf(look: Look<VersionKind>, logons: readonly Placed<'logon'>[]): number {
  const first = look.attempt.times[0] ?? Infinity;
  return Math.max(-Infinity, ...logons.flatMap(({ fact }) => fact.times.filter((time) => time < first)));
}

export function isNtlmV1(lmPackage: string | null): boolean {
  return /^(?:LM|NTLM V1)$/i.test(lmPackage ?? '');
}

export function isNtlmV2(lmPackage: string | null): boolean {
  return /^NTLM V2$/i.test(lmPackage ?? '');
}

/** Many devices may share one address: where both records print a workstation name, that decides. */
export function isThisDevice(
  look: Look,
  { workstation, address }: { readonly workstation: string | null; readonly address: string | null },
): boolean {
  const { attempt, client } = look;
  const name = hostName(workstation);
  if (name !== null && !isLegible(name)) return false;
  if (name !== null && attempt.clientNames.size > 0) return attempt.clientNames.has(name);
  const host = look.host(name) ?? look.host(address);
  if (client !== null && host !== null) return host.id === client.id;
  const at = hostName(address);
  return at !== null && attempt.clientAddresses.has(at);
}

function settingOf(look: Look<VersionKind>, side: 'client' | 'server'): Level | null {
  const { value, reach, placed } = look.setting(policies['P-LM'].path, side);
  return typeof value === 'number' && reach !== null && reach !== 'supports'
    ? { value, reach, placed }
    : null;
}

/** The last report before the failure, unless new settings arrived in between. */
function reportedLevel(look: Look<VersionKind>, host: Host | null, side: 'client' | 'server'): Level | null {
  const until = look.attempt.times[look.attempt.times.length - 1] ?? Infinity;
  let last: { readonly time: number; readonly value: number; readonly placed: Placed } | null = null;
  for (const placed of look.on(
    host,
    'reported-setting',
    (fact) => fact.side === side && fact.name === NAME,
  )) {
    const { value } = placed.fact;
    const time = placed.fact.times.filter((at) => at <= until).pop();
    if (typeof value !== 'number' || time === undefined || placed.holding !== 'named') continue;
    if (last === null || time > last.time) last = { time, value, placed };
  }
  if (last === null) return null;
  const { time, value, placed } = last;
  const changed = look
    .on(host, 'policy-applied', (fact) => SETTINGS_ARRIVED.includes(fact.event))
    .some(({ fact }) => fact.times.some((at) => at > time && at <= until));
  return changed ? null : { value, reach: 'tied', placed: [placed] };
}

function agreed(one: Level | null, other: Level | null): Level | null {
  if (one === null || other === null) return one ?? other;
  if (one.value !== other.value) return null;
  return one.reach === 'tied' ? one : other;
}
