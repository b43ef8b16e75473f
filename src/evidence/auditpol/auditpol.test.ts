import { describe, expect, it } from 'vitest';
import { readFile } from '../read.ts';
import { textFormats } from '../index.ts';
import { auditpol } from './auditpol.ts';

const GUID = '{0CCE9244-69AE-11D9-BED3-505054503030}';

async function read(name: string, ...lines: string[]): Promise<{ facts: unknown[]; notes: string[] }> {
  const { facts, notes } = await readFile(name, new Blob([lines.join('\r\n')]));
  return {
    facts: facts.map((fact): unknown =>
      fact.kind === 'audit-policy'
        ? [fact.computer, fact.subcategory, fact.success, fact.failure]
        : fact.kind,
    ),
    notes: notes.map(({ code }) => code),
  };
}

const guid = GUID.slice(1, -1).toLowerCase();

describe('auditpol', () => {
  it('takes the number of a backup where the words are not known', async () => {
    const rows = [0, 1, 2, 3].map((number) => `FS01,システム,詳細なファイル共有,${GUID},何か,,${number}`);
    expect(await read('backup.csv', 'コンピューター名,ポリシー,サブ,GUID,設定,除外,値', ...rows)).toEqual({
      facts: [
        ['FS01', guid, false, false],
        ['FS01', guid, true, false],
        ['FS01', guid, false, true],
        ['FS01', guid, true, true],
      ],
      notes: [],
    });
  });

  it('says so where there are only words, and those are not known', async () => {
    expect(
      await read(
        'a.txt',
        'C:\\>auditpol /get /category:* /r',
        'コンピューター名,ポリシー,サブ,GUID,設定,除外',
        `FS01,システム,詳細なファイル共有,${GUID},何か,`,
      ),
    ).toEqual({ facts: [], notes: ['words-not-known'] });
    expect(
      await read('a.txt', 'C:\\>auditpol /get /category:*', 'システム', '  ファイル共有            何か'),
    ).toEqual({ facts: [], notes: ['words-not-known'] });
  });

  it('takes the blank lines that a captured console leaves between rows', async () => {
    const header =
      'Machine Name,Policy Target,Subcategory,Subcategory GUID,Inclusion Setting,Exclusion Setting';
    const row = `FS01,System,Detailed File Share,${GUID},Failure,`;
    for (const lines of [
      [header, '', row, '', row],
      [`${header}\r`, `${row}\r`, `${row}\r`],
      ['', header, row, row],
    ]) {
      const { facts } = await readFile('a.csv', new Blob([lines.join('\r\n')]));
      expect(facts.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    }
  });

  it('leaves out what one user is audited for, and options', async () => {
    expect(
      await read(
        'a.csv',
        'Machine Name,Policy Target,Subcategory,Subcategory GUID,Inclusion Setting,Exclusion Setting,Setting Value',
        `FS01,CORP\\mara,Detailed File Share,${GUID},Failure,,2`,
        `FS01,S-1-5-21-1-2-3-1104,Detailed File Share,${GUID},Failure,,2`,
        `FS01,System,Detailed File Share,${GUID},Success,,1`,
        'FS01,,Option:CrashOnAuditFail,,Disabled,,0',
      ),
    ).toEqual({ facts: [['FS01', guid, true, false]], notes: [] });
    expect(
      await read('a.txt', 'C:\\>auditpol /get /user:mara /category:*', '  Detailed File Share      Failure'),
    ).toEqual({ facts: [], notes: [] });
  });

  it('does not take a row that may stand in any text for its own', () => {
    for (const line of ['  Registry      HKLM\\Software', '  Something else      Success', '  SAM  yes']) {
      expect(auditpol.begins([line], 0)).toBe(false);
    }
    expect(auditpol.begins(['  Detailed File Share      Failure'], 0)).toBe(true);
    expect(textFormats).toContain(auditpol);
  });

  it('is done with hostile lines at once', () => {
    const lines = [
      `${','.repeat(60_000)}`,
      `  ${'a  '.repeat(20_000)}`,
      `FS01,System,${','.repeat(900)}`,
      `${GUID.repeat(20)},`,
      `${`"${','.repeat(10)}`.repeat(60)}${GUID}${'"'.repeat(200)}x`,
    ];
    const start = performance.now();
    for (let at = 0; at < lines.length; at += 1) auditpol.begins(lines, at);
    expect([...auditpol.read({ command: null, lines, firstLine: 1 } as never)]).toEqual([]);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
