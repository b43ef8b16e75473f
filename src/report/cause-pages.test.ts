import { describe, expect, it } from 'vitest';
import { causePages } from './cause-pages.ts';

const pages = causePages();

describe.each(pages.map((page) => [page.id, page] as const))('%s', (_, page) => {
  it('says what to do, safest first, with a way back', () => {
    const levels = page.remedies.map(({ level }) => level);
    expect(levels).toEqual([...levels].sort());
    for (const { rollback, steps } of page.remedies) {
      if (steps.some(({ command }) => command !== null)) expect(rollback).not.toEqual([]);
    }
  });

  it('names no computer, account or share in a command', () => {
    const commands = [
      ...page.collect.map(({ command }) => command),
      ...page.remedies.flatMap(({ steps }) => steps.flatMap(({ command }) => command ?? [])),
    ];
    expect(commands.filter((command) => /undefined|null\b|\[object|\\\\\\|NaN/.test(command))).toEqual([]);
  });
});
