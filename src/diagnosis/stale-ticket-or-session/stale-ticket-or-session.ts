/**
 * An old ticket is used on: it was issued before the SPN, the password or the groups were changed, so the change is not
 * seen yet. The same makes a test "still work" after NTLM was restricted: an open SMB session is not authenticated again.
 *
 * A Windows server tries its previous password too, and changes it every thirty days: a ticket older than that change is
 * no proof. That an SPN was moved is one.
 * https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/kerberos-authentication-troubleshooting-guidance
 * https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/klist
 */
import { accountOf, type Look } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import type { Origin } from '../../facts/facts.ts';
import { DAY_MS } from '../../windows/dates.ts';
import { hostName, uncPath } from '../../windows/names.ts';
import { win32Of } from '../../windows/status.ts';
import { askDcSecurityLog, askSystemLog, askTicket } from '../asks.ts';
import { cause } from '../cause.ts';
import { targetInCommand } from '../command-name.ts';
import {
  isPresent,
  oneOf,
  present,
  proof,
  shown,
  supporting,
  unobserved,
  type Ask,
  type Item,
  type Tie,
} from '../item.ts';
import { KERBEROS_FAILURE_KINDS, kerberosCode, undecryptable } from '../kerberos-failure.ts';
import { clientName, onClient, share, verifyKerberos } from '../steps.ts';
import { isAtLeast } from '../verdict.ts';

const NEEDS = [
  ...KERBEROS_FAILURE_KINDS,
  'account-changed',
  'clock-changed',
  'logon',
  'policy-applied',
  'spn-query',
  'ticket-held',
  'ticket-list',
  'tickets-purged',
] as const;
type Needs = (typeof NEEDS)[number];

const EXPIRED = 0x20;
/** Codes that a useless ticket may leave, with or without a refused NTLM fallback; 53 or 1219 go away by other means. */
const OF_A_TICKET: ReadonlySet<number> = new Set([5, 50, 1312, 1326, 1396, 1937]);
const FRESH_MS = 5 * 60_000;
/** GroupPolicy 1502 and 1503, SceCli 1704. */
const NEW_SETTINGS: ReadonlySet<number> = new Set([1502, 1503, 1704]);
/** Causes of the same 0x29 that no new ticket mends. */
const WRONG_KEY = ['duplicate-spn', 'machine-password-out-of-sync', 'spn-on-wrong-account'] as const;

export default cause({
  id: 'stale-ticket-or-session',
  title: 'An old ticket is still in use',
  role: 'both',
  stage: 'kerberos',
  provedByRecovery: true,
  references: [
    'https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/kerberos-authentication-troubleshooting-guidance',
    'https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/klist',
  ],
  about: {
    statement:
      'The session still uses a ticket from before a change: before the SPN was moved, the password was set or a group was joined. A new ticket, or a new sign-in, sees the change. The other way round, a share that "still works" after NTLM was restricted may only live on its old SMB session.',
    provedBy: [
      'In one window the path fails while the session holds a ticket for the server, then the ticket cache is emptied, and the same path opens for the same account.',
      'The session holds a ticket for the name that is older than a change of its SPN, and the server cannot decrypt it (Security-Kerberos 4, 0x29, error 1396).',
      'The server calls the ticket expired (0x20), and with a ticket that was issued afterwards the same account gets in by Kerberos, no clock being set in between.',
    ],
    ruledOutBy: [
      'The path fails again after the ticket cache was emptied.',
      'The ticket that fails was issued in the minutes before the failure.',
    ],
    prevention: ['P3'],
  },
  lookalikes: [
    {
      id: 'machine-password-out-of-sync',
      says: 'The computer’s own password is out of date: then new tickets fail in the same way.',
    },
    {
      id: 'spn-on-wrong-account',
      says: 'The SPN still stands on another account: a new ticket is for that account again.',
    },
    { id: 'clock-skew', says: '0x20 for a new ticket: the clock of the server runs ahead.' },
    {
      id: 'share-permission-denied',
      says: 'A new group membership counts only after a new sign-in; until then the share refuses, and Kerberos is fine.',
    },
  ],
  needs: NEEDS,
  judge(look, rulings) {
    const mended = openedAfterPurge(look);
    const moved = olderThan(look, 'servicePrincipalName', 'tied');
    // The server tries its previous password too, so the tie is never more than weak.
    const old = oneOf(moved, olderThan(look, 'pwdLastSet', 'weak'));
    const unread = undecryptable(look);
    const expired = kerberosCode(look, [EXPIRED]);
    const rival = WRONG_KEY.find((id) => isAtLeast(rulings.of(id)?.level ?? 'not-examined', 'likely'));
    return {
      necessary: [],
      sufficient: [
        [heldAtFailure(look), mended],
        [old, unread],
        [expired, isPresent(oneOf(expired, unread)) ? worksWithNewTicket(look) : unobserved()],
      ],
      specific: [mended, moved],
      against: [failsAfterPurge(look), issuedJustBefore(look)],
      supports: [supporting(old), supporting(unread), supporting(expired)],
      cap:
        rival === undefined
          ? null
          : { at: 'possible', why: 'the key itself may be the wrong one; then a new ticket mends nothing' },
    };
  },
  clause: (look) => `${clientName(look)} still uses a ticket from before a change`,
  stageWords: () => 'An old ticket was used',
  remedies: (look) => [
    {
      level: 1,
      title: 'Throw the old tickets and sessions away',
      explanation:
        'A new service ticket sees a moved SPN or a new password at once. A new group membership needs a new sign-in.',
      steps: [
        { where: onClient(look), command: 'klist purge', says: null },
        {
          where: onClient(look),
          command: 'net use * /delete',
          says: 'Closes the connections of this session.',
        },
        { where: onClient(look), command: `net use ${share(look)}`, says: null },
        {
          where: 'for a service that runs as Local System, as administrator',
          command: 'klist -li 0x3e7 purge',
          says: 'For a service with an account of its own: restart the service.',
        },
        {
          where: onClient(look),
          command: null,
          says: 'After a change of groups: sign out and in again.',
        },
      ],
      verify: [
        ...verifyKerberos(look, targetInCommand(look)),
        'The start time of the ticket in klist is later than the change.',
        'A test of an NTLM restriction counts only after these two commands: sessions from before live on.',
      ],
      rollback: ['None needed: tickets and sessions are made anew.'],
    },
  ],
});

/** Failed and opened lines of this path, by this account, in one transcript of the client. */
interface Tries {
  readonly file: string;
  readonly failed: readonly number[];
  readonly opened: readonly { readonly line: number; readonly placed: Placed<'access-tried'> }[];
}

function triesOf(look: Look<Needs>): readonly Tries[] {
  const failures = look.attempt.witnesses.flatMap(({ placed, fact }) =>
    fact.kind === 'access-tried' && fact.command !== 'told' ? [{ fact, placed }] : [],
  );
  const files = [...new Set(failures.flatMap(({ fact }) => fact.from.map(({ file }) => file)))];
  return files.map((file) => {
    const own = failures.filter(({ fact }) => fact.from.some((origin) => origin.file === file));
    const users = new Set(own.map(({ fact }) => fact.user));
    const opened = look
      .all('access-tried')
      .filter(
        ({ fact, host }) =>
          fact.outcome === 'succeeded' &&
          host?.id === look.client?.id &&
          users.has(fact.user) &&
          uncPath(fact.target)?.server === look.attempt.target &&
          (look.attempt.share === null || uncPath(fact.target)?.share === look.attempt.share),
      )
      .flatMap((placed) => linesIn(file, placed.fact.from).map((line) => ({ line, placed })));
    return { file, failed: own.flatMap(({ fact }) => linesIn(file, fact.from)), opened };
  });
}

function linesIn(file: string, from: readonly Origin[]): readonly number[] {
  return from.flatMap((origin) => (origin.file === file && origin.line !== undefined ? [origin.line] : []));
}

interface Emptied {
  readonly line: number;
  readonly placed: Placed<'ticket-list'> | Placed<'tickets-purged'>;
}

/**
 * Purges of the cache and empty ones in a transcript, by line. A session that never had a ticket is empty without a purge,
 * and the tickets of the computer's own sessions are nobody's.
 */
function emptied(look: Look<Needs>, file: string): readonly Emptied[] {
  const lists = look.all('ticket-list').filter(({ fact }) => fact.tickets === 0);
  return [...lists, ...look.all('tickets-purged')]
    .filter(({ fact }) => !OWN_SESSIONS.has(fact.logonId))
    .flatMap((placed) => linesIn(file, placed.fact.from).map((line) => ({ line, placed })))
    .sort((a, b) => a.line - b.line);
}

/** SYSTEM, NETWORK SERVICE, LOCAL SERVICE. */
const OWN_SESSIONS: ReadonlySet<string> = new Set(['0x3e7', '0x3e4', '0x3e5']);

/** The same path, account and window: failed, then no ticket in the cache, then opened. */
function openedAfterPurge(look: Look<Needs>): Item {
  const code = win32Of(look.attempt.printed ?? 0);
  if (code === null || !OF_A_TICKET.has(code)) return unobserved(askAgain(look));
  for (const { file, failed, opened } of triesOf(look)) {
    for (const list of emptied(look, file)) {
      const success = opened.find(({ line }) => line > list.line);
      if (success === undefined || !failed.some((line) => line < list.line)) continue;
      return present(
        gotNewPolicy(look) ? 'weak' : 'tied',
        proof('the ticket cache was emptied after the failure', list.placed),
        proof('the same path then opened for the same account', success.placed),
      );
    }
  }
  return unobserved(askAgain(look));
}

/** New settings arrived on the client after the failure: they may have opened the path. */
function gotNewPolicy(look: Look<Needs>): boolean {
  const last = look.attempt.times.at(-1);
  return (
    last !== undefined &&
    look
      .on(look.client, 'policy-applied', (fact) => NEW_SETTINGS.has(fact.event))
      .some(({ fact }) => fact.times.some((time) => time > last && time <= last + DAY_MS))
  );
}

/** Empty cache, and the path fails again below it. */
function failsAfterPurge(look: Look<Needs>): Item {
  for (const { file, failed, opened } of triesOf(look)) {
    const [list] = emptied(look, file);
    if (list === undefined || opened.length > 0 || !failed.some((line) => line > list.line)) continue;
    return present('tied', proof('the path failed although the ticket cache had been emptied', list.placed));
  }
  return unobserved();
}

/** A ticket for the server in the transcript of the failure, printed above the cache that was emptied. */
function heldAtFailure(look: Look<Needs>): Item {
  const files = new Map(
    triesOf(look).flatMap(({ file }) => {
      const [first] = emptied(look, file).map(({ line }) => line);
      return first === undefined ? [] : [[file, first] as const];
    }),
  );
  const held = look
    .tickets()
    .held.filter(
      (ticket) =>
        ticket.strength === 'tied' &&
        ticket.fact.from.some(({ file, line }) => (line ?? Infinity) < (files.get(file) ?? -Infinity)),
    );
  return shown(
    'the session held a ticket for the server when the path failed',
    held,
    'tied',
    unobserved(askTicket(look)),
  );
}

/** The session's ticket for the name was issued before a recorded change of the account that holds the name. */
function olderThan(look: Look<Needs>, attribute: string, tie: Tie): Item {
  const first = look.attempt.times[0];
  if (first === undefined) return unobserved();
  for (const ticket of look.tickets().held) {
    const { start } = ticket.fact;
    if (start === null) continue;
    const change = look
      .all('account-changed')
      .find(
        (placed) =>
          isOfServer(look, placed.fact.account) &&
          placed.fact.attributes.some((name) => name.toLowerCase() === attribute.toLowerCase()) &&
          placed.zoneKnown === ticket.zoneKnown &&
          placed.fact.times.some((time) => start < time && time <= first),
      );
    if (change === undefined) continue;
    return present(
      ticket.strength === 'weak' ? 'weak' : tie,
      proof('the session holds a ticket for the name', ticket),
      proof(`${attribute} of the account was changed after the ticket had been issued`, change),
    );
  }
  return unobserved(askDcSecurityLog(look));
}

/** `FS01$`, or the distinguished name of 5136: the server's account, or the one that holds the SPN of the name. */
function isOfServer(look: Look<Needs>, written: string): boolean {
  const name = accountOf(written) ?? hostName(written.replace(/\$$/, ''));
  if (name === null) return false;
  const { target } = look.attempt;
  const owners =
    target === null
      ? []
      : (['cifs', 'host'] as const).flatMap((service) =>
          look.owners(service, target).queries.flatMap(({ fact }) => fact.owners.map(accountOf)),
        );
  const host = look.host(name);
  return (host !== null && host.id === look.server?.id) || owners.includes(name);
}

/** After the failure a KDC issued a new ticket for the server, and with it the account got in by Kerberos. */
function worksWithNewTicket(look: Look<Needs>): Item {
  const last = look.attempt.times[look.attempt.times.length - 1];
  const ask = unobserved(askSystemLog(look, 'client'));
  if (last === undefined || look.server === null || look.attempt.user === null) return ask;
  const after = (times: readonly number[], from: number) =>
    times.find((time) => time > from && time <= last + DAY_MS);
  for (const granted of look.ofAccount(
    'ticket-request',
    (fact) => fact.event === 4769 && fact.status === 0 && fact.user !== '',
  )) {
    const issued = after(granted.fact.times, last);
    if (issued === undefined || look.host(granted.fact.service)?.id !== look.server.id) continue;
    const logon = look
      .agreeing('logon', (fact) => fact.package === 'kerberos' && fact.user !== '')
      .find(
        (placed) =>
          placed.host?.id === look.server?.id &&
          placed.items >= 2 &&
          after(placed.fact.times, issued) !== undefined,
      );
    if (logon === undefined || changedBetween(look, last, after(logon.fact.times, issued) ?? issued))
      continue;
    return present(
      'tied',
      proof('a KDC issued a new ticket for the server afterwards', granted),
      proof('with it the server logged the account on by Kerberos', logon),
    );
  }
  return ask;
}

/** A clock was set, or the server's account was changed: then that, not the new ticket, may have mended it. */
function changedBetween(look: Look<Needs>, from: number, until: number): boolean {
  const isBetween = ({ fact }: Placed): boolean => fact.times.some((time) => time > from && time <= until);
  const clocks = [...look.on(look.client, 'clock-changed'), ...look.on(look.server, 'clock-changed')];
  const accounts = look.all('account-changed').filter(({ fact }) => isOfServer(look, fact.account));
  return [...clocks, ...accounts].some(isBetween);
}

/** A ticket of the last minutes is not an old one. */
function issuedJustBefore(look: Look<Needs>): Item {
  const first = look.attempt.times[0];
  if (first === undefined) return unobserved();
  const isFresh = (time: number | null): boolean =>
    time !== null && time <= first && time >= first - FRESH_MS;
  const held = look
    .tickets()
    .held.filter((ticket) => ticket.strength === 'tied' && ticket.zoneKnown && isFresh(ticket.fact.start));
  const granted = look
    .agreeing(
      'ticket-request',
      (fact) =>
        fact.event === 4769 &&
        fact.status === 0 &&
        look.server !== null &&
        look.host(fact.service)?.id === look.server.id,
    )
    .filter((placed) => placed.items >= 2 && placed.fact.times.some(isFresh));
  const says = 'the ticket for the server was issued in the minutes before the failure';
  return oneOf(shown(says, held), shown(says, granted));
}

function askAgain(look: Look): Ask {
  return {
    what: 'whether the same path opens once the old tickets are gone (one window; keep everything it prints)',
    command: `cmd /c "klist & net use ${share(look)} & klist purge & klist & net use ${share(look)}"`,
    host: look.client?.shown ?? null,
    role: 'client',
  };
}
