import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { NO_DECISIONS } from '../facts/reading.ts';
import { caseIn } from '../correlation/story.ts';
import { checklist, items, type CheckedItem } from './index.ts';
import type { Story } from './story.ts';

const modules = import.meta.glob<{ readonly stories: readonly Story[] }>('./*/stories.ts', { eager: true });
const folders = readdirSync(fileURLToPath(new URL('.', import.meta.url)), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** Two where no file can show the contrary, so that only "not known" and "confirmed" can be. */
const LEAST_STATES: Readonly<Record<string, number>> = { 'rollback-ready': 2, 'blocks-monitored': 2 };

function foundIn(told: Story, id: string): CheckedItem | undefined {
  const view = caseIn(told.lines);
  const list = checklist(view, { ...NO_DECISIONS, ...told.decisions }, told.paths?.(view) ?? null);
  return list.find((one) => one.id === id);
}

describe.each(folders)('%s', (id) => {
  const stories = modules[`./${id}/stories.ts`]?.stories ?? [];
  const unit = items.find((one) => one.id === id);

  it('is in the list of index.ts', () => {
    expect(unit).toBeDefined();
  });

  it('has stories of all its states', () => {
    expect(new Set(stories.map((told) => told.state)).size).toBeGreaterThanOrEqual(LEAST_STATES[id] ?? 3);
  });

  it.each(stories.map((told) => [told.title, told] as const))('%s', (_, told) => {
    const finding = foundIn(told, id);
    expect(finding, finding?.says).toMatchObject({ state: told.state });
    if (told.seen !== undefined) expect(finding?.seen).toBe(told.seen);
    if (told.says !== undefined) expect(finding?.says).toContain(told.says);
    if (told.state !== 'unknown' && finding?.confirmed === null)
      expect(finding.because, 'without a line that shows it').not.toEqual([]);
    expect(finding?.todo).not.toBe('');
    expect(finding?.says).toMatch(/^[\p{L}\p{N}].*\.$/su);
  });
});

describe('the list', () => {
  it('holds each item once, and only items that have a folder', () => {
    const ids = items.map((item) => item.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !folders.includes(id))).toEqual([]);
  });

  it('counts them from P1 on', () => {
    expect(items.map(({ number }) => number)).toEqual(items.map((_, index) => `P${index + 1}`));
  });

  it('knows nothing of an empty case', () => {
    expect(checklist(caseIn('')).map((item) => item.state)).toEqual(items.map(() => 'unknown'));
  });

  it('is confirmed by nobody in an empty case, save what only people know', () => {
    const said = { who: 'Mara Lind', when: '2026-11-02', note: '' };
    const all = Object.fromEntries(items.map(({ id }) => [id, said]));
    const list = checklist(caseIn(''), { ...NO_DECISIONS, items: all }, []);
    expect(list.filter(({ state }) => state === 'done').map(({ id }) => id)).toEqual(
      items.filter(({ onlyPeopleKnow }) => onlyPeopleKnow).map(({ id }) => id),
    );
  });
});
