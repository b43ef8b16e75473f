/**
 * Registry values as `reg query` prints them, the live settings of a computer:
 *
 *     C:\>reg query HKLM\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0
 *
 *     HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0
 *         RestrictSendingNTLMTraffic    REG_DWORD    0x2
 *         ClientAllowedNTLMServers    REG_MULTI_SZ    nas01\0nas02
 *
 *     C:\>reg query HKLM\SYSTEM\CurrentControlSet\Control\Lsa /v LmCompatibilityLevel
 *     ERROR: The system was unable to find the specified registry key or value.
 *
 * gives a `policy-setting` per value, and a `setting-undefined` for what was asked for and is not there: after that error,
 * and for the policies that live under a key which was listed whole. Without its command an error says nothing.
 *
 * Command: https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/reg-query.
 */
import type { Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { misplaced, policyAt } from '../../windows/policies.ts';
import { textFormat, type Block } from '../format.ts';
import {
  binaryText,
  isChoice,
  isNameless,
  isSecret,
  itemsOf,
  machineKey,
  MOST_VALUES,
  numberOf,
  setting,
  valuesLeftOut,
  type SettingValue,
} from '../registry.ts';
import { unlistedIn } from '../whole-key.ts';
import { askedBy, type Asked } from './asked.ts';
import { REGISTRY_WORDS } from './words.ts';

type Kind = 'policy-setting' | 'setting-undefined';

export const regQuery = textFormat<Kind>({
  id: 'reg-query',
  title: 'Registry values (reg query)',
  input: 'text',
  collect: [
    {
      command: String.raw`reg query HKLM\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0`,
      role: 'any',
      first: true,
      hint: 'on the client and the file server; keep the command line in the file, so that "not there" can be told',
    },
    {
      command: String.raw`reg query HKLM\SYSTEM\CurrentControlSet\Services\Netlogon\Parameters`,
      role: 'domain-controller',
      hint: 'on a domain controller; keep the command line in the file',
    },
    {
      command: String.raw`reg query HKLM\SOFTWARE\Policies\Microsoft\Windows\LanmanWorkstation`,
      role: 'client',
      hint: 'Block NTLM of the SMB client, Windows 11 24H2 and Server 2025; keep the command line in the file',
    },
  ],
  tells: ['policy-setting', 'setting-undefined'],
  begins: (lines, at) => {
    const line = lines[at] ?? '';
    return COMMAND.test(line) || isKeyLine(lines, at) || valueLine(line) !== null;
  },
  read,
});

const COMMAND = /^\s*reg(?:\.exe)?\s+query\b/i;
const KEY = /^HKEY_(?:LOCAL_MACHINE|CURRENT_USER|USERS|CLASSES_ROOT|CURRENT_CONFIG)(?:\\[^=]*)?$/;

/** A key alone on its line, above values, other keys or nothing: not a sentence that begins with one. */
function isKeyLine(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (line.length > 1000 || !KEY.test(line)) return false;
  const next = lines.slice(at + 1, at + 4).find((one) => one.trim() !== '');
  return next === undefined || lines[at + 1]?.trim() === '' || KEY.test(next) || valueLine(next) !== null;
}

interface ValueLine {
  readonly name: string;
  readonly type: string;
  readonly data: string;
}

/** Four blanks between the columns; a tab in Windows XP. The name may have blanks itself. */
function valueLine(line: string): ValueLine | null {
  const match = /(?:\t| {2,8})(REG_[A-Z_]{2,30})(?=\s|$)/.exec(line);
  const type = match?.[1];
  if (match === null || type === undefined || !/^\s/.test(line)) return null;
  const name = line.slice(0, match.index).trim();
  const data = line.slice(match.index + match[0].length);
  return name === '' ? null : { name, type, data: data.replace(/^(?:\t| {1,4})/, '') };
}

function* read(block: Block): Iterable<Sighting<Kind> | Note> {
  const asked = askedBy(block.command);
  let key: Key | null = null;
  let taken = 0;
  let left = 0;
  for (const [index, line] of block.lines.entries()) {
    const at = { line: block.firstLine + index };
    if (KEY.test(line)) {
      key = { path: pathOf(line, asked), text: line.trim(), line: at.line, names: new Set(), whole: false };
      continue;
    }
    const value = key === null ? null : valueLine(line);
    if (key === null || value === null) {
      if (key !== null && line.trim() === '') yield* unlisted(key, asked);
      continue;
    }
    key.names.add(value.name.toLowerCase());
    if (key.path === null || isNameless(value.name)) continue;
    const path = `${key.path}\\${value.name.toLowerCase()}`;
    if (taken >= MOST_VALUES && policyAt(path) === null && misplaced(path) === null) {
      left += 1;
      continue;
    }
    taken += 1;
    const isLast = index === block.lines.length - 1;
    yield* readValue(value, key.path, { ...at, text: line.trim(), isLast }, asked?.computer ?? null);
  }
  if (key === null) yield* notThere(block, asked);
  if (left > 0) yield valuesLeftOut(left);
}

interface Key {
  readonly path: string | null;
  readonly text: string;
  readonly line: number;
  readonly names: Set<string>;
  /** Its end was seen and told. */
  whole: boolean;
}

function pathOf(line: string, asked: Asked | null): string | null {
  const path = machineKey(line.trim());
  return path !== null && asked?.view32 === true
    ? path.replace(/^software(?=\\|$)/, 'software\\wow6432node')
    : path;
}

interface Place {
  readonly line: number;
  readonly text: string;
  /** Nothing follows, not even the end of the line: it may have been cut. */
  readonly isLast: boolean;
}

function* readValue(
  { name, type, data }: ValueLine,
  key: string,
  { line, text, isLast }: Place,
  computer: string | null,
): Iterable<Sighting<Kind> | Note> {
  const value = valueOf(type, data);
  if (value === null || (isLast && !isChoice(`${key}\\${name.toLowerCase()}`, value))) {
    yield {
      code: 'line-unreadable',
      says: `This registry value is not whole or could not be read, and was passed over: ${text.slice(0, 120)}`,
      line,
    };
  } else if (!isSecret(name, value)) {
    yield {
      kind: 'policy-setting',
      at: { line },
      text: text.slice(0, 400),
      computer,
      says: setting(key, name, value),
    };
  }
}

function valueOf(type: string, data: string): SettingValue | null {
  switch (type) {
    case 'REG_DWORD':
    case 'REG_DWORD_BIG_ENDIAN':
      return /^0x[0-9a-f]{1,8}$/i.test(data.trim()) ? Number.parseInt(data.trim(), 16) : null;
    case 'REG_QWORD':
      return /^0x[0-9a-f]{1,16}$/i.test(data.trim()) ? numberOf(BigInt(data.trim())) : null;
    case 'REG_MULTI_SZ':
      return itemsOf(data.replaceAll('\\0', '\0')).map((item) => item.trim());
    case 'REG_SZ':
    case 'REG_EXPAND_SZ':
      return data;
    default:
      return binaryText(data.trim().length / 2, () => data.trim());
  }
}

/**
 * A blank line ends the values of a key, so the key stands here whole; one that was cut off has none. What Windows would look
 * for under it and is not listed is not defined.
 */
function* unlisted(key: Key, asked: Asked | null): Iterable<Sighting<Kind>> {
  if (key.whole || asked?.wholeKey !== true || key.path === null || key.names.size === 0) return;
  key.whole = true;
  for (const says of unlistedIn(key.path, key.names)) {
    yield {
      kind: 'setting-undefined',
      at: { line: key.line },
      text: key.text,
      computer: asked.computer,
      says,
    };
  }
}

/** `ERROR: …`, `FEHLER: …`, `エラー: …` below a command that tells what was asked for. */
function* notThere(block: Block, asked: Asked | null): Iterable<Sighting<Kind>> {
  if (asked === null || asked.key === null || !(asked.wholeKey || asked.name !== null)) return;
  const index = block.lines.findIndex((line) => line.trim() !== '');
  const line = block.lines[index]?.trim() ?? '';
  if (line.length > 300 || !/^[\p{L}.]{2,15}\s?[:：]/u.test(line)) return;
  if (!REGISTRY_WORDS.some(({ word }) => word.test(line))) return;
  const path = pathOf(`HKLM\\${asked.key}`, asked) ?? asked.key;
  yield {
    kind: 'setting-undefined',
    at: { line: block.firstLine + index },
    text: line,
    computer: asked.computer,
    says:
      asked.name === null
        ? { path, whole: 'key' }
        : { path: `${path}\\${asked.name.toLowerCase()}`, whole: 'value' },
  };
}
