import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvFile, harmlessCell } from './harmless-cell.ts';

describe('a cell', () => {
  it.each([
    ['fs01', 'fs01'],
    ['CORP\\anna', 'CORP\\anna'],
    ["it's", "it's"],
    ['a-b=c', 'a-b=c'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t'=1"],
    ['\rx', "'\rx"],
    [' =1', "' =1"],
    ['\uff1d1', "'\uff1d1"],
    // Split at the semicolon, the second half begins a cell.
    ['a; =1', "a; '=1"],
    ['a\n=1', "a\n'=1"],
  ])('%j', (text, harmless) => {
    expect(harmlessCell(text)).toBe(harmless);
  });
});

describe('a file', () => {
  it('has the mark of UTF-8, CRLF, and quotes where they are needed', () => {
    expect(csvFile([['a', 'b "c"', 'd,e', 3, null]])).toBe('\ufeffa,"b ""c""","d,e",3,\r\n');
  });

  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ';', ',', "'", ' ', 'x') }),
  );

  it.each([',', ';', '\t'])('holds no formula, also where cells end at %j', (separator) => {
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), (rows) => {
        for (const cell of split(csvFile(rows).slice(1), separator)) expect(cell).not.toMatch(/^\s*[=+\-@]/);
      }),
      { numRuns: 500 },
    );
  });

  it('holds no cell that begins with a tab or a line break', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(harmlessCell(one)).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
  });

  it('is read back as the same cells', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (row) => {
        const cells = split(csvFile([row]).slice(1), ',').slice(0, -1);
        expect(cells).toEqual(row.map((one) => harmlessCell(one.replaceAll('\0', ''))));
      }),
    );
  });
});

/** All cells as a spreadsheet splits them: quotes count at the beginning of a cell only. */
function split(file: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  let isFresh = true;
  for (let at = 0; at < file.length; at++) {
    const letter = file[at] ?? '';
    if (isFresh && letter === '"') {
      isQuoted = true;
      isFresh = false;
    } else if (isQuoted && letter === '"' && file[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (isQuoted && letter === '"') {
      isQuoted = false;
    } else if (!isQuoted && (letter === separator || letter === '\n' || letter === '\r')) {
      if (letter === '\r' && file[at + 1] === '\n') at += 1;
      cells.push(cell);
      cell = '';
      isFresh = true;
    } else {
      cell += letter;
      isFresh = false;
    }
  }
  return [...cells, cell];
}
