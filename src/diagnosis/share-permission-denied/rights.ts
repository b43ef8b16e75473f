/**
 * Whether the permissions of a share leave an account out: every entry that allows must be one that the account's token
 * does not hold. What cannot be told (a group of the server itself, a name in another language) leaves it open.
 *
 * https://learn.microsoft.com/en-us/powershell/module/smbshare/get-smbshareaccess
 * https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/whoami
 */
import { accountsAgree, type Look } from '../../correlation/look.ts';
import { domainsAgree } from '../../correlation/accounts.ts';
import type { Placed } from '../../correlation/placed.ts';
import { account } from '../../windows/names.ts';
import { wellKnownSid } from '../../windows/well-known-accounts.ts';
import { askShareRights } from '../asks.ts';
import { present, proof, proofs, supporting, unobserved, type Ask, type Item, type Tie } from '../item.ts';

export const RIGHTS_KINDS = ['share-permission', 'session-identity', 'share-changed', 'logon'] as const;
type RightsKind = (typeof RIGHTS_KINDS)[number];

type Entry = Placed<'share-permission'>;
type Token = Placed<'session-identity'>;

/** Notes of the readers that mean: a row of the list could not be read. */
const ROWS_LOST: ReadonlySet<string> = new Set(['value-cut', 'right-unknown', 'share-not-shown']);
const ADMINISTRATORS = 'S-1-5-32-544';
const DOMAIN_USERS = /^S-1-5-21-.*-513$/;

/** The share's entries and the token of the account, side by side. */
export function leftOut(look: Look<RightsKind>): Item {
  const entries = entriesOf(look);
  if (entries.length === 0) return unobserved(askShareRights(look));
  const token = tokenOf(look);
  if (token === null) return unobserved(askToken(look));
  const denying = entries.filter(({ fact }) => fact.access === 'deny' && fact.right === 'Full');
  const denied = denying.find((entry) => holds(token, entry) === true);
  const item = denied === undefined ? allMissing(look, entries, token) : deniedBy(denied, token);
  return isStale(look, entries) ? supporting(item) : item;
}

function deniedBy(entry: Entry, token: Token): Item {
  return present(
    'tied',
    proof(`the share denies everything to ${entry.fact.account}`, entry),
    proof('that is the account, or a group in its token', token),
  );
}

function allMissing(look: Look<RightsKind>, entries: readonly Entry[], token: Token): Item {
  const allowing = entries.filter(({ fact }) => fact.access === 'allow');
  const ties = allowing.map((entry) => missingTie(look, entry, token));
  if (allowing.length === 0 || ties.includes(null)) return unobserved(askToken(look));
  return present(
    ties.includes('weak') ? 'weak' : 'tied',
    ...proofs('the share allows only accounts and groups that are not in the token', allowing),
    proof('the account and the groups of its token', token),
  );
}

/** How surely an entry that allows does not reach the token; null: it does, or nothing tells. */
function missingTie(look: Look<RightsKind>, entry: Entry, token: Token): Tie | null {
  if (holds(token, entry) !== false) return isNoAdministrator(look, entry, token) ? 'tied' : null;
  // whoami leaves the primary group out, and in every language Domain Users has another name: only a SID is sure.
  const isSure = isSid(entry.fact.account) || token.fact.groups.some((sid) => DOMAIN_USERS.test(sid));
  return isSure ? 'tied' : 'weak';
}

/**
 * Whether the token holds the account of an entry; null where nothing tells. Only names and SIDs of the account's own domain
 * do: a group of the client, such as its BUILTIN\Users, is another one than the server's.
 */
function holds(token: Token, { fact: { account: written } }: Entry): boolean | null {
  const { user, domain, sid, groups, groupNames } = token.fact;
  if (isSid(written)) {
    if (sid === null || domainOfSid(sid) !== domainOfSid(written)) return null;
    return sid === written || groups.includes(written);
  }
  const named = account(written);
  if (named === null || named.domain === null || named.domain !== domain?.toLowerCase()) return null;
  if (accountsAgree(named, account(user, domain))) return true;
  return groupNames.length === 0 ? null : groupNames.some((name) => sameName(name, written));
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** `BUILTIN\Administrators` of the server: the logon at the server tells whether the account is in it. */
function isNoAdministrator(look: Look<RightsKind>, { fact }: Entry, token: Token): boolean {
  const domain = account(fact.account)?.domain ?? null;
  const isBuiltin =
    fact.account === ADMINISTRATORS ||
    (domain !== null &&
      wellKnownSid(fact.account) === ADMINISTRATORS &&
      domain !== token.fact.domain?.toLowerCase());
  const logons = look
    .tied('logon')
    .filter((one) => one.strength === 'tied' && one.placed.host?.id === look.server?.id);
  return isBuiltin && logons.length > 0 && logons.every((one) => one.fact.elevated === false);
}

function entriesOf(look: Look<RightsKind>): readonly Entry[] {
  const share = look.attempt.share?.toLowerCase();
  const entries = look.on(
    look.server,
    'share-permission',
    (fact) => share !== undefined && fact.share.toLowerCase() === share,
  );
  return entries.some((entry) => look.isNoted(entry, ROWS_LOST)) ? [] : entries;
}

/** whoami of this account, on a computer whose domain is the account's: elsewhere its domain-local groups do not show. */
function tokenOf(look: Look<RightsKind>): Token | null {
  const { client, server } = look;
  const user = look.attempt.user;
  if (client === null || user === null || server === null) return null;
  if (!domainsAgree(client.domain, user.domain) || !domainsAgree(server.domain, user.domain)) return null;
  const [own] = look
    .on(client, 'session-identity')
    .filter(({ fact }) => fact.groups.length > 0 && accountsAgree(account(fact.user, fact.domain), user));
  return own ?? null;
}

/** The permissions were changed behind the attempt, or nobody knows whether before or behind it. */
function isStale(look: Look<RightsKind>, entries: readonly Entry[]): boolean {
  const share = look.attempt.share?.toLowerCase();
  const last = look.attempt.times[look.attempt.times.length - 1] ?? -Infinity;
  const changes = look.on(
    look.server,
    'share-changed',
    (fact) =>
      fact.permissions !== false &&
      fact.share.toLowerCase().split('\\').pop() === share &&
      fact.times.some((time) => time > last),
  );
  return changes.length > 0 || entries.some((entry) => !look.isOfThatTime(entry));
}

function isSid(written: string): boolean {
  return /^S-1-\d/i.test(written);
}

function domainOfSid(sid: string): string {
  return sid.slice(0, sid.lastIndexOf('-'));
}

function askToken(look: Look<RightsKind>): Ask {
  return {
    what: 'which groups the account is in',
    command: 'whoami /all /fo list',
    host: look.client?.shown ?? null,
    role: 'client',
  };
}
