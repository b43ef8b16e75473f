import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readFile } from '../read.ts';
import { gpresultText } from './gpresult-text.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'samples');
const english = readFileSync(join(folder, 'verbose-on-a-client.txt'), 'utf8');

const read = async (text: string): Promise<unknown[]> => {
  const { facts } = await readFile('x.txt', new Blob([text]));
  return facts.map(({ from: _from, count: _count, times: _times, logonIds: _ids, ...says }) => says);
};

/** The title, with one part below it. */
const alone = (heading: string, account: string): string =>
  [
    'RSOP data for CONTOSO\\mara on WS07 : Logging Mode',
    '--------------------------------------------------',
    '',
    heading,
    '-'.repeat(heading.length),
    ...(account === '' ? [] : [`    ${account}`]),
    '',
    '    適用されたグループ ポリシー オブジェクト',
    '    -----------------------------------------',
    '        NTLM',
    '',
    '    次のグループ',
    '    ------------',
    '        Everyone',
  ].join('\r\n');

describe('gpresult as text', () => {
  it.each([
    ['コンピューターの設定', 'CN=WS07,OU=x,DC=contoso,DC=example', 'computer'],
    ['ユーザー設定', 'CN=Mara,OU=x,DC=contoso,DC=example', 'user'],
    ['COMPUTER SETTINGS', '', 'computer'],
    ['USER SETTINGS', '', 'user'],
    ['ユーザー設定', '', null],
  ])('%s %s is of the %s', async (heading, account, scope) => {
    const facts = await read(alone(heading, account));
    const listed = facts.filter((fact) => JSON.stringify(fact).includes('gpo-listed'));
    if (scope === null) expect(listed).toEqual([]);
    else {
      expect(listed).toEqual([
        { kind: 'gpo-listed', computer: 'WS07', gpo: 'NTLM', scope, applied: true, why: null },
      ]);
    }
  });

  it('reads an excerpt without its title, and no template of it', async () => {
    const excerpt = [
      '            GPO: Restrict NTLM',
      '                Policy:            @wsecedit.dll,-59059',
      '                ValueName:         MACHINE\\System\\CurrentControlSet\\Control\\Lsa\\LmCompatibilityLevel',
      '                Computer Setting:  5',
      '',
      '            GPO: Restrict NTLM',
      '                Folder Id: SOFTWARE\\Policies\\Microsoft\\Windows\\LanmanWorkstation\\BlockNTLM',
      '                Value:       1, 0, 0, 0',
      '                State:       Enabled',
    ].join('\r\n');
    expect(await read(excerpt)).toMatchObject([
      { kind: 'policy-setting', name: 'LmCompatibilityLevel', value: 5, computer: null },
      { kind: 'setting-origin', gpo: 'Restrict NTLM' },
    ]);
  });

  it('takes nothing of a report that went to a file', () => {
    const read = (command: string): unknown[] => [
      ...gpresultText.read({ file: 'x', lines: ['x'], firstLine: 1, command }),
    ];
    expect(read(String.raw`gpresult /scope computer /x C:\temp\x.xml`)).toEqual([]);
  });

  it('cut anywhere gives no other settings than the whole', async () => {
    const start = english.indexOf('COMPUTER SETTINGS');
    const settings = (facts: readonly unknown[]): string[] =>
      facts
        .map((fact) => JSON.stringify(fact))
        .filter((fact) => /"(?:policy-setting|setting-origin)"/.test(fact));
    const whole = new Set(settings(await read(english)));
    // Where the second of two GPOs with different values is cut off, the first one stands alone.
    const contested = /LmCompatibilityLevel|SCENoApply/;
    for (let end = start; end < english.length; end += 211) {
      for (const said of settings(await read(english.slice(0, english.lastIndexOf('\n', end))))) {
        if (!contested.test(said)) expect(whole).toContain(said);
      }
    }
  });

  it('reads hostile lines at once', async () => {
    const started = performance.now();
    for (const unit of [' ', ':', '-', 'RSOP ', 'CN=a,', 'a: MACHINE\\', '\\']) {
      await read(`gpresult /v\n${unit.repeat(60_000)}\n${'-'.repeat(60_000)}\n${unit.repeat(60_000)}`);
    }
    expect(performance.now() - started).toBeLessThan(6000);
  });
});
