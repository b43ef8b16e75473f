import { expect, it } from 'vitest';
import { causes } from '../index.ts';
import { judgedOf, story } from '../story.ts';

const id = 'loopback-own-alias';

it('is root and trigger, and takes the alias without an SPN in', () => {
  const [own] = judgedOf(
    story(
      '',
      {},
      String.raw`
        09:00:00  FS01  lsa-error 6037 to cifs/files
        -         FS01  access-tried \\files\finance code 5
        -         DC01:setspn  spn-query cifs/files nobody
        -         DC01:setspn  spn-query host/files nobody
      `,
    ),
    causes,
  );
  expect([own?.root?.id, own?.trigger?.id, own?.endedBy?.id]).toEqual([id, id, id]);
});

it('does not speak for another target of the same second on the same computer', () => {
  const own = judgedOf(
    story(
      '',
      {},
      String.raw`
        09:00:00  FS01  lsa-error 6037 to cifs/files
        09:00:01  FS01  smb-client-failure 31001 to nas01 as CORP\anna 0xC000006D
      `,
    ),
    causes,
  ).find(({ attempt }) => attempt.target === 'nas01');
  expect(own?.rulings.get(id)?.level).toBe('not-examined');
});

it('puts no hostile name into a command', () => {
  const [own] = judgedOf(story('', {}, '09:00:00 FS01 lsa-error 6037 to cifs/files&calc'), causes);
  const unit = causes.find((one) => one.id === id);
  const remedies = own === undefined ? [] : (unit?.remedies(own.look) ?? []);
  const commands = remedies.flatMap((one) => one.steps.map((step) => step.command ?? ''));
  expect(commands.length).toBeGreaterThan(0);
  expect(commands.join('\n')).not.toContain('calc');
});
