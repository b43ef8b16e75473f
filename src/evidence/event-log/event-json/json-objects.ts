/**
 * From the pieces of a JSON file to its objects, in one pass, whatever the size of the pieces: one object per line, an array of
 * objects, or one after the other with anything between (`evtx_dump -o json` writes `Record 17` above each).
 *
 * Only the ends of objects are looked for; what is inside is for `JSON.parse`. An object with a line end inside a string, or inside
 * itself where each has a line, or without an end is broken: the search goes on where a record can begin again, at a line that
 * begins like the first record's, so that a bad record never spoils the next.
 */
import { RECORD_LIMIT } from '../csv/scan.ts';

export interface JsonVisitor {
  /** The text of a whole object, from `{` to `}`. */
  object(text: string): void;
  /** Something that is not one: broken, nested too deep, or longer than any event. */
  broken(): void;
  /** The file ends inside an object. */
  cut(): void;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LF = 0x0a;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/** Events are a handful of levels deep. */
const DEEPEST = 64;

export class JsonObjects {
  readonly #visitor: JsonVisitor;
  #buffer = new Uint8Array(1 << 16);
  #filled = 0;
  /** Up to here the bytes were looked at. */
  #at = 0;
  /** Where the object begins, while one is open. */
  #start = 0;
  #depth = 0;
  #isInString = false;
  /** A line end at or behind the place that was last asked for; before it: not looked for. */
  #feed = -1;
  #isTooDeep = false;
  /** The open object stands on several lines. */
  #isSpread = false;
  /** Whether the first object stood on one line: then a line end inside a later one breaks it. */
  #isOfLines: boolean | undefined;
  /** A record broke: it is looked for a place where the next one can begin. */
  #isLost = false;
  /** Blanks before the first object of the file, or null where it does not begin its line. */
  #lead: number | null | undefined;
  /** Blanks since the last line end; −1 behind anything else. */
  #blanks = 0;
  #last = 0;

  constructor(visitor: JsonVisitor) {
    this.#visitor = visitor;
  }

  /** Bytes of UTF-8. */
  push(piece: Uint8Array): void {
    this.#append(piece);
    this.#feed = -1;
    this.#scan();
    const from = this.#depth > 0 ? this.#start : this.#at;
    if (from === 0) return;
    this.#buffer.copyWithin(0, from, this.#filled);
    this.#filled -= from;
    this.#at -= from;
    this.#start -= from;
  }

  end(): void {
    if (this.#depth > 0) this.#visitor.cut();
  }

  #append(piece: Uint8Array): void {
    const length = this.#filled + piece.length;
    if (length > this.#buffer.length) {
      const larger = new Uint8Array(Math.max(length, 2 * this.#buffer.length));
      larger.set(this.#buffer.subarray(0, this.#filled));
      this.#buffer = larger;
    }
    this.#buffer.set(piece, this.#filled);
    this.#filled = length;
  }

  #scan(): void {
    while (this.#at < this.#filled) {
      if (this.#depth === 0) {
        this.#outside(this.#buffer[this.#at] ?? 0);
        this.#at += 1;
      } else if (this.#isInString) {
        this.#inString();
      } else {
        this.#inside();
      }
      if (this.#depth > 0 && this.#at - this.#start > RECORD_LIMIT) this.#lose();
    }
  }

  #outside(byte: number): void {
    if (byte === OPEN_BRACE && this.#mayBegin()) {
      if (this.#lead === undefined) this.#lead = this.#blanks < 0 ? null : this.#blanks;
      this.#start = this.#at;
      this.#depth = 1;
      this.#isTooDeep = false;
      this.#isSpread = false;
      this.#isLost = false;
    }
    if (byte === LF) this.#blanks = 0;
    else if (byte === 0x20 || byte === 0x09 || byte === 0x0d) this.#blanks += this.#blanks < 0 ? 0 : 1;
    else if (byte < 0x80 || this.#blanks !== 0) this.#blanks = -1;
    if (byte > 0x20) this.#last = byte;
  }

  /** While lost, an object counts only where records of this file begin. */
  #mayBegin(): boolean {
    if (!this.#isLost) return true;
    if (this.#lead === null || this.#lead === undefined) return this.#blanks === 0 || this.#last === COMMA;
    return this.#blanks === this.#lead;
  }

  /** Goes to the end of the string, or as far as there are bytes: hops from quote to quote, as strings are most of the file. */
  #inString(): void {
    const bytes = this.#buffer.subarray(0, this.#filled);
    let quote = bytes.indexOf(QUOTE, this.#at);
    while (quote >= 0 && isEscaped(bytes, quote)) quote = bytes.indexOf(QUOTE, quote + 1);
    const end = quote < 0 ? bytes.length : quote;
    // No string of JSON holds a line end as it is.
    const feed = this.#feedFrom(bytes, this.#at);
    if (feed >= 0 && feed < end) {
      this.#at = feed;
      this.#lose();
      return;
    }
    this.#isInString = quote < 0;
    this.#at = quote < 0 ? end : quote + 1;
  }

  /** The next line end, remembered: most are far behind the string that asks. */
  #feedFrom(bytes: Uint8Array, from: number): number {
    if (this.#feed < from && this.#feed !== NO_FEED) {
      const feed = bytes.indexOf(LF, from);
      this.#feed = feed < 0 ? NO_FEED : feed;
    }
    return this.#feed === NO_FEED ? -1 : this.#feed;
  }

  #inside(): void {
    const bytes = this.#buffer;
    const end = this.#filled;
    for (let at = this.#at; at < end; at += 1) {
      const byte = bytes[at];
      if (byte === QUOTE) {
        this.#isInString = true;
        this.#at = at + 1;
        return;
      }
      if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        this.#depth += 1;
        if (this.#depth > DEEPEST) this.#isTooDeep = true;
      } else if (byte === LF) {
        this.#isSpread = true;
        if (this.#isOfLines === true) {
          this.#at = at;
          this.#lose();
          return;
        }
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        this.#depth -= 1;
        if (this.#depth === 0) {
          this.#at = at + 1;
          this.#finish();
          return;
        }
      }
    }
    this.#at = end;
  }

  #finish(): void {
    this.#blanks = -1;
    this.#last = CLOSE_BRACE;
    this.#isOfLines ??= !this.#isSpread;
    if (this.#isTooDeep || this.#at - this.#start > RECORD_LIMIT) this.#visitor.broken();
    else this.#visitor.object(decoder.decode(this.#buffer.subarray(this.#start, this.#at)));
  }

  #lose(): void {
    this.#visitor.broken();
    this.#depth = 0;
    this.#isInString = false;
    this.#isLost = true;
    this.#blanks = -1;
    this.#last = 0;
  }
}

const COMMA = 0x2c;
const NO_FEED = Number.MAX_SAFE_INTEGER;

/** Whether an odd number of backslashes stands before the quote. */
function isEscaped(bytes: Uint8Array, quote: number): boolean {
  let before = quote - 1;
  while (bytes[before] === BACKSLASH) before -= 1;
  return (quote - before) % 2 === 0;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The object that a text is, or null where it is none. Whole numbers of 16 digits and more (the keywords of an event:
 * `-9214364837600034816`) become texts: JavaScript would round them.
 */
export function parsedObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(LONG_NUMBER.test(text) ? withLongNumbersQuoted(text) : text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}

const LONG_NUMBER = /[:[,\s]-?\d{16}/;

function withLongNumbersQuoted(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') {
      at = endOfString(text, at);
    } else if (isDigit(text, at)) {
      const begin = text[at - 1] === '-' ? at - 1 : at;
      const first = at;
      while (isDigit(text, at + 1)) at += 1;
      const isWhole = !/[.\deE]/.test(text[begin - 1] ?? '') && !/[.eE]/.test(text[at + 1] ?? '');
      if (at - first < 15 || !isWhole) continue;
      parts.push(text.slice(from, begin), '"', text.slice(begin, at + 1), '"');
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts.join('');
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}

/** Where the string that begins at a quote has its closing quote. */
function endOfString(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let escapes = 0;
    while (text[at - 1 - escapes] === '\\') escapes += 1;
    if (escapes % 2 === 0) return at;
  }
  return text.length;
}
