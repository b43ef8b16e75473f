/**
 * Where Kerberos is seen to work between two computers: tickets that the client holds or was given, Kerberos logons at the
 * server, tickets that a domain controller issued to the client's address for the server's account.
 */
import type { Host } from '../../correlation/hosts.ts';
import type { CaseView } from '../../correlation/look.ts';
import type { End } from '../../correlation/paths/path.ts';
import type { Placed } from '../../correlation/placed.ts';
import { hostName, serviceClass, spn, type HostName } from '../../windows/names.ts';

export interface KerberosSeen {
  /** The name that the ticket is for; null where only the account is told (a logon, a granted 4769). */
  readonly name: HostName | null;
  /** Service class of the ticket; null as above. */
  readonly service: string | null;
  readonly placed: Placed;
}

/** More of one pair show nothing new. */
const KEPT = 6;

export function kerberosBetween(
  view: CaseView,
  client: End | null,
  server: Host | null,
): readonly KerberosSeen[] {
  if (client === null || server === null) return [];
  return indexOf(view).get(`${clientKey(client.host, client.name)}|${server.id}`) ?? [];
}

/** Tickets that the client holds, or was given, for this very name. */
export function ticketsFor(view: CaseView, client: End | null, name: HostName): readonly KerberosSeen[] {
  if (client === null) return [];
  return indexOf(view).get(`${clientKey(client.host, client.name)}|name ${name}`) ?? [];
}

/** The client is seen with Kerberos to any server at all: it has tickets of a domain. */
export function hasKerberos(view: CaseView, client: End | null): boolean {
  return client !== null && indexOf(view).has(`${clientKey(client.host, client.name)}|`);
}

/** Kerberos logons and issued tickets show that a server is one that the directory knows. */
export function kerberosAt(view: CaseView, server: Host): Placed | null {
  return indexOf(view).get(`|${server.id}`)?.[0]?.placed ?? null;
}

/** A computer as the table knows it, else by its bare name: a domain controller may be the only one that names it. */
export function computerKey(view: CaseView, written: string | null): string | null {
  return view.table.named(written)?.id ?? hostName(written);
}

function clientKey(host: Host | null, name: HostName): string {
  return host?.id ?? name;
}

function indexOf(view: CaseView): ReadonlyMap<string, readonly KerberosSeen[]> {
  return view.once('ways: Kerberos seen', () => {
    const index = new Map<string, KerberosSeen[]>();
    const add = (client: string | null, server: string | null, seen: KerberosSeen): void => {
      const keys = [
        ...(client === null ? [] : [`${client}|`]),
        ...(server === null ? [] : [`|${server}`]),
        ...(client === null || server === null ? [] : [`${client}|${server}`]),
        ...(client === null || seen.name === null ? [] : [`${client}|name ${seen.name}`]),
      ];
      for (const key of keys) {
        const list = index.get(key) ?? [];
        index.set(key, list);
        if (list.length < KEPT && !list.some((one) => one.name === seen.name && one.placed === seen.placed))
          list.push(seen);
      }
    };
    for (const placed of view.all('ticket-held')) addTicket(view, placed, placed.fact.server, add);
    for (const placed of view.all('ticket-asked'))
      if (placed.fact.granted) addTicket(view, placed, placed.fact.spn, add);
    for (const placed of view.all('logon')) {
      const { fact } = placed;
      if (fact.package !== 'kerberos' || fact.logonType !== 3 || placed.holding !== 'named') continue;
      const seen = { name: null, service: null, placed };
      add(callerOf(view, fact.workstation, fact.address), placed.host?.id ?? null, seen);
    }
    for (const placed of view.all('ticket-request')) {
      const { fact } = placed;
      if (fact.event !== 4769 || fact.status !== 0) continue;
      const server = computerKey(view, fact.service);
      const seen = { name: null, service: null, placed };
      if (server !== null) add(callerOf(view, null, fact.address), server, seen);
    }
    return index;
  });
}

type Add = (client: string | null, server: string | null, seen: KerberosSeen) => void;

function addTicket(
  view: CaseView,
  placed: Placed<'ticket-held'> | Placed<'ticket-asked'>,
  written: string,
  add: Add,
): void {
  const wanted = spn(written);
  const name = hostName(written);
  if (wanted === null || name === null || serviceClass(wanted) === 'krbtgt') return;
  const seen = { name, service: serviceClass(wanted), placed };
  add(placed.host?.id ?? null, computerKey(view, name), seen);
}

/** The address is what the server saw; the name is what the client says of itself. */
function callerOf(view: CaseView, workstation: string | null, address: string | null): string | null {
  const byAddress = view.table.named(address);
  if (byAddress !== null) return byAddress.id;
  const byName = view.table.named(workstation);
  return byName?.id ?? hostName(address) ?? hostName(workstation);
}
