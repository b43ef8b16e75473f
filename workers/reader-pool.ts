import type { Job, Outcome } from './intake.ts';

/** Somebody who reads one file at a time. */
export interface Reader {
  /** Rejects when the reader breaks down or is dismissed; it is of no use afterwards. */
  read(job: Job, onProgress: (bytes: number) => void): Promise<Outcome>;
  /** Ends it at once, also in the middle of a file. */
  dismiss(): void;
}

/** What happens to the files of a pool. */
export interface PoolEvents {
  started(name: string): void;
  progress(name: string, bytes: number): void;
  /** The reader entered the file, or the sentence why not. */
  ended(name: string, outcome: Outcome): void;
  /** The reader broke down over this file; nobody entered it. */
  brokeDown(job: Job, error: unknown): Promise<void>;
}

/**
 * Reads files with a few readers at once, small ones first, so that the first answers come early. A reader that breaks
 * down costs the file it was reading and no other: the next file gets a new reader.
 */
export class ReaderPool {
  readonly #hire: () => Reader;
  readonly #size: number;
  readonly #busy = new Set<Reader>();
  #isCancelled = false;

  /** @param size how many readers at most */
  constructor(hire: () => Reader, size: number) {
    this.#hire = hire;
    this.#size = size;
  }

  /** Resolves when every file has ended, or soon after `cancel`. */
  async readAll(jobs: readonly Job[], events: PoolEvents): Promise<void> {
    const queue = [...jobs].sort((a, b) => a.file.size - b.file.size);
    const lanes = Math.min(this.#size, queue.length);
    await Promise.all(Array.from({ length: lanes }, () => this.#work(queue, events)));
  }

  /** Ends all readers. Files that have not ended never will. */
  cancel(): void {
    this.#isCancelled = true;
    for (const reader of this.#busy) reader.dismiss();
  }

  async #work(queue: Job[], events: PoolEvents): Promise<void> {
    let reader: Reader | null = null;
    for (let job = queue.shift(); job && !this.#isCancelled; job = queue.shift()) {
      const { name } = job;
      events.started(name);
      try {
        reader ??= this.#enlist();
        events.ended(name, await reader.read(job, (bytes) => events.progress(name, bytes)));
      } catch (error) {
        if (reader) this.#release(reader);
        reader = null;
        if (!this.#isCancelled) await events.brokeDown(job, error);
      }
    }
    if (reader) this.#release(reader);
  }

  #enlist(): Reader {
    const reader = this.#hire();
    this.#busy.add(reader);
    return reader;
  }

  #release(reader: Reader): void {
    this.#busy.delete(reader);
    reader.dismiss();
  }
}
