/** To which domain the client belongs, or the account in whose name it asks, and how the files tell it. */
import { accountsAgree, type Look } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import { domainsAgree } from '../../correlation/accounts.ts';
import { account, dnsSuffix, firstLabel, hostName, type HostName } from '../../windows/names.ts';
import { askJoinState } from '../asks.ts';
import { oneOf, shown, unobserved, type Item, type Tie } from '../item.ts';
import { joinStates } from '../join-state.ts';
import { clientName } from '../steps.ts';

export const DOMAIN_KINDS = ['join-state', 'secure-channel-error', 'ticket-held', 'log-coverage'] as const;
type DomainKind = (typeof DOMAIN_KINDS)[number];

/** NETLOGON: no domain controller of the computer's own domain; on a domain controller also of a trusting one. */
export const NO_SESSION = 5719;

interface Membership {
  readonly says: string;
  /** NetBIOS or DNS name, lower case; null: a member, but of which domain is not told. */
  readonly domain: string | null;
  readonly tie: Tie;
  readonly placed: readonly Placed[];
}

function membershipsOf(look: Look<DomainKind>): readonly Membership[] {
  const { client } = look;
  const joined = joinStates(look, client, 'domain').map((placed): Membership => ({
    says: `${clientName(look)} is joined to a domain`,
    domain: placed.fact.domain?.toLowerCase() ?? null,
    tie: 'tied',
    placed: [placed],
  }));
  const searching = isDomainController(look)
    ? []
    : look
        .on(client, 'secure-channel-error', (fact) => fact.event === NO_SESSION)
        .map((placed): Membership => ({
          says: `NETLOGON of ${clientName(look)} looks for a domain controller, so it is a member`,
          domain: placed.fact.domain?.toLowerCase() ?? null,
          tie: 'tied',
          placed: [placed],
        }));
  const tickets = look
    .tgts()
    .filter((placed) => placed.host !== null && placed.host.id === client?.id)
    .map((placed): Membership => ({
      says: 'the session holds a ticket-granting ticket of a domain',
      domain: placed.fact.clientRealm.toLowerCase(),
      tie: 'tied',
      placed: [placed],
    }));
  return [...joined, ...searching, ...tickets, ...bySuffix(look), ...byAccount(look)];
}

/** A workgroup computer can be given a DNS suffix by hand, so a suffix is an assumption until an account bears it out. */
function bySuffix(look: Look<DomainKind>): readonly Membership[] {
  const user = look.attempt.user?.domain ?? null;
  const own = look.attempt.witnesses
    .map(({ placed }) => placed)
    .filter(({ host }) => host !== null && host.id === look.client?.id);
  return [...look.on(look.client, 'log-coverage'), ...own].flatMap((placed): Membership[] => {
    const name = hostName(placed.fact.computer);
    const suffix = name === null ? null : dnsSuffix(name);
    if (suffix === null) return [];
    const isBorneOut = user !== null && user !== '.' && domainsAgree(user, suffix);
    return [
      {
        says: isBorneOut
          ? `account and computer name are both of ${suffix}`
          : `${clientName(look)} writes its name with the suffix ${suffix}`,
        domain: suffix,
        tie: isBorneOut ? 'tied' : 'assumed',
        placed: [placed],
      },
    ];
  });
}

/** An account of a domain of which the case knows a domain controller. */
function byAccount(look: Look<DomainKind>): readonly Membership[] {
  const domain = hostName(look.attempt.user?.domain);
  if (domain === null || domain === '.' || isNameOfComputer(look, domain)) return [];
  const known = look
    .hosts()
    .find(
      (host) =>
        host.roles.has('domain-controller') && host.domain !== null && domainsAgree(host.domain, domain),
    );
  const witnesses = look.attempt.witnesses
    .filter(({ fact }) => 'user' in fact && accountsAgree(account(fact.user), look.attempt.user))
    .map(({ placed }) => placed);
  return typeof known?.domain !== 'string' || witnesses.length === 0
    ? []
    : [{ says: `the account is of ${known.domain}`, domain: known.domain, tie: 'tied', placed: witnesses }];
}

function isNameOfComputer(look: Look, domain: HostName): boolean {
  return [look.client, look.server].some((host) =>
    [...(host?.names ?? [])].some((name) => firstLabel(name) === domain),
  );
}

export function isDomainController(look: Look): boolean {
  return look.client?.roles.has('domain-controller') === true;
}

/** The client, or the account, belongs to a domain. */
export function inDomain(look: Look<DomainKind>): Item {
  return oneOf(
    ...membershipsOf(look).map(({ says, placed, tie }) => shown(says, placed, tie)),
    unobserved(askJoinState(look)),
  );
}

/** How surely a domain is the own one; null: another, or nothing tells. */
export function ownDomainTie(look: Look<DomainKind>, domain: string | null): Tie | null {
  if (domain === null || domain === '') return null;
  const own = membershipsOf(look).filter(
    (one) => one.domain !== null && domainsAgree(one.domain, domain.toLowerCase().replace(/\.$/, '')),
  );
  return own.find(({ tie }) => tie === 'tied')?.tie ?? own[0]?.tie ?? null;
}

/** The same of a name as records print it: a realm, a computer of the domain, or the domain itself. */
export function ownNameTie(look: Look<DomainKind>, written: string | null): Tie | null {
  if (written === null) return null;
  const realm = written.includes('@') ? written.slice(written.lastIndexOf('@') + 1) : null;
  const name = hostName(written);
  const ties = [realm, name, name === null ? null : dnsSuffix(name)].map((domain) =>
    ownDomainTie(look, domain),
  );
  return ties.find((tie) => tie === 'tied') ?? ties.find((tie) => tie !== null) ?? null;
}
