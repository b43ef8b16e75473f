/**
 * Authentication worked; the permissions of the share do not allow the account that arrived. No problem of NTLM: a
 * failed 5145 needs an authenticated session, and it is written only where the share's own permissions refuse.
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-5145
 */
import { accountsAgree, type Look } from '../../correlation/look.ts';
import { account, isAnonymous } from '../../windows/names.ts';
import { policies } from '../../windows/policies.ts';
import { quoted } from '../../windows/powershell.ts';
import { win32Of } from '../../windows/status.ts';
import { askServerSecurityLog } from '../asks.ts';
import { cause } from '../cause.ts';
import { encryptionOff } from '../encryption.ts';
import {
  atMost,
  isPresent,
  oneOf,
  present,
  proof,
  proofs,
  shown,
  supporting,
  tiedItem,
  unobserved,
  type Item,
} from '../item.ts';
import { isOwnComputerAccount } from '../passed.ts';
import { SERVICE_KINDS, serviceBehind, travelsAs } from '../service-identity.ts';
import {
  arrival,
  deniedByShare,
  refusalInSession,
  refusals,
  refusalSays,
  SHARE_DENIAL_KINDS,
} from '../share-denial.ts';
import { onServer, serverName } from '../steps.ts';
import { leftOut, RIGHTS_KINDS } from './rights.ts';

const NEEDS = [
  ...SHARE_DENIAL_KINDS,
  ...SERVICE_KINDS,
  ...RIGHTS_KINDS,
  'access-tried',
  'smb-client-failure',
  'smb-share',
  'smb-configuration',
  'policy-setting',
] as const;
type Needs = (typeof NEEDS)[number];

const ACCESS_DENIED = 0xc0000022;

export default cause({
  id: 'share-permission-denied',
  title: 'The permissions of the share refuse the account',
  role: 'both',
  stage: 'share',
  survives: 'logon',
  references: [
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-5145',
    'https://learn.microsoft.com/en-us/powershell/module/smbshare/grant-smbshareaccess',
  ],
  about: {
    statement:
      'The logon worked, by Kerberos or NTLM, and the permissions of the share do not allow the account that arrived. Leave the NTLM policy alone: it has no part in this.',
    provedBy: [
      'The server refused a needed right on the share (event 5140 or 5145, failure) in the session that its 4624 opened.',
      'The SMB server wrote event 1006: the permissions of the share denied this account.',
      'Every entry of Get-SmbShareAccess that allows is one that the account’s token lacks, the server had logged the account on, and the error is 5.',
    ],
    ruledOutBy: [
      'The Security log of the server covers the time and nobody logged on.',
      'The share let the account in at its root (event 5145, success) and refused nothing: then the folder does.',
      'An anonymous session arrived, or a local administrator whose token was filtered.',
    ],
    prevention: ['P2'],
  },
  lookalikes: [
    {
      id: 'ntfs-permission-denied',
      says: 'NTFS permissions write no failed 5145: the share lets the account in and the folder refuses it.',
    },
    {
      id: 'smb-encryption-required',
      says: 'A share that demands encryption refuses an older client with the same error 5 after a good logon; the server writes 1003 or 1046.',
    },
    {
      id: 'spn-target-name-hardening',
      says: 'A server that checks the target name refuses with the same error 5, and writes event 5168.',
    },
    {
      id: 'local-admin-token-or-forceguest',
      says: 'C$ and ADMIN$ refuse a local administrator whose token is filtered: that is no permission of the share.',
    },
    {
      id: 'service-account-identity',
      says: 'The computer’s account was refused, where a service was thought to come as somebody else: both are true, and the identity is the root.',
    },
    {
      id: 'double-hop-delegation',
      says: 'ANONYMOUS LOGON or the computer in the middle was refused, in place of the person who is signed in there.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const arrived = arrival(look);
    const refused = refusals(look);
    const denied = tiedItem('the share’s permissions denied this account (event 1006)', deniedByShare(look));
    return {
      necessary: [arrived],
      sufficient: [[refusalInSession(look)], [denied], [leftOut(look), accessDenied(look), arrived]],
      // Event 1006 is a whole proof by itself, so it need not stand here.
      specific: [refusedItem(look), connectRefused(look, arrived), bareError(look, arrived)],
      against: [
        anonymousSubject(look),
        oneOf(adminShareByLocalAccount(look), filteredAdministrator(look)),
        refused.length === 0 && !isPresent(denied) ? rootOpened(look) : unobserved(),
        computerForNamedAccount(look),
      ],
      supports: [
        supporting(accessDenied(look)),
        supporting(
          tiedItem(
            'event 5140 or 5145 is there, but the export does not tell success from failure',
            look.tied(
              'share-access',
              (fact) => fact.outcome === 'unknown' && !isAnonymous(fact.user, fact.sid),
            ),
          ),
        ),
      ],
    };
  },
  clause: (look) => `the permissions of the share do not allow ${shownAccount(look)}`,
  stageWords: () => 'Denied by the permissions of the share',
  remedies: (look) => [grant(look)],
});

/** The refusal without its logon: specific, not sufficient. */
function refusedItem(look: Look<Needs>): Item {
  const [first] = refusals(look);
  return first === undefined
    ? unobserved(askServerSecurityLog(look))
    : tiedItem(refusalSays(first), refusals(look));
}

/** 31010: the client reached the session and was refused at the share; only its number tells why. */
function connectRefused(look: Look<Needs>, arrived: Item): Item {
  if (!isPresent(arrived)) return unobserved();
  return tiedItem(
    'the client was refused at the share (event 31010, access denied), after the server had logged the account on',
    look.tied('smb-client-failure', (fact) => fact.event === 31010 && fact.status === ACCESS_DENIED),
  );
}

/**
 * Error 5 at the connect, after a logon, with nothing that names the share: encryption and the check of the target name
 * give the same error at the same place, so both must be known to be off.
 */
function bareError(look: Look<Needs>, arrived: Item): Item {
  const error = accessDenied(look);
  if (!isPresent(arrived) || !isPresent(error)) return unobserved();
  const encryption = encryptionOff(look);
  const names = nameCheckOff(look);
  return isPresent(encryption) && isPresent(names)
    ? atMost(encryption.tie, present(error.tie, ...error.proofs, ...encryption.proofs, ...names.proofs))
    : unobserved();
}

function nameCheckOff(look: Look<Needs>): Item {
  const says = 'the server does not check the target name';
  const setting = look.setting(policies['P-SPNH'].path, 'server');
  const live = look.configuration('server', 'SmbServerNameHardeningLevel');
  return oneOf(
    setting.value === 0 && setting.reach !== null && setting.reach !== 'supports'
      ? shown(says, setting.placed, setting.reach)
      : unobserved(),
    live !== null && live.reach !== 'supports' && live.placed.fact.value === 0
      ? present(live.reach, proof(says, live.placed))
      : unobserved(),
  );
}

/** Error 5 as a command or a service printed it. */
function accessDenied(look: Look<Needs>): Item {
  const isFive = (code: number | null): boolean => code !== null && win32Of(code) === 5;
  const printed = look.tied('access-tried', (fact) => fact.outcome === 'failed' && isFive(fact.code));
  const proved = printed.filter((one) => one.fact.command !== 'told');
  const service = look.tied('service-failure', (fact) => isFive(fact.code));
  const says = 'the error is 5, access is denied';
  return oneOf(tiedItem(says, [...proved, ...service]), supporting(tiedItem(says, printed)));
}

/** A null session has no account that a permission could be meant for. */
function anonymousSubject(look: Look<Needs>): Item {
  const user = look.attempt.user;
  if (user === null || !isAnonymous(user.name, null)) return unobserved();
  return present(
    'tied',
    ...proofs(
      'an anonymous session arrived, not the account',
      look.attempt.witnesses.map((one) => one.placed),
      1,
    ),
  );
}

/** C$, ADMIN$, X$ by an account of the server itself: its token is filtered, whatever the share says. */
function adminShareByLocalAccount(look: Look<Needs>): Item {
  if (!/^(?:[a-z]|admin)\$$/i.test(look.attempt.share ?? '')) return unobserved();
  const local = look.tied('logon', (fact) => isOfServer(look, fact));
  const refused = refusals(look).filter((one) => isOfServer(look, one.fact));
  return tiedItem('an administrative share was opened by an account of the server itself', [
    ...local,
    ...refused,
  ]);
}

/** `HOST$` was refused, and the service behind it runs as a named account: that one was meant to come. */
function computerForNamedAccount(look: Look<Needs>): Item {
  const isComputer = (user: string): boolean => isOwnComputerAccount(look, user);
  const came = [...refusals(look, isComputer), ...deniedByShare(look, isComputer)].length > 0;
  const service = serviceBehind(look, look.client);
  return came && service !== null && travelsAs(service.fact.account) === 'itself'
    ? shown(`${service.fact.service} runs as ${service.fact.account}, and that is not who was refused`, [
        service,
      ])
    : unobserved();
}

function isOfServer(look: Look<Needs>, named: { readonly user: string; readonly domain: string | null }) {
  const own = account(named.user, named.domain)?.domain ?? null;
  return (
    own !== null &&
    look.server !== null &&
    (own === '.' || [...look.server.names].some((name) => name === own))
  );
}

/** A local administrator whose token was filtered at the network logon, whatever the share is called. */
function filteredAdministrator(look: Look<Needs>): Item {
  const filtered = look.tied('logon', (fact) => fact.elevated === false && isOfServer(look, fact));
  const admins = look.on(
    look.server,
    'session-identity',
    (fact) =>
      fact.groups.includes('S-1-5-114') && accountsAgree(account(fact.user, fact.domain), look.attempt.user),
  );
  return filtered.length > 0 && admins.length > 0
    ? tiedItem('the account is a local administrator, and its token was filtered', filtered)
    : unobserved();
}

/** The share let the account in at its root, and no share permission refused anything: what follows is NTFS. */
function rootOpened(look: Look<Needs>): Item {
  return tiedItem(
    'the share let the account in at its root (event 5145, success)',
    look.tied(
      'share-access',
      (fact) =>
        fact.event === 5145 &&
        fact.outcome === 'success' &&
        fact.path === '\\' &&
        !/ipc\$$/i.test(fact.share),
    ),
  );
}

/** The account as the server wrote it. */
function shownAccount(look: Look<Needs>): string {
  const [access] = refusals(look);
  if (access !== undefined) {
    return access.fact.domain === null ? access.fact.user : `${access.fact.domain}\\${access.fact.user}`;
  }
  const [denied] = deniedByShare(look);
  return denied?.fact.user ?? look.attempt.user?.name ?? 'the account';
}

function grant(look: Look<Needs>) {
  const name = look.attempt.share === null ? '<share>' : quoted(look.attempt.share);
  const isMachine = shownAccount(look).endsWith('$');
  const who = isMachine ? quoted(shownAccount(look)) : '<group>';
  return {
    level: 1 as const,
    title: 'Grant the least group that needs it a right on the share',
    explanation: 'Authentication is fine: leave the NTLM policy alone.',
    steps: [
      {
        where: onServer(look),
        command: `Get-SmbShareAccess -Name ${name}`,
        says: `See whether a group of ${shownAccount(look)} is there.`,
      },
      {
        where: `${onServer(look)}, as administrator`,
        command: `Grant-SmbShareAccess -Name ${name} -AccountName ${who} -AccessRight Change -Force`,
        says: isMachine ? null : 'A group that the account is a member of, not the account itself.',
      },
    ],
    verify: [`${serverName(look)} logs 5145 with success for ${shownAccount(look)}.`],
    rollback: [`Revoke-SmbShareAccess -Name ${name} -AccountName ${who} -Force`],
    impact: 'Every member of the group gets the right. NTFS permissions still apply.',
  };
}
