import { describe, expect, it } from 'vitest';
import { caseIn } from '../correlation/story.ts';
import { NO_DECISIONS } from '../facts/reading.ts';
import { judgeEach, type JudgedPolicy } from './plan.ts';
import type { ExceptionEntry } from './exception.ts';
import { NOTHING_DENIED, type Gate } from './policy.ts';
import { readinessOf, replay } from './replay.ts';
import type { Prerequisites } from './prerequisites.ts';

const DONE: Prerequisites = { P1: 'done', P2: 'done', P3: 'done', P7: 'done', P8: 'done', P12: 'done' };

/** The first value of a gate's policy. */
function judged(gate: Gate, lines: string, done = DONE): JudgedPolicy['judged'] {
  const found = judgeEach(readinessOf([caseIn(lines)]), NO_DECISIONS, done).find((one) => one.gate === gate);
  if (found === undefined) throw new Error(`${gate} is not judged`);
  return found.judged;
}

const says = ({ why }: JudgedPolicy['judged']): string => why.map((one) => one.says).join('\n');

/** A server whose Security log holds logons by NTLMv2. */
const logons = (from: string, to: string): string => `
  ${from}..${to}  FS01  log Security 4624
  ${from}T09:00   FS01  logon ntlm CORP\\anna from WS07
  ${to}T08:00     FS01  logon ntlm CORP\\anna from WS07
  -               FS01:shares  smb-share Data not-encrypted`;

describe('refusing NTLMv1', () => {
  it('is not called quiet for 28 days where the Security log holds 20', () => {
    const found = judged('ntlmv1', logons('2026-10-03', '2026-10-23'));
    expect(found.verdict).toBe('cannot-say');
    expect(says(found)).toContain('19 days are recorded');
    expect(says(found)).not.toContain('in 28 days');
  });

  it("is ready after a month with its end, whatever SPNs and Kerberos's health are", () => {
    const lines = logons('2026-09-20', '2026-10-23');
    expect(judged('ntlmv1', lines, { ...DONE, P7: 'not-done', P8: 'not-done' }).verdict).toBe('ready');
    expect(judged('ntlmv1', lines, { ...DONE, P12: 'not-done' }).verdict).toBe('not-ready');
  });

  it('cannot be judged by a Security log that nothing shows to record logons', () => {
    const found = judged(
      'ntlmv1',
      `2026-09-20..2026-10-23  FS01  log Security 4672
       -                       FS01:shares  smb-share Data not-encrypted`,
    );
    expect(found.verdict).toBe('cannot-say');
    expect(says(found)).toContain('Nothing shows that 1 of 1 computer records logons');
  });
});

describe('what lacks', () => {
  it('does not call a log missing that is there and recorded nothing', () => {
    const found = judged(
      'outgoing',
      `2026-09-20..2026-10-23  WS07  log ntlm 4001
       -                       WS07  policy P-OUT = 0
       -                       WS07  smb-connection \\\\fs01\\data`,
    );
    expect(says(found)).toContain('The NTLM log of 1 of 1 computer does not show that it recorded this NTLM');
    expect(says(found)).not.toContain('gave no NTLM log');
  });

  it('speaks of no exceptions where a policy has none', () => {
    const lines = String.raw`
      2026-09-20..2026-10-23  FS01  log ntlm 8003
      -                       FS01  policy P-INA = 2
      2026-10-20T09:00        FS01  ntlm-audited 8003 as CORP\anna from WS07`;
    expect(says(judged('incoming', lines))).toContain(
      'One path breaks; this policy has no list of exceptions.',
    );
  });

  it('does not deny that clients are known where only their files are missing', () => {
    const lines = String.raw`
      2026-09-20..2026-10-23  FS01  log ntlm 8003
      -                       FS01:shares  smb-share Data not-encrypted
      2026-10-20T09:00        FS01  ntlm-audited 8003 as CORP\anna from WS07`;
    expect(says(judged('outgoing', lines))).not.toContain('No client is in the case');
  });
});

describe('exceptions for domain controllers', () => {
  const LINES = String.raw`
    -                       DC01  domain-controller-sign
    -                       DC01  domain-controllers corp.example DC01.corp.example
    -                       FS01  join-state domain corp.example
    -                       WS07  domain-listed CORP corp.example
    2026-09-20..2026-10-23  DC01  log ntlm 8004
    2026-10-20T09:00        DC01  ntlm-audited 8004 as CORP\anna from WS07 via FS01`;
  const entriesAt = (domain: 1 | 3 | 5): readonly ExceptionEntry[] => {
    const question = { policy: { ...NOTHING_DENIED, domain }, hosts: null, lists: 'as-found' } as const;
    const found = replay(readinessOf([caseIn(LINES)]), question, NO_DECISIONS).needed.get('P-DOMX');
    return found?.entries ?? [];
  };

  it('are promised only against a denial by server', () => {
    expect(entriesAt(5).map(({ entry, certainty }) => [entry, certainty])).toEqual([['FS01', 'documented']]);
    expect(entriesAt(3).map(({ entry, certainty }) => [entry, certainty])).toEqual([['FS01', 'uncertain']]);
    expect(entriesAt(3)[0]?.warnings.join()).toContain('documents in two ways');
  });
});
