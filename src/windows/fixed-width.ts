/**
 * Tables of console output: a header, a line of dash runs, and rows, all in columns of fixed width.
 *
 *     Status      Local Path Remote Path
 *     ------      ---------- -----------
 *     Unavailable Y:         \\nas\data
 *
 * PowerShell's Format-Table underlines the header's words only, so a value may be wider than its dashes; numbers stand at
 * the right end of theirs and may reach to the left. What is sure is a blank between columns
 * (https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.utility/format-table).
 */

export interface FixedWidthTable {
  /** As printed: `Remote Path`. */
  readonly columns: readonly string[];
  /** Cells of each row, trimmed, as many as columns; with the row's index in the lines given. */
  readonly rows: readonly { readonly index: number; readonly cells: readonly string[] }[];
}

/** The table whose header is `lines[at]`, up to the next blank line; null where no dash line follows. */
export function fixedWidthTable(lines: readonly string[], at: number): FixedWidthTable | null {
  const starts = columnStarts(lines[at + 1] ?? '');
  const header = lines[at] ?? '';
  if (starts === null || header.trim() === '') return null;
  const columns = cut(header, starts);
  if (columns.some((name) => name === '')) return null;
  const rows: { index: number; cells: readonly string[] }[] = [];
  for (let index = at + 2; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line.trim() === '') break;
    rows.push({ index, cells: cut(line, starts) });
  }
  return { columns, rows };
}

/** True for a value that the console cut to fit: `backup-se…`, `backup-se...`. It is no name any more. */
export function isTruncated(cell: string): boolean {
  return /(?:…|\.\.\.)$/.test(cell.trim());
}

function columnStarts(dashes: string): number[] | null {
  if (!/^\s*-+(?:\s+-+)*\s*$/.test(dashes)) return null;
  return Array.from(dashes.matchAll(/-+/g), (run) => run.index);
}

function cut(line: string, starts: readonly number[]): string[] {
  const cells = cellsOf(line);
  const bounds = starts.map((start, column) => (column === 0 ? 0 : blankBefore(cells, start)));
  return bounds.map((from, column) =>
    cells
      .slice(from, bounds[column + 1])
      .join('')
      .trim(),
  );
}

/** One entry per console cell: East Asian characters fill two, and PowerShell counts them so. */
function cellsOf(line: string): string[] {
  return Array.from(line).flatMap((letter) => (isWide(letter) ? [letter, ''] : [letter]));
}

function isWide(letter: string): boolean {
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(
    letter,
  );
}

/** A value that reaches left of its column's dashes begins at the nearest blank before them. */
function blankBefore(cells: readonly string[], start: number): number {
  let at = Math.min(start, cells.length);
  while (at > 0 && at < cells.length && cells[at - 1] !== ' ') at -= 1;
  return at === 0 ? Math.min(start, cells.length) : at;
}
