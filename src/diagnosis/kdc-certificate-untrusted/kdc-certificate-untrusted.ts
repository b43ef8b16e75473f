/**
 * Sign-in by certificate or key (smart card, Windows Hello for Business): a domain controller answered, and the client
 * cannot accept its certificate. So there is no ticket-granting ticket, and no Kerberos for any share.
 *
 * Security-Kerberos 9 names the domain controller and the reason as a text of Windows; LsaSrv 40960 names the target and
 * the reason as a status, STATUS_REVOCATION_OFFLINE_KDC and its three neighbours. Their like for the client's own
 * certificate (0xC0000389 to 0xC000038D) are another matter.
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-server-2008-r2-and-2008/cc733992(v=ws.10)
 * https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-erref/596a1078-e883-4972-9bbc-49e60bebca55
 */
import type { Look } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import { timesNear, TWO_HOSTS_MS } from '../../correlation/ties.ts';
import { dnsSuffix, hostName } from '../../windows/names.ts';
import { explainStatus } from '../../windows/status.ts';
import { askSystemLog } from '../asks.ts';
import { cause } from '../cause.ts';
import { domainInCommand, targetInCommand } from '../command-name.ts';
import {
  absent,
  isPresent,
  oneOf,
  proofs,
  shown,
  supporting,
  tiedItem,
  unobserved,
  type Ask,
  type Item,
} from '../item.ts';
import { besideOnClient, isTied, KERBEROS_FAILURE_KINDS, namesTarget } from '../kerberos-failure.ts';
import { clientName, onClient, verifyKerberos } from '../steps.ts';
import { isAtLeast } from '../verdict.ts';
import { toldCode, visibleCode } from '../visible-code.ts';

const NEEDS = [
  ...KERBEROS_FAILURE_KINDS,
  'lsa-error',
  'ticket-held',
  'ticket-list',
  'join-state',
  'log-coverage',
] as const;
type Needs = (typeof NEEDS)[number];

const KDC_CERTIFICATE = 9;
const LSA_ERROR = 40960;
const NO_LOGON_SERVERS = 1311;
const NO_LOGON_SERVERS_STATUS = 0xc000005e;
/** What the status says of the certificate, for the words of the report. */
const REASONS: ReadonlyMap<number, string> = new Map([
  [0xc000040c, 'its revocation list cannot be reached'],
  [0xc000040d, 'its issuer is not trusted'],
  [0xc000040e, 'it has expired'],
  [0xc000040f, 'it is revoked'],
]);
const EXPIRED = 0xc000040e;
const MINUTE_MS = 60_000;
const BESIDE_MS = 5 * MINUTE_MS;
/** The session's sign-in is hours older than the share; a ticket-granting ticket lives ten hours by default. */
const SIGN_IN_MS = 600 * MINUTE_MS;
/** The ticket-granting ticket for the cloud comes from Entra ID, not from a domain controller. */
const CLOUD_REALM = /^krbtgt\/kerberos\.microsoftonline\.com/i;

export default cause({
  id: 'kdc-certificate-untrusted',
  title: 'The client does not trust the certificate of the domain controller',
  role: 'root',
  stage: 'kerberos',
  includes: ['entra-joined-cloud-only'],
  references: [
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-server-2008-r2-and-2008/cc733992(v=ws.10)',
    'https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-erref/596a1078-e883-4972-9bbc-49e60bebca55',
    'https://learn.microsoft.com/en-us/windows/security/identity-protection/hello-for-business/hello-hybrid-aadj-sso',
  ],
  about: {
    statement:
      'The user signed in with a smart card or Windows Hello. A domain controller answered, but the client could not accept its certificate, so it got no ticket-granting ticket and Kerberos works for no share at all. It looks as if no domain controller were there.',
    provedBy: [
      'Security-Kerberos event 9 of the client names a domain controller of its own domain, and within 30 seconds LSA fails for this very target (event 40960), or the session has no ticket-granting ticket.',
      'LSA of the client names the target and rejects the certificate of the domain controller: event 40960 with 0xC000040C (revocation list not reachable), 0xC000040D (issuer not trusted), 0xC000040E (expired) or 0xC000040F (revoked).',
    ],
    ruledOutBy: [
      'The session holds a ticket-granting ticket of the domain that was valid at the failure.',
      'This account asked a domain controller for a service ticket at this client in the same minutes, so it had a ticket-granting ticket.',
      'The System log of the client reaches back to the sign-in and holds neither event 9 nor one of the four codes.',
    ],
    prevention: ['P8'],
  },
  lookalikes: [
    {
      id: 'no-kdc-line-of-sight',
      says: 'Error 1311 looks the same. There nobody answered: NETLOGON 5719, a closed port 88. Here a domain controller answered and was not believed.',
    },
    {
      id: 'entra-joined-cloud-only',
      says: 'A device without any domain also has no ticket-granting ticket, but no certificate was rejected.',
    },
    {
      id: 'clock-skew',
      says: 'A certificate that is "expired" or "not yet valid" may be judged by a wrong clock: set the clock first.',
    },
    {
      id: null,
      says: '0xC0000389 to 0xC000038D speak of the certificate of the client, the smart card, not of the domain controller.',
    },
  ],
  needs: NEEDS,
  judge(look, rulings) {
    const rejected = rejectedKdc(look);
    const coded = codedForTarget(look);
    const shownBy = oneOf(rejected.sign, coded);
    return {
      necessary: [isPresent(shownBy) ? shownBy : silentSinceSignIn(look)],
      sufficient: [
        [rejected.own, oneOf(lsaForTarget(look), withoutTgt(look), unobserved(askTgt(look)))],
        [coded],
      ],
      specific: [shownBy],
      against: [tgtOfDomain(look), ticketForAccount(look)],
      supports: [
        rejected.elsewhen,
        operationalLog(look),
        visibleCode(look, [NO_LOGON_SERVERS]),
        toldCode(look, [NO_LOGON_SERVERS]),
      ],
      cap:
        reasonCode(look) === EXPIRED && isAtLeast(rulings.of('clock-skew')?.level ?? 'not-examined', 'likely')
          ? { at: 'likely', why: 'a clock is wrong, and by that clock the certificate may only seem expired' }
          : null,
    };
  },
  needsNoTrigger: (look) =>
    isTied(codedForTarget(look)) ||
    (isTied(visibleCode(look, [NO_LOGON_SERVERS])) && isTied(rejectedKdc(look).own)),
  clause: (look) => `${clientName(look)} rejects the certificate of ${kdcName(look)}${because(look)}`,
  stageWords: (look) => `No ticket: the certificate of the domain controller was rejected${because(look)}`,
  remedies: (look) => [repairCertificate(look), signInByPassword(look)],
});

interface RejectedKdc {
  /** Event 9 in these seconds, for a domain controller of the client's own domain. */
  readonly own: Item;
  /** Event 9 in these seconds, or since the sign-in of the day, for whichever domain controller. */
  readonly sign: Item;
  /** At any other time. */
  readonly elsewhen: Item;
}

function rejectedKdc(look: Look<Needs>): RejectedKdc {
  const events = look.on(look.client, 'kerberos-error', (fact) => fact.event === KDC_CERTIFICATE);
  const says = `${clientName(look)} rejected the certificate of a domain controller (Security-Kerberos 9)`;
  const beside = events.flatMap((placed) => {
    const strength = besideOnClient(look, placed, TWO_HOSTS_MS, TWO_HOSTS_MS);
    return strength === null ? [] : [{ placed, strength }];
  });
  const own = beside.filter(({ placed }) => isOfOwnDomain(look, placed.fact.server));
  const sinceSignIn = events.filter(
    ({ fact }) => timesNear(look.attempt.times, fact.times, SIGN_IN_MS, BESIDE_MS).length > 0,
  );
  // A capture bears no time: only the error that fits speaks for the same session.
  const fits = isTied(visibleCode(look, [NO_LOGON_SERVERS])) && look.attempt.times.length === 0;
  return {
    own: tiedItem(says, own, unobserved(askSystemLog(look, 'client'))),
    sign: oneOf(tiedItem(says, beside), shown(says, sinceSignIn), shown(says, fits ? events : [], 'weak')),
    elsewhen: supporting(shown(`${says}, at another time`, events, 'weak')),
  };
}

/** A domain controller of another forest may be rejected rightly, and its ticket is not the one that is missing. */
function isOfOwnDomain(look: Look<Needs>, server: string | null): boolean {
  const name = hostName(server);
  const suffix = name === null ? null : dnsSuffix(name);
  if (suffix === null) return false;
  const joined = look.on(look.client, 'join-state', (fact) => fact.state === 'domain');
  const domains = [
    look.client?.domain ?? null,
    look.attempt.user?.domain ?? null,
    ...joined.map(({ fact }) => fact.domain),
  ];
  return domains.some((domain) => hostName(domain) === suffix);
}

/**
 * 40960 for this very target, with no code, with "no logon servers", or with one of the four: what a session without a
 * ticket-granting ticket gets. Any other code, a wrong password among them, was told by somebody who had an answer.
 */
function lsaForTarget(look: Look<Needs>): Item {
  return tiedItem(
    'LSA failed for this target in the same seconds (event 40960)',
    look.tied(
      'lsa-error',
      ({ event, target, code }) =>
        event === LSA_ERROR &&
        namesTarget(look, target) &&
        (code === null || code === NO_LOGON_SERVERS_STATUS || REASONS.has(code)),
    ),
  );
}

/** klist below the failing command, in its transcript, without any ticket-granting ticket. */
function withoutTgt(look: Look<Needs>): Item {
  const held = look.all('ticket-held').filter(({ fact }) => fact.server.startsWith('krbtgt/'));
  const lists = look
    .tickets()
    .absentIn.filter(
      (list) =>
        !held.some(
          ({ fact }) => fact.logonId === list.fact.logonId && fact.from[0].file === list.fact.from[0].file,
        ),
    );
  return tiedItem(
    'the session has no ticket-granting ticket (klist)',
    lists.map((placed) => ({ placed, strength: placed.strength })),
  );
}

/** 40960 for this target with one of the four codes. An undated failure has no seconds to compare, so the tie is weak. */
function codedForTarget(look: Look<Needs>): Item {
  const says = `LSA rejected the certificate of the domain controller for this target (event 40960): ${explainStatus(reasonCode(look) ?? 0)}`;
  return tiedItem(says, codedErrors(look), unobserved(askSystemLog(look, 'client')));
}

function codedErrors(look: Look<Needs>) {
  const isCoded = (fact: { event: number; code: number | null; target: string | null }): boolean =>
    fact.event === LSA_ERROR && REASONS.has(fact.code ?? 0) && namesTarget(look, fact.target);
  if (look.attempt.times.length > 0) return look.tied('lsa-error', isCoded);
  return look
    .on(look.client, 'lsa-error', isCoded)
    .map((placed) => ({ placed, fact: placed.fact, strength: 'weak' as const }));
}

function reasonCode(look: Look<Needs>): number | null {
  return codedErrors(look)[0]?.fact.code ?? null;
}

/** The client's System log reaches back to the sign-in and holds nothing of it: then nobody rejected a certificate. */
function silentSinceSignIn(look: Look<Needs>): Item {
  const first = look.attempt.times[0];
  const logs = look
    .listening(look.client, { providers: ['microsoft-windows-security-kerberos', 'lsasrv'], ids: null })
    .filter(
      ({ fact }) =>
        fact.channels.includes('System') &&
        first !== undefined &&
        fact.oldest !== null &&
        fact.oldest <= first - SIGN_IN_MS,
    );
  return logs.length === 0
    ? unobserved(askSystemLog(look, 'client'))
    : absent(
        ...proofs(
          'the System log of the client covers the sign-in and the failure and holds no rejected certificate',
          logs,
        ),
      );
}

/** 102 of the channel Kerberos/Operational says what event 9 says, and is rarely on. */
function operationalLog(look: Look<Needs>): Item {
  return supporting(
    shown(
      `${clientName(look)} did not trust the certificate of a domain controller (Kerberos/Operational 102)`,
      look.on(look.client, 'kerberos-error', (fact) => fact.event === 102),
      'weak',
    ),
  );
}

function tgtOfDomain(look: Look<Needs>): Item {
  return tiedItem(
    'the session held a ticket-granting ticket of the domain at the failure',
    look
      .tgtsThen()
      .filter(({ fact }) => !CLOUD_REALM.test(fact.server))
      .map((placed) => ({ placed, strength: placed.strength })),
  );
}

/** A KDC that refuses a service ticket for these could not use the ticket-granting ticket: expired, not yet valid, skew, not its own. */
const OF_THE_TGT: ReadonlySet<number> = new Set([0x1f, 0x20, 0x21, 0x25, 0x29, 0x34]);

/**
 * Who asks for a service ticket, granted or not, has a ticket-granting ticket. 4768 says nothing: the KDC logs it before the client
 * has judged the answer.
 */
function ticketForAccount(look: Look<Needs>): Item {
  const { user, times, zoneKnown } = look.attempt;
  if (user === null) return unobserved();
  const granted = look
    .ofAccount(
      'ticket-request',
      (fact) => fact.event === 4769 && !OF_THE_TGT.has(fact.status) && fact.user !== '',
    )
    .filter(
      (placed) =>
        isFromClient(look, placed) &&
        placed.zoneKnown === zoneKnown &&
        timesNear(times, placed.fact.times, BESIDE_MS, BESIDE_MS).length > 0,
    );
  return shown(
    'this account asked for a service ticket at this client in these minutes, so it had a ticket-granting ticket',
    granted,
  );
}

function isFromClient(look: Look<Needs>, { fact }: Placed<'ticket-request'>): boolean {
  const at = hostName(fact.address);
  return at !== null && (look.attempt.clientAddresses.has(at) || look.client?.addresses.has(at) === true);
}

function kdcName(look: Look<Needs>): string {
  const [event] = look.on(look.client, 'kerberos-error', (fact) => fact.event === KDC_CERTIFICATE);
  return event?.fact.server ?? 'the domain controller';
}

function because(look: Look<Needs>): string {
  const reason = REASONS.get(reasonCode(look) ?? 0);
  return reason === undefined ? '' : `: ${reason}`;
}

function askTgt(look: Look): Ask {
  return {
    what: 'whether the failing session has a ticket-granting ticket (try the share first, in the same window)',
    command: 'klist',
    host: look.client?.shown ?? null,
    role: 'client',
  };
}

function repairCertificate(look: Look<Needs>) {
  return {
    level: 1 as const,
    title: 'Make the certificate of the domain controllers one that the client can check',
    explanation:
      'The client must reach the revocation list from where it is, before it has signed in: over HTTP, without authentication, not over LDAP alone. The certificate needs the usage KDC Authentication and the DNS name of the domain (template Kerberos Authentication), its root belongs into the trusted roots of the client, its issuer into NTAuth.',
    steps: [
      {
        where: 'on a domain controller, as administrator',
        command: 'certutil -store My',
        says: 'Export the certificate with the usage KDC Authentication as dc.cer and copy it to the client.',
      },
      {
        where: onClient(look),
        command: 'certutil -verify -urlfetch dc.cer',
        says: 'It names the link that fails: no revocation list at its address, an untrusted root, an expired or revoked certificate.',
      },
      {
        where: onClient(look),
        command: 'certutil -enterprise -viewstore NTAuth',
        says: 'The authority that issued dc.cer must be listed.',
      },
      {
        where: 'at the certification authority',
        command: null,
        says: 'Publish the list at an HTTP address and have it renewed in time, or issue the domain controllers a new certificate.',
      },
    ],
    verify: [
      `${onClient(look)}, after a new sign-in by smart card or Windows Hello: klist get krbtgt`,
      'No new Security-Kerberos event 9 in the System log of the client.',
      ...verifyKerberos(look, targetInCommand(look)),
    ],
    rollback: ['Keep the former certificate of the domain controllers until the new one has proved itself.'],
    impact:
      'None. Do not switch the check of revocation off: whoever holds an old key could then play domain controller.',
  };
}

function signInByPassword(look: Look<Needs>) {
  return {
    level: 2 as const,
    title: 'Meanwhile, sign in with the password',
    explanation: 'A sign-in by password asks for no certificate, so the session gets its tickets.',
    steps: [
      {
        where: onClient(look),
        command: null,
        says: 'Sign out, choose the password at the sign-in screen, and open the share again.',
      },
      {
        where: onClient(look),
        command: `nltest /dsgetdc:${domainInCommand(look)} /force /kdc`,
        says: 'The domain controller is there: what fails is trust, not the network.',
      },
    ],
    verify: [`${onClient(look)}: klist get krbtgt`],
    rollback: ['Sign in by smart card or Windows Hello again once the certificate is right.'],
  };
}
