import { expect, it } from 'vitest';
import { reasonsOnLines } from './access-reason.ts';

it.each([
  ['%%1541: %%1805 %%4416: %%1802 D:(D;;FA;;;WD)', '%%1541: %%1805\n%%4416: %%1802 D:(D;;FA;;;WD)'],
  ['%%1541:, %%1805, %%4416:, %%1802, D:(D;;FA;;;WD), ', '%%1541: %%1805\n%%4416: %%1802 D:(D;;FA;;;WD)'],
  ['-', '-'],
  ['', ''],
])('reads %j', (written, lines) => expect(reasonsOnLines(written)).toBe(lines));
