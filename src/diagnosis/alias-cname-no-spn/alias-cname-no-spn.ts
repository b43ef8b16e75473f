/**
 * The name in the path (CNAME, hosts entry, old server name, DFS, load balancer) is not one for which the server's account
 * holds an SPN, so the KDC has no ticket for it.
 *
 * https://learn.microsoft.com/en-us/troubleshoot/windows-server/networking/dns-cname-alias-cannot-access-smb-file-server-share
 */
import { accountOf, type Look } from '../../correlation/look.ts';
import { firstLabel, hostName, isAddress, nameForm, type HostName } from '../../windows/names.ts';
import { askDcSecurityLog, askNameResolution, askSpn, askTicket, targetName } from '../asks.ts';
import { cause } from '../cause.ts';
import { absent, atMost, oneOf, present, proof, proofs, shown, tiedItem, unobserved, type Item } from '../item.ts';
import { blockEvidence, REFUSAL_KINDS } from '../ntlm-refusal.ts';
import { hintsAtStandalone } from '../standalone.ts';
import { clientException, rollbackSpn, useFqdn, verifyKerberos } from '../steps.ts';

const NEEDS = [
  ...REFUSAL_KINDS,
  'spn-query',
  'spn-list',
  'ticket-request',
  'ticket-asked',
  'ticket-held',
  'kerberos-error',
  'share-access',
  'smb-share',
  'logon',
  'smb-connection',
] as const;
type Needs = (typeof NEEDS)[number];

const ACCESS_CODES: ReadonlySet<number> = new Set([5, 50, 1326, 1327, 1396, 1937]);

export default cause({
  id: 'alias-cname-no-spn',
  title: 'The share is opened by an alias without an SPN',
  role: 'root',
  stage: 'kerberos',
  references: [
    'https://learn.microsoft.com/en-us/troubleshoot/windows-server/networking/dns-cname-alias-cannot-access-smb-file-server-share',
  ],
  lookalikes: [
    'The SPN exists on another account, or on two: then the KDC does issue a ticket, for the wrong one.',
    'The name is the server’s real name: then its account lacks its own SPN.',
    'The server is in no domain: then no name of it has an SPN.',
  ],
  needs: NEEDS,
  judge(look) {
    const alias = isAlias(look);
    const unknownSpn = kdcUnknown(look);
    const nobody = nobodyOwns(look);
    const refused = blockEvidence(look);
    const contrast = contrastByName(look);
    const byClient = tiedItem(
      'the client refused NTLM for this name',
      look.tied('ntlm-blocked', (fact) => [4001, 4015, 31023].includes(fact.event)),
    );
    const code = tiedItem(
      'the access by this name failed',
      look.tied('access-tried', (fact) => ACCESS_CODES.has(fact.code ?? -1)).filter((one) => one.fact.command !== 'told'),
    );
    return {
      necessary: [alias, oneOf(nobody, unknownSpn, contrast.tickets)],
      sufficient: [
        [alias, unknownSpn, refused],
        [alias, nobody, contrast.shares],
        [alias, contrast.tickets],
        [alias, nobody, byClient],
      ],
      specific: [unknownSpn, nobody.state === 'present' ? oneOf(code, refused) : unobserved(), contrast.shares],
      against: [ownerExists(look), ticketHeld(look)],
      supports: [],
    };
  },
  clause: (look) => `no account holds an SPN for the alias ${targetName(look)}`,
  stageWords: () => 'No ticket: SPN not found',
  remedies: (look) => {
    const real = realName(look);
    const account = real?.shown ?? '<server>';
    const name = targetName(look);
    const fqdn = real?.fqdn ?? null;
    return [
      {
        level: 1,
        title: 'Give the alias to the server, use Kerberos',
        explanation: 'Registers the alias with its SPNs and in DNS; Microsoft’s advice instead of a CNAME. Needs no change of the NTLM policy.',
        steps: [
          { where: 'as a domain administrator', command: `netdom computername ${account} /add:${aliasFqdn(name, fqdn)}`, says: null },
          { where: 'or, where the DNS record stays as it is', command: `setspn -S cifs/${name} ${account}`, says: nameForm(name as HostName) === 'netbios' ? 'The same for the FQDN of the alias.' : null },
        ],
        verify: verifyKerberos(look),
        rollback: [`netdom computername ${account} /remove:${aliasFqdn(name, fqdn)}`, ...rollbackSpn(`cifs/${name}`, account)],
        impact: 'None, if the SPN is on the account of the server that answers.',
      },
      ...(fqdn === null ? [] : [useFqdn(look, fqdn)]),
      clientException(look),
    ];
  },
});

/**
 * The name as typed is not the name of a computer: the case knows the answering server under another name, and no
 * computer is called so. A name that may be the real name of an unknown server or NAS stays open.
 */
function isAlias(look: Look<Needs>): Item {
  const target = look.attempt.target;
  if (target === null) return unobserved();
  const typed = proofs(`the path names ${target}`, look.attempt.witnesses.map((one) => one.placed), 1);
  if (isAddress(target)) return absent(...typed);
  const isComputer = look.hosts().some((host) => host.names.has(target));
  if (isComputer) return absent(...typed);
  const real = realName(look);
  if (real === null) {
    // No joined computer is called so, or host/<name> would be owned: an alias, unless the server is in no domain.
    const unowned = look.owners('host', target).queries.filter((query) => query.fact.owners.length === 0);
    return unowned.length > 0 && !hintsAtStandalone(look, target)
      ? present('assumed', ...proofs(`no computer account is called ${target}`, unowned, 1))
      : unobserved(askNameResolution(look));
  }
  return present(
    real.tie,
    ...typed.map((one) => ({ ...one, says: `the path names ${target}; the server is ${real.shown}` })),
  );
}

interface RealName {
  readonly shown: string;
  readonly fqdn: HostName | null;
  readonly tie: 'tied' | 'assumed';
}

/** The computer that answers under the alias: by its share, by the name that works, or the only other server of the case. */
function realName(look: Look<Needs>): RealName | null {
  const named = (tie: RealName['tie'], shown: string, names: Iterable<HostName>): RealName => ({
    shown,
    fqdn: [...names].find((name) => nameForm(name) === 'fqdn') ?? null,
    tie,
  });
  const client = look.client?.id;
  const target = look.attempt.target;
  const notMine = look.hosts().filter((host) => host.id !== client && (target === null || !host.names.has(target)));
  const share = look.attempt.share?.toLowerCase() ?? null;
  if (share !== null) {
    const owners = notMine.filter(
      (host) =>
        look.on(host, 'smb-share', (fact) => fact.name.toLowerCase() === share).length > 0 ||
        look.on(host, 'share-access', (fact) => fact.share.toLowerCase().endsWith(`\\${share}`)).length > 0,
    );
    const [only] = owners;
    if (owners.length === 1 && only !== undefined) return named('tied', only.shown ?? 'the server', only.names);
  }
  const beside = accountsAskedBeside(look);
  const [asked] = beside;
  if (beside.length === 1 && asked !== undefined) {
    const host = look.host(asked);
    return named('tied', host?.shown ?? asked, host?.names ?? [asked]);
  }
  const refused = look.tickets().asked.filter((one) => !one.fact.granted);
  const contrast = new Set(
    look
      .all('ticket-asked')
      .filter((one) => one.fact.granted && refused.some((other) => other.fact.from[0].file === one.fact.from[0].file))
      .map((one) => hostName(one.fact.spn))
      .filter((name) => name !== null),
  );
  const [tried] = contrast;
  if (contrast.size === 1 && tried !== undefined) {
    const host = look.host(tried);
    return named('tied', host?.shown ?? tried, [...(host?.names ?? []), tried]);
  }
  const servers = notMine.filter((host) => host.roles.has('server') && host.shown !== null);
  const [only] = servers;
  if (servers.length === 1 && only !== undefined) return named('assumed', only.shown ?? 'the server', only.names);
  const tickets = new Set(look.cifsTickets().map((ticket) => ticket.fact.server.slice('cifs/'.length) as HostName));
  if (target !== null) tickets.delete(target);
  const labels = new Set([...tickets].map(firstLabel));
  const [label] = labels;
  return servers.length === 0 && labels.size === 1 && label !== undefined ? named('assumed', label, tickets) : null;
}

/** Accounts whose SPNs were listed in the same transcript in which the alias was asked for and not found. */
function accountsAskedBeside(look: Look<Needs>): HostName[] {
  const target = look.attempt.target;
  if (target === null) return [];
  const files = new Set(
    (['cifs', 'host'] as const).flatMap((service) => look.owners(service, target).queries.map((query) => query.fact.from[0].file)),
  );
  const accounts = look.all('spn-list').filter((list) => list.fact.complete && files.has(list.fact.from[0].file));
  return [...new Set(accounts.map((list) => accountOf(list.fact.account)).filter((name) => name !== null))];
}

/** 4769 with 0x7 for cifs/<alias>, or the client's own Kerberos event that says the same. */
function kdcUnknown(look: Look<Needs>): Item {
  const target = look.attempt.target;
  if (target === null) return unobserved();
  return oneOf(
    tiedItem(
      'the KDC knows no SPN for the alias (4769, 0x7)',
      look.tied('ticket-request', (fact) => fact.event === 4769 && fact.status === 0x7 && isServiceFor(fact.service, target)),
      unobserved(askDcSecurityLog(look)),
    ),
    tiedItem(
      'the client was told that no SPN exists for the alias (Security-Kerberos)',
      look.tied('kerberos-error', (fact) => (fact.event === 3 && fact.code === 0x7) || fact.event === 100),
    ),
  );
}

function isServiceFor(service: string | null, target: HostName): boolean {
  const name = service?.toLowerCase() ?? '';
  return name === `cifs/${target}` || name === `host/${target}`;
}

function nobodyOwns(look: Look<Needs>): Item {
  const target = look.attempt.target;
  if (target === null) return unobserved();
  const cifs = look.owners('cifs', target);
  const host = look.owners('host', target);
  const owned = [...cifs.queries, ...host.queries].filter((query) => query.fact.owners.length > 0);
  if (owned.length > 0 || cifs.lists.length > 0 || host.lists.length > 0) {
    return absent(...proofs('an account holds an SPN for the name', [...owned, ...cifs.lists, ...host.lists]));
  }
  if (cifs.queries.length === 0 || host.queries.length === 0) return unobserved(askSpn(look));
  return present(
    'tied',
    ...proofs(`no account holds cifs/${target}`, cifs.queries, 1),
    ...proofs(`no account holds host/${target}`, host.queries, 1),
  );
}

/** The alias fails and the real name works: by tickets (`klist get` of both), or by the share itself. */
function contrastByName(look: Look<Needs>): { readonly tickets: Item; readonly shares: Item } {
  const real = realName(look);
  const tickets = look.tickets();
  const refused = tickets.asked.filter((asked) => !asked.fact.granted);
  const names = real === null ? [] : [real.fqdn, ...(look.host(real.shown)?.names ?? [])].filter((name) => name !== null);
  const granted = names.flatMap((name) => look.askedFor(name)).filter((asked) => asked.fact.granted);
  const held = look.cifsTickets().filter((ticket) => names.some((name) => ticket.fact.server === `cifs/${name}`));
  const works = look
    .all('access-tried')
    .filter(
      (placed) =>
        placed.fact.outcome === 'succeeded' &&
        placed.host?.id === look.client?.id &&
        names.some((name) => placed.fact.target?.toLowerCase().startsWith(`\\\\${name}\\`) === true),
    );
  const [failing] = refused;
  const [working] = granted;
  const session = refused.some((one) => one.strength === 'tied') ? 'tied' : 'weak';
  return {
    tickets:
      failing === undefined || working === undefined
        ? unobserved(askTicket(look))
        : atMost(session, present('tied', proof('klist get fails for the alias', failing), proof('klist get succeeds for the real name', working))),
    shares:
      works.length > 0 && held.length > 0
        ? present('tied', ...proofs('the same client opens the share by the real name', works, 1), ...proofs('with a Kerberos ticket', held, 1))
        : unobserved(askTicket(look)),
  };
}

function ownerExists(look: Look<Needs>): Item {
  const target = look.attempt.target;
  if (target === null || isAddress(target)) return unobserved();
  const owned = (['cifs', 'host'] as const).flatMap((service) => {
    const { queries, lists } = look.owners(service, target);
    return [...queries.filter((query) => query.fact.owners.length > 0), ...lists];
  });
  return shown('an account holds an SPN for the name', owned);
}

function ticketHeld(look: Look<Needs>): Item {
  return shown('the session holds a ticket for the name', look.tickets().held.filter((ticket) => ticket.strength === 'tied'));
}

/** The alias with the DNS suffix of the server's real name, for commands that want an FQDN. */
function aliasFqdn(alias: string, fqdn: HostName | null): string {
  return alias.includes('.') || fqdn === null ? alias : `${alias}.${fqdn.slice(fqdn.indexOf('.') + 1)}`;
}
