import { describe, expect, it } from 'vitest';
import type { Job, Outcome } from './intake.ts';
import { type PoolEvents, type Reader, ReaderPool } from './reader-pool.ts';

const DONE: Outcome = { state: 'done', title: 'Security policy', detail: '' };

describe('the pool of readers', () => {
  it('reads small files first, each once, with no more readers than allowed', async () => {
    const staff = new FakeStaff();
    const log = new Log();
    await new ReaderPool(staff.hire, 2).readAll(
      [job('big', 9), job('small', 1), job('middle', 5), job('tiny', 0)],
      log,
    );
    expect(log.startedFiles).toEqual(['tiny', 'small', 'middle', 'big']);
    expect([...log.outcomes.keys()].sort()).toEqual(['big', 'middle', 'small', 'tiny']);
    expect(staff.hired).toBe(2);
    expect(staff.mostAtOnce).toBe(2);
    expect(staff.dismissed).toBe(2);
  });

  it('hires nobody for nothing, and one for one', async () => {
    const staff = new FakeStaff();
    await new ReaderPool(staff.hire, 3).readAll([], new Log());
    expect(staff.hired).toBe(0);
    await new ReaderPool(staff.hire, 3).readAll([job('a', 1)], new Log());
    expect(staff.hired).toBe(1);
  });

  it('passes on progress', async () => {
    const log = new Log();
    await new ReaderPool(new FakeStaff().hire, 1).readAll([job('a', 7)], log);
    expect(log.progresses).toEqual([['a', 7]]);
  });

  it('gives the other files to a new reader when one breaks down', async () => {
    const staff = new FakeStaff((name) =>
      name === 'bad' ? Promise.reject(new Error('out of memory')) : undefined,
    );
    const log = new Log();
    await new ReaderPool(staff.hire, 1).readAll([job('good', 1), job('bad', 2), job('other', 3)], log);
    expect(log.broken).toEqual(['bad: out of memory']);
    expect([...log.outcomes.keys()]).toEqual(['good', 'other']);
    expect(staff.hired).toBe(2);
    expect(staff.dismissed).toBe(2);
  });

  it('says of each file that it failed where no reader can be hired', async () => {
    const log = new Log();
    const refuse = (): Reader => {
      throw new Error('no worker');
    };
    await new ReaderPool(refuse, 2).readAll([job('a', 1), job('b', 2)], log);
    expect(log.broken.sort()).toEqual(['a: no worker', 'b: no worker']);
  });

  it('ends at once when cancelled: what is read stays, the rest neither ends nor breaks down', async () => {
    const staff = new FakeStaff((name) => (name === 'endless' ? new Promise(() => undefined) : undefined));
    const log = new Log();
    const pool = new ReaderPool(staff.hire, 1);
    const reading = pool.readAll([job('small', 1), job('endless', 2), job('never', 3)], log);
    await log.hasStarted('endless');
    pool.cancel();
    await reading;
    expect([...log.outcomes.keys()]).toEqual(['small']);
    expect(log.broken).toEqual([]);
    expect(log.startedFiles).not.toContain('never');
  });
});

/** Readers that behave as told for some names, and read everything else. */
class FakeStaff {
  hired = 0;
  dismissed = 0;
  mostAtOnce = 0;
  #atOnce = 0;
  readonly #behave: (name: string) => Promise<Outcome> | undefined;

  constructor(behave: (name: string) => Promise<Outcome> | undefined = () => undefined) {
    this.#behave = behave;
  }

  readonly hire = (): Reader => {
    this.hired += 1;
    let end: (error: Error) => void = () => undefined;
    const ended = new Promise<never>((_, reject) => (end = reject));
    ended.catch(() => undefined);
    let isDismissed = false;
    return {
      read: async ({ name, file }, onProgress) => {
        expect(isDismissed).toBe(false);
        this.mostAtOnce = Math.max(this.mostAtOnce, ++this.#atOnce);
        onProgress(file.size);
        await Promise.resolve();
        const outcome = await Promise.race([this.#behave(name) ?? Promise.resolve(DONE), ended]).finally(
          () => (this.#atOnce -= 1),
        );
        return outcome;
      },
      dismiss: () => {
        if (!isDismissed) this.dismissed += 1;
        isDismissed = true;
        end(new Error('dismissed'));
      },
    };
  };
}

class Log implements PoolEvents {
  readonly startedFiles: string[] = [];
  readonly progresses: [string, number][] = [];
  readonly outcomes = new Map<string, Outcome>();
  readonly broken: string[] = [];
  readonly #waiting = new Map<string, () => void>();

  hasStarted(name: string): Promise<void> {
    return new Promise((go) => this.#waiting.set(name, go));
  }

  started(name: string): void {
    this.startedFiles.push(name);
    this.#waiting.get(name)?.();
  }

  progress(name: string, bytes: number): void {
    this.progresses.push([name, bytes]);
  }

  ended(name: string, outcome: Outcome): void {
    this.outcomes.set(name, outcome);
  }

  async brokeDown({ name }: Job, error: unknown): Promise<void> {
    this.broken.push(`${name}: ${error instanceof Error ? error.message : ''}`);
  }
}

function job(name: string, size: number): Job {
  return { name, file: new Blob([new Uint8Array(size)]), said: {} };
}
