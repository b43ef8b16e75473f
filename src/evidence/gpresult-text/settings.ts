/**
 * The settings of `gpresult /v`, one paragraph each. Labels are translated, so a paragraph is known by what stands in it: a
 * path under MACHINE, the name of a right, or the path and the bytes of an administrative template.
 *
 *     GPO: Default Domain Controllers Policy
 *         Policy:            NetworkLogonRight
 *         Computer Setting:  Authenticated Users
 *                            *S-1-5-32-544
 *
 *     GPO: Restrict NTLM
 *         Folder Id: Software\Policies\Microsoft\Windows\LanmanWorkstation\BlockNTLM
 *         Value:       1, 0, 0, 0
 *         State:       Enabled
 */
import type { Payloads, Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { policies, policyAt } from '../../windows/policies.ts';
import {
  isChoice,
  isSecret,
  machineKey,
  machinePath,
  REG_MULTI_SZ,
  setting,
  valueOfBytes,
  type SettingValue,
} from '../registry.ts';
import { valueIn, type TextLine } from './layout.ts';

type Kind = 'policy-setting' | 'setting-origin' | 'privilege-right';

const LABELLED = /^\s+[^:：]{1,60}?\s?[:：]\s+\S/;
const OPTION_PATH = /[:：]\s+MACHINE\\\S/i;

/** True where a paragraph with a registry value begins at `lines[at]`: what an excerpt of the output begins with. */
export function entryStarts(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (line.length > 400 || !LABELLED.test(line) || OPTION_PATH.test(line)) return false;
  return lines.slice(at + 1, at + 3).some((next) => next.length < 400 && OPTION_PATH.test(next));
}

interface Entry {
  readonly gpo: string;
  readonly path: string;
  readonly name: string;
  /** Null: of a type that is not told, or of words that are not known. */
  readonly value: SettingValue | null;
  readonly line: number;
  readonly text: string;
}

interface Right {
  readonly gpo: string;
  readonly says: Payloads['privilege-right'];
  readonly line: number;
  readonly text: string;
}

/** `withTemplates`: in the computer's part; elsewhere a path without hive may be the user's. */
export function* settingsIn(
  lines: readonly TextLine[],
  none: ReadonlySet<string>,
  withTemplates: boolean,
): Iterable<Sighting<Kind> | Note> {
  const entries = new Map<string, Entry[]>();
  const rights = new Map<string, Right[]>();
  for (const paragraph of paragraphsIn(lines)) {
    const entry = optionOf(paragraph, none) ?? (withTemplates ? templateOf(paragraph) : null);
    if (entry !== null) grow(entries, entry.path, entry);
    const right = entry === null ? rightOf(paragraph, none) : null;
    if (right !== null) grow(rights, right.says.right, right);
  }
  for (const same of entries.values()) yield* valueSightings(same);
  for (const same of rights.values()) yield* rightSightings(same);
}

function grow<T>(map: Map<string, T[]>, key: string, one: T): void {
  const same = map.get(key);
  if (same === undefined) map.set(key, [one]);
  else same.push(one);
}

interface Paragraph {
  readonly lines: readonly TextLine[];
  /** A blank line follows; without one the output may have been cut, and with it a list or a number. */
  readonly isWhole: boolean;
}

/** Runs of lines between blank ones. */
function paragraphsIn(lines: readonly TextLine[]): Paragraph[] {
  const paragraphs: TextLine[][] = [[]];
  for (const line of lines) {
    if (line.text.trim() === '') paragraphs.push([]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs
    .map((paragraph, index) => ({
      // A section's heading and its line of dashes stand on top of its first entry.
      lines: paragraph.slice(paragraph.findLastIndex(({ text }) => /^\s*-{3,}\s*$/.test(text)) + 1),
      isWhole: index < paragraphs.length - 1,
    }))
    .filter((paragraph) => paragraph.lines.length > 1);
}

function optionOf({ lines: paragraph, isWhole }: Paragraph, none: ReadonlySet<string>): Entry | null {
  const at = paragraph.findIndex(({ text }) => text.length < 1000 && OPTION_PATH.test(text));
  const [head, named, valued] = [paragraph[0], paragraph[at], paragraph[at + 1]];
  if (at < 1 || head === undefined || named === undefined || valued === undefined) return null;
  const gpo = valueIn(head.text);
  const written = valueIn(named.text) ?? '';
  const path = machineKey(written);
  const items = [valueIn(valued.text) ?? '', ...paragraph.slice(at + 2).map(({ text }) => text.trim())];
  if (gpo === null || gpo === '' || path === null) return null;
  const value = none.has(items[0] ?? '') ? null : optionValue(path, items);
  if (!isWhole && !isChoice(path, value)) return null;
  return {
    gpo,
    path,
    name: written.slice(written.lastIndexOf('\\') + 1),
    value,
    line: named.line,
    text: `${named.text.trim()} ${valued.text.trim()}`.slice(0, 400),
  };
}

const LISTS: ReadonlySet<string> = new Set(['P-OUTX', 'P-DOMX']);

function optionValue(path: string, items: readonly string[]): SettingValue | null {
  const id = policyAt(path);
  if (id !== null && LISTS.has(id)) {
    const names = items.flatMap((item) => item.split(/[,\s]+/)).filter((item) => item !== '');
    return names.every((name) => /^[\w.*-]+$/.test(name)) ? names : null;
  }
  const [first = ''] = items;
  if (/^\d{1,10}$/.test(first) && items.length === 1) return Number(first);
  // A policy whose number is said in words of another language.
  return id === null ? items.join(', ') : null;
}

/** Bytes without their type: only a policy that is known here tells what they are. */
function templateOf({ lines, isWhole }: Paragraph): Entry | null {
  const [head, named, valued] = lines;
  if (!isWhole || head === undefined || named === undefined || valued === undefined) return null;
  const gpo = valueIn(head.text);
  const written = valueIn(named.text) ?? '';
  if (gpo === null || gpo === '' || !/^(?:software|system)\\[^:]+$/i.test(written)) return null;
  const path = machinePath(written);
  const id = policyAt(path);
  if (id === null) return null;
  const bytes = bytesOf(valueIn(valued.text) ?? '');
  const isList = id === 'P-SMBBLKX';
  const value = bytes === null ? null : valueOfBytes(isList ? REG_MULTI_SZ : 4, bytes);
  const isKnown = isList || isChoice(path, value);
  return {
    gpo,
    path,
    name: policies[id].name,
    value: isKnown ? value : null,
    line: named.line,
    text: `${named.text.trim()} ${valued.text.trim()}`.slice(0, 400),
  };
}

/** `1, 0, 0, 0`. */
function bytesOf(written: string): Uint8Array | null {
  const parts = written.split(/,\s*/);
  return parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)
    ? Uint8Array.from(parts, Number)
    : null;
}

/** Rights are named without the `Se` before them: `NetworkLogonRight`. */
function rightOf({ lines, isWhole }: Paragraph, none: ReadonlySet<string>): Right | null {
  const [head, named, ...held] = lines;
  const name = named === undefined ? null : valueIn(named.text);
  const gpo = head === undefined ? null : valueIn(head.text);
  if (!isWhole || named === undefined || gpo === null || held.length === 0) return null;
  if (!/^(?:Se)?[A-Z][A-Za-z]{1,40}(?:Right|Privilege)$/.test(name ?? '')) return null;
  const [first, ...rest] = held;
  const holders = [valueIn(first?.text ?? '') ?? '', ...rest.map(({ text }) => text.trim())]
    .filter((holder) => holder !== '' && !none.has(holder))
    .map((holder) => holder.replace(/^\*/, ''));
  return {
    gpo,
    says: { right: `Se${(name ?? '').replace(/^Se/, '')}`, holders },
    line: named.line,
    text: `${named.text.trim()}: ${holders.join(', ')}`.slice(0, 400),
  };
}

function* valueSightings(same: readonly Entry[]): Iterable<Sighting<Kind> | Note> {
  const [first] = same;
  if (first === undefined || isSecret(first.name, first.value ?? 0)) return;
  const { path, name, value, line, text } = first;
  const at = { line };
  if (same.some((other) => JSON.stringify(other.value) !== JSON.stringify(value))) {
    yield severalGpos(name, same);
    return;
  }
  if (value !== null) {
    const key = path.slice(0, path.lastIndexOf('\\'));
    yield { kind: 'policy-setting', at, text, says: setting(key, name, value) };
  }
  // Two GPOs with one value: it holds all the same, and which of them set it is not said.
  if (new Set(same.map(({ gpo }) => gpo)).size > 1) return;
  yield { kind: 'setting-origin', at, text, says: { path, name, gpo: first.gpo } };
}

function* rightSightings(same: readonly Right[]): Iterable<Sighting<Kind> | Note> {
  const [first] = same;
  if (first === undefined) return;
  const holdersOf = (right: Right): string => [...right.says.holders].sort().join('\n');
  if (same.some((other) => holdersOf(other) !== holdersOf(first))) {
    yield severalGpos(first.says.right, same);
    return;
  }
  yield { kind: 'privilege-right', at: { line: first.line }, text: first.text, says: first.says };
}

function severalGpos(name: string, same: readonly { readonly gpo: string; readonly line: number }[]): Note {
  return {
    code: 'several-gpos',
    says: `${name} is set by ${same.length} GPOs with different values (${same
      .map(({ gpo }) => gpo)
      .join(', ')
      .slice(0, 200)}), and this output does not say which of them won: gpresult /x does.`,
    line: same[0]?.line ?? 1,
  };
}
