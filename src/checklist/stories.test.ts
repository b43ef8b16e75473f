import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { NO_DECISIONS } from '../facts/reading.ts';
import { caseIn } from '../correlation/story.ts';
import { checklist, items } from './index.ts';
import type { Story } from './story.ts';

const modules = import.meta.glob<{ readonly stories: readonly Story[] }>('./*/stories.ts', { eager: true });
const folders = readdirSync(fileURLToPath(new URL('.', import.meta.url)), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

describe.each(folders)('%s', (id) => {
  const stories = modules[`./${id}/stories.ts`]?.stories ?? [];
  const unit = items.find((one) => one.id === id);

  it('is in the list of index.ts', () => {
    expect(unit).toBeDefined();
  });

  it('has stories of at least three states', () => {
    expect(new Set(stories.map((told) => told.state)).size).toBeGreaterThanOrEqual(3);
  });

  it.each(stories.map((told) => [told.title, told] as const))('%s', (_, told) => {
    const finding = unit?.check(caseIn(told.lines), NO_DECISIONS);
    expect(finding, finding?.says).toMatchObject({ state: told.state });
    if (told.seen !== undefined) expect(finding?.seen).toBe(told.seen);
    if (told.state !== 'unknown') expect(finding?.because, 'without a line that shows it').not.toEqual([]);
    expect(finding?.todo).not.toBe('');
  });
});

describe('the list', () => {
  it('holds each item once, and only items that have a folder', () => {
    const ids = items.map((item) => item.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !folders.includes(id))).toEqual([]);
  });

  it('knows nothing of an empty case', () => {
    expect(checklist(caseIn('')).map((item) => item.state)).toEqual(items.map(() => 'unknown'));
  });
});
