import { describe, expect, it } from 'vitest';
import { caseIn } from '../correlation/story.ts';
import { answerOf, type Answer } from './answer.ts';
import { generalsOf } from './cause.ts';
import { judge } from './diagnose.ts';
import { causes } from './index.ts';
import { isAtLeast } from './verdict.ts';

function answerTo(lines: string): Answer {
  const view = caseIn(lines);
  const judged = view.attempts.map((attempt) => judge(view, attempt, causes));
  return answerOf(view, judged, causes);
}

function stateOf(lines: string): string {
  return answerTo(lines).state;
}

function levelOf(id: string, { causes: ranked }: Answer): string | undefined {
  return ranked.find(({ unit }) => unit.id === id)?.level;
}

describe('no fault is found where an access worked, and nothing was refused after it', () => {
  const works = String.raw`
    09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
    09:00:01  FS01  share-access 5140 success CORP\anna on data from 10.0.0.7 id 0x1f
  `;

  it('nothing else happened', () => {
    expect(stateOf(works)).toBe('no-fault-found');
  });

  it.each([
    'ntlm-unusable 4011 lacking=0x80000 process=System',
    'ntlm-unusable 4010 lacking=0x80000',
    'ntlm-unusable 4014',
  ])('but %s', (event) => {
    expect(stateOf(`${works}\n10:00:00 FS01 ${event}`)).not.toBe('no-fault-found');
    expect(stateOf(`${works}\n08:00:00 FS01 ${event}`)).toBe('no-fault-found');
  });
});

const OPENED = String.raw`
  09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
  09:00:01  FS01  share-access 5140 success CORP\anna on Data from 10.0.0.7 id 0x1f
`;
describe('a share that lets everybody in', () => {
  it.each([
    ['and nothing refused', '', 'no-fault-found'],
    [
      'and a file refused',
      String.raw`09:00:02 FS01 file-denied 4656 CORP\anna D:\Data\x mask 0x2 id 0x1f`,
      'undecided',
    ],
    [
      'and a refused file without its session',
      String.raw`09:00:02 FS01 file-denied 4656 CORP\anna D:\Data\x mask 0x2`,
      'undecided',
    ],
    [
      'and a mere probe',
      String.raw`09:00:02 FS01 file-denied 4656 CORP\anna D:\Data\x mask 0x40000 id 0x1f`,
      'no-fault-found',
    ],
    [
      'and a service of the server itself',
      String.raw`09:00:02 FS01 file-denied 4656 CORP\FS01$ D:\Data\x mask 0x2 id 0x3e7`,
      'no-fault-found',
    ],
  ])('%s', (_, line, expected) => {
    expect(stateOf(`${OPENED}\n${line}`)).toBe(expected);
  });
});

describe('who opened the share, and who did not', () => {
  const opened = String.raw`- WS07 access-tried \\fs01\data as CORP\anna succeeded`;
  it.each([
    [
      'somebody else mistyped a password at the same server',
      String.raw`09:00:00 FS01 logon-failed CORP\bert from 10.0.0.8 WS08 ntlm 0xC000006D 0xC000006A`,
      'no-fault-found',
    ],
    [
      'somebody failed at another server',
      String.raw`09:00:00 FS02 logon-failed CORP\bert from 10.0.0.8 WS08 ntlm 0xC000006D 0xC000006A`,
      'no-fault-found',
    ],
    [
      'the same person is refused by another share',
      String.raw`10:00:00 FS01 smb-share-denied 1006 CORP\anna on secret from 10.0.0.7 WS07`,
      'confirmed',
    ],
    [
      'another person is refused by another share',
      String.raw`10:00:00 FS01 smb-share-denied 1006 CORP\bert on secret from 10.0.0.8 WS08`,
      'no-fault-found',
    ],
    ['Group Policy could not read SYSVOL', '10:00:00 WS07 policy-applied 1058 failed', 'undecided'],
    [
      'Group Policy could not read SYSVOL at first',
      '10:00:00 WS07 policy-applied 1058 failed\n10:05:00 WS07 policy-applied 1500',
      'no-fault-found',
    ],
  ])('%s', (_, line, expected) => {
    expect(stateOf(`${opened}\n${line}`)).toBe(expected);
  });
});

it('asks about the record that the undated command fits as well as an old one', () => {
  const view = caseIn(String.raw`
    2025-11-02T09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
    09:00:00             FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A
    -                    WS07  access-tried \\fs01\data as CORP\anna code 1326
  `);
  const judged = view.attempts.map((attempt) => judge(view, attempt, causes));
  const [first] = answerOf(view, judged, causes).causes;
  expect(first?.unit.id).toBe('wrong-saved-credential');
});

describe('a failure that is over', () => {
  const PURGED = String.raw`
    -  WS07  access-tried \\fs01\data code 1396
    -  WS07  ticket-list 2
    -  WS07  ticket-held anna cifs/fs01
    -  WS07  tickets-purged
    -  WS07  access-tried \\fs01\data succeeded
  `;
  const BLOCKED = String.raw`09:00:00 WS09 ntlm-blocked 4001 to cifs/fs02 as CORP\bert`;

  it('is no fault, and its cause is named only where the recovery is the proof of it', () => {
    const answer = answerTo(PURGED);
    expect(answer.state).toBe('no-fault-found');
    expect(levelOf('stale-ticket-or-session', answer)).toBe('confirmed');
    const mended = answerTo(String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      09:30:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:30:00  FS01  share-access 5140 success CORP\anna on data from 10.0.0.7 id 0x1f
      -         WS07  network-config WS07 10.0.0.7
    `);
    expect(mended.state).toBe('no-fault-found');
    expect(levelOf('outgoing-ntlm-deny-all', mended)).toBe('not-examined');
  });

  it('is not named beside one that is not', () => {
    const answer = answerTo(`${PURGED}\n${BLOCKED}`);
    expect(answer.state).toBe('confirmed');
    expect(levelOf('stale-ticket-or-session', answer)).not.toBe('confirmed');
    expect(levelOf('outgoing-ntlm-deny-all', answer)).toBe('confirmed');
  });

  it('and may be over for another reason is not named', () => {
    const answer = answerTo(String.raw`
      -  WS07  access-tried \\fs01\data code 53
      -  WS07  ticket-list 2
      -  WS07  ticket-held anna cifs/fs01
      -  WS07  tickets-purged
      -  WS07  access-tried \\fs01\data succeeded
    `);
    expect(levelOf('stale-ticket-or-session', answer)).toBe('not-examined');
  });
});

/** Ids of the ranked list with their levels, as far as they are at least possible and not shown under another. */
function rankedIn(lines: string): readonly string[] {
  return answerTo(lines)
    .causes.filter(({ level, includedBy }) => isAtLeast(level, 'possible') && includedBy === null)
    .map(({ unit }) => unit.id);
}

const AT_CLIENT = (time: string, host: string, server: string): string =>
  String.raw`${time} ${host} ntlm-blocked 4001 to cifs/${server} as CORP\anna`;
const AT_SERVER = (time: string, user: string, client: string): string => `
  ${time}  FS02  ntlm-blocked 4003 as CORP\\${user} from ${client}
  ${time}  FS02  logon-failed CORP\\${user} from 10.0.0.8 ${client} ntlm 0xC0000418
  -        FS02  policy P-IN = 2`;

describe('the ranked list', () => {
  const [CLIENT, SERVER] = ['outgoing-ntlm-deny-all', 'incoming-ntlm-deny'];
  const positions = (lines: string, ...ids: readonly string[]): readonly string[] =>
    rankedIn(lines).filter((id) => ids.includes(id));

  it('has the strongest verdict first, though it explains fewer failures', () => {
    const lines = `${AT_CLIENT('09:00:00', 'WS07', 'fs01')}
      ${[1, 2, 3].map((minute) => String.raw`10:0${minute}:00 DC01 ticket-request 4769 bert@CORP.EXAMPLE for cifs/fs03 0x7 from 10.0.0.9`).join('\n')}
      08:00..11:00  FS03  log security 4624
      -  DC01:setspn  spn-query cifs/fs03 nobody
    `;
    expect(rankedIn(lines)[0]).toBe(CLIENT);
  });

  it('then what explains more failures', () => {
    const often = `${AT_SERVER('10:00:00', 'bert', 'WS08')}\n${AT_SERVER('10:01:00', 'bert', 'WS08')}`;
    const lines = `${AT_CLIENT('11:00:00', 'WS07', 'fs01')}\n${often}`;
    expect(positions(lines, CLIENT, SERVER)).toEqual([SERVER, CLIENT]);
  });

  it('then the root, the trigger, and what came of another cause', () => {
    expect(positions(AT_CLIENT('09:00:00', 'WS07', '10.0.0.5'), CLIENT, 'ip-address-access')).toEqual([
      'ip-address-access',
      CLIENT,
    ]);
    const locked = String.raw`
      09:00:00  DC01  ticket-request 4771 anna@CORP.EXAMPLE 0x18 from 10.0.0.7
      09:00:01  DC01  ticket-request 4768 anna@CORP.EXAMPLE 0x12 from 10.0.0.7
    `;
    expect(positions(locked, 'wrong-saved-credential', 'account-state')).toEqual([
      'wrong-saved-credential',
      'account-state',
    ]);
  });

  it('then the latest failure, and last the order of the list', () => {
    const later = `${AT_CLIENT('09:00:00', 'WS07', 'fs01')}\n${AT_SERVER('10:00:00', 'bert', 'WS08')}`;
    expect(positions(later, CLIENT, SERVER)).toEqual([SERVER, CLIENT]);
    const same = `${AT_CLIENT('10:00:00', 'WS07', 'fs01')}\n${AT_SERVER('10:00:00', 'bert', 'WS08')}`;
    expect(positions(same, CLIENT, SERVER)).toEqual([CLIENT, SERVER]);
  });

  it('holds no group, and nothing that is never a cause', () => {
    const refused = String.raw`09:00:00 FS01 logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC0000418`;
    expect(rankedIn(refused)).not.toContain('ntlm-refused-gate-undecided');
    const audited = String.raw`
      09:00:00  WS07  ntlm-audited 8001 to cifs/fs01 as CORP\anna
      -         WS07  policy P-OUT = 1
      -         WS07  access-tried \\fs01\data as CORP\anna code 5
    `;
    expect(rankedIn(audited)).not.toContain('ntlm-audit-only-not-a-cause');
  });

  const own = causes.flatMap((unit) =>
    generalsOf(unit, causes).map((general) => [unit.id, general] as const),
  );
  it('takes the general cause under the special one', () => {
    expect(own.map(([special, general]) => `${special} over ${general}`).toSorted()).toEqual(
      [
        'client-exception-name-mismatch over outgoing-ntlm-deny-all',
        'domain-exception-missing-or-mismatched over domain-ntlm-deny',
        'netlogon-rpc-sealing over machine-password-out-of-sync',
        ...[
          'client-not-domain-joined',
          'missing-spn',
          'duplicate-spn',
          'machine-password-out-of-sync',
          'etype-rc4-aes-mismatch',
          'spn-on-wrong-account',
        ].map((mechanism) => `${mechanism} over azure-files-or-entra-kerberos`),
        'loopback-own-alias over alias-cname-no-spn',
        'spn-on-wrong-account over machine-password-out-of-sync',
        'kdc-certificate-untrusted over entra-joined-cloud-only',
        'local-admin-token-or-forceguest over share-permission-denied',
        'strict-name-checking over alias-cname-no-spn',
      ].toSorted(),
    );
  });

  it('shows the general one there only where the special one is as strong', () => {
    const listed = (exceptions: string) =>
      answerTo(String.raw`
        09:00:00      WS07.corp.example  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
        08:00..10:00  FS01.corp.example  log security 4624
        -             WS07               policy P-OUTX = ${exceptions}
      `).causes.find(({ unit }) => unit.id === CLIENT)?.includedBy;
    expect(listed('fs01.corp.example')).toBe('client-exception-name-mismatch');
    expect(listed('other')).toBeNull();
  });
});

describe('the state of a case', () => {
  it.each([
    [
      'a gate is confirmed, and why Kerberos was not used is open',
      AT_CLIENT('09:00:00', 'WS07', 'fs01'),
      'confirmed',
    ],
    ['the error is the root’s own code', String.raw`- WS07 access-tried \\fs01\data code 1398`, 'confirmed'],
    [
      'a root is confirmed, and its trigger open',
      String.raw`
        08:00..10:00  FS01  log security 4624
        09:00:00  DC01  ticket-request 4769 anna@CORP.EXAMPLE for cifs/fs01 0x7 from 10.0.0.7
        -  DC01:setspn  spn-query cifs/fs01 nobody forest
        -  DC01:setspn  spn-query host/fs01 nobody forest`,
      'likely',
    ],
    [
      'the same share opens by the server’s own name with a ticket',
      String.raw`
        -  WS07  access-tried \\files\data as CORP\anna code 5
        -  WS07  access-tried \\fs01.corp.example\data as CORP\anna succeeded
        -  WS07  ticket-list 2
        -  WS07  ticket-held anna krbtgt/CORP.EXAMPLE
        -  WS07  ticket-held anna cifs/fs01.corp.example
        09:00:02  FS01.corp.example  smb-session-refused CORP\anna from WS07 0xC0000022
        -  DC01:setspn  spn-query cifs/files OLDFS01
        09:00:00  WS07  smb-client-failure 31001 to files as CORP\anna 0xC0000022`,
      'confirmed',
    ],
    [
      'another share of it does',
      String.raw`
        -  WS07  access-tried \\files\data as CORP\anna code 5
        -  WS07  access-tried \\fs01.corp.example\public as CORP\anna succeeded
        -  WS07  ticket-list 2
        -  WS07  ticket-held anna krbtgt/CORP.EXAMPLE
        -  WS07  ticket-held anna cifs/fs01.corp.example
        09:00:02  FS01.corp.example  smb-session-refused CORP\anna from WS07 0xC0000022
        -  DC01:setspn  spn-query cifs/files OLDFS01
        09:00:00  WS07  smb-client-failure 31001 to files as CORP\anna 0xC0000022`,
      'likely',
    ],
    [
      'a group is confirmed, and no member',
      String.raw`09:00:00 FS01 logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC0000418`,
      'likely',
    ],
    [
      'nothing but auditing is known',
      String.raw`
        09:00:00  WS07  ntlm-audited 8001 to cifs/fs01 as CORP\anna
        -         WS07  policy P-OUT = 1
        -         WS07  access-tried \\fs01\data as CORP\anna code 5`,
      'undecided',
    ],
    ['nothing is known but a code', String.raw`- WS07 access-tried \\fs01\data code 5`, 'undecided'],
    ['nothing was tried', '- WS07 policy P-OUT = 2', 'undecided'],
  ])('%s', (_, lines, state) => {
    expect(stateOf(lines)).toBe(state);
  });
});

describe('an attempt in question', () => {
  const inQuestion = (lines: string): readonly boolean[] =>
    caseIn(lines).attempts.map((attempt) => attempt.inQuestion);
  const WRONG_PASSWORD = String.raw`09:00:00 FS01 logon-failed CORP\bert from 10.0.0.9 WS09 ntlm 0xC000006A`;

  it.each([
    ['the person told of it', String.raw`- WS07 access-tried \\fs01\data code 5 by told`],
    ['a command on the client shows it', String.raw`- WS07 access-tried \\fs01\data code 5`],
    ['an event of the client shows it', AT_CLIENT('09:00:00', 'WS07', 'fs01')],
    [
      'a server refused, not for the credential',
      String.raw`09:00:00 FS01 logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000015B`,
    ],
    [
      'a KDC refused, not for the credential',
      String.raw`09:00:00 DC01 ticket-request 4769 anna@CORP.EXAMPLE for cifs/fs01 0x7 from 10.0.0.7`,
    ],
    ['nothing but a refused credential is there', WRONG_PASSWORD],
  ])('is one where %s', (_, lines) => {
    expect(inQuestion(lines)).toEqual([true]);
  });

  it.each([
    ['another failure is there', AT_CLIENT('10:00:00', 'WS07', 'fs02'), [true, false]],
    [
      'the client shows that its access works',
      String.raw`- WS07 access-tried \\fs02\data succeeded`,
      [false],
    ],
  ] as const)('a refused credential is none where %s', (_, beside, expected) => {
    expect(inQuestion(`${WRONG_PASSWORD}\n${beside}`).toSorted().toReversed()).toEqual(expected);
  });

  it('a refused credential of the access that failed belongs to it', () => {
    const lines = String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006A
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC000006D
    `;
    expect(inQuestion(lines)).toEqual([true]);
  });

  it('what is none has no say in list and state', () => {
    const answer = answerTo(`${WRONG_PASSWORD}\n${AT_CLIENT('10:00:00', 'WS07', 'fs02')}`);
    expect(answer.standing.length).toBe(1);
    expect(levelOf('wrong-saved-credential', answer)).not.toBe('confirmed');
  });
});
