/**
 * Who owns the SPN of a name, and whether that is the account of the computer that answers.
 *
 * For `cifs/<name>` the KDC takes an account that holds exactly this SPN; only where none does, it takes the one that
 * holds `host/<name>`, to which the directory maps cifs by default:
 * https://learn.microsoft.com/en-us/windows/win32/adschema/a-spnmappings
 */
import { accountOf, type Look } from '../correlation/look.ts';
import type { Host } from '../correlation/hosts.ts';
import type { Placed } from '../correlation/placed.ts';
import { firstLabel, hostName, nameForm, serviceClass, spn, type HostName } from '../windows/names.ts';
import { present, proof, type Item, type Tie, unobserved } from './item.ts';

export const OWNER_KINDS = ['spn-query', 'spn-list', 'spn-duplicate', 'account-changed'] as const;
type OwnerKind = (typeof OWNER_KINDS)[number];

export interface Ownership {
  /** Distinguished names, each once. */
  readonly accounts: readonly string[];
  /** setspn searched for it: then no account in the list means that none was found. */
  readonly searched: boolean;
  /** The search went through the whole forest. */
  readonly forest: boolean;
  readonly placed: readonly Placed<OwnerKind>[];
}

/** What setspn prints of the owners of one SPN. */
export function ownersOf(look: Look<OwnerKind>, service: 'cifs' | 'host', name: HostName): Ownership {
  const wanted = spn(`${service}/${name}`);
  const { queries: asked, lists: listed } = look.owners(service, name);
  const queries = asked.filter((one) => isOurs(look, name, one, one.fact.forest ? [] : one.fact.owners));
  const lists = listed.filter((one) => isOurs(look, name, one, [one.fact.account]));
  const duplicates = look
    .all('spn-duplicate')
    .filter((one) => one.fact.spn === wanted && isOurs(look, name, one, one.fact.accounts));
  const accounts = new Map<string, string>();
  const seen = new Set<string>();
  for (const owners of [
    ...duplicates.map((placed) => placed.fact.accounts),
    ...queries.map((placed) => placed.fact.owners),
    ...lists.map((placed) => [placed.fact.account]),
  ]) {
    // One search tells two accounts of one name apart; two captures may show one account before and after it was moved.
    const fresh = owners.filter((owner) => !seen.has(withoutUnit(owner)));
    for (const owner of fresh)
      if (!accounts.has(owner.toLowerCase())) accounts.set(owner.toLowerCase(), owner);
    for (const owner of owners) seen.add(withoutUnit(owner));
  }
  return {
    accounts: [...accounts.values()],
    searched: queries.length > 0 || duplicates.length > 0,
    forest: queries.some((placed) => placed.fact.forest),
    placed: [...duplicates, ...queries, ...lists],
  };
}

/**
 * Captured within the time of the failure, and for a name without a domain, not in a domain that has nothing to do with the
 * server's: in another company's directory the same short name is another computer's.
 */
function isOurs(look: Look, name: HostName, placed: Placed, owners: readonly string[]): boolean {
  if (!look.isOfThatTime(placed)) return false;
  const away = look.server?.domain ?? null;
  if (away === null || nameForm(name) !== 'netbios' || owners.length === 0) return true;
  return owners.some((owner) => {
    const domain = domainOf(owner);
    return domain === '' || domain === away || domain.endsWith(`.${away}`) || away.endsWith(`.${domain}`);
  });
}

/** `corp.example` of `CN=FS01,OU=Servers,DC=corp,DC=example`. */
export function domainOf(distinguishedName: string): string {
  return [...distinguishedName.matchAll(/DC=([^,]+)/gi)].map((part) => part[1]?.toLowerCase()).join('.');
}

function withoutUnit(distinguishedName: string): string {
  return `${(accountOf(distinguishedName) ?? distinguishedName).toLowerCase()} ${domainOf(distinguishedName)}`;
}

/**
 * SPNs of one of these accounts were changed after the failure (4742, 5136), or of some account that no name tells: what setspn
 * prints may be the state of later.
 */
export function changedSince(look: Look<OwnerKind>, accounts: readonly string[]): boolean {
  const last = look.attempt.times[look.attempt.times.length - 1];
  if (last === undefined) return false;
  const names = accounts.flatMap((one) => nameOf(one) ?? []);
  const own = [...(look.server?.names ?? [])].map(firstLabel);
  return look
    .all('account-changed')
    .some(
      ({ fact }) =>
        fact.attributes.some((attribute) => attribute.toLowerCase() === 'serviceprincipalname') &&
        fact.times.some((time) => time > last) &&
        [...names, ...own].some((name) => netbios(name) === netbios(nameOf(fact.account) ?? name)),
    );
}

/** Failover clusters register these on the accounts of the cluster and of its roles; any node may answer under such a name. */
const CLUSTER_CLASSES: ReadonlySet<string> = new Set([
  'msclustervirtualserver',
  'msservercluster',
  'msserverclustermgmtapi',
]);

/** The account is a cluster's: https://gist.github.com/f-bader/a804708e57be75e5e41b1ec0f4478efc */
export function isClusterAccount(look: Look<OwnerKind>, distinguishedName: string): boolean {
  const name = nameOf(distinguishedName);
  return look
    .all('spn-list')
    .some(
      ({ fact }) =>
        nameOf(fact.account) === name && fact.spns.some((one) => CLUSTER_CLASSES.has(serviceClass(one))),
    );
}

function nameOf(distinguishedName: string): HostName | null {
  return accountOf(distinguishedName) ?? hostName(distinguishedName);
}

export interface KeyHolder {
  /** The accounts whose key the KDC can take for `cifs/<name>`; none: setspn found no owner. */
  readonly accounts: readonly string[];
  readonly spn: string;
  /** False where a list shows an owner, but nobody searched for others, or where SPNs were changed since. */
  readonly sure: boolean;
  readonly placed: readonly Placed<OwnerKind>[];
}

/** Whose key the KDC takes for a ticket to this name; null where the files do not say. */
export function keyHolderOf(look: Look<OwnerKind>, name: HostName): KeyHolder | null {
  const cifs = ownersOf(look, 'cifs', name);
  const host = ownersOf(look, 'host', name);
  if (cifs.accounts.length > 0) {
    return {
      accounts: cifs.accounts,
      spn: `cifs/${name}`,
      sure: cifs.searched && !changedSince(look, cifs.accounts),
      placed: cifs.placed,
    };
  }
  if (host.accounts.length > 0) {
    // An unseen cifs/<name> on another account would win over host/<name>.
    return {
      accounts: host.accounts,
      spn: `host/${name}`,
      sure: host.searched && cifs.searched && !changedSince(look, host.accounts),
      placed: [...host.placed, ...cifs.placed],
    };
  }
  if (!cifs.searched || !host.searched) return null;
  return {
    accounts: [],
    spn: `cifs/${name}`,
    sure: !changedSince(look, []),
    placed: [...cifs.placed, ...host.placed],
  };
}

/** Whether an account is that of a computer, by the names that the case knows of it. */
export function isAccountOf(
  look: Look,
  distinguishedName: string,
  host: Host | null,
): 'yes' | 'no' | 'unknown' {
  const account = nameOf(distinguishedName);
  if (account === null || host === null || host.shown === null || host.names.size === 0) return 'unknown';
  if (look.host(account)?.id === host.id) return 'yes';
  const isOwn = [...host.names].some((name) => netbios(name) === netbios(account));
  return isOwn ? 'yes' : 'no';
}

/**
 * The name as typed is the server's own computer name, not an alias: its records print it, or an account of that name
 * holds SPNs. Assumed where only the short name is shown and an FQDN was typed.
 */
export function realName(look: Look<OwnerKind | 'log-coverage'>): Item {
  const { target } = look.attempt;
  if (target === null || look.server === null || !look.server.names.has(target)) return unobserved();
  const records = [
    ...look.on(look.server, 'log-coverage'),
    ...look.attempt.witnesses.map((one) => one.placed),
  ];
  for (const placed of records) {
    const computer = hostName(placed.fact.computer);
    const tie =
      computer === null || placed.host?.id !== look.server.id ? null : sameComputer(computer, target);
    if (tie !== null)
      return present(tie, proof(`${target} is the computer's own name: its records print it`, placed));
  }
  for (const placed of look.all('spn-list')) {
    const tie = sameAccount(placed.fact.account, target);
    if (tie !== null)
      return present(
        tie,
        proof(`${target} is a computer's own name: an account of that name exists`, placed),
      );
  }
  return unobserved();
}

function sameComputer(computer: HostName, target: HostName): Tie | null {
  if (computer === target || firstLabel(computer) === target) return 'tied';
  return firstLabel(target) === computer ? 'assumed' : null;
}

function sameAccount(distinguishedName: string, target: HostName): Tie | null {
  const account = accountOf(distinguishedName);
  if (account === null || netbios(account) !== netbios(target)) return null;
  const domain = domainOf(distinguishedName);
  return account === target || `${account}.${domain}` === target ? 'tied' : 'assumed';
}

/** Account names of computers hold the first 15 characters of the name. */
function netbios(name: HostName): string {
  return firstLabel(name).slice(0, 15);
}
