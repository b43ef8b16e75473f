import { describe, expect, it } from 'vitest';
import { causes } from './index.ts';
import { killerOf, mutantsOf, setsOf } from './mutants.testing.ts';
import type { Story } from './story.ts';

interface Stories {
  readonly stories: readonly Story[];
  /** Rules that only say again what another rule of the cause says: which, and why no story can miss them. */
  readonly sayAgain?: Readonly<Record<string, string>>;
}

const modules = import.meta.glob<Stories>('./*/stories.ts', { eager: true });
const all = Object.values(modules).flatMap(({ stories }) => stories);

describe.each(causes.map((unit) => [unit.id, unit] as const))('%s', (id, unit) => {
  const own = modules[`./${id}/stories.ts`]?.stories ?? [];
  const sayAgain = modules[`./${id}/stories.ts`]?.sayAgain ?? {};
  const heard = [...own, ...all.filter((told) => !own.includes(told) && id in told.expected)];
  const mutants = mutantsOf(unit, own, causes);

  it('tells in the help of each set that proves it', () => {
    expect(unit.about.provedBy).toHaveLength(setsOf(unit, own, causes));
  });

  it('has rules to switch off', () => {
    expect(mutants.length).toBeGreaterThan(0);
  });

  it('says again only what is a rule', () => {
    const rules = mutants.map(({ says }) => says);
    expect(Object.keys(sayAgain).filter((says) => !rules.includes(says))).toEqual([]);
  });

  it.each(mutants.map((mutant) => [mutant.says, mutant] as const))(
    'a story fails where %s',
    (says, mutant) => {
      const killer = killerOf(mutant, heard, causes);
      if (says in sayAgain) expect(killer, `the story "${String(killer)}" misses it after all`).toBeNull();
      else expect(killer).not.toBeNull();
    },
  );
});
