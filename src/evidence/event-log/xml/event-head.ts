/**
 * The `<System>` part of a record, read where it stands in the bytes: who wrote which event when. Nothing is decoded here, for
 * most records of a log are counted and nothing else.
 *
 *     <System><Provider Name='Microsoft-Windows-NTLM' Guid='{…}'/><EventID>4001</EventID>…<Keywords>0x8000000000000000</Keywords>
 *     <TimeCreated SystemTime='2026-11-20T07:01:12.1234567Z'/>…<Channel>…</Channel><Computer>…</Computer>…</System>
 *
 * https://learn.microsoft.com/en-us/windows/win32/wes/eventschema-systempropertiestype-complextype
 */
import { WrittenDate } from '../../../windows/dates.ts';
import { placeOf } from './event-scanner.ts';

/** A place in the bytes. */
export interface Range {
  from: number;
  to: number;
}

const LT = 0x3c;
const GT = 0x3e;
const EQUALS = 0x3d;
const SLASH = 0x2f;

export class EventHead {
  /** −1: there is none. */
  id = -1;
  /** The upper half of a classic event's ID; −1: not written. */
  qualifiers = -1;
  /** UTC milliseconds; NaN where there is none. */
  time = Number.NaN;
  /** The attributes of the provider; empty where it is missing, like the others. */
  readonly provider: Range = { from: 0, to: 0 };
  readonly channel: Range = { from: 0, to: 0 };
  readonly computer: Range = { from: 0, to: 0 };
  readonly keywords: Range = { from: 0, to: 0 };

  readonly #date = new WrittenDate();
  readonly #value: Range = { from: 0, to: 0 };

  /** Reads the head of the record at `from`. False where no event ID stands in it. */
  read(bytes: Uint8Array, from: number, to: number): boolean {
    this.id = -1;
    this.qualifiers = -1;
    this.time = Number.NaN;
    for (const range of [this.provider, this.channel, this.computer, this.keywords])
      range.from = range.to = 0;
    for (let at = from + 1; ;) {
      const tag = placeOf(LT, bytes, at);
      const end = tag < 0 || tag >= to ? to : endOf(bytes, GT, tag, to);
      if (end >= to) break;
      at = end + 1;
      const isClosing = bytes[tag + 1] === SLASH;
      if (isClosing ? isName(bytes, tag + 2, SYSTEM) : !this.#element(bytes, tag + 1, end, to)) break;
    }
    return this.id >= 0;
  }

  /** Takes the element whose tag ends at `gt`. False where the head is over. */
  #element(bytes: Uint8Array, name: number, gt: number, to: number): boolean {
    if (isName(bytes, name, PROVIDER)) {
      this.provider.from = name + PROVIDER.length;
      this.provider.to = gt;
    } else if (isName(bytes, name, EVENT_ID)) {
      this.#readId(bytes, name, gt, to);
    } else if (isName(bytes, name, TIME_CREATED)) {
      if (attribute(bytes, name, gt, SYSTEM_TIME, this.#value)) this.#readTime(bytes);
    } else if (isName(bytes, name, CHANNEL)) content(bytes, gt, to, this.channel);
    else if (isName(bytes, name, COMPUTER)) content(bytes, gt, to, this.computer);
    else if (isName(bytes, name, KEYWORDS)) content(bytes, gt, to, this.keywords);
    else return !isName(bytes, name, EVENT_DATA) && !isName(bytes, name, USER_DATA);
    return true;
  }

  #readId(bytes: Uint8Array, name: number, gt: number, to: number): void {
    content(bytes, gt, to, this.#value);
    const whole = numberIn(bytes, this.#value);
    if (whole < 0) return;
    this.id = whole & 0xffff;
    if (whole > 0xffff) this.qualifiers = whole >>> 16;
    if (attribute(bytes, name, gt, QUALIFIERS, this.#value)) {
      const qualifiers = numberIn(bytes, this.#value);
      if (qualifiers >= 0 && qualifiers <= 0xffff) this.qualifiers = qualifiers;
    }
  }

  /** `SystemTime` is UTC also where the `Z` is missing, as tools write it; tracerpt writes an offset. */
  #readTime(bytes: Uint8Array): void {
    const date = this.#date;
    if (date.read(bytes, this.#value.from, this.#value.to) && date.isYearFirst) this.time = date.monthFirst;
  }
}

const nameBytes = (name: string): Uint8Array => new TextEncoder().encode(name);
const SYSTEM = nameBytes('System');
const PROVIDER = nameBytes('Provider');
const EVENT_ID = nameBytes('EventID');
const TIME_CREATED = nameBytes('TimeCreated');
const SYSTEM_TIME = nameBytes('SystemTime');
const QUALIFIERS = nameBytes('Qualifiers');
const CHANNEL = nameBytes('Channel');
const COMPUTER = nameBytes('Computer');
const KEYWORDS = nameBytes('Keywords');
const EVENT_DATA = nameBytes('EventData');
const USER_DATA = nameBytes('UserData');

/** Whether this element name stands at a place, and ends there. */
function isName(bytes: Uint8Array, at: number, name: Uint8Array): boolean {
  for (let index = 0; index < name.length; index += 1) {
    if (bytes[at + index] !== name[index]) return false;
  }
  const next = bytes[at + name.length] ?? GT;
  return next === GT || next === SLASH || isBlank(next);
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

/** The place of a byte, or the end. */
function endOf(bytes: Uint8Array, byte: number, from: number, to: number): number {
  const at = placeOf(byte, bytes, from);
  return at < 0 || at > to ? to : at;
}

/** What stands between the end of a tag and the next one; nothing for an empty element. */
function content(bytes: Uint8Array, gt: number, to: number, range: Range): void {
  range.from = gt + 1;
  range.to = bytes[gt - 1] === SLASH ? range.from : endOf(bytes, LT, gt, to);
  trim(bytes, range);
}

/** The value of an attribute between `from` and `to`, without quotes. False where it is not there. */
function attribute(bytes: Uint8Array, from: number, to: number, name: Uint8Array, range: Range): boolean {
  for (let at = from; at < to; at += 1) {
    if (bytes[at] !== name[0] || !isBlank(bytes[at - 1] ?? 0) || !matches(bytes, at, name)) continue;
    let next = afterBlanks(bytes, at + name.length);
    if (bytes[next] !== EQUALS) continue;
    next = afterBlanks(bytes, next + 1);
    const quote = bytes[next];
    if (quote !== 0x22 && quote !== 0x27) return false;
    range.from = next + 1;
    range.to = endOf(bytes, quote, next + 1, to);
    trim(bytes, range);
    return true;
  }
  return false;
}

function afterBlanks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isBlank(bytes[at] ?? 0)) at += 1;
  return at;
}

function matches(bytes: Uint8Array, at: number, name: Uint8Array): boolean {
  return name.every((byte, index) => bytes[at + index] === byte);
}

function trim(bytes: Uint8Array, range: Range): void {
  while (range.from < range.to && isBlank(bytes[range.from] ?? 0)) range.from += 1;
  while (range.to > range.from && isBlank(bytes[range.to - 1] ?? 0)) range.to -= 1;
}

/** A number of up to 10 digits; −1 for everything else. */
function numberIn(bytes: Uint8Array, { from, to }: Range): number {
  if (to <= from || to - from > 10) return -1;
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = (bytes[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
