import type { ReportDocument } from '../../report/document.ts';
import type { ReplayAnswer, ReplayQuestion } from '../../report/replay.ts';

export type Policy = ReplayQuestion['policy'];

/** The first question: what most people ask, and nothing else switched on. */
const FIRST: Policy = { outgoing: 2, smbClient: 0, incoming: 0, domain: 0, ntlmv1: 0 };

/** An answer with the report whose paths it counts: the two are shown together or not at all. */
export interface Shown {
  readonly report: ReportDocument;
  /** Null: there is no answer to this report, and `trouble` says why. */
  readonly answer: ReplayAnswer | null;
}

/** "What if we enforce?": the switches, and the answer to where they stand. */
export class WhatIf {
  policy = $state.raw<Policy>(FIRST);
  lists = $state.raw<ReplayQuestion['lists']>('as-found');
  /** Whether only the chosen computers are enforced. */
  isScoped = $state(false);
  chosen = $state.raw<readonly string[]>([]);
  /** Raw, because a proxy around typed arrays of ten thousand numbers would be asked for each of them. */
  shown = $state.raw<Shown | null>(null);
  /** Why the last question was not answered. */
  trouble = $state.raw<string | null>(null);
  isAsking = $state(false);

  readonly #replay: (question: ReplayQuestion) => Promise<ReplayAnswer>;
  #report: ReportDocument | null = null;
  /** Counts the questions; only the newest may be answered. */
  #turn = 0;
  #flight: object | null = null;

  constructor(replay: (question: ReplayQuestion) => Promise<ReplayAnswer>) {
    this.#replay = replay;
  }

  get question(): ReplayQuestion {
    return { policy: this.policy, hosts: this.isScoped ? this.chosen : null, lists: this.lists };
  }

  /** Asks again where the report is a new one. */
  follow(report: ReportDocument): void {
    if (report === this.#report) return;
    this.#report = report;
    void this.#ask();
  }

  set(change: Partial<Policy>): void {
    this.policy = { ...this.policy, ...change };
    void this.#ask();
  }

  useLists(lists: ReplayQuestion['lists']): void {
    this.lists = lists;
    void this.#ask();
  }

  /** Null: on all computers. The former choice is remembered. */
  scope(hosts: readonly string[] | null): void {
    this.isScoped = hosts !== null;
    if (hosts) this.chosen = hosts;
    void this.#ask();
  }

  /** Back to the beginning, for the next case. What is still on its way is not waited for. */
  reset(): void {
    this.#turn += 1;
    this.#flight = null;
    this.#report = null;
    this.policy = FIRST;
    this.lists = 'as-found';
    this.isScoped = false;
    this.chosen = [];
    this.shown = null;
    this.trouble = null;
    this.isAsking = false;
  }

  /** One question at a time: whoever moves ten switches meanwhile waits for one more answer, not for ten. */
  async #ask(): Promise<void> {
    this.#turn += 1;
    this.isAsking = true;
    if (this.#flight) return;
    const flight = {};
    this.#flight = flight;
    let turn: number;
    do {
      turn = this.#turn;
      const report = this.#report;
      if (!report) break;
      const outcome = await this.#answerFor(report);
      if (this.#flight !== flight) return;
      if (turn === this.#turn) {
        this.shown = { report, answer: outcome.answer };
        this.trouble = outcome.trouble;
      }
    } while (turn !== this.#turn);
    this.#flight = null;
    this.isAsking = false;
  }

  async #answerFor(report: ReportDocument): Promise<{ answer: ReplayAnswer | null; trouble: string | null }> {
    try {
      const answer = await this.#replay(this.question);
      // The case was judged again meanwhile: the new report comes next and asks once more.
      const isOfThis = answer.would.length === report.ntlmUse.length;
      return isOfThis ? { answer, trouble: null } : { answer: null, trouble: null };
    } catch (error) {
      return { answer: null, trouble: error instanceof Error ? error.message : String(error) };
    }
  }
}
