/**
 * Dates and times as Windows prints them, in the regional format of whoever exported.
 *
 * ```
 * 5/31/2026 4:36:21 PM      en-US         27.10.2021 12:28:26    de
 * 31/05/2026 16:36:21       en-GB, fr     2001/02/03 04:05:06    ja
 * 19-07-2026 09:58:57       en-IN, nl     2026-05-31T14:36:21.1234567Z
 * 2026/11/20 午前 8:01:12    ja, 12 hours  2026. 11. 20. 오전 8:01:12   ko
 * ```
 *
 * A time is the clock time as printed, in milliseconds as if it were UTC; a date with `Z` or an offset is converted to UTC.
 * Formats: https://learn.microsoft.com/en-us/dotnet/standard/base-types/standard-date-and-time-format-strings ("G"), which
 * `Export-Csv` and Event Viewer use with the person's own settings. PowerShell 7 takes them from ICU, which sets U+202F before
 * AM and PM (https://cldr.unicode.org/downloads/cldr-42).
 */

export type DateOrder = 'month-first' | 'day-first' | 'year-first';

/** The clock time of one date whose order is known (klist always prints month first), or null where it is no date. */
export function clockTime(text: string, order: 'month-first' | 'day-first'): number | null {
  const date = new WrittenDate();
  if (!date.readText(text)) return null;
  const time = order === 'day-first' ? date.dayFirst : date.monthFirst;
  return Number.isNaN(time) ? null : time;
}

/**
 * The same clock time with day and month exchanged, as it is where the wrong order was assumed; itself where that is no date.
 */
export function dayAndMonthExchanged(time: number): number {
  const date = new Date(time);
  const midnight = midnightOf(date.getUTCFullYear(), date.getUTCDate(), date.getUTCMonth() + 1);
  return Number.isNaN(midnight) ? time : midnight + (time % DAY_MS);
}

/** A day of 24 hours, in milliseconds. */
export const DAY_MS = 86_400_000;
const SLASH = 0x2f;
const DOT = 0x2e;
const DASH = 0x2d;
const COLON = 0x3a;
const COMMA = 0x2c;
const BLANK = 0x20;

/** Years that a log may hold; others are other eras (2569, 1447) or the zero of a clock (1601). */
const FIRST_YEAR = 1980;
const LAST_YEAR = 2199;
/** Of years written with two digits: from 40 on they are of other eras (ar-SA writes 1448 as 48), from 80 on of a clock never set. */
const LAST_SHORT_YEAR = 39;
const FIRST_SHORT_YEAR = 80;

const MAX_NUMBERS = 9;

/** One date, parsed where it stands. Reused for a whole column: reading makes no garbage. */
export class WrittenDate {
  /** The two readings; NaN where a reading is no date. Equal where the year stands first, or day and month are equal. */
  monthFirst = Number.NaN;
  dayFirst = Number.NaN;
  /** The character code between the first two numbers. */
  separator = 0;
  /** True for the 12-hour clock: AM, PM and their like. */
  hasMarker = false;
  isYearFirst = false;
  /** True where the date carries `Z` or an offset; then both readings are UTC. */
  isUtc = false;
  /** Milliseconds by which the date's own clock is ahead of UTC; 0 where it does not tell. */
  offset = 0;

  readonly #values = new Int32Array(MAX_NUMBERS);
  readonly #lengths = new Uint8Array(MAX_NUMBERS);
  readonly #after = new Uint8Array(MAX_NUMBERS);
  /** Midnight of the date read last, in both readings: rows of a log mostly share their day. */
  readonly #midnight = { a: -1, b: -1, c: -1, monthFirst: Number.NaN, dayFirst: Number.NaN };

  /** Reads UTF-8 bytes from `from` up to `to`. False where they are no date with a time. */
  read(bytes: Uint8Array, from: number, to: number): boolean {
    if (to - from > MAX_LENGTH) return this.#fail();
    return this.#readAscii(bytes, from, to) || this.#readOther(bytes.subarray(from, to));
  }

  /** The same for a text. */
  readText(text: string): boolean {
    const bytes = new TextEncoder().encode(text);
    return this.read(bytes, 0, bytes.length);
  }

  #readOther(bytes: Uint8Array): boolean {
    if (!bytes.some((byte) => byte >= 0x80)) return this.#fail();
    const plain = new TextEncoder().encode(inAscii(new TextDecoder().decode(bytes)));
    return this.#readAscii(plain, 0, plain.length);
  }

  #fail(): false {
    this.monthFirst = Number.NaN;
    this.dayFirst = Number.NaN;
    return false;
  }

  #readAscii(bytes: Uint8Array, from: number, to: number): boolean {
    const values = this.#values;
    let numbers = 0;
    let value = 0;
    let digits = 0;
    let marker = 0;
    let offsetSign = 0;
    let offsetAt = MAX_NUMBERS;
    this.isUtc = false;
    for (let at = from; at <= to; at += 1) {
      const byte = at < to ? (bytes[at] ?? 0) : BLANK;
      if (byte >= 0x30 && byte <= 0x39) {
        if (digits < 9) value = value * 10 + byte - 0x30;
        digits += 1;
        continue;
      }
      if (digits > 0) {
        if (numbers === MAX_NUMBERS) return this.#fail();
        values[numbers] = value;
        this.#lengths[numbers] = digits;
        this.#after[numbers] = byte < 0x80 ? byte : signBehindMarks(bytes, at, to);
        numbers += 1;
        value = 0;
        digits = 0;
      }
      if (byte >= 0x80) {
        const width = markWidth(bytes, at, to);
        if (width === 0) return this.#fail();
        at += width - 1;
        continue;
      }
      switch (byte >= 0x41 ? byte | 0x20 : byte) {
        case BLANK:
        case SLASH:
        case DOT:
        case COLON:
        case COMMA:
          break;
        case DASH:
          if (numbers >= 5) {
            offsetSign = -1;
            offsetAt = numbers;
          }
          break;
        case 0x2b: // +
          if (numbers < 5) return this.#fail();
          offsetSign = 1;
          offsetAt = numbers;
          break;
        case 0x61: // a
        case 0x70: // p
          marker = byte === 0x41 || byte === 0x61 ? 1 : 2;
          while (at + 1 < to && (bytes[at + 1] === DOT || bytes[at + 1] === BLANK)) at += 1;
          at += 1;
          if (at >= to || ((bytes[at] ?? 0) | 0x20) !== 0x6d) return this.#fail();
          break;
        case 0x74: // t
          if (numbers !== 3) return this.#fail();
          break;
        case 0x7a: // z
          if (numbers < 5) return this.#fail();
          this.isUtc = true;
          break;
        default:
          return this.#fail();
      }
    }
    this.hasMarker = marker !== 0;
    const day = this.#day();
    const time = this.#timeOfDay(Math.min(numbers, offsetAt), marker);
    if (!day || Number.isNaN(time)) return this.#fail();
    const hasOffset = offsetAt < numbers;
    if (hasOffset) this.isUtc = true;
    this.offset = hasOffset ? offsetSign * this.#offsetFrom(offsetAt, numbers) : 0;
    this.monthFirst = this.#midnight.monthFirst + time - this.offset;
    this.dayFirst = this.#midnight.dayFirst + time - this.offset;
    return true;
  }

  /** Sets `#midnight` from the first three numbers. False where they are no date in either reading. */
  #day(): boolean {
    const a = this.#values[0] ?? 0;
    const b = this.#values[1] ?? 0;
    const c = this.#values[2] ?? 0;
    this.separator = this.#after[0] ?? 0;
    this.isYearFirst = this.#lengths[0] === 4;
    const known = this.#midnight;
    if (known.a === a && known.b === b && known.c === c) return true;
    known.a = -1;
    if (this.isYearFirst) {
      known.monthFirst = midnightOf(a, b, c);
      known.dayFirst = known.monthFirst;
    } else {
      const year = this.#lengths[2] === 2 ? shortYear(c) : c;
      known.monthFirst = midnightOf(year, a, b);
      known.dayFirst = midnightOf(year, b, a);
    }
    if (Number.isNaN(known.monthFirst) && Number.isNaN(known.dayFirst)) return false;
    known.a = a;
    known.b = b;
    known.c = c;
    return true;
  }

  /** Milliseconds since midnight from the fourth number on; NaN where they are no time. */
  #timeOfDay(numbers: number, marker: number): number {
    if (numbers < 5) return Number.NaN;
    const separator = this.#after[3];
    if (separator !== COLON && separator !== DOT) return Number.NaN;
    let hour = this.#values[3] ?? 0;
    const minute = this.#values[4] ?? 0;
    const second = numbers > 5 ? (this.#values[5] ?? 0) : 0;
    if (marker !== 0) {
      if (hour < 1 || hour > 12) return Number.NaN;
      hour = (hour % 12) + (marker === 2 ? 12 : 0);
    }
    if (hour > 23 || minute > 59 || second > 60) return Number.NaN;
    let fraction = 0;
    if (numbers > 6) {
      if (this.#after[5] !== DOT && this.#after[5] !== COMMA) return Number.NaN;
      const length = Math.min(this.#lengths[6] ?? 0, 9);
      fraction = Math.floor((this.#values[6] ?? 0) / 10 ** (length - 3));
    }
    return ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
  }

  /** `+02:00`, `+0200` or `+2`, in milliseconds. */
  #offsetFrom(at: number, numbers: number): number {
    const first = this.#values[at] ?? 0;
    const minutes =
      (this.#lengths[at] ?? 0) > 2
        ? Math.floor(first / 100) * 60 + (first % 100)
        : first * 60 + (at + 1 < numbers ? (this.#values[at + 1] ?? 0) : 0);
    return minutes * 60_000;
  }
}

/** Longer than any date, also one with marks of direction between all its parts. */
const MAX_LENGTH = 96;

function shortYear(year: number): number {
  if (year <= LAST_SHORT_YEAR) return 2000 + year;
  return year >= FIRST_SHORT_YEAR ? 1900 + year : Number.NaN;
}

/**
 * How many bytes of a blank beyond ASCII (U+00A0, U+202F) or of a mark of writing direction stand at `at`; 0 for any other
 * letter. ICU and Event Viewer put them into every date, so millions of them must not leave the fast path.
 */
function markWidth(bytes: Uint8Array, at: number, to: number): number {
  const second = at + 1 < to ? (bytes[at + 1] ?? 0) : 0;
  if (bytes[at] === 0xc2) return second === 0xa0 ? 2 : 0;
  if (bytes[at] !== 0xe2 || at + 2 >= to) return 0;
  const third = bytes[at + 2] ?? 0;
  const isMark =
    (second === 0x80 && (third === 0x8e || third === 0x8f || (third >= 0xaa && third <= 0xaf))) ||
    (second === 0x81 && third >= 0xa6 && third <= 0xa9);
  return isMark ? 3 : 0;
}

/** What separates a number from the next where marks of direction stand between (ar-EG: 20, U+200F, `/11`). */
function signBehindMarks(bytes: Uint8Array, at: number, to: number): number {
  let next = at;
  for (let width = markWidth(bytes, at, to); width > 0; width = markWidth(bytes, next, to)) next += width;
  const sign = next < to ? (bytes[next] ?? BLANK) : BLANK;
  // Nothing but marks before the next number: a blank beyond ASCII.
  return sign >= 0x30 && sign <= 0x39 ? BLANK : sign;
}

function midnightOf(year: number, month: number, day: number): number {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return Number.NaN;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return Number.NaN;
  return Date.UTC(year, month - 1, day);
}

/** Zeros of the decimal digits that regional formats use: Arabic-Indic, Persian, Devanagari, Thai, full width. */
const ZEROS = [0x660, 0x6f0, 0x966, 0xe50, 0xff10];
/** Words for the halves of the day in zh, ja, ko, ar, fa, el. */
const BEFORE_NOON = /上午|午前|오전|ص|ق\.ظ|π\.?μ\.?/g;
const AFTER_NOON = /下午|午後|오후|م|ب\.ظ|μ\.?μ\.?/g;
/** Marks of writing direction, which Windows sets around the parts of a date in some of its texts, and `г.` (bg). */
const WITHOUT_MEANING = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]|г\./g;

/** The same date in ASCII digits, blanks and AM/PM; what is unknown stays as it is. ICU sets U+202F before AM and PM. */
function inAscii(text: string): string {
  return text
    .replace(WITHOUT_MEANING, '')
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0;
      const zero = ZEROS.find((first) => code >= first && code < first + 10);
      return zero === undefined ? digit : String(code - zero);
    })
    .replace(/\s/g, ' ')
    .replace(BEFORE_NOON, ' AM ')
    .replace(AFTER_NOON, ' PM ');
}
