import { describe, expect, it } from 'vitest';
import type { ReplayAnswer, ReplayQuestion } from '../../report/replay.ts';
import { answerOf, PATHS, reportOf } from './answers.testing.ts';
import { WhatIf } from './readiness.svelte.ts';

/** An analyst that answers when it is told to. */
function analyst() {
  const waiting: {
    question: ReplayQuestion;
    answer: (headline: string) => void;
    fail: (why: string) => void;
  }[] = [];
  const replay = (question: ReplayQuestion): Promise<ReplayAnswer> =>
    new Promise((resolve, reject) => {
      waiting.push({
        question,
        answer: (headline) => resolve({ ...answerOf(PATHS, question), headline }),
        fail: (why) => reject(new Error(why)),
      });
    });
  return { waiting, replay };
}

const settle = () => new Promise((resume) => setTimeout(resume));

describe('what if', () => {
  it('asks for a report once, and again for a new one', async () => {
    const { waiting, replay } = analyst();
    const whatIf = new WhatIf(replay);
    const report = reportOf(PATHS);
    whatIf.follow(report);
    whatIf.follow(report);
    waiting[0]?.answer('first');
    await settle();
    expect(waiting.map(({ question }) => question)).toEqual([
      {
        policy: { outgoing: 2, smbClient: 0, incoming: 0, domain: 0, ntlmv1: 0 },
        hosts: null,
        lists: 'as-found',
      },
    ]);
    expect([whatIf.isAsking, whatIf.shown?.report, whatIf.shown?.answer?.headline]).toEqual([
      false,
      report,
      'first',
    ]);
    whatIf.follow(reportOf(PATHS));
    expect([waiting.length, whatIf.isAsking]).toEqual([2, true]);
  });

  it('shows the newest answer only, and asks nothing that nobody waits for', async () => {
    const { waiting, replay } = analyst();
    const whatIf = new WhatIf(replay);
    whatIf.follow(reportOf(PATHS));
    whatIf.set({ outgoing: 0 });
    whatIf.set({ incoming: 1 });
    whatIf.useLists('none');
    whatIf.scope(['WS07']);
    waiting[0]?.answer('old');
    await settle();
    expect(whatIf.shown).toBeNull();
    expect(waiting.length).toBe(2);
    expect(waiting[1]?.question).toEqual({
      policy: { outgoing: 0, smbClient: 0, incoming: 1, domain: 0, ntlmv1: 0 },
      hosts: ['WS07'],
      lists: 'none',
    });
    waiting[1]?.answer('new');
    await settle();
    expect([whatIf.shown?.answer?.headline, whatIf.isAsking]).toEqual(['new', false]);
  });

  it('keeps an answer beside the report whose paths it counts', async () => {
    const { waiting, replay } = analyst();
    const whatIf = new WhatIf(replay);
    const first = reportOf(PATHS);
    whatIf.follow(first);
    waiting[0]?.answer('first');
    await settle();
    const second = reportOf(PATHS.slice(1));
    whatIf.follow(second);
    expect(whatIf.shown?.report).toBe(first);
    // The analyst answers for 23 paths, and this report has 22.
    waiting[1]?.answer('of another report');
    await settle();
    expect(whatIf.shown).toEqual({ report: second, answer: null });
  });

  it('says why there is no answer, and has one again after the next move', async () => {
    const { waiting, replay } = analyst();
    const whatIf = new WhatIf(replay);
    whatIf.follow(reportOf(PATHS));
    waiting[0]?.fail('The replay broke down.');
    await settle();
    expect([whatIf.trouble, whatIf.shown?.answer]).toEqual(['The replay broke down.', null]);
    whatIf.set({ ntlmv1: 1 });
    waiting[1]?.answer('again');
    await settle();
    expect([whatIf.trouble, whatIf.shown?.answer?.headline]).toEqual([null, 'again']);
  });

  it('remembers the chosen computers while all are meant', () => {
    const whatIf = new WhatIf(analyst().replay);
    whatIf.scope(['WS07']);
    whatIf.scope(null);
    expect([whatIf.question.hosts, whatIf.chosen]).toEqual([null, ['WS07']]);
  });

  it('does not wait for the answers of a case that was closed', async () => {
    const { waiting, replay } = analyst();
    const whatIf = new WhatIf(replay);
    whatIf.follow(reportOf(PATHS));
    whatIf.reset();
    const next = reportOf(PATHS);
    whatIf.follow(next);
    waiting[0]?.answer('of the closed case');
    await settle();
    expect([whatIf.shown, whatIf.isAsking]).toEqual([null, true]);
    waiting[1]?.answer('of the next');
    await settle();
    expect(whatIf.shown?.answer?.headline).toBe('of the next');
  });
});
