/** Each branch of the verdict, with the story that just misses it. */
import { describe, expect, it } from 'vitest';
import { caseIn } from '../correlation/story.ts';
import { NO_DECISIONS, type Decisions } from '../facts/reading.ts';
import { NOTHING_DENIED, type Gate, type Policy } from './policy.ts';
import { readinessOf, replay } from './replay.ts';
import type { Prerequisites } from './prerequisites.ts';
import { verdictOf, type Verdict } from './verdict.ts';

const DONE: Prerequisites = { P1: 'done', P2: 'done', P3: 'done', P7: 'done', P8: 'done', P12: 'done' };

interface Asked {
  readonly gate?: Gate;
  readonly policy?: Partial<Policy>;
  readonly done?: Partial<Prerequisites>;
  readonly decisions?: (ids: readonly string[]) => Partial<Decisions>;
}

function judged(story: string, asked: Asked = {}): { verdict: Verdict; why: string } {
  const { gate = 'outgoing', policy = { outgoing: 2 } } = asked;
  const readiness = readinessOf([caseIn(story)]);
  const whole: Policy = { ...NOTHING_DENIED, ...policy };
  const ids = readiness.paths.map(({ id }) => id);
  const decisions = { ...NO_DECISIONS, ...asked.decisions?.(ids) };
  const alone = replay(readiness, { policy: whole, hosts: null, lists: 'as-found' }, decisions);
  const { verdict, why } = verdictOf(readiness, gate, whole, alone, decisions, { ...DONE, ...asked.done });
  return { verdict, why: why.map(({ says }) => says).join(' ') };
}

/** Six weeks of a client that reaches nothing but itself. */
const QUIET = String.raw`
  2026-09-20..2026-11-02  WS07  log ntlm 8001
  2026-09-20T01:00        WS07  ntlm-audited 8001 to cifs/ws07 session CORP\WS07$
  2026-11-01T23:00        WS07  ntlm-audited 8001 to cifs/ws07 session CORP\WS07$
`;
const WATCHED = `- WS07 policy P-OUT = 1\n${QUIET}`;
const USED = String.raw`${WATCHED}
  2026-09-22T09:00  WS07  ntlm-audited 8001 to cifs/nas01 session CORP\anna
`;

describe('what clients send', () => {
  it('is ready where six weeks show nothing but the computer itself', () => {
    expect(judged(WATCHED)).toEqual({
      verdict: 'ready',
      why: "No path breaks in 28 days with a month's end.",
    });
  });

  it('is not without a but where the checklist is open, and not at all where an item failed', () => {
    expect(judged(WATCHED, { done: { P3: 'open' } }).verdict).toBe('ready-with-exceptions');
    expect(judged(WATCHED, { done: { P12: 'not-done' } })).toMatchObject({
      verdict: 'not-ready',
      why: expect.stringContaining('P12') as string,
    });
  });

  it('cannot be told of three weeks, or without a month end', () => {
    expect(judged(WATCHED.replaceAll('2026-09-20', '2026-10-12')).why).toContain('20 days');
    const within = WATCHED.replaceAll('2026-09-20', '2026-09-01')
      .replaceAll('2026-11-02', '2026-09-30')
      .replaceAll('2026-11-01', '2026-09-29');
    expect(judged(within)).toMatchObject({
      verdict: 'cannot-say',
      why: expect.stringContaining("month's end") as string,
    });
  });

  it('cannot be told where the month end lies in the log and before the audit', () => {
    const story = WATCHED.replace('2026-09-20..2026-11-02', '2026-08-20..2026-09-30')
      .replace('2026-09-20T01:00', '2026-09-01T12:00')
      .replace('2026-11-01T23:00', '2026-09-30T00:00');
    expect(judged(story)).toMatchObject({
      verdict: 'cannot-say',
      why: expect.stringContaining("month's end") as string,
    });
  });

  it('cannot be told of less than two weeks, and says so first', () => {
    const story = WATCHED.replaceAll('2026-09-20', '2026-10-25');
    expect(judged(story)).toMatchObject({
      verdict: 'cannot-say',
      why: expect.stringContaining('less than 14 days') as string,
    });
  });

  it('cannot be told without any log, and of a client without one', () => {
    expect(judged('')).toMatchObject({ verdict: 'cannot-say' });
    const other = `${WATCHED}\n2026-10-01T09:00 FS01 logon CORP\\bob from WS08 ntlm\n- WS08 network-config WS08 10.0.0.8`;
    expect(judged(other)).toMatchObject({
      verdict: 'cannot-say',
      why: expect.stringContaining('WS08') as string,
    });
  });

  it('cannot be told while a server shows that it does not audit what it sends', () => {
    const server = `${WATCHED}\n2026-09-20..2026-11-02 FS01 log ntlm 8002\n- FS01 policy P-OUT = 0`;
    expect(judged(server)).toMatchObject({
      verdict: 'cannot-say',
      why: expect.stringContaining('FS01') as string,
    });
  });

  it('cannot be told where the log has overwritten its older records', () => {
    const settings =
      'log-settings Microsoft-Windows-NTLM/Operational circular maximumSize=1052672 size=1052672';
    expect(judged(`${WATCHED}\n- WS07 ${settings} oldestRecord=4711`)).toMatchObject({
      verdict: 'cannot-say',
      why: expect.stringContaining('overwritten') as string,
    });
    expect(judged(`${WATCHED}\n- WS07 ${settings} oldestRecord=1`).verdict).toBe('ready');
  });

  it('is not ready with a break, unless it is accepted or excepted with owner and end', () => {
    expect(judged(USED)).toMatchObject({
      verdict: 'not-ready',
      why: expect.stringContaining('One path breaks that no exception covers') as string,
    });
    const accepted = judged(USED, {
      decisions: (ids) => ({
        paths: Object.fromEntries(ids.map((id) => [id, { owner: 'Anna', accepted: true }])),
      }),
    });
    expect(accepted.verdict).toBe('ready-with-exceptions');
  });

  // Used in the last thirty days, so that the entry is one that is needed.
  const COVERED = String.raw`${USED}
    2026-10-20T09:00  WS07  ntlm-audited 8001 to cifs/nas01 session CORP\anna
    -                 WS07  policy P-OUTX = nas01
  `;
  const OWNED = { exceptions: { 'P-OUTX nas01': { owner: 'Anna', until: '2027-01-31' } } };

  it('is ready with exceptions where each has an owner and an end', () => {
    expect(judged(COVERED)).toMatchObject({
      verdict: 'not-ready',
      why: expect.stringContaining('No owner and end date: nas01') as string,
    });
    expect(judged(COVERED, { decisions: () => OWNED }).verdict).toBe('ready-with-exceptions');
  });

  it('waits for the health of Kerberos where exceptions are needed', () => {
    const decisions = (): Partial<Decisions> => OWNED;
    expect(judged(COVERED, { decisions, done: { P8: 'open' } }).verdict).toBe('cannot-say');
    expect(judged(COVERED, { decisions, done: { P8: 'not-done' } }).verdict).toBe('not-ready');
  });

  it('asks for the owner of an exception that was not used for a month, too', () => {
    const old = `${USED}\n- WS07 policy P-OUTX = nas01`;
    expect(judged(old)).toMatchObject({
      verdict: 'not-ready',
      why: expect.stringContaining('No owner and end date: nas01') as string,
    });
  });

  it('takes no exception for certain whose form is documented nowhere', () => {
    const story = COVERED.replaceAll('nas01', '192.0.2.9');
    const decisions = (): Partial<Decisions> => ({
      exceptions: { 'P-OUTX 192.0.2.9': { owner: 'Anna', until: '2027-01-31' } },
    });
    expect(judged(story, { decisions })).toMatchObject({
      verdict: 'cannot-say',
      why: expect.stringContaining('documented nowhere') as string,
    });
  });

  it('is not ready where a path came up in the last week', () => {
    const story = String.raw`${WATCHED}
      2026-10-30T09:00  WS07  ntlm-audited 8001 to cifs/nas01 session CORP\anna
      -                 WS07  policy P-OUTX = nas01
    `;
    expect(judged(story, { decisions: () => OWNED })).toMatchObject({
      verdict: 'not-ready',
      why: expect.stringContaining('came up in the last 7 days only') as string,
    });
  });

  it('is not ready where administrators use NTLM', () => {
    const admin = String.raw`${COVERED}
      2026-09-22T09:00:01  NAS01  logon CORP\anna from WS07 ntlm elevated
    `;
    expect(judged(admin, { decisions: () => OWNED }).why).toContain('administrator rights');
  });
});

describe('NTLMv1', () => {
  const asked: Asked = { gate: 'ntlmv1', policy: { ntlmv1: 1 } };
  const logons = (from: string, to: string): string => String.raw`
    ${from}..${to}   FS01  log security 4624
    ${from}T01:00    FS01  logon CORP\anna from WS07 kerberos
    ${from}T02:00    FS01  logon CORP\anna from WS07 ntlm
  `;

  it('is ready after six weeks without it', () => {
    expect(judged(logons('2026-09-20', '2026-11-02'), asked).verdict).toBe('ready');
  });

  it('cannot be told of two weeks, of a month without its end, or before logons were audited', () => {
    expect(judged(logons('2026-10-05', '2026-10-20'), asked)).toMatchObject({
      verdict: 'cannot-say',
      why: expect.stringContaining('14 days') as string,
    });
    expect(judged(logons('2026-09-01', '2026-09-30'), asked).why).toContain("month's end");
    const late = logons('2026-09-20', '2026-11-02').replaceAll('2026-09-20T', '2026-10-28T');
    expect(judged(late, asked)).toMatchObject({
      verdict: 'cannot-say',
      why: expect.stringContaining('less than 14 days') as string,
    });
  });

  it('cannot be told from a Security log without logons', () => {
    const none = String.raw`
      -                       FS01  smb-share Finance
      2026-09-20..2026-11-02  FS01  log security 4625 5145
      2026-10-20T01:00        FS01  logon-failed CORP\anna from WS07 ntlm 0xC000006D 0xC000006A
    `;
    expect(judged(none, asked)).toMatchObject({
      verdict: 'cannot-say',
      why: expect.stringContaining('records logons, where 4624 tells') as string,
    });
  });
});
