import { expect, it } from 'vitest';
import { causes } from '../diagnosis/index.ts';
import { judgedOf, story } from '../diagnosis/story.ts';
import { datingOf } from './dating.ts';

function began(lines: string): string[] {
  const [judged] = judgedOf(story('', {}, lines), causes);
  if (judged === undefined) throw new Error('no attempt');
  return datingOf(judged).map(({ at, says }) => `${at.slice(5, 16)} ${says}`);
}

const FAILS = String.raw`
  09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC0000418
`;

it('tells the last success, what changed after it, and the first failure', () => {
  expect(
    began(String.raw`
      2026-11-01T08:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm
      2026-11-01T07:00:00  FS01  policy-applied 1502
      2026-11-01T22:00:00  FS01  policy-applied 1502
      2026-11-02T03:00:00  FS01  update-installed KB5099999
      ${FAILS}
      10:00:00             FS01  policy-applied 1502
    `),
  ).toEqual([
    '11-01T08:00 the last access that worked before',
    '11-01T22:00 new settings arrived by Group Policy on FS01',
    '11-02T03:00 KB5099999 was installed on FS01',
    '11-02T09:00 the first failure',
  ]);
});

it('looks a day back where no success is known', () => {
  expect(
    began(String.raw`
      2026-10-28T22:00:00  FS01  policy-applied 1502
      2026-11-01T22:00:00  FS01  share-changed 5143 data
      ${FAILS}
    `),
  ).toEqual(['11-01T22:00 the share was changed on FS01', '11-02T09:00 the first failure']);
});

it.each([
  ['nothing else is dated', ''],
  ['another computer was changed', '2026-11-01T22:00:00  FS09  update-installed KB5099999'],
  ['somebody else got in', String.raw`2026-11-01T08:00:00  FS01  logon CORP\lea from 10.0.0.9 WS09 ntlm`],
  ['an account that has no part in it was changed', '2026-11-01T22:00:00  DC01  account-changed 4724 lea'],
])('is silent where %s', (_, line) => {
  expect(began(`${line}\n${FAILS}`)).toEqual([]);
});

it('names the account whose password was changed', () => {
  expect(
    began(String.raw`
      2026-11-01T22:00:00  DC01  account-changed 4724 anna
      ${FAILS}
    `),
  ).toContain('11-01T22:00 the password of anna was changed');
});
