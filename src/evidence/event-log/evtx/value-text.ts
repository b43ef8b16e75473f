/**
 * Values as Windows renders them into XML: numbers in decimal, the hexadecimal types as `0x3e7`, GUIDs in braces, SIDs as
 * `S-1-5-18`, times as `2026-11-20T08:01:12.1234567Z`, bytes as `220000C0`.
 *
 * Types: MS-EVEN6 2.2.12 and 3.1.4.7.3,
 * https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-even6/c73573ae-1c90-43a2-a65f-ad7501155956
 */
import { decodeCodePage } from '../../../windows/code-pages.ts';
import type { Chunk } from './chunk.ts';

export const NULL_TYPE = 0x00;
export const STRING_TYPE = 0x01;
export const UINT16_TYPE = 0x06;
export const UINT32_TYPE = 0x08;
export const UINT64_TYPE = 0x0a;
export const FILETIME_TYPE = 0x11;
/** A value that is markup itself: a fragment, usually the instance of another template. */
export const BIN_XML_TYPE = 0x21;
const ARRAY = 0x80;

export function isArrayType(type: number): boolean {
  return (type & ARRAY) !== 0;
}

/** The text of a value that is no array and no markup. A value whose size does not fit its type is shown as bytes. */
export function valueText(chunk: Chunk, at: number, size: number, type: number): string {
  if (size === 0) return '';
  const { bytes, view } = chunk;
  switch (type) {
    case NULL_TYPE:
      return '';
    case STRING_TYPE:
      return utf16Text(bytes, at, size);
    case 0x02:
      return ansiText(bytes, at, size);
    case 0x03:
    case 0x05:
    case 0x07:
    case 0x09:
      return signedText(view, at, size) ?? hexBytes(bytes, at, size);
    case 0x04:
    case UINT16_TYPE:
    case UINT32_TYPE:
    case UINT64_TYPE:
      return unsigned(view, at, size)?.toString() ?? hexBytes(bytes, at, size);
    case 0x0b:
      return size === 4 ? realText(view.getFloat32(at, true), 9) : hexBytes(bytes, at, size);
    case 0x0c:
      return size === 8 ? realText(view.getFloat64(at, true), 17) : hexBytes(bytes, at, size);
    case 0x0d:
      return isAllZero(bytes, at, size) ? 'false' : 'true';
    case 0x0f:
      return size === 16 ? guidText(bytes, at) : hexBytes(bytes, at, size);
    case FILETIME_TYPE:
      return size === 8 ? fileTimeText(view, at) : hexBytes(bytes, at, size);
    case 0x12:
      return size === 16 ? systemTimeText(view, at) : hexBytes(bytes, at, size);
    case 0x13:
      return sidText(chunk, at, size) ?? hexBytes(bytes, at, size);
    case 0x10:
    case 0x14:
    case 0x15: {
      const value = unsigned(view, at, size);
      return value === null ? hexBytes(bytes, at, size) : `0x${value.toString(16)}`;
    }
    default:
      return hexBytes(bytes, at, size);
  }
}

/** The items of an array value. Strings end with a NUL each; everything else has its size from its type. */
export function arrayTexts(chunk: Chunk, at: number, size: number, type: number): string[] {
  const item = type & ~ARRAY;
  if (item === STRING_TYPE) return stringsOf(utf16Letters(chunk.bytes, at, size));
  if (item === 0x02) return stringsOf(ansiLetters(chunk.bytes, at, size));
  if (item === 0x13) return sidTexts(chunk, at, size);
  const each = item === 0x10 && size % 8 === 0 ? 8 : ITEM_BYTES.get(item);
  if (each === undefined || size % each !== 0) return [hexBytes(chunk.bytes, at, size)];
  return Array.from({ length: size / each }, (_, index) => valueText(chunk, at + index * each, each, item));
}

const ITEM_BYTES: ReadonlyMap<number, number> = new Map([
  [0x03, 1],
  [0x04, 1],
  [0x05, 2],
  [0x06, 2],
  [0x07, 4],
  [0x08, 4],
  [0x09, 8],
  [0x0a, 8],
  [0x0b, 4],
  [0x0c, 8],
  [0x0d, 4],
  [0x0f, 16],
  [0x10, 4],
  [0x11, 8],
  [0x12, 16],
  [0x14, 4],
  [0x15, 8],
]);

const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });

/** Without the NULs that some writers count as part of the string. */
export function utf16Text(bytes: Uint8Array, at: number, size: number): string {
  return utf16Letters(bytes, at, trimmedSize(bytes, at, size));
}

/** The size of a string without NULs at its end. */
export function trimmedSize(bytes: Uint8Array, at: number, size: number): number {
  let end = size & ~1;
  while (end > 0 && bytes[at + end - 2] === 0 && bytes[at + end - 1] === 0) end -= 2;
  return end;
}

/** Most strings are short and ASCII: for these a decoder costs more than it gives. */
const SHORT = 96;

function utf16Letters(bytes: Uint8Array, at: number, size: number): string {
  if (size > SHORT) return utf16.decode(bytes.subarray(at, at + (size & ~1)));
  let text = '';
  for (let place = at; place + 1 < at + size; place += 2) {
    const low = bytes[place] ?? 0;
    if (bytes[place + 1] !== 0) return utf16.decode(bytes.subarray(at, at + (size & ~1)));
    text += String.fromCharCode(low);
  }
  return text;
}

/** ANSI strings are in the code page of whoever wrote them, which the file does not name: most often Western European. */
function ansiLetters(bytes: Uint8Array, at: number, size: number): string {
  return decodeCodePage(bytes.subarray(at, at + size), 'windows-1252');
}

function ansiText(bytes: Uint8Array, at: number, size: number): string {
  return ansiLetters(bytes, at, size).replace(/\0+$/, '');
}

function stringsOf(letters: string): string[] {
  if (letters === '') return [];
  return (letters.endsWith('\0') ? letters.slice(0, -1) : letters).split('\0');
}

function signedText(view: DataView, at: number, size: number): string | null {
  if (size === 1) return view.getInt8(at).toString();
  if (size === 2) return view.getInt16(at, true).toString();
  if (size === 4) return view.getInt32(at, true).toString();
  return size === 8 ? view.getBigInt64(at, true).toString() : null;
}

function unsigned(view: DataView, at: number, size: number): number | bigint | null {
  if (size === 1) return view.getUint8(at);
  if (size === 2) return view.getUint16(at, true);
  if (size === 4) return view.getUint32(at, true);
  return size === 8 ? view.getBigUint64(at, true) : null;
}

/** The C runtime's words for what is no number; else the shortest digits that mean the same value. */
function realText(value: number, digits: number): string {
  if (Number.isNaN(value)) return '-1.#IND';
  if (!Number.isFinite(value)) return value < 0 ? '-1.#INF' : '1.#INF';
  for (let count = 1; count < digits; count += 1) {
    const text = value.toPrecision(count);
    if (digits === 9 ? Math.fround(Number(text)) === value : Number(text) === value)
      return Number(text).toString();
  }
  return value.toString();
}

function isAllZero(bytes: Uint8Array, at: number, size: number): boolean {
  for (let place = at; place < at + size; place += 1) if (bytes[place] !== 0) return false;
  return true;
}

/** The first three groups are numbers, and stand with their last byte first. */
const GUID_BYTES = [3, 2, 1, 0, -1, 5, 4, -1, 7, 6, -1, 8, 9, -1, 10, 11, 12, 13, 14, 15];

function guidText(bytes: Uint8Array, at: number): string {
  let text = '{';
  for (const place of GUID_BYTES) text += place < 0 ? '-' : (HEX[bytes[at + place] ?? 0] ?? '');
  return `${text}}`;
}

/**
 * Milliseconds since 1970 of a FILETIME (100 ns since 1601), rounded down. Exact: 2^32 is 429496 × 10^4 + 7296, so no
 * intermediate value needs more than 53 bits.
 */
export function fileTimeMs(view: DataView, at: number): number {
  const low = view.getUint32(at, true);
  const high = view.getUint32(at + 4, true);
  return high * 429_496 + Math.floor((high * 7296 + low) / 10_000) - 11_644_473_600_000;
}

function fileTimeText(view: DataView, at: number): string {
  const second = Math.floor(fileTimeMs(view, at) / 1000);
  const ticks = view.getBigUint64(at, true) % 10_000_000n;
  // ECMAScript writes a year above 9999 ("never" is 30828) with a sign and six digits.
  const date = new Date(second * 1000).toISOString().slice(0, -5).replace(/^\+0/, '');
  return `${date}.${ticks.toString().padStart(7, '0')}Z`;
}

/** Year, month, day of the week, day, hour, minute, second, millisecond: 16 bits each. */
function systemTimeText(view: DataView, at: number): string {
  const part = (index: number, digits: number): string =>
    view
      .getUint16(at + 2 * index, true)
      .toString()
      .padStart(digits, '0');
  return `${part(0, 4)}-${part(1, 2)}-${part(3, 2)}T${part(4, 2)}:${part(5, 2)}:${part(6, 2)}.${part(7, 3)}Z`;
}

function sidText(chunk: Chunk, at: number, size: number): string | null {
  const bytes = sidBytes(chunk, at, size);
  if (bytes === null) return null;
  const { view } = chunk;
  const high = view.getUint16(at + 2, false);
  const low = view.getUint32(at + 4, false);
  const authority =
    high === 0
      ? low.toString()
      : `0x${high.toString(16).padStart(4, '0')}${low.toString(16).padStart(8, '0')}`;
  let text = `S-${view.getUint8(at)}-${authority}`;
  for (let place = at + 8; place < at + bytes; place += 4) text += `-${view.getUint32(place, true)}`;
  return text;
}

/** Size of the SID that begins here; null where there is not room for it. */
function sidBytes({ bytes }: Chunk, at: number, room: number): number | null {
  const size = 8 + 4 * (bytes[at + 1] ?? 0);
  return room < 8 || size > room ? null : size;
}

function sidTexts(chunk: Chunk, at: number, size: number): string[] {
  const texts: string[] = [];
  for (let place = at; place < at + size;) {
    const bytes = sidBytes(chunk, place, at + size - place);
    const text = bytes === null ? null : sidText(chunk, place, bytes);
    if (bytes === null || text === null) return [hexBytes(chunk.bytes, at, size)];
    texts.push(text);
    place += bytes;
  }
  return texts;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).toUpperCase().padStart(2, '0'));

function hexBytes(bytes: Uint8Array, at: number, size: number): string {
  let text = '';
  for (let place = at; place < at + size; place += 1) text += HEX[bytes[place] ?? 0] ?? '';
  return text;
}
