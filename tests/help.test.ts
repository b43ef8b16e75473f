import { expect, it } from 'vitest';
import { handbook } from '../src/evidence/handbook.ts';
import { causePages } from '../src/report/cause-pages.ts';

it('each page of the help has an address of its own', () => {
  const ids = [...causePages(), ...handbook].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
