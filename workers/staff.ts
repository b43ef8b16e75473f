import { proxy, releaseProxy, transfer, wrap } from 'comlink';
import { type Analysis, Analyst } from './analyst.ts';
import AnalystThread from './analyst.worker.ts?worker&inline';
import type { Intake, Job, Outcome } from './intake.ts';
import type { Reader } from './reader-pool.ts';
import type { ReaderWorker } from './reader.worker.ts';
import ReaderThread from './reader.worker.ts?worker&inline';
import { readInto } from './reader.ts';

/** Who works on one case: an analyst, and readers as needed. */
export interface Staff {
  readonly analysis: Analysis;
  /** Rejects when the analyst breaks down or the staff is dismissed; never resolves. */
  readonly ended: Promise<never>;
  hireReader(): Reader;
  /** How many readers may work at once. */
  readonly readers: number;
  dismiss(): void;
}

/** A worker that ended by itself: out of memory, or a mistake of ours. */
export class BrokenDown extends Error {
  constructor(says: string) {
    super(says);
    this.name = 'BrokenDown';
  }
}

/** How long a worker may take to start before the page does the work itself. */
const PATIENCE = 15_000;

/**
 * Starts the workers. Where the browser starts none (a policy of the company, an old browser), the same work is done on
 * the page, which then may stutter on large files.
 */
export async function hireStaff(): Promise<Staff> {
  try {
    return await hireWorkers();
  } catch {
    return workOnThePage();
  }
}

/** The same work without workers. */
export function workOnThePage(): Staff {
  const analysis = new Analyst();
  const { ended, end } = ending();
  return {
    analysis,
    ended,
    readers: 1,
    hireReader: () => readerOnThePage(analysis),
    dismiss: () => end(new BrokenDown('The case is closed.')),
  };
}

async function hireWorkers(): Promise<Staff> {
  const worker = new AnalystThread({ name: 'analyst' });
  const { ended, end } = ending();
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    end(new BrokenDown(event.message));
  });
  const analysis = wrap<Analysis>(worker);
  const dismiss = (): void => {
    end(new BrokenDown('The case is closed.'));
    worker.terminate();
  };
  const timer = setTimeout(dismiss, PATIENCE);
  try {
    await Promise.race([analysis.ready(), ended]);
  } catch (error) {
    dismiss();
    throw error;
  } finally {
    clearTimeout(timer);
  }
  return {
    analysis,
    ended,
    // Three at most: beyond that the disk is the limit. One processor is left to the page.
    readers: Math.min(3, Math.max(1, navigator.hardwareConcurrency - 1)),
    hireReader: () => readerInWorker(analysis),
    dismiss,
  };
}

function readerInWorker(analysis: Analysis): Reader {
  const worker = new ReaderThread({ name: 'reader' });
  const { ended, end } = ending();
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    end(new BrokenDown(event.message));
  });
  const remote = wrap<ReaderWorker>(worker);
  return {
    async read(job: Job, onProgress: (bytes: number) => void): Promise<Outcome> {
      const toAnalyst = await openIntake(analysis, job);
      const reading = remote.read(job, transfer(toAnalyst, [toAnalyst]), proxy(onProgress));
      return await Promise.race([reading, ended]);
    },
    dismiss(): void {
      end(new BrokenDown('The reader was dismissed.'));
      worker.terminate();
    },
  };
}

function readerOnThePage(analysis: Analysis): Reader {
  const stop = new AbortController();
  const { ended, end } = ending();
  return {
    async read(job: Job, onProgress: (bytes: number) => void): Promise<Outcome> {
      const port = await openIntake(analysis, job);
      const intake = wrap<Intake>(port);
      try {
        return await Promise.race([readInto(job, intake, onProgress, stop.signal), ended]);
      } finally {
        intake[releaseProxy]();
      }
    },
    dismiss(): void {
      stop.abort();
      end(new BrokenDown('The reader was dismissed.'));
    },
  };
}

/** A way from a reader to the analyst that does not lead through the page: facts and texts may be many. */
async function openIntake(analysis: Analysis, job: Job): Promise<MessagePort> {
  const { port1, port2 } = new MessageChannel();
  await analysis.take(job.name, job.said.dayFirst ?? null, transfer(port1, [port1]));
  return port2;
}

/** A promise that only ever rejects, and the way to make it. */
function ending(): { readonly ended: Promise<never>; readonly end: (error: Error) => void } {
  let end: (error: Error) => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    end = reject;
  });
  // Nobody may be waiting when it happens.
  ended.catch(() => undefined);
  return { ended, end };
}
