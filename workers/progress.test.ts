import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Progress, ProgressBoard } from './progress.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const FILES = [
  { name: 'a.cfg', size: 10 },
  { name: 'b.csv', size: 1000 },
];

describe('the progress board', () => {
  it('tells at once that everything waits', () => {
    const { told } = board();
    expect(told).toHaveLength(1);
    expect(told[0]?.files.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
  });

  it('tells many changes within a tenth of a second as one', () => {
    const { told, board: one } = board();
    one.started('b.csv');
    for (let bytes = 0; bytes < 1000; bytes++) one.progress('b.csv', bytes);
    expect(told).toHaveLength(1);
    vi.advanceTimersByTime(100);
    expect(told).toHaveLength(2);
    expect(told[1]?.files[1]).toMatchObject({ state: 'reading', read: 999 });
    vi.advanceTimersByTime(1000);
    expect(told).toHaveLength(2);
  });

  it('shows the outcome of a file, and no progress of one that has ended or waits', () => {
    const { told, board: one } = board();
    one.started('a.cfg');
    one.ended('a.cfg', { state: 'done', title: 'Security policy', detail: '96 lines' });
    one.progress('a.cfg', 3);
    one.progress('b.csv', 3);
    one.progress('nobody.csv', 3);
    one.judging();
    expect(told.at(-1)).toEqual({
      phase: 'judging',
      files: [
        { name: 'a.cfg', size: 10, read: 10, state: 'done', title: 'Security policy', detail: '96 lines' },
        { name: 'b.csv', size: 1000, read: 0, state: 'waiting', title: '', detail: '' },
      ],
    });
    expect(one.unfinished()).toEqual(['b.csv']);
  });

  it('never shows more read than there is', () => {
    const { told, board: one } = board();
    one.started('a.cfg');
    one.progress('a.cfg', 4096);
    vi.advanceTimersByTime(100);
    expect(told.at(-1)?.files[0]?.read).toBe(10);
  });

  it('is silent after closing', () => {
    const { told, board: one } = board();
    one.started('a.cfg');
    one.close();
    vi.advanceTimersByTime(1000);
    expect(told).toHaveLength(1);
  });
});

function board(): { readonly told: Progress[]; readonly board: ProgressBoard } {
  const told: Progress[] = [];
  return { told, board: new ProgressBoard(FILES, (progress) => told.push(progress)) };
}
