/**
 * The name leads to the wrong computer or to none: an old record, a missing suffix, split DNS, a line in a hosts file. Then
 * the ticket is for one account and another computer answers, or nothing answers at all.
 *
 * A time-out (DNS-Client 1014) is no "no such name": the record may be well, and the DNS server is not. For a name of one label
 * Windows asks further after DNS (NetBIOS, LLMNR), so that a "no such name" of DNS alone does not prove it unknown:
 * https://support.microsoft.com/en-us/topic/microsoft-tcp-ip-host-name-resolution-order-dae00cc9-7e9c-c0cc-8360-477b99cb978a
 */
import type { Look } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import { inCommand } from '../../windows/command-name.ts';
import {
  firstLabel,
  hostName,
  isAddress,
  isComputerAccount,
  isLegible,
  nameForm,
  type HostName,
} from '../../windows/names.ts';
import { askNameResolution, askSystemLog } from '../asks.ts';
import { cause } from '../cause.ts';
import { serverInCommand, targetInCommand } from '../command-name.ts';
import {
  atMost,
  isPresent,
  oneOf,
  present,
  proofs,
  supporting,
  tiedItem,
  unobserved,
  type Ask,
  type Item,
} from '../item.ts';
import {
  besideOnClient,
  isTied,
  kerberosErrors,
  KERBEROS_FAILURE_KINDS,
  undecryptable,
} from '../kerberos-failure.ts';
import {
  byDns,
  byHostsFile,
  ownAddresses,
  RESOLUTION_KINDS,
  spokenNames,
  type Leads,
} from '../name-resolution.ts';
import { AT_SERVER_KINDS, reachedServer, serverHeardNothing } from '../reached-server.ts';
import { opensByOwnName, worksByOwnName } from '../same-host-works.ts';
import { clientName, onClient, onClientAsAdministrator, serverName, verifyKerberos } from '../steps.ts';
import { targetName } from '../target-name.ts';
import { toldCode, visibleCode } from '../visible-code.ts';

const NEEDS = [
  ...KERBEROS_FAILURE_KINDS,
  ...AT_SERVER_KINDS,
  ...RESOLUTION_KINDS,
  'port-tested',
  'dns-timeout',
  'ticket-held',
] as const;
type Needs = (typeof NEEDS)[number];

const NAME_NOT_RESOLVED = 30800;
const CONNECTION_FAILED = 30803;
const PATH_NOT_FOUND = 53;
/** What a wrong or dead address gives before anybody answers. */
const NOT_REACHED: readonly number[] = [53, 64, 67, 121, 1231];
/** Written only after somebody had answered: refused negotiation, session set-up, share, signature, guest. */
const ANSWERED: ReadonlySet<number> = new Set([
  30816, 31000, 31001, 31002, 31010, 31013, 31014, 31015, 31017, 31019, 31020,
]);
const SMB_PORT = 445;

export default cause({
  id: 'dns-wrong-or-stale',
  title: 'The name leads to the wrong computer, or to none',
  role: 'root',
  stage: 'name',
  references: [
    'https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/kerberos-authentication-troubleshooting-guidance',
    'https://support.microsoft.com/en-us/topic/microsoft-tcp-ip-host-name-resolution-order-dae00cc9-7e9c-c0cc-8360-477b99cb978a',
    'https://learn.microsoft.com/en-us/troubleshoot/windows-server/networking/dns-client-resolution-timeouts',
  ],
  about: {
    statement:
      'The name in the path is not known, or it stands for an address that is not the server’s: an old DNS record, a missing suffix, a DNS server that is not the domain’s, or a line in the hosts file of the client. Kerberos then gets a ticket for one computer and hands it to another, or nothing answers at all, and people fall back to IP addresses.',
    provedBy: [
      'The name leads to an address that the server does not have, the ticket for the name could not be decrypted, and another computer is shown to have answered.',
      'The hosts file of the client gives the name another address than DNS does, and the access fails as it does at a wrong address.',
      'The name cannot be resolved (event 30800, “no such name” from DNS for the full name, or event 1014), and the access ends with error 53.',
    ],
    ruledOutBy: [
      'The server logged this access, so the name led to it.',
      'The name leads to the server’s own address, and the same client opens the server by its full name with a ticket.',
    ],
    prevention: ['P7'],
  },
  lookalikes: [
    {
      id: 'smb-port-blocked',
      says: 'The name was resolved and the connection failed: event 30803 instead of 30800, and a port test that shows the server’s own address.',
    },
    {
      id: 'machine-password-out-of-sync',
      says: 'The right computer answers and cannot decrypt the ticket: the address is the server’s own, and NETLOGON complains there.',
    },
    {
      id: 'spn-on-wrong-account',
      says: 'The address is right, but setspn shows the name on another account.',
    },
    { id: 'duplicate-spn', says: 'Two accounts hold the name; the address is right.' },
    {
      id: 'ip-address-access',
      says: 'People type the address because the name does not work: repair the name, then the path.',
    },
    {
      id: 'no-kdc-line-of-sight',
      says: 'Event 1014 for a domain controller or an _msdcs name: then the client finds no KDC, whatever the name of the file server is.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const elsewhere = leadsElsewhere(look);
    const twoAddresses = hostsFileDiffers(look);
    const event = notResolvedEvent(look);
    const timeout = dnsTimeout(look);
    const pathNotFound = visibleCode(look, [PATH_NOT_FOUND]);
    return {
      necessary: [],
      sufficient: [
        [elsewhere, undecryptable(look), anotherAnswered(look)],
        [twoAddresses, oneOf(notReached(look), undecryptable(look))],
        [oneOf(event, noSuchName(look), timeout, unobserved(askNameResolution(look))), pathNotFound],
      ],
      specific: [event, timeout, oneOf(elsewhere, twoAddresses)],
      against: [reachedServer(look), rightAndAccepted(look)],
      supports: [
        pathNotFound,
        toldCode(look, [PATH_NOT_FOUND]),
        supporting(tiedItem('the name could not be resolved; why is not said', answersWith(look, 'failed'))),
      ],
    };
  },
  needsNoTrigger: (look) => isTied(notResolvedEvent(look)) && isTied(visibleCode(look, [PATH_NOT_FOUND])),
  hasContrast: opensByOwnName,
  clause: (look) => `${targetName(look)} ${whatIsWrong(look)}`,
  stageWords: (look) => `Name: it ${whatIsWrong(look)}`,
  remedies: (look) => [
    ...(byHostsFile(look).length > 0 ? [takeOutOfHostsFile(look)] : []),
    correctRecord(look),
  ],
});

/** The sub-reason, as far as it is shown. */
function whatIsWrong(look: Look<Needs>): string {
  if (isPresent(hostsFileDiffers(look)))
    return `has another address in the hosts file of ${clientName(look)}`;
  if (isPresent(leadsElsewhere(look))) return `leads to an address that ${serverName(look)} does not have`;
  if (answersWith(look, 'no-such-name').length > 0) {
    const strangers = strangeDnsServers(look);
    return strangers.length === 0
      ? 'has no record in DNS'
      : `is not known to the DNS servers of ${clientName(look)} (${strangers.join(', ')}), none of which is a domain controller`;
  }
  if (isPresent(dnsTimeout(look))) return 'was asked of DNS servers that do not answer';
  return 'is not resolved';
}

/** DNS servers of the client, where the addresses of a domain controller are known and none of these is one. */
function strangeDnsServers(look: Look<Needs>): readonly string[] {
  const asked = look.on(look.client, 'network-config').flatMap(({ fact }) => fact.dnsServers);
  const controllers = look.hosts().filter((host) => host.roles.has('domain-controller'));
  const isController = (written: string): boolean =>
    controllers.some((host) => host.id === look.host(written)?.id);
  return controllers.some((host) => host.addresses.size > 0) && !asked.some(isController) ? asked : [];
}

/** What the client resolves the name to: its hosts file is asked first. */
function leads(look: Look<Needs>): readonly Leads[] {
  const hosts = byHostsFile(look).filter((lead) => lead.strength === 'tied');
  return hosts.length > 0 ? hosts : byDns(look);
}

/** An address mismatch: not one of the addresses is the server's own. Weak where answers of DNS differ among themselves. */
function leadsElsewhere(look: Look<Needs>): Item {
  const own = ownAddresses(look);
  const all = leads(look);
  const wrong = all.filter((lead) => !lead.addresses.some((address) => own.addresses.has(address)));
  const [first] = wrong;
  if (own.placed.length === 0 || first === undefined) return unobserved(askOwnAddress(look));
  const isWeak = wrong.length < all.length || wrong.every((lead) => lead.strength === 'weak');
  return present(
    isWeak ? 'weak' : 'tied',
    ...proofs(
      `${targetName(look)} leads to ${first.addresses.join(', ')}`,
      wrong.map((lead) => lead.placed),
    ),
    ...proofs(`${serverName(look)} has other addresses (ipconfig)`, own.placed, 1),
  );
}

function askOwnAddress(look: Look): Ask {
  return {
    what: 'which addresses the server has',
    command: 'ipconfig /all',
    host: look.server?.shown ?? null,
    role: 'server',
  };
}

/** The hosts file of this client against DNS; where the server's own address stands in it, it is DNS that is wrong. */
function hostsFileDiffers(look: Look<Needs>): Item {
  const hosts = byHostsFile(look);
  const dns = byDns(look);
  const own = ownAddresses(look).addresses;
  const inDns = new Set(dns.flatMap((lead) => lead.addresses));
  const inHosts = hosts.flatMap((lead) => lead.addresses);
  const differs = inHosts.every((address) => !inDns.has(address) && !own.has(address));
  if (hosts.length === 0 || dns.length === 0 || !differs) return unobserved(askHostsFile(look));
  const isWeak =
    hosts.every((lead) => lead.strength === 'weak') || dns.every((lead) => lead.strength === 'weak');
  return present(
    isWeak ? 'weak' : 'tied',
    ...proofs(
      `the hosts file of ${clientName(look)} gives the name the address ${inHosts.join(', ')}`,
      hosts.map((lead) => lead.placed),
      1,
    ),
    ...proofs(
      `DNS gives ${[...inDns].join(', ')}`,
      dns.map((lead) => lead.placed),
      1,
    ),
  );
}

/** The code of an address where nobody answers. Weak where somebody did: a refused guest is told 53 as well. */
function notReached(look: Look<Needs>): Item {
  const refused = look.tied('smb-client-failure', (fact) => ANSWERED.has(fact.event));
  const addresses = byHostsFile(look).flatMap((lead) => lead.addresses);
  const open = look
    .on(look.client, 'port-tested', (fact) => fact.port === SMB_PORT && fact.open)
    .filter(
      (placed) =>
        look.momentTie(placed) !== null &&
        addresses.some((address) => address === hostName(placed.fact.address)),
    );
  const code = visibleCode(look, NOT_REACHED);
  return refused.length > 0 || open.length > 0 ? atMost('weak', code) : code;
}

function askHostsFile(look: Look): Ask {
  return {
    what: 'whether the hosts file of the client names the server',
    command: String.raw`cmd /c type C:\Windows\System32\drivers\etc\hosts`,
    host: look.client?.shown ?? null,
    role: 'client',
  };
}

/**
 * Somebody else answered under this name. An address that the server does not have may be that of a NAT or a load balancer before
 * it: then a ticket that cannot be decrypted has another reason.
 */
function anotherAnswered(look: Look<Needs>): Item {
  const { server } = look;
  const events = kerberosErrors(look, (fact) => fact.event === 4 && isStranger(look, fact.server));
  const reached = leads(look)
    .filter((lead) => lead.strength === 'tied')
    .flatMap((lead) => lead.addresses);
  const neighbours = look
    .all('network-config')
    .filter(
      ({ fact, host }) =>
        host !== null &&
        host.id !== server?.id &&
        fact.addresses.some((written) => reached.some((address) => address === hostName(written))),
    );
  return oneOf(
    tiedItem('the event names another computer than the server', events),
    neighbours.length === 0
      ? unobserved()
      : present('tied', ...proofs('the address is another computer’s (ipconfig)', neighbours)),
    serverHeardNothing(look),
  );
}

/**
 * Event 4 prints who answered: a computer of the case, or the account of one that no file names. A service account may run on the
 * server itself.
 */
function isStranger(look: Look<Needs>, answered: string | null): boolean {
  const { server } = look;
  if (server === null) return false;
  const known = look.host(answered);
  if (known !== null) return known.id !== server.id;
  const name = hostName(answered);
  if (name === null || !isComputerAccount(answered) || !isLegible(name)) return false;
  // The name of an account ends after 15 characters.
  return [...server.names].every((own) => firstLabel(own).slice(0, 15) !== name);
}

/** 30800: the SMB client could not resolve this name. Weak where it then tried to connect: a computer wakes before its network. */
function notResolvedEvent(look: Look<Needs>): Item {
  const ofName = (event: number) =>
    look.tied(
      'smb-client-failure',
      (fact) => fact.event === event && hostName(fact.server) === look.attempt.target,
    );
  const events = ofName(NAME_NOT_RESOLVED);
  return tiedItem(
    'the SMB client could not resolve the name (event 30800)',
    ofName(CONNECTION_FAILED).length > 0 ? events.map(weakened) : events,
  );
}

/** "No such name" of DNS. Weak for a single label, and where something resolved it all the same. */
function noSuchName(look: Look<Needs>): Item {
  const answers = answersWith(look, 'no-such-name');
  return tiedItem(
    'DNS knows no such name',
    isResolvable(look) || isSingleLabel(look) ? answers.map(weakened) : answers,
  );
}

/** 1014: no DNS server answered for this name. */
function dnsTimeout(look: Look<Needs>): Item {
  const names = spokenNames(look);
  const events = look
    .on(look.client, 'dns-timeout', (fact) => isAmong(fact.name, names))
    .flatMap((placed) => {
      // Without a time of the failure the event may be of any hour: then it ties weakly.
      const strength = look.attempt.times.length === 0 ? 'weak' : besideOnClient(look, placed);
      return strength === null ? [] : [{ placed, strength }];
    });
  return tiedItem(
    'no DNS server answered for the name (DNS-Client 1014)',
    isResolvable(look) || isSingleLabel(look) ? events.map(weakened) : events,
    unobserved(askSystemLog(look, 'client')),
  );
}

function answersWith(look: Look<Needs>, outcome: 'no-such-name' | 'failed') {
  const names = spokenNames(look);
  return look.all('name-resolved').flatMap((placed) => {
    const { fact } = placed;
    const strength = look.momentTie(placed);
    const isOurs = fact.source === 'dns' && fact.outcome === outcome && isAmong(fact.name, names);
    return isOurs && strength !== null ? [{ placed, strength }] : [];
  });
}

/** The name was resolved after all: by DNS, by the hosts file, by the SMB client or by a port test. */
function isResolvable(look: Look<Needs>): boolean {
  const names = spokenNames(look);
  const connected = look.tied('smb-client-failure', (fact) => fact.event === CONNECTION_FAILED);
  const tested = look
    .on(look.client, 'port-tested', (fact) => fact.address !== null && isAmong(fact.target, names))
    .filter((placed) => look.momentTie(placed) !== null);
  return byDns(look).length > 0 || byHostsFile(look).length > 0 || connected.length > 0 || tested.length > 0;
}

/** NetBIOS and LLMNR may know a single label that DNS does not. */
function isSingleLabel(look: Look<Needs>): boolean {
  return look.attempt.target !== null && nameForm(look.attempt.target) === 'netbios';
}

function weakened<P extends Placed>(one: { readonly placed: P }) {
  return { placed: one.placed, strength: 'weak' as const };
}

function isAmong(written: string | null, names: readonly HostName[]): boolean {
  const name = hostName(written);
  return name !== null && names.includes(name);
}

/** The name as typed leads to the server's own address, and the server's full name is accepted with a ticket. */
function rightAndAccepted(look: Look<Needs>): Item {
  const own = ownAddresses(look);
  const all = leads(look);
  const isRight =
    all.length > 0 && all.every((lead) => lead.addresses.some((address) => own.addresses.has(address)));
  const accepted = worksByOwnName(look);
  if (!isRight || !isPresent(accepted)) return unobserved();
  return present(
    accepted.tie,
    ...proofs(
      `${targetName(look)} leads to the server’s own address`,
      all.map((lead) => lead.placed),
      1,
    ),
    ...accepted.proofs,
  );
}

function takeOutOfHostsFile(look: Look<Needs>) {
  return {
    level: 1 as const,
    title: 'Take the line out of the hosts file',
    explanation:
      'The hosts file is asked before DNS and never grows old by itself. Whoever wrote the line had a reason: find it out first.',
    steps: [
      {
        where: onClientAsAdministrator(look),
        command: String.raw`copy C:\Windows\System32\drivers\etc\hosts C:\Windows\System32\drivers\etc\hosts.before`,
        says: null,
      },
      {
        where: onClientAsAdministrator(look),
        command: String.raw`notepad C:\Windows\System32\drivers\etc\hosts`,
        says: `Put a # before the line with ${targetName(look)}.`,
      },
      { where: onClient(look), command: 'ipconfig /flushdns', says: null },
    ],
    verify: verifyKerberos(look),
    rollback: [
      String.raw`copy C:\Windows\System32\drivers\etc\hosts.before C:\Windows\System32\drivers\etc\hosts`,
    ],
  };
}

function correctRecord(look: Look<Needs>) {
  const { client, attempt } = look;
  const suffix = inCommand(client?.domain ?? look.server?.domain, '<domain>');
  const isName = attempt.target === null || !isAddress(attempt.target);
  return {
    level: 1 as const,
    title: 'Correct the record, or the way the client asks',
    explanation:
      'Look at the spelling first. Then see which of three it is: the record is missing or old, the client asks a DNS server that is not the domain’s, or the DNS server does not answer. Do not switch to the IP address instead: it has no ticket.',
    steps: [
      {
        where: `${onClient(look)}, in PowerShell`,
        command: isName
          ? `Resolve-DnsName ${targetInCommand(look)} -DnsOnly`
          : 'Resolve-DnsName <server> -DnsOnly',
        says: `What it must give are the addresses that ipconfig prints on ${serverName(look)}.`,
      },
      {
        where: onClient(look),
        command: 'ipconfig /all',
        says: `The DNS servers must be those of the domain, and ${suffix} must be among the suffixes where short names are used.`,
      },
      {
        where: `on ${serverName(look)}, as administrator`,
        command: 'ipconfig /registerdns',
        says: 'Writes its own record anew. Delete the old one on the DNS server, and let scavenging keep the zone clean.',
      },
      { where: onClient(look), command: 'ipconfig /flushdns', says: null },
    ],
    verify: [
      `Resolve-DnsName ${targetInCommand(look)} gives the address of ${serverInCommand(look)}.`,
      ...verifyKerberos(look),
    ],
    rollback: ['Write the old record again; note it before it is deleted.'],
  };
}
