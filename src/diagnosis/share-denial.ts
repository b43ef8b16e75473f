/**
 * What the file server refused at the share, and in whose session. 5140 and 5145 carry the Logon ID of the session, and
 * the 4624 that opened it may be hours older, so the ID links them, not the seconds.
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-5145
 */
import type { Tied } from '../correlation/attempts.ts';
import { accountsAgree, type Look } from '../correlation/look.ts';
import type { Placed } from '../correlation/placed.ts';
import { SAME_HOST_MS, TWO_HOSTS_MS } from '../correlation/ties.ts';
import { isNeededRight } from '../windows/access-mask.ts';
import { account, isAnonymous } from '../windows/names.ts';
import { askServerSecurityLog } from './asks.ts';
import {
  absent,
  isPresent,
  oneOf,
  present,
  proof,
  proofs,
  shown,
  tiedItem,
  unobserved,
  type Item,
} from './item.ts';
import { packageName } from './passed.ts';

export const SHARE_DENIAL_KINDS = ['share-access', 'smb-share-denied', 'logon', 'log-coverage'] as const;
type ShareDenialKind = (typeof SHARE_DENIAL_KINDS)[number];

/** Accounts of interest: everybody, or only those that a cause asks for. */
export type Who = (user: string) => boolean;
const anybody: Who = () => true;

/** 5140/5145 failures of this attempt, for a right that opening needs, of somebody. */
export function refusals(look: Look<ShareDenialKind>, who: Who = anybody): readonly Tied<'share-access'>[] {
  return look
    .tied(
      'share-access',
      (fact) =>
        fact.outcome === 'failure' &&
        !isAnonymous(fact.user, fact.sid) &&
        who(fact.user) &&
        isNeededRight(fact.mask),
    )
    .filter((one) => isAtServer(look, one.placed));
}

/** 1006: the share's permissions denied this account. */
export function deniedByShare(
  look: Look<ShareDenialKind>,
  who: Who = anybody,
): readonly Tied<'smb-share-denied'>[] {
  return look
    .tied(
      'smb-share-denied',
      (fact) =>
        fact.event === 1006 &&
        fact.share !== null &&
        fact.user !== null &&
        !isAnonymous(fact.user, null) &&
        who(fact.user),
    )
    .filter((one) => isAtServer(look, one.placed));
}

/** A refused 5140/5145 and the 4624 of the same session. Without Logon IDs in the export, the 4624 beside it: weak. */
export function refusalInSession(look: Look<ShareDenialKind>, who: Who = anybody): Item {
  const refused = refusals(look, who);
  const linked = refused.flatMap((access) => {
    const [logon] = logonsOf(look, access);
    return logon === undefined ? [] : [{ access, logon }];
  });
  const best = linked.find((one) => one.access.strength === 'tied') ?? linked[0];
  if (best !== undefined) {
    return present(
      best.access.strength,
      proof(refusalSays(best.access), best.access.placed),
      logonProof(best.logon),
    );
  }
  const [access] = refused.filter((one) => logonIdsOf(look, one).size === 0);
  const [logon] = logonsBeside(look, who);
  if (access === undefined || logon === undefined) return unobserved(askServerSecurityLog(look));
  return present('weak', proof(refusalSays(access), access.placed), logonProof(logon.placed));
}

/** 4624 type 3 of the identity that arrived: of the refused session, or in the seconds of the attempt. */
export function arrival(look: Look<ShareDenialKind>, who: Who = anybody): Item {
  const ofSession = refusals(look, who).flatMap((access) => logonsOf(look, access));
  const logon = oneOf(
    shown('the server logged the account on (event 4624)', ofSession),
    tiedItem('the server logged the account on (event 4624)', logonsBeside(look, who)),
  );
  return isPresent(logon) ? logon : noArrival(look, who);
}

/** Nobody arrived although the server's Security log covers the time; a session that was refused may be older than it. */
export function noArrival(look: Look<ShareDenialKind>, who: Who = anybody): Item {
  const sessions = [...refusals(look, who), ...deniedByShare(look, who), ...logonsBeside(look, who)];
  const covering = look.listening(look.server, {
    providers: ['microsoft-windows-security-auditing'],
    ids: [4624],
  });
  return sessions.length > 0 || covering.length === 0
    ? unobserved(askServerSecurityLog(look))
    : absent(
        ...proofs('the server’s Security log covers the time and holds no logon of this attempt', covering),
      );
}

export function refusalSays(access: Tied<'share-access'>): string {
  const { event, user, domain } = access.fact;
  return `the permissions of the share refused ${domain === null ? user : `${domain}\\${user}`} (event ${event}, failure)`;
}

/** 4624 type 3 in the seconds of the attempt. */
function logonsBeside(look: Look<ShareDenialKind>, who: Who): readonly Tied<'logon'>[] {
  return look
    .tied('logon', (fact) => isNetwork(fact.logonType) && !isAnonymous(fact.user, fact.sid) && who(fact.user))
    .filter((one) => isAtServer(look, one.placed));
}

/** The 4624 with the Logon ID of a refused access: same computer, account and client, not later. */
function logonsOf(look: Look<ShareDenialKind>, access: Tied<'share-access'>): readonly Placed<'logon'>[] {
  const ids = logonIdsOf(look, access);
  const own = account(access.fact.user, access.fact.domain);
  return look.agreeingAt(
    access.placed.host,
    'logon',
    (fact) =>
      isNetwork(fact.logonType) &&
      accountsAgree(own, account(fact.user, fact.domain)) &&
      fact.logonIds.some((id, index) => {
        const until = ids.get(id);
        return until !== undefined && (fact.times[index] ?? Infinity) <= until + SAME_HOST_MS;
      }),
  );
}

/** Logon IDs of the access in this attempt, each with its last time. */
function logonIdsOf(look: Look<ShareDenialKind>, access: Tied<'share-access'>): ReadonlyMap<string, number> {
  const ids = new Map<string, number>();
  access.fact.times.forEach((time, index) => {
    const id = access.fact.logonIds[index] ?? '';
    if (id === '' || id === '0x0') return;
    if (look.attempt.times.some((own) => Math.abs(own - time) <= TWO_HOSTS_MS)) ids.set(id, time);
  });
  return ids;
}

function logonProof(logon: Placed<'logon'>) {
  return proof(`the session is the one of this logon, by ${packageName(logon.fact.package)}`, logon);
}

/** Another server's record of the same second says nothing of this share. */
function isAtServer(look: Look<ShareDenialKind>, placed: Placed): boolean {
  return placed.host !== null && look.server !== null && placed.host.id === look.server.id;
}

function isNetwork(logonType: number | null): boolean {
  return logonType === null || logonType === 3;
}
