/**
 * A Group Policy report in HTML, taken apart into its headings and table rows. Nothing of it is ever shown as markup:
 * scripts and styles are passed over, tags only tell where a cell begins and ends.
 *
 *     <div class="rsopsettings">
 *     <div class="he0_expanded"><span class="sectionTitle">Computer Details</span>…
 *     <tr><td>Network security: LAN Manager authentication level</td><td>Send NTLMv2 response only</td><td>Default Domain Policy</td></tr>
 */
import { decoded } from '../xml.ts';

export interface ReportRow {
  readonly kind: 'row';
  /** Texts of its cells, in lines where the report breaks them. */
  readonly cells: readonly string[];
  /** Cells of a heading (`th`). */
  readonly isHead: boolean;
  /** How many rows it stands in: a table within a cell shows details of the row around it. */
  readonly depth: number;
}

export interface ReportHeading {
  readonly kind: 'heading';
  readonly text: string;
  /** Class of the element around it: `he0_expanded`, `he2`. */
  readonly level: string;
}

/** Where a part of the report begins: `rsopsettings`, `gposettings`. */
export interface ReportPart {
  readonly kind: 'part';
  readonly name: string;
}

/** A cell of the title, `rsopname` or `gponame`. */
export interface ReportTitle {
  readonly kind: 'title';
  readonly name: string;
  readonly text: string;
}

export type ReportPiece = ReportRow | ReportHeading | ReportPart | ReportTitle;

interface OpenRow {
  readonly cells: string[];
  isHead: boolean;
  title: string | null;
  inCell: boolean;
}

export function piecesIn(html: string): ReportPiece[] {
  const pieces: ReportPiece[] = [];
  const rows: OpenRow[] = [];
  let level = '';
  let heading: string | null = null;
  const add = (text: string): void => {
    const row = rows.at(-1);
    if (heading !== null) heading += text;
    else if (row?.inCell === true) row.cells.push(`${row.cells.pop() ?? ''}${text}`);
  };
  for (const token of tokensIn(html)) {
    if (token.kind === 'text') {
      add(
        decoded(token.text)
          .replace(/&nbsp;/g, ' ')
          .replace(/[\s\u00a0]+/g, ' '),
      );
      continue;
    }
    const { name, closes, rest } = token;
    const row = rows.at(-1);
    if (name === 'br') add('\n');
    else if (name === 'div' && !closes) {
      const type = classOf(rest);
      if (/^he\d/.test(type)) level = type;
      else if (/^(?:rsop|gpo)(?:settings|summary)$/.test(type)) pieces.push({ kind: 'part', name: type });
    } else if (name === 'span') {
      if (!closes && classOf(rest) === 'sectionTitle') heading = '';
      else if (closes && heading !== null) {
        pieces.push({ kind: 'heading', text: heading.trim(), level });
        heading = null;
      }
    } else if (name === 'tr') {
      if (!closes) rows.push({ cells: [], isHead: false, title: null, inCell: false });
      else if (row !== undefined) {
        rows.pop();
        pieces.push(pieceOf(row, rows.length));
      }
    } else if ((name === 'td' || name === 'th') && row !== undefined) {
      row.inCell = !closes;
      if (closes) continue;
      row.cells.push('');
      row.isHead ||= name === 'th';
      const type = classOf(rest);
      if (/^(?:rsop|gpo)name$/.test(type)) row.title = type;
    }
  }
  return pieces;
}

function pieceOf(row: OpenRow, depth: number): ReportPiece {
  const cells = row.cells.map((cell) => cell.replace(/ *\n */g, '\n').trim());
  return row.title === null
    ? { kind: 'row', cells, isHead: row.isHead, depth }
    : { kind: 'title', name: row.title, text: cells[0] ?? '' };
}

function classOf(rest: string): string {
  return /\sclass\s*=\s*["']?([\w-]+)/i.exec(rest)?.[1] ?? '';
}

type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tag'; readonly name: string; readonly closes: boolean; readonly rest: string };

/** Tags longer than this are no tags of such a report: the help text of a policy stands in an attribute. */
const LONGEST_TAG = 200_000;

function* tokensIn(html: string): Generator<Token> {
  let at = 0;
  while (at < html.length) {
    const start = html.indexOf('<', at);
    if (start < 0) return;
    if (start > at) yield { kind: 'text', text: html.slice(at, start) };
    if (html.startsWith('<!--', start)) {
      const end = html.indexOf('-->', start + 4);
      at = end < 0 ? html.length : end + 3;
      continue;
    }
    const end = tagEnd(html, start);
    const match = /^<(\/?)([a-z][a-z0-9]*)/i.exec(html.slice(start, start + 40));
    if (end < 0 || match === null) {
      at = start + 1;
      continue;
    }
    const name = (match[2] ?? '').toLowerCase();
    const closes = match[1] === '/';
    at = end + 1;
    if (!closes && (name === 'script' || name === 'style')) at = afterRaw(html, at, name);
    else yield { kind: 'tag', name, closes, rest: html.slice(start + match[0].length, end) };
  }
}

/** Scripts and styles end with their own tag alone. */
function afterRaw(html: string, from: number, name: string): number {
  const close = new RegExp(`</${name}`, 'gi');
  close.lastIndex = from;
  const end = close.exec(html);
  return end === null ? html.length : end.index;
}

function tagEnd(html: string, start: number): number {
  let quote = '';
  const last = Math.min(html.length, start + LONGEST_TAG);
  for (let at = start + 1; at < last; at += 1) {
    const letter = html[at];
    if (quote !== '') {
      if (letter === quote) quote = '';
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '>') return at;
    else if (letter === '<') return -1;
  }
  return -1;
}
