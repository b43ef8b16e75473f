/** Every use of NTLM in a case, as access paths. */
import { account, hostName, isAddress, isComputerAccount, type HostName } from '../../windows/names.ts';
import type { Host, HostTable } from '../hosts.ts';
import type { CaseView } from '../look.ts';
import { KerberosBeside, OpenedShares, Privileges } from './beside.ts';
import { HomeDomains } from './domains.ts';
import { fuse, isNameOf, isSame, type Core } from './fuse.ts';
import type { AccessPath, AccountKind, End, Known, PathClass } from './path.ts';
import { computerOf, sightsOf, type Sight } from './sights.ts';

/**
 * The access paths that go over NTLM, the most used first. Worked out once for a case.
 *
 * @returns paths with counts of logons (each counted once, whoever wrote it down) and times in milliseconds as in `Facts`
 */
export function inventoryOf(view: CaseView): readonly AccessPath[] {
  return view.once('access paths', () => makeInventory(view));
}

function makeInventory(view: CaseView): readonly AccessPath[] {
  const leads = leadsOf(view);
  const sights = sightsOf(view).map((sight) => throughDns(sight, leads, view.table));
  const cores = fuse(sights);
  const domains = new HomeDomains(view);
  const wanted = new Set(cores.flatMap(({ base }) => (base.account === null ? [] : [base.account.name])));
  const kerberos = new KerberosBeside(view, wanted);
  const privileges = new Privileges(view);
  const services = new Set(
    view.all('service-identity').flatMap(({ fact }) => account(fact.account)?.name ?? []),
  );
  const builds = buildsOf(view);
  const shares = new OpenedShares(view);
  const ids = new Set<string>();
  return cores
    .map((core): AccessPath => {
      const accountKind = kindOf(core, domains);
      const client = core.client ?? ownComputer(core, view.table);
      const name = core.base.account?.name ?? null;
      return {
        id: idOf(core, ids, view.table.estate),
        class: classOf(core, client, accountKind),
        client,
        account: core.accountShown,
        accountKind,
        privileged: privileges.of(core.sights),
        isService: name !== null && services.has(name),
        target: core.base.target,
        service: core.base.service,
        server: core.server,
        process: core.process,
        version: core.version,
        isSmb: core.isSmb === 'unknown' && shares.isNear(core) ? 'yes' : core.isSmb,
        serverInDomain:
          core.serverIsMember === 'unknown'
            ? domains.isMember(core.server?.host ?? null)
            : core.serverIsMember,
        accountInDomain:
          accountKind === 'local' || accountKind === 'anonymous'
            ? 'no'
            : domains.isHome(core.base.account?.domain ?? domainIn(core.accountShown)),
        toDomainController: core.server?.host?.roles.has('domain-controller') === true,
        clientJoined: domains.isMember(client?.host ?? null),
        clientBlocksSmb: blocksSmb(core, client?.host ?? null, builds),
        count: core.count,
        first: core.times[0] ?? null,
        last: core.times[core.times.length - 1] ?? null,
        zoneKnown: core.base.placed.zoneKnown,
        refused: core.refused,
        witnesses: core.sights.map(({ place, event, placed }) => ({ place, event, placed })),
        reason: core.reason,
        // Kerberos knows no local accounts: that of the same name is another's.
        kerberos:
          accountKind === 'local'
            ? null
            : kerberos.between(client?.host ?? null, name, core.server?.host ?? null),
      };
    })
    .sort((a, b) => b.count - a.count);
}

/** The first build whose SMB client has `BlockNTLM`: Windows 11 24H2 and Windows Server 2025. */
const FIRST_WITH_SMB_BLOCK = 26100;

/** Builds that computers tell of themselves, by id; a computer that was upgraded between two captures has none. */
function buildsOf(view: CaseView): ReadonlyMap<string, number | null> {
  const builds = new Map<string, number | null>();
  for (const { fact, host } of view.all('system-described')) {
    if (host === null || fact.build === null) continue;
    const known = builds.get(host.id);
    builds.set(host.id, known === undefined || known === fact.build ? fact.build : null);
  }
  for (const { fact, host } of view.all('smb-configuration')) {
    const isSwitch = fact.side === 'client' && fact.name.toLowerCase() === 'blockntlm';
    if (isSwitch && host !== null && !builds.has(host.id)) builds.set(host.id, FIRST_WITH_SMB_BLOCK);
  }
  return builds;
}

/** 4020, 4021 and 4015 are written by the Windows that has the switch. */
function blocksSmb(core: Core, client: Host | null, builds: ReadonlyMap<string, number | null>): Known {
  if (core.sights.some(({ event }) => event === 4020 || event === 4021 || event === 4015)) return 'yes';
  const build = client === null ? null : (builds.get(client.id) ?? null);
  if (build === null) return 'unknown';
  return build >= FIRST_WITH_SMB_BLOCK ? 'yes' : 'no';
}

/** `SQL01$` comes from SQL01, also where the record tells no client. */
function ownComputer(core: Core, table: HostTable): End | null {
  const name = computerOf(core.base.account);
  const host = name === null ? null : table.named(name);
  return host === null || name === null ? null : { host, shown: host.shown ?? name, name };
}

function kindOf(core: Core, domains: HomeDomains): AccountKind {
  const { account: user, isAnonymous } = core.base;
  if (isAnonymous) return 'anonymous';
  if (user === null) return 'unknown';
  // Domain controllers have no accounts but the domain's: there the client's own is looked up by its name alone.
  if (core.server?.host?.roles.has('domain-controller') === true && isNameOf(user.domain, core.client))
    return 'unknown';
  // No server asks a domain controller for an account of its own.
  if (core.sights.some(({ place }) => place === 'domain-controller') && isOfComputer(user.domain, core))
    return domains.isHome(user.domain) === 'yes' ? 'domain' : 'unknown';
  // Devices give the domain's name for their own, too.
  const isOfDomain = domains.isHome(user.domain) === 'yes';
  // As `localhost` Azure Files takes the key of the storage account.
  const isItself = user.domain === '.' || user.domain?.toLowerCase() === 'localhost';
  if (core.isLocalAccount || isItself || (!isOfDomain && isOfComputer(user.domain, core))) return 'local';
  if (isComputerAccount(user.name)) return 'computer';
  const domain = user.domain ?? domainIn(core.accountShown);
  if (domain === null) return 'unknown';
  return domains.isHome(domain) === 'no' || domains.isStrange(domain) ? 'foreign' : 'domain';
}

/** 4624 prints the domain that the account was found in: that is never the client. */
function isOfComputer(domain: string | null, { client, server, sights }: Core): boolean {
  if (isNameOf(domain, server)) return true;
  const wasFound = sights.some(
    ({ event, account: user, server: at }) =>
      event === 4624 && user?.domain === domain && !isNameOf(domain, at),
  );
  return !wasFound && isNameOf(domain, client);
}

/** The domain of `CORP\anna`, where another record than the first one wrote it. */
function domainIn(shown: string | null): string | null {
  return account(shown)?.domain ?? null;
}

function classOf(core: Core, client: End | null, kind: AccountKind): PathClass {
  if (kind === 'anonymous') return 'anonymous';
  if (core.isLoopback || isSame(client, core.server) === 'yes') return 'loopback';
  return kind === 'computer' ? 'computer-account' : 'access';
}

function idOf(core: Core, taken: Set<string>, estate: string | null): string {
  const { base } = core;
  const target =
    base.target === null ? '' : base.service === null ? base.target : `${base.service}/${base.target}`;
  const id = [
    estate ?? '',
    core.client?.name ?? '',
    (core.accountShown ?? '').toLowerCase(),
    target,
    core.server?.name ?? '',
    (core.process ?? '').toLowerCase(),
    core.version ?? '',
  ]
    .join('|')
    .replace(/^\|/, '');
  let unique = id;
  for (let next = 2; taken.has(unique); next++) unique = `${id}#${String(next)}`;
  taken.add(unique);
  return unique;
}

/** Where names lead: an alias to the one server behind it, a name to the one computer that has the address. */
function leadsOf(view: CaseView): ReadonlyMap<HostName, End> {
  const answers = new Map<HostName, { aliases: Set<HostName>; addresses: Set<HostName> }>();
  for (const { fact } of view.all('name-resolved')) {
    // A hosts file holds on its own computer alone.
    const name =
      fact.source === 'dns' && fact.outcome === 'answered' && fact.type !== 'PTR'
        ? hostName(fact.name)
        : null;
    if (name === null) continue;
    const known = answers.get(name) ?? { aliases: new Set<HostName>(), addresses: new Set<HostName>() };
    answers.set(name, known);
    for (const one of fact.answers.map(hostName)) {
      if (one !== null) (isAddress(one) ? known.addresses : known.aliases).add(one);
    }
  }
  const leads = new Map<HostName, End>();
  for (const [name, { aliases, addresses }] of answers) {
    const names = aliases.size > 0 ? aliases : addresses;
    const hosts = [...names].map((one) => view.table.named(one));
    const [only, ...others] = new Map(hosts.map((host) => [host?.id, host])).values();
    if (only === undefined || only === null || others.length > 0 || only.names.size === 0) continue;
    leads.set(name, { host: only, shown: only.shown ?? name, name: [...only.names][0] ?? name });
  }
  return leads;
}

function throughDns(sight: Sight, leads: ReadonlyMap<HostName, End>, table: HostTable): Sight {
  if (sight.target === null) return sight;
  const lead = leads.get(sight.target);
  // A computer that is known by this name needs no DNS; an alias is often known by name alone.
  const own = sight.server?.host ?? null;
  if (lead === undefined || (own !== null && (own.hasFiles || own.id === lead.host?.id))) return sight;
  return {
    ...sight,
    server: lead,
    isLoopback: sight.isLoopback || table.named(sight.client?.name)?.id === lead.host?.id,
  };
}
