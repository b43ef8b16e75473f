/**
 * The account itself may not log on: disabled, expired, locked, password expired or to be changed, outside its hours,
 * not from this workstation. The codes name the state; a lock is often the effect of a wrong saved password.
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4625
 */
import { accountsAgree, type Look } from '../../correlation/look.ts';
import type { Tied } from '../../correlation/attempts.ts';
import { timesNear } from '../../correlation/ties.ts';
import { account } from '../../windows/names.ts';
import { explainKerberos, explainStatus } from '../../windows/status.ts';
import { askDcSecurityLog, askSavedCredentials, askServerSecurityLog } from '../asks.ts';
import { cause } from '../cause.ts';
import { inCommand } from '../command-name.ts';
import type { Ask } from '../item.ts';
import { isPresent, oneOf, present, proofs, supporting, tiedItem, unobserved, type Item } from '../item.ts';
import { onClient } from '../steps.ts';
import { toldCode, VISIBLE_KINDS, visibleCode } from '../visible-code.ts';
import {
  accountShown,
  KDC_CLIENT_REVOKED,
  lockEvents,
  PASSWORD_KINDS,
  STATUS_LOCKED_OUT,
} from '../wrong-password.ts';

const NEEDS = [...VISIBLE_KINDS, ...PASSWORD_KINDS, 'logon'] as const;
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
const MINUTE_MS = 60_000;

export default cause({
  id: 'account-state',
  title: 'The account itself may not log on',
  role: 'both',
  stage: 'logon',
  references: [
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4625',
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4740',
    'https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-apds/f47e40e1-b9ca-47e2-b139-15a1e96b0e72',
  ],
  lookalikes: [
    'A saved wrong password locks the account again and again: then the lock is the effect.',
    '0xC000006E (1327) alone: also Protected Users and authentication policies refuse NTLM with it, and it was seen with a CNAME.',
    'Locked now, but not at the time of the failure.',
  ],
  needs: NEEDS,
  judge(look) {
    const recorded = stateInRecords(look);
    const seen = visibleCode(look, Object.keys(VISIBLE_STATES).map(Number));
    const state = oneOf(recorded, seen, unobserved(askAccount(look)));
    return {
      necessary: [state],
      sufficient: [[recorded], [seen]],
      specific: [recorded, seen],
      against: [loggedOnElsewhere(look)],
      supports: [
        restriction(look),
        toldCode(look, [...Object.keys(VISIBLE_STATES).map(Number), ACCOUNT_RESTRICTION_VISIBLE]),
      ],
    };
  },
  clause: (look) =>
    look.attempt.user === null
      ? `the account ${stateOf(look)}`
      : `the account ${accountShown(look)} ${stateOf(look)}`,
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
    ...look.tied('logon-failed', (fact) => isState(fact.status)),
    ...look.tied('credential-check', (fact) => isState(fact.status)),
    ...look.tied('smb-session-refused', (fact) => isState(fact.status)),
    ...look.tied('ticket-request', (fact) => fact.event !== 4769 && fact.status in KDC_STATES),
  ];
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
  if (kdc?.fact.status === KDC_CLIENT_REVOKED && lockEvents(look).length > 0)
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
  const [lock] = lockEvents(look);
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
