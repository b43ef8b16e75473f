import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readFile } from './read.ts';

// Files come cut by mail, by a full disk, by a live copy. Whatever is left of one ends as a reading: never an error that nobody
// meant, never a loop (the test would not end).

const here = fileURLToPath(new URL('.', import.meta.url));
const shared = fileURLToPath(new URL('../../../shared/samples/', import.meta.url));

function filesBelow(folder: string, wanted: RegExp): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => wanted.test(path));
}

const files = [
  ...filesBelow(here, /[\\/]samples[\\/][^\\/]+(?<!\.facts\.json)$/),
  ...filesBelow(shared, /[\\/][^\\/]+[\\/][^\\/]+$/),
];

const CUTS = 20;
const SEEDS = 3;
/** Bytes of a large file that are changed and cut; beyond it lies more of the same. */
const LOOKED_AT = 400_000;

/** The same pseudo-random numbers each time, from 0 to 2³² − 1 (Numerical Recipes, linear congruential). */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) yield (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0);
}

function changed(bytes: Uint8Array<ArrayBuffer>, seed: number): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice();
  const random = numbers(seed);
  for (let left = Math.ceil(bytes.length / 100); left > 0; left -= 1)
    copy[random.next().value % copy.length] = random.next().value >>> 24;
  return copy;
}

describe.each(files.map((path) => [path.replace(here, '').replace(shared, 'shared/'), path]))(
  '%s',
  (_, path) => {
    const bytes = Uint8Array.from(readFileSync(path).subarray(0, LOOKED_AT));

    it('cut anywhere ends as a reading', { timeout: 120_000 }, async () => {
      for (let part = 0; part < CUTS; part += 1) {
        const end = Math.floor((bytes.length * part) / CUTS) + (part % 3);
        const reading = await readFile('cut', new Blob([bytes.subarray(0, end)]));
        expect(reading.format !== null || reading.notes.length > 0).toBe(true);
      }
    });

    it('with changed bytes ends as a reading', { timeout: 120_000 }, async () => {
      for (let seed = 1; seed <= SEEDS; seed += 1) {
        const reading = await readFile('changed', new Blob([changed(bytes, seed)]));
        expect(reading.format !== null || reading.notes.length > 0).toBe(true);
      }
    });
  },
);
