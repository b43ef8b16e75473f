import { expose, releaseProxy, wrap } from 'comlink';
import type { Intake, Job, Outcome } from './intake.ts';
import { readInto } from './reader.ts';

/** What a reader worker answers: reads one file, and hands it over at the other end of `port`. */
const readerWorker = {
  async read(job: Job, port: MessagePort, onProgress: (bytes: number) => void): Promise<Outcome> {
    const intake = wrap<Intake>(port);
    try {
      return await readInto(job, intake, onProgress);
    } finally {
      intake[releaseProxy]();
    }
  },
};

export type ReaderWorker = typeof readerWorker;

expose(readerWorker);
