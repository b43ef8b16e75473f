import { expect, it } from 'vitest';
import { Look } from '../../correlation/look.ts';
import { caseIn } from '../../correlation/story.ts';
import { rule } from '../verdict.ts';
import clockSkew from './clock-skew.ts';

/** The verdict on the attempt of WS07; other attempts of the case have their own. */
function levelIn(line: string): string {
  const view = caseIn(`09:00:01  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\\anna\n${line}`);
  const own = view.attempts.find(
    (attempt) => attempt.client?.shown === 'WS07' && attempt.user?.name === 'anna',
  );
  if (own === undefined) throw new Error('WS07 tried nothing');
  return rule(clockSkew.judge(new Look(view, own), { of: () => null })).level;
}

it.each([
  [
    'the same account, at the same second',
    String.raw`09:00:00  DC01  ticket-request 4771 CORP\anna 0x25 from 10.0.0.7`,
    'confirmed',
  ],
  [
    'another account, at the same second',
    String.raw`09:00:00  DC01  ticket-request 4771 CORP\bert 0x25 from 10.0.0.9`,
    'not-examined',
  ],
  [
    'the same account, seven minutes off: only one item agrees',
    String.raw`09:07:00  DC01  ticket-request 4771 CORP\anna 0x25 from 10.0.0.7`,
    'not-examined',
  ],
  [
    'the same account and target, seven minutes off',
    String.raw`09:07:00  DC01  ticket-request 4769 CORP\anna for cifs/fs01 0x25 from 10.0.0.7`,
    'likely',
  ],
  [
    'another code',
    String.raw`09:00:00  DC01  ticket-request 4771 CORP\anna 0x18 from 10.0.0.7`,
    'not-examined',
  ],
])('0x25 of %s', (_, line, level) => {
  expect(levelIn(line)).toBe(level);
});
