/**
 * Access paths at random, for the property tests of this folder: of a small estate, so that paths meet in names, servers and
 * entries of lists as they do in life. What a path says of itself never contradicts itself: an anonymous one has no account,
 * a local account is of no domain.
 */
import fc from 'fast-check';
import type { Host } from '../correlation/hosts.ts';
import type { AccessPath, AccountKind, End, Known, PathClass } from '../correlation/paths/path.ts';
import { DAY_MS } from '../windows/dates.ts';
import { firstLabel, hostName, isAddress, type HostName } from '../windows/names.ts';

/** A day in the middle of the times that the paths bear. */
export const NOON = Date.UTC(2025, 5, 15, 12);

export function named(written: string): HostName {
  const name = hostName(written);
  if (name === null) throw new Error(`${written} is no name`);
  return name;
}

export function hostOf(names: readonly string[], roles: readonly Host['roles'][] = []): Host {
  const all = names.map(named);
  const [first = named('unnamed')] = all;
  return {
    id: first,
    shown: first.toUpperCase(),
    estate: null,
    names: new Set(all.filter((name) => !isAddress(name))),
    addresses: new Set(all.filter(isAddress)),
    roles: new Set(roles.flatMap((some) => [...some])),
    domain: null,
    hasFiles: false,
    because: [],
  };
}

export function endOf(host: Host): End {
  const name = [...host.names][0] ?? [...host.addresses][0] ?? named('unnamed');
  return { host, shown: host.shown ?? name, name };
}

const server: ReadonlySet<'server'> = new Set(['server'] as const);
const controller: ReadonlySet<'domain-controller'> = new Set(['domain-controller'] as const);

/** The servers of the estate; the last one is a domain controller. */
export const SERVERS: readonly Host[] = [
  hostOf(['fs01', 'fs01.corp.example', 'files.corp.example', '10.0.0.11'], [server]),
  hostOf(['fs02', 'fs02.corp.example', '10.0.0.12'], [server]),
  hostOf(['fs03', 'fs03.corp.example'], [server]),
  hostOf(['fs04', 'fs04.corp.example'], [server]),
  hostOf(['fs05', 'fs05.corp.example', 'fd00::5'], [server]),
  hostOf(['nas01', '192.0.2.9'], [server]),
  hostOf(['app01', 'app01.other.example'], [server]),
  hostOf(['dc01', 'dc01.corp.example', '10.0.0.1'], [controller]),
];

const CLIENTS: readonly Host[] = ['ws07', 'ws08', 'kiosk7', 'fs01'].map((name) => hostOf([name]));
const ACCOUNTS: readonly (readonly [string, AccountKind])[] = [
  ['CORP\\anna', 'domain'],
  ['CORP\\boris', 'domain'],
  ['CORP\\svc-backup', 'domain'],
  ['OTHER\\carla', 'foreign'],
  ['NAS01\\scanner', 'local'],
  ['CORP\\WS07$', 'computer'],
];

const known: fc.Arbitrary<Known> = fc.constantFrom('yes', 'no', 'unknown');
const time = fc.integer({ min: -60, max: 60 }).map((days) => NOON + days * DAY_MS);

/** A path over any name of its server, an alias that no computer bears, or no known name at all. */
export const anyPath: fc.Arbitrary<AccessPath> = fc
  .record({
    class: fc.constantFrom<PathClass>(
      'access',
      'access',
      'access',
      'computer-account',
      'anonymous',
      'loopback',
    ),
    client: fc.option(fc.constantFrom(...CLIENTS)),
    account: fc.option(fc.constantFrom(...ACCOUNTS), { freq: 6 }),
    server: fc.option(fc.constantFrom(...SERVERS), { freq: 6 }),
    /** Which name of the server is used; beyond them an alias. */
    form: fc.nat(5),
    alias: fc.constantFrom('files', 'scan', 'intranet.corp.example', '10.0.0.99'),
    hasTarget: fc.boolean(),
    service: fc.option(fc.constantFrom('cifs', 'http', 'mssqlsvc', 'host')),
    process: fc.option(fc.constantFrom('explorer.exe', 'backup.exe', 'scan.exe')),
    version: fc.option(fc.constantFrom('NTLMv1', 'NTLMv2')),
    privileged: known,
    isService: fc.boolean(),
    isSmb: known,
    serverInDomain: known,
    clientJoined: known,
    clientBlocksSmb: known,
    count: fc.integer({ min: 1, max: 5000 }),
    refused: fc.nat(3),
    times: fc.option(fc.tuple(time, time), { freq: 9 }),
    zoneKnown: fc.boolean(),
    reason: fc.option(fc.constantFrom('The target name could not be resolved to an SPN.')),
    kerberos: fc.option(fc.integer({ min: 1, max: 50 })),
  })
  .map((drawn): AccessPath => {
    const isAnonymous = drawn.class === 'anonymous';
    const isComputer = drawn.class === 'computer-account';
    const [account, kind]: readonly [string | null, AccountKind] = isAnonymous
      ? [null, 'anonymous']
      : isComputer
        ? ['CORP\\WS07$', 'computer']
        : (drawn.account ?? [null, 'unknown']);
    const names = [...(drawn.server?.names ?? []), ...(drawn.server?.addresses ?? [])];
    const target = drawn.hasTarget ? (names[drawn.form] ?? named(drawn.alias)) : null;
    const server = drawn.server === null ? null : endOf(drawn.server);
    const client = drawn.class === 'loopback' ? server : drawn.client === null ? null : endOf(drawn.client);
    const isSmb = drawn.service === 'cifs' ? 'yes' : drawn.service === null ? drawn.isSmb : 'no';
    const toDomainController = drawn.server?.roles.has('domain-controller') ?? false;
    const [one, other] = drawn.times ?? [null, null];
    const first = one === null ? null : Math.min(one, other);
    const last = one === null ? null : Math.max(one, other);
    return {
      id: [
        client?.name ?? '',
        account?.toLowerCase() ?? '',
        drawn.service === null ? (target ?? '') : `${drawn.service}/${target ?? ''}`,
        server === null ? '' : firstLabel(server.name),
        drawn.process ?? '',
      ].join('|'),
      class: drawn.class,
      client,
      account,
      accountKind: kind,
      privileged: isAnonymous ? 'no' : drawn.privileged,
      isService: drawn.isService && account !== null,
      target,
      service: target === null ? null : drawn.service,
      server,
      process: drawn.process,
      version: drawn.version,
      isSmb,
      serverInDomain: toDomainController ? 'yes' : drawn.serverInDomain,
      accountInDomain:
        kind === 'domain' || kind === 'computer'
          ? 'yes'
          : kind === 'foreign' || kind === 'local'
            ? 'no'
            : 'unknown',
      toDomainController,
      clientJoined: drawn.clientJoined,
      clientBlocksSmb: drawn.clientBlocksSmb,
      count: drawn.count,
      first,
      last,
      zoneKnown: drawn.zoneKnown,
      refused: Math.min(drawn.refused, drawn.count),
      witnesses: [],
      reason: drawn.reason,
      kerberos: drawn.kerberos === null ? null : { count: drawn.kerberos, last, placed: [] },
    };
  });

/** Paths of one case: no two of one id. */
export const anyPaths: fc.Arbitrary<readonly AccessPath[]> = fc.uniqueArray(anyPath, {
  selector: (path) => path.id,
  maxLength: 25,
});
