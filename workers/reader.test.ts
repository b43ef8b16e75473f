import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FileReading, KeptText } from '../src/case/kept-case.ts';
import { type ReadOptions, readFile } from '../src/evidence/read.ts';
import { type Intake, unreadReading } from './intake.ts';
import { readInto } from './reader.ts';

// The formats have their own tests; here it matters what a reader does with whatever comes of a file.
vi.mock('../src/evidence/read.ts', () => ({ readFile: vi.fn() }));

const FILE = { name: 'log.csv', file: new Blob(['x'.repeat(100)]), said: { dayFirst: true } };
const READ: FileReading = {
  ...unreadReading('log.csv', 100, ''),
  digest: 'd',
  format: 'klist',
  title: 'Kerberos tickets (klist)',
  read: 1200,
  kept: 3,
  notes: [],
};

beforeEach(() => void vi.mocked(readFile).mockReset());

describe('a reader', () => {
  it('hands over the reading, and says what came of it', async () => {
    will(async () => READ);
    const intake = new FakeIntake();
    expect(await readInto(FILE, intake, () => undefined)).toEqual({
      state: 'done',
      title: 'Kerberos tickets (klist)',
      detail: '1,200 lines',
    });
    expect(intake.readings).toEqual([READ]);
    expect(vi.mocked(readFile).mock.calls[0]?.[2]?.said).toEqual({ dayFirst: true });
  });

  it('counts events and what was kept of them for a log', async () => {
    const coverage = {
      kind: 'log-coverage' as const,
      channels: [],
      events: {},
      oldest: null,
      newest: null,
      records: 1200,
    };
    const from = [{ file: 'log.csv', record: 1, text: '' }] as const;
    const fact = { ...coverage, computer: null, from, count: 1, times: [], logonIds: [] } as const;
    will(async () => ({ ...READ, facts: [fact] }));
    const { detail } = await readInto(FILE, new FakeIntake(), () => undefined);
    expect(detail).toBe('1,200 events, 3 kept');
  });

  it('says why a file is refused', async () => {
    will(async () => ({
      ...READ,
      format: null,
      title: 'Not read',
      notes: [{ code: 'picture', says: 'A picture.' }],
    }));
    expect(await readInto(FILE, new FakeIntake(), () => undefined)).toEqual({
      state: 'refused',
      title: 'Not read',
      detail: 'A picture.',
    });
  });

  it('says that a copy counts once', async () => {
    will(async () => READ);
    const { state, detail } = await readInto(FILE, new FakeIntake('first.csv'), () => undefined);
    expect([state, detail]).toEqual(['done', 'The same content as first.csv: counted once']);
  });

  it('hands over texts in blocks of 500, one after the other, all before the reading', async () => {
    will(async ({ keep }) => {
      for (let record = 1; record <= 1201; record++)
        keep?.({ file: 'log.csv', record, text: `record ${record}` });
      return READ;
    });
    const intake = new FakeIntake();
    await readInto(FILE, intake, () => undefined);
    expect(intake.blocks.map(({ length }) => length)).toEqual([500, 500, 201]);
    expect(intake.blocks.flat()[1200]).toEqual({ record: 1201, text: 'record 1201' });
    expect(intake.order).toEqual(['keep', 'keep', 'keep', 'done']);
    expect(intake.mostAtOnce).toBe(1);
  });

  it('makes blocks of long texts smaller', async () => {
    will(async ({ keep }) => {
      for (let record = 1; record <= 6; record++)
        keep?.({ file: 'log.csv', record, text: 'x'.repeat(900_000) });
      return READ;
    });
    const intake = new FakeIntake();
    await readInto(FILE, intake, () => undefined);
    expect(intake.blocks.map(({ length }) => length)).toEqual([3, 3]);
  });

  it('tells progress at most ten times a second', async () => {
    let now = 1000;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    will(async ({ onProgress }) => {
      for (let bytes = 1; bytes <= 100; bytes++) {
        now += 10;
        onProgress?.(bytes);
      }
      return READ;
    });
    const told: number[] = [];
    await readInto(FILE, new FakeIntake(), (bytes) => told.push(bytes));
    vi.restoreAllMocks();
    expect(told).toEqual([1, 11, 21, 31, 41, 51, 61, 71, 81, 91]);
  });

  it.each([
    ['a mistake of ours', new TypeError('x is undefined'), /^Reading this file failed \(TypeError\)/],
    ['want of memory', new RangeError('Array buffer allocation failed'), /more memory/],
    ['something thrown that is no error', 'oops', /\(string\)/],
  ])('gives a file that failed for %s a row of its own', async (_what, error, sentence) => {
    will(() => Promise.reject(error));
    const intake = new FakeIntake();
    const { state, detail } = await readInto(FILE, intake, () => undefined);
    expect(state).toBe('failed');
    expect(detail).toMatch(sentence);
    expect(intake.readings[0]).toMatchObject({
      name: 'log.csv',
      size: 100,
      format: null,
      notes: [{ says: detail }],
    });
  });

  it('calls a file failed, not refused, whose bytes could not be had', async () => {
    will(async () => ({ ...READ, format: null, notes: [{ code: 'file-unreadable', says: 'Gone.' }] }));
    const outcome = await readInto(FILE, new FakeIntake(), () => undefined);
    expect(outcome).toEqual({ state: 'failed', title: '', detail: 'Gone.' });
  });

  it('hands over nothing when reading was ended', async () => {
    const stop = new AbortController();
    will(async () => {
      stop.abort();
      throw new Error('whatever comes of it');
    });
    const intake = new FakeIntake();
    await expect(readInto(FILE, intake, () => undefined, stop.signal)).rejects.toThrow('aborted');
    expect(intake.order).toEqual([]);
  });

  it('rejects when its texts cannot be handed over', async () => {
    will(async ({ keep }) => {
      keep?.({ file: 'log.csv', record: 1, text: 'x' });
      return READ;
    });
    const intake = new FakeIntake();
    intake.keep = () => Promise.reject(new Error('port closed'));
    await expect(readInto(FILE, intake, () => undefined)).rejects.toThrow('port closed');
    expect(intake.readings).toEqual([]);
  });
});

function will(read: (options: ReadOptions) => Promise<FileReading>): void {
  vi.mocked(readFile).mockImplementation((_name, _blob, options) => read(options ?? {}));
}

class FakeIntake implements Intake {
  readonly blocks: (readonly KeptText[])[] = [];
  readonly readings: FileReading[] = [];
  readonly order: string[] = [];
  mostAtOnce = 0;
  #atOnce = 0;
  readonly #repeats: string | null;

  constructor(repeats: string | null = null) {
    this.#repeats = repeats;
  }

  async keep(texts: readonly KeptText[]): Promise<void> {
    this.order.push('keep');
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.#atOnce);
    await Promise.resolve();
    this.#atOnce -= 1;
    this.blocks.push(texts);
  }

  async done(reading: FileReading) {
    this.order.push('done');
    this.readings.push(reading);
    return { repeats: this.#repeats };
  }
}
