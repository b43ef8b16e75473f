/**
 * Of which domain the account of an attempt is, and of which its server.
 *
 * A suffix alone is no domain: an alias may stand in any DNS zone, a computer may have a suffix of its own, and a user name
 * may end in any UPN suffix. NetBIOS and DNS name of one domain need not resemble each other.
 */
import { domainsAgree } from '../correlation/accounts.ts';
import type { Look } from '../correlation/look.ts';
import { dnsSuffix, firstLabel, hostName, isComputerAccount, type HostName } from '../windows/names.ts';
import { askTrust } from './asks.ts';
import { absent, atMost, proof, shown, unobserved, type Item } from './item.ts';

export const DOMAIN_KINDS = [
  'log-coverage',
  'ticket-held',
  'ticket-request',
  'logon',
  'join-state',
  'domain-listed',
] as const;
type DomainKind = (typeof DOMAIN_KINDS)[number];

/**
 * Two directory domains that differ: the server's own records must print its suffix, and both domains must be known from a
 * domain controller or a ticket.
 */
export function crossesDomains(look: Look<DomainKind>): Item {
  const home = homeDomain(look);
  const [record] = look.on(look.server, 'log-coverage', (fact) => suffixOf(fact.computer) !== null);
  const away = suffixOf(record?.fact.computer ?? null);
  if (record === undefined || home === null || away === null) return unobserved(askTrust());
  if (home === away) return absent(proof(`account and server are both of ${away}`, record));
  return isDirectoryDomain(look, home) && isDirectoryDomain(look, away)
    ? shown(`the account is of ${home}, the server of ${away}`, [record])
    : unobserved(askTrust());
}

/** A domain of which the case knows a domain controller or a realm, or that a list of domains names. */
export function isDirectoryDomain(look: Look<DomainKind>, domain: string): boolean {
  if (look.hosts().some((host) => host.roles.has('domain-controller') && host.domain === domain)) return true;
  if (look.all('domain-listed').some(({ fact }) => fact.dns.toLowerCase() === domain)) return true;
  return look
    .all('ticket-held')
    .some(({ fact }) => [fact.clientRealm, fact.serverRealm].some((realm) => realm.toLowerCase() === domain));
}

/**
 * The account is of the server's own domain. Present `tied`: both are written alike. `weak`: a NetBIOS name that is the first
 * label of the server's domain. Absent: two domains, and not of one tree.
 */
export function sameDomain(look: Look<DomainKind>): Item {
  const same = sameAsWritten(look);
  return isUpn(look) ? atMost('weak', same) : same;
}

/** Only a user name told the domain, and its suffix may be any. */
export function isUpn(look: Look<DomainKind>): boolean {
  const isKnown = look.tgts().length > 0 || look.tied('ticket-request').length > 0;
  return (
    !isKnown && look.attempt.witnesses.some(({ fact }) => 'user' in fact && fact.user?.includes('@') === true)
  );
}

function sameAsWritten(look: Look<DomainKind>): Item {
  const crossing = crossesDomains(look);
  if (crossing.state === 'absent') return shownBy(crossing.proofs);
  const home = homeDomain(look);
  if (home === null) return unobserved(askTrust());
  const named = serverAccounts(look).map((one) => ({ ...one, domain: fullName(look, one.domain) }));
  const [same] = named.filter(({ domain }) => domain === home);
  if (same !== undefined) return shown(`account and server are both of ${home}`, [same.placed]);
  if (crossing.state === 'present') {
    return isOneForest(look, home, look.server?.domain ?? '')
      ? unobserved(askTrust())
      : absent(...crossing.proofs);
  }
  const [other] = named.filter(({ domain }) => !domain.includes('.'));
  if (other !== undefined && !home.includes('.')) {
    return absent(proof(`the account is of ${home}, the server of ${other.domain}`, other.placed));
  }
  const [alike] = look.on(
    look.server,
    'log-coverage',
    (fact) => suffixOf(fact.computer)?.split('.')[0] === home,
  );
  return alike === undefined
    ? unobserved(askTrust())
    : shown(`the server is of a domain that begins like ${home}`, [alike], 'weak');
}

function shownBy(proofs: Extract<Item, { state: 'absent' }>['proofs']): Item {
  const [first, ...rest] = proofs;
  return first === undefined
    ? unobserved()
    : { state: 'present', tie: 'tied', proofs: [first, ...rest], supportsOnly: false };
}

/**
 * Two of one list's forest, or names that may be of one tree: `emea.corp.example` and `corp.example`, or `apac.corp.example`.
 * Trusts inside a forest are never selective. A last label alone (`example`) makes no tree.
 */
export function isOneForest(look: Look<DomainKind>, one: string, other: string): boolean {
  const parent = one.slice(one.indexOf('.') + 1);
  const isSibling = parent.includes('.') && parent === other.slice(other.indexOf('.') + 1);
  if (isSibling || one.endsWith(`.${other}`) || other.endsWith(`.${one}`)) return true;
  const filesOf = (domain: string): readonly string[] =>
    look
      .all('domain-listed')
      .filter(({ fact }) => fact.inForest && fact.dns.toLowerCase() === domain)
      .flatMap(({ fact }) => fact.from.map(({ file }) => file));
  const files = filesOf(one);
  return filesOf(other).some((file) => files.includes(file));
}

/** The DNS name of a domain that is written as NetBIOS name, where the lists of domains know one and no other. */
function fullName(look: Look<DomainKind>, domain: string): string {
  const names = look
    .all('domain-listed')
    .filter(({ fact }) => fact.netbios.toLowerCase() === domain)
    .map(({ fact }) => fact.dns.toLowerCase());
  const [only] = names;
  return only !== undefined && new Set(names).size === 1 ? only : domain;
}

/** The domain of the server's own account, as its logons anywhere write it, or as the server says it is joined. */
function serverAccounts(look: Look<DomainKind>) {
  const { server } = look;
  if (server === null) return [];
  const isOwn = (user: string): boolean =>
    isComputerAccount(user) && look.host(hostName(user))?.id === server.id;
  return [
    ...look
      .once('logons of computer accounts', () =>
        look.all('logon').filter(({ fact }) => fact.domain !== null && isComputerAccount(fact.user)),
      )
      .filter(({ fact }) => isOwn(fact.user))
      .map((placed) => ({ placed, domain: placed.fact.domain?.toLowerCase() ?? '' })),
    ...look
      .on(server, 'join-state', (fact) => fact.state === 'domain' && fact.domain !== null)
      .map((placed) => ({ placed, domain: placed.fact.domain?.toLowerCase() ?? '' })),
  ];
}

function suffixOf(computer: string | null): string | null {
  const name = hostName(computer);
  return name === null ? null : dnsSuffix(name);
}

/** The account's domain in DNS form where a ticket or a request tells it, else as it was written. */
export function homeDomain(look: Look<DomainKind>): string | null {
  const written = look.attempt.user?.domain ?? null;
  // The session's own account may bear the name of the one that was typed: `administrator` is in every domain.
  const realm = look
    .tgts()
    .filter((placed) => placed.host !== null && placed.host.id === look.client?.id)
    .map(({ fact }) => fact.clientRealm.toLowerCase())
    .find((one) => one.includes('.') && domainsAgree(one, written));
  if (realm !== undefined) return realm;
  if (written?.includes('.') === true) return written;
  const requested = look
    .tied('ticket-request', (fact) => fact.domain?.includes('.') === true)
    .find((one) => one.strength === 'tied');
  if (requested !== undefined) return requested.fact.domain?.toLowerCase() ?? null;
  return written === null || written === '.' || isHostName(look, written) ? null : fullName(look, written);
}

function isHostName(look: Look<DomainKind>, domain: string): boolean {
  return [look.client, look.server].some((host) =>
    [...(host?.names ?? [])].some((name: HostName) => name === domain || firstLabel(name) === domain),
  );
}
