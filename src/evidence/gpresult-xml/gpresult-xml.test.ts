import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readFile, type KeptText } from '../read.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'samples');
const german = new TextDecoder('utf-16le').decode(readFileSync(join(folder, 'deutsch-client.xml')));

const kindsOf = async (text: string): Promise<{ kinds: string[]; notes: string[] }> => {
  const { facts, notes } = await readFile('gpresult.xml', new Blob([text]));
  return { kinds: facts.map(({ kind }) => kind), notes: notes.map(({ code }) => code) };
};

describe('gpresult /x', () => {
  it('takes nothing from a simulation', async () => {
    const planned = german.replace('<DataType>LoggedData<', '<DataType>PlannedData<');
    expect(await kindsOf(planned)).toEqual({ kinds: [], notes: ['planned-not-logged'] });
  });

  it('takes no value where Windows failed to apply it, and its GPO all the same', async () => {
    const failed = german.replace('<Error>0</Error>', '<Error>1252</Error>');
    const { kinds, notes } = await kindsOf(failed);
    expect(notes).toEqual(['extension-failed']);
    expect(kinds).toContain('setting-origin');
    expect(kinds).not.toContain('privilege-right');
    // Administrative templates are another extension.
    expect(kinds.filter((kind) => kind === 'policy-setting')).toHaveLength(2);
  });

  it('shows no password, and settings of users are not the computer’s', async () => {
    const kept: KeptText[] = [];
    const reading = await readFile('gpresult.xml', new Blob([german]), {
      keep: (raw) => void kept.push(raw),
    });
    expect(german).toContain('Sommer2026!');
    expect(JSON.stringify([reading, kept])).not.toContain('Sommer2026!');
    expect(kept[0]?.text.split('\n')).toHaveLength(german.split('\n').length);
    const blocked = reading.facts.filter(
      (fact) => fact.kind === 'policy-setting' && fact.name === 'BlockNTLM',
    );
    // It is set for users too, in line 39; only the computer's counts.
    expect(blocked.map(({ from }) => from.map(({ line }) => line))).toEqual([[276]]);
  });

  it('cut anywhere gives no setting that the whole has not', async () => {
    const saidIn = async (text: string): Promise<string[]> => {
      const { facts, format } = await readFile('x', new Blob([text]));
      expect(format).toBe('gpresult-xml');
      // The part for users stands before the computer's name.
      return facts.map((fact) => JSON.stringify({ ...fact, computer: null }));
    };
    const whole = new Set(await saidIn(german));
    for (let end = 400; end < german.length; end += 397) {
      for (const said of await saidIn(german.slice(0, end))) expect(whole).toContain(said);
    }
  });

  it('with a document type is refused', async () => {
    const { notes } = await readFile('x', new Blob([`<?xml version="1.0"?><Rsop>${'<!DOCTYPE x>'}</Rsop>`]));
    expect(notes.map(({ code }) => code)).toEqual(['xml-with-dtd']);
  });
});
