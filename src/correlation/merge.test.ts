import { describe, expect, it } from 'vitest';
import type { Facts } from '../facts/facts.ts';
import { merge } from './merge.ts';
import type { Placed } from './placed.ts';

const check = (file: string, count: number, times: readonly number[]): Placed<'credential-check'> => {
  const fact: Facts['credential-check'] = {
    kind: 'credential-check',
    computer: 'DC01',
    user: 'anna',
    workstation: 'WS07',
    status: 0,
    count,
    times,
    logonIds: [],
    from: [{ file, record: 1, text: '4776' }],
  };
  return { fact, host: null, holding: 'named', role: null, session: null, zoneKnown: true };
};

const merged = (...facts: readonly Placed<'credential-check'>[]) =>
  merge(facts).map(({ fact: { count, times } }) => ({ count, times }));

describe('one fact of two files', () => {
  it('counts a record once that stands in both', () => {
    expect(merged(check('a.csv', 2, [1000, 5000]), check('b.csv', 2, [1200, 9000]))).toEqual([
      { count: 3, times: [1000, 5000, 9000] },
    ]);
    expect(merged(check('a.csv', 1, [1000]), check('b.csv', 1, [1200]))).toEqual([
      { count: 1, times: [1000] },
    ]);
  });

  it('adds what a query has counted week by week', () => {
    expect(
      merged(
        check('a.csv', 40, [1000, 5000]),
        check('b.csv', 2, [9000, 12_000]),
        check('c.csv', 7, [20_000]),
      ),
    ).toEqual([{ count: 49, times: [1000, 5000, 9000, 12_000, 20_000] }]);
  });

  it('adds nothing where the times overlap: the same records may be in both counts', () => {
    expect(merged(check('a.csv', 40, [1000, 9000]), check('b.csv', 30, [5000, 12_000]))).toEqual([
      { count: 40, times: [1000, 5000, 9000, 12_000] },
    ]);
    expect(merged(check('a.csv', 40, [1000, 9000]), check('b.csv', 40, [1000, 9000]))).toEqual([
      { count: 40, times: [1000, 9000] },
    ]);
  });
});
