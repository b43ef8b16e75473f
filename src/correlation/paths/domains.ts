/**
 * Which accounts and servers are of the domain whose controllers the case knows. NetBIOS and DNS name of a domain need not
 * resemble each other, so a name is that of another domain only where a list of domains or trusts has it.
 */
import type { FactKind } from '../../facts/facts.ts';
import { hostName, isComputerAccount } from '../../windows/names.ts';
import type { Host } from '../hosts.ts';
import type { CaseView } from '../look.ts';
import type { Placed } from '../placed.ts';
import type { Known } from './path.ts';

export class HomeDomains {
  /** DNS names. */
  readonly #dns = new Set<string>();
  readonly #netbios = new Set<string>();
  /** DNS and NetBIOS names of domains that the case lists and that are none of these. */
  readonly #others = new Set<string>();
  /** Ids of computers whose account was seen, or that say they are joined. */
  readonly #joined = new Set<string>();
  readonly #workgroup = new Set<string>();

  constructor(view: CaseView) {
    this.#knowDomains(view);
    this.#knowComputers(view);
    this.#knowLists(view);
  }

  /** Whether a domain as written with an account is this one. */
  isHome(written: string | null): Known {
    const domain = written?.toLowerCase() ?? null;
    if (domain === null || domain === '' || domain === '.') return 'unknown';
    if (this.#dns.has(domain) || this.#netbios.has(domain)) return 'yes';
    if (this.#others.has(domain)) return 'no';
    // Another name need not be another domain: a workgroup computer sends its own, and a person may type any.
    if (this.#netbios.size > 0) return 'unknown';
    return [...this.#dns].some((dns) => dns.split('.')[0] === domain) ? 'yes' : 'unknown';
  }

  /** A name that is not this domain's, though nothing shows whose it is. */
  isStrange(written: string | null): boolean {
    const domain = written?.toLowerCase() ?? '';
    return domain !== '' && this.#netbios.size > 0 && !this.#dns.has(domain) && !this.#netbios.has(domain);
  }

  isMember(host: Host | null): Known {
    if (host === null) return 'unknown';
    if (host.roles.has('domain-controller')) return 'yes';
    const isJoined = this.#joined.has(host.id);
    // Two captures that contradict each other: it joined or left between them.
    if (this.#workgroup.has(host.id)) return isJoined ? 'unknown' : 'no';
    if (isJoined) return 'yes';
    if (host.domain === null || this.#dns.size === 0) return 'unknown';
    return this.#dns.has(host.domain.toLowerCase())
      ? 'yes'
      : this.#others.has(host.domain.toLowerCase())
        ? 'no'
        : 'unknown';
  }

  #knowDomains(view: CaseView): void {
    for (const host of view.hostsWith('domain-controller')) {
      if (host.domain !== null) this.#dns.add(host.domain.toLowerCase());
    }
    for (const { fact } of view.all('domain-controllers')) this.#dns.add(fact.domain.toLowerCase());
    if (this.#dns.size > 0) return;
    for (const { fact } of view.all('join-state')) {
      if (fact.state === 'domain' && fact.domain?.includes('.') === true)
        this.#dns.add(fact.domain.toLowerCase());
    }
  }

  /** `FS01$` exists in the domain that its logons name. */
  #knowComputers(view: CaseView): void {
    const seen = (user: string | null, domain: string | null): void => {
      if (user === null || domain === null || !isComputerAccount(user)) return;
      const host = view.table.named(hostName(user));
      if (host === null) return;
      const written = domain.toLowerCase();
      const isOwn =
        this.#dns.has(written) || (host.domain !== null && this.#dns.has(host.domain.toLowerCase()));
      if (!isOwn) return;
      this.#joined.add(host.id);
      if (!written.includes('.')) this.#netbios.add(written);
    };
    for (const kind of ACCOUNT_KINDS) for (const { fact } of all(view, kind)) seen(fact.user, fact.domain);
    for (const { fact, host } of view.all('join-state')) {
      if (host === null) continue;
      if (fact.state === 'domain') this.#joined.add(host.id);
      else if (fact.state === 'workgroup') this.#workgroup.add(host.id);
    }
  }

  #knowLists(view: CaseView): void {
    const listed = new Set<string>();
    for (const { fact } of view.all('domain-listed')) {
      const [dns, netbios] = [fact.dns.toLowerCase(), fact.netbios.toLowerCase()];
      const isHome = this.#dns.has(dns);
      if (netbios !== '') (isHome ? this.#netbios : this.#others).add(netbios);
      if (dns !== '' && !isHome && this.#dns.size > 0) this.#others.add(dns);
      // Computers of two domains may bear one name; a list of domains knows better.
      if (isHome) listed.add(netbios);
      else if (this.#dns.size > 0) this.#netbios.delete(netbios);
    }
    for (const name of listed) this.#netbios.add(name);
    for (const name of this.#netbios) this.#others.delete(name);
  }
}

const ACCOUNT_KINDS = [
  'logon',
  'ticket-request',
  'ntlm-audited',
  'ntlm-blocked',
  'ntlm-reason',
] as const satisfies readonly FactKind[];

function all<K extends (typeof ACCOUNT_KINDS)[number]>(view: CaseView, kind: K): readonly Placed<K>[] {
  return view.all(kind);
}
