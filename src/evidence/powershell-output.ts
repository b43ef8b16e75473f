/**
 * Objects as PowerShell prints them: `Format-Table`, `Format-List`, `Export-Csv` and `ConvertTo-Json`. Property names and
 * True/False are never translated, so one reader serves every language.
 */
import Papa from 'papaparse';
import { fixedWidthTable, isTruncated } from '../windows/fixed-width.ts';
import type { Block } from './format.ts';
import { jsonObjects, startsJson } from './powershell-json.ts';

export interface PrintedObject {
  readonly line: number;
  /** The row, or the list's first line: what a fact of the whole object cites. */
  readonly text: string;
  /** By property name, lower case without blanks (`Remote Path` is RemotePath); with the line it stands on. */
  readonly properties: ReadonlyMap<string, PrintedValue>;
}

export interface PrintedValue {
  readonly name: string;
  readonly value: string;
  readonly line: number;
  readonly text: string;
  /** The console cut it to fit: it is no name any more. */
  readonly truncated: boolean;
}

/** True where a table, list, CSV or JSON begins at `lines[at]` that has all properties of one of the given sets. */
export function startsObjects(
  lines: readonly string[],
  at: number,
  sets: readonly (readonly string[])[],
): boolean {
  const names = namesAt(lines, at);
  return names.size > 0 && sets.some((set) => set.every((name) => names.has(name)));
}

/** All objects printed in a block, in order. */
export function objectsIn(block: Block): PrintedObject[] {
  const objects: PrintedObject[] = [];
  let at = 0;
  while (at < block.lines.length) {
    const found = tableAt(block, at) ?? listAt(block, at) ?? csvAt(block, at) ?? jsonAt(block, at);
    if (found === null) at += 1;
    else {
      for (const object of found.objects) objects.push(object);
      at = found.end;
    }
  }
  return objects;
}

interface Found {
  readonly objects: PrintedObject[];
  /** Index of the first line after them. */
  readonly end: number;
}

/** `Name : value`; names of two words are of views: `Remote Path`, `PingReplyDetails (RTT)`. */
const PROPERTY = /^\s*([A-Za-z][\w.]*(?: \(?[A-Z]\w*\)?)?)\s*:(?:\s(.*)|$)/;

function key(name: string): string {
  return name.replace(/[\s"]/g, '').toLowerCase();
}

/** Lines looked at for the properties of a list: the longest object, Get-SmbServerConfiguration, has some sixty. */
const LIST_LINES = 80;
const NONE: ReadonlySet<string> = new Set();

/** Names found last: four formats ask for the same line, one after the other. */
let found: {
  readonly lines: readonly string[];
  readonly at: number;
  readonly names: ReadonlySet<string>;
} | null = null;

function namesAt(lines: readonly string[], at: number): ReadonlySet<string> {
  if (found === null || found.lines !== lines || found.at !== at)
    found = { lines, at, names: readNames(lines, at) };
  return found.names;
}

function readNames(lines: readonly string[], at: number): ReadonlySet<string> {
  const line = lines[at] ?? '';
  if (/^\s*-/.test(lines[at + 1] ?? '')) {
    const table = fixedWidthTable(lines.slice(at, at + 2), 0);
    if (table !== null) return new Set(table.columns.map(key));
  }
  const header = csvHeader(line);
  if (header !== null) return new Set(header.names.map(key));
  if (startsJson(lines, at)) return new Set(jsonNames(lines, at));
  // A list begins with its first line: the ones below belong to it.
  if (!PROPERTY.test(line) || PROPERTY.test(lines[at - 1] ?? '')) return NONE;
  const names = new Set<string>();
  for (const next of lines.slice(at, at + LIST_LINES)) {
    if (next.trim() === '') break;
    const name = PROPERTY.exec(next)?.[1];
    if (name !== undefined) names.add(key(name));
  }
  return names;
}

function tableAt(block: Block, at: number): Found | null {
  const table = fixedWidthTable(block.lines, at);
  if (table === null) return null;
  const objects = table.rows.map(({ index, cells }) => {
    const line = block.firstLine + index;
    const text = (block.lines[index] ?? '').trim();
    return {
      line,
      text,
      properties: new Map(
        table.columns.map((name, column) => [
          key(name),
          { name, value: cells[column] ?? '', line, text, truncated: isTruncated(cells[column] ?? '') },
        ]),
      ),
    };
  });
  return { objects, end: at + 2 + table.rows.length };
}

function listAt(block: Block, at: number): Found | null {
  if (!PROPERTY.test(block.lines[at] ?? '')) return null;
  const objects: PrintedObject[] = [];
  let properties = new Map<string, PrintedValue>();
  let last: string | null = null;
  let index = at;
  const close = (): void => {
    const first = properties.values().next().value;
    if (first !== undefined) objects.push({ line: first.line, text: first.text, properties });
    properties = new Map();
    last = null;
  };
  for (; index < block.lines.length; index += 1) {
    const raw = block.lines[index] ?? '';
    const match = PROPERTY.exec(raw);
    const name = match?.[1];
    if (raw.trim() === '') close();
    else if (name !== undefined) {
      if (properties.has(key(name))) close();
      const value = (match?.[2] ?? '').trim();
      const line = block.firstLine + index;
      properties.set(key(name), { name, value, line, text: raw.trim(), truncated: isTruncated(value) });
      last = key(name);
    } else if (last !== null && /^\s{4,}\S/.test(raw)) {
      // Format-List wraps a long value into lines that begin below it.
      const wrapped: PrintedValue | undefined = properties.get(last);
      const value = `${wrapped?.value ?? ''}${raw.trim()}`;
      if (wrapped !== undefined) properties.set(last, { ...wrapped, value, truncated: isTruncated(value) });
    } else break;
  }
  close();
  return { objects, end: index };
}

interface CsvHeader {
  readonly delimiter: string;
  readonly names: readonly string[];
}

const CSV_HEADER = /^"?[A-Za-z]\w*"?(?:([,;\t])"?[A-Za-z]\w*"?)(?:\1"?[A-Za-z]\w*"?)*\s*$/;

function csvHeader(line: string): CsvHeader | null {
  const delimiter = line.length > 4000 ? undefined : CSV_HEADER.exec(line)?.[1];
  return delimiter === undefined ? null : { delimiter, names: line.trim().split(delimiter) };
}

function csvAt(block: Block, at: number): Found | null {
  const header = csvHeader(block.lines[at] ?? '');
  if (header === null) return null;
  let end = at + 1;
  while (end < block.lines.length && (block.lines[end] ?? '').trim() !== '') end += 1;
  const body = block.lines.slice(at + 1, end).join('\n');
  const rows = Papa.parse<string[]>(body, { delimiter: header.delimiter, skipEmptyLines: true }).data;
  let line = block.firstLine + at + 1;
  const objects = rows.map((row) => {
    const text = row.join(', ').replace(/\s+/g, ' ').slice(0, 400);
    const at = line;
    line += 1 + row.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
    const properties = header.names.map((quoted, column): [string, PrintedValue] => {
      const value = row[column] ?? '';
      const name = quoted.replace(/"/g, '');
      return [key(name), { name, value, line: at, text: `${name}: ${value}`, truncated: isTruncated(value) }];
    });
    return { line: at, text, properties: new Map(properties) };
  });
  return { objects, end };
}

/** All names in the first lines of a JSON, also of inner objects: they only help to recognise it. */
function jsonNames(lines: readonly string[], at: number): string[] {
  const head = lines
    .slice(at, at + LIST_LINES)
    .map((line) => line.slice(0, 4000))
    .join('\n');
  return Array.from(head.matchAll(/"(\w{1,60})":/g), ([, name]) => key(name ?? ''));
}

function jsonAt(block: Block, at: number): Found | null {
  if (!startsJson(block.lines, at)) return null;
  const found = jsonObjects(block.lines, at);
  const objects = found.objects.map((properties) => {
    const values = properties.map(({ name, value, index }): [string, PrintedValue] => [
      key(name),
      { name, value, line: block.firstLine + index, text: `${name}: ${value}`, truncated: false },
    ]);
    const [first] = values;
    return {
      line: first?.[1].line ?? block.firstLine + at,
      text: first?.[1].text ?? '',
      properties: new Map(values),
    };
  });
  return { objects, end: Math.max(found.end, at + 1) };
}

/** `True` and `False`; null for anything else. */
export function truth(value: string | undefined): boolean | null {
  const word = value?.trim().toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : null;
}
