/** The entries of a `.reg` file: values with their keys, deletions, and what could not be read. */
import { REG_BINARY, shownValue, valueOfBytes, type SettingValue } from '../registry.ts';

export type RegEntry =
  | {
      readonly kind: 'value';
      /** With its hive, as written. */
      readonly key: string;
      /** Empty for `@`, the nameless value. */
      readonly name: string;
      readonly value: SettingValue;
      readonly isBinary: boolean;
      readonly text: string;
      /** 1-based, where it begins and ends. */
      readonly line: number;
      readonly lastLine: number;
    }
  | { readonly kind: 'deletion'; readonly line: number }
  | { readonly kind: 'damage'; readonly name: string; readonly line: number; readonly lastLine: number };

const KEY = /^\[(-?)(HKEY_[^\]]*)\]?\s*$/;
/** A name in quotes, in which quotes and backslashes are escaped, or `@`. */
const NAME = /^(?:@|"((?:[^"\\]|\\.)*)")\s*=\s*/;

export function entriesIn(lines: readonly string[], encoding: 'utf-16le' | 'windows-1252'): RegEntry[] {
  const entries: RegEntry[] = [];
  let key = '';
  for (let index = 0; index < lines.length; index += 1) {
    const line = (lines[index] ?? '').trim();
    const opened = KEY.exec(line);
    if (opened !== null) {
      key = opened[2] ?? '';
      if (opened[1] === '-') entries.push({ kind: 'deletion', line: index + 1 });
      continue;
    }
    const name = line.length > 70_000 ? null : NAME.exec(line);
    if (name === null) continue;
    const end = endOf(lines, index);
    const entry = entryOf(lines, { from: index, to: end, key, encoding });
    if (entry !== null) entries.push(entry);
    index = end;
  }
  return entries;
}

/** Lines that a value with line breaks or many bytes may take. */
const MOST_LINES = 20_000;

/** Index of a value's last line: bytes go on behind a backslash, a text up to its closing quote. */
function endOf(lines: readonly string[], from: number): number {
  const first = (lines[from] ?? '').trim();
  const rest = first.slice(NAME.exec(first)?.[0].length ?? 0);
  const last = Math.min(lines.length, from + MOST_LINES) - 1;
  let at = from;
  if (rest.startsWith('"')) {
    if (isClosed(rest)) return from;
    for (at = from + 1; at <= last; at += 1) {
      const line = lines[at] ?? '';
      if (KEY.test(line.trim()) || NAME.test(line)) return at - 1;
      if (endsText(line)) return at;
    }
    return last;
  }
  while (at < last && (lines[at] ?? '').trimEnd().endsWith('\\')) at += 1;
  return at;
}

/** True for a line that ends with a quote of its own: an even number of backslashes stands before it. */
function endsText(line: string): boolean {
  const text = line.trimEnd();
  if (!text.endsWith('"')) return false;
  let before = text.length - 2;
  while (text[before] === '\\') before -= 1;
  return (text.length - 2 - before) % 2 === 0;
}

function isClosed(text: string): boolean {
  return /^"(?:[^"\\]|\\.)*"\s*$/.test(text);
}

interface Place {
  readonly from: number;
  readonly to: number;
  readonly key: string;
  readonly encoding: 'utf-16le' | 'windows-1252';
}

function entryOf(lines: readonly string[], { from, to, key, encoding }: Place): RegEntry | null {
  const first = (lines[from] ?? '').trim();
  const match = NAME.exec(first);
  const name = unescaped(match?.[1] ?? '');
  const start = first.slice(match?.[0].length ?? 0);
  if (/^-\s*$/.test(start)) return { kind: 'deletion', line: from + 1 };
  const data = dataOf([start, ...lines.slice(from + 1, to + 1)], to === lines.length - 1, encoding);
  if (data === null) return { kind: 'damage', name: name || '@', line: from + 1, lastLine: to + 1 };
  // Bytes say nothing to a person: what they mean stands in their place.
  const head = /^.*?=\s*hex(?:\([0-9a-f]+\))?:/i.exec(first)?.[0];
  return {
    kind: 'value',
    key,
    name,
    ...data,
    text: (head === undefined ? first : `${head} ${shownValue(data.value)}`).slice(0, 400),
    line: from + 1,
    lastLine: to + 1,
  };
}

interface Data {
  readonly value: SettingValue;
  readonly isBinary: boolean;
}

/** `isLast`: no line break follows, so what stands there may have been cut. */
function dataOf(
  written: readonly string[],
  isLast: boolean,
  encoding: 'utf-16le' | 'windows-1252',
): Data | null {
  const [first = ''] = written;
  if (first.startsWith('"')) {
    const text = written.join('\n').trim();
    return isClosed(text) ? { value: unescaped(text.slice(1, -1)), isBinary: false } : null;
  }
  const dword = /^dword:([0-9a-f]{1,8})\s*(?:;.*)?$/i.exec(first)?.[1];
  if (dword !== undefined) {
    // The editor writes eight digits always; a hand may write fewer, and so does a cut.
    return isLast && dword.length < 8 ? null : { value: Number.parseInt(dword, 16), isBinary: false };
  }
  const hex = /^hex(?:\(([0-9a-f]{1,8})\))?:/i.exec(first);
  if (hex === null || isLast) return null;
  const type = hex[1] === undefined ? REG_BINARY : Number.parseInt(hex[1], 16);
  const bytes = bytesOf(
    written
      .map((line) => line.trim().replace(/\\$/, ''))
      .join('')
      .slice(hex[0].length),
  );
  const value = bytes === null ? null : valueOfBytes(type, bytes, encoding);
  return value === null ? null : { value, isBinary: type === REG_BINARY };
}

function bytesOf(written: string): Uint8Array | null {
  const text = written.replace(/\s/g, '').replace(/,$/, '');
  if (text === '') return new Uint8Array(0);
  const pairs = text.split(',');
  return pairs.every((pair) => /^[0-9a-f]{1,2}$/i.test(pair))
    ? Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16))
    : null;
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/gs, '$1');
}
