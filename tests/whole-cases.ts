/** The whole cases of `tests/cases`, read once for tests that drop them in parts or together. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FileReading } from '../src/facts/reading.ts';
import type { ReportDocument } from '../src/report/document.ts';
import { readingsIn } from '../tools/lens.ts';

const folder = fileURLToPath(new URL('cases', import.meta.url));

export const CASES: readonly string[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

/** What stands in `expected.json`, as far as these tests use it. */
export interface Expected {
  readonly causes?: {
    readonly excludes?: readonly { readonly id: string; readonly verdict: string }[];
  };
}

export function expectedOf(name: string): Expected {
  return JSON.parse(readFileSync(path.join(folder, name, 'expected.json'), 'utf8')) as Expected;
}

const read = new Map<string, Promise<readonly FileReading[]>>();

export function readingsOf(name: string): Promise<readonly FileReading[]> {
  const known = read.get(name) ?? readingsIn(path.join(folder, name));
  read.set(name, known);
  return known;
}

/** The readings as if their files had been dropped in a folder. */
export function inFolder(root: string, readings: readonly FileReading[]): FileReading[] {
  const named = (file: string): string => `${root}/${file}`;
  return readings.map((reading) => ({
    ...reading,
    name: named(reading.name),
    // The same bytes in two cases are two files: nobody dropped one twice.
    digest: `${root}:${reading.digest}`,
    facts: reading.facts.map((fact) => {
      const [first, ...rest] = fact.from.map((origin) => ({ ...origin, file: named(origin.file) }));
      return first === undefined ? fact : { ...fact, from: [first, ...rest] };
    }),
  }));
}

/** Ids of the causes that a report confirms. */
export function confirmedIn(report: ReportDocument): Set<string> {
  return new Set(report.causes.filter(({ verdict }) => verdict === 'confirmed').map(({ id }) => id));
}
