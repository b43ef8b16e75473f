import { expect, it } from 'vitest';
import { causes } from '../index.ts';
import { judgedOf, story } from '../story.ts';

const id = 'strict-name-checking';

it('is root and trigger, and takes the alias without an SPN in', () => {
  const [own] = judgedOf(
    story(
      '',
      {},
      String.raw`
        -  WS07  access-tried \\files\finance code 52
        -  WS07  access-tried \\fs01.corp.example\finance succeeded
        -  FS01  setting-undefined system\currentcontrolset\services\lanmanserver\parameters\disablestrictnamechecking
        -  FS01  setting-undefined system\currentcontrolset\services\lanmanserver\parameters\optionalnames
        -  DC01:setspn  spn-query cifs/files nobody
        -  DC01:setspn  spn-query host/files nobody
      `,
    ),
    causes,
  );
  expect([own?.root?.id, own?.trigger?.id]).toEqual([id, id]);
});

it('puts no hostile name into a command', () => {
  const lines = String.raw`
    - WS07 access-tried \\files&calc\finance code 52
    - WS07 access-tried \\fs01&calc\finance succeeded`;
  const [own] = judgedOf(story('', {}, lines), causes);
  const unit = causes.find((one) => one.id === id);
  const remedies = own === undefined ? [] : (unit?.remedies(own.look) ?? []);
  const commands = remedies.flatMap((one) => one.steps.map((step) => step.command ?? ''));
  expect(commands.length).toBeGreaterThan(0);
  expect(commands.join('\n')).not.toContain('calc');
  expect(
    own?.rulings
      .get(id)
      ?.wouldDecide.map((ask) => ask.command)
      .join('\n'),
  ).not.toContain('calc');
});
