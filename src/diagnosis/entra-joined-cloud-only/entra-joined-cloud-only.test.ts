import { expect, it } from 'vitest';
import { caseIn } from '../../correlation/story.ts';
import { answerOf } from '../answer.ts';
import { judge } from '../diagnose.ts';
import { causes } from '../index.ts';
import cause from './entra-joined-cloud-only.ts';

const answer = (lines: string) => {
  const view = caseIn(lines);
  return answerOf(
    view,
    view.attempts.map((attempt) => judge(view, attempt, causes)),
    causes,
  );
};

it('needs no trigger where the same share opens with an account that is given', () => {
  const { state, causes: ranked } = answer(String.raw`
    - LT22 cloud-sign-in entraJoined=true domainJoined=false onPremTgt=false
    - LT22 access-tried \\fs01.corp.example\data code 1326
    - LT22 access-tried \\fs01.corp.example\data as anna@corp.example succeeded
    - LT22 ticket-list 1
    - LT22 ticket-held anna cifs/fs01.corp.example
  `);
  expect(state).toBe('confirmed');
  expect(ranked[0]?.unit.id).toBe(cause.id);
});

it('leaves the trigger open without that contrast', () => {
  const { state } = answer(String.raw`
    - LT22 cloud-sign-in entraJoined=true domainJoined=false onPremTgt=false
    - LT22 access-tried \\fs01.corp.example\data code 1326
  `);
  expect(state).toBe('likely');
});
