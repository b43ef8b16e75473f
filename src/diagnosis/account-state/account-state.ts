/**
 * The account itself may not log on: disabled, expired, locked, password expired or to be changed, outside its hours,
 * not from this workstation. The codes name the state; a lock is often the effect of a wrong saved password.
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4625
 */
import { accountsAgree, type Look } from '../../correlation/look.ts';
import type { Tied } from '../../correlation/attempts.ts';
import { timesNear } from '../../correlation/ties.ts';
import { inCommand } from '../../windows/command-name.ts';
import { DAY_MS } from '../../windows/dates.ts';
import { account } from '../../windows/names.ts';
import { explainKerberos, explainStatus } from '../../windows/status.ts';
import { askDcSecurityLog, askSavedCredentials, askServerSecurityLog } from '../asks.ts';
import { cause } from '../cause.ts';
import type { Ask } from '../item.ts';
import {
  absent,
  isPresent,
  oneOf,
  present,
  proofs,
  shown,
  supporting,
  tiedItem,
  unobserved,
  type Item,
} from '../item.ts';
import { isOutlived } from '../passed.ts';
import { onClient } from '../steps.ts';
import { toldCode, VISIBLE_KINDS, visibleCode } from '../visible-code.ts';
import {
  accountShown,
  KDC_CLIENT_REVOKED,
  KDC_WRONG_PASSWORD,
  lockChain,
  lockEvents,
  PASSWORD_KINDS,
  STATUS_LOCKED_OUT,
  STATUS_WRONG_PASSWORD,
} from '../wrong-password.ts';

const NEEDS = [...VISIBLE_KINDS, ...PASSWORD_KINDS, 'logon', 'account-changed'] as const;
type Needs = (typeof NEEDS)[number];

const STATES: Readonly<Record<number, string>> = {
  0xc0000072: 'is disabled',
  0xc0000193: 'has expired',
  [STATUS_LOCKED_OUT]: 'is locked out',
  0xc0000071: 'has an expired password',
  0xc0000224: 'must change its password',
  0xc000006f: 'is outside its logon hours',
  0xc0000070: 'may not log on from this workstation',
};
const KDC_STATES: Readonly<Record<number, string>> = {
  [KDC_CLIENT_REVOKED]: 'is disabled, expired, locked or outside its hours',
  0x17: 'has an expired password',
};
const VISIBLE_STATES: Readonly<Record<number, string>> = {
  1328: 'is outside its logon hours',
  1329: 'may not log on from this workstation',
  1330: 'has an expired password',
  1331: 'is disabled',
  1907: 'must change its password',
  1909: 'is locked out',
};
const ACCOUNT_RESTRICTION = 0xc000006e;
const ACCOUNT_RESTRICTION_VISIBLE = 1327;
const ACCOUNT_EXPIRED_VISIBLE = 1793;
/** What a server prints of a refused credential without saying why. */
const UNTOLD: readonly number[] = [5, 1326];
/** The record says what was wrong, and it was not the state of the account. */
const OTHER_REASONS: ReadonlySet<number> = new Set([
  STATUS_WRONG_PASSWORD,
  0xc0000064,
  0xc000015b,
  0xc0000133,
  0xc0000413,
  0xc0000418,
]);
const OTHER_KDC_REASONS: ReadonlySet<number> = new Set([0x6, KDC_WRONG_PASSWORD, 0x25]);
/** Attributes that decide whether an account may log on (event 4738). */
const STATE_ATTRIBUTES: ReadonlySet<string> = new Set([
  'useraccountcontrol',
  'accountexpires',
  'logonhours',
  'userworkstations',
]);
const MINUTE_MS = 60_000;

export default cause({
  id: 'account-state',
  title: 'The account itself may not log on',
  role: 'both',
  stage: 'logon',
  upstream: ['wrong-saved-credential'],
  references: [
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4625',
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4740',
    'https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-apds/f47e40e1-b9ca-47e2-b139-15a1e96b0e72',
  ],
  about: {
    statement:
      'The account itself may not log on: it is disabled, expired, locked, outside its hours, or its password has run out. A lock is often the effect of an old password that some computer keeps sending.',
    provedBy: [
      'The server or a domain controller refused this account with the code of the state (4625, 4776, 551; or 4768/4771 with 0x12 or 0x17).',
      'The client shows the state by its number: 1328 to 1331, 1907 or 1909.',
    ],
    ruledOutBy: [
      'The account logged on somewhere in the same minute, with a fresh ticket-granting ticket.',
      'The record of the refusal gives another reason: a wrong password, an unknown account, no right to log on.',
    ],
    prevention: ['P2'],
  },
  lookalikes: [
    {
      id: 'wrong-saved-credential',
      says: 'A saved wrong password locks the account again and again: then the lock is the effect. Event 4740 names the computer that sends it.',
    },
    {
      id: 'protected-users',
      says: '0xC000006E (1327) alone: members of Protected Users get it wherever NTLM is used, and no attribute of the account is wrong.',
    },
    {
      id: 'authentication-policy-silo',
      says: '0xC000006E (1327) alone: an authentication policy refuses NTLM with it too; the domain controller writes event 101.',
    },
    { id: 'alias-cname-no-spn', says: '0xC000006E was also seen where a share was opened by a CNAME.' },
    { id: null, says: 'Locked now, but not at the time of the failure.' },
  ],
  needs: NEEDS,
  judge(look) {
    const recorded = stateInRecords(look);
    const seen = visibleCode(look, Object.keys(VISIBLE_STATES).map(Number));
    return {
      necessary: [hasState(look, oneOf(recorded, seen))],
      sufficient: [[recorded], [seen]],
      // A code is a whole proof by itself, so none need stand here.
      specific: [],
      against: [loggedOnElsewhere(look)],
      supports: [
        restriction(look),
        toldCode(look, [
          ...Object.keys(VISIBLE_STATES).map(Number),
          ACCOUNT_RESTRICTION_VISIBLE,
          ACCOUNT_EXPIRED_VISIBLE,
        ]),
        supporting(visibleCode(look, [ACCOUNT_EXPIRED_VISIBLE])),
        lockedBefore(look),
        changedBefore(look),
      ],
    };
  },
  clause: (look) =>
    look.attempt.user === null
      ? `the account ${stateOf(look)}`
      : `the account ${accountShown(look)} ${stateOf(look)}${effectOf(look)}`,
  stageWords: (look) => `Refused: the account ${stateOf(look)}`,
  remedies: (look) => [
    ...(isLocked(look) ? [findSource(look)] : []),
    {
      level: 1,
      title: 'Repair the state of the account',
      explanation: `${accountShown(look)} ${stateOf(look)}. Look at it first; then enable, unlock, extend or reset exactly what is wrong.`,
      steps: [
        {
          where: 'on a domain controller, in PowerShell',
          command: `Get-ADUser ${userInCommand(look)} -Properties LockedOut,Enabled,AccountExpirationDate,PasswordExpired,logonHours,userWorkstations`,
          says: 'With userWorkstations, NTLM is checked against the name that the client gives itself.',
        },
        ...(isLocked(look)
          ? [
              {
                where: 'on a domain controller, in PowerShell',
                command: `Unlock-ADAccount ${userInCommand(look)}`,
                says: 'After the source is found.',
              },
            ]
          : []),
      ],
      verify: ['Event 4624 of type 3 for this account at the server.'],
      rollback: ['Set the changed attribute back to the value that you noted.'],
    },
  ],
});

/** A record of the server or a domain controller for this account. C000006E is not among them: it has other meanings. */
function stateInRecords(look: Look<Needs>): Item {
  const [first] = stateRecords(look);
  const code = first === undefined ? null : first.fact.status;
  const says =
    code === null
      ? ''
      : first?.fact.kind === 'ticket-request'
        ? `the KDC answered ${explainKerberos(code)}`
        : `the record says ${explainStatus(code)}`;
  return tiedItem(says, stateRecords(look), unobserved(askServerSecurityLog(look)));
}

type StateKind = 'logon-failed' | 'credential-check' | 'smb-session-refused' | 'ticket-request';

function stateRecords(look: Look<Needs>): readonly Tied<StateKind>[] {
  const isState = (status: number | null): boolean => status !== null && status in STATES;
  return [
    ...look.tied('logon-failed', (fact) => isNetwork(fact.logonType) && isState(fact.status)),
    ...look.tied('credential-check', (fact) => isState(fact.status)),
    ...look.tied('smb-session-refused', (fact) => isState(fact.status)),
    ...look
      .tied('ticket-request', (fact) => fact.event !== 4769 && fact.status in KDC_STATES)
      .filter((one) => !isOutlived(look, one)),
  ];
}

/** At the console another list of workstations and other hours may hold. */
function isNetwork(logonType: number | null): boolean {
  return logonType === null || logonType === 3;
}

/** One of the codes, or its contrary: the records of this refusal give another reason. */
function hasState(look: Look<Needs>, state: Item): Item {
  if (isPresent(state)) return state;
  const other = [
    ...look.tied('logon-failed', (fact) => isNetwork(fact.logonType) && OTHER_REASONS.has(fact.status)),
    ...look.tied('credential-check', (fact) => OTHER_REASONS.has(fact.status)),
    ...look.tied('smb-session-refused', (fact) => OTHER_REASONS.has(fact.status ?? 0)),
    ...look.tied('ticket-request', (fact) => fact.event !== 4769 && OTHER_KDC_REASONS.has(fact.status)),
  ].filter((one) => one.strength === 'tied');
  return other.length > 0
    ? absent(
        ...proofs(
          'the record of the refusal gives another reason than the state of the account',
          other.map((one) => one.placed),
        ),
      )
    : unobserved(askAccount(look));
}

/** 4740 in the day before: the account may have been unlocked since. */
function lockedBefore(look: Look<Needs>): Item {
  return supporting(shown('the account was locked in the day before (event 4740)', locksNear(look)));
}

function locksNear(look: Look<Needs>) {
  const { times } = look.attempt;
  return lockEvents(look).filter(
    ({ fact, zoneKnown }) =>
      times.length === 0 ||
      (zoneKnown === look.attempt.zoneKnown && timesNear(times, fact.times, DAY_MS, MINUTE_MS).length > 0),
  );
}

/** Somebody changed what decides on logons, in the day before a refusal that does not say why. */
function changedBefore(look: Look<Needs>): Item {
  const { times, user } = look.attempt;
  const untold = oneOf(
    visibleCode(look, UNTOLD),
    tiedItem(
      '',
      look.tied('logon-failed', (fact) => fact.status === 0xc000006d),
    ),
  );
  if (user === null || times.length === 0 || !isPresent(untold)) return unobserved();
  const changes = look
    .all('account-changed')
    .filter(
      ({ fact, zoneKnown }) =>
        fact.event === 4738 &&
        zoneKnown === look.attempt.zoneKnown &&
        fact.attributes.some((attribute) => STATE_ATTRIBUTES.has(attribute.toLowerCase())) &&
        accountsAgree(account(fact.account, fact.domain), user) &&
        timesNear(times, fact.times, DAY_MS, 0).length > 0,
    );
  return supporting(
    shown('what decides on the logons of the account was changed in the day before (event 4738)', changes),
  );
}

/** The lock as an effect, where the records show what led to it. */
function effectOf(look: Look<Needs>): string {
  if (!isLocked(look)) return '';
  const { tries, named } = lockChain(look);
  if (!isPresent(tries)) return '';
  const [lock] = locksNear(look);
  const caller = isPresent(named) ? (lock?.fact.caller ?? null) : null;
  return `, after wrong passwords that ${caller ?? 'one computer'} kept sending`;
}

function restriction(look: Look<Needs>): Item {
  return supporting(
    oneOf(
      tiedItem(`the record says ${explainStatus(ACCOUNT_RESTRICTION)}`, [
        ...look.tied('logon-failed', (fact) => fact.status === ACCOUNT_RESTRICTION),
        ...look.tied('credential-check', (fact) => fact.status === ACCOUNT_RESTRICTION),
      ]),
      visibleCode(look, [ACCOUNT_RESTRICTION_VISIBLE]),
    ),
  );
}

/** In the same minute the account logged on somewhere and got a fresh TGT: then its state is good. */
function loggedOnElsewhere(look: Look<Needs>): Item {
  const user = look.attempt.user;
  if (user === null) return unobserved();
  const inMinute = (times: readonly number[]): boolean =>
    timesNear(look.attempt.times, times, MINUTE_MS, MINUTE_MS).length > 0;
  const logons = look
    .ofAccount('logon')
    .filter(
      ({ fact, zoneKnown }) =>
        zoneKnown === look.attempt.zoneKnown &&
        accountsAgree(account(fact.user, fact.domain), user) &&
        inMinute(fact.times),
    );
  const tgts = look
    .ofAccount('ticket-request')
    .filter(
      ({ fact, zoneKnown }) =>
        zoneKnown === look.attempt.zoneKnown &&
        fact.event === 4768 &&
        fact.status === 0 &&
        accountsAgree(account(fact.user, fact.domain), user) &&
        inMinute(fact.times),
    );
  if (logons.length === 0 || tgts.length === 0) return unobserved();
  return present(
    'tied',
    ...proofs('the account logged on in the same minute', logons, 1),
    ...proofs('it got a fresh ticket-granting ticket', tgts, 1),
  );
}

/** The state in words, by the record that says most. */
function stateOf(look: Look<Needs>): string {
  const records = stateRecords(look);
  const precise = records.find(
    ({ fact }) => fact.kind !== 'ticket-request' && fact.status !== null && fact.status in STATES,
  );
  if (precise !== undefined) return STATES[precise.fact.status ?? 0] ?? 'may not log on';
  const visible = Object.keys(VISIBLE_STATES)
    .map(Number)
    .find((code) => isPresent(visibleCode(look, [code])));
  if (visible !== undefined) return VISIBLE_STATES[visible] ?? 'may not log on';
  const [kdc] = records;
  if (kdc?.fact.status === KDC_CLIENT_REVOKED && locksNear(look).length > 0)
    return STATES[STATUS_LOCKED_OUT] ?? 'is locked out';
  return KDC_STATES[kdc?.fact.status ?? 0] ?? 'may not log on';
}

function isLocked(look: Look<Needs>): boolean {
  return stateOf(look) === STATES[STATUS_LOCKED_OUT];
}

function askAccount(look: Look<Needs>): Ask {
  return {
    ...askDcSecurityLog(look),
    what: `logons of ${accountShown(look)} at the domain controllers (4768, 4771, 4776)`,
  };
}

function userInCommand(look: Look<Needs>): string {
  return inCommand(look.attempt.user?.name, '<account>');
}

function findSource(look: Look<Needs>) {
  const [lock] = locksNear(look);
  const caller = lock?.fact.caller ?? null;
  return {
    level: 1 as const,
    title: 'First find what locks the account',
    explanation:
      caller === null
        ? 'Unlocked without that, it is locked again within the hour. Event 4740 at a domain controller names the computer.'
        : `Unlocked without that, it is locked again within the hour. Event 4740 names ${caller}.`,
    steps: [
      {
        where: caller === null ? onClient(look) : `on ${caller}`,
        command: askSavedCredentials(look).command,
        says: 'A saved credential of this account.',
      },
      {
        where: caller === null ? 'on the computer that 4740 names' : `on ${caller}`,
        command: null,
        says: 'Services, scheduled tasks and mapped drives with its old password.',
      },
    ],
    verify: ['No new 4740 and no 4771 with 0x18 for the account.'],
    rollback: ['Nothing was changed.'],
  };
}
