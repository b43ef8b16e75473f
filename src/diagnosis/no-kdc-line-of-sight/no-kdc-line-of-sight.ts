/**
 * The client reaches no domain controller for Kerberos: the VPN is down, port 88 or DNS is blocked, the site is wrong.
 * NTLM had hidden it, because with NTLM only the server needs a domain controller.
 *
 * Error 1311 alone proves nothing: it is also seen where a KDC answered and its certificate was rejected. That no domain
 * controller heard of the client would prove it as well, but no file lists all of them.
 * https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/kerberos-authentication-troubleshooting-guidance
 */
import type { Look } from '../../correlation/look.ts';
import { timesNear } from '../../correlation/ties.ts';
import { firstLabel, hostName, type HostName } from '../../windows/names.ts';
import { askKdcReach } from '../asks.ts';
import { cause, type Rulings } from '../cause.ts';
import { domainInCommand, targetInCommand } from '../command-name.ts';
import { absent, oneOf, present, proof, shown, supporting, unobserved, type Item } from '../item.ts';
import { isTied } from '../kerberos-failure.ts';
import { asksNoKdc } from '../kerberos-not-asked.ts';
import { clientException, clientName, onClient, verifyKerberos } from '../steps.ts';
import { toldCode, visibleCode } from '../visible-code.ts';
import type { Findings } from '../verdict.ts';
import { clocksCompare, fromClient, kdcAnswered } from './answers.ts';
import { inDomain } from './own-domain.ts';
import {
  connectionToDcFailed,
  dcNameTimedOut,
  dcNotFound,
  dnsPortClosed,
  failureTimes,
  kdcPortClosed,
  lsaForTarget,
  lsaNamesDomain,
  NO_LOGON_SERVERS,
  noSession,
  SIGN_KINDS,
} from './signs.ts';

const NEEDS = [...SIGN_KINDS, 'ticket-list', 'ticket-asked'] as const;
type Needs = (typeof NEEDS)[number];
type Cap = NonNullable<Findings['cap']> | null;

const BESIDE_MS = 5 * 60_000;
const TICKET_LIFETIME_MS = 600 * 60_000;

export default cause({
  id: 'no-kdc-line-of-sight',
  title: 'The client reaches no domain controller for Kerberos',
  role: 'root',
  stage: 'kerberos',
  references: [
    'https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/kerberos-authentication-troubleshooting-guidance',
    'https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/broken-trust-relationship-domain-joined-device-its-domain-secure-channel-issues',
    'https://learn.microsoft.com/en-us/windows/win32/api/dsgetdc/nf-dsgetdc-dsgetdcnamea',
  ],
  about: {
    statement:
      'For Kerberos the client itself must talk to a domain controller. Here it reaches none: the VPN is down or does not carry port 88, DNS does not lead to the domain, or the site is wrong. With NTLM only the file server needs a domain controller, so nobody noticed until NTLM was restricted.',
    provedBy: [
      'On the client, nltest /dsgetdc finds no domain controller of its own domain (1355).',
      'On the client, port 88 of the domain controllers of its own domain does not answer.',
      'The access ends with “no logon servers” (1311, 0xC000005E), and beside it NETLOGON found no domain controller (5719), or LSA found no logon server for a computer or realm of the own domain (40960).',
    ],
    ruledOutBy: [
      'A KDC answered this client within five minutes of the failure, whatever it said, or the client rejected the certificate of one.',
      'The client had got a ticket for the server within the ticket lifetime: that needs no domain controller.',
      'Client and account belong to no domain.',
    ],
    prevention: ['P6'],
  },
  lookalikes: [
    {
      id: 'kdc-certificate-untrusted',
      says: 'The same error 1311 after a sign-in by smart card or Windows Hello: there a domain controller answered, and the client logged Security-Kerberos 9 or a code 0xC000040C to 0xC000040F.',
    },
    {
      id: 'dns-wrong-or-stale',
      says: 'The name of the file server leads to a wrong or dead address, while the domain controllers are there: nltest finds one.',
    },
    {
      id: 'entra-joined-cloud-only',
      says: 'The device belongs to no domain at all; dsregcmd says DomainJoined : NO.',
    },
    {
      id: 'client-not-domain-joined',
      says: 'A workgroup computer with an account of its own asks no KDC, wherever it stands.',
    },
    {
      id: 'kerberos-token-or-transport',
      says: 'Only users of many groups fail: their large tickets are lost on the way, small ones arrive.',
    },
    {
      id: 'machine-password-out-of-sync',
      says: 'NETLOGON 3210 instead of 5719: a domain controller was reached and refused the computer.',
    },
  ],
  needs: NEEDS,
  judge(look, rulings) {
    // A domain controller whose certificate was rejected has answered, whatever NETLOGON had found minutes before.
    const answered = rulings.of('kdc-certificate-untrusted')?.level === 'confirmed';
    const noDc = noSession(look);
    const notFound = dcNotFound(look);
    const closed = kdcPortClosed(look);
    const sign = oneOf(
      notFound,
      closed,
      noDc,
      connectionToDcFailed(look),
      dcNameTimedOut(look),
      dnsPortClosed(look),
      unobserved(askKdcReach(look)),
    );
    const code = visibleCode(look, [NO_LOGON_SERVERS]);
    return {
      necessary: [inDomain(look), sign],
      sufficient: [
        [notFound],
        [closed],
        [answered ? absent() : oneOf(code, lsaForTarget(look)), oneOf(noDc, lsaNamesDomain(look))],
      ],
      specific: [sign],
      against: [ticketForServer(look), kdcAnswered(look, failureTimes(look)), outsideAnyDomain(look)],
      supports: [code, toldCode(look, [NO_LOGON_SERVERS]), lsaForTarget(look)],
      cap: notAsked(look, rulings) ?? mayHaveAnswered(look),
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

function notAsked(look: Look<Needs>, rulings: Rulings): Cap {
  return asksNoKdc(look, rulings)
    ? { at: 'possible', why: 'this access asks no KDC, so that none is in reach would be the next obstacle' }
    : null;
}

/** The account got a ticket within the lifetime, from an address of which no file tells whose it is. */
function mayHaveAnswered(look: Look<Needs>): Cap {
  if (look.attempt.user === null || look.client === null || look.client.addresses.size > 0) return null;
  const isDoubtful = look
    .ofAccount('ticket-request', (fact) => fact.status === 0 && look.host(fact.address) === null)
    .some(
      (placed) =>
        placed.fact.user !== '' &&
        clocksCompare(look, placed) &&
        timesNear(look.attempt.times, placed.fact.times, TICKET_LIFETIME_MS, BESIDE_MS).length > 0,
    );
  return isDoubtful
    ? { at: 'likely', why: 'a KDC answered this account from an address that may be this client’s' }
    : null;
}

/** A valid ticket for the server needs no KDC. One for another server says only that a KDC was there earlier. */
function ticketForServer(look: Look<Needs>): Item {
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
  const held = look.tickets().held.filter(({ strength }) => strength === 'tied');
  return oneOf(
    shown('a KDC gave this client a ticket for the server within the ticket lifetime', forServer),
    shown('the session holds a ticket for this name', held),
    supporting(shown('a KDC gave this client a ticket within the hours before', granted)),
  );
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
