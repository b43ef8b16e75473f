/**
 * The client reaches no domain controller for Kerberos: the VPN is down, port 88 or DNS is blocked, the site is wrong.
 * NTLM had hidden it, because with NTLM only the server needs a domain controller.
 *
 * Error 1311 alone proves nothing: it is also seen where a KDC answered and its certificate was rejected.
 * https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/kerberos-authentication-troubleshooting-guidance
 */
import type { Look } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import { timesNear } from '../../correlation/ties.ts';
import { dnsSuffix, firstLabel, hostName, type HostName } from '../../windows/names.ts';
import { explainStatus } from '../../windows/status.ts';
import { askJoinState, askKdcReach, askSystemLog } from '../asks.ts';
import { cause } from '../cause.ts';
import { domainInCommand, targetInCommand } from '../command-name.ts';
import {
  absent,
  oneOf,
  present,
  proof,
  shown,
  supporting,
  tiedItem,
  unobserved,
  type Item,
} from '../item.ts';
import { besideOnClient, isTied, KERBEROS_FAILURE_KINDS } from '../kerberos-failure.ts';
import { clientException, clientName, onClient, verifyKerberos } from '../steps.ts';
import { toldCode, visibleCode } from '../visible-code.ts';

const NEEDS = [
  ...KERBEROS_FAILURE_KINDS,
  'secure-channel-error',
  'lsa-error',
  'join-state',
  'ticket-held',
  'log-coverage',
] as const;
type Needs = (typeof NEEDS)[number];

const NO_LOGON_SERVERS = 1311;
const NO_LOGON_SERVERS_STATUS = 0xc000005e;
const NO_DOMAIN_CONTROLLER = 5719;
const CONNECTION_FAILED = 30803;
const LSA_ERROR = 40960;
const MINUTE_MS = 60_000;
const BEFORE_MS = 15 * MINUTE_MS;
const BESIDE_MS = 5 * MINUTE_MS;
const TICKET_LIFETIME_MS = 600 * MINUTE_MS;
/** The client rejected the certificate of a KDC: so one answered. */
const KDC_CERTIFICATE: ReadonlySet<number> = new Set([0xc000040c, 0xc000040d, 0xc000040e, 0xc000040f]);

export default cause({
  id: 'no-kdc-line-of-sight',
  title: 'The client reaches no domain controller for Kerberos',
  role: 'root',
  stage: 'kerberos',
  references: [
    'https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/kerberos-authentication-troubleshooting-guidance',
    'https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/broken-trust-relationship-domain-joined-device-its-domain-secure-channel-issues',
  ],
  lookalikes: [
    'Error 1311 without any sign of unreachability: the KDC may have answered and its certificate was rejected, or the client has no domain at all.',
    'DNS leads to a wrong or dead address: the domain controllers are there.',
    'Only large tickets fail: UDP fragments are lost on the way.',
  ],
  needs: NEEDS,
  judge(look, rulings) {
    // A domain controller whose certificate was rejected has answered, whatever NETLOGON had found minutes before.
    const answered = rulings.of('kdc-certificate-untrusted')?.level === 'confirmed';
    const noDc = noDomainController(look);
    const sign = oneOf(noDc, connectionToDcFailed(look), unobserved(askKdcReach(look)));
    const code = visibleCode(look, [NO_LOGON_SERVERS]);
    return {
      necessary: [inDomain(look), sign],
      sufficient: [
        [unobserved(askKdcReach(look))],
        [
          answered ? absent() : oneOf(code, lsaForTarget(look)),
          oneOf(noDc, lsaNamesDomain(look), unobserved(askSystemLog(look, 'client'))),
        ],
      ],
      specific: [sign],
      against: [ticketJustIssued(look), kdcAnswered(look), outsideAnyDomain(look)],
      supports: [code, toldCode(look, [NO_LOGON_SERVERS])],
      cap: mayHaveAnswered(look)
        ? { at: 'likely', why: 'a KDC answered this account from an address that may be this client’s' }
        : null,
    };
  },
  needsNoTrigger: (look) => isTied(visibleCode(look, [NO_LOGON_SERVERS])),
  clause: (look) => `${clientName(look)} reaches no domain controller for Kerberos`,
  stageWords: () => 'No ticket: no domain controller was reached',
  remedies: (look) => [
    {
      level: 1,
      title: 'Open the way from the client to the domain controllers',
      explanation:
        'Kerberos needs TCP and UDP 88; with it belong 53 (DNS), 389 (LDAP) and 464 (password change). For remote clients: the VPN, or a KDC proxy.',
      steps: [
        {
          where: onClient(look),
          command: `nltest /dsgetdc:${domainInCommand(look)} /force /kdc`,
          says: 'Error 1355: no KDC was found.',
        },
        {
          where: onClient(look),
          command: 'Test-NetConnection <domain controller> -Port 88',
          says: 'In PowerShell. TcpTestSucceeded must be True.',
        },
        {
          where: 'in the firewall, the VPN, or Active Directory Sites and Services',
          command: null,
          says: 'Repair what these two show: ports, routes, or the subnet of the client.',
        },
      ],
      verify: verifyKerberos(look, targetInCommand(look)),
      rollback: ['Close the ports again; nothing else was changed.'],
    },
    clientException(look),
  ],
});

/** NETLOGON 5719 of the client, at most 15 minutes before the failure. Without times it can only support. */
function noDomainController(look: Look<Needs>): Item {
  const says = `${clientName(look)} reached no domain controller (NETLOGON 5719)`;
  const errors = look.on(look.client, 'secure-channel-error', (fact) => fact.event === NO_DOMAIN_CONTROLLER);
  return tiedItem(says, beside(look, errors), supporting(shown(`${says}, at another time`, errors, 'weak')));
}

/** TCP to a domain controller failed (SmbClient/Connectivity 30803). */
function connectionToDcFailed(look: Look<Needs>): Item {
  const errors = look.on(
    look.client,
    'smb-client-failure',
    (fact) =>
      fact.event === CONNECTION_FAILED && look.host(fact.server)?.roles.has('domain-controller') === true,
  );
  return tiedItem(
    `${clientName(look)} could not connect to a domain controller (event 30803)`,
    beside(look, errors),
  );
}

function beside<P extends Placed>(
  look: Look<Needs>,
  placed: readonly P[],
): { placed: P; strength: 'tied' | 'weak' }[] {
  return placed.flatMap((one) => {
    const strength = besideOnClient(look, one, BEFORE_MS);
    return strength === null ? [] : [{ placed: one, strength }];
  });
}

/** 40960 with "no logon servers" for the very target of the attempt: the error that its program was given. */
function lsaForTarget(look: Look<Needs>): Item {
  return tiedItem(
    'LSA found no logon server for this target (event 40960)',
    look.tied('lsa-error', (fact) => fact.event === LSA_ERROR && fact.code === NO_LOGON_SERVERS_STATUS),
  );
}

/** 40960 with "no logon servers" for a realm or computer of the client's own domain. */
function lsaNamesDomain(look: Look<Needs>): Item {
  const domain = look.client?.domain ?? null;
  const errors = look
    .on(
      look.client,
      'lsa-error',
      (fact) =>
        fact.event === LSA_ERROR && fact.code === NO_LOGON_SERVERS_STATUS && isOfDomain(fact.target, domain),
    )
    .flatMap((placed) => {
      const strength = besideOnClient(look, placed);
      return strength === null ? [] : [{ placed, strength }];
    });
  return tiedItem(`LSA found no logon server of ${domain ?? 'the domain'} (event 40960)`, errors);
}

function isOfDomain(target: string | null, domain: string | null): boolean {
  if (domain === null || target === null) return false;
  const realm = target.includes('@') ? target.slice(target.lastIndexOf('@') + 1).toLowerCase() : null;
  const name = hostName(target);
  return realm === domain || name === domain || (name !== null && dnsSuffix(name) === domain);
}

/** The client belongs to a domain: its own word, or what only a member writes. */
function inDomain(look: Look<Needs>): Item {
  const { client } = look;
  const joined = look.on(client, 'join-state', (fact) => fact.state === 'domain');
  const member = look.on(client, 'secure-channel-error', (fact) => fact.event === NO_DOMAIN_CONTROLLER);
  const tgt = look.tgts().filter((placed) => placed.host?.id === client?.id);
  const records =
    client === null || client.domain === null
      ? []
      : look.on(client, 'log-coverage', (fact) => hasSuffix(fact.computer));
  return oneOf(
    shown(`${clientName(look)} is joined to a domain`, joined),
    shown(`NETLOGON of ${clientName(look)} looks for a domain controller, so it is a member`, member),
    shown('the session holds a ticket-granting ticket of a domain', tgt),
    // A workgroup computer can be given a DNS suffix by hand.
    shown(`${clientName(look)} writes its name with the suffix ${client?.domain ?? ''}`, records, 'assumed'),
    unobserved(askJoinState(look)),
  );
}

function hasSuffix(computer: string | null): boolean {
  const name = hostName(computer);
  return name !== null && dnsSuffix(name) !== null;
}

/** A valid service ticket in the cache needs no KDC. One for another server says only that a KDC was there earlier. */
/** The account got a ticket within the lifetime, from an address of which no file tells whose it is. */
function mayHaveAnswered(look: Look<Needs>): boolean {
  if (look.attempt.user === null || look.client === null || look.client.addresses.size > 0) return false;
  return look
    .ofAccount('ticket-request', (fact) => fact.status === 0 && look.host(fact.address) === null)
    .some(
      (placed) =>
        placed.fact.user !== '' &&
        clocksCompare(look, placed) &&
        timesNear(look.attempt.times, placed.fact.times, TICKET_LIFETIME_MS, BESIDE_MS).length > 0,
    );
}

function ticketJustIssued(look: Look<Needs>): Item {
  const granted = look.all('ticket-request').filter((placed) => {
    const { fact } = placed;
    return (
      fact.event === 4769 &&
      fact.status === 0 &&
      fromClient(look, fact.address) &&
      clocksCompare(look, placed) &&
      timesNear(look.attempt.times, fact.times, TICKET_LIFETIME_MS, 0).length > 0
    );
  });
  const forServer = granted.filter(
    ({ fact }) => look.server !== null && look.host(fact.service)?.id === look.server.id,
  );
  if (forServer.length > 0)
    return shown('a KDC gave this client a ticket for the server within the ticket lifetime', forServer);
  return supporting(shown('a KDC gave this client a ticket within the hours before', granted));
}

/** Whatever the answer was: within five minutes a KDC answered this client. */
function kdcAnswered(look: Look<Needs>): Item {
  const isBeside = (placed: Placed): boolean =>
    timesNear(look.attempt.times, placed.fact.times, BESIDE_MS, BESIDE_MS).length > 0;
  const atKdc = look
    .all('ticket-request')
    .filter(
      (placed) => fromClient(look, placed.fact.address) && clocksCompare(look, placed) && isBeside(placed),
    );
  const errors = look
    .on(
      look.client,
      'kerberos-error',
      (fact) => fact.event === 9 || (fact.event === 3 && isKdcCode(fact.code)),
    )
    .filter(isBeside);
  const rejected = look
    .on(look.client, 'lsa-error', (fact) => fact.code !== null && KDC_CERTIFICATE.has(fact.code))
    .filter(isBeside);
  return oneOf(
    shown('a KDC answered this client within five minutes', atKdc),
    shown('the client logged the answer of a KDC within five minutes', errors),
    shown(
      `the client rejected the certificate of a domain controller, so one answered: ${explainStatus(rejected[0]?.fact.code ?? 0)}`,
      rejected,
    ),
  );
}

/** Result codes below 0x1F come from a KDC; from 0x1F on most are a server's. 0x1D is written without one, too. */
function isKdcCode(code: number | null): boolean {
  if (code === null) return false;
  return (code > 0 && code < 0x1f && code !== 0x1d) || code === 0x34 || code === 0x44;
}

function outsideAnyDomain(look: Look<Needs>): Item {
  const { client, attempt } = look;
  // Captures that disagree on the domain say nothing of it.
  const states = look.on(client, 'join-state');
  const [outside] = states.some((placed) => placed.fact.state === 'domain') ? [] : states;
  const domain = hostName(attempt.user?.domain);
  const isLocal = domain === null || domain === '.' || domain === 'workgroup' || isNameOf(look, domain);
  return outside !== undefined && isLocal
    ? present(
        'tied',
        proof(`${clientName(look)} belongs to no domain, and no domain account was given`, outside),
      )
    : unobserved();
}

function isNameOf(look: Look<Needs>, name: HostName): boolean {
  return [...(look.client?.names ?? [])].some((own) => firstLabel(own) === name);
}

function fromClient(look: Look<Needs>, address: string | null): boolean {
  const at = hostName(address);
  return at !== null && (look.attempt.clientAddresses.has(at) || look.client?.addresses.has(at) === true);
}

/** Clock times compare where both zones are known, or both exports print an unknown one. */
function clocksCompare(look: Look<Needs>, placed: Placed): boolean {
  return placed.zoneKnown === look.attempt.zoneKnown;
}
