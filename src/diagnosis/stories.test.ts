import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { causes } from './index.ts';
import { complaintsOf, story, type Story } from './story.ts';

const modules = import.meta.glob<{ readonly stories: readonly Story[] }>('./*/stories.ts', { eager: true });
const folders = readdirSync(fileURLToPath(new URL('.', import.meta.url)), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

describe.each(folders)('%s', (id) => {
  const stories = modules[`./${id}/stories.ts`]?.stories ?? [];

  it('is in the list of index.ts', () => {
    expect(causes.map((cause) => cause.id)).toContain(id);
  });

  it('has stories of at least two verdicts', () => {
    expect(
      new Set(stories.map((told) => told.expected[id]).filter((level) => level !== undefined)).size,
    ).toBeGreaterThan(1);
  });

  it.each(stories.map((told) => [told.title, told] as const))('%s', (_, told) => {
    expect(complaintsOf(told, causes)).toEqual([]);
  });
});

describe('the list', () => {
  it('holds each cause once, and only causes that have a folder', () => {
    const ids = causes.map((cause) => cause.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !folders.includes(id))).toEqual([]);
  });
});

describe('the check itself', () => {
  const lines = String.raw`
    09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
  `;
  it.each([
    [{ 'outgoing-ntlm-deny-all': 'likely' }, 'outgoing-ntlm-deny-all is confirmed, not likely'],
    [{}, 'outgoing-ntlm-deny-all is confirmed, and the story does not say so'],
    [{ 'outgoing-ntlm-deny-all': 'confirmed', 'no-cause': 'possible' }, 'no-cause is no cause of the list'],
  ] as const)('complains: %j', (expected, complaint) => {
    expect(complaintsOf(story('blocked', expected, lines), causes).join()).toContain(complaint);
  });

  it('complains where nothing happens', () => {
    const quiet = story('quiet', {}, '- WS07 policy P-OUT = 2');
    expect(complaintsOf(quiet, causes)).toEqual(['no attempt comes out of these lines']);
  });
});
