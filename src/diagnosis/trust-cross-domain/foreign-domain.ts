/**
 * Whether an account domain that a domain controller prints is another domain than its own. NetBIOS and DNS name of one domain
 * need not resemble each other, a computer's or workgroup's name is no domain, and other files of the drop may be of another
 * company: so the own NetBIOS name must be known from computers of this very domain.
 */
import { accountsAgree, type Look } from '../../correlation/look.ts';
import type { Host } from '../../correlation/hosts.ts';
import { account, firstLabel, isComputerAccount } from '../../windows/names.ts';
import { isDirectoryDomain } from '../two-domains.ts';

export const FOREIGN_KINDS = [
  'logon',
  'ntlm-audited',
  'ntlm-blocked',
  'ticket-request',
  'ticket-held',
  'join-state',
  'domain-listed',
  'log-coverage',
] as const;
type ForeignKind = (typeof FOREIGN_KINDS)[number];

/** What systems that belong to no domain send as their domain. */
const WORKGROUPS: ReadonlySet<string> = new Set(['workgroup', 'arbeitsgruppe', 'mshome', 'samba', 'mygroup']);

/**
 * `tied`: another domain. `weak`: another name, and only this record says that it is a domain's. Null: the own one, a
 * computer's, or nothing tells. `suffix`: of the domain controller.
 */
export function foreignTo(
  look: Look<ForeignKind>,
  suffix: string,
  written: string | null,
  workstation: string | null,
): 'tied' | 'weak' | null {
  const domain = written?.toLowerCase() ?? '';
  if (domain === '' || domain === suffix || !suffix.includes('.')) return null;
  // A DNS name may be a UPN suffix: then no domain controller bears it.
  if (domain.includes('.')) return isDirectoryDomain(look, domain) ? 'tied' : null;
  const own = ownNetbios(look, suffix);
  if (own.size === 0 || own.has(domain) || domain === firstOf(suffix)) return null;
  if (WORKGROUPS.has(domain) || domain === workstation?.toLowerCase() || isComputer(look, domain))
    return null;
  return isKnownDomain(look, domain) ? 'tied' : 'weak';
}

function isComputer(look: Look, domain: string): boolean {
  return look.hosts().some((host) => [...host.names].some((name) => firstLabel(name) === domain));
}

/** NetBIOS names of the domain with this suffix. */
function ownNetbios(look: Look<ForeignKind>, suffix: string): ReadonlySet<string> {
  const isOwn = (host: Host | null): boolean => host?.domain === suffix;
  const ofComputers = new Set<string>();
  const inUse = new Set<string>();
  const note = (domain: string | null, isComputers: boolean): void => {
    const name = domain?.toLowerCase() ?? '';
    if (name === '' || name.includes('.')) return;
    if (isComputers) ofComputers.add(name);
    else if (name === firstOf(suffix)) inUse.add(name);
  };
  for (const { fact, host } of [...look.all('logon'), ...look.all('ntlm-audited')]) {
    if (!isOwn(host)) continue;
    const computer = isComputerAccount(fact.user) ? look.host(account(fact.user)?.name ?? null) : null;
    note(fact.domain, isOwn(computer));
  }
  // A TGT is issued by the account's own domain only.
  for (const { fact, host } of look.all('ticket-request')) {
    if (isOwn(host) && fact.event === 4768 && fact.status === 0) note(fact.domain, true);
  }
  for (const { fact, host } of look.all('join-state')) if (isOwn(host)) note(fact.domain, true);
  return ofComputers.size > 0 ? ofComputers : inUse;
}

/** Accounts of it logged on, came over a trust, or passed this domain controller before NTLM was denied. */
function isKnownDomain(look: Look<ForeignKind>, domain: string): boolean {
  const isIt = (fact: { readonly domain: string | null }): boolean => fact.domain?.toLowerCase() === domain;
  const isTrust = (fact: { readonly channelType: number | null }): boolean =>
    fact.channelType === 3 || fact.channelType === 4;
  const passed = [...look.all('ntlm-audited'), ...look.all('ntlm-blocked')].some(
    ({ fact }) =>
      isIt(fact) &&
      (isTrust(fact) ||
        (fact.kind === 'ntlm-audited' &&
          fact.gate === 'domain-controller' &&
          accountsAgree(account(fact.user), look.attempt.user))),
  );
  const hasRealm = look
    .hosts()
    .some(
      (host) =>
        host.roles.has('domain-controller') && host.domain !== null && firstOf(host.domain) === domain,
    );
  return passed || hasRealm || look.all('logon').some(({ fact }) => isIt(fact));
}

function firstOf(suffix: string): string {
  return suffix.split('.')[0] ?? suffix;
}
