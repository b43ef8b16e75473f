import { expect, it } from 'vitest';
import type { ChecklistEntry } from '../../report/document.ts';
import { groupsOf, progress } from './groups.ts';

it('says how far one is', () => {
  expect(
    progress([entry('a', 'done'), entry('b', 'unknown'), entry('c', 'ask'), entry('d', 'unknown')]),
  ).toBe('1 of 4 done. 1 for you to confirm, 2 not known.');
  expect(progress([entry('a', 'not-done')])).toBe('0 of 1 done. 1 not done.');
  expect(progress([entry('a', 'done'), entry('b', 'done')])).toBe('All 2 done.');
});

it('puts first what has to be done, and keeps the order within a state', () => {
  const checklist = [
    entry('a', 'done'),
    entry('b', 'unknown'),
    entry('c', 'not-done'),
    entry('d', 'unknown'),
  ];
  expect(groupsOf(checklist).map(({ state, items }) => [state, items.map(({ id }) => id)])).toEqual([
    ['not-done', ['c']],
    ['unknown', ['b', 'd']],
    ['done', ['a']],
  ]);
});

function entry(id: string, state: ChecklistEntry['state']): ChecklistEntry {
  return {
    id,
    number: 'P1',
    title: id,
    state,
    says: '',
    because: [],
    seen: null,
    todo: '',
    fromPeople: false,
    confirmed: null,
    correction: null,
    references: [],
  };
}
