import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFile, type KeptText } from '../read.ts';
import { polEntries } from './entries.ts';

const sample = readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'samples/machine.pol'));

describe('Registry.pol', () => {
  it('shows one line per entry, without passwords', async () => {
    const kept: KeptText[] = [];
    await readFile('x.pol', new Blob([sample]), { keep: (raw) => void kept.push(raw) });
    const lines = kept[0]?.text.split('\n') ?? [];
    expect(lines[0]).toBe(
      String.raw`Software\Policies\Microsoft\Windows\LanmanWorkstation  BlockNTLM  REG_DWORD  1`,
    );
    expect(lines).toHaveLength(9);
    expect(lines.join('\n')).toContain('DefaultPassword  REG_SZ  [password-removed]');
  });

  it('of users is no setting of a computer', async () => {
    const { facts, notes } = await readFile('{31B2F340}/User/Registry.pol', new Blob([sample]));
    expect(facts).toEqual([]);
    expect(notes.map(({ code }) => code)).toEqual(['policies-of-users']);
  });

  it('cut anywhere gives the entries before the cut', () => {
    const whole = polEntries(sample).entries;
    for (let end = 8; end < sample.length; end += 1) {
      const { entries, damage } = polEntries(sample.subarray(0, end));
      expect(entries).toEqual(whole.slice(0, entries.length));
      expect(entries.length < whole.length).toBe(true);
      expect(damage !== null || entries.length > 0 || end === 8).toBe(true);
    }
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void polEntries(bytes)));
  });
});
