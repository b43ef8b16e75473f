import { describe, expect, it } from 'vitest';
import { count, day, moment, progressOf, remaining, size, some, span, today } from './figures.ts';

describe('figures', () => {
  it('writes days', () => {
    expect(day('2026-11-03')).toBe('3 Nov 2026');
    expect(day('2026-11-03T09:12:00.000Z')).toBe('3 Nov 2026');
    expect(day('soon')).toBe('soon');
    expect(today(new Date(2026, 0, 5, 0, 1))).toBe('2026-01-05');
    expect(today(new Date(2026, 10, 25, 23, 59))).toBe('2026-11-25');
  });

  it('counts', () => {
    expect(count(1204551)).toBe('1,204,551');
    expect(some(1, 'file')).toBe('1 file');
    expect(some(3204, 'entry', 'entries')).toBe('3,204 entries');
  });

  it('writes part and whole in one unit', () => {
    expect(progressOf(412e6, 618e6)).toBe('412 of 618 MB');
    expect(progressOf(0, 2.54e9)).toBe('0 of 2.5 GB');
    expect(size(0)).toBe('0 bytes');
    expect(size(999)).toBe('999 bytes');
    expect(size(4096)).toBe('4.1 kB');
  });

  it('tells the time left only when it can', () => {
    expect(remaining(1e6, 1e8, 500)).toBeNull();
    expect(remaining(0, 1e8, 5000)).toBeNull();
    expect(remaining(412e6, 618e6, 6000)).toBe('about 3 s');
    expect(remaining(1e8, 1e10, 10_000)).toBe('about 17 min');
  });

  it('says UTC only where the zone is known', () => {
    expect(moment('2026-11-03T09:12:44.000Z')).toBe('3 Nov 2026, 09:12 UTC');
    expect(moment('2026-11-03T09:12:44', 'unknown')).toBe('3 Nov 2026, 09:12');
    expect(moment('yesterday')).toBe('yesterday');
  });

  it('joins first and last', () => {
    expect(span(null, null)).toBeNull();
    expect(span('2026-11-03T09:12:44Z', '2026-11-03T09:12:50Z')).toBe('3 Nov 2026, 09:12 UTC');
    expect(span('2026-11-03T09:12:44Z', '2026-11-20T17:40:00Z')).toBe(
      '3 Nov 2026, 09:12 to 20 Nov 2026, 17:40 UTC',
    );
    expect(span('2026-11-03T09:12:44', null, 'unknown')).toBe('3 Nov 2026, 09:12 (local time of the export)');
  });
});
