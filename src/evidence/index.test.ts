import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { eventLogFormats } from './event-log/index.ts';
import { formats } from './index.ts';

describe('the list of formats', () => {
  it('has every folder, each once', () => {
    const here = dirname(fileURLToPath(import.meta.url));
    const folders = readdirSync(here, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? entry.name : [],
    );
    const units = folders.filter((name) => name !== 'samples' && name !== 'event-log');
    const own = formats.filter(({ id }) => eventLogFormats.every((format) => format.id !== id));
    expect(own.map(({ id }) => id).toSorted()).toEqual(units.toSorted());
    for (const id of units) expect(readdirSync(join(here, id))).toContain(`${id}.ts`);
    expect(new Set(formats.map((format) => format.id)).size).toBe(formats.length);
  });

  it('asks only for what each format can tell', () => {
    for (const format of formats) {
      expect(format.collect.length, format.id).toBeGreaterThan(0);
      for (const { tells } of format.collect) {
        for (const kind of tells ?? []) expect(format.tells).toContain(kind);
      }
    }
  });
});
