import { expect, it } from 'vitest';
import { causes } from '../index.ts';
import { judgedOf, story } from '../story.ts';

const id = 'spn-target-name-hardening';

const REFUSED = String.raw`
  09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm id 0x1f
  09:00:01  FS01  spn-check-failed CORP\anna cifs/files id 0x1f
  -         WS07  access-tried \\files\finance code 5
  -         WS07  access-tried \\fs01.corp.example\finance succeeded
  -         WS07  ticket-list 1
  -         WS07  ticket-held anna cifs/fs01.corp.example
  -         DC01:setspn  spn-query cifs/files nobody
  -         DC01:setspn  spn-query host/files nobody
`;

function judgedOfAnna(lines: string) {
  const own = judgedOf(story('', {}, lines), causes).find(({ attempt }) => attempt.user?.name === 'anna');
  if (own === undefined) throw new Error('anna tried nothing');
  return own;
}

it('is the trigger, and the alias its root', () => {
  const { root, trigger, endedBy } = judgedOfAnna(REFUSED);
  expect([root?.id, trigger?.id, endedBy?.id]).toEqual(['alias-cname-no-spn', id, id]);
});

it('does not speak for another account of the same second', () => {
  const { rulings } = judgedOfAnna(String.raw`
    09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
    09:00:01  FS01  spn-check-failed CORP\bert cifs/files id 0x2a
  `);
  expect(rulings.get(id)?.level).toBe('possible');
});

it('does not speak for another server of the same second', () => {
  const [own] = judgedOf(
    story(
      '',
      {},
      String.raw`
      08:00..10:00  FS02  log security 4624
      09:00:00  WS07  smb-client-failure 31001 to fs02 as CORP\anna 0xC0000022
      09:00:01  FS01  spn-check-failed CORP\anna cifs/files id 0x2a
    `,
    ),
    causes,
  ).filter(({ attempt }) => attempt.target === 'fs02');
  expect(own?.rulings.get(id)?.level).toBe('possible');
});

it.each([
  [String.raw`09:00:01 FS01 spn-check-failed CORP\anna cifs/files&calc`],
  [String.raw`09:00:01 FS01 spn-check-failed CORP\anna`],
])('puts no hostile name into a command: %s', (line) => {
  const { look } = judgedOfAnna(line);
  const unit = causes.find((one) => one.id === id);
  const remedies = unit?.remedies(look) ?? [];
  expect(remedies.length).toBeGreaterThan(0);
  const commands = remedies.flatMap((one) => [
    ...one.steps.map((step) => step.command ?? ''),
    ...one.rollback,
  ]);
  expect(commands.join('\n')).not.toContain('calc');
});
