/**
 * The clock of the client, the server or a domain controller is off by more than Kerberos tolerates (5 minutes by
 * default). The codes say it themselves; the printed times of two exports do not, since zones hide or feign a skew.
 *
 * https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/kerberos-authentication-troubleshooting-guidance
 */
import type { Look } from '../../correlation/look.ts';
import { closePair, timesNear } from '../../correlation/ties.ts';
import { inCommand } from '../../windows/command-name.ts';
import { DAY_MS } from '../../windows/dates.ts';
import { explainKerberos, explainStatus } from '../../windows/status.ts';
import { askSystemLog } from '../asks.ts';
import { cause } from '../cause.ts';
import { oneOf, supporting, tiedItem, unobserved, type Item } from '../item.ts';
import { besideOnClient, isTied, KERBEROS_FAILURE_KINDS, kerberosErrors } from '../kerberos-failure.ts';
import { asksNoKdc } from '../kerberos-not-asked.ts';
import { clientName, serverName, verifyKerberos } from '../steps.ts';
import { toldCode, visibleCode } from '../visible-code.ts';
import { MEASURED_KINDS, measuredNear, measuredOff } from './measured.ts';
import { DATED_KINDS, seenAtTwoTimes } from './two-clocks.ts';

const NEEDS = [...KERBEROS_FAILURE_KINDS, ...MEASURED_KINDS, ...DATED_KINDS, 'lsa-error'] as const;
type Needs = (typeof NEEDS)[number];

const SKEW = 0x25;
const NOT_YET_VALID = 0x21;
const TIME_DIFFERENCE = 1398;
const TIME_DIFFERENCE_AT_DC = 0xc0000133;
const CORRECTED_MS = 5 * 60_000;

export default cause({
  id: 'clock-skew',
  title: 'The clocks are too far apart',
  role: 'root',
  stage: 'kerberos',
  references: [
    'https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/kerberos-authentication-troubleshooting-guidance',
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4625',
  ],
  about: {
    statement:
      'Kerberos stamps every request with the time. Where the clock of the client, the server or a domain controller is off by more than the tolerance (5 minutes by default), requests and tickets are refused, and Windows falls back to NTLM.',
    provedBy: [
      'The code says it: 0x25 of Kerberos, error 1398, or 0xC0000133 in the server’s 4625.',
      'w32tm /stripchart measures more than 300 seconds between two of client, server and domain controller.',
      'A series of failures stands in the logs of two computers with one and the same distance of more than 300 seconds that is no time zone.',
    ],
    ruledOutBy: ['Client and server were both measured against a domain controller, and both agree with it.'],
    prevention: ['P8'],
  },
  lookalikes: [
    {
      id: null,
      says: 'Two exports in different time zones look like a skew and are none. The codes and w32tm compare in UTC: what they say holds, also where it is exactly one hour (a clock set by hand under a wrong zone).',
    },
    {
      id: 'stale-ticket-or-session',
      says: '0x20, ticket expired, or 0x21, not yet valid: an old ticket, as long as no measurement shows a skew.',
    },
    {
      id: 'kdc-certificate-untrusted',
      says: 'A wrong clock also makes certificates expired or not yet valid: 0xC000040E, and no 0x25.',
    },
  ],
  needs: NEEDS,
  judge(look, rulings) {
    const code = skewCode(look);
    const measured = measuredOff(look);
    const dated = seenAtTwoTimes(look);
    return {
      necessary: [oneOf(code, measured, dated)],
      sufficient: [[code], [measured], [dated]],
      // Each of them is a set of its own, and weakly tied it makes the cause likely as such.
      specific: [],
      // The code is the attempt's own word, a measurement the computers' at some hour.
      against: [isTied(code) ? unobserved() : measuredNear(look)],
      cap:
        asksNoKdc(look, rulings) && !isTied(code)
          ? { at: 'possible', why: 'this access asks no KDC, so that the clock would be the next obstacle' }
          : null,
      supports: [
        toldCode(look, [TIME_DIFFERENCE]),
        supporting(
          tiedItem(
            'the client found the ticket not yet valid (Security-Kerberos 5)',
            kerberosErrors(look, (fact) => fact.event === 5 || fact.code === NOT_YET_VALID),
          ),
        ),
        supporting(
          tiedItem(
            `the client’s LSA logged ${explainStatus(TIME_DIFFERENCE_AT_DC)}`,
            look.tied('lsa-error', (fact) => fact.code === TIME_DIFFERENCE_AT_DC),
          ),
        ),
      ],
    };
  },
  needsNoTrigger: (look) => isTied(ownCode(look)),
  clause: () => 'the clocks are too far apart for Kerberos',
  stageWords: () => 'Refused: the clocks are too far apart',
  remedies: (look) => [
    {
      level: 1,
      title: 'Set the clocks right, from one source',
      explanation: 'Do not raise the tolerance. Measure first which clock is wrong.',
      steps: [
        ...[clientName(look), serverName(look)].map((name) => ({
          where: `on ${name}`,
          command: 'w32tm /stripchart /computer:<domain controller> /samples:3 /dataonly',
          says: 'More than 300 seconds: this clock, or that of the domain controller.',
        })),
        {
          where: 'on the computer whose clock is wrong, as administrator',
          command: 'w32tm /resync /rediscover',
          says: null,
        },
        {
          where: 'on the domain controller with the PDC role',
          command: 'w32tm /query /status',
          says: 'It needs an external source; virtual domain controllers must not take the time of their host.',
        },
      ],
      verify: [
        'The stripchart shows a second or two at most on both computers.',
        ...verifyKerberos(look, inCommand(look.attempt.target, '<server>')),
      ],
      rollback: ['None needed.'],
    },
  ],
});

function skewCode(look: Look<Needs>): Item {
  return oneOf(ownCode(look), kdcSkew(look), clientSkew(look), unobserved(askSystemLog(look, 'client')));
}

/** 1398 at the client, or its NTSTATUS in the server's 4625. */
function ownCode(look: Look<Needs>): Item {
  return oneOf(
    visibleCode(look, [TIME_DIFFERENCE]),
    tiedItem(
      `the server’s 4625 says ${explainStatus(TIME_DIFFERENCE_AT_DC)}`,
      look.tied(
        'logon-failed',
        (fact) => fact.rawStatus === TIME_DIFFERENCE_AT_DC || fact.subStatus === TIME_DIFFERENCE_AT_DC,
      ),
    ),
  );
}

/** With a skew the KDC's record cannot lie beside the client's: what agrees in account and client on that day ties weakly. */
function kdcSkew(look: Look<Needs>): Item {
  const isSkew = (event: number, status: number): boolean =>
    (event === 4769 || event === 4771) && status === SKEW;
  const tied = look.tied('ticket-request', (fact) => isSkew(fact.event, fact.status));
  const sameDay = look
    .agreeing('ticket-request', (fact) => isSkew(fact.event, fact.status))
    .filter((placed) => placed.items >= 2 && closePair(look.attempt.times, placed.fact.times, DAY_MS))
    .map((placed) => ({ placed, strength: 'weak' as const }));
  const answers = tied.length > 0 ? tied : sameDay;
  return tiedItem(
    `the KDC answered ${explainKerberos(SKEW)}`,
    wasCorrected(look) ? answers.map((one) => ({ ...one, strength: 'weak' as const })) : answers,
  );
}

/**
 * The KDC gave the account a ticket within five minutes: Windows asks again with the time that the answer told, and what fails
 * then may have another reason.
 */
function wasCorrected(look: Look<Needs>): boolean {
  const { user, times } = look.attempt;
  if (user === null) return false;
  return look
    .ofAccount('ticket-request', (fact) => fact.status === 0 && fact.user !== '')
    .some(
      (placed) =>
        placed.zoneKnown === look.attempt.zoneKnown &&
        timesNear(times, placed.fact.times, 0, CORRECTED_MS).length > 0,
    );
}

/** Security-Kerberos 3 with 0x25, for this name or for the TGT of the session. */
function clientSkew(look: Look<Needs>): Item {
  const named = kerberosErrors(look, (fact) => fact.event === 3 && fact.code === SKEW);
  const forTgt = look
    .on(
      look.client,
      'kerberos-error',
      (fact) => fact.event === 3 && fact.code === SKEW && isTgt(fact.target ?? fact.server),
    )
    .flatMap((placed) => {
      const strength = besideOnClient(look, placed);
      return strength === null ? [] : [{ placed, strength }];
    });
  const told = [...named, ...forTgt];
  return tiedItem(
    `Kerberos told the client ${explainKerberos(SKEW)}`,
    wasCorrected(look) ? told.map((one) => ({ ...one, strength: 'weak' as const })) : told,
  );
}

function isTgt(name: string | null): boolean {
  return /^krbtgt\//i.test(name ?? '');
}
