import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readFile, type KeptText } from '../read.ts';
import { piecesIn } from './rows.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'samples');
const german = new TextDecoder('utf-16le').decode(readFileSync(join(folder, 'deutsch-client.html')));

describe('gpresult /h', () => {
  it('in a language whose titles are not known asks for the report in XML', async () => {
    const rows =
      '<tr><th>ポリシー</th><th>設定</th></tr><tr><td>ネットワーク セキュリティ</td><td>すべて拒否</td><td>NTLM</td></tr>';
    const html = `<html gpmc_reportInitialized="false"><style>.rsopname {}</style><div class="rsopsettings"><div class="he0_expanded"><span class="sectionTitle">x</span></div><table>${rows}</table></div></html>`;
    const { format, notes } = await readFile('gpresult.html', new Blob([html]));
    expect(format).toBeNull();
    expect(notes.map(({ code }) => code)).toEqual(['gpresult-html-unreadable']);
    expect(notes[0]?.says).toContain('gpresult /scope computer /x');
  });

  it('of a simulation gives no setting', async () => {
    const { facts, notes } = await readFile(
      'x',
      new Blob([german.replaceAll('cseExtensionGuid', 'nothing')]),
    );
    expect(notes.map(({ code }) => code)).toEqual(['planned-not-logged']);
    expect(facts.filter(({ kind }) => kind === 'policy-setting' || kind === 'setting-origin')).toEqual([]);
  });

  it('shows rows and no markup, no script and no password', async () => {
    const kept: KeptText[] = [];
    const reading = await readFile('x', new Blob([german]), { keep: (raw) => void kept.push(raw) });
    const shown = kept[0]?.text ?? '';
    expect(shown).not.toMatch(/<|htmlText|gpmc_|Sommer2026/);
    expect(JSON.stringify(reading)).not.toContain('Sommer2026');
    expect(shown).toContain('DefaultPassword | [password-removed]');
  });

  it('takes hostile markup apart at once', () => {
    const started = performance.now();
    for (const unit of ['<td>', '<td a="', '<', '<tr><td>x</td></tr>', '<script>', '<!--', '<br>', "<x '"]) {
      piecesIn(`<table>${unit.repeat(50_000)}`);
    }
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
