/**
 * From the pieces of a file to its `<Event>…</Event>`, in one pass, whatever the size of the pieces: a log saved as XML is one
 * line of any length.
 *
 * Where an event has no end (a cut, a joined file, a damaged byte) it is given up at the next `<Event`, so a bad record never
 * spoils the next; `<Event` inside a CDATA section or comment counts as well, which Windows writes neither. The file is read in
 * bytes that are ASCII where it matters: `Utf8Pieces` brings every encoding into UTF-8.
 */
import { Unreadable } from '../../format.ts';

export interface EventVisitor {
  /**
   * One event, `bytes` from its first to its last; valid during the call only. `number` counts the events from 1, `at` is the
   * place in all bytes pushed.
   */
  event(bytes: Uint8Array, number: number, at: number): void;
  /** One without an end, or longer than any. */
  unreadable(number: number, at: number): void;
  /** Something else than markup and blanks between events, its first words. */
  stray(words: string): void;
  /** The file ends inside an event (`bytes`: its beginning), or before the end of its root element. */
  cut(bytes: Uint8Array | null): void;
}

/** No Windows event is larger than 64 KB; as XML with its message it may be some times that. */
export const RECORD_LIMIT = 1 << 20;

const LT = 0x3c;
const GT = 0x3e;
const CAPITAL_E = 0x45;
const SLASH = 0x2f;
const EXCLAMATION = 0x21;
/** `<![CDATA[` and `<!DOCTYPE` are the longest beginnings to be told apart. */
const LONGEST = 9;

type Mode = 'text' | 'cdata' | 'comment';

export class EventScanner {
  readonly #visitor: EventVisitor;
  #buffer = new Uint8Array(1 << 12);
  #filled = 0;
  /** Place of `#buffer[0]` in all bytes. */
  #base = 0;
  /** Scanned up to here. */
  #at = 0;
  #mode: Mode = 'text';
  /** Where the open event begins; −1: none is open, and what is no event begins at `#outside`. */
  #start = -1;
  #outside = 0;
  /** Behind an event that was too long: what follows is its rest. */
  #isRest = false;
  #isRootOpen = false;
  #number = 0;

  constructor(visitor: EventVisitor) {
    this.#visitor = visitor;
  }

  /** Takes the next bytes, UTF-8. Throws `Unreadable` for a file that defines entities of its own. */
  push(piece: Uint8Array): void {
    this.#append(piece);
    this.#scan(false);
    this.#giveUpTooLong();
    this.#keep();
  }

  /** After the last piece. */
  end(): void {
    this.#scan(true);
    const rest = this.#buffer.subarray(Math.max(this.#start, 0), this.#filled);
    if (this.#start >= 0 && !isHollow(rest)) this.#visitor.cut(rest);
    else if (this.#isRootOpen) this.#visitor.cut(null);
    if (this.#start < 0) this.#passOver(this.#filled);
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

  #scan(isLast: boolean): void {
    const bytes = this.#buffer.subarray(0, this.#filled);
    while (this.#at < bytes.length) {
      const at = this.#mode === 'text' ? placeOf(LT, bytes, this.#at) : this.#nextSign(bytes);
      if (at < 0) {
        this.#at = bytes.length;
        return;
      }
      if (bytes.length - at < LONGEST && !isLast) {
        this.#at = at;
        return;
      }
      this.#at = at + 1;
      this.#sign(bytes, at);
    }
  }

  /** In CDATA and comments only `<` and the sign's own end count. */
  #nextSign(bytes: Uint8Array): number {
    for (let at = this.#at; at < bytes.length; at += 1) {
      if (bytes[at] === LT || bytes[at] === (this.#mode === 'cdata' ? 0x5d : 0x2d)) return at;
    }
    return -1;
  }

  #sign(bytes: Uint8Array, at: number): void {
    // Nearly all tags are of the data: the byte behind `<` tells them apart.
    const next = bytes[at + 1];
    if (this.#mode === 'text' && next !== CAPITAL_E && next !== SLASH && next !== EXCLAMATION) return;
    if (startsEvent(bytes, at)) this.#begin(at);
    else if (this.#mode === 'cdata') this.#endMode(bytes, at, CDATA_END);
    else if (this.#mode === 'comment') this.#endMode(bytes, at, COMMENT_END);
    else if (matches(bytes, at, EVENT_END)) this.#finish(bytes, at);
    else if (matches(bytes, at, CDATA_START)) this.#mode = 'cdata';
    else if (matches(bytes, at, COMMENT_START)) this.#mode = 'comment';
    else if (matches(bytes, at, ROOT_START)) this.#isRootOpen = true;
    else if (matches(bytes, at, ROOT_END)) this.#isRootOpen = false;
    else if (matches(bytes, at, DOCTYPE) || matches(bytes, at, ENTITY)) throw definesEntities();
  }

  #endMode(bytes: Uint8Array, at: number, end: Uint8Array): void {
    if (!matches(bytes, at, end)) return;
    this.#mode = 'text';
    this.#at = at + end.length;
  }

  #begin(at: number): void {
    this.#mode = 'text';
    if (this.#start < 0) this.#passOver(at);
    else if (!isHollow(this.#buffer.subarray(this.#start, at))) this.#giveUp();
    this.#isRest = false;
    this.#start = at;
  }

  #finish(bytes: Uint8Array, at: number): void {
    if (this.#start < 0) return;
    const gt = bytes.indexOf(GT, at);
    const end = gt < 0 || gt - at > 64 ? at + EVENT_END.length : gt + 1;
    if (end - this.#start > RECORD_LIMIT) this.#giveUp();
    else {
      const event = bytes.subarray(this.#start, end);
      this.#visitor.event(event, (this.#number += 1), this.#base + this.#start);
    }
    this.#start = -1;
    this.#outside = end;
    this.#at = Math.max(this.#at, end);
  }

  #giveUp(): void {
    this.#visitor.unreadable((this.#number += 1), this.#base + this.#start);
  }

  #giveUpTooLong(): void {
    if (this.#start < 0 || this.#filled - this.#start <= RECORD_LIMIT) return;
    this.#giveUp();
    this.#start = -1;
    this.#outside = this.#at;
    this.#isRest = true;
  }

  /** Looks at what stands between two events. */
  #passOver(to: number): void {
    const words = this.#isRest ? '' : wordsIn(this.#buffer.subarray(this.#outside, to));
    if (words !== '') this.#visitor.stray(words);
    this.#outside = to;
  }

  #keep(): void {
    // A tag that is not whole yet waits for its end, but not for long.
    if (this.#start < 0 && this.#at - this.#outside > 4096) this.#passOver(this.#at);
    const from = this.#start < 0 ? this.#outside : this.#start;
    if (from === 0) return;
    this.#buffer.copyWithin(0, from, this.#filled);
    this.#filled -= from;
    this.#base += from;
    this.#at -= from;
    this.#outside = 0;
    if (this.#start >= 0) this.#start = 0;
  }
}

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const EVENT_START = ascii('<Event');
const EVENT_END = ascii('</Event');
const ROOT_START = ascii('<Events');
const ROOT_END = ascii('</Events');
const CDATA_START = ascii('<![CDATA[');
const CDATA_END = ascii(']]>');
const COMMENT_START = ascii('<!--');
const COMMENT_END = ascii('-->');
const DOCTYPE = ascii('<!DOCTYPE');
const ENTITY = ascii('<!ENTITY');

/** Tags stand close together; below this distance a loop finds the next faster than a call of `indexOf`. */
const NEAR = 64;

/** The next place of a byte, or −1. */
export function placeOf(byte: number, bytes: Uint8Array, from: number): number {
  const near = Math.min(from + NEAR, bytes.length);
  for (let at = from; at < near; at += 1) {
    if (bytes[at] === byte) return at;
  }
  return near === bytes.length ? -1 : bytes.indexOf(byte, near);
}

/** `</Event` and not `</Events`: the letter behind decides. */
function matches(bytes: Uint8Array, at: number, sign: Uint8Array): boolean {
  for (let index = 0; index < sign.length; index += 1) {
    if (bytes[at + index] !== sign[index]) return false;
  }
  return sign !== EVENT_END || isEndOfName(bytes[at + sign.length]);
}

function startsEvent(bytes: Uint8Array, at: number): boolean {
  return matches(bytes, at, EVENT_START) && isEndOfName(bytes[at + EVENT_START.length]);
}

function isEndOfName(byte: number | undefined): boolean {
  return byte === GT || byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** An `<Event>` with nothing in it: two of them stand above each other in some collections. */
function isHollow(bytes: Uint8Array): boolean {
  return bytes.length < 400 && /^<Event[^<>]*>[\s+-]*$/.test(decoder.decode(bytes));
}

/** The first words between events; marks of a browser's tree (`-`, `+`), root elements and blanks are none. */
function wordsIn(bytes: Uint8Array): string {
  if (bytes.length === 0) return '';
  const text = decoder.decode(bytes.subarray(0, 8192));
  return text
    .replace(/<[^<>]*(?:>|$)/g, '')
    .replace(/^[\s\ufeff+-]+/, '')
    .trim()
    .slice(0, 60);
}

const decoder = new TextDecoder();

function definesEntities(): Unreadable {
  return new Unreadable(
    'xml-own-entities',
    'This XML defines entities of its own (DOCTYPE), as no export of Windows does, so it is not read: save the log from Event Viewer as XML again.',
  );
}
