import type { Page } from '@playwright/test';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drop, ready, type Dropped } from './harness.ts';

const folder = fileURLToPath(new URL('../cases/', import.meta.url));
const OURS = new Set(['STORY.md', 'expected.json', 'told.json']);

/** The files of a whole case, named with their folders, as an admin would drop them. */
export function caseFiles(name: string): Dropped[] {
  const root = join(folder, name);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !OURS.has(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ name: relative(root, path).split(sep).join('/'), content: readFileSync(path) }));
}

/** Drops files and waits until they are read and judged. */
export async function dropAndRead(page: Page, files: readonly Dropped[]): Promise<void> {
  await drop(page, files);
  await ready(page);
}

/** Goes to a section of an open case by its link. */
export async function goTo(
  page: Page,
  section: 'Diagnosis' | 'What if we enforce' | 'Prevention' | 'Evidence',
): Promise<void> {
  await page.getByRole('link', { name: new RegExp(`^${section}`) }).click();
}
