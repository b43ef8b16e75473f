import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedWidthTable, isTruncated } from './fixed-width.ts';

const table = (text: string) => fixedWidthTable(text.split('\n'), 0);

describe('fixed-width tables', () => {
  it('cut rows where the dashes begin, headers of two words too', () => {
    expect(
      table(
        [
          'Status      Local Path Remote Path        ',
          '------      ---------- -----------        ',
          'Unavailable Y:         \\\\nas.contoso.example\\Data',
          'OK                     \\\\nas\\public',
          '',
          'not a row',
        ].join('\n'),
      ),
    ).toEqual({
      columns: ['Status', 'Local Path', 'Remote Path'],
      rows: [
        { index: 2, cells: ['Unavailable', 'Y:', '\\\\nas.contoso.example\\Data'] },
        { index: 3, cells: ['OK', '', '\\\\nas\\public'] },
      ],
    });
  });

  it('give numbers that reach left of their dashes to their own column', () => {
    expect(
      table('Name     Size\n----     ----\nfinance 10240\nhr          7')?.rows.map((row) => row.cells),
    ).toEqual([
      ['finance', '10240'],
      ['hr', '7'],
    ]);
  });

  it('count East Asian letters as two cells', () => {
    expect(
      table('ShareName Path\n--------- ----\n財務      C:\\財務\nhr        C:\\hr')?.rows.map(
        (row) => row.cells,
      ),
    ).toEqual([
      ['財務', 'C:\\財務'],
      ['hr', 'C:\\hr'],
    ]);
  });

  it('are none without a line of dashes', () => {
    expect(table('Status Local\nOK     Z:')).toBeNull();
    expect(table('----\n----')).not.toBeNull();
    expect(table('')).toBeNull();
  });

  it('know a value that was cut to fit', () => {
    expect(['backup-se…', 'backup-se...', 'backup', '...x'].map(isTruncated)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('give every row as many cells as columns, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string(), (row) => {
        const cells = table(`A  B    C\n-- --   -\n${row.replaceAll('\n', ' ')}`)?.rows[0]?.cells;
        expect(cells === undefined ? 3 : cells.length).toBe(3);
      }),
    );
  });
});
