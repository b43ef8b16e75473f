/**
 * Whether the domain part of a written account denotes the server itself: `FS01\bob` for `\\fs01\data`, or `.\bob`.
 *
 * A domain-based namespace looks the same from outside: `CORP\anna` opens `\\corp.example\public`, and CORP is no computer.
 */
import type { Attempt } from '../../correlation/attempts.ts';
import type { Look } from '../../correlation/look.ts';
import type { Strength } from '../../correlation/ties.ts';
import { storageAccountOf } from '../azure-files.ts';
import { dnsSuffix, firstLabel, hostName, isAddress, nameForm, type HostName } from '../../windows/names.ts';

export const DOMAIN_KINDS = ['join-state', 'ticket-held', 'ticket-request', 'ntlm-blocked'] as const;
type DomainKind = (typeof DOMAIN_KINDS)[number];

/** How surely the domain part is the server's own name; null where it is another one, or none. */
export function isServersName(look: Look<DomainKind>, domain: string | null): Strength | null {
  const { target } = look.attempt;
  // A domain controller has no accounts of its own, and a storage account of Azure Files has no local ones.
  if (domain === null || look.server?.roles.has('domain-controller') === true) return null;
  if (storageAccountOf(target) !== null) return null;
  if (domain === '.') return 'tied';
  const name = hostName(domain);
  if (name === null || isKnownDomain(look, name)) return null;
  const own = [...(look.server?.names ?? [])];
  if (own.some((one) => isOneName(one, name))) return 'tied';
  if (target === null || isAddress(target) || !isOneName(target, name)) return null;
  // Every domain has these two, and no other computer.
  if (/^(?:sysvol|netlogon)$/i.test(look.attempt.share ?? '')) return null;
  if (nameForm(target) === 'netbios') return 'tied';
  if (isDomainLike(target)) return null;
  // `corp.contoso.example` may be a domain as well, unless it stands in a known one.
  const suffix = hostName(dnsSuffix(target));
  const isInDomain =
    suffix !== null &&
    [suffix, firstLabel(suffix)].some((one) => isKnownDomain(look, hostName(one) ?? suffix));
  return name !== target && isInDomain ? 'tied' : 'weak';
}

/** `corp.example`: an Active Directory domain is written just so, and its namespaces open under its own name. */
function isDomainLike(target: HostName): boolean {
  return nameForm(target) === 'fqdn' && target.split('.').length < 3;
}

/** The domain part resembles the target, but the target may be the domain itself: that supports, and no more. */
export function mayBeServersName(look: Look<DomainKind>, domain: string | null): boolean {
  const { target } = look.attempt;
  const name = hostName(domain);
  return (
    name !== null &&
    target !== null &&
    isDomainLike(target) &&
    isOneName(target, name) &&
    !isKnownDomain(look, name)
  );
}

function isOneName(own: HostName, name: HostName): boolean {
  return own === name || firstLabel(own) === name;
}

/** Some computer, ticket or session of the case belongs to a domain of this name. */
export function isKnownDomain(look: Look<DomainKind>, name: HostName): boolean {
  // A busy domain controller logs a ticket for every access, so the case is searched once for all attempts.
  const names = domains.get(look.attempts) ?? domainsOf(look);
  domains.set(look.attempts, names);
  return names.has(name);
}

const domains = new WeakMap<readonly Attempt[], ReadonlySet<HostName>>();

function domainsOf(look: Look<DomainKind>): ReadonlySet<HostName> {
  const joined = look.all('join-state').filter(({ fact }) => fact.state === 'domain');
  const sessions = look.all('ntlm-blocked').filter(({ fact, host }) => {
    const session = hostName(fact.sessionDomain);
    const isOwnName = [...(host?.names ?? [])].some((own) => firstLabel(own) === session);
    return session !== 'workgroup' && !isOwnName;
  });
  const written = [
    ...look.hosts().map((host) => host.domain),
    ...joined.map(({ fact }) => fact.domain),
    ...look.all('ticket-held').flatMap(({ fact }) => [fact.clientRealm, fact.serverRealm]),
    ...look.all('ticket-request').map(({ fact }) => fact.domain),
    ...sessions.map(({ fact }) => fact.sessionDomain),
  ];
  return new Set(
    [...new Set(written)].flatMap((domain) => {
      const name = hostName(domain);
      return name === null ? [] : [name, firstLabel(name)];
    }),
  );
}
