import { expect, it } from 'vitest';
import { cause } from './cause.ts';
import { tiedItem, unobserved } from './item.ts';
import aliasCnameNoSpn from './alias-cname-no-spn/alias-cname-no-spn.ts';
import { judgedOf, story } from './story.ts';

/** Refuses, behind the logon, what came by NTLM. */
function refusal(isSure: boolean) {
  return cause({
    id: 'behind-the-logon',
    title: 'A refusal behind the logon',
    role: 'trigger',
    stage: 'session',
    references: ['https://learn.microsoft.com/'],
    about: { statement: '', provedBy: [], ruledOutBy: [], prevention: [] },
    lookalikes: [],
    needs: ['share-access'],
    judge(look) {
      const refused = tiedItem(
        'refused',
        look.tied('share-access', (fact) => fact.outcome === 'failure'),
      );
      return {
        necessary: [refused],
        sufficient: [],
        specific: [isSure ? refused : unobserved()],
        against: [],
      };
    },
    rootsBehindLogon: () => ['alias-cname-no-spn'],
    clause: () => '',
    stageWords: () => '',
    remedies: () => [],
  });
}

const LINES = String.raw`
  09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm id 0x1f
  09:00:01  FS01  share-access 5145 failure CORP\anna on finance from 10.0.0.7 mask 0x1 id 0x1f
  09:00:01  WS07  smb-client-failure 31010 to files share finance as CORP\anna 0xC0000022
  -         WS07  access-tried \\files\finance as CORP\anna code 5
  -         DC01:setspn  spn-query cifs/files nobody
  -         DC01:setspn  spn-query host/files nobody
`;

it.each([
  ['at least likely', true, 'likely'],
  ['only possible', false, 'ruled-out'],
] as const)(
  'a cause behind the logon that is %s decides whether its root is acquitted',
  (_, isSure, level) => {
    const [judged] = judgedOf(story('', {}, LINES), [aliasCnameNoSpn, refusal(isSure)]);
    expect(judged?.rulings.get('alias-cname-no-spn')?.level).toBe(level);
  },
);

it('an examined credential acquits it all the same', () => {
  const lines = `${LINES}
  09:00:01  DC01  ticket-request 4771 CORP\\anna 0x18 from 10.0.0.7`;
  const [judged] = judgedOf(story('', {}, lines), [aliasCnameNoSpn, refusal(true)]);
  expect(judged?.rulings.get('alias-cname-no-spn')?.level).toBe('ruled-out');
});
