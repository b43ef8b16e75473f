/**
 * Failures that Windows makes by itself and nobody suffers from. They open no attempt, but stay facts: a cause that
 * names one may still cite it.
 */
import { isAnonymous, type HostName } from '../windows/names.ts';
import type { HostTable } from './hosts.ts';
import type { Placed } from './placed.ts';
import { mayBeOne } from './accounts.ts';
import { identityOf, type Identity, type Noise } from './seeds.ts';
import { timesNear } from './ties.ts';

const AUTOMATIC_FIRST_TRY_MS = 60_000;
const CORRECTED_PASSWORD_MS = 5 * 60_000;
const WIDE_MASK_MS = 5_000;

interface Success {
  readonly placed: Placed;
  readonly identity: Identity;
}

export function noiseOf(facts: readonly Placed[], table: HostTable): Noise {
  const logons = new Map<string, Success[]>();
  const tickets = new Map<string, Success[]>();
  const opened = new Map<string, Success[]>();
  for (const placed of facts) {
    const { fact } = placed;
    const isTicket = fact.kind === 'ticket-request' && fact.status === 0;
    const isOpened = fact.kind === 'share-access' && fact.outcome === 'success';
    if (fact.kind !== 'logon' && !isTicket && !isOpened) continue;
    const identity = identityOf(placed, table);
    if (identity === null) continue;
    if (fact.kind === 'logon') push(logons, callerKey(placed, identity), { placed, identity });
    if (isTicket) push(tickets, callerKey(placed, identity), { placed, identity });
    if (isOpened)
      push(opened, `${placed.host?.id}|${fact.user.toLowerCase()}|${fact.share.toLowerCase()}`, {
        placed,
        identity,
      });
  }
  return {
    withoutNoise(placed, identity) {
      const { fact } = placed;
      switch (fact.kind) {
        case 'logon-failed': {
          if (![0xc0000064, 0xc000006a, 0xc000006d].includes(fact.status)) return fact.times;
          // Windows offers the session's own account first and asks afterwards: the refused first try is no failure.
          const followed = (logons.get(callerKey(placed, identity)) ?? []).filter(
            (success) =>
              mayBeOne(success.identity.user, identity.user) ||
              fact.status === 0xc0000064 ||
              isOwnAccountOf(identity),
          );
          return without(fact.times, followed, AUTOMATIC_FIRST_TRY_MS);
        }
        case 'ticket-request': {
          if (fact.status !== 0x18) return fact.times;
          const corrected = (tickets.get(callerKey(placed, identity)) ?? []).filter((success) =>
            mayBeOne(success.identity.user, identity.user),
          );
          return without(fact.times, corrected, CORRECTED_PASSWORD_MS);
        }
        case 'share-access': {
          if (isAnonymous(fact.user, fact.sid)) return fact.times;
          const key = `${placed.host?.id}|${fact.user.toLowerCase()}|${fact.share.toLowerCase()}`;
          const succeeded = (opened.get(key) ?? []).filter(
            (success) =>
              success.placed.fact.kind === 'share-access' &&
              // Routine successes are folded without the file: then the share has to do.
              (success.placed.fact.path === null || success.placed.fact.path === fact.path),
          );
          return without(fact.times, succeeded, WIDE_MASK_MS);
        }
        default:
          return fact.times;
      }
    },
  };
}

function without(times: readonly number[], successes: readonly Success[], window: number): readonly number[] {
  let left = times;
  for (const success of successes) {
    const noisy = new Set(timesNear(left, success.placed.fact.times, 0, window));
    if (noisy.size > 0) left = left.filter((time) => !noisy.has(time));
  }
  return left;
}

/** The failed account is one of the client itself: its domain part is the client's name or its workgroup. */
function isOwnAccountOf(identity: Identity): boolean {
  const domain = identity.user?.domain ?? null;
  if (domain === null) return false;
  return (
    domain === 'workgroup' ||
    domain === identity.clientName ||
    (identity.client?.names.has(domain as HostName) ?? false)
  );
}

function callerKey(placed: Placed, identity: Identity): string {
  return `${placed.host?.id}|${identity.clientAddress ?? identity.clientName ?? identity.client?.id ?? ''}`;
}

function push(map: Map<string, Success[]>, key: string, success: Success): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [success]);
  else list.push(success);
}
