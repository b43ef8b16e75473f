/**
 * The Kerberos token is too large for its way: an account in very many groups, a program with a small buffer, or a network that loses
 * the fragments of UDP (where an old registry value keeps Kerberos on it: since Vista, Windows asks by TCP first).
 *
 * Nothing here proves it. Microsoft describes how a token grows and what breaks then, mostly for HTTP; that an access to a share
 * fails by it was found in no log. So each sign makes it possible, and none more than that.
 *
 * https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/kerberos-authentication-problems-if-user-belongs-to-groups
 */
import { accountsAgree, type Look } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import { closePair, timesNear } from '../../correlation/ties.ts';
import { DAY_MS } from '../../windows/dates.ts';
import { account } from '../../windows/names.ts';
import { explainKerberos } from '../../windows/status.ts';
import { askDcSecurityLog, askSystemLog } from '../asks.ts';
import { cause } from '../cause.ts';
import { shown, supporting, unobserved, type Ask, type Item } from '../item.ts';
import { KERBEROS_FAILURE_KINDS } from '../kerberos-failure.ts';
import { clientName, onClient, onClientAsAdministrator, verifyKerberos } from '../steps.ts';

const NEEDS = [...KERBEROS_FAILURE_KINDS, 'session-identity'] as const;
type Needs = (typeof NEEDS)[number];

const TOKEN_TOO_LARGE = 6;
const NO_UDP = 10;
const RESPONSE_TOO_BIG = 0x34;
/** From about here on a token may outgrow what a program takes. */
const MANY_GROUPS = 300;
const MINUTE_MS = 60_000;

export default cause({
  id: 'kerberos-token-or-transport',
  title: 'The Kerberos token is too large for its way',
  role: 'root',
  stage: 'kerberos',
  references: [
    'https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/kerberos-authentication-problems-if-user-belongs-to-groups',
    'https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/force-kerberos-use-tcp-instead-udp',
  ],
  about: {
    statement:
      'An account in hundreds of groups carries a large Kerberos token. A program with too small a buffer refuses it, or a network that loses fragments of UDP never delivers it; NTLM, which carries no groups, had hidden it. This cause is never more than possible here: none of its signs could be checked against the record of a share that failed by it, so a file can point to it and cannot prove it.',
    provedBy: [
      'Nothing proves it. Event 6 of Security-Kerberos (the token did not fit into a program’s buffer) for the account makes it possible.',
      'Nothing proves it. A KDC that answered “too big for UDP” (0x34), and no ticket after it, makes it possible; with a ticket after it, 0x34 is normal.',
      'Nothing proves it. An account in more than 300 groups makes it possible.',
    ],
    ruledOutBy: ['The server accepted a Kerberos ticket of this account for this access.'],
    prevention: ['P2'],
  },
  lookalikes: [
    {
      id: 'no-kdc-line-of-sight',
      says: 'No domain controller is reached at all, by any account, large token or small.',
    },
    {
      id: 'stale-ticket-or-session',
      says: 'It goes away with a new logon. A token that is too large comes back with it.',
    },
    {
      id: null,
      says: '0x34 in a log: a healthy KDC says it all day, and the client asks again by TCP.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    return {
      necessary: [],
      sufficient: [[tokenTooLarge(look)], [tooBigForUdp(look)], [manyGroups(look)]],
      specific: [],
      against: [],
      supports: [noUdp(look)],
    };
  },
  clause: (look) => `the Kerberos token of ${accountName(look)} may be too large for its way`,
  stageWords: () => 'The Kerberos token may be too large',
  remedies: (look) => [fewerGroups(look), byTcp(look)],
});

function askGroups(look: Look): Ask {
  return {
    what: 'of how many groups the account is a member',
    command: 'whoami /all',
    host: look.client?.shown ?? null,
    role: 'client',
  };
}

/** Security-Kerberos 6 for this account. */
function tokenTooLarge(look: Look<Needs>): Item {
  return supporting(
    shown(
      'a token of this account did not fit into the buffer of a program (Security-Kerberos 6)',
      ofThatDay(
        look,
        look.on(
          look.client,
          'kerberos-error',
          (fact) => fact.event === TOKEN_TOO_LARGE && isOwnAccount(look, fact.user),
        ),
      ),
      'tied',
      unobserved(askSystemLog(look, 'client')),
    ),
  );
}

/** 0x34 for this attempt, and no ticket for the same account within five minutes. */
function tooBigForUdp(look: Look<Needs>): Item {
  const granted = look.ofAccount('ticket-request', (fact) => fact.status === 0);
  const answers = look
    .tied('ticket-request', (fact) => fact.status === RESPONSE_TOO_BIG)
    .map((one) => one.placed)
    .filter((placed) =>
      granted.every((other) => timesNear(placed.fact.times, other.fact.times, 0, 5 * MINUTE_MS).length === 0),
    );
  return supporting(
    shown(
      `a KDC answered ${explainKerberos(RESPONSE_TOO_BIG)}, and no ticket followed`,
      answers,
      'tied',
      unobserved(askDcSecurityLog(look)),
    ),
  );
}

/** `whoami /all` of this account. */
function manyGroups(look: Look<Needs>): Item {
  const sessions = look
    .all('session-identity')
    .filter(({ fact }) => fact.groups.length > MANY_GROUPS && isOwnAccount(look, fact.user));
  return supporting(
    shown(
      `the account is in more than ${String(MANY_GROUPS)} groups`,
      sessions,
      'tied',
      unobserved(askGroups(look)),
    ),
  );
}

/** Security-Kerberos 10: no ticket came by UDP. */
function noUdp(look: Look<Needs>): Item {
  return supporting(
    shown(
      `${clientName(look)} got no ticket by UDP (Security-Kerberos 10)`,
      ofThatDay(
        look,
        look.on(look.client, 'kerberos-error', (fact) => fact.event === NO_UDP),
      ),
    ),
  );
}

function ofThatDay<P extends Placed>(look: Look<Needs>, placed: readonly P[]): readonly P[] {
  const { times } = look.attempt;
  return placed.filter((one) => times.length === 0 || closePair(times, one.fact.times, DAY_MS));
}

function isOwnAccount(look: Look<Needs>, written: string | null): boolean {
  const user = account(written);
  return user !== null && look.attempt.user !== null && accountsAgree(user, look.attempt.user);
}

function accountName(look: Look): string {
  return look.attempt.user?.name ?? 'the account';
}

function fewerGroups(look: Look<Needs>) {
  return {
    level: 1 as const,
    title: 'Make the token smaller',
    explanation:
      'Compare first: an account with few groups on the same computer and the same share. If it gets in by Kerberos, the token is worth the work.',
    steps: [
      { where: onClient(look), command: 'whoami /groups', says: 'Count the groups, nested ones included.' },
      {
        where: 'in Active Directory',
        command: null,
        says: 'Take the account out of groups that nobody uses, make nests flatter, and clear old entries of sIDHistory.',
      },
      { where: onClient(look), command: null, says: 'Log off and on: a token is made at the logon.' },
    ],
    verify: verifyKerberos(look),
    rollback: ['Put the account into the groups again; note them before.'],
    impact: 'Whoever leaves a group loses what it granted.',
  };
}

function byTcp(look: Look<Needs>) {
  return {
    level: 1 as const,
    title: 'Let Kerberos use TCP, as Windows does since Vista',
    explanation:
      'It is often said that MaxPacketSize must be set to 1: since Vista and Server 2008 Windows asks by TCP first, and only an old value in the registry brings UDP back. MaxTokenSize is 48000 bytes since Windows 8 and Server 2012; a larger value is no remedy.',
    steps: [
      {
        where: onClientAsAdministrator(look),
        command: String.raw`reg query HKLM\SYSTEM\CurrentControlSet\Control\Lsa\Kerberos\Parameters`,
        says: 'Look for MaxPacketSize above 1, and for MaxTokenSize below 48000. No such value is the default, and right.',
      },
      {
        where: `${onClientAsAdministrator(look)}, where MaxPacketSize stands there; note its number first`,
        command: String.raw`reg delete HKLM\SYSTEM\CurrentControlSet\Control\Lsa\Kerberos\Parameters /v MaxPacketSize /f`,
        says: 'Then restart the computer. TCP 88 must be open to the domain controllers.',
      },
    ],
    verify: verifyKerberos(look),
    rollback: [
      String.raw`reg add HKLM\SYSTEM\CurrentControlSet\Control\Lsa\Kerberos\Parameters /v MaxPacketSize /t REG_DWORD /d <number noted> /f`,
    ],
  };
}
