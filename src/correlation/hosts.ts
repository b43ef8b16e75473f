/**
 * The computers of a case, all their names, and what each of them is: the same-host table.
 *
 * Names are linked only where a record says so: a file's owner and the computer its records name, a computer account
 * and the SPNs that carry its own name, a short name and the single FQDN of the case that begins with it. An alias is
 * never linked to a server by resemblance: whether it has an SPN is the question, not an assumption.
 */
import type { Fact, HostRole } from '../facts/facts.ts';
import {
  dnsSuffix,
  firstLabel,
  hostName,
  isAddress,
  isLegible,
  isLoopback,
  nameForm,
  type HostName,
} from '../windows/names.ts';

export interface Host {
  readonly id: string;
  /** As people write it; null for a computer that no file names ("the client"). */
  readonly shown: string | null;
  /** The folder of its estate, where a case holds several with computers of the same names. */
  readonly estate: string | null;
  readonly names: ReadonlySet<HostName>;
  readonly addresses: ReadonlySet<HostName>;
  readonly roles: ReadonlySet<HostRole>;
  /** DNS suffix that the computer's own records print; null where they print a bare name or nothing. */
  readonly domain: string | null;
  /** True where some file of the case is this computer's own. */
  readonly hasFiles: boolean;
  /** How we know it: `records of WS07/ntlm.csv`. */
  readonly because: readonly string[];
}

interface Draft {
  shown: string | null;
  readonly names: Set<HostName>;
  readonly addresses: Set<HostName>;
  readonly roles: Set<HostRole>;
  readonly because: string[];
  hasFiles: boolean;
  selfNamed: Set<HostName>;
}

/** Collects what files say about computers, then answers whose name a name is. */
export class HostTable {
  /** The folder of the estate whose computers these are; null where the case is one estate. */
  readonly estate: string | null;
  readonly #drafts: Draft[] = [];
  readonly #byName = new Map<HostName, Draft>();
  #finished: Map<Draft, Host> | null = null;

  constructor(estate: string | null = null) {
    this.estate = estate;
  }

  /** Makes a computer known by a name, or finds it. `written` is kept for display. */
  know(written: string, because: string, role?: HostRole): void {
    const name = hostName(written);
    if (name === null || isLoopback(name)) return;
    const draft = this.#draft(name, isAddress(name) ? name.toUpperCase() : shownName(written));
    if (role !== undefined) draft.roles.add(role);
    if (!draft.because.includes(because) && draft.because.length < 6) draft.because.push(because);
  }

  /** A computer without a name: the owner of a client transcript in a case that names no client. */
  knowUnnamed(id: string, because: string, role: HostRole): void {
    const draft = this.#draft(id as HostName, null);
    draft.shown = null;
    draft.roles.add(role);
    draft.hasFiles = true;
    draft.because.push(because);
  }

  owns(written: string): void {
    const draft = this.#byName.get(hostName(written) ?? ('' as HostName));
    if (draft !== undefined) draft.hasFiles = true;
  }

  /** The name a computer prints of itself (Computer field): decides whether it has a DNS suffix. */
  selfNames(written: string): void {
    const name = hostName(written);
    const draft = name === null ? undefined : this.#byName.get(name);
    if (name !== null && draft !== undefined) draft.selfNamed.add(name);
  }

  addRole(written: string, role: HostRole): void {
    this.#byName.get(hostName(written) ?? ('' as HostName))?.roles.add(role);
  }

  /** Both names denote one computer. It is shown under the shorter one, or under `one` where the other is a former name. */
  link(one: string, other: string, isFormer = false): void {
    const a = hostName(one);
    const b = hostName(other);
    if (a === null || b === null || isLoopback(a) || isLoopback(b)) return;
    const first = this.#draft(a, shownName(one));
    const second = this.#byName.get(b);
    if (second === undefined) {
      this.#addName(first, b);
    } else if (second !== first) {
      for (const name of [...second.names, ...second.addresses]) this.#addName(first, name);
      for (const role of second.roles) first.roles.add(role);
      for (const why of second.because) if (!first.because.includes(why)) first.because.push(why);
      for (const name of second.selfNamed) first.selfNamed.add(name);
      first.hasFiles ||= second.hasFiles;
      const isShorter =
        !isFormer && second.shown !== null && second.shown.length < (first.shown?.length ?? 0);
      if (first.shown === null || isShorter) {
        first.shown = second.shown ?? first.shown;
      }
      this.#drafts.splice(this.#drafts.indexOf(second), 1);
    }
  }

  /** True where both names are known to denote one computer. */
  isSame(one: string, other: string): boolean {
    const a = hostName(one);
    const b = hostName(other);
    if (a === null || b === null) return false;
    const draft = this.#byName.get(a);
    return a === b || (draft !== undefined && draft === this.#byName.get(b));
  }

  /** An address that the computer calls its own. One that is known to be of a computer with another name stays there. */
  linkAddress(written: string, address: string): void {
    const name = hostName(written);
    const own = hostName(address);
    if (name === null || own === null || !isAddress(own)) return;
    const known = this.#byName.get(own);
    if (known !== undefined && known !== this.#byName.get(name) && known.names.size > 0) return;
    this.link(written, address);
  }

  /** Links each short name with the one FQDN of the case that begins with it; two such FQDNs link nothing. */
  linkShortNames(alsoSeen: Iterable<HostName>): void {
    const fqdns = new Map<HostName, Set<HostName>>();
    for (const name of [...this.#byName.keys(), ...alsoSeen]) {
      if (nameForm(name) !== 'fqdn') continue;
      const label = firstLabel(name);
      fqdns.set(label, (fqdns.get(label) ?? new Set()).add(name));
    }
    for (const [label, names] of fqdns) {
      const [only] = names;
      if (names.size === 1 && only !== undefined && this.#byName.has(label)) this.link(label, only);
      else if (names.size === 1 && only !== undefined && this.#byName.has(only)) this.link(only, label);
    }
  }

  /** The computer behind a name or address, or null. Call after everything is known. */
  of(written: string | null | undefined): Host | null {
    const name = hostName(written);
    const draft = name === null ? undefined : this.#byName.get(name);
    return draft === undefined ? null : (this.#finish().get(draft) ?? null);
  }

  /** The same for a name that a record prints of another computer: with lost letters it may be any. */
  named(written: string | null | undefined): Host | null {
    return written === null || written === undefined || !isLegible(written) ? null : this.of(written);
  }

  /** The computer that {@link knowUnnamed} made. */
  unnamed(id: string): Host | null {
    const draft = this.#byName.get(id as HostName);
    return draft === undefined ? null : (this.#finish().get(draft) ?? null);
  }

  all(): readonly Host[] {
    return [...this.#finish().values()];
  }

  #draft(name: HostName, shown: string | null): Draft {
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    const draft: Draft = {
      shown,
      names: new Set(),
      addresses: new Set(),
      roles: new Set(),
      because: [],
      hasFiles: false,
      selfNamed: new Set(),
    };
    this.#drafts.push(draft);
    this.#addName(draft, name);
    return draft;
  }

  #addName(draft: Draft, name: HostName): void {
    (isAddress(name) ? draft.addresses : draft.names).add(name);
    this.#byName.set(name, draft);
    this.#finished = null;
  }

  #finish(): Map<Draft, Host> {
    if (this.#finished === null) {
      this.#finished = new Map(
        this.#drafts.map((draft) => {
          const suffixes = [...draft.selfNamed].map(dnsSuffix).filter((suffix) => suffix !== null);
          const fromNames = [...draft.names].map(dnsSuffix).filter((suffix) => suffix !== null);
          const name = [...draft.names][0] ?? [...draft.addresses][0] ?? 'unnamed';
          const id = this.estate === null ? name : `${this.estate}/${name}`;
          const domain = suffixes[0] ?? fromNames[0] ?? null;
          return [draft, { ...draft, id, domain, estate: this.estate }];
        }),
      );
    }
    return this.#finished;
  }
}

/** The computers of several estates together, for what is said of the case as a whole. A name leads to the first that has it. */
export class HostTables extends HostTable {
  readonly #tables: readonly HostTable[];

  constructor(tables: readonly HostTable[]) {
    super();
    this.#tables = tables;
  }

  override of(written: string | null | undefined): Host | null {
    for (const table of this.#tables) {
      const host = table.of(written);
      if (host !== null) return host;
    }
    return null;
  }

  override all(): readonly Host[] {
    return this.#tables.flatMap((table) => table.all());
  }
}

/** Host names as people know them: the short form in capitals where Windows printed it so, else as written. */
function shownName(written: string): string {
  return written
    .trim()
    .replace(/^\\+/, '')
    .replace(/\$$/, '')
    .replace(/^[a-z][\w-]*\//i, '')
    .replace(/\.$/, '');
}

/** What the kind of a fact tells of the computer whose log or console it stands in; null where it tells nothing. */
export function roleShownBy(fact: Fact): HostRole | null {
  switch (fact.kind) {
    case 'ticket-request':
    case 'kdc-error':
    case 'domain-controller-sign':
      return 'domain-controller';
    case 'ntlm-blocked':
    case 'ntlm-audited':
      return fact.gate === 'domain-controller'
        ? 'domain-controller'
        : fact.gate === 'server'
          ? 'server'
          : 'client';
    case 'account-barred':
      return fact.side;
    case 'ntlm-reason':
      // Clients and servers write the others into one and the same log.
      return fact.gate === 'domain-controller' ? 'domain-controller' : null;
    case 'smb-client-failure':
    case 'access-tried':
    case 'ticket-list':
    case 'tickets-purged':
    case 'ticket-held':
    case 'ticket-asked':
    case 'smb-connection':
    case 'smb-mapping':
    case 'explicit-credential':
    case 'service-failure':
    case 'guest-allowed':
    case 'saved-credential':
    case 'saved-credential-list':
      return 'client';
    case 'share-access':
    case 'smb-session-refused':
    case 'smb-share-denied':
    case 'spn-check-failed':
    case 'smb-share':
    case 'share-permission':
    case 'smb-session':
    case 'smb-server-failure':
    case 'guest-logon':
    case 'spn-audited':
      return 'server';
    case 'secure-channel-error':
      return [5722, 5723, 5805, 5827, 5828, 5829, 5830, 5831, 5838, 5839, 5840, 5841].includes(fact.event)
        ? 'domain-controller'
        : null;
    case 'smb-configuration':
      return fact.side;
    default:
      return null;
  }
}
