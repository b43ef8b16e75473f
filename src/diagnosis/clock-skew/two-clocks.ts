/**
 * The same failures as two computers dated them. One pair of records may be two accesses; three or more, at uneven intervals
 * and all the same time apart, are one series under two clocks. Whole quarter hours are time zones, not skew.
 */
import type { Look } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import { askClock } from '../asks.ts';
import { present, proof, unobserved, type Item } from '../item.ts';
import { TOLERANCE_SECONDS } from './measured.ts';

export const DATED_KINDS = [
  'smb-client-failure',
  'logon-failed',
  'smb-session-refused',
  'ntlm-blocked',
  'credential-check',
] as const;
type DatedKind = (typeof DATED_KINDS)[number];

const LEAST_PAIRS = 3;
const SPREAD_MS = 30_000;
const QUARTER_MS = 15 * 60_000;
/** A job that runs every ten minutes at two computers shows one interval, whatever their clocks. */
const UNEVEN_MS = 60_000;
const ONE_FAILURE_MS = 2_000;

interface Series {
  readonly placed: Placed;
  readonly times: readonly number[];
}

export function seenAtTwoTimes(look: Look<DatedKind>): Item {
  const all = seriesOf(look);
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index + 1)) {
      const apart = constantOffset(one.times, other.times);
      if (apart === null) continue;
      const says = `these failures stand ${String(Math.round(Math.abs(apart) / 1000))} seconds apart in the logs of two computers`;
      return present('tied', proof(says, one.placed), proof(says, other.placed));
    }
  }
  return unobserved(askClock(look));
}

/** Failures of this account from this client, for each computer that logged them in a known zone. */
function seriesOf(look: Look<DatedKind>): readonly Series[] {
  const byHost = new Map<string, Series>();
  for (const kind of DATED_KINDS) {
    for (const placed of look.agreeing(kind, isShared)) {
      const { host, fact } = placed;
      if (host === null || !placed.zoneKnown || placed.holding !== 'named' || placed.items < 2) continue;
      const known = byHost.get(host.id);
      byHost.set(host.id, {
        placed: known?.placed ?? (placed as unknown as Placed),
        times: distinct([...(known?.times ?? []), ...fact.times]),
      });
    }
  }
  return [...byHost.values()];
}

/** What the client refuses by itself leaves no trace elsewhere. */
function isShared(fact: { readonly kind: string; readonly gate?: string }): boolean {
  return fact.kind !== 'ntlm-blocked' || fact.gate === 'server' || fact.gate === 'domain-controller';
}

function distinct(times: readonly number[]): readonly number[] {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted.filter((time, index) => index === 0 || time - (sorted[index - 1] ?? 0) > ONE_FAILURE_MS);
}

/** Milliseconds between two series of which each failure has its partner; null where they are no one series, or no skew. */
function constantOffset(one: readonly number[], other: readonly number[]): number | null {
  if (one.length < LEAST_PAIRS || one.length !== other.length) return null;
  const offsets = one.map((time, index) => (other[index] ?? 0) - time);
  const [lowest, highest] = [Math.min(...offsets), Math.max(...offsets)];
  const steps = one.slice(1).map((time, index) => time - (one[index] ?? 0));
  if (highest - lowest > SPREAD_MS || Math.max(...steps) - Math.min(...steps) < UNEVEN_MS) return null;
  const isTolerated = Math.min(Math.abs(lowest), Math.abs(highest)) <= TOLERANCE_SECONDS * 1000;
  const rest = Math.abs(lowest) % QUARTER_MS;
  return isTolerated || rest <= SPREAD_MS || QUARTER_MS - rest <= SPREAD_MS ? null : lowest;
}
