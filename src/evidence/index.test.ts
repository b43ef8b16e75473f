import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { formats, guide, textFormats } from './index.ts';

describe('the list of formats', () => {
  it('has every folder, each once', () => {
    const here = dirname(fileURLToPath(import.meta.url));
    const folders = readdirSync(here, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? entry.name : [],
    );
    const units = folders.filter((name) => name !== 'samples' && name !== 'event-log');
    expect(textFormats.map((format) => format.id).toSorted()).toEqual(units.toSorted());
    for (const id of units) expect(readdirSync(join(here, id))).toContain(`${id}.ts`);
    expect(new Set(formats.map((format) => format.id)).size).toBe(formats.length);
  });

  it('says for each kind of fact which command brings it', () => {
    expect(guide['policy-setting']?.[0]).toMatchObject({ format: 'secedit', role: 'any' });
    expect(guide['ticket-asked']?.map((entry) => entry.command)).toEqual([
      'klist get cifs/<server as typed>',
    ]);
    expect(guide['ticket-held']?.map((entry) => entry.command)).toEqual(['klist', 'klist -li 0x3e7']);
    for (const format of formats) {
      for (const kind of format.tells) {
        expect(
          guide[kind]?.some((entry) => entry.format === format.id),
          `${format.id} tells ${kind}`,
        ).toBe(true);
      }
      for (const { tells } of format.collect) {
        for (const kind of tells ?? []) expect(format.tells).toContain(kind);
      }
    }
  });

  it('is plain data that can be handed to another worker', () => {
    expect(structuredClone(guide)).toEqual(guide);
  });
});
