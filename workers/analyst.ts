import { expose } from 'comlink';
import { deleteStoredCase } from '../src/case/browser-case.ts';
import { createKeptCase, openKeptCase } from '../src/case/case-with-fallback.ts';
import { type DecisionsChange, NOTHING_DECIDED, decided } from '../src/case/decisions.ts';
import type { CaseCard, CaseFile, FileReading, FileSaid, KeptCase, KeptText } from '../src/case/kept-case.ts';
import { MemoryCase } from '../src/case/memory-case.ts';
import type { ReplayAnswer, ReplayQuestion } from '../src/report/replay.ts';
import { judgeCase, type JudgedCase } from '../src/report/report.ts';
import { type Intake, type Taken, unreadReading, wasNotRead } from './intake.ts';
import { findRepeats, withoutRepeat } from './repeats.ts';
import { type ReportHead, type ReportPiece, takeApart } from './report-pieces.ts';
import { uniqueName } from './unique-name.ts';

/** The name that origins of the form carry instead of a file's. */
export const TOLD = 'told';

/** Which case to work on: a stored one, or a new one that is kept or not. */
export type CaseToOpen =
  | { readonly kind: 'stored'; readonly id: string }
  | { readonly kind: 'new'; readonly card: CaseCard; readonly keep: boolean };

/** What comes of judging beside the pieces of the report. */
export interface Judged {
  readonly head: ReportHead;
  /** What to tell where the case does not last as it should; null while all is well. */
  readonly trouble: string | null;
}

/** A file that is let in. `said` is not empty where it takes the place of one that could not be read as it should. */
export interface Admitted {
  readonly name: string;
  readonly said: FileSaid;
}

/**
 * Holds one case: takes in readings, says, removes, judges, keeps. Runs in a worker, or on the page where no worker
 * starts; every method is asynchronous, so that both look alike.
 */
export interface Analysis {
  /** Answers as soon as the worker runs. */
  ready(): Promise<true>;
  /** Comes before everything else. Rejects where a stored case cannot be had. */
  open(which: CaseToOpen): Promise<void>;
  /** How dropped files are to be read: under their own or a unique name, which is reserved, with what was said of it. */
  admit(names: readonly string[]): Promise<readonly Admitted[]>;
  /** Expects the reading of one file on this port, through `Intake`. */
  take(name: string, dayFirst: boolean | null, port: MessagePort): Promise<void>;
  /** Ends waiting for files that will not come; what was read stays. */
  abandon(names: readonly string[]): Promise<void>;
  /** Enters a file that nobody could read, with the sentence that says why. */
  enterUnread(name: string, size: number, says: string): Promise<void>;
  /** Sets what the person says of a file. True: the file has to be read again to follow it. */
  say(name: string, said: FileSaid): Promise<boolean>;
  /** Everything that was said, by file. */
  said(): Promise<Readonly<Record<string, FileSaid>>>;
  /** Sets decisions of the person, or takes them back. */
  decide(change: DecisionsChange): Promise<void>;
  rename(title: string): Promise<void>;
  remove(name: string): Promise<void>;
  /** How many rows the case has, the form included. */
  count(): Promise<number>;
  /** Judges what the case holds. `deliver` gets the lists of the report, piece by piece, each after the other is taken. */
  judge(deliver: (piece: ReportPiece) => Promise<void>): Promise<Judged>;
  /** Answers for the paths of the last report that was judged. */
  replay(question: ReplayQuestion): Promise<ReplayAnswer>;
  /** Null where the text was not kept. */
  text(name: string, record: number | null): Promise<string | null>;
  /** Ends the case; one that never got a file is not left behind. */
  close(): Promise<void>;
}

/** A file that is being read, with its place in the case. */
interface AwaitedFile {
  readonly order: number;
}

export class Analyst implements Analysis {
  readonly #judgeCase: typeof judgeCase;
  readonly #now: () => number;
  #kept: KeptCase = new MemoryCase();
  #card: CaseCard | null = null;
  #decisions = NOTHING_DECIDED;
  #judged: JudgedCase | null = null;
  readonly #files = new Map<string, CaseFile>();
  /** Files being read, by name. A later reading of the same name is another object. */
  readonly #awaited = new Map<string, AwaitedFile>();
  #nextOrder = 1;

  /** @param line the line from readings to report */
  constructor(line = judgeCase, now = Date.now) {
    this.#judgeCase = line;
    this.#now = now;
  }

  async ready(): Promise<true> {
    return true;
  }

  async open(which: CaseToOpen): Promise<void> {
    switch (which.kind) {
      case 'new':
        this.#card = which.card;
        this.#kept = which.keep ? await createKeptCase(which.card) : new MemoryCase();
        break;
      case 'stored': {
        const { card, kept } = await openKeptCase(which.id);
        this.#card = card;
        this.#kept = kept;
        this.#decisions = await kept.decisions();
        for (const file of await kept.files()) this.#files.set(file.reading.name, file);
        this.#nextOrder = 1 + Math.max(0, ...[...this.#files.values()].map(({ order }) => order));
        break;
      }
    }
  }

  async admit(names: readonly string[]): Promise<readonly Admitted[]> {
    return names.map((dropped) => {
      const name = uniqueName(dropped, (one) => this.#isTaken(one));
      this.#await(name);
      return { name, said: this.#files.get(name)?.said ?? {} };
    });
  }

  async take(name: string, dayFirst: boolean | null, port: MessagePort): Promise<void> {
    expose(this.intake(name, dayFirst), port);
  }

  /** What `take` puts on the port. After `abandon` it takes nothing more. */
  intake(name: string, dayFirst: boolean | null): Intake {
    const awaited = this.#awaited.get(name) ?? this.#await(name);
    const isAwaited = (): boolean => this.#awaited.get(name) === awaited;
    let holdsOldTexts = this.#files.has(name);
    return {
      keep: async (texts: readonly KeptText[]): Promise<void> => {
        if (!isAwaited()) return;
        if (holdsOldTexts) await this.#kept.dropTexts(name);
        holdsOldTexts = false;
        await this.#kept.keepTexts(name, texts);
      },
      done: async (reading: FileReading): Promise<Taken> => {
        if (!isAwaited()) return { repeats: null };
        if (wasNotRead(reading)) await this.#kept.dropTexts(name);
        await this.#enter({ ...reading, name }, awaited.order, dayFirst);
        const repeat = findRepeats(this.#inOrder()).get(name);
        return { repeats: repeat?.countsOnce ? repeat.of : null };
      },
    };
  }

  async abandon(names: readonly string[]): Promise<void> {
    for (const name of names) {
      if (this.#awaited.delete(name) && !this.#files.has(name)) await this.#kept.dropTexts(name);
    }
  }

  async enterUnread(name: string, size: number, says: string): Promise<void> {
    const { order } = this.#awaited.get(name) ?? this.#await(name);
    await this.#kept.dropTexts(name);
    await this.#enter(unreadReading(name, size, says), order, null);
  }

  async say(name: string, said: FileSaid): Promise<boolean> {
    const file = this.#files.get(name);
    if (!file) return false;
    const changed = { ...file, said };
    this.#files.set(name, changed);
    await this.#kept.say(name, said);
    return wantsReading(changed);
  }

  async said(): Promise<Readonly<Record<string, FileSaid>>> {
    return Object.fromEntries(this.#inOrder().map(({ reading, said }) => [reading.name, said]));
  }

  async decide(change: DecisionsChange): Promise<void> {
    this.#decisions = decided(this.#decisions, change);
    await this.#kept.putDecisions(this.#decisions);
  }

  async rename(title: string): Promise<void> {
    if (!this.#card) return;
    this.#card = { ...this.#card, title };
    await this.#kept.putCard(this.#card);
  }

  async remove(name: string): Promise<void> {
    await this.abandon([name]);
    this.#files.delete(name);
    await this.#kept.remove(name);
  }

  async count(): Promise<number> {
    return this.#files.size;
  }

  async judge(deliver: (piece: ReportPiece) => Promise<void>): Promise<Judged> {
    if (!this.#card) throw new Error('No case is open.');
    const files = this.#inOrder();
    const repeats = findRepeats(files);
    const judged = this.#judgeCase({
      readings: files.map((file) => withoutRepeat(withRereadNote(file), repeats.get(file.reading.name))),
      said: await this.said(),
      decisions: this.#decisions,
    });
    const { report } = judged;
    this.#judged = judged;
    this.#card = {
      ...this.#card,
      hosts: report.hosts.length,
      files: files.filter(({ reading }) => reading.name !== TOLD).length,
      changed: this.#now(),
      state: report.answer.state,
    };
    await this.#kept.putCard(this.#card);
    const { head, pieces } = takeApart(report);
    for (const piece of pieces) await deliver(piece);
    return { head, trouble: this.#kept.trouble };
  }

  async replay(question: ReplayQuestion): Promise<ReplayAnswer> {
    if (!this.#judged) throw new Error('The case has not been judged yet.');
    return this.#judged.replay(question);
  }

  text(name: string, record: number | null): Promise<string | null> {
    return this.#kept.text(name, record);
  }

  async close(): Promise<void> {
    this.#kept.close();
    const isStored = !(this.#kept instanceof MemoryCase);
    if (isStored && this.#card && this.#files.size === 0) await deleteStoredCase(this.#card.id);
    this.#files.clear();
  }

  #await(name: string): AwaitedFile {
    const awaited = { order: this.#files.get(name)?.order ?? this.#nextOrder++ };
    this.#awaited.set(name, awaited);
    return awaited;
  }

  async #enter(reading: FileReading, order: number, readDayFirst: boolean | null): Promise<void> {
    const { name } = reading;
    this.#awaited.delete(name);
    const file: CaseFile = { order, reading, said: this.#files.get(name)?.said ?? {}, readDayFirst };
    this.#files.set(name, file);
    await this.#kept.putFile(file);
  }

  #inOrder(): readonly CaseFile[] {
    return [...this.#files.values()].sort((a, b) => a.order - b.order);
  }

  /** A file that was not read, or that has to be read again, gives its place to one of the same name. */
  #isTaken(name: string): boolean {
    if (name === TOLD || this.#awaited.has(name)) return true;
    const file = this.#files.get(name);
    if (file === undefined || wasNotRead(file.reading)) return false;
    // Dropping an archive once more brings its files back, which may want to be read again.
    return file.reading.format !== 'zip' && !wantsReading(file);
  }
}

/** The order of day and month decides how dates are read, so a correction needs the file itself. */
function wantsReading({ said, readDayFirst }: CaseFile): boolean {
  return (said.dayFirst ?? null) !== readDayFirst;
}

function withRereadNote(file: CaseFile): FileReading {
  const { reading } = file;
  if (!wantsReading(file) || reading.format === null) return reading;
  const says =
    'You corrected the order of day and month. Drop this file once more: dates are read from the file itself, which the browser does not keep.';
  return { ...reading, notes: [{ code: 'drop-again', says }, ...reading.notes] };
}
