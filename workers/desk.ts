import { proxy } from 'comlink';
import type { DecisionsChange } from '../src/case/decisions.ts';
import type { CaseCard, FileSaid } from '../src/case/kept-case.ts';
import { toldFile } from '../src/evidence/told/told.ts';
import type { ReportDocument } from '../src/report/document.ts';
import type { ReplayAnswer, ReplayQuestion } from '../src/report/replay.ts';
import { type Analysis, type CaseToOpen, TOLD } from './analyst.ts';
import type { Inside, Job } from './intake.ts';
import { type Progress, ProgressBoard } from './progress.ts';
import { ReaderPool } from './reader-pool.ts';
import { type ReportPiece, putTogether } from './report-pieces.ts';
import { BrokenDown, type Staff } from './staff.ts';

/** One open case. */
export interface Desk {
  readonly id: string;
  /** Reads, then judges; resolves with the new report. A bad file ends as a row of its own and rejects nothing. */
  add(
    files: readonly { readonly name: string; readonly file: File }[],
    on: (progress: Progress) => void,
  ): Promise<ReportDocument>;
  /** Ends reading; what is read stays and is judged. */
  cancel(): void;
  /** Whose the file is: host, role, zone, order of day and month. Replaces what was said before. */
  say(file: string, said: FileSaid): Promise<ReportDocument>;
  /** What was said, by file; a case that is opened again brings it along. */
  said(): Promise<Readonly<Record<string, FileSaid>>>;
  /** Sets what the person decides, or takes it back; everything else that was decided stays. */
  decide(change: DecisionsChange): Promise<ReportDocument>;
  /** The form "what do people see?". A form with nothing in it takes the former one back. */
  tell(form: TellForm): Promise<ReportDocument>;
  remove(file: string): Promise<ReportDocument>;
  /** Judges what the case holds; null for an empty case. */
  report(): Promise<ReportDocument | null>;
  /** What would happen under other policies, to the paths of the last report. */
  replay(question: ReplayQuestion): Promise<ReplayAnswer>;
  /** Text of a kept record (1-based), or the whole text file where `record` is null. Null where it was not kept. */
  raw(file: string, record: number | null): Promise<string | null>;
  rename(title: string): Promise<void>;
  /** A sentence to show where a case that should be kept is not, as of the last report; null while all is well. */
  readonly trouble: string | null;
  close(): void;
}

/** What people see, as the person tells it. Empty strings where nothing was filled in. */
export interface TellForm {
  readonly error: string;
  readonly share: string;
  readonly client: string;
  readonly account: string;
  readonly worksWhenDomainJoined: boolean | null;
}

/** A desk on a case, with the staff that `hire` brings. A staff that broke down is replaced at the next call. */
export class CaseDesk implements Desk {
  readonly id: string;
  readonly #which: CaseToOpen;
  readonly #hire: () => Promise<Staff>;
  #staff: Promise<Staff> | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #pool: ReaderPool | null = null;
  #trouble: string | null = null;
  #isClosed = false;
  /** The files of this session, to read them again when their dates are corrected. */
  readonly #inHand = new Map<string, Blob>();

  private constructor(which: CaseToOpen, hire: () => Promise<Staff>) {
    this.id = which.kind === 'new' ? which.card.id : which.id;
    this.#which = which;
    this.#hire = hire;
  }

  /** Rejects where a stored case cannot be had. */
  static async open(which: CaseToOpen, hire: () => Promise<Staff>): Promise<CaseDesk> {
    const desk = new CaseDesk(which, hire);
    desk.#staff = desk.#start(which);
    await desk.#staff;
    return desk;
  }

  get trouble(): string | null {
    return this.#trouble;
  }

  add(
    files: readonly { readonly name: string; readonly file: File }[],
    on: (progress: Progress) => void,
  ): Promise<ReportDocument> {
    return this.#inTurn(async () => {
      return this.#read(await this.#admit(files), on);
    });
  }

  cancel(): void {
    this.#pool?.cancel();
  }

  async say(file: string, said: FileSaid): Promise<ReportDocument> {
    const wantsReading = await this.#ask((analysis) => analysis.say(file, said));
    const inHand = this.#inHand.get(file);
    if (!wantsReading || !inHand) return this.#judge();
    return this.#inTurn(() => this.#read([{ name: file, file: inHand, said }], () => undefined));
  }

  said(): Promise<Readonly<Record<string, FileSaid>>> {
    return this.#ask((analysis) => analysis.said());
  }

  async decide(change: DecisionsChange): Promise<ReportDocument> {
    await this.#ask((analysis) => analysis.decide(change));
    return this.#judge();
  }

  async tell(form: TellForm): Promise<ReportDocument> {
    const { worksWhenDomainJoined, ...words } = form;
    const isEmpty =
      worksWhenDomainJoined === null && Object.values(words).every((word) => word.trim() === '');
    if (isEmpty) return this.remove(TOLD);
    const file = new Blob([toldFile(form)]);
    return this.#inTurn(() => this.#read([{ name: TOLD, file, said: {} }], () => undefined));
  }

  async remove(file: string): Promise<ReportDocument> {
    this.#inHand.delete(file);
    await this.#ask((analysis) => analysis.remove(file));
    return this.#judge();
  }

  async report(): Promise<ReportDocument | null> {
    const count = await this.#ask((analysis) => analysis.count());
    return count === 0 ? null : this.#judge();
  }

  replay(question: ReplayQuestion): Promise<ReplayAnswer> {
    return this.#ask((analysis) => analysis.replay(question));
  }

  raw(file: string, record: number | null): Promise<string | null> {
    return this.#ask((analysis) => analysis.text(file, record));
  }

  rename(title: string): Promise<void> {
    return this.#ask((analysis) => analysis.rename(title));
  }

  close(): void {
    this.cancel();
    this.#isClosed = true;
    void this.#staff?.then(async ({ analysis, ended, dismiss }) => {
      await Promise.race([analysis.close(), ended]).catch(() => undefined);
      dismiss();
    });
  }

  /** Files under the names that the case gives them. */
  async #admit(files: readonly { readonly name: string; readonly file: Blob }[]): Promise<Job[]> {
    const admitted = await this.#ask((analysis) => analysis.admit(files.map(({ name }) => name)));
    return admitted.flatMap(({ name, said }, index): Job[] => {
      const file = files[index]?.file;
      return file ? [{ name, file, said }] : [];
    });
  }

  async #read(dropped: readonly Job[], on: (progress: Progress) => void): Promise<ReportDocument> {
    const staff = await this.#hired();
    const { analysis } = staff;
    const board = new ProgressBoard(dropped.map(rowOf), on);
    const pool = new ReaderPool(() => staff.hireReader(), staff.readers);
    this.#pool = pool;
    const readAll = async (jobs: readonly Job[]): Promise<void> => {
      const archives: Inside[] = [];
      await pool.readAll(jobs, {
        started: (name) => board.started(name),
        progress: (name, bytes) => board.progress(name, bytes),
        ended: (name, outcome) => {
          board.ended(name, outcome);
          if (outcome.inside) archives.push(outcome.inside);
        },
        brokeDown: async ({ name, file }, error) => {
          const detail = whyBrokeDown(error);
          await analysis.enterUnread(name, file.size, detail);
          board.ended(name, { state: 'failed', title: '', detail });
        },
      });
      const unfinished = new Set(board.unfinished());
      for (const { name, file } of jobs) if (!unfinished.has(name)) this.#inHand.set(name, file);
      await analysis.abandon([...unfinished]);
      if (unfinished.size > 0) return;
      const inner: Job[] = [];
      for (const { files, allowance } of archives) {
        for (const job of await this.#admit(files)) inner.push({ ...job, allowance });
      }
      if (inner.length === 0) return;
      board.add(inner.map(rowOf));
      await readAll(inner);
    };
    const readAndJudge = async (): Promise<ReportDocument> => {
      await readAll(dropped);
      board.judging();
      return this.#judge();
    };
    try {
      return await Promise.race([readAndJudge(), staff.ended]);
    } catch (error) {
      throw this.#said(error);
    } finally {
      pool.cancel();
      board.close();
      this.#pool = null;
    }
  }

  async #judge(): Promise<ReportDocument> {
    const pieces: ReportPiece[] = [];
    const deliver = async (piece: ReportPiece): Promise<void> => void pieces.push(piece);
    const { head, trouble } = await this.#ask((analysis) => analysis.judge(proxy(deliver)));
    this.#trouble = trouble;
    return putTogether(head, pieces);
  }

  /** One drop after the other: their rows, and what `cancel` ends, stay clear. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #ask<T>(ask: (analysis: Analysis) => Promise<T>): Promise<T> {
    const { analysis, ended } = await this.#hired();
    try {
      return await Promise.race([ask(analysis), ended]);
    } catch (error) {
      throw this.#said(error);
    }
  }

  #hired(): Promise<Staff> {
    if (this.#isClosed) return Promise.reject(new Error('The case is closed.'));
    this.#staff ??= this.#start(this.#again());
    return this.#staff;
  }

  #start(which: CaseToOpen): Promise<Staff> {
    const starting = this.#hire().then(async (staff) => {
      try {
        await Promise.race([staff.analysis.open(which), staff.ended]);
      } catch (error) {
        staff.dismiss();
        throw error;
      }
      return staff;
    });
    const forget = (): void => {
      if (this.#staff === starting) this.#staff = null;
    };
    starting.then(({ ended }) => ended.catch(forget)).catch(forget);
    return starting;
  }

  /** After a breakdown: a kept case is opened as it was stored last, another begins anew. */
  #again(): CaseToOpen {
    const which = this.#which;
    return which.kind === 'new' && which.keep ? { kind: 'stored', id: which.card.id } : which;
  }

  /** A breakdown in words that say what is left; every other error as it is. */
  #said(error: unknown): unknown {
    if (!(error instanceof BrokenDown)) return error;
    const isKept = this.#which.kind === 'stored' || this.#which.keep;
    const left = isKept
      ? 'What was read before is stored: try again, or open the case again.'
      : 'This case was in memory only, so its files have to be dropped again.';
    return new Error(`Judging broke down, most often for want of memory. ${left}`, { cause: error });
  }
}

const rowOf = ({ name, file }: Job): { name: string; size: number } => ({ name, size: file.size });

function whyBrokeDown(error: unknown): string {
  const reason = error instanceof BrokenDown && error.message !== '' ? ` (${error.message})` : '';
  return `The reader gave up on this file${reason}; most often it ran out of memory. Export a shorter time span and drop that. Everything else is judged all the same.`;
}

/** The card of a new case. `at` is its beginning, shown in the zone of this browser. */
export function newCard(at: Date): CaseCard {
  const id = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(at);
  return { id, title: `Case of ${when}`, hosts: 0, files: 0, changed: at.getTime(), state: '' };
}
