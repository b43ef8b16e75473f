/** Which computer answers under a name or address, and by which name it should be called. */
import { evidence, type Evidence } from '../../correlation/evidence.ts';
import type { Host } from '../../correlation/hosts.ts';
import type { CaseView } from '../../correlation/look.ts';
import type { AccessPath } from '../../correlation/paths/path.ts';
import type { Placed } from '../../correlation/placed.ts';
import { dnsSuffix, firstLabel, hostName, isAddress, nameForm, type HostName } from '../../windows/names.ts';
import type { KerberosSeen } from './kerberos-seen.ts';

export interface Answering {
  readonly host: Host | null;
  readonly because: readonly Evidence[];
  /** False where records contradict each other, where DNS alone tells whose an address is, or where a name and its short form are taken for one without a record. */
  readonly isSure: boolean;
  /** Another computer of which other records say that it answers. */
  readonly rival: Host | null;
  /** DNS or the hosts file says that the name is an alias (CNAME). */
  readonly isCname: boolean;
}

/**
 * The computer behind the target: what its own record of this path says, then what it calls its own address, then DNS. A name
 * that merely looks alike is none.
 */
export function answering(view: CaseView, path: AccessPath): Answering {
  const resolved = path.target === null ? null : resolvedTo(view, path.target);
  const own = path.target === null ? null : withNames(view.table.named(path.target));
  const seen = withNames(path.server?.host ?? null) ?? namedOnly(path);
  const record = path.witnesses.find((one) => one.place !== 'client');
  const found: { readonly host: Host; readonly because: readonly Evidence[] }[] = [];
  if (seen !== null) {
    const because =
      record === undefined ? [] : [evidence(`the logon is written down for ${shown(seen)}`, record.placed)];
    found.push({ host: seen, because });
  }
  if (own !== null) found.push({ host: own, because: ownAddress(view, own, path.target) });
  if (resolved?.host) found.push({ host: resolved.host, because: resolved.because });
  const [first] = found;
  const rival = found.find((one) => one.host.id !== first?.host.id) ?? null;
  // The DNS record of an address is often that of the computer which had it before.
  const isByDnsAlone = seen === null && own === null && path.target !== null && isAddress(path.target);
  const same = found.filter((one) => one.host.id === first?.host.id).flatMap((one) => one.because);
  return {
    host: first?.host ?? null,
    because: [...same, ...(rival?.because ?? [])].slice(0, 3),
    isSure: rival === null && !isByDnsAlone && (first === undefined || !isAssumed(first.host, path)),
    rival: rival?.host ?? null,
    isCname: resolved?.isCname ?? false,
  };
}

export interface BestName {
  readonly name: HostName;
  /** A full name; a short one is used only where no file tells the full one. */
  readonly isFull: boolean;
  /** Why this and no other, where the computer has several full names; null where it has one. */
  readonly why: string | null;
}

/** By which name a computer should be called: one that has a ticket, else the one with the suffix that its own records print. */
export function bestName(host: Host, kerberos: readonly KerberosSeen[]): BestName | null {
  const names = [...host.names];
  const full = names.filter((name) => nameForm(name) === 'fqdn');
  const ticketed = full.find((name) => kerberos.some((seen) => seen.name === name));
  const printed = full.find((name) => dnsSuffix(name) === host.domain);
  const name = ticketed ?? printed ?? full[0];
  if (name === undefined) {
    const [short] = names;
    return short === undefined ? null : { name: short, isFull: false, why: null };
  }
  const others = full.filter((one) => one !== name);
  if (others.length === 0) return { name, isFull: true, why: null };
  const reason =
    ticketed !== undefined
      ? 'a ticket for it exists'
      : printed !== undefined
        ? 'its own records print this suffix'
        : 'it was seen first';
  return {
    name,
    isFull: true,
    why: `of its names (also ${others.slice(0, 3).join(', ')}) this one, because ${reason}`,
  };
}

export function shown(host: Host): string {
  return host.shown ?? [...host.names][0] ?? host.id;
}

/**
 * A server of which the case knows a name and nothing else, as a domain controller tells it of a NAS. Its short form and the
 * full name that the client used count as one, which is likely and not shown.
 */
function namedOnly(path: AccessPath): Host | null {
  const end = path.server;
  if (end === null || end.host !== null || isAddress(end.name)) return null;
  if (!path.witnesses.some((one) => one.place !== 'client')) return null;
  const { target } = path;
  const isForm = target !== null && !isAddress(target) && firstLabel(target) === firstLabel(end.name);
  const isShorter = isForm && (nameForm(target) === 'netbios' || nameForm(end.name) === 'netbios');
  return {
    id: end.name,
    shown: end.shown,
    estate: null,
    names: new Set(isShorter ? [end.name, target] : [end.name]),
    addresses: new Set(),
    roles: new Set(),
    domain: dnsSuffix(end.name),
    hasFiles: false,
    because: [],
  };
}

function isAssumed(host: Host, path: AccessPath): boolean {
  return path.server?.host === null && host.id === path.server.name && host.names.size > 1;
}

function withNames(host: Host | null): Host | null {
  return host !== null && host.names.size > 0 ? host : null;
}

function ownAddress(view: CaseView, host: Host, target: HostName | null): readonly Evidence[] {
  if (target === null || !isAddress(target)) return [];
  const config = view
    .on('network-config', host)
    .find(({ fact }) => fact.addresses.some((one) => hostName(one) === target));
  return config === undefined ? [] : [evidence(`${target} is an address of ${shown(host)}`, config)];
}

interface Resolved {
  readonly host: Host | null;
  readonly isCname: boolean;
  readonly because: readonly Evidence[];
}

/** What DNS and hosts files answered: an alias, an address of one computer, or the name of an address. */
function resolvedTo(view: CaseView, target: HostName): Resolved | null {
  const answers = answersOf(view).get(target) ?? [];
  const cname = answers.find(({ fact }) => fact.type === 'CNAME');
  const chosen = cname === undefined ? answers : [cname];
  const hosts = new Map<string, Host>();
  let isOpen = false;
  for (const { fact } of chosen) {
    for (const answer of fact.answers) {
      const host = withNames(view.table.named(answer));
      // An answer that leads to a computer of which the case knows nothing leaves open where the name leads.
      if (host === null) isOpen ||= !(cname !== undefined && isAddress(hostName(answer) ?? target));
      else hosts.set(host.id, host);
    }
  }
  const named = isAddress(target) ? (addressesOf(view).get(target) ?? []) : [];
  for (const { fact } of named) {
    const host = withNames(view.table.named(fact.name));
    // A further name of the address may be an alias; it is no computer of its own.
    if (host !== null) hosts.set(host.id, host);
  }
  const [placed] = [...chosen, ...named];
  const [only, ...others] = [...hosts.values()];
  if (placed === undefined) return null;
  const host = only === undefined || others.length > 0 || isOpen ? null : only;
  return {
    host,
    isCname: cname !== undefined,
    because: host === null ? [] : [evidence(`${target} leads to ${shown(host)}`, placed)],
  };
}

function answersOf(view: CaseView): ReadonlyMap<HostName, readonly Placed<'name-resolved'>[]> {
  return view.once('ways: names resolved', () => {
    const index = new Map<HostName, Placed<'name-resolved'>[]>();
    for (const placed of view.all('name-resolved')) {
      const { fact } = placed;
      const name = fact.type === 'PTR' ? addressOf(fact.name) : hostName(fact.name);
      if (fact.outcome !== 'answered' || name === null) continue;
      const list = index.get(name) ?? [];
      index.set(name, list);
      list.push(placed);
    }
    return index;
  });
}

/** Names that DNS answered with this address. */
function addressesOf(view: CaseView): ReadonlyMap<HostName, readonly Placed<'name-resolved'>[]> {
  return view.once('ways: addresses of names', () => {
    const index = new Map<HostName, Placed<'name-resolved'>[]>();
    for (const placed of view.all('name-resolved')) {
      if (placed.fact.outcome !== 'answered' || placed.fact.type === 'PTR') continue;
      for (const answer of placed.fact.answers) {
        const address = hostName(answer);
        if (address === null || !isAddress(address)) continue;
        const list = index.get(address) ?? [];
        index.set(address, list);
        list.push(placed);
      }
    }
    return index;
  });
}

/** `9.0.2.10.in-addr.arpa` is asked for 10.2.0.9; nslookup prints the address itself. */
function addressOf(written: string): HostName | null {
  const reversed = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\.in-addr\.arpa\.?$/i.exec(written.trim());
  if (reversed === null) return hostName(written);
  return hostName(reversed.slice(1).reverse().join('.'));
}
