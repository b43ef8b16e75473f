/**
 * The account authenticated, but it may not log on to this server over the network: it is missing in "Access this
 * computer from the network", or stands in "Deny access to this computer from the network".
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/deny-access-to-this-computer-from-the-network
 */
import type { Look } from '../../correlation/look.ts';
import { firstLabel } from '../../windows/names.ts';
import { explainStatus } from '../../windows/status.ts';
import { askServerSecurityLog } from '../asks.ts';
import { cause } from '../cause.ts';
import { oneOf, shown, supporting, tiedItem, unobserved, type Ask, type Item } from '../item.ts';
import { onServer, ROLLBACK_GPO, serverName, share } from '../steps.ts';
import { toldCode, VISIBLE_KINDS, visibleCode } from '../visible-code.ts';
import { accountShown } from '../wrong-password.ts';

const NEEDS = [...VISIBLE_KINDS, 'logon-failed', 'smb-session-refused', 'logon', 'privilege-right'] as const;
type Needs = (typeof NEEDS)[number];

const LOGON_TYPE_NOT_GRANTED = 0xc000015b;
const LOGON_TYPE_NOT_GRANTED_VISIBLE = 1385;
const USER_RIGHTS =
  'Computer Configuration › Policies › Windows Settings › Security Settings › Local Policies › User Rights Assignment';
const EVERYONE = 'S-1-1-0';
/** NT AUTHORITY\Local account, and Local account and member of Administrators group. */
const LOCAL_ACCOUNTS: ReadonlySet<string> = new Set(['S-1-5-113', 'S-1-5-114']);

export default cause({
  id: 'network-logon-right-denied',
  title: 'The account may not log on over the network',
  role: 'both',
  stage: 'logon',
  references: [
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/deny-access-to-this-computer-from-the-network',
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4625',
  ],
  lookalikes: [
    'Selective authentication over a trust: 0xC0000413, not 0xC000015B.',
    'A local account that is denied as such: the rule is meant, another account is the repair.',
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
      necessary: [oneOf(recorded, seen, unobserved(askRights(look)))],
      sufficient: [[recorded], [seen]],
      specific: [recorded, seen],
      against: [
        tiedItem(
          'the server logged the account on over the network',
          look
            .tied('logon', (fact) => fact.logonType === 3)
            .filter((one) => one.placed.host?.id === look.server?.id && one.placed.host !== null),
        ),
      ],
      supports: [
        deniedLocal(look),
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

/** A denial of all local accounts, where the account is one of the server itself. */
function deniedLocal(look: Look<Needs>): Item {
  const denied = look.right('SeDenyNetworkLogonRight');
  const domain = look.attempt.user?.domain ?? null;
  const isLocal =
    domain !== null &&
    [...(look.server?.names ?? [])].some((name) => firstLabel(name) === domain || name === domain);
  const applies = denied.placed.filter(({ fact }) =>
    fact.holders.some((holder) => holder === EVERYONE || (isLocal && LOCAL_ACCOUNTS.has(holder))),
  );
  return denied.reach === null
    ? unobserved()
    : supporting(shown('the server denies network logon to a group that this account is in', applies));
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
