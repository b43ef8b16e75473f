/**
 * Somebody works on a middle computer through the network (PowerShell remoting, IIS, an application), and that computer opens
 * the share for him. A network logon brings no credentials along, so the second hop has none to show: it goes out anonymous, as
 * the middle computer itself, or not at all. Only Kerberos delegation hands the user on.
 *
 * https://learn.microsoft.com/en-us/powershell/scripting/security/remoting/ps-remoting-second-hop
 */
import type { Look } from '../../correlation/look.ts';
import { accountsAgree } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import { closePair, SAME_HOST_MS, TWO_HOSTS_MS } from '../../correlation/ties.ts';
import { inCommand } from '../../windows/command-name.ts';
import { DAY_MS } from '../../windows/dates.ts';
import { account, isAnonymous, isComputerAccount, uncPath } from '../../windows/names.ts';
import { cause } from '../cause.ts';
import { serverInCommand } from '../command-name.ts';
import {
  isPresent,
  oneOf,
  present,
  proof,
  shown,
  supporting,
  tiedItem,
  unobserved,
  type Ask,
  type Item,
  type Tie,
} from '../item.ts';
import { isOwnComputerAccount } from '../passed.ts';
import { SERVICE_KINDS, serviceBehind, travelsAs } from '../service-identity.ts';
import { clientName, serverName } from '../steps.ts';

const NEEDS = [
  ...SERVICE_KINDS,
  'smb-client-failure',
  'logon',
  'logoff',
  'logon-failed',
  'share-access',
  'smb-share-denied',
  'ntlm-blocked',
  'access-tried',
  'session-identity',
  'log-coverage',
] as const;
type Needs = (typeof NEEDS)[number];

/** Well-known groups of a token: how its owner signed in. */
const NETWORK = 'S-1-5-2';
const INTERACTIVE: ReadonlySet<string> = new Set(['S-1-5-4', 'S-1-5-14']);
/** Console, unlock, Remote Desktop, console with a kept password. */
const INTERACTIVE_TYPES: ReadonlySet<number> = new Set([2, 7, 10, 11]);

export default cause({
  id: 'double-hop-delegation',
  title: 'The second hop has no credentials of the user',
  role: 'both',
  stage: 'kerberos',
  // The middle computer’s own logon at the server is the fault itself, no proof against it.
  survives: 'logon',
  references: [
    'https://learn.microsoft.com/en-us/powershell/scripting/security/remoting/ps-remoting-second-hop',
    'https://learn.microsoft.com/en-us/windows-server/security/kerberos/kerberos-constrained-delegation-overview',
  ],
  about: {
    statement:
      'Somebody signs in to one computer over the network, and that computer opens a share of a second one for him: a remote PowerShell, a web application, a job. A network sign-in leaves no password and no ticket behind, so the second computer sees nobody, or the first computer itself. Nothing is wrong with the share or with NTLM: what is missing is the right to delegate.',
    provedBy: [
      'While the user is signed in to the middle computer over the network (4624, type 3), the file server sees the middle computer come as ANONYMOUS LOGON or as its own HOST$.',
      'The middle computer logs event 31002 (only a network token) for the server, and the user had signed in there by type 3 and not signed off since.',
    ],
    ruledOutBy: [
      'The same access fails for the user at the console or in a Remote Desktop session of the middle computer, too.',
      'A service of the middle computer opens the share with its own account.',
      'The user himself arrived at the file server, or was refused there by name.',
    ],
    prevention: ['P2'],
  },
  lookalikes: [
    {
      id: 'service-account-identity',
      says: 'A service that runs as LocalSystem, NetworkService or a virtual account comes as HOST$ by right, and no user is behind it.',
    },
    {
      id: 'share-permission-denied',
      says: 'The share refuses HOST$ or nobody: granting them would open it to the whole middle computer. First see whose access it is.',
    },
    {
      id: 'outgoing-ntlm-deny-all',
      says: 'Event 4001 at the middle computer: there NTLM was refused; in a second hop there was nothing to send.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const token = networkToken(look);
    // People sign in to servers all day: their sessions say something only beside a sign of the second hop.
    const isSuspect = isPresent(token) || arrivalsAsAnother(look).length > 0;
    const stays = isSuspect ? stillSignedIn(look) : unobserved();
    return {
      necessary: [],
      sufficient: [
        [arrivedAsAnother(look), isSuspect ? signedInNow(look, token, stays) : unobserved()],
        [token, stays],
      ],
      specific: [token],
      against: [interactiveFailsToo(look), serviceOfItsOwn(look), arrivedByName(look)],
      supports: [supporting(anotherArrived(look)), supporting(networkSession(look))],
    };
  },
  clause: (look) => `${clientName(look)} may not hand the user on to ${serverName(look)}`,
  stageWords: () => 'Second hop without credentials',
  remedies: (look) => [delegate(look), accountOfItsOwn(look), withoutSecondHop(look)],
});

/** 31002: the process holds a network token only. */
function networkToken(look: Look<Needs>): Item {
  return tiedItem(
    'the middle computer had only a network token to show (event 31002)',
    look.tied('smb-client-failure', (fact) => fact.event === 31002),
    unobserved(askMiddleSmbLog(look)),
  );
}

interface Session {
  readonly placed: Placed<'logon'>;
  readonly at: number;
  readonly id: string;
}

/** Whose access it is, where the attempt tells: a person, not a computer and not nobody. */
function personOf(look: Look<Needs>) {
  const { user } = look.attempt;
  return user === null || isComputerAccount(user.name) || isAnonymous(user.name, null) ? null : user;
}

/** Type 3 logons of the person (of anybody, where the attempt names none) at the middle computer before the failure, newest first. */
function sessionsBefore(look: Look<Needs>): readonly Session[] {
  const person = personOf(look);
  const last = look.attempt.times.at(-1) ?? -Infinity;
  const signedOff = signOffs(look);
  return look
    .on(
      look.client,
      'logon',
      (fact) =>
        fact.logonType === 3 &&
        !isComputerAccount(fact.user) &&
        !isAnonymous(fact.user, fact.sid) &&
        (person === null || accountsAgree(person, account(fact.user, fact.domain))),
    )
    .filter((placed) => placed.holding === 'named')
    .flatMap((placed) =>
      placed.fact.times.map((at, index): Session => ({ placed, at, id: placed.fact.logonIds[index] ?? '' })),
    )
    .filter(
      ({ at, id }) =>
        at <= last && !(id !== '' && (signedOff.get(id) ?? []).some((off) => off >= at && off <= last)),
    )
    .sort((a, b) => b.at - a.at);
}

/** When each session of the middle computer ended, by Logon ID. */
function signOffs(look: Look<Needs>): ReadonlyMap<string, readonly number[]> {
  return look.once(`sign-offs at ${look.client?.id ?? ''}`, () => {
    const ends = new Map<string, number[]>();
    for (const { fact } of look.on(look.client, 'logoff')) {
      fact.logonIds.forEach((id, index) => {
        const time = fact.times[index];
        if (time !== undefined) ends.set(id, [...(ends.get(id) ?? []), time]);
      });
    }
    return ends;
  });
}

function sessionProof({ placed }: Session) {
  const { user, domain } = placed.fact;
  const who = domain === null ? user : `${domain}\\${user}`;
  return proof(`${who} had signed in to the middle computer over the network (event 4624, type 3)`, placed);
}

/** The person had signed in, and the log tells sign-offs (4634) from then to the failure: this session's is not among them. */
function stillSignedIn(look: Look<Needs>): Item {
  const sessions = sessionsBefore(look);
  const signedOff = look.on(look.client, 'logoff');
  // Exports without messages only count 4634, and of an account that signs off all day not every time is kept.
  const told = signedOff.length > 0 && signedOff.every(({ fact }) => fact.times.length === fact.count);
  const covering = look.listening(look.client, {
    providers: ['microsoft-windows-security-auditing'],
    ids: [4634],
  });
  for (const session of sessions.filter(({ id }) => id !== '' && id !== '0x0')) {
    const log = covering.find(({ fact }) => (fact.oldest ?? Infinity) <= session.at);
    if (!told || log === undefined) continue;
    const says = 'the log holds sign-offs (4634), and none of this session before the failure';
    return present('tied', sessionProof(session), proof(says, log));
  }
  return unobserved(sessions.length === 0 ? askMiddleSecurityLog(look) : null);
}

/** The person is signed in at the moment: since seconds, or for longer and not signed off. */
function signedInNow(look: Look<Needs>, token: Item, stays: Item): Item {
  // Anybody has sessions at a busy computer: only a person of the attempt, or the network token, makes one of them matter.
  if (personOf(look) === null && !isPresent(token)) return unobserved();
  const sessions = sessionsBefore(look);
  const fresh = sessions.find(({ at }) =>
    look.attempt.times.some((time) => time >= at && time - at <= SAME_HOST_MS),
  );
  if (fresh !== undefined && (isPresent(token) || !isSignedInHere(look))) {
    return present('tied', sessionProof(fresh));
  }
  return isPresent(stays) ? stays : unobserved(askMiddleSecurityLog(look));
}

/**
 * The person sits at the middle computer as well, at its console or by Remote Desktop: that sign-in begins with one of type 3, where
 * the network level is authenticated first, and holds credentials.
 */
function isSignedInHere(look: Look<Needs>): boolean {
  const person = personOf(look);
  const last = look.attempt.times.at(-1) ?? -Infinity;
  return look
    .once(`interactive logons at ${look.client?.id ?? ''}`, () =>
      look.on(look.client, 'logon', (fact) => INTERACTIVE_TYPES.has(fact.logonType ?? 0)),
    )
    .filter(({ fact }) => accountsAgree(person, account(fact.user, fact.domain)))
    .some(({ fact }) => fact.times.some((time) => time <= last && time >= last - DAY_MS));
}

/** In the seconds of a person’s failure the middle computer came to the server as itself or as nobody. */
function arrivedAsAnother(look: Look<Needs>): Item {
  const arrivals = arrivalsAsAnother(look);
  const [best] = [...arrivals].sort((a, b) => Number(b.tie === 'tied') - Number(a.tie === 'tied'));
  return best === undefined
    ? unobserved(askServerLogons(look))
    : present(best.tie, proof(best.says, best.placed));
}

/** The same as a sign only: of whom it is, nobody knows. */
function anotherArrived(look: Look<Needs>): Item {
  if (sessionsBefore(look).length === 0) return unobserved();
  const arrived = arrivedAsAnother(look);
  return isPresent(arrived) ? arrived : unobserved();
}

interface Arrival {
  readonly placed: Placed;
  readonly tie: Tie;
  readonly says: string;
}

function arrivalsAsAnother(look: Look<Needs>): readonly Arrival[] {
  // The seconds are asked first: a busy server has logons without number.
  const isThen = ({ times }: { readonly times: readonly number[] }): boolean =>
    closePair(look.attempt.times, times, TWO_HOSTS_MS);
  const clocks = (placed: Placed): Tie =>
    placed.zoneKnown === look.attempt.zoneKnown && placed.holding === 'named' ? 'tied' : 'weak';
  const logons = ofNoPerson(look, 'logon')
    .filter(({ fact }) => fact.logonType === 3 && isThen(fact) && isAnother(look, fact.user, fact.sid))
    .filter((placed) => look.isOfSamePerson(placed))
    .map((placed): Arrival => ({
      placed,
      // Computers sign in to file servers all day; only what HOST$ does at this share is known to be the second hop.
      tie: isAnonymous(placed.fact.user, placed.fact.sid) ? clocks(placed) : 'weak',
      says: `the server saw ${placed.fact.user} come from the middle computer (event 4624)`,
    }));
  const accesses = ofNoPerson(look, 'share-access')
    .filter(
      ({ fact }) => isThen(fact) && isAnother(look, fact.user, fact.sid) && isThisShare(look, fact.share),
    )
    .filter((placed) => look.isOfSamePerson(placed))
    .map((placed): Arrival => ({
      placed,
      tie: clocks(placed),
      says: `the server saw ${placed.fact.user} at the share, coming from the middle computer (event ${String(placed.fact.event)})`,
    }));
  return [...logons, ...accesses];
}

/** Records at the server of accounts that are nobody's: people have by far the most. */
function ofNoPerson<K extends 'logon' | 'share-access'>(look: Look<Needs>, kind: K): readonly Placed<K>[] {
  return look.once(`${kind} of no person at ${look.server?.id ?? ''}`, () =>
    look.on(look.server, kind, (fact) => isAnonymous(fact.user, fact.sid) || isComputerAccount(fact.user)),
  );
}

function isAnother(look: Look<Needs>, user: string, sid: string | null): boolean {
  return isAnonymous(user, sid) || isOwnComputerAccount(look, user);
}

function isThisShare(look: Look<Needs>, share: string): boolean {
  const own = look.attempt.share?.toLowerCase() ?? null;
  const name = share.toLowerCase().split('\\').pop() ?? '';
  return name !== 'ipc$' && (own === null || own === name);
}

/** In an interactive session of the same computer the same access fails as well: then no second hop is in it. */
function interactiveFailsToo(look: Look<Needs>): Item {
  const failed = failuresWhere(look, (groups) => groups.some((sid) => INTERACTIVE.has(sid)));
  return shown('the same access fails in an interactive session of the same computer (whoami /all)', failed);
}

/** The command ran in a network session: its token says so. */
function networkSession(look: Look<Needs>): Item {
  const isNetwork = (groups: readonly string[]): boolean =>
    groups.includes(NETWORK) && !groups.some((sid) => INTERACTIVE.has(sid));
  return shown('the command ran in a network session (whoami /all)', failuresWhere(look, isNetwork));
}

/** Failed tries of this client at this target, in transcripts whose `whoami /all` shows such a token. */
function failuresWhere(
  look: Look<Needs>,
  isSuch: (groups: readonly string[]) => boolean,
): readonly Placed<'access-tried'>[] {
  const person = personOf(look);
  const sessions = look.on(
    look.client,
    'session-identity',
    (fact) =>
      isSuch(fact.groups) && (person === null || accountsAgree(person, account(fact.user, fact.domain))),
  );
  const files = new Set(sessions.flatMap(({ fact }) => fact.from.map(({ file }) => file)));
  return look.on(
    look.client,
    'access-tried',
    (fact) =>
      fact.outcome === 'failed' &&
      // The same line of two files is one fact.
      fact.from.some(({ file }) => files.has(file)) &&
      uncPath(fact.target)?.server === look.attempt.target,
  );
}

/** The service that failed has an account of its own which goes out as HOST$ or as nobody: nobody was to be handed on. */
function serviceOfItsOwn(look: Look<Needs>): Item {
  if (look.tied('service-failure').length === 0) return unobserved();
  const service = serviceBehind(look, look.client);
  return service === null || travelsAs(service.fact.account) === 'itself'
    ? unobserved()
    : shown(`the service runs as ${service.fact.account}: no user is behind it`, [service]);
}

/** The user came by name, or the middle computer refused to send his NTLM: his credentials were there. */
function arrivedByName(look: Look<Needs>): Item {
  const person = personOf(look);
  const isPerson = (user: string, domain: string | null): boolean =>
    person !== null && accountsAgree(person, account(user, domain));
  return oneOf(
    tiedItem(
      'the user himself arrived at the server',
      [
        ...look.tied('logon', (fact) => isPerson(fact.user, fact.domain)),
        ...look.tied('logon-failed', (fact) => isPerson(fact.user, fact.domain)),
        ...look.tied('share-access', (fact) => isPerson(fact.user, fact.domain)),
      ].filter(
        (one) =>
          one.placed.host !== null &&
          one.placed.host.id === look.server?.id &&
          one.placed.host.id !== look.client?.id,
      ),
    ),
    tiedItem(
      'the middle computer held credentials of the user and refused to send them by NTLM',
      look.tied('ntlm-blocked', (fact) => fact.user !== null && isPerson(fact.user, fact.domain)),
    ),
  );
}

function askMiddleSmbLog(look: Look): Ask {
  return {
    what: 'whether the computer that opened the share had only a network token (event 31002)',
    command:
      "Get-WinEvent -LogName 'Microsoft-Windows-SmbClient/Security' -MaxEvents 2000 | Export-Csv smbclient.csv -Encoding UTF8",
    host: look.client?.shown ?? null,
    role: 'client',
  };
}

function askMiddleSecurityLog(look: Look): Ask {
  return {
    what: 'who was signed in over the network to the computer that opened the share (4624, 4634)',
    command:
      "Get-WinEvent -FilterHashtable @{LogName='Security'; Id=4624,4634} -MaxEvents 5000 | Export-Csv security.csv -Encoding UTF8",
    host: look.client?.shown ?? null,
    role: 'client',
  };
}

function askServerLogons(look: Look): Ask {
  return {
    what: 'as whom the access arrived at the file server (4624, 5140, 5145)',
    command:
      "Get-WinEvent -FilterHashtable @{LogName='Security'; Id=4624,4625,5140,5145} -MaxEvents 5000 | Export-Csv security.csv -Encoding UTF8",
    host: look.server?.shown ?? null,
    role: 'server',
  };
}

function middleInCommand(look: Look<Needs>): string {
  return inCommand(look.client?.shown?.split('.')[0], '<middle computer>');
}

function delegate(look: Look<Needs>) {
  const server = serverInCommand(look);
  return {
    level: 1 as const,
    title: 'Let the file server accept users that the middle computer hands on',
    explanation:
      'Resource-based constrained delegation, for this server only. The first hop must be Kerberos: with NTLM into the middle computer there is nothing to hand on. Where the application runs under an account of its own, that account takes the place of the computer. Members of Protected Users and accounts marked as sensitive are never delegated. Do not use unconstrained delegation: it hands every user’s ticket to the middle computer.',
    steps: [
      {
        where: 'in PowerShell, as a domain administrator',
        command: `Get-ADComputer ${server} -Properties PrincipalsAllowedToDelegateToAccount`,
        says: 'Who is allowed today: the next command replaces the list, so name those too.',
      },
      {
        where: 'in PowerShell, as a domain administrator',
        command: `Set-ADComputer ${server} -PrincipalsAllowedToDelegateToAccount (Get-ADComputer ${middleInCommand(look)})`,
        says: null,
      },
      {
        where: `on ${clientName(look)}, as administrator`,
        command: 'klist -li 0x3e7 purge',
        says: 'A refusal is remembered for some minutes.',
      },
    ],
    verify: [
      `${serverName(look)} logs 4624 by Kerberos for the user, coming from ${clientName(look)}; no new event 31002 there.`,
    ],
    rollback: [
      `Set-ADComputer ${server} -PrincipalsAllowedToDelegateToAccount $null`,
      'or the list that the first command showed.',
    ],
    impact: `Whoever controls ${clientName(look)} can reach ${serverName(look)} as any user that may be delegated.`,
  };
}

function accountOfItsOwn(look: Look<Needs>) {
  return {
    level: 2 as const,
    title: 'Or let the application open the share with an account of its own',
    explanation:
      'A group managed service account (gMSA) with just the rights that the application needs. Then nobody has to be handed on, and the server logs the application.',
    steps: [
      {
        where: `on ${clientName(look)}`,
        command: null,
        says: 'Run the application or its job under the gMSA, without impersonating the user for this share.',
      },
      {
        where: `on ${serverName(look)}`,
        command: null,
        says: 'Grant the gMSA on share and folder.',
      },
    ],
    verify: [`${serverName(look)} logs 4624 and 5145 with success for the gMSA.`],
    rollback: ['Set the former account again, and take the grants back.'],
    impact: 'The server no longer knows which user asked: the application has to.',
  };
}

function withoutSecondHop(look: Look<Needs>) {
  return {
    level: 2 as const,
    title: 'For administrators: avoid the second hop',
    explanation:
      'In a remote PowerShell, fetch the files first and copy them through the session, or give credentials for the second hop inside it. CredSSP sends the password itself to the middle computer: no more than a stopgap.',
    steps: [
      {
        where: 'in PowerShell, on the computer where you sit',
        command: `Copy-Item <path> -Destination <path> -ToSession (New-PSSession ${middleInCommand(look)})`,
        says: null,
      },
    ],
    verify: ['The script works without a share of a second computer.'],
    rollback: ['Nothing was changed.'],
  };
}
