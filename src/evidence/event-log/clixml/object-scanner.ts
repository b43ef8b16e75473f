/**
 * From the pieces of a Clixml file to its events. An object names its types, or refers to an object above it that did:
 * `<TN RefId="0"><T>…EventLogRecord</T>` and `<TNRef RefId="0" />`. An event is what stands from one such place to the next, so its
 * nested objects (Bookmark, Properties) do not matter, and a damaged one does not spoil the next.
 */
export interface ObjectVisitor {
  object(text: string, number: number): void;
  unreadable(number: number): void;
  /** The file ends before its root element does. */
  cut(): void;
}

/** An event with its properties as objects; the message alone may have 64 KB. */
const RECORD_LIMIT = 1 << 20;
/** Enough to tell one type name, or one reference. */
const LONGEST = 400;

const LT = 0x3c;
const START = new TextEncoder().encode('<TN');
const END = new TextEncoder().encode('</Objs');

export class ObjectScanner {
  readonly #visitor: ObjectVisitor;
  readonly #types = new Set<string>();
  #buffer = new Uint8Array(1 << 12);
  #filled = 0;
  #at = 0;
  /** Where the open event begins; −1: none is open. */
  #start = -1;
  #isEnded = false;
  #number = 0;

  constructor(visitor: ObjectVisitor) {
    this.#visitor = visitor;
  }

  push(piece: Uint8Array): void {
    this.#append(piece);
    this.#scan(false);
    if (this.#start >= 0 && this.#at - this.#start > RECORD_LIMIT) this.#giveUp();
    this.#keep();
  }

  end(): void {
    this.#scan(true);
    if (!this.#isEnded) this.#visitor.cut();
    else if (this.#start >= 0) this.#finish(this.#filled);
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
      const at = bytes.indexOf(LT, this.#at);
      if (at < 0) {
        this.#at = bytes.length;
        return;
      }
      if (bytes.length - at < LONGEST && !isLast) {
        this.#at = at;
        return;
      }
      this.#at = at + 1;
      if (startsWith(bytes, at, END)) this.#isEnded = true;
      else if (startsWith(bytes, at, START) && this.#isEvent(bytes.subarray(at, at + LONGEST))) {
        if (this.#start >= 0) this.#finish(at);
        this.#start = at;
      }
    }
  }

  /** Whether the types at a place are those of an event. */
  #isEvent(bytes: Uint8Array): boolean {
    const text = decoder.decode(bytes);
    const named = /^<TN RefId="(\d{1,9})">\s*<T>(?:\w{1,60}\.){0,8}EventLogRecord<\/T>/.exec(text)?.[1];
    if (named !== undefined) {
      this.#types.add(named);
      return true;
    }
    const referred = /^<TNRef RefId="(\d{1,9})"/.exec(text)?.[1];
    return referred !== undefined && this.#types.has(referred);
  }

  #finish(end: number): void {
    const number = (this.#number += 1);
    if (end - this.#start > RECORD_LIMIT) this.#visitor.unreadable(number);
    else this.#visitor.object(decoder.decode(this.#buffer.subarray(this.#start, end)), number);
    this.#start = -1;
  }

  #giveUp(): void {
    this.#visitor.unreadable((this.#number += 1));
    this.#start = -1;
  }

  #keep(): void {
    const from = this.#start < 0 ? this.#at : this.#start;
    if (from === 0) return;
    this.#buffer.copyWithin(0, from, this.#filled);
    this.#filled -= from;
    this.#at -= from;
    if (this.#start >= 0) this.#start = 0;
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function startsWith(bytes: Uint8Array, at: number, sign: Uint8Array): boolean {
  for (let index = 0; index < sign.length; index += 1) {
    if (bytes[at + index] !== sign[index]) return false;
  }
  return true;
}
