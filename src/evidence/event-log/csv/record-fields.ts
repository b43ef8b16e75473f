/**
 * Where the fields of one record stand in the bytes. Nothing is decoded here.
 *
 * Inside quotes the search hops from quote to quote with `indexOf`, which the engines do with vector instructions; the
 * message is three quarters of every export. Rules of RFC 4180: a quoted field ends at a single quote, and only a
 * delimiter or a line end may follow; everything else is for the tolerant reader.
 */
export const QUOTE = 0x22;
export const LF = 0x0a;
export const CR = 0x0d;

/** The record goes on behind the bytes given. */
export const NEEDS_MORE = -1;
/** Quotes that do not pair, or more fields than any export has. */
export const MALFORMED = -2;
/** The last bytes of the file stand inside quotes. */
export const OPEN = -3;

/** Log Analytics has 230 columns for events of the Security log. */
const MOST_FIELDS = 512;
/** Quoted fields are mostly short; below this length a loop finds the quote faster than a call of `indexOf`. */
const NEAR = 24;

export class RecordFields {
  bytes: Uint8Array = new Uint8Array(0);
  count = 0;
  /** The record's bytes, without its line end: `from` up to `to`. */
  from = 0;
  to = 0;
  readonly starts = new Int32Array(MOST_FIELDS);
  readonly ends = new Int32Array(MOST_FIELDS);
  /** 1 where the field stands in quotes, 2 where it also has doubled quotes inside. */
  readonly quoted = new Uint8Array(MOST_FIELDS);

  /**
   * Finds the fields of the record at `from`. `isLast`: no bytes will follow.
   * Returns where the next record begins, or `NEEDS_MORE`, `MALFORMED`, `OPEN`; then `count` fields were whole.
   */
  find(bytes: Uint8Array, from: number, isLast: boolean, delimiter: number): number {
    const end = bytes.length;
    this.bytes = bytes;
    this.from = from;
    let count = 0;
    let at = from;
    for (;;) {
      if (count === MOST_FIELDS) return this.#stopped(count, MALFORMED);
      this.starts[count] = at;
      if (bytes[at] === QUOTE) {
        const close = this.#closingQuote(bytes, at + 1, isLast);
        if (close < 0) return this.#stopped(count, close);
        this.starts[count] = at + 1;
        this.ends[count] = close;
        this.quoted[count] = this.#hasDoubled ? 2 : 1;
        count += 1;
        at = close + 1;
        if (bytes[at] === delimiter) {
          at += 1;
          continue;
        }
        this.to = at;
        while (bytes[at] === CR) at += 1;
        if (at >= end) return isLast ? this.#done(count, end) : this.#stopped(count, NEEDS_MORE);
        return bytes[at] === LF ? this.#done(count, at + 1) : this.#stopped(count, MALFORMED);
      }
      let byte = bytes[at];
      while (at < end && byte !== delimiter && byte !== LF) byte = bytes[(at += 1)];
      if (at >= end && !isLast) return this.#stopped(count, NEEDS_MORE);
      this.quoted[count] = 0;
      this.ends[count] = at;
      count += 1;
      if (at < end && byte === delimiter) {
        at += 1;
        continue;
      }
      const start = this.starts[count - 1] ?? at;
      this.to = at;
      while (this.to > start && bytes[this.to - 1] === CR) this.to -= 1;
      this.ends[count - 1] = this.to;
      return this.#done(count, at < end ? at + 1 : end);
    }
  }

  /** Takes fields that the tolerant reader found. */
  put(fields: readonly Uint8Array[], whole: Uint8Array): void {
    const length = fields.reduce((sum, field) => sum + field.length, whole.length);
    const bytes = new Uint8Array(length);
    bytes.set(whole);
    this.bytes = bytes;
    this.from = 0;
    this.to = whole.length;
    let at = whole.length;
    this.count = Math.min(fields.length, MOST_FIELDS);
    for (let index = 0; index < this.count; index += 1) {
      const field = fields[index] ?? new Uint8Array(0);
      bytes.set(field, at);
      this.starts[index] = at;
      at += field.length;
      this.ends[index] = at;
      this.quoted[index] = 1;
    }
  }

  /** The text of a field, a string of its own: never a slice that would keep a piece of the file alive. */
  text(index: number): string {
    if (index < 0 || index >= this.count) return '';
    const text = decoder.decode(this.bytes.subarray(this.starts[index], this.ends[index]));
    return this.quoted[index] === 2 ? text.replaceAll('""', '"') : text;
  }

  /** The whole record as it stands in the file. */
  wholeText(): string {
    return decoder.decode(this.bytes.subarray(this.from, this.to));
  }

  /** The number that a field of 1 to 10 digits is; −1 for everything else. */
  number(index: number): number {
    if (index < 0 || index >= this.count) return -1;
    const from = this.starts[index] ?? 0;
    const to = this.ends[index] ?? 0;
    if (to <= from || to - from > 10) return -1;
    let value = 0;
    for (let at = from; at < to; at += 1) {
      const digit = (this.bytes[at] ?? 0) - 0x30;
      if (digit < 0 || digit > 9) return -1;
      value = value * 10 + digit;
    }
    return value;
  }

  #hasDoubled = false;

  #closingQuote(bytes: Uint8Array, from: number, isLast: boolean): number {
    this.#hasDoubled = false;
    for (let at = from; ; at += 2) {
      at = quoteFrom(bytes, at);
      if (at < 0) return isLast ? OPEN : NEEDS_MORE;
      if (at + 1 >= bytes.length && !isLast) return NEEDS_MORE;
      if (bytes[at + 1] !== QUOTE) return at;
      this.#hasDoubled = true;
    }
  }

  #done(count: number, next: number): number {
    this.count = count;
    return next;
  }

  #stopped(count: number, why: number): number {
    this.count = count;
    return why;
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function quoteFrom(bytes: Uint8Array, from: number): number {
  const near = Math.min(from + NEAR, bytes.length);
  for (let at = from; at < near; at += 1) {
    if (bytes[at] === QUOTE) return at;
  }
  return near === bytes.length ? -1 : bytes.indexOf(QUOTE, near);
}
