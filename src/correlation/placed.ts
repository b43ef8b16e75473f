/**
 * Every fact with the computer it speaks of. Facts of several exports of one log are merged here, so a record that was
 * given twice counts once.
 */
import type { Fact, FactKind, Facts, HostRole } from '../facts/facts.ts';
import type { FileReading, FileSaid } from '../facts/reading.ts';
import {
  firstLabel,
  hostName,
  isLegible,
  isLoopback,
  nameForm,
  spn,
  type HostName,
} from '../windows/names.ts';
import { clocksOf, fileOf } from './clocks.ts';
import { formerNames } from './renamed.ts';
import { unfold } from './routine.ts';
import { estatesOf } from './estates.ts';
import { HostTable, HostTables, roleShownBy, type Host } from './hosts.ts';
import { merge } from './merge.ts';
import { ownersByName, type Owner } from './ownership.ts';

/**
 * How well we know whose a fact is. `named`: by name, or the only computer of that role; full value. `loose`: the
 * records belong to one computer, but which one is open; ties to other computers are weak. `open`: nobody's.
 */
export type Holding = 'named' | 'loose' | 'open';

export interface Placed<K extends FactKind = FactKind> {
  readonly fact: Facts[K];
  readonly host: Host | null;
  readonly holding: Holding;
  /** The role that the file's name says or its content shows. */
  readonly role: HostRole | null;
  /** The account whose ticket list stands in the same transcript; null where there is none, or more than one. */
  readonly session: string | null;
  /** False where the file prints local time of an unknown zone: then `times` are that clock's. */
  readonly zoneKnown: boolean;
}

export interface PlacedFile {
  readonly reading: FileReading;
  readonly host: Host | null;
  readonly how: string | null;
  readonly role: HostRole | null;
}

export interface PlacedCase {
  readonly table: HostTable;
  readonly files: readonly PlacedFile[];
  readonly facts: readonly Placed[];
  /** Minutes that the times of a file were moved, because its records show the difference of the zones. */
  readonly shifts: ReadonlyMap<string, number>;
}

/** Kinds that speak for the directory or a GPO, not for the computer on which the command was typed; see {@link isOfDirectory}. */
const DIRECTORY_KINDS: ReadonlySet<FactKind> = new Set([
  'gpo-setting',
  'name-resolved',
  'spn-query',
  'spn-list',
  'spn-duplicate',
  'spn-duplicate-search',
  'spn-account-unknown',
  'domain-listed',
  'domain-controllers',
]);

/** An answer of DNS is the directory's; a line of a hosts file holds on its own computer alone. */
function isOfDirectory(fact: Fact): boolean {
  return DIRECTORY_KINDS.has(fact.kind) && !(fact.kind === 'name-resolved' && fact.source === 'hosts-file');
}

/** Setting captures: without an owner they stay nobody's (a value means another thing on client, server and DC). */
const SETTING_KINDS: ReadonlySet<FactKind> = new Set([
  'policy-setting',
  'setting-undefined',
  'setting-origin',
  'gpo-listed',
  'privilege-right',
  'audit-policy',
  'join-state',
  'cloud-sign-in',
  'system-described',
  'log-settings',
]);

/** Every estate of a drop placed by itself. */
export function placeEach(
  readings: readonly FileReading[],
  said: Readonly<Record<string, FileSaid>>,
): readonly PlacedCase[] {
  const estates = estatesOf(readings, said);
  const [only] = estates;
  if (estates.length === 1 && only !== undefined) return [place(readings, said)];
  return estates.map((estate) => place(estate.readings, said, estate.folder ?? 'the other files'));
}

/** Several estates as one, for what is said of the case as a whole; no record of one is joined with another's. */
export function together(estates: readonly PlacedCase[]): PlacedCase {
  const [only] = estates;
  if (estates.length === 1 && only !== undefined) return only;
  return {
    table: new HostTables(estates.map(({ table }) => table)),
    files: estates.flatMap(({ files }) => files),
    facts: estates.flatMap(({ facts }) => facts),
    shifts: new Map(estates.flatMap(({ shifts }) => [...shifts])),
  };
}

/** `estate`: the folder of this estate, where the drop holds several. */
export function place(
  readings: readonly FileReading[],
  said: Readonly<Record<string, FileSaid>>,
  estate: string | null = null,
): PlacedCase {
  const table = new HostTable(estate);
  const owners = knowComputers(table, readings, said);
  const clients = theOnlyClient(table, readings);
  const placements = readings.map((reading) => placeFile(reading, owners.get(reading.name), table, clients));
  // Hosts are final only now: unnamed owners were added while placing.
  const files = placements.map(({ reading, owner, hostFor, role }) => ({
    reading,
    host: hostFor(null).host(),
    how: hostFor(null).how ?? owner?.how ?? null,
    role,
  }));
  const roles = new Map(placements.map(({ reading, role }) => [reading.name, role] as const));
  const single = placements.flatMap(({ reading, hostFor }) =>
    reading.facts.map((fact): Placed => {
      const home = isOfDirectory(fact) ? null : hostFor(fact);
      return {
        fact: typeof reading.zone === 'number' ? shifted(fact, -reading.zone) : fact,
        host: home?.host() ?? null,
        holding: home?.holding ?? 'open',
        role: roles.get(reading.name) ?? null,
        session: sessionOf(reading),
        zoneKnown: reading.zone !== 'unknown',
      };
    }),
  );
  const { shifts, zoned } = clocksOf(single, table);
  const aligned = single.map((placed) => {
    const file = fileOf(placed);
    const minutes = shifts.get(file) ?? 0;
    const zoneKnown = placed.zoneKnown || zoned.has(file);
    if (minutes === 0) return zoneKnown === placed.zoneKnown ? placed : { ...placed, zoneKnown };
    return { ...placed, zoneKnown, fact: shifted(placed.fact, minutes) };
  });
  return { table, files, facts: merge(unfold(aligned)), shifts };
}

const sessions = new WeakMap<FileReading, { readonly account: string | null }>();

/**
 * Who sits at the console: the one principal of the tickets it lists (those of SYSTEM and the service accounts aside), else
 * the profile folder of its prompts.
 */
function sessionOf(reading: FileReading): string | null {
  let session = sessions.get(reading);
  if (session === undefined) {
    const accounts = new Set<string>();
    for (const fact of reading.facts) {
      if (fact.kind !== 'ticket-held' || /^0x3e[457]$/.test(fact.logonId ?? '') || fact.client.endsWith('$'))
        continue;
      accounts.add(`${fact.client.toLowerCase()}@${fact.clientRealm.toLowerCase()}`);
    }
    const [only] = accounts;
    session = { account: accounts.size > 1 ? null : (only ?? reading.profile ?? null) };
    sessions.set(reading, session);
  }
  return session.account;
}

/** All clock times of a fact, moved by minutes. */
function shifted(fact: Fact, minutes: number): Fact {
  const ms = minutes * 60_000;
  const moved = (time: number | null): number | null => (time === null ? null : time + ms);
  const times = fact.times.map((time) => time + ms);
  if (fact.kind === 'log-coverage')
    return { ...fact, times, oldest: moved(fact.oldest), newest: moved(fact.newest) };
  if (fact.kind === 'ticket-held') return { ...fact, times, start: moved(fact.start), end: moved(fact.end) };
  return { ...fact, times };
}

type Home = { readonly host: () => Host | null; readonly holding: Holding; readonly how: string | null };

interface Placement {
  readonly reading: FileReading;
  readonly owner: Owner | undefined;
  readonly role: HostRole | null;
  readonly hostFor: (fact: Fact | null) => Home;
}

function knowComputers(
  table: HostTable,
  readings: readonly FileReading[],
  said: Readonly<Record<string, FileSaid>>,
): Map<string, Owner> {
  const seen = new Set<HostName>();
  const labels = new Set<string>();
  for (const reading of readings) {
    for (const computer of reading.computers) {
      table.know(computer, `records of ${reading.name}`);
      table.owns(computer);
      table.selfNames(computer);
    }
    for (const fact of reading.facts) {
      if (fact.kind === 'spn-list') knowAccount(table, fact, reading.name);
      // Over a trust (3, 4) the channel is named after the domain that asked, not after a server.
      const overTrust = fact.kind === 'ntlm-blocked' && (fact.channelType === 3 || fact.channelType === 4);
      if (fact.kind === 'ntlm-blocked' && fact.channel !== null && !overTrust) {
        table.know(fact.channel, `named by the domain controller in ${reading.name}`, 'server');
      }
      // The list prints full names; the records of a domain controller may print the short one only.
      if (fact.kind === 'domain-controllers') {
        for (const name of fact.controllers.map(hostName)) if (name !== null) seen.add(name);
      }
      for (const name of namesIn(fact)) {
        const bare = hostName(name);
        if (bare === null || !isLegible(bare)) continue;
        seen.add(bare);
        labels.add(firstLabel(bare));
      }
    }
  }
  for (const reading of readings) {
    const renamed = formerNames(reading);
    for (const former of renamed?.former ?? []) if (renamed !== null) table.link(renamed.last, former, true);
  }
  for (const host of table.all()) for (const name of host.names) labels.add(firstLabel(name));
  const owners = ownersByName(readings, said, labels);
  for (const reading of readings) {
    const owner = owners.get(reading.name);
    if (!owner?.host) continue;
    if (owner.how !== 'said by you' && speaksOfAsRemote(reading, owner.host)) {
      owners.set(reading.name, { ...owner, host: null, how: null });
      continue;
    }
    table.know(owner.host, `${owner.how}: ${reading.name}`);
    table.owns(owner.host);
    const computer =
      formerNames(reading)?.last ?? (reading.computers.length === 1 ? reading.computers[0] : undefined);
    if (computer !== undefined && isOwn(owner, computer)) {
      table.link(owner.host, computer);
    }
  }
  const configs = networksOf(readings, owners);
  for (const { computer, file, fqdn } of configs) {
    table.know(computer, `ipconfig in ${file}`);
    if (fqdn !== null) seen.add(fqdn);
  }
  table.linkShortNames(seen);
  linkAddresses(table, configs);
  for (const reading of readings) {
    const owner = owners.get(reading.name);
    for (const fact of reading.facts) {
      const role = roleShownBy(fact);
      const computer = fact.computer ?? owner?.host ?? null;
      if (role !== null && computer !== null) table.addRole(computer, role);
    }
    if (owner?.host && owner.role !== null) table.addRole(owner.host, owner.role);
  }
  return owners;
}

interface Network {
  readonly file: string;
  /** As the output names it, or whose file it is. */
  readonly computer: string;
  readonly fqdn: HostName | null;
  readonly addresses: readonly string[];
}

/** What ipconfig prints of its own computer; without `/all` it gives no name, then the file's owner has the addresses. */
function networksOf(readings: readonly FileReading[], owners: ReadonlyMap<string, Owner>): Network[] {
  return readings.flatMap((reading) =>
    reading.facts.flatMap((fact): Network[] => {
      if (fact.kind !== 'network-config') return [];
      const [only] = reading.computers.length === 1 ? reading.computers : [];
      const computer = fact.computer ?? fact.name ?? owners.get(reading.name)?.host ?? only ?? null;
      if (computer === null) return [];
      const fqdn =
        fact.name === null || fact.suffix === null ? null : hostName(`${fact.name}.${fact.suffix}`);
      return [{ file: reading.name, computer, fqdn, addresses: fact.addresses }];
    }),
  );
}

/** An address that two computers claim (a virtual switch, a stale lease, a cluster) is nobody's. */
function linkAddresses(table: HostTable, configs: readonly Network[]): void {
  const claims = new Map<HostName, string[]>();
  for (const { computer, addresses } of configs) {
    for (const written of addresses) {
      const address = hostName(written);
      if (address === null) continue;
      const claimants = claims.get(address) ?? [];
      claims.set(address, claimants);
      claimants.push(computer);
    }
  }
  for (const [address, claimants] of claims) {
    const [first, ...others] = claimants;
    if (first !== undefined && others.every((other) => table.isSame(first, other))) {
      table.linkAddress(first, address);
    }
  }
}

/**
 * A server's Security log that was collected into its client's folder: network logons (4624 and 4625, type 3) name the
 * folder's computer as the workstation that came over the wire, none from its own loopback. Event Viewer's CSV has no
 * computer column that would say whose log it is. Domain controllers log on to themselves by their own address.
 */
function speaksOfAsRemote(reading: FileReading, owner: string): boolean {
  const own = hostName(owner);
  if (own === null || reading.computers.length > 0) return false;
  let remote = false;
  for (const fact of reading.facts) {
    if (fact.kind === 'ticket-request') return false;
    if ((fact.kind !== 'logon' && fact.kind !== 'logon-failed') || fact.logonType !== 3) continue;
    const workstation = hostName(fact.workstation);
    const address = hostName(fact.address);
    if (workstation === null || address === null || firstLabel(workstation) !== firstLabel(own)) continue;
    if (isLoopback(address)) return false;
    remote = true;
  }
  return remote;
}

/** A folder named like the records' computer, or the person's word, makes both names one; another folder does not. */
function isOwn(owner: Owner, computer: string): boolean {
  const own = hostName(owner.host);
  const other = hostName(computer);
  if (own === null || other === null) return false;
  return owner.how === 'said by you' || firstLabel(own) === firstLabel(other);
}

function knowAccount(table: HostTable, fact: Facts['spn-list'], file: string): void {
  const common = /^CN=([^,]+)/i.exec(fact.account)?.[1];
  if (common === undefined) return;
  const own = fact.spns
    .map((name) => hostName(name))
    .filter((name): name is HostName => name !== null && firstLabel(name) === common.toLowerCase());
  const isComputer = fact.spns.some(
    (name) => name === `host/${common.toLowerCase()}` || name === `restrictedkrbhost/${common.toLowerCase()}`,
  );
  if (!isComputer) return;
  table.know(common, `account in ${file}`);
  for (const name of own) if (nameForm(name) === 'fqdn') table.link(common, name);
}

/** Names that facts print of other computers: they show which FQDN belongs to a short name. */
function namesIn(fact: Fact): readonly string[] {
  switch (fact.kind) {
    case 'ticket-held':
      return [fact.server];
    case 'ntlm-blocked':
    case 'ntlm-audited':
      return [fact.workstation, fact.channel, fact.target].filter((name) => name !== null);
    case 'logon':
    case 'logon-failed':
      return fact.workstation === null ? [] : [fact.workstation];
    case 'smb-client-failure':
      return [fact.server, fact.principal].filter((name) => name !== null);
    case 'spn-list':
      return fact.spns;
    case 'access-tried':
      return fact.target === null ? [] : [fact.target];
    case 'ticket-asked':
      return spn(fact.spn) === null ? [] : [fact.spn];
    default:
      return [];
  }
}

interface OnlyClient {
  readonly host: () => Host | null;
  readonly several: boolean;
}

/**
 * The client of the case, where there is exactly one: computers with a client's files, else the computers that failing
 * records name as the client. A server that also opens connections counts only where no pure client is there.
 */
function theOnlyClient(table: HostTable, readings: readonly FileReading[]): OnlyClient {
  const told = readings.flatMap((reading) =>
    reading.facts.filter(
      (fact) => fact.kind === 'access-tried' && fact.command === 'told' && fact.computer !== null,
    ),
  );
  for (const fact of told) {
    if (fact.computer === null) continue;
    table.know(fact.computer, 'told', 'client');
  }
  const withClientFiles = table.all().filter((host) => host.roles.has('client'));
  const pure = withClientFiles.filter(
    (host) => !host.roles.has('server') && !host.roles.has('domain-controller'),
  );
  const candidates = pure.length > 0 ? pure : withClientFiles;
  if (candidates.length > 0) {
    const [only] = candidates;
    const name = [...(only?.names ?? []), ...(only?.addresses ?? [])][0] ?? null;
    return { several: candidates.length > 1, host: () => (candidates.length === 1 ? table.of(name) : null) };
  }
  const named = new Set<string>();
  for (const reading of readings) {
    for (const fact of reading.facts) {
      const workstation = clientNamedBy(fact);
      const bare = hostName(workstation);
      if (bare !== null) named.add(bare);
    }
  }
  const [only] = named;
  if (named.size === 1 && only !== undefined) table.know(only, 'named by the failing records', 'client');
  return {
    several: named.size > 1,
    host: () => (named.size === 1 && only !== undefined ? table.of(only) : null),
  };
}

function clientNamedBy(fact: Fact): string | null {
  switch (fact.kind) {
    case 'logon-failed':
      return fact.logonType === 3 ? fact.workstation : null;
    case 'ntlm-blocked':
      return fact.gate === 'client-policy' || fact.gate === 'smb-client' ? null : fact.workstation;
    default:
      return null;
  }
}

function placeFile(
  reading: FileReading,
  owner: Owner | undefined,
  table: HostTable,
  clients: OnlyClient,
): Placement {
  const role = owner?.role ?? roleOf(reading);
  const home = (host: () => Host | null, holding: Holding, how: string | null): Home => ({
    host,
    holding,
    how,
  });
  const byOwner = owner?.host ? home(() => table.of(owner.host), 'named', owner.how) : null;
  const [firstComputer] = reading.computers;
  if (firstComputer !== undefined) {
    // `WS07` at a prompt and `WS07.contoso.example` in an output are one computer.
    const isOne = reading.computers.every((name) => table.isSame(firstComputer, name));
    const ownersWord = owner?.how === 'said by you' && isOne ? byOwner : null;
    return {
      reading,
      owner,
      role,
      hostFor: (fact) => {
        if (ownersWord !== null) return ownersWord;
        const computer = fact === null ? (isOne ? firstComputer : null) : fact.computer;
        if (computer !== null) return home(() => table.of(computer), 'named', 'from records');
        if (byOwner !== null) return byOwner;
        // In notes on several computers a fact that names none may be of any of them.
        return isOne
          ? home(() => table.of(firstComputer), 'named', 'from records')
          : home(() => null, 'open', null);
      },
    };
  }
  if (byOwner !== null) return { reading, owner, role, hostFor: () => byOwner };
  const told = reading.facts.find((fact) => fact.computer !== null)?.computer ?? null;
  if (told !== null)
    return { reading, owner, role, hostFor: () => home(() => table.of(told), 'named', 'told') };
  const placed = placeByContent(reading, role, table, clients);
  const nobody = home(() => null, 'open', null);
  return {
    reading,
    owner,
    role,
    // A policy without owner stays nobody's, also where a word of its name tells the role: it is only assumed then. Keys
    // that only a domain controller has place it there.
    hostFor: (fact) =>
      fact !== null && SETTING_KINDS.has(fact.kind) && role !== 'domain-controller' ? nobody : placed,
  };
}

/** The role that the content shows; null where it shows none or two that no rule orders. */
function roleOf(reading: FileReading): HostRole | null {
  const roles = new Set<HostRole>();
  for (const fact of reading.facts) {
    const role = roleShownBy(fact);
    if (role !== null) roles.add(role);
  }
  if (roles.has('domain-controller')) return 'domain-controller';
  const [only] = roles;
  return roles.size === 1 && only !== undefined ? only : null;
}

function placeByContent(
  reading: FileReading,
  role: HostRole | null,
  table: HostTable,
  clients: OnlyClient,
): Home {
  const nobody: Home = { host: () => null, holding: 'open', how: null };
  // What holds no fact shows no computer: an archive, a file that was not recognised.
  if (role === null || reading.facts.length === 0) return nobody;
  const isLog = reading.facts.some((fact) => fact.kind === 'log-coverage');
  if (role === 'client') {
    if (clients.several) {
      if (!isLog) return nobody;
      table.knowUnnamed(`unnamed: ${reading.name}`, `records of ${reading.name}`, 'client');
      return unnamed(table, `unnamed: ${reading.name}`, 'loose');
    }
    if (clients.host() !== null)
      return { host: clients.host, holding: 'named', how: 'the only client of the case' };
    table.knowUnnamed('unnamed client', `content of ${reading.name}`, 'client');
    return unnamed(table, 'unnamed client', 'named');
  }
  const ofRole = table.all().filter((host) => host.roles.has(role) && host.shown !== null);
  const [only] = ofRole;
  if (ofRole.length === 1 && only !== undefined) {
    const name = [...only.names, ...only.addresses][0] ?? null;
    return { host: () => table.of(name), holding: 'named', how: 'the only computer of its role' };
  }
  const id = ofRole.length === 0 ? `unnamed ${role}` : `unnamed: ${reading.name}`;
  table.knowUnnamed(id, `content of ${reading.name}`, role);
  return unnamed(table, id, ofRole.length === 0 ? 'named' : 'loose');
}

function unnamed(table: HostTable, id: string, holding: Holding): Home {
  return { host: () => table.unnamed(id), holding, how: 'by its content' };
}
