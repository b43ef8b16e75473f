/**
 * Where the name as typed leads: by the hosts file of the client, which Windows asks first, and by DNS; and which addresses the
 * server calls its own (ipconfig). Only IPv4 is compared: a computer has many IPv6 addresses, some of them for a day.
 *
 * https://support.microsoft.com/en-us/topic/microsoft-tcp-ip-host-name-resolution-order-dae00cc9-7e9c-c0cc-8360-477b99cb978a
 */
import type { Look } from '../correlation/look.ts';
import type { Placed } from '../correlation/placed.ts';
import type { Strength } from '../correlation/ties.ts';
import { hostName, nameForm, type HostName } from '../windows/names.ts';

export const RESOLUTION_KINDS = ['name-resolved', 'network-config'] as const;
type ResolutionKind = (typeof RESOLUTION_KINDS)[number];

/** One line or answer, with the addresses that it leads to. */
export interface Leads {
  readonly placed: Placed<'name-resolved'>;
  readonly addresses: readonly HostName[];
  readonly strength: Strength;
}

/** A name points to a name points to a name: more than this is a circle. */
const MOST_ALIASES = 5;

/** The name as typed, and what the client makes of a single label by its own DNS suffix. */
export function spokenNames(look: Look): readonly HostName[] {
  const { target } = look.attempt;
  if (target === null) return [];
  const form = nameForm(target);
  if (form === 'ipv4' || form === 'ipv6') return [];
  const domain = look.client?.domain ?? null;
  const full = form === 'netbios' && domain !== null ? hostName(`${target}.${domain}`) : null;
  return full === null ? [target] : [target, full];
}

/** Lines of a hosts file for the name. They hold on their own computer alone; a file without owner ties weakly. */
export function byHostsFile(look: Look<ResolutionKind>): readonly Leads[] {
  const names = spokenNames(look);
  return look.all('name-resolved').flatMap((placed): Leads[] => {
    const { fact, host } = placed;
    if (fact.source !== 'hosts-file' || !isOf(fact.name, names)) return [];
    if (host !== null && host.id !== look.client?.id) return [];
    const moment = look.momentTie(placed);
    const addresses = ipv4(fact.answers);
    if (moment === null || addresses.length === 0) return [];
    return [{ placed, addresses, strength: host === null ? 'weak' : moment }];
  });
}

/** Answers of DNS for the name, aliases followed to their addresses. They speak for the directory, whoever asked. */
export function byDns(look: Look<ResolutionKind>): readonly Leads[] {
  const answers = look
    .all('name-resolved')
    .filter(({ fact }) => fact.source === 'dns' && fact.outcome === 'answered');
  const leads: Leads[] = [];
  let names: readonly HostName[] = spokenNames(look);
  for (let step = 0; names.length > 0 && step < MOST_ALIASES; step++) {
    const aliases: HostName[] = [];
    for (const placed of answers.filter(({ fact }) => isOf(fact.name, names))) {
      const moment = look.momentTie(placed);
      if (moment === null) continue;
      const addresses = ipv4(placed.fact.answers);
      if (addresses.length > 0) leads.push({ placed, addresses, strength: moment });
      if (placed.fact.type === 'CNAME')
        aliases.push(...placed.fact.answers.flatMap((answer) => hostName(answer) ?? []));
    }
    names = aliases;
  }
  return leads;
}

export interface OwnAddresses {
  readonly placed: readonly Placed<'network-config'>[];
  readonly addresses: ReadonlySet<HostName>;
}

/** What ipconfig prints on the server itself. */
export function ownAddresses(look: Look<ResolutionKind>): OwnAddresses {
  const placed = look
    .on(look.server, 'network-config')
    .filter((one) => look.momentTie(one) !== null && ipv4(one.fact.addresses).length > 0);
  return { placed, addresses: new Set(placed.flatMap(({ fact }) => ipv4(fact.addresses))) };
}

/**
 * An address to which the name leads here and which is not the server's: the server's own ipconfig does not hold it, or the hosts
 * file of the client gives it and DNS another.
 */
export function isKnownElsewhere(look: Look<ResolutionKind>, written: string | null): boolean {
  const address = hostName(written);
  if (address === null || nameForm(address) !== 'ipv4') return false;
  const own = ownAddresses(look).addresses;
  if (own.size > 0) return !own.has(address);
  const dns = byDns(look).flatMap((lead) => lead.addresses);
  const hosts = byHostsFile(look).flatMap((lead) => lead.addresses);
  return hosts.includes(address) && dns.length > 0 && !dns.includes(address);
}

function ipv4(written: readonly string[]): HostName[] {
  return written.flatMap((one) => {
    const address = hostName(one);
    return address !== null && nameForm(address) === 'ipv4' ? [address] : [];
  });
}

function isOf(written: string, names: readonly HostName[]): boolean {
  const name = hostName(written);
  return name !== null && names.includes(name);
}
