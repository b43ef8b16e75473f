/** The rows of whoami that name a SID, from its table, its list and its CSV. */
import Papa from 'papaparse';
import type { Block } from '../format.ts';

export interface IdentityRow {
  readonly kind: 'user' | 'group';
  readonly name: string;
  readonly sid: string;
  readonly line: number;
  readonly text: string;
}

const SID = /^S-1-\d{1,15}(?:-\d{1,10}){1,15}$/;
/** Its rows are some 250 characters long; wider columns hold names of at most 256. */
const LINE_LENGTH = 2000;

/** True where the user's or the groups' part of an output begins: its heading, or the header of its columns. */
export function isIdentityStart(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  const below = lines[at + 1] ?? '';
  if (line.trim() === '' || line.length > LINE_LENGTH) return false;
  if (isUnderline(line, below)) {
    const first = lines.slice(at + 2, at + 5).findIndex((next) => next.trim() !== '');
    return first >= 0 && startsPart(lines, at + 2 + first);
  }
  return startsPart(lines, at);
}

function startsPart(lines: readonly string[], at: number): boolean {
  if (columnsOf(lines[at + 1] ?? '') !== null) {
    return (lines[at + 2] ?? '').split(/\s+/).some((word) => SID.test(word));
  }
  if (csvRow(lines[at] ?? '') !== null && csvIdentity(lines[at + 1] ?? '') !== null) return true;
  // A name with its domain stands above the user's SID; above a group's also its type, and its attributes below.
  const [name, second, third, fourth] = [0, 1, 2, 3].map((offset) => lines[at + offset] ?? '');
  if (listSid(second ?? '') !== null) return /\\/.test(name ?? '');
  return listSid(third ?? '') !== null && [name, second, fourth].every((line) => LABELLED.test(line ?? ''));
}

/** A heading and a line of as many dashes. */
function isUnderline(heading: string, dashes: string): boolean {
  return /^-{3,80}$/.test(dashes.trim()) && heading.trim().length <= 80;
}

/** `=== =====`: the number of its runs tells the table, and that the console did not break it inside the SIDs. */
function columnsOf(line: string): number | null {
  return line.length < LINE_LENGTH && /^={2,}(?: +={2,})*\s*$/.test(line)
    ? line.trim().split(/ +/).length
    : null;
}

const USER_COLUMNS = 2;
const GROUP_COLUMNS = 4;

export function rowsOf(block: Block): IdentityRow[] {
  const rows: IdentityRow[] = [];
  let columns: number | null = null;
  let above: string[] = [];
  for (const [index, line] of block.lines.entries()) {
    if (line.trim() === '' || line.length > LINE_LENGTH) {
      columns = null;
      above = [];
      continue;
    }
    const found = columnsOf(line);
    if (found !== null) {
      // A second row of them is the rest of a broken one: then only the columns before the break are whole.
      const isBroken = columnsOf(block.lines[index + 1] ?? '') !== null;
      const isRest = columnsOf(block.lines[index - 1] ?? '') !== null;
      if (!isRest) columns = isBroken && found !== GROUP_COLUMNS ? null : found;
    } else if (columns !== null) pushRow(rows, tableRow(line, columns), block, index);
    else pushRow(rows, csvIdentity(line) ?? listRow(line, above), block, index);
    above = [...above.slice(-2), line];
  }
  return ofOneUser(rows);
}

/** True where a table has no row of dashes that can be trusted. */
export function wasWrapped(block: Block): boolean {
  return (
    block.lines.some((line) => columnsOf(line) !== null) && block.lines.some((line) => /\bS-1-5-/.test(line))
  );
}

type Row = Pick<IdentityRow, 'kind' | 'name' | 'sid'>;

function pushRow(rows: IdentityRow[], row: Row | null, block: Block, index: number): void {
  if (row === null) return;
  const text = (block.lines[index] ?? '').trim().replace(/\s+/g, ' ');
  rows.push({
    ...row,
    line: block.firstLine + index,
    text: text.includes(row.name) ? text : `${row.name}; ${text}`,
  });
}

function tableRow(line: string, columns: number): Row | null {
  const words = line.trim().split(/\s+/);
  const at = words.findIndex((word) => SID.test(word));
  const sid = words[at];
  if (at < 1 || sid === undefined) return null;
  const name = words.slice(0, at).join(' ');
  if (columns === USER_COLUMNS) return at === words.length - 1 ? { kind: 'user', name, sid } : null;
  return columns === GROUP_COLUMNS ? { kind: 'group', name, sid } : null;
}

/** A number is no label: nltest counts the domains that it lists with their SIDs. */
const LABELLED = /^(?!\s*\d+[:：])[^:：]{1,40}[:：]\s*(\S.*)$/;

/** `SID:  S-1-5-21-…` in a list. */
function listSid(line: string): string | null {
  const value = /^[^:：]{1,40}[:：]\s*(S-1-[\d-]{3,180})\s*$/.exec(line)?.[1];
  return value !== undefined && SID.test(value) ? value : null;
}

/** In a list the user's SID stands on the second line of its paragraph, a group's on the third. */
function listRow(line: string, above: readonly string[]): Row | null {
  const sid = listSid(line);
  const lines = above.filter((one) => LABELLED.test(one));
  const name = LABELLED.exec(lines[0] ?? '')?.[1]?.trim();
  if (sid === null || name === undefined || lines.length !== above.length) return null;
  if (lines.length === 1) return name.includes('\\') ? { kind: 'user', name, sid } : null;
  return { kind: 'group', name, sid };
}

function csvRow(line: string): string[] | null {
  if (!/^"[^"]*"(?:,"[^"]*")+\s*$/.test(line)) return null;
  return Papa.parse<string[]>(line.trim(), { delimiter: ',' }).data[0] ?? null;
}

function csvIdentity(line: string): Row | null {
  const cells = csvRow(line);
  const [name = '', second = '', third = ''] = cells ?? [];
  if (cells?.length === USER_COLUMNS && SID.test(second) && name.includes('\\')) {
    return { kind: 'user', name, sid: second };
  }
  return cells?.length === GROUP_COLUMNS && SID.test(third) ? { kind: 'group', name, sid: third } : null;
}

/** Several users one below the other are a list of accounts that some other program printed. */
function ofOneUser(rows: readonly IdentityRow[]): IdentityRow[] {
  const isList = rows.some(
    (row, index) =>
      row.kind === 'user' && rows[index - 1]?.kind === 'user' && rows[index - 1]?.line === row.line - 1,
  );
  return isList ? rows.filter(({ kind }) => kind === 'group') : [...rows];
}
