/**
 * The account is in Protected Users: NTLM, RC4, delegation and kept credentials are gone for it, so whatever needs NTLM
 * fails for it alone. The client refuses where it would use the session's own credential; where a password was typed,
 * NTLM is sent and the domain controller refuses.
 *
 * https://learn.microsoft.com/en-us/windows-server/security/credentials-protection-and-management/protected-users-security-group
 */
import { accountsAgree, type Look } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import { timesNear } from '../../correlation/ties.ts';
import { inCommand } from '../../windows/command-name.ts';
import { DAY_MS } from '../../windows/dates.ts';
import {
  account,
  firstFqdn,
  hostName,
  isAnonymous,
  isComputerAccount,
  uncPath,
} from '../../windows/names.ts';
import {
  askBarredChannels,
  barring,
  BARRED_KINDS,
  policyRefusedNtlm,
  restricted,
} from '../account-barred.ts';
import { askTicket } from '../asks.ts';
import { cause } from '../cause.ts';
import type { Ask } from '../item.ts';
import {
  absent,
  isPresent,
  oneOf,
  present,
  proof,
  proofs,
  shown,
  tiedItem,
  unobserved,
  type Item,
} from '../item.ts';
import { onClient, verifyKerberos } from '../steps.ts';
import { toldCode, visibleCode } from '../visible-code.ts';

const NEEDS = [
  ...BARRED_KINDS,
  'protected-user',
  'session-identity',
  'logon',
  'ticket-held',
  'ticket-list',
  'ticket-asked',
] as const;
type Needs = (typeof NEEDS)[number];

/** RID of the group in every domain. */
const PROTECTED_USERS = /^S-1-5-21-\d+-\d+-\d+-525$/;
const PROTECTED_USER_EVENTS: ReadonlySet<number> = new Set([100, 104, 4822, 4824]);
/** What people see where NTLM is refused; 5 is left out, for a share refuses with it as well. */
const REFUSAL_CODES = [50, 86, 1312, 1326, 1327, 1937];
const MINUTE_MS = 60_000;
const NEAR_MS = 5 * MINUTE_MS;

export default cause({
  id: 'protected-users',
  title: 'The account is in Protected Users',
  role: 'trigger',
  stage: 'ntlm-account',
  about: {
    statement:
      'The account belongs to the group Protected Users. For its members Windows refuses NTLM altogether, and RC4 in Kerberos: every path that Kerberos with AES cannot serve (an IP address, an alias without SPN, an old NAS) fails for them, while others get in.',
    provedBy: [
      'A domain controller or the client logged that it refused this account because it is in Protected Users (event 100 or 104, Security 4822 or 4824).',
      'The membership is shown, NTLM of this account was refused with 0xC000006E (error 1327), and another account gets in from the same computer.',
    ],
    ruledOutBy: [
      'The account logged on by NTLM somewhere in the same minutes.',
      'The session holds a Kerberos ticket for the name: then NTLM is not needed.',
      'whoami /all in the failing session lists its groups, and the one with the number 525 is not among them.',
    ],
    prevention: ['P2'],
  },
  references: [
    'https://learn.microsoft.com/en-us/windows-server/security/credentials-protection-and-management/protected-users-security-group',
    'https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-apds/f47e40e1-b9ca-47e2-b139-15a1e96b0e72',
  ],
  lookalikes: [
    {
      id: 'authentication-policy-silo',
      says: 'An authentication policy refuses NTLM with the same code: its event is 101 and names a policy. An account may have both.',
    },
    {
      id: 'account-state',
      says: '0xC000006E alone also means an empty password over the network. Look at the group before you look at the password.',
    },
    {
      id: 'domain-ntlm-deny',
      says: 'The domain refuses NTLM of everybody: 0xC0000418 and events 4004 to 4006, and an exception list helps there.',
    },
    {
      id: 'etype-rc4-aes-mismatch',
      says: 'The account only has RC4 keys: then Kerberos fails first (104, 0xE), and a new password repairs that.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const refused = refusedAsMember(look);
    const member = membership(look);
    const fits = isPresent(oneOf(restricted(look), visibleCode(look, REFUSAL_CODES)));
    return {
      necessary: [isPresent(refused) ? refused : member],
      // The code is explained where an authentication policy is seen to have given it.
      sufficient: [
        [refused],
        [member, isPresent(policyRefusedNtlm(look)) ? unobserved() : restricted(look), othersGetIn(look)],
      ],
      specific: [isPresent(refused) ? refused : fits ? member : unobserved()],
      against: [loggedOnByNtlm(look), ticketHeld(look)],
      supports: [restricted(look), toldCode(look, [1327])],
    };
  },
  clause: (look) => `${shownUser(look)} is in Protected Users, and NTLM is refused to its members`,
  stageWords: () => 'Refused: members of Protected Users may not use NTLM',
  remedies: (look) => [
    {
      level: 1,
      title: 'Let Kerberos serve the path',
      explanation:
        'Nothing else can: Protected Users has no exception list, neither on the client nor on a domain controller.',
      steps: [
        {
          where: onClient(look),
          command: `klist get cifs/${inCommand(firstFqdn(look.server?.names ?? []), '<FQDN of the server>')}`,
          says: 'Succeeds: open the share by this name, everywhere. Fails: repair what it says (SPN, name, AES keys).',
        },
        {
          where: 'in the client’s session',
          command: 'klist',
          says: 'The ticket-granting ticket of a member lives four hours and is not renewed: sign in again after that.',
        },
      ],
      verify: verifyKerberos(look, firstFqdn(look.server?.names ?? []) ?? '<FQDN of the server>'),
      rollback: ['Use the old path again; nothing else was changed.'],
    },
    {
      level: 2,
      title: 'Another account, without privileges, for the target that only knows NTLM',
      explanation:
        'Protected Users is for administrators. A device that needs NTLM must never see their credential anyway.',
      steps: [
        {
          where: 'at the server or device',
          command: null,
          says: 'Grant a plain account of its own what the work needs, and use it there.',
        },
      ],
      verify: ['Event 4624 of type 3 for that account at the server.'],
      rollback: ['Take the grant back.'],
      impact:
        'Do not take the administrator out of the group instead: that lets its password hash travel again.',
    },
  ],
});

function shownUser(look: Look<Needs>): string {
  return look.attempt.user?.name ?? 'the account';
}

/** 100 or 104 of the client or of a domain controller, and their twins 4822 and 4824 in the Security log. */
function refusedAsMember(look: Look<Needs>): Item {
  const records = barring(
    look,
    (fact) => fact.protectedUser === true && PROTECTED_USER_EVENTS.has(fact.event),
  );
  const [first] = records;
  return tiedItem(
    first?.fact.side === 'client'
      ? `the client holds no NTLM credential of a Protected User (event ${first.fact.event})`
      : `a domain controller refused the account as a Protected User (event ${first?.fact.event ?? 100})`,
    records,
    unobserved(askBarredChannels('ProtectedUserFailures')),
  );
}

/** Shown by what a sign-in logged of the account, or by the groups of its session; a local account is never in the group. */
function membership(look: Look<Needs>): Item {
  if (!isDomainAccount(look)) return unobserved(askGroups(look));
  const isOwn = (user: string | null, domain: string | null): boolean =>
    accountsAgree(account(user, domain), look.attempt.user);
  const seen = look.all('protected-user').filter(({ fact }) => isOwn(fact.user, fact.domain));
  const sessions = look
    .all('session-identity')
    .filter(({ fact }) => fact.groups.length > 0 && isOwn(fact.user, fact.domain));
  const inGroup = sessions.filter(({ fact }) => fact.groups.some((group) => PROTECTED_USERS.test(group)));
  const outside = sessions.filter(
    (placed) => placed.host !== null && placed.host.id === look.client?.id && !inGroup.includes(placed),
  );
  const notMember =
    outside.length > 0
      ? absent(...proofs('the groups of the session do not include Protected Users', outside, 1))
      : unobserved(askGroups(look));
  const signedIn = shown(
    'Windows signed the account in as a Protected User',
    seen.filter((placed) => isOfThisTime(look, placed)),
    'tied',
    notMember,
  );
  return shown('the groups of the session include Protected Users (RID 525)', inGroup, 'tied', signedIn);
}

/** From a day before the first failure to 30 days after the last: outside of that the group may have been another. */
function isOfThisTime(look: Look<Needs>, placed: Placed): boolean {
  return (
    look.attempt.times.length === 0 ||
    timesNear(look.attempt.times, placed.fact.times, DAY_MS, 30 * DAY_MS).length > 0
  );
}

/** `.\anna`, `FS01\anna`: an account of a computer. */
function isDomainAccount(look: Look<Needs>): boolean {
  const user = look.attempt.user;
  if (user === null || user.domain === '.') return false;
  return user.domain === null || look.host(user.domain) === null;
}

/** Another account of the same computer opens the same server: by NTLM, or by the same name in a command. */
function othersGetIn(look: Look<Needs>): Item {
  const { client, server, attempt } = look;
  if (client === null || attempt.user === null) return unobserved(askAnother(look));
  const isOther = (user: string | null, domain: string | null): boolean => {
    const other = account(user, domain);
    return other !== null && other.name !== attempt.user?.name && !isComputerAccount(other.name);
  };
  const logons = look.on(server, 'logon', (fact) => {
    const from = look.host(fact.workstation) ?? look.host(fact.address);
    return (
      fact.package === 'ntlm' &&
      fact.logonType === 3 &&
      from?.id === client.id &&
      isOther(fact.user, fact.domain) &&
      !isAnonymous(fact.user, fact.sid)
    );
  });
  const opened = look.on(
    client,
    'access-tried',
    (fact) =>
      fact.outcome === 'succeeded' &&
      fact.command !== 'told' &&
      attempt.target !== null &&
      uncPath(fact.target)?.server === attempt.target &&
      isOther(fact.user, null),
  );
  return shown(
    'another account gets in from the same computer',
    [...logons.filter((placed) => isOfThisTime(look, placed)), ...opened],
    'tied',
    unobserved(askAnother(look)),
  );
}

/** A 4624 by NTLM for the account in the minutes around the failure, at whatever server. */
function loggedOnByNtlm(look: Look<Needs>): Item {
  const { attempt } = look;
  if (!isDomainAccount(look)) return unobserved();
  const logons = look.ofAccount(
    'logon',
    (fact) =>
      fact.package === 'ntlm' &&
      accountsAgree(account(fact.user, fact.domain), attempt.user) &&
      look.host(hostName(fact.domain)) === null &&
      timesNear(attempt.times, fact.times, NEAR_MS, NEAR_MS).length > 0,
  );
  const [first] = logons.filter((placed) => placed.zoneKnown === attempt.zoneKnown);
  return first === undefined
    ? unobserved()
    : present('tied', proof('the account logged on by NTLM in the same minutes', first));
}

function ticketHeld(look: Look<Needs>): Item {
  return tiedItem(
    'the session holds a Kerberos ticket for the name, so NTLM is not needed',
    look.tickets().held.map((placed) => ({ placed, strength: placed.strength })),
    unobserved(askTicket(look)),
  );
}

function askGroups(look: Look<Needs>): Ask {
  return {
    what: 'whether the account is in Protected Users (a group whose SID ends in -525)',
    command: 'whoami /all',
    host: look.client?.shown ?? null,
    role: 'client',
  };
}

function askAnother(look: Look<Needs>): Ask {
  return {
    what: 'whether another account, in no special group, opens the same path from the same computer',
    command: 'net use',
    host: look.client?.shown ?? null,
    role: 'client',
  };
}
