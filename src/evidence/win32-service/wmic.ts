/** What `wmic … get` prints: a table whose columns begin below their names, or one `Name=Value` per line. */
import { isAccountName } from '../account-name.ts';

export interface WmicRow {
  /** By property name, lower case. */
  readonly properties: ReadonlyMap<string, string>;
  readonly index: number;
  readonly text: string;
}

const HEADER = /^[A-Z]\w{1,40}(?: {2,}[A-Z]\w{1,40}){0,40} *$/;
const PAIR = /^([A-Z]\w{1,40})=(.{0,4000})$/;
const NEAR = 40;

export function startsWmic(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (isHeader(line)) return !/^\s*-/.test(lines[at + 1] ?? '');
  if (!PAIR.test(line.slice(0, 4100))) return false;
  const near = lines.slice(at, at + NEAR);
  return near.some((next) => next.startsWith('Name=')) && near.some((next) => next.startsWith('StartName='));
}

export function wmicRows(lines: readonly string[]): WmicRow[] {
  const header = lines.findIndex(isHeader);
  return header < 0 ? pairRows(lines) : tableRows(lines, header);
}

function isHeader(line: string): boolean {
  if (line.length > 1000 || !HEADER.test(line)) return false;
  const names = line.trim().split(/ +/);
  return names.includes('Name') && names.includes('StartName');
}

function tableRows(lines: readonly string[], header: number): WmicRow[] {
  const names = Array.from((lines[header] ?? '').matchAll(/\S+/g));
  const starts = names.map(({ index }) => index);
  const rows: WmicRow[] = [];
  for (let index = header + 1; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    // Below the table there may be other text, whose words do not begin where its columns do.
    if (
      line.trim() === '' ||
      starts.some((start) => start > 0 && start < line.length && line[start - 1] !== ' ')
    )
      continue;
    const properties = new Map(
      names.map(([name], column) => [
        name.toLowerCase(),
        line.slice(starts[column], starts[column + 1]).trim(),
      ]),
    );
    if (!isAccountName(properties.get('startname') ?? '')) continue;
    rows.push({ properties, index, text: line.trim().replace(/\s{2,}/g, '  ') });
  }
  return rows;
}

function pairRows(lines: readonly string[]): WmicRow[] {
  const rows: WmicRow[] = [];
  let properties = new Map<string, string>();
  let at = 0;
  const close = (): void => {
    const name = properties.get('name');
    const account = properties.get('startname');
    if (name !== undefined && account !== undefined) {
      rows.push({ properties, index: at, text: `Name=${name}, StartName=${account}` });
    }
    properties = new Map();
  };
  for (const [index, line] of lines.entries()) {
    const pair = PAIR.exec(line.slice(0, 4100));
    const key = pair?.[1]?.toLowerCase();
    if (key === undefined) continue;
    if (properties.has(key)) close();
    properties.set(key, (pair?.[2] ?? '').trim());
    if (key === 'startname') at = index;
  }
  close();
  return rows;
}
