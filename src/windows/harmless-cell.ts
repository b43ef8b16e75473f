/**
 * Tables for a spreadsheet, of text that somebody else wrote. A spreadsheet calculates a cell that begins with `=`, `+`, `-`,
 * `@` or a tab, whether or not it stands in quotes; an apostrophe before it makes it text again.
 *
 * https://owasp.org/www-community/attacks/CSV_Injection ; the form of the file: RFC 4180.
 */

/** Excel takes the wide forms that East Asian keyboards write for the same signs. */
const BEGINS_FORMULA = /^\s*[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/**
 * Where Windows separates lists by a semicolon (German, French and most others), Excel splits a quoted cell at one, and at a line
 * break behind that: what follows begins a cell too.
 */
const BEGINS_FORMULA_INSIDE = /([;\t\r\n]["'\s]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

/** The text, and no formula wherever it is opened. */
export function harmlessCell(text: string): string {
  const inside = text.replace(BEGINS_FORMULA_INSIDE, "$1'");
  return BEGINS_FORMULA.test(inside) ? `'${inside}` : inside;
}

/** A whole file: every cell harmless and quoted, CRLF, and the mark by which Excel knows UTF-8. */
export function csvFile(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // A byte of zero ends the cell in some programs.
  const text = harmlessCell(value.replaceAll('\0', ''));
  return /[",;\s']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
