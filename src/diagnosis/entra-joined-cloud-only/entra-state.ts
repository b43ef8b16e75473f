/** What dsregcmd and klist say of the client: joined to Entra ID and to no domain, and whether its session has a domain's TGT. */
import type { Host } from '../../correlation/hosts.ts';
import type { Look } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import { askJoinState } from '../asks.ts';
import { absent, atMost, isPresent, oneOf, shown, unobserved, type Item, type Tie } from '../item.ts';

export const ENTRA_KINDS = [
  'cloud-sign-in',
  'join-state',
  'access-tried',
  'ticket-list',
  'ticket-held',
  'ticket-asked',
] as const;
type EntraKind = (typeof ENTRA_KINDS)[number];

/** The realm of Entra Kerberos, of which every Entra joined session may hold a TGT. */
const CLOUD_TGT = 'krbtgt/kerberos.microsoftonline.com';

interface Captures<K extends 'cloud-sign-in' | 'join-state'> {
  readonly placed: readonly Placed<K>[];
  readonly tie: Tie;
}

/** Joined to Entra ID and to no domain. Absent: in a domain (hybrid), or in a workgroup without Entra ID. */
export function joinedToEntraOnly(look: Look<EntraKind>): Item {
  const states = ofClient(look, 'join-state');
  const signs = ofClient(look, 'cloud-sign-in');
  const says = 'the client is joined to Entra ID and to no domain';
  const isIn = oneOf(
    shown(
      says,
      signs.placed.filter(({ fact }) => fact.entraJoined === true && fact.domainJoined === false),
      signs.tie,
    ),
    shown(
      says,
      states.placed.filter(({ fact }) => fact.state === 'entra'),
      states.tie,
    ),
  );
  const isOut = oneOf(
    shown(
      'the client is joined to a domain',
      states.placed.filter(({ fact }) => fact.state === 'domain'),
      states.tie,
    ),
    shown(
      'the client is no device of Entra ID alone',
      signs.placed.filter(({ fact }) => fact.domainJoined === true || fact.entraJoined === false),
      signs.tie,
    ),
  );
  // Captures that disagree are of two days, or of two computers.
  if (isPresent(isIn)) return isPresent(isOut) ? unobserved(askJoinState(look)) : isIn;
  return isPresent(isOut) && isOut.tie === 'tied' ? absent(...isOut.proofs) : unobserved(askJoinState(look));
}

/** The session holds no TGT of a domain: dsregcmd says so, or klist lists none. Well devices show it too, before they need one. */
export function noDomainTgt(look: Look<EntraKind>): Item {
  const signs = ofClient(look, 'cloud-sign-in');
  const lists = domainTgts(look).length > 0 ? [] : look.tickets().absentIn;
  // Without a token of Entra ID it may be the session of a local account: that has no TGT on any device.
  const isOther = signs.placed.some(({ fact }) => fact.primaryRefreshToken === false);
  const item = oneOf(
    shown(
      'the session holds no TGT of the domain (OnPremTgt : NO)',
      signs.placed.filter(({ fact }) => fact.onPremTgt === false),
      signs.tie,
    ),
    shown(
      'klist lists no TGT of a domain in this session',
      lists.filter(({ strength }) => strength === 'tied'),
    ),
    unobserved(askJoinState(look)),
  );
  return isOther ? atMost('weak', item) : item;
}

/** TGTs of the session for a realm of Active Directory. */
export function domainTgts(look: Look<EntraKind>): readonly Placed<'ticket-held'>[] {
  return look.tgts().filter(({ fact }) => fact.server !== CLOUD_TGT);
}

/**
 * Captures of the client. A paste without a computer's name is the client's where it stands in the transcript of the
 * failure, and assumed to be where the case knows no other client.
 */
function ofClient<K extends 'cloud-sign-in' | 'join-state'>(look: Look<EntraKind>, kind: K): Captures<K> {
  const own = look.on(look.client, kind);
  if (own.length > 0) return { placed: own, tie: 'tied' };
  const unowned = look.all(kind).filter(({ host, role }) => host === null && (role ?? 'client') === 'client');
  const beside = unowned.filter((placed) => isInTranscript(look, placed));
  if (beside.length > 0) return { placed: beside, tie: 'tied' };
  return { placed: isOnlyClient(look, look.client) ? unowned : [], tie: 'assumed' };
}

function isInTranscript(look: Look<EntraKind>, placed: Placed): boolean {
  return look
    .tied('access-tried')
    .some(({ fact }) => fact.command !== 'told' && fact.from[0].file === placed.fact.from[0].file);
}

function isOnlyClient(look: Look<EntraKind>, client: Host | null): boolean {
  return look
    .hosts()
    .every(
      (host) => host.id === client?.id || !host.roles.has('client') || host.roles.has('domain-controller'),
    );
}
