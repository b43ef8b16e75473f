import { expect, it } from 'vitest';
import { caseIn } from '../../correlation/story.ts';
import { answerOf } from '../answer.ts';
import { judge } from '../diagnose.ts';
import { causes } from '../index.ts';
import cause from './azure-files-or-entra-kerberos.ts';

const answer = (lines: string) => {
  const view = caseIn(lines);
  const judged = view.attempts.map((attempt) => judge(view, attempt, causes));
  return { ...answerOf(view, judged, causes), roots: judged.map(({ root }) => root?.id ?? null) };
};

const TICKET_FAILS = String.raw`
  - WS07 access-tried \\acme.file.core.windows.net\data code 86
  - WS07 ticket-asked cifs/acme.file.core.windows.net 0xC000018B 0x6fb
`;

it('stands under the mechanism that is as strong', () => {
  const { causes: ranked, roots } = answer(String.raw`${TICKET_FAILS}
    - WS07 saved-credential-list 0
    - DC01:setspn spn-duplicate cifs/acme.file.core.windows.net ACME OLDACME
  `);
  expect(roots).toEqual(['duplicate-spn']);
  expect(ranked[0]).toMatchObject({ unit: { id: 'duplicate-spn' }, includes: [cause.id] });
  expect(ranked.find(({ unit }) => unit.id === cause.id)?.includedBy).toBe('duplicate-spn');
});

it('stands alone where no mechanism is known', () => {
  const { causes: ranked, roots } = answer(TICKET_FAILS);
  expect(roots).toEqual([cause.id]);
  expect(ranked[0]).toMatchObject({ unit: { id: cause.id }, level: 'likely', includedBy: null });
});
