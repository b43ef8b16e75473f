/**
 * The password that a computer keeps for its own account differs from the directory's: a snapshot was reverted, a clone
 * or a restore came up, somebody joined another machine under the same name. Tickets for it cannot be decrypted, and its
 * secure channel is broken, so NTLM pass-through at that server fails as well.
 *
 * https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/active-directory-has-newer-password-value-than-client-device
 */
import type { Host } from '../../correlation/hosts.ts';
import { accountOf, type Look } from '../../correlation/look.ts';
import { closePair } from '../../correlation/ties.ts';
import { DAY_MS } from '../../windows/dates.ts';
import { firstLabel, isLocalSystem, uncPath } from '../../windows/names.ts';
import { explainStatus } from '../../windows/status.ts';
import { askSystemLog } from '../asks.ts';
import { cause, type RemedyText } from '../cause.ts';
import { domainInCommand, targetInCommand } from '../command-name.ts';
import {
  isPresent,
  oneOf,
  present,
  proof,
  shown,
  supporting,
  tiedItem,
  unobserved,
  type Item,
} from '../item.ts';
import { isTied, KERBEROS_FAILURE_KINDS, undecryptable } from '../kerberos-failure.ts';
import { isOwnComputerAccount } from '../passed.ts';
import { channelErrorsAbout, channelErrorsOn, standing } from '../secure-channel.ts';
import { byDns, RESOLUTION_KINDS } from '../name-resolution.ts';
import { isAccountOf, keyHolderOf, OWNER_KINDS } from '../spn-owner.ts';
import { clientName, serverName, verifyKerberos } from '../steps.ts';
import { toldCode, visibleCode } from '../visible-code.ts';
import { channelWorks, CHECKED_KINDS, checkedBroken, isRefusedByCheck } from './checked.ts';

const NEEDS = [
  ...KERBEROS_FAILURE_KINDS,
  ...CHECKED_KINDS,
  ...OWNER_KINDS,
  ...RESOLUTION_KINDS,
  'logon-failed',
  'smb-session-refused',
] as const;
type Needs = (typeof NEEDS)[number];

const NOT_AUTHENTICATED = 3210;
const NO_TRUST_ACCOUNT = 5721;
const NO_DOMAIN_CONTROLLER = 5719;
const SESSION_REFUSED = 5722;
const OTHER_DC_SIDE: readonly number[] = [5723, 5805];
const TRUST_ERRORS: readonly number[] = [1787, 1789];
const TRUST_FAILED = 0xc000018d;
const ACCESS_DENIED: ReadonlySet<number> = new Set([5, 0xc0000022]);
const WRONG_PASSWORD = 0x18;

export default cause({
  id: 'machine-password-out-of-sync',
  title: 'A computer’s account password is out of sync',
  role: 'root',
  stage: 'kerberos',
  references: [
    'https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/active-directory-has-newer-password-value-than-client-device',
    'https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/broken-trust-relationship-domain-joined-device-its-domain-secure-channel-issues',
  ],
  about: {
    statement:
      'Every computer of a domain has an account with a password of its own, kept here and in the directory. After a snapshot was reverted, a clone or a backup came up, or another machine was joined under the same name, the two differ. Tickets for that computer can no longer be decrypted, and its secure channel is broken, so that NTLM of domain accounts fails there as well.',
    provedBy: [
      'The server cannot authenticate with its domain (NETLOGON 3210, and nothing since that shows it well), and the client’s ticket for it cannot be decrypted (Security-Kerberos 4, 0x29, error 1396).',
      'On the server, nltest /sc_verify or /sc_query ends with error 5, or Test-ComputerSecureChannel prints False. On the client, where the computer itself asks.',
      'A domain controller refused the session of the computer with “access denied” (NETLOGON 5722).',
      'The domain controllers refuse the password of the client’s own account (4771, 0x18) three times or more within a day, and the computer itself asked for the share.',
      'NETLOGON 3210 on the server, and error 1787 or 1789 or 0xC000018D: the channel is broken; why, is open.',
      'The same on the client, where 1787 or 1789 is what it shows.',
    ],
    ruledOutBy: [
      'The SPN of the name is on another computer’s account.',
      'NETLOGON of the server only says that no domain controller was reached (5719).',
      'The check of the server’s channel is well, and a domain account was validated there by NTLM after the failure.',
    ],
    prevention: ['P8'],
  },
  lookalikes: [
    {
      id: 'no-kdc-line-of-sight',
      says: 'NETLOGON 5719 alone, or a check that ends with 1311 or 1355: no domain controller was reached, none refused.',
    },
    {
      id: 'duplicate-spn',
      says: 'Two accounts hold the name: 0x29 and 1396 as well, and NETLOGON of the server is silent.',
    },
    {
      id: 'spn-on-wrong-account',
      says: 'One account holds the name, and it is another computer’s. NTLM goes on at a Windows server meanwhile, which a broken channel would end.',
    },
    {
      id: 'dns-wrong-or-stale',
      says: 'The name leads to another computer, which cannot read the ticket.',
    },
    {
      id: 'netlogon-rpc-sealing',
      says: 'The domain controllers refuse the secure channel by hardening: the same 3210 and 1789, and a repair of the password does not help.',
    },
    {
      id: 'etype-rc4-aes-mismatch',
      says: 'The key file of a NAS lacks the encryption type of the ticket: look at the ticket’s type before the password.',
    },
    { id: null, says: 'A cluster name has an account and a password of its own.' },
  ],
  needs: NEEDS,
  judge(look) {
    const server = channelOf(look, look.server, 'server');
    const client = clientMatters(look) ? channelOf(look, look.client, 'client') : NO_CHANNEL;
    const checked = oneOf(
      checkedBroken(look, look.server, 'server'),
      clientMatters(look) ? checkedBroken(look, look.client, 'client') : unobserved(),
    );
    const refused = oneOf(server.refused, client.refused);
    const unread = undecryptable(look);
    const machine = ownPasswordRefused(look);
    const keytab = withoutNetlogon(look, unread);
    const trust = oneOf(trustPrinted(look), serverSaysTrustFailed(look));
    return {
      necessary: [
        oneOf(server.any, checked, machine, client.any, keytab, unobserved(askSystemLog(look, 'server'))),
      ],
      sufficient: [
        [server.notAuthenticated, unread],
        [checked],
        [refused],
        [machine],
        [server.notAuthenticated, trust],
        [client.notAuthenticated, trustPrinted(look)],
      ],
      // What is a set of its own makes the cause likely as such, where it ties weakly.
      specific: [server.own, client.own, otherwiseReached(look, keytab)],
      against: [otherOwner(look), onlyUnreachable(look), channelWorks(look, serverName(look))],
      supports: [
        unread,
        trustPrinted(look),
        serverSaysTrustFailed(look),
        toldCode(look, [...TRUST_ERRORS, 1396]),
        supporting(channelOf(look, look.client, 'client').any),
        supporting(checkedBroken(look, look.client, 'client')),
        supporting(machine),
      ],
    };
  },
  needsNoTrigger: (look) =>
    [undecryptable(look), trustPrinted(look), serverSaysTrustFailed(look)].some(isTied),
  clause: (look) =>
    isReasonKnown(look)
      ? `the account password of ${brokenName(look)} is out of sync with the domain`
      : `the secure channel of ${brokenName(look)} to its domain is broken`,
  stageWords: (look) =>
    isReasonKnown(look)
      ? 'Ticket unreadable: the computer password is out of sync'
      : 'The secure channel is broken, the reason is open',
  remedies: (look) => [repair(look), rejoin(look)],
});

interface Channel {
  /** 3210: its own word that it could not authenticate. */
  readonly notAuthenticated: Item;
  /** 3210 or 5721. */
  readonly own: Item;
  /** 5722 at a domain controller, with access denied. */
  readonly refused: Item;
  /** Any of these, and 5723 and 5805. */
  readonly any: Item;
}

const NO_CHANNEL: Channel = {
  notAuthenticated: unobserved(),
  own: unobserved(),
  refused: unobserved(),
  any: unobserved(),
};

function channelOf(look: Look<Needs>, host: Host | null, side: 'client' | 'server'): Channel {
  const name = host?.shown ?? `the ${side}`;
  const ask = unobserved(askSystemLog(look, side));
  const notAuthenticated = standing(
    look,
    `${name} could not authenticate with its domain (NETLOGON 3210)`,
    channelErrorsOn(look, host, [NOT_AUTHENTICATED]),
    host,
    ask,
  );
  const noAccount = standing(
    look,
    `the domain has no trust account for ${name} (NETLOGON 5721)`,
    channelErrorsOn(look, host, [NO_TRUST_ACCOUNT]),
    host,
    ask,
  );
  const says = `a domain controller refused the session setup of ${name} (NETLOGON 5722)`;
  const about = channelErrorsAbout(look, host, [SESSION_REFUSED]);
  // Text exports print the error in words only: then 5722 is not known to be "access denied".
  const denied = standing(
    look,
    says,
    about.filter(({ fact }) => fact.code !== null && ACCESS_DENIED.has(fact.code)),
    host,
  );
  const unsaid = standing(
    look,
    says,
    about.filter(({ fact }) => fact.code === null),
    host,
  );
  const own = oneOf(notAuthenticated, noAccount);
  const isCertain = isPresent(denied) && !isSilent(look, host, own);
  const said = isPresent(denied) ? denied : unsaid;
  const refused = said.state === 'present' && !isCertain ? { ...said, tie: 'weak' as const } : said;
  const others = standing(
    look,
    `a domain controller could not authenticate ${name}`,
    channelErrorsAbout(look, host, OTHER_DC_SIDE),
    host,
  );
  return { notAuthenticated, own, refused, any: oneOf(own, refused, others) };
}

/**
 * NETLOGON of the computer was heard and has nothing to complain of: what the domain controller refused may be a clone that runs
 * under the same name.
 */
function isSilent(look: Look<Needs>, host: Host | null, own: Item): boolean {
  return !isPresent(own) && look.listening(host, { providers: ['netlogon'], ids: null }).length > 0;
}

/** A user's own tickets do not need the client's account: its channel matters where the computer itself asks. */
function clientMatters(look: Look<Needs>): boolean {
  return isMachineAccess(look) || isPresent(trustPrinted(look));
}

function isMachineAccess(look: Look<Needs>): boolean {
  const user = look.attempt.user?.name ?? '';
  return isLocalSystem(user) || isOwnComputerAccount(look, user);
}

/** 4771 with 0x18 for the client's own account, three times in a day: no person mistypes that password. */
function ownPasswordRefused(look: Look<Needs>): Item {
  const { client, attempt } = look;
  if (client === null || !isMachineAccess(look)) return unobserved();
  const refused = look
    .all('ticket-request')
    .filter(
      ({ fact }) =>
        fact.event === 4771 &&
        fact.status === WRONG_PASSWORD &&
        fact.user.endsWith('$') &&
        isOwnComputerAccount(look, fact.user) &&
        closePair(attempt.times, fact.times, DAY_MS),
    );
  const times = refused.flatMap(({ fact }) => fact.times).sort((a, b) => a - b);
  const often = times.some((time, index) => (times[index + 2] ?? Infinity) - time <= DAY_MS);
  const says = `the domain controllers refuse the password of ${client.shown ?? 'the client'}’s own account (4771, 0x18)`;
  return often
    ? shown(`${says}, three times or more within a day`, refused)
    : supporting(shown(says, refused));
}

/**
 * A server of which no Windows log is in the case (Samba, a NAS, or one not yet supplied): its own SPN, on its own
 * account and on no other, and the ticket cannot be read.
 */
function withoutNetlogon(look: Look<Needs>, unread: Item): Item {
  const { target } = look.attempt;
  if (unread.state !== 'present' || target === null || look.server?.hasFiles === true) return unobserved();
  const holder = keyHolderOf(look, target);
  const [owner, ...more] = holder?.accounts ?? [];
  const [first] = holder?.placed ?? [];
  if (holder === null || first === undefined || !holder.sure || owner === undefined || more.length > 0)
    return unobserved();
  const isOwn = accountOf(owner) === firstLabel(target) || isAccountOf(look, owner, look.server) === 'yes';
  return isOwn
    ? {
        ...unread,
        proofs: [...unread.proofs, proof(`${holder.spn} is held by its own account and by no other`, first)],
      }
    : unobserved();
}

/**
 * The same computer lets this client in under its address, where no ticket is asked for: a server that reads its key from a file
 * goes on by NTLM. (A Windows server with a broken channel does not.)
 */
function otherwiseReached(look: Look<Needs>, keytab: Item): Item {
  const { client } = look;
  if (client === null || !isPresent(keytab)) return unobserved();
  const addresses = new Set([
    ...(look.server?.addresses ?? []),
    ...byDns(look).flatMap((lead) => lead.addresses),
  ]);
  const opened = look.on(client, 'access-tried', (fact) => {
    const server = uncPath(fact.target)?.server ?? null;
    return (
      fact.outcome === 'succeeded' && fact.command !== 'told' && server !== null && addresses.has(server)
    );
  });
  return shown('the same client opens this computer by its address, without a ticket', opened);
}

function trustPrinted(look: Look<Needs>): Item {
  return visibleCode(look, TRUST_ERRORS);
}

function serverSaysTrustFailed(look: Look<Needs>): Item {
  return tiedItem(`the server’s own record says ${explainStatus(TRUST_FAILED)}`, [
    ...look.tied('logon-failed', (fact) => fact.status === TRUST_FAILED),
    ...look.tied('smb-session-refused', (fact) => fact.status === TRUST_FAILED),
  ]);
}

function otherOwner(look: Look<Needs>): Item {
  const { target } = look.attempt;
  const holder = target === null ? null : keyHolderOf(look, target);
  const [owner, ...more] = holder?.accounts ?? [];
  if (holder === null || !holder.sure || owner === undefined || more.length > 0) return unobserved();
  return isAccountOf(look, owner, look.server) === 'no'
    ? shown(`${holder.spn} belongs to another account: ${owner}`, holder.placed)
    : unobserved();
}

/** 5719 and nothing else: the channel was not refused, no domain controller was there. */
function onlyUnreachable(look: Look<Needs>): Item {
  const refusals = [
    ...channelErrorsOn(look, look.server, [NOT_AUTHENTICATED, NO_TRUST_ACCOUNT]),
    ...channelErrorsAbout(look, look.server, [SESSION_REFUSED, ...OTHER_DC_SIDE]),
  ];
  const unreachable = channelErrorsOn(look, look.server, [NO_DOMAIN_CONTROLLER]);
  const [first] = unreachable;
  return refusals.length === 0 && first !== undefined
    ? present(
        'tied',
        proof(`${serverName(look)} reached no domain controller (NETLOGON 5719), it was not refused`, first),
      )
    : unobserved();
}

/** The computer whose channel is shown to be broken, by the strongest sign. */
function brokenHost(look: Look<Needs>): Host | null {
  const isServers =
    isPresent(channelOf(look, look.server, 'server').any) ||
    isPresent(checkedBroken(look, look.server, 'server'));
  if (isServers) return look.server;
  if (
    isTied(ownPasswordRefused(look)) ||
    (clientMatters(look) &&
      (isPresent(channelOf(look, look.client, 'client').any) ||
        isPresent(checkedBroken(look, look.client, 'client'))))
  )
    return look.client;
  return look.server;
}

function brokenName(look: Look<Needs>): string {
  const host = brokenHost(look);
  return host !== null && host.id === look.client?.id && host.id !== look.server?.id
    ? clientName(look)
    : serverName(look);
}

/** 3210 with 1789 alone proves a broken channel; why it broke (password, deleted account, hardening) needs more. */
function isReasonKnown(look: Look<Needs>): boolean {
  const host = brokenHost(look);
  const channel = channelOf(look, host, host?.id === look.client?.id ? 'client' : 'server');
  return (
    isPresent(channel.refused) ||
    isPresent(undecryptable(look)) ||
    isTied(ownPasswordRefused(look)) ||
    isRefusedByCheck(look, host)
  );
}

function repair(look: Look<Needs>): RemedyText {
  const name = brokenName(look);
  const domain = domainInCommand(look);
  return {
    level: 1,
    title: `Repair the secure channel of ${name}`,
    explanation: 'No NTLM exception helps: NTLM at that server goes through the same channel.',
    steps: [
      {
        where: `on ${name}, as administrator`,
        command: `nltest /sc_verify:${domain}`,
        says: 'Look first: error 5, access denied, shows the password.',
      },
      {
        where: `on ${name}, in PowerShell as administrator`,
        command: 'Test-ComputerSecureChannel -Repair -Credential (Get-Credential)',
        says: 'With a domain account that may reset the computer account. Then restart.',
      },
      {
        where: 'on a domain controller',
        command: 'repadmin /showrepl',
        says: 'A domain controller that does not replicate keeps the old password.',
      },
    ],
    verify: [
      `on ${name}: nltest /sc_verify:${domain} succeeds; no new NETLOGON 3210.`,
      ...verifyKerberos(look, targetInCommand(look)),
    ],
    rollback: ['Nothing to take back: computer and directory get a new common password.'],
  };
}

function rejoin(look: Look<Needs>): RemedyText {
  const name = brokenName(look);
  return {
    level: 2,
    title: `Join ${name} to the domain again`,
    explanation:
      'Where the repair fails. If the fault returns, look for a snapshot that is reverted or a clone with the same name.',
    steps: [
      {
        where: `on ${name}, as administrator`,
        command: null,
        says: 'Reset the computer account in the directory, join again under the same name, restart.',
      },
    ],
    verify: [`on ${name}: nltest /sc_verify:${domainInCommand(look)} succeeds.`],
    rollback: ['None: keep a local administrator account at hand before you start.'],
  };
}
