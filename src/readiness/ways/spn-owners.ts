/**
 * Who owns the SPN of a name, as the setspn outputs of a case say it; looked up by SPN, so that ten thousand paths ask it.
 *
 * For a service class that the directory maps to HOST the KDC takes an account that holds exactly this SPN, and only where
 * none does, the one that holds `host/<name>`: https://learn.microsoft.com/en-us/windows/win32/adschema/a-spnmappings
 */
import type { Host } from '../../correlation/hosts.ts';
import { accountOf, type CaseView } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import { firstLabel, hostName, serviceClass, type HostName } from '../../windows/names.ts';

/** `nobody`: both classes were searched and none was found. `open`: the files do not say. */
export interface SpnOwners {
  readonly state: 'nobody' | 'one' | 'several' | 'open';
  /** Distinguished names, each once. */
  readonly accounts: readonly string[];
  /** The SPN that they hold, else the one that was looked for: `cifs/files`. */
  readonly spn: string;
  /** Several owners stand in one search, so that they held it at one time. */
  readonly inOneSearch: boolean;
  readonly placed: readonly Placed[];
}

interface Entry {
  readonly accounts: Map<string, string>;
  readonly placed: Placed[];
  searched: boolean;
  inOneSearch: boolean;
}

/** Classes that are found under `host/<name>` unless an account holds them by themselves; SQL Server's and Terminal Services' are not among them. */
const UNDER_HOST: ReadonlySet<string> = new Set(['cifs', 'http', 'www', 'rpcss', 'spooler', 'wins', 'dns']);

/** Failover clusters register these on the accounts of the cluster and of its roles. */
const CLUSTER_CLASSES: ReadonlySet<string> = new Set([
  'msclustervirtualserver',
  'msservercluster',
  'msserverclustermgmtapi',
]);

export function spnOwners(view: CaseView, service: string, name: HostName): SpnOwners {
  const index = indexOf(view);
  const own = index.get(`${service}/${name}`);
  const wanted = `${service}/${name}`;
  if (own !== undefined && own.accounts.size > 0) return found(own, wanted);
  if (!UNDER_HOST.has(service)) {
    return own?.searched === true
      ? { state: 'nobody', accounts: [], spn: wanted, inOneSearch: false, placed: own.placed }
      : { state: 'open', accounts: [], spn: wanted, inOneSearch: false, placed: [] };
  }
  const host = index.get(`host/${name}`);
  if (host !== undefined && host.accounts.size > 0) return found(host, `host/${name}`);
  return own?.searched === true && host?.searched === true
    ? {
        state: 'nobody',
        accounts: [],
        spn: wanted,
        inOneSearch: false,
        placed: [...own.placed, ...host.placed],
      }
    : { state: 'open', accounts: [], spn: wanted, inOneSearch: false, placed: [] };
}

function found(entry: Entry, spn: string): SpnOwners {
  const accounts = [...entry.accounts.values()];
  return {
    state: accounts.length > 1 ? 'several' : 'one',
    accounts,
    spn,
    placed: entry.placed,
    inOneSearch: entry.inOneSearch,
  };
}

/** Whether an account is that of a computer, by the names that the case knows of it. */
export function isAccountOf(view: CaseView, distinguishedName: string, host: Host): boolean {
  const account = accountOf(distinguishedName) ?? hostName(distinguishedName);
  if (account === null) return false;
  if (view.table.named(account)?.id === host.id) return true;
  return [...host.names].some((name) => netbios(name) === netbios(account));
}

/** The account is a cluster's: any node may answer under its names. */
export function isClusterAccount(view: CaseView, distinguishedName: string): boolean {
  const accounts = view.once('ways: accounts of clusters', () => {
    const found = new Set<string>();
    for (const { fact } of view.all('spn-list')) {
      if (fact.spns.some((one) => CLUSTER_CLASSES.has(serviceClass(one))))
        found.add(fact.account.toLowerCase());
    }
    return found;
  });
  return accounts.has(distinguishedName.toLowerCase());
}

/** Account names of computers hold the first 15 characters of the name. */
function netbios(name: HostName): string {
  return firstLabel(name).slice(0, 15);
}

function indexOf(view: CaseView): ReadonlyMap<string, Entry> {
  return view.once('ways: owners of SPNs', () => {
    const index = new Map<string, Entry>();
    for (const placed of view.all('spn-query'))
      note(index, placed.fact.spn, placed, placed.fact.owners, true);
    for (const placed of view.all('spn-duplicate'))
      note(index, placed.fact.spn, placed, placed.fact.accounts, true);
    for (const placed of view.all('spn-list'))
      for (const one of placed.fact.spns) note(index, one, placed, [placed.fact.account], false);
    return index;
  });
}

function note(
  index: Map<string, Entry>,
  spn: string,
  placed: Placed<'spn-query'> | Placed<'spn-list'> | Placed<'spn-duplicate'>,
  accounts: readonly string[],
  searched: boolean,
): void {
  // The SPNs of SQL Server and others carry a port or an instance, which no audit of NTLM prints.
  const bare = spn.replace(/^([^/]+\/[^:/]+)[:/].*$/, '$1');
  const entry: Entry = index.get(bare) ?? {
    accounts: new Map<string, string>(),
    placed: [],
    searched: false,
    inOneSearch: false,
  };
  index.set(bare, entry);
  entry.searched ||= searched;
  // Two captures may show one account before and after it was moved to another unit.
  const names = new Map(accounts.map((one) => [withoutUnit(one), one] as const));
  entry.inOneSearch ||= names.size > 1;
  for (const [key, one] of names) if (!entry.accounts.has(key)) entry.accounts.set(key, one);
  if (entry.placed.length < 8) entry.placed.push(placed);
}

function withoutUnit(distinguishedName: string): string {
  const domain = [...distinguishedName.matchAll(/DC=([^,]+)/gi)].map((part) => part[1]).join('.');
  return `${accountOf(distinguishedName) ?? distinguishedName} ${domain}`.toLowerCase();
}
