/**
 * The name in the path (CNAME, hosts entry, old server name, DFS, load balancer) is not one for which the server's account
 * holds an SPN, so the KDC has no ticket for it.
 *
 * https://learn.microsoft.com/en-us/troubleshoot/windows-server/networking/dns-cname-alias-cannot-access-smb-file-server-share
 */
import type { Host } from '../../correlation/hosts.ts';
import { accountOf, type Look } from '../../correlation/look.ts';
import { inCommand } from '../../windows/command-name.ts';
import {
  firstFqdn,
  firstLabel,
  hostName,
  isAddress,
  spn,
  uncPath,
  type HostName,
} from '../../windows/names.ts';
import { win32Of } from '../../windows/status.ts';
import { askDcSecurityLog, askNameResolution, askSpn, askTicket, targetName } from '../asks.ts';
import { cause } from '../cause.ts';
import {
  absent,
  atMost,
  oneOf,
  present,
  proof,
  proofs,
  shown,
  tiedItem,
  unobserved,
  type Item,
} from '../item.ts';
import { fallbackStopped, STOPPED_KINDS } from '../fallback-stopped.ts';
import { joinStates } from '../join-state.ts';
import { blockEvidence, clientBlock, refusalSign } from '../ntlm-refusal.ts';
import { targetInCommand } from '../command-name.ts';
import { openedShareAs } from '../opened-as.ts';
import { leadsTo } from '../resolved-name.ts';
import { usedSameAccount } from '../same-account.ts';
import { savedEntries, SAVED_KINDS } from '../saved-for.ts';
import { hintsAtStandalone } from '../standalone.ts';
import { clientException, rollbackSpn, useFqdn, verifyKerberos } from '../steps.ts';
import type { Findings } from '../verdict.ts';

const NEEDS = [
  ...STOPPED_KINDS,
  ...SAVED_KINDS,
  'name-resolved',
  'join-state',
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
  about: {
    statement:
      'The path names the server by another name than its own: a CNAME, a line of a hosts file, the name of an old server, a load balancer. No account holds an SPN for that name, so the KDC has no ticket for it, and Windows falls back to NTLM. Where NTLM is restricted, the alias fails and the server’s own name works.',
    provedBy: [
      'The KDC answered that it knows no SPN for the alias (4769 or Security-Kerberos with 0x7), and NTLM was refused for the same access.',
      'setspn finds no owner of cifs/ and host/ of the alias, the alias fails, and the same client opens the same share by the server’s own name with a ticket.',
      'klist get fails for the alias and succeeds for the own name of the same server.',
      'setspn finds no owner of cifs/ and host/ of the alias, and the client refused NTLM for it (4001, 4015, 31023).',
    ],
    ruledOutBy: [
      'An account holds an SPN for the name, or the session holds a ticket for it.',
      'The server’s own name fails in the same way, or has no SPN either.',
      'The name is a computer’s own, or an address.',
      'The server logged the account on, or examined its password.',
    ],
    prevention: ['P7'],
  },
  lookalikes: [
    {
      id: 'spn-on-wrong-account',
      says: 'The SPN exists, on another account: the KDC does issue a ticket, which the server cannot read (1396).',
    },
    {
      id: 'duplicate-spn',
      says: 'Two accounts hold the SPN: setspn -X shows it.',
    },
    {
      id: 'missing-spn',
      says: 'The name is the server’s real name: then its account lacks its own SPN.',
    },
    {
      id: 'server-not-kerberos-capable',
      says: 'The server is in no domain: then no name of it has an SPN.',
    },
    {
      id: 'spn-target-name-hardening',
      says: 'The session reaches the server, which refuses the name itself: event 5168 there.',
    },
    {
      id: 'strict-name-checking',
      says: 'Error 52 for the alias: the server does not answer to this name at all.',
    },
    {
      id: 'loopback-own-alias',
      says: 'The server opens its own share by the alias: it works from other computers.',
    },
    {
      id: 'ip-address-access',
      says: 'The path holds an address, no name.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const real = realName(look);
    const alias = isAlias(look, real);
    const unknownSpn = kdcUnknown(look);
    const nobody = nobodyOwns(look);
    const refused = blockEvidence(look);
    const contrast = contrastByName(look, real);
    const byClient = tiedItem(
      'the client refused NTLM for this name',
      look.tied('ntlm-blocked', (fact) => [4001, 4015, 31023].includes(fact.event)),
    );
    const code = tiedItem(
      'the access by this name failed',
      look
        .tied(
          'access-tried',
          (fact) => fact.outcome === 'failed' && ACCESS_CODES.has(win32Of(fact.code ?? 0) ?? 0),
        )
        .filter((one) => one.fact.command !== 'told'),
    );
    return {
      // That nobody owns the name is no item of its own here: each special one shows it, and an owner is a contradiction.
      necessary: [alias],
      sufficient: [
        [alias, unknownSpn, refused],
        [alias, nobody, contrast.shares],
        [alias, contrast.tickets],
        [alias, nobody, byClient],
      ],
      specific: [
        unknownSpn,
        nobody.state === 'present' ? oneOf(code, refusalSign(look)) : unobserved(),
        contrast.shares,
      ],
      against: [ownerExists(look), ticketHeld(look), realNameFails(look, real), outsideDomain(look, real)],
      cap: ownCredential(look),
    };
  },
  hasContrast: (look) => {
    const { shares } = contrastByName(look, realName(look));
    return shares.state === 'present' && shares.tie === 'tied';
  },
  clause: (look) => `no account holds an SPN for the alias ${targetName(look)}`,
  stageWords: () => 'No ticket: SPN not found',
  remedies: (look) => {
    const real = realName(look);
    const account = inCommand(real?.account, '<server>');
    const name = targetInCommand(look);
    const fqdn = real?.fqdn ?? null;
    const full = inCommand(aliasFqdn(targetName(look), fqdn), '<alias>');
    const isShort = !targetName(look).includes('.');
    return [
      {
        level: 1,
        title: 'Give the alias to the server, use Kerberos',
        explanation:
          'Registers the alias with its SPNs and in DNS; Microsoft’s advice instead of a CNAME. Needs no change of the NTLM policy.',
        steps: [
          {
            where: 'as a domain administrator',
            command: `netdom computername ${account} /add:${full}`,
            says: null,
          },
          {
            where: 'or, where the DNS record stays as it is',
            command: `setspn -S cifs/${name} ${account}`,
            says: isShort ? 'The same for the FQDN of the alias.' : null,
          },
        ],
        verify: verifyKerberos(look),
        rollback: [`netdom computername ${account} /remove:${full}`, ...rollbackSpn(`cifs/${name}`, account)],
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
function isAlias(look: Look<Needs>, real: RealName | null): Item {
  const target = look.attempt.target;
  if (target === null) return unobserved();
  const typed = proofs(
    `the path names ${target}`,
    look.attempt.witnesses.map((one) => one.placed),
    1,
  );
  if (isAddress(target)) return absent(...typed);
  const isComputer = look.hosts().some((host) => host.names.has(target));
  if (isComputer) return absent(...typed);
  if (real === null) {
    // No joined computer is called so, or host/<name> would be owned: an alias, unless the server is in no domain.
    const unowned = look.owners('host', target).queries.filter((query) => query.fact.owners.length === 0);
    return unowned.length > 0 && !hintsAtStandalone(look, target)
      ? present('assumed', ...proofs(`no computer account is called ${target}`, unowned, 1))
      : unobserved(askNameResolution(look));
  }
  // The only other server of the case is no proof for a name that looks like an appliance of its own.
  if (real.tie === 'assumed' && hintsAtStandalone(look, target)) return unobserved(askNameResolution(look));
  return present(
    real.tie,
    ...typed.map((one) => ({ ...one, says: `the path names ${target}; the server is ${real.shown}` })),
  );
}

interface RealName {
  readonly shown: string;
  readonly fqdn: HostName | null;
  /** The name of its computer account. */
  readonly account: HostName;
  /** All its names that the case knows. */
  readonly names: readonly HostName[];
  readonly tie: 'tied' | 'assumed';
}

/**
 * The computer that answers under the alias. *Tied*: what DNS or the client's hosts file says, its own record of this very
 * attempt, or the one name under which the same client opens the same share. *Assumed*: another sign that fits one computer
 * only.
 */
function realName(look: Look<Needs>): RealName | null {
  const { client, server } = look;
  const { target } = look.attempt;
  if (target === null) return null;
  const led = leadsTo(look, target);
  if (led !== null) {
    // An appliance may stand behind an alias as well, and that it does Kerberos nobody has shown.
    const isOdd = led.names.some((name) => hintsAtStandalone(look, name));
    return named(look, isOdd ? 'assumed' : 'tied', led.names);
  }
  const opened = openedShareAs(look);
  const [only] = opened;
  if (opened.length === 1 && only !== undefined) return named(look, 'tied', [only]);
  if (server !== null && !server.names.has(target)) {
    // A refusal at the client leaves no trace at any server: a record beside it is of another access.
    const tie = clientBlock(look).state === 'present' ? 'assumed' : 'tied';
    return named(look, tie, [...server.names]);
  }
  const notMine = look.hosts().filter((host) => host.id !== client?.id && !host.names.has(target));
  const assumed = [
    notMine.filter((host) => offersShare(look, host)).map((host) => [...host.names]),
    accountsAskedBeside(look).map((name) => [name]),
    grantedBeside(look).map((name) => [name]),
    notMine.filter((host) => host.roles.has('server') && host.shown !== null).map((host) => [...host.names]),
    ticketsOfOneServer(look, target),
  ];
  for (const candidates of assumed) {
    const [first] = candidates;
    if (candidates.length === 1 && first !== undefined) return named(look, 'assumed', first);
    // Two that fit are no sign, and a weaker sign does not choose between them.
    if (candidates.length > 1) return null;
  }
  return null;
}

function named(look: Look<Needs>, tie: RealName['tie'], own: readonly HostName[]): RealName | null {
  const host = own.map((name) => look.host(name)).find((known) => known !== null) ?? null;
  const names = [...new Set([...own, ...(host?.names ?? [])])];
  const [first] = names;
  if (first === undefined) return null;
  const fqdn = firstFqdn(names);
  return { shown: host?.shown ?? first, fqdn, account: firstLabel(fqdn ?? first), names, tie };
}

function offersShare(look: Look<Needs>, host: Host): boolean {
  const share = look.attempt.share?.toLowerCase() ?? null;
  if (share === null) return false;
  return (
    look.on(host, 'smb-share', (fact) => fact.name.toLowerCase() === share).length > 0 ||
    look.on(host, 'share-access', (fact) => fact.share.toLowerCase().endsWith(`\\${share}`)).length > 0
  );
}

/** Names for which `klist get` succeeded in the transcript in which it failed for the alias: the comparison, or a healthy other. */
function grantedBeside(look: Look<Needs>): readonly HostName[] {
  const files = new Set(
    look
      .tickets()
      .asked.filter((one) => !one.fact.granted)
      .map((one) => one.fact.from[0].file),
  );
  const names = look
    .all('ticket-asked')
    .filter((one) => one.fact.granted && files.has(one.fact.from[0].file))
    .map((one) => hostName(one.fact.spn))
    .filter((name) => name !== null);
  return [...new Set(names)];
}

/** The one other SMB server that the session holds tickets for. */
function ticketsOfOneServer(look: Look<Needs>, target: HostName): readonly (readonly HostName[])[] {
  const names = look
    .cifsTickets()
    .map((ticket) => hostName(ticket.fact.server))
    .filter((name) => name !== null)
    .filter((name) => name !== target);
  const labels = [...new Set(names.map(firstLabel))];
  return labels.map((label) => names.filter((name) => firstLabel(name) === label));
}

/** Accounts whose SPNs were listed in the same transcript in which the alias was asked for and not found. */
function accountsAskedBeside(look: Look<Needs>): HostName[] {
  const target = look.attempt.target;
  if (target === null) return [];
  const files = new Set(
    (['cifs', 'host'] as const).flatMap((service) =>
      look.owners(service, target).queries.map((query) => query.fact.from[0].file),
    ),
  );
  const accounts = look
    .all('spn-list')
    .filter((list) => list.fact.complete && files.has(list.fact.from[0].file));
  return [...new Set(accounts.map((list) => accountOf(list.fact.account)).filter((name) => name !== null))];
}

/** 4769 with 0x7 for cifs/<alias>, or the client's own Kerberos event that says the same. */
function kdcUnknown(look: Look<Needs>): Item {
  const target = look.attempt.target;
  if (target === null) return unobserved();
  return oneOf(
    tiedItem(
      'the KDC knows no SPN for the alias (4769, 0x7)',
      look.tied(
        'ticket-request',
        (fact) => fact.event === 4769 && fact.status === 0x7 && isServiceFor(fact.service, target),
      ),
      unobserved(askDcSecurityLog(look)),
    ),
    tiedItem(
      'the client was told that no SPN exists for the alias (Security-Kerberos)',
      look.tied(
        'kerberos-error',
        (fact) =>
          ((fact.event === 3 && fact.code === 0x7) || fact.event === 100) &&
          hostName(fact.target ?? fact.server) === target,
      ),
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
    return absent(
      ...proofs('an account holds an SPN for the name', [...owned, ...cifs.lists, ...host.lists]),
    );
  }
  if (cifs.queries.length === 0 || host.queries.length === 0) return unobserved(askSpn(look));
  return present(
    'tied',
    ...proofs(`no account holds cifs/${target}`, cifs.queries, 1),
    ...proofs(`no account holds host/${target}`, host.queries, 1),
  );
}

/**
 * The alias fails and the real name works: by tickets (`klist get` of both), or by the share itself. Both hold only for a
 * name of the computer that answers under the alias: a ticket for any other server is no contrast.
 */
function contrastByName(
  look: Look<Needs>,
  real: RealName | null,
): { readonly tickets: Item; readonly shares: Item } {
  const ask = unobserved(askTicket(look));
  if (real === null) return { tickets: ask, shares: ask };
  const refused = look.tickets().asked.filter((asked) => !asked.fact.granted);
  const granted = real.names.flatMap((name) => look.askedFor(name)).filter((asked) => asked.fact.granted);
  const held = look
    .cifsTickets()
    .filter((ticket) => real.names.some((name) => ticket.fact.server === spn(`cifs/${name}`)));
  const works = look
    .all('access-tried')
    .filter(
      (placed) =>
        placed.fact.outcome === 'succeeded' &&
        placed.fact.command !== 'told' &&
        placed.host?.id === look.client?.id &&
        usedSameAccount(look, placed) &&
        isSameShare(look, placed.fact.target) &&
        real.names.some((name) => uncPath(placed.fact.target)?.server === name),
    );
  const [failing] = refused;
  const [working] = granted;
  const session = refused.some((one) => one.strength === 'tied') ? real.tie : 'weak';
  return {
    tickets:
      failing === undefined || working === undefined
        ? ask
        : atMost(
            session,
            present(
              'tied',
              proof('klist get fails for the alias', failing),
              proof('klist get succeeds for the real name', working),
            ),
          ),
    shares:
      works.length > 0 && held.length > 0
        ? present(
            real.tie,
            ...proofs('the same client opens the share by the real name', works, 1),
            ...proofs('with a Kerberos ticket', held, 1),
          )
        : ask,
  };
}

/** Another share has permissions of its own. Where the attempt names none, any share of the server is a comparison. */
function isSameShare(look: Look<Needs>, path: string | null): boolean {
  const share = look.attempt.share?.toLowerCase() ?? null;
  return share === null || uncPath(path)?.share?.toLowerCase() === share;
}

/** The real name fails in the same way from the same client: then it is not the name. */
function realNameFails(look: Look<Needs>, real: RealName | null): Item {
  if (real === null || look.client === null) return unobserved();
  const failing = look.attempts
    .filter(
      (other) =>
        other.client?.id === look.client?.id &&
        other.target !== null &&
        real.names.includes(other.target) &&
        other.recovered === null,
    )
    .flatMap((other) => other.witnesses)
    .filter(
      ({ fact }) =>
        (fact.kind === 'ntlm-blocked' && [4001, 4015, 31023].includes(fact.event)) ||
        (fact.kind === 'access-tried' &&
          fact.command !== 'told' &&
          ACCESS_CODES.has(win32Of(fact.code ?? 0) ?? 0) &&
          isSameShare(look, fact.target)),
    );
  const refused = real.names.flatMap((name) => look.askedFor(name)).filter((asked) => !asked.fact.granted);
  return shown(
    'the real name of the server fails in the same way',
    [...failing.map((one) => one.placed), ...refused],
    real.tie,
  );
}

/** The server is in a workgroup, or nobody owns its own name either: then it has no SPN under any name. */
function outsideDomain(look: Look<Needs>, real: RealName | null): Item {
  if (real === null) return unobserved();
  const host = real.names.map((name) => look.host(name)).find((known) => known !== null) ?? null;
  const stated = joinStates(look, host, 'workgroup');
  const own = real.names.map((name) => ({
    cifs: look.owners('cifs', name),
    host: look.owners('host', name),
  }));
  const all = own.flatMap(({ cifs, host }) => [cifs, host]);
  const isOwned = all.some(
    ({ queries, lists }) => lists.length > 0 || queries.some((query) => query.fact.owners.length > 0),
  );
  const unowned = own
    .filter(({ cifs, host }) => cifs.queries.length > 0 && host.queries.length > 0)
    .flatMap(({ host }) => host.queries);
  return oneOf(
    shown('the server is in a workgroup, so no name of it has an SPN', stated, real.tie),
    shown('no account holds an SPN for the server’s own name either', isOwned ? [] : unowned, real.tie),
  );
}

/** A password that is saved for the alias alone fails by the alias alone, whoever owns its SPN. */
function ownCredential(look: Look<Needs>): NonNullable<Findings['cap']> | null {
  const { target } = look.attempt;
  const saved = target === null ? [] : savedEntries(look, [target]);
  return saved.length > 0 && fallbackStopped(look).state !== 'present'
    ? { at: 'likely', why: 'a credential is saved for this name: it may be the one that is refused' }
    : null;
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
  return shown(
    'the session holds a ticket for the name',
    look.tickets().held.filter((ticket) => ticket.strength === 'tied'),
  );
}

/** The alias with the DNS suffix of the server's real name, for commands that want an FQDN. */
function aliasFqdn(alias: string, fqdn: HostName | null): string {
  return alias.includes('.') || fqdn === null ? alias : `${alias}.${fqdn.slice(fqdn.indexOf('.') + 1)}`;
}
