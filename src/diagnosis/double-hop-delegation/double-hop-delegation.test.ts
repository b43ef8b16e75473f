import { expect, it } from 'vitest';
import { TIMES_KEPT } from '../../facts/fold.ts';
import { judgedOf, story } from '../story.ts';
import doubleHopDelegation from './double-hop-delegation.ts';

it.each([
  ['of which every time is kept', TIMES_KEPT, 'confirmed'],
  ['of which some times are not kept: one may be the user’s', TIMES_KEPT + 1, 'likely'],
] as const)('the log holds sign-offs %s', (_, count, level) => {
  const lines = String.raw`
    08:00..10:00  APP01  log security 4624 4634
    08:30:00      APP01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
    ${String.raw`08:40:00  APP01  logoff CORP\bob id 0x2a
    `.repeat(count)}
    09:00:02      APP01  smb-client-failure 31002 to fs01 0xC0000022
  `;
  const [judged] = judgedOf(story('', {}, lines), [doubleHopDelegation]);
  expect(judged?.rulings.get('double-hop-delegation')?.level).toBe(level);
});
