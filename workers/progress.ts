import type { Outcome } from './intake.ts';

/** How far a drop has come; one row per file, in the order of dropping. */
export interface Progress {
  readonly files: readonly FileProgress[];
  readonly phase: 'reading' | 'judging';
}

export interface FileProgress {
  readonly name: string;
  /** Bytes, and how many of them are read. */
  readonly size: number;
  readonly read: number;
  readonly state: 'waiting' | 'reading' | 'done' | 'refused' | 'failed';
  /** What it is, once that is known. */
  readonly title: string;
  /** What came of it, or the sentence that says why nothing did. */
  readonly detail: string;
}

/** Milliseconds between two tellings: faster than the eye, slower than the screen. */
const TELL_EVERY = 100;

/** Keeps the rows and tells them at most ten times a second, however many files report. */
export class ProgressBoard {
  readonly #tell: (progress: Progress) => void;
  readonly #rows = new Map<string, FileProgress>();
  #phase: Progress['phase'] = 'reading';
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    files: readonly { readonly name: string; readonly size: number }[],
    tell: (progress: Progress) => void,
  ) {
    this.#tell = tell;
    this.add(files);
  }

  /** More rows, behind the others: what an archive held. */
  add(files: readonly { readonly name: string; readonly size: number }[]): void {
    for (const { name, size } of files)
      this.#rows.set(name, { name, size, read: 0, state: 'waiting', title: '', detail: '' });
    this.#tellNow();
  }

  started(name: string): void {
    this.#change(name, { state: 'reading' });
  }

  progress(name: string, bytes: number): void {
    const row = this.#rows.get(name);
    if (row?.state === 'reading') this.#change(name, { read: Math.min(bytes, row.size) });
  }

  ended(name: string, { state, title, detail }: Outcome): void {
    this.#change(name, { state, title, detail, read: this.#rows.get(name)?.size ?? 0 });
  }

  /** Shows that the last step has begun. */
  judging(): void {
    this.#phase = 'judging';
    this.#tellNow();
  }

  /** Tells nothing more. */
  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Names of the files that have not ended. */
  unfinished(): string[] {
    const open = [...this.#rows.values()].filter(({ state }) => state === 'waiting' || state === 'reading');
    return open.map(({ name }) => name);
  }

  #change(name: string, change: Partial<FileProgress>): void {
    const row = this.#rows.get(name);
    if (!row) return;
    this.#rows.set(name, { ...row, ...change });
    this.#timer ??= setTimeout(() => this.#tellNow(), TELL_EVERY);
  }

  #tellNow(): void {
    this.close();
    this.#tell({ files: [...this.#rows.values()], phase: this.#phase });
  }
}
