/**
 * The clock of the client, the server or a domain controller is off by more than Kerberos tolerates (5 minutes by
 * default). The codes say it themselves; the printed times of two exports do not, since zones hide or feign a skew.
 *
 * https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/kerberos-authentication-troubleshooting-guidance
 */
import type { Look } from '../../correlation/look.ts';
import { closePair } from '../../correlation/ties.ts';
import { explainKerberos, explainStatus } from '../../windows/status.ts';
import { askClock, askSystemLog } from '../asks.ts';
import { cause } from '../cause.ts';
import { inCommand } from '../command-name.ts';
import { oneOf, supporting, tiedItem, unobserved, type Item } from '../item.ts';
import { besideOnClient, isTied, KERBEROS_FAILURE_KINDS, kerberosErrors } from '../kerberos-failure.ts';
import { clientName, serverName, verifyKerberos } from '../steps.ts';
import { toldCode, visibleCode } from '../visible-code.ts';

const NEEDS = [...KERBEROS_FAILURE_KINDS, 'logon-failed', 'lsa-error'] as const;
type Needs = (typeof NEEDS)[number];

const SKEW = 0x25;
const NOT_YET_VALID = 0x21;
const TIME_DIFFERENCE = 1398;
const TIME_DIFFERENCE_AT_DC = 0xc0000133;
const DAY_MS = 24 * 60 * 60_000;

export default cause({
  id: 'clock-skew',
  title: 'The clocks are too far apart',
  role: 'root',
  stage: 'kerberos',
  references: [
    'https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/kerberos-authentication-troubleshooting-guidance',
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4625',
  ],
  lookalikes: [
    'Two exports in different time zones look like a skew and are none.',
    'A skew of exactly one hour is real where the codes show it: a clock set by hand under the wrong zone.',
    '0x20, ticket expired: an old ticket, not the clock.',
  ],
  needs: NEEDS,
  judge(look) {
    const code = skewCode(look);
    return {
      necessary: [code],
      sufficient: [[code], [unobserved(askClock(look))]],
      specific: [code],
      against: [],
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
  return tiedItem(`the KDC answered ${explainKerberos(SKEW)}`, tied.length > 0 ? tied : sameDay);
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
  return tiedItem(`Kerberos told the client ${explainKerberos(SKEW)}`, [...named, ...forTgt]);
}

function isTgt(name: string | null): boolean {
  return /^krbtgt\//i.test(name ?? '');
}
