import { describe, expect, it } from 'vitest';
import { items } from '../checklist/index.ts';
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

  it('names items of the checklist in their own words', () => {
    const words = items.map(({ number, title }) => `${number}: ${title}.`);
    expect(page.prevention.filter((says) => !words.includes(says))).toEqual([]);
  });

  it('names no computer, account or share in a command', () => {
    const commands = [
      ...page.collect.map(({ command }) => command),
      ...page.remedies.flatMap(({ steps }) => steps.flatMap(({ command }) => command ?? [])),
    ];
    expect(commands.filter((command) => /undefined|null\b|\[object|\\\\\\|NaN/.test(command))).toEqual([]);
  });
});

it('names ten items of the checklist at least', () => {
  const named = new Set(pages.flatMap(({ prevention }) => prevention));
  expect(named.size).toBeGreaterThanOrEqual(10);
});
