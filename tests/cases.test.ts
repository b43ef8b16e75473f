/** Drops every whole case on the real pipeline and compares what it says with the case's expected.json, as a subset. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { reportOn } from '../tools/lens.ts';

const folder = fileURLToPath(new URL('cases', import.meta.url));
const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, 'expected.json')))
  .map((entry) => entry.name);

describe('whole cases', () => {
  it('has at least a hundred of them', () => {
    expect(names.length).toBeGreaterThanOrEqual(100);
  });

  it.each(names)('%s', async (name) => {
    const expected: unknown = JSON.parse(readFileSync(path.join(folder, name, 'expected.json'), 'utf8'));
    const report: unknown = await reportOn(path.join(folder, name));
    const differences = [...compare(report, expected, name), ...firstPlace(report, expected, name)];
    const hint = `see it whole: npm run --silent lens -- tests/cases/${name}`;
    expect(differences, `${differences.join('\n')}\n${hint}`).toEqual([]);
  });
});

/** What is expected first must stand first: the first of `causes.includes` that is confirmed or likely. */
function firstPlace(report: unknown, expected: unknown, name: string): string[] {
  const listed = isRecord(report) ? standing(report['causes']) : [];
  const causes = isRecord(expected) ? expected['causes'] : null;
  const wanted = isRecord(causes) ? standing(causes['includes']) : [];
  return listed[0] === wanted[0]
    ? []
    : [`${name}: ${String(wanted[0])} must stand first, not ${String(listed[0])}`];
}

function standing(causes: unknown): unknown[] {
  return asList(causes).flatMap((one) =>
    isRecord(one) && (one['verdict'] === 'confirmed' || one['verdict'] === 'likely') ? [one['id']] : [],
  );
}

/** Every way in which `actual` does not hold what `expected` asks: objects as subsets, `includes` and `excludes` on lists. */
function compare(actual: unknown, expected: unknown, where: string): string[] {
  if (isRecord(expected) && ('includes' in expected || 'excludes' in expected)) {
    const list: readonly unknown[] = Array.isArray(actual) ? actual : [];
    const missing = asList(expected['includes'])
      .filter((wanted) => !list.some((one) => compare(one, wanted, '').length === 0))
      .map((wanted) => `${where}: missing ${JSON.stringify(wanted)}${closest(list, wanted)}`);
    const present = asList(expected['excludes'])
      .filter((unwanted) => list.some((one) => compare(one, unwanted, '').length === 0))
      .map((unwanted) => `${where}: must not hold ${JSON.stringify(unwanted)}`);
    return [...missing, ...present];
  }
  if (Array.isArray(expected)) {
    return expected.flatMap((wanted, index) =>
      Array.isArray(actual) && actual.some((one) => compare(one, wanted, '').length === 0)
        ? []
        : [`${where}[${String(index)}]: missing ${JSON.stringify(wanted)}`],
    );
  }
  if (isRecord(expected)) {
    if (!isRecord(actual))
      return [`${where}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`];
    return Object.entries(expected).flatMap(([key, value]) => compare(actual[key], value, `${where}.${key}`));
  }
  if (typeof expected === 'string' && typeof actual === 'string') {
    // Windows compares host and account names without regard to case, and so do we.
    return expected.toLowerCase() === actual.toLowerCase()
      ? []
      : [`${where}: expected ${expected}, got ${actual}`];
  }
  return expected === actual
    ? []
    : [`${where}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`];
}

/** What stands there instead, by id. */
function closest(list: readonly unknown[], wanted: unknown): string {
  if (!isRecord(wanted) || !('id' in wanted)) return '';
  const same = list.find((one) => isRecord(one) && one['id'] === wanted['id']);
  return same === undefined ? '' : `, there is ${JSON.stringify(isRecord(same) ? same['verdict'] : same)}`;
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
