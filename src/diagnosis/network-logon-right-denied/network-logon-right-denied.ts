/**
 * The account authenticated, but it may not log on to this server over the network: it is missing in "Access this
 * computer from the network", or stands in "Deny access to this computer from the network".
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/deny-access-to-this-computer-from-the-network
 */
import { accountsAgree, type Look } from '../../correlation/look.ts';
import { account, firstLabel } from '../../windows/names.ts';
import { explainStatus } from '../../windows/status.ts';
import { askServerSecurityLog } from '../asks.ts';
import { cause } from '../cause.ts';
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
import { onServer, ROLLBACK_GPO, serverName, share } from '../steps.ts';
import { toldCode, VISIBLE_KINDS, visibleCode } from '../visible-code.ts';
import { accountShown } from '../wrong-password.ts';

const NEEDS = [
  ...VISIBLE_KINDS,
  'logon-failed',
  'smb-session-refused',
  'privilege-right',
  'session-identity',
] as const;
type Needs = (typeof NEEDS)[number];

const LOGON_TYPE_NOT_GRANTED = 0xc000015b;
const LOGON_TYPE_NOT_GRANTED_VISIBLE = 1385;
const USER_RIGHTS =
  'Computer Configuration › Policies › Windows Settings › Security Settings › Local Policies › User Rights Assignment';
const EVERYONE = 'S-1-1-0';
const AUTHENTICATED_USERS = 'S-1-5-11';
const NETWORK = 'S-1-5-2';
/** NT AUTHORITY\Local account, and Local account and member of Administrators group. */
const LOCAL_ACCOUNT = 'S-1-5-113';
const LOCAL_ACCOUNTS: ReadonlySet<string> = new Set([LOCAL_ACCOUNT, 'S-1-5-114']);

export default cause({
  id: 'network-logon-right-denied',
  title: 'The account may not log on over the network',
  role: 'both',
  stage: 'logon',
  references: [
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/deny-access-to-this-computer-from-the-network',
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4625',
  ],
  about: {
    statement:
      'The password and the account are right, but this server does not let the account log on over the network: no group of it stands in “Access this computer from the network”, or one stands in “Deny access to this computer from the network”.',
    provedBy: [
      'The server refused the network logon with 0xC000015B (event 4625, Status or Sub Status).',
      'The client shows error 1385.',
    ],
    ruledOutBy: [
      'The server logged the account on over the network (event 4624, type 3).',
      'The user rights of the server give the account the right, and nothing denies it.',
    ],
    prevention: ['P5'],
  },
  lookalikes: [
    {
      id: 'selective-authentication',
      says: 'Selective authentication over a trust: 0xC0000413, not 0xC000015B.',
    },
    {
      id: 'local-account-used',
      says: 'A local account that is denied as such (S-1-5-113, S-1-5-114): the rule is meant, another account is the repair.',
    },
    {
      id: 'account-state',
      says: 'A disabled, expired or locked account has a code of its own; here the account is well and only this kind of logon is refused.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const recorded = tiedItem(
      `the server says ${explainStatus(LOGON_TYPE_NOT_GRANTED)}`,
      look.tied(
        'logon-failed',
        (fact) =>
          isNetwork(fact.logonType) &&
          (fact.rawStatus === LOGON_TYPE_NOT_GRANTED || fact.subStatus === LOGON_TYPE_NOT_GRANTED),
      ),
      unobserved(askServerSecurityLog(look)),
    );
    const seen = visibleCode(look, [LOGON_TYPE_NOT_GRANTED_VISIBLE]);
    return {
      necessary: [isLacking(look, oneOf(recorded, seen))],
      sufficient: [[recorded], [seen]],
      // A code is a whole proof by itself, so none need stand here.
      specific: [],
      // A network logon at this server speaks against every cause of this stage; see `passed.ts`.
      against: [],
      supports: [
        supporting(
          tiedItem(
            `the SMB server says ${explainStatus(LOGON_TYPE_NOT_GRANTED)}`,
            look.tied('smb-session-refused', (fact) => fact.status === LOGON_TYPE_NOT_GRANTED),
          ),
        ),
        toldCode(look, [LOGON_TYPE_NOT_GRANTED_VISIBLE]),
      ],
    };
  },
  clause: (look) => `${accountShown(look)} may not log on to ${serverName(look)} over the network`,
  stageWords: () => 'Refused: no right to log on over the network',
  remedies: (look) => [
    {
      level: 1,
      title: 'Give the right to the specific group, or take the account out of the denied one',
      explanation: `${rightsShown(look)}A denial wins over a grant. Keep the denial for local administrators; Everyone need not be added.`,
      steps: [
        {
          where: `${onServer(look)}, as administrator`,
          command: askRights(look).command,
          says: 'Lines SeNetworkLogonRight and SeDenyNetworkLogonRight.',
        },
        {
          where: 'on the client, as the affected user',
          command: 'whoami /groups',
          says: 'Which of the groups named there the account has.',
        },
        {
          where: 'in the Group Policy of the server',
          command: null,
          says: 'Access this computer from the network; Deny access to this computer from the network.',
        },
      ],
      policyPath: USER_RIGHTS,
      verify: [`net use ${share(look)}: event 4624 of type 3 for this account at ${serverName(look)}.`],
      rollback: ROLLBACK_GPO,
      impact: 'The members of the group can reach every service of this server over the network.',
    },
  ],
});

/** The same status for a logon at the console or by Remote Desktop is about another right. */
function isNetwork(logonType: number | null): boolean {
  return logonType === null || logonType === 3;
}

/** The right is missing: the code shows it, else the user rights of the server. Absent where they give it. */
function isLacking(look: Look<Needs>, code: Item): Item {
  if (isPresent(code)) return code;
  const denied = look.right('SeDenyNetworkLogonRight');
  const hit = denied.placed.filter(({ fact }) => fact.holders.some((holder) => isIn(look, holder) === true));
  if (hit.length > 0) {
    const says = 'the server denies network logon to a group that this account is in';
    return denied.reach === 'supports' || denied.reach === null
      ? supporting(shown(says, hit))
      : shown(says, hit, denied.reach);
  }
  const granted = look.right('SeNetworkLogonRight');
  const given = granted.placed.filter(({ fact }) =>
    fact.holders.some((holder) => isIn(look, holder) === true),
  );
  const isDeniedNowhere =
    denied.placed.length > 0 &&
    denied.placed.every(({ fact }) => fact.holders.every((holder) => isIn(look, holder) === false));
  return given.length > 0 && isDeniedNowhere && granted.reach === 'tied' && denied.reach === 'tied'
    ? absent(
        ...proofs('the server gives the right to a group that this account is in', given),
        ...proofs('what it denies is meant for others', denied.placed),
      )
    : unobserved(askRights(look));
}

/** Whether the account is the holder of a right, or in it; null where nothing tells: the server's own groups show nowhere. */
function isIn(look: Look<Needs>, holder: string): boolean | null {
  if (look.attempt.user === null) return null;
  if (holder === EVERYONE || holder === AUTHENTICATED_USERS || holder === NETWORK) return true;
  const isLocal = isOfServer(look);
  // Of the local administrators (S-1-5-114) a local account may be one.
  if (LOCAL_ACCOUNTS.has(holder)) return isLocal ? (holder === LOCAL_ACCOUNT ? true : null) : false;
  // RID 501 is the Guest of the computer.
  if (/^S-1-5-21-.*-501$/.test(holder)) return false;
  const token = tokenOf(look);
  if (token === null || token.sid === null || !holder.startsWith('S-1-5-21-')) return null;
  if (token.sid === holder || token.groups.includes(holder)) return true;
  const domain = (sid: string): string => sid.slice(0, sid.lastIndexOf('-'));
  // whoami leaves the primary group out (as a rule Domain Users, RID 513).
  return domain(token.sid) === domain(holder) && token.groups.some((sid) => sid.endsWith('-513'))
    ? false
    : null;
}

/** The account is one of the server itself; without a domain nobody knows. */
function isOfServer(look: Look<Needs>): boolean {
  const domain = look.attempt.user?.domain ?? null;
  return (
    domain !== null &&
    [...(look.server?.names ?? [])].some((name) => firstLabel(name) === domain || name === domain)
  );
}

function tokenOf(look: Look<Needs>) {
  const { user } = look.attempt;
  const [token] = look
    .on(look.client, 'session-identity')
    .filter(({ fact }) => fact.groups.length > 0 && accountsAgree(account(fact.user, fact.domain), user));
  return token?.fact ?? null;
}

/** Who is denied, where the server's own file shows it. */
function rightsShown(look: Look<Needs>): string {
  const denied = look.right('SeDenyNetworkLogonRight');
  const holders = denied.reach === 'tied' ? denied.placed.flatMap(({ fact }) => fact.holders) : [];
  return holders.length > 0 ? `Denied on ${serverName(look)}: ${holders.join(', ')}. ` : '';
}

function askRights(look: Look<Needs>): Ask {
  return {
    what: 'who may log on to the file server over the network',
    command: 'secedit /export /mergedpolicy /cfg secpol.cfg',
    host: look.server?.shown ?? null,
    role: 'server',
  };
}
