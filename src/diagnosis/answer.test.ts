import { describe, expect, it } from 'vitest';
import { caseIn } from '../correlation/story.ts';
import { answerOf, type Answer } from './answer.ts';
import { judge } from './diagnose.ts';
import { causes } from './index.ts';

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
      'confirmed',
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
