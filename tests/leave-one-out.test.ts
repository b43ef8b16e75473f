/**
 * Each whole case once more without each of its files in turn. Less evidence may weaken a verdict; what it must never do is
 * confirm a cause that all the evidence together does not.
 */
import { describe, expect, it } from 'vitest';
import { judged } from '../tools/lens.ts';
import { CASES, confirmedIn, expectedOf, readingsOf } from './whole-cases.ts';

describe.each(CASES)('%s', (name) => {
  it('confirms nothing else where one of its files is missing', async () => {
    const readings = await readingsOf(name);
    const whole = confirmedIn(judged(readings));
    const never = (expectedOf(name).causes?.excludes ?? [])
      .filter(({ verdict }) => verdict === 'confirmed')
      .map(({ id }) => id);
    const wrong = readings.flatMap((left) => {
      const rest = confirmedIn(judged(readings.filter((reading) => reading !== left)));
      return [...rest]
        .filter((id) => !whole.has(id) || never.includes(id))
        .map((id) => `without ${left.name}: ${id}`);
    });
    expect(wrong).toEqual([]);
  });
});
