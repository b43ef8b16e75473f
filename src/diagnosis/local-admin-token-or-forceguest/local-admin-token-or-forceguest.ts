/**
 * A local account of the server signs in and arrives with less than it has: remote UAC filters the token of a local
 * administrator, so C$ and ADMIN$ refuse it, or "Guest only" (ForceGuest) makes every local account Guest. Domain accounts are
 * spared, and so is the built-in Administrator (RID 500) unless FilterAdministratorToken is set.
 *
 * https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/user-account-control-and-remote-restriction
 */
import type { Look } from '../../correlation/look.ts';
import { accountsAgree } from '../../correlation/look.ts';
import type { Placed } from '../../correlation/placed.ts';
import { closePair, isSamePerson, TWO_HOSTS_MS } from '../../correlation/ties.ts';
import { account, hostName } from '../../windows/names.ts';
import { win32Of } from '../../windows/status.ts';
import { askServerSecurityLog } from '../asks.ts';
import { cause } from '../cause.ts';
import {
  atMost,
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
} from '../item.ts';
import { refusals, refusalSays, SHARE_DENIAL_KINDS } from '../share-denial.ts';
import { onServer, ROLLBACK_GPO, SECURITY_OPTIONS, serverName, share } from '../steps.ts';
import { toldCode, VISIBLE_KINDS, visibleCode } from '../visible-code.ts';

const NEEDS = [
  ...SHARE_DENIAL_KINDS,
  ...VISIBLE_KINDS,
  'policy-setting',
  'setting-undefined',
  'session-identity',
] as const;
type Needs = (typeof NEEDS)[number];

const ACCESS_DENIED = 5;
const FORCE_GUEST = String.raw`system\currentcontrolset\control\lsa\forceguest`;
const TOKEN_FILTER = String.raw`software\microsoft\windows\currentversion\policies\system\localaccounttokenfilterpolicy`;
/** BUILTIN\Administrators, and "Local account and member of Administrators group". */
const ADMINISTRATORS: ReadonlySet<string> = new Set(['S-1-5-32-544', 'S-1-5-114']);

export default cause({
  id: 'local-admin-token-or-forceguest',
  title: 'A local account arrives without its rights',
  role: 'both',
  stage: 'share',
  includes: ['share-permission-denied'],
  references: [
    'https://learn.microsoft.com/en-us/troubleshoot/windows-server/windows-security/user-account-control-and-remote-restriction',
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-access-sharing-and-security-model-for-local-accounts',
  ],
  about: {
    statement:
      'A local account of the server signs in with the right password and is refused all the same. Windows takes the administrator rights out of the token of a local administrator who comes over the network, so C$ and ADMIN$ stay shut; or the server is set to treat every local account as Guest. The permissions are not the fault.',
    provedBy: [
      'The server logs a local account on by NTLM without an elevated token and refuses it at C$, ADMIN$ or a drive share; the account is seen to be an administrator there, and LocalAccountTokenFilterPolicy is not set or 0.',
      'ForceGuest is 1 on the server, and the caller was logged on as Guest.',
    ],
    ruledOutBy: [
      'It is a domain account: its token is never filtered.',
      'A normal share of the same server refuses the same account too.',
    ],
    prevention: ['P2'],
  },
  lookalikes: [
    {
      id: 'share-permission-denied',
      says: 'A normal share refuses: that is its own permissions. The administrative shares have none that one could edit; there the token decides.',
    },
    {
      id: 'local-account-used',
      says: 'A local account can never use Kerberos. That explains a blocked logon; here the logon succeeded.',
    },
    {
      id: 'guest-access-blocked',
      says: 'There the client refuses to be a guest. Here the server makes the account one.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const filtered = filteredLogon(look);
    const denied = deniedAtAdminShare(look);
    const guest = guestArrived(look);
    const forced = forceGuest(look);
    return {
      necessary: [localAccount(look, isPresent(guest) || isPresent(forced))],
      sufficient: [
        [filtered, denied, administrator(look), filterInForce(look)],
        [forced, guest],
      ],
      specific: [filteredAndDenied(look, filtered, denied), builtInGetsIn(look, denied)],
      against: [domainAccount(look), normalShareFails(look)],
      supports: [supporting(denied), isAdminShare(look) ? toldCode(look, [ACCESS_DENIED]) : unobserved()],
    };
  },
  clause: (look) =>
    isPresent(guestArrived(look))
      ? `${serverName(look)} treats ${accountName(look)} as Guest`
      : `${serverName(look)} takes the administrator rights from ${accountName(look)}, a local account`,
  stageWords: (look) =>
    isPresent(guestArrived(look)) ? 'Arrived as Guest' : 'Refused: the token was filtered',
  remedies: (look) =>
    isPresent(forceGuest(look))
      ? [domainInstead(look), ownShare(look), classicModel(look)]
      : [domainInstead(look), ownShare(look)],
});

/** C$, D$, ADMIN$: only administrators get in, and nobody can change that. */
function isAdminShare({ attempt }: Look): boolean {
  return isAdminShareName(attempt.share);
}

function isAdminShareName(name: string | null): boolean {
  return /^(?:[a-z]|admin)\$$/i.test(name ?? '');
}

/** The server’s own records name themselves as the domain of a local account. */
function isOfServer(look: Look, domain: string | null): boolean {
  const name = hostName(domain);
  return (
    name !== null &&
    look.server !== null &&
    [...look.server.names].some((own) => own === name || own.split('.')[0] === name)
  );
}

/** The account is one of the server: as the server logged it, else as it was typed. */
function localAccount(look: Look<Needs>, isGuest: boolean): Item {
  if (!isAdminShare(look) && !isGuest) return unobserved();
  const says = 'the account is one of the server itself';
  const logged = [
    ...look.tied('logon', (fact) => isOfServer(look, fact.domain)),
    ...look.tied('share-access', (fact) => isOfServer(look, fact.domain)),
  ].filter((one) => one.placed.host?.id === look.server?.id);
  const typed = isOfServer(look, look.attempt.user?.domain ?? null)
    ? look.attempt.witnesses.filter(({ fact }) => fact.kind === 'access-tried')
    : [];
  const sessions = isPresent(filteredLogon(look)) ? sessionLogons(look).map(({ placed }) => placed) : [];
  return oneOf(
    tiedItem(says, logged),
    shown(says, sessions),
    tiedItem(says, typed),
    unobserved(askServerSecurityLog(look)),
  );
}

interface SessionLogon {
  readonly placed: Placed<'logon'>;
  readonly tie: 'tied' | 'weak';
}

/**
 * Type 3 logons of the account: those of the refused session where the Logon ID tells it, else those of the seconds. A
 * command without a time has only the account, the server and the client to go by: weak.
 */
function sessionLogons(look: Look<Needs>): readonly SessionLogon[] {
  const ids = new Set(
    refusals(look)
      .flatMap((one) => one.fact.logonIds)
      .filter((id) => id !== '' && id !== '0x0'),
  );
  const logons = look.agreeingAt(look.server, 'logon', (fact) => fact.logonType === 3);
  const ofSession = logons.filter((placed) => placed.fact.logonIds.some((id) => ids.has(id)));
  if (ids.size > 0) return ofSession.map((placed) => ({ placed, tie: 'tied' }));
  if (look.attempt.times.length === 0) {
    return logons.filter((placed) => look.isOfSamePerson(placed)).map((placed) => ({ placed, tie: 'weak' }));
  }
  return look
    .tied('logon', (fact) => fact.logonType === 3)
    .filter((one) => one.placed.host !== null && one.placed.host.id === look.server?.id)
    .map((one) => ({ placed: one.placed, tie: one.strength }));
}

/** 4624 by NTLM of a local account with ElevatedToken "No". */
function filteredLogon(look: Look<Needs>): Item {
  if (!isAdminShare(look)) return unobserved();
  const filtered = sessionLogons(look).filter(
    ({ placed: { fact } }) =>
      fact.elevated === false &&
      isOfServer(look, fact.domain) &&
      (fact.package === 'ntlm' || (fact.package === 'negotiate' && fact.lmPackage !== null)),
  );
  const [best] = [...filtered].sort((a, b) => Number(b.tie === 'tied') - Number(a.tie === 'tied'));
  if (best === undefined) return unobserved(askServerSecurityLog(look));
  const says = 'the server logged a local account on by NTLM, without an elevated token (event 4624)';
  return present(best.tie, proof(says, best.placed));
}

/** The administrative share refused: 5140 or 5145 with failure, or error 5. */
function deniedAtAdminShare(look: Look<Needs>): Item {
  if (!isAdminShare(look)) return unobserved();
  const refused = refusals(look);
  const [first] = refused;
  return oneOf(
    first === undefined ? unobserved() : tiedItem(refusalSays(first), refused),
    visibleCode(look, [ACCESS_DENIED]),
  );
}

/** `whoami /all` of this account on the server: it is an administrator there, filtered or not. */
function administrator(look: Look<Needs>): Item {
  if (!isAdminShare(look)) return unobserved();
  return shown(
    'the account is a member of Administrators on the server (whoami /all)',
    look.on(
      look.server,
      'session-identity',
      (fact) =>
        isOfServer(look, fact.domain) &&
        accountsAgree(account(fact.user, fact.domain), look.attempt.user) &&
        fact.groups.some((sid) => ADMINISTRATORS.has(sid)),
    ),
    'tied',
    unobserved(askMembership(look)),
  );
}

/** LocalAccountTokenFilterPolicy is 0, or known not to be there. */
function filterInForce(look: Look<Needs>): Item {
  if (!isAdminShare(look)) return unobserved();
  const says = 'tokens of local administrators are filtered (LocalAccountTokenFilterPolicy';
  const setting = look.setting(TOKEN_FILTER, 'server');
  if (setting.value !== null) {
    return setting.value === 0 && setting.reach !== null && setting.reach !== 'supports'
      ? shown(`${says} is 0)`, setting.placed, setting.reach)
      : unobserved();
  }
  const missing = look.on(
    look.server,
    'setting-undefined',
    (fact) =>
      fact.path === TOKEN_FILTER || (fact.whole === 'key' && TOKEN_FILTER.startsWith(`${fact.path}\\`)),
  );
  return shown(`${says} is not set)`, missing, 'tied', unobserved(askTokenFilter(look)));
}

/** The filtered token and the refusal together; a server that is known to filter nobody refused for another reason. */
function filteredAndDenied(look: Look<Needs>, filtered: Item, denied: Item): Item {
  const setting = look.setting(TOKEN_FILTER, 'server');
  const filtersNobody = setting.value === 1 && setting.reach !== 'supports';
  if (!isPresent(filtered) || !isPresent(denied) || filtersNobody) return unobserved();
  return atMost(filtered.tie, present(denied.tie, ...filtered.proofs, ...denied.proofs));
}

/** The built-in Administrator (RID 500) of the server opened the administrative share that refused this account. */
function builtInGetsIn(look: Look<Needs>, denied: Item): Item {
  const byBuiltIn = look.once(`administrative shares of ${look.server?.id ?? ''} opened by RID 500`, () =>
    look.on(
      look.server,
      'share-access',
      (fact) =>
        fact.outcome === 'success' &&
        isAdminShareName(fact.share.split('\\').pop() ?? null) &&
        /^S-1-5-21-.+-500$/.test(fact.sid ?? ''),
    ),
  );
  const opened = byBuiltIn.filter(
    ({ fact }) => isOfServer(look, fact.domain) && account(fact.user)?.name !== look.attempt.user?.name,
  );
  const item = shown('the built-in Administrator of the server gets into its administrative share', opened);
  return isPresent(item) && isPresent(denied)
    ? present(denied.tie, ...item.proofs, ...denied.proofs)
    : unobserved();
}

function forceGuest(look: Look<Needs>): Item {
  const setting = look.setting(FORCE_GUEST, 'server');
  return setting.value === 1 && setting.reach !== null && setting.reach !== 'supports'
    ? shown('the server treats local accounts as Guest (ForceGuest = 1)', setting.placed, setting.reach)
    : unobserved();
}

/** 4624 of Guest (RID 501) from this client in the moment of the failure. */
function guestArrived(look: Look<Needs>): Item {
  const { times } = look.attempt;
  if (!isGuestsCode(look)) return unobserved();
  const guests = look
    .once(`guests at ${look.server?.id ?? ''}`, () =>
      look.on(look.server, 'logon', (fact) => fact.logonType === 3 && isGuest(fact.user, fact.sid)),
    )
    .filter((placed) => look.isOfSamePerson(placed));
  const near = guests.filter((placed) => closePair(times, placed.fact.times, TWO_HOSTS_MS));
  const says = 'the server logged the caller on as Guest (event 4624)';
  return shown(says, times.length === 0 ? guests : near, times.length === 0 ? 'weak' : 'tied');
}

/** What a guest meets: permissions that leave Guest out (5), or a client that wants no guest session (1272). */
function isGuestsCode({ attempt }: Look): boolean {
  const code = attempt.printed ?? attempt.status;
  return code === null || [ACCESS_DENIED, 1272].includes(win32Of(code) ?? code);
}

function isGuest(user: string, sid: string | null): boolean {
  return sid === null ? /^guest$/i.test(user) : /^S-1-5-21-.+-501$/.test(sid);
}

/** The server logged a domain account on, or one was typed: nothing filters those. */
function domainAccount(look: Look<Needs>): Item {
  if (!isAdminShare(look) && !isPresent(forceGuest(look))) return unobserved();
  const isDomain = (domain: string | null): boolean =>
    domain !== null &&
    domain !== '.' &&
    !isOfServer(look, domain) &&
    look.host(domain) === null &&
    !/^workgroup$/i.test(domain);
  const logged = [
    ...look.tied('logon', (fact) => isDomain(fact.domain)),
    ...look.tied('share-access', (fact) => isDomain(fact.domain)),
  ].filter((one) => one.placed.host?.id === look.server?.id);
  const typed = isDomain(look.attempt.user?.domain ?? null)
    ? look.attempt.witnesses.filter(({ fact }) => fact.kind === 'access-tried' && fact.user !== null)
    : [];
  return tiedItem('it is an account of a domain', [...logged, ...typed]);
}

/** The same person is refused at a share without administrative meaning, too. */
function normalShareFails(look: Look<Needs>): Item {
  if (!isAdminShare(look)) return unobserved();
  const { attempt } = look;
  const others = look.attempts.filter(
    (other) =>
      other !== attempt &&
      other.share !== null &&
      !other.share.endsWith('$') &&
      other.recovered === null &&
      other.server !== null &&
      other.server.id === attempt.server?.id &&
      (other.printed ?? ACCESS_DENIED) === ACCESS_DENIED &&
      isSamePerson(attempt, other) &&
      isDeniedAtShare(other.witnesses.map(({ fact }) => fact.kind)),
  );
  const witnesses = others.flatMap((other) => other.witnesses.slice(0, 1).map(({ placed }) => placed));
  return shown('a normal share of the server refuses the same person, too', witnesses);
}

/** A logon that failed says nothing of any share. */
function isDeniedAtShare(kinds: readonly string[]): boolean {
  return (
    !kinds.includes('logon-failed') &&
    !kinds.includes('ntlm-blocked') &&
    kinds.some((kind) => kind === 'share-access' || kind === 'smb-share-denied' || kind === 'access-tried')
  );
}

function accountName(look: Look<Needs>): string {
  const user = look.attempt.user;
  if (user === null) return 'the account';
  return user.domain === null ? user.name : `${user.domain}\\${user.name}`;
}

function askMembership(look: Look): Ask {
  return {
    what: 'whether the account is an administrator of the server (typed there, signed in as that account)',
    command: 'whoami /all',
    host: look.server?.shown ?? null,
    role: 'server',
  };
}

function askTokenFilter(look: Look): Ask {
  return {
    what: 'whether the server filters the token of local administrators',
    command: String.raw`reg query HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System /v LocalAccountTokenFilterPolicy`,
    host: look.server?.shown ?? null,
    role: 'server',
  };
}

function domainInstead(look: Look<Needs>) {
  return {
    level: 1 as const,
    title: 'Use a domain account that is an administrator of the server',
    explanation:
      'Its token is not filtered, and it can use Kerberos. LocalAccountTokenFilterPolicy = 1 is often advised instead: it gives every local administrator full rights over the network, so that one stolen hash opens all computers with the same password. Leave it off.',
    steps: [
      {
        where: `${onServer(look)}, as administrator`,
        command: 'net localgroup Administrators <DOMAIN>\\<group> /add',
        says: 'A group for this purpose, for these servers only. In other languages the local group has another name.',
      },
      { where: 'on the client', command: `net use ${share(look)} /user:<DOMAIN>\\<account>`, says: null },
    ],
    verify: [`${serverName(look)} logs 4624 by Kerberos for the domain account, with an elevated token.`],
    rollback: ['net localgroup Administrators <DOMAIN>\\<group> /delete'],
    impact: 'The members of the group administer this server.',
  };
}

function ownShare(look: Look<Needs>) {
  return {
    level: 2 as const,
    title: 'Where it must be a local account: a share of its own, and a password that Windows LAPS keeps',
    explanation:
      'A share with explicit permissions needs no administrator, so no filtered token matters. Share only the folder that is needed.',
    steps: [
      {
        where: `${onServer(look)}, in PowerShell as administrator`,
        command: "New-SmbShare -Name <share> -Path <folder> -ChangeAccess '<local account>'",
        says: 'The folder needs the same right for the account.',
      },
    ],
    verify: [`${serverName(look)} logs 5145 with success for the account on the new share.`],
    rollback: ['Remove-SmbShare -Name <share>'],
    impact: 'The account reaches this folder, and nothing else of the server.',
  };
}

function classicModel(look: Look<Needs>) {
  return {
    level: 2 as const,
    title: 'Let local accounts be themselves (Classic)',
    explanation: 'Guest only is meant for computers at home. Give the local accounts good passwords first.',
    steps: [
      {
        where: 'in the Group Policy of the server',
        command: null,
        says: 'Network access: Sharing and security model for local accounts → Classic - local users authenticate as themselves',
      },
      { where: onServer(look), command: 'gpupdate /force', says: null },
    ],
    policyPath: `${SECURITY_OPTIONS} › Network access: Sharing and security model for local accounts`,
    verify: [`${serverName(look)} logs 4624 for the account itself, not for Guest.`],
    rollback: ['Set it to Guest only again.', ...ROLLBACK_GPO],
    impact: 'Local accounts reach over the network what their permissions allow.',
  };
}
