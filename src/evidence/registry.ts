/**
 * The registry as the policy formats write it: keys with their hives in many spellings, values as bytes, and the names
 * of values that hold passwords.
 *
 * Hives and types: https://learn.microsoft.com/en-us/windows/win32/sysinfo/registry-value-types; `CurrentControlSet` is a
 * link to a numbered control set: https://learn.microsoft.com/en-us/windows-hardware/drivers/install/hklm-system-currentcontrolset-control-registry-tree.
 */
import type { Payloads } from '../facts/facts.ts';
import type { Note } from '../facts/reading.ts';
import { decodeAs } from '../windows/encodings.ts';
import { policies, policyAt } from '../windows/policies.ts';

export type SettingValue = Payloads['policy-setting']['value'];

/** `HKEY_LOCAL_MACHINE\…`, `HKLM\…`, `HKLM:\…`, `MACHINE\…`, with PowerShell's provider before it; `\\WS07\HKLM\…`. */
const MACHINE =
  /^(?:Microsoft\.PowerShell\.Core\\)?(?:Registry::)?(?:HKEY_LOCAL_MACHINE|HKLM:?|MACHINE)(?:\\|$)/i;

/**
 * The path of a key of the computer as facts give it: lower case, without hive and doubled backslashes,
 * `system\currentcontrolset\…`. Null for the hives of users and classes.
 */
export function machineKey(key: string): string | null {
  const hive = MACHINE.exec(key)?.[0];
  if (hive === undefined) return null;
  return machinePath(key.slice(hive.length));
}

/** The same for a key that is written without its hive, as GPOs do. */
export function machinePath(key: string): string {
  return (
    key
      .toLowerCase()
      .replace(/\\{2,}/g, '\\')
      .replace(/^\\|\\$/g, '')
      // The running Windows uses the first set on nearly every computer; the others are spares.
      .replace(/^system\\controlset001(?=\\|$)/, 'system\\currentcontrolset')
  );
}

/** A setting as facts give it: `key` without hive as above, `name` as Windows spells it. */
export function setting(key: string, name: string, value: SettingValue): Payloads['policy-setting'] {
  return { path: `${key}\\${name.toLowerCase()}`, name, value };
}

/** A value's name may not be empty: the nameless value of a key is no setting. `(Default)` is written in every language. */
export function isNameless(name: string): boolean {
  return name === '' || /^\([^()]{1,40}\)$/.test(name);
}

/** Values taken from one output: `reg query HKLM /s` has a million. Those that a policy here is about are taken always. */
export const MOST_VALUES = 2000;

export function valuesLeftOut(count: number): Note {
  return {
    code: 'values-beyond-limit',
    says: `This is a large part of the registry: ${count} further values that no policy here is about were left out.`,
  };
}

/**
 * True for a number that is one of the few that a policy may have. At the very end of a text a number or a list may have been
 * cut, and only such a one is then what it seems.
 */
export function isChoice(path: string, value: SettingValue | null): boolean {
  const id = policyAt(path);
  return id !== null && typeof value === 'number' && policies[id].words?.[value] !== undefined;
}

export const REG_SZ = 1;
export const REG_EXPAND_SZ = 2;
export const REG_BINARY = 3;
export const REG_DWORD = 4;
export const REG_DWORD_BIG_ENDIAN = 5;
export const REG_MULTI_SZ = 7;
export const REG_QWORD = 11;

/**
 * A value from its bytes. `encoding`: of its text, UTF-16LE but in files of REGEDIT4. Null where bytes and type do not fit:
 * a DWORD of three bytes was cut.
 */
export function valueOfBytes(
  type: number,
  bytes: Uint8Array,
  encoding: 'utf-16le' | 'windows-1252' = 'utf-16le',
): SettingValue | null {
  switch (type) {
    case REG_SZ:
    case REG_EXPAND_SZ:
      return textOf(bytes, encoding).split('\0', 1)[0] ?? '';
    case REG_MULTI_SZ:
      return itemsOf(textOf(bytes, encoding));
    case REG_DWORD:
      return bytes.length === 4 ? view(bytes).getUint32(0, true) : null;
    case REG_DWORD_BIG_ENDIAN:
      return bytes.length === 4 ? view(bytes).getUint32(0, false) : null;
    case REG_QWORD:
      return bytes.length === 8 ? numberOf(view(bytes).getBigUint64(0, true)) : null;
    default:
      return binaryText(bytes.length, () => Array.from(bytes, hexPair).join(''));
  }
}

/** A number, or where it has more than 53 bits the text of it. */
export function numberOf(value: bigint): number | string {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : String(value);
}

/** Bytes of a value that may be anything: kept where they are few, else only counted, since keys are kept so too. */
const BINARY_SHOWN = 16;

/** `01000000`, or `(512 bytes)`. `hex` is asked for only where it is kept. */
export function binaryText(length: number, hex: () => string): string {
  return length <= BINARY_SHOWN ? hex().toLowerCase() : `(${length} bytes)`;
}

function hexPair(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function textOf(bytes: Uint8Array, encoding: 'utf-16le' | 'windows-1252'): string {
  const half = encoding === 'utf-16le' ? bytes.length % 2 : 0;
  return decodeAs(bytes.subarray(0, bytes.length - half), encoding);
}

/** Strings of a list, each ended by a NUL and the whole by another one. */
export function itemsOf(text: string): readonly string[] {
  return text.split('\0').filter((item) => item !== '');
}

/** How a value is said in one line: `2`, `"text"`, `a, b`. */
export function shownValue(value: SettingValue): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? `"${value}"` : value.join(', ');
}

const SECRET_NAME = /pass(?:word|wd|phrase)|\bpwd\b|pwd$|secret|credential/i;
export const REMOVED = '[password-removed]';

/**
 * True for a value that holds a password, as Winlogon's `DefaultPassword` does. Numbers are settings about passwords
 * (`MaximumPasswordAge`), so only texts and bytes are meant.
 */
export function isSecret(name: string, value: SettingValue): boolean {
  return typeof value !== 'number' && SECRET_NAME.test(name) && shownValue(value) !== '""';
}
