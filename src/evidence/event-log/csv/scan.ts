/**
 * From the pieces of a delimited file to its records, in one pass, whatever the size of the pieces.
 *
 * Whole and well-formed records are found by `RecordFields` and handed on as places in the bytes. Where a record does
 * not fit (quotes that do not pair, another number of columns) the scanner looks for the next line at which a record
 * of this export begins. What lies before is one region: PapaParse, which forgives more, gets a second try at it, and if that
 * gives no record either, the region counts as one record that could not be read. So a bad record never spoils the next.
 *
 * PapaParse does not split the good records too: decoding the two or three fields that are needed, at the places found here,
 * takes 0.3 to 0.5 µs a record, PapaParse 4 to 7 µs (100 MB of each dialect, Node 20, processor time).
 */
import { LF, NEEDS_MORE, OPEN, RecordFields } from './record-fields.ts';
import { bytesOf, byteText, tolerantRows } from './tolerant.ts';

/** How records of one export look. */
export interface RecordShape {
  readonly delimiter: number;
  /** Whether these fields are a record: the number of columns, and a number where the event ID stands. */
  accepts(fields: RecordFields): boolean;
  /** Whether a record begins at `at`, the beginning of a line. Null: more bytes are needed to tell. */
  beginsAt(bytes: Uint8Array, at: number, isLast: boolean): boolean | null;
  /**
   * The fields of the record that a malformed region is; null where it is not exactly one. `rows`: what PapaParse made of
   * it; `text`: all of it, without its last line end. One character is one byte.
   */
  repaired(rows: readonly (readonly string[])[], text: string): readonly string[] | null;
  /** Lines that stand above the records: where exports were joined, they come again. */
  isHead(line: string): boolean;
}

export interface RecordVisitor {
  /** `fields` is valid during the call only. `number` counts the records of the file from 1. */
  record(fields: RecordFields, number: number): void;
  unreadable(number: number): void;
  /** The last record is not whole. `fields`: those before the cut. */
  cut(fields: RecordFields, number: number): void;
}

/** No Windows event is larger than 64 KB; a record that does not end within this has lost a quote. */
export const RECORD_LIMIT = 1 << 20;

export class RecordScanner {
  readonly #shape: RecordShape;
  readonly #visitor: RecordVisitor;
  readonly #fields = new RecordFields();
  #buffer = new Uint8Array(1 << 18);
  #filled = 0;
  /** Below this many bytes another try at the unfinished record is not worth it (pieces may be tiny). */
  #retryAt = 0;
  #number = 0;
  /** In a malformed region: the line up to which no record begins, else −1. */
  #searched = -1;
  /** The region was longer than a record may be: its beginning is forgotten, and counted. */
  #isDropping = false;

  constructor(shape: RecordShape, visitor: RecordVisitor) {
    this.#shape = shape;
    this.#visitor = visitor;
  }

  push(piece: Uint8Array): void {
    this.#append(piece);
    if (this.#filled < this.#retryAt) return;
    this.#scan(false);
    this.#retryAt = 2 * this.#filled;
  }

  end(): void {
    this.#scan(true);
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
    const { delimiter } = this.#shape;
    const fields = this.#fields;
    const bytes = this.#buffer.subarray(0, this.#filled);
    let at = 0;
    while (at < bytes.length) {
      if (this.#searched < 0) {
        const next = fields.find(bytes, at, isLast, delimiter);
        if (next >= 0 && next - at <= RECORD_LIMIT && this.#shape.accepts(fields)) {
          this.#visitor.record(fields, (this.#number += 1));
          at = next;
          continue;
        }
        if (next >= 0 && fields.count === 1 && fields.from === fields.to) {
          at = next; // a blank line
          continue;
        }
        if (next === NEEDS_MORE && bytes.length - at <= RECORD_LIMIT) break;
        this.#searched = at;
      }
      const next = this.#nextBeginning(bytes, isLast);
      if (next < 0) {
        if (this.#searched - at <= RECORD_LIMIT) break;
        if (!this.#isDropping) this.#visitor.unreadable((this.#number += 1));
        this.#isDropping = true;
        at = this.#searched;
        break;
      }
      this.#region(bytes, at, next, isLast);
      at = next;
      this.#searched = -1;
    }
    this.#keep(at);
  }

  /** The next line at which a record begins, or the end of the file; −1 where the bytes do not tell yet. */
  #nextBeginning(bytes: Uint8Array, isLast: boolean): number {
    for (;;) {
      const feed = bytes.indexOf(LF, this.#searched);
      const line = feed + 1;
      if (feed < 0 || line === bytes.length) {
        if (isLast) return bytes.length;
        this.#searched = feed < 0 ? bytes.length : feed;
        return -1;
      }
      const begins = this.#shape.beginsAt(bytes, line, isLast);
      if (begins === true) return line;
      if (begins === null && bytes.length - line <= RECORD_LIMIT) {
        this.#searched = feed;
        return -1;
      }
      this.#searched = line;
    }
  }

  #region(bytes: Uint8Array, from: number, to: number, isLast: boolean): void {
    if (this.#isDropping) {
      this.#isDropping = false;
      return;
    }
    const region = bytes.subarray(from, to);
    if (this.#isHead(region)) return;
    const number = (this.#number += 1);
    if (region.length > RECORD_LIMIT) {
      this.#visitor.unreadable(number);
    } else if (isLast && to === bytes.length && this.#isCut(bytes, from)) {
      this.#visitor.cut(this.#fields, number);
    } else if (this.#repair(region)) {
      this.#visitor.record(this.#fields, number);
    } else {
      this.#visitor.unreadable(number);
    }
  }

  /** Leaves the fields of the repaired record in `#fields`. */
  #repair(region: Uint8Array): boolean {
    const text = byteText(region).replace(/[\r\n]+$/, '');
    const row = this.#shape.repaired(tolerantRows(text, this.#shape.delimiter), text);
    if (row === null) return false;
    this.#fields.put(row.map(bytesOf), bytesOf(text));
    return this.#shape.accepts(this.#fields);
  }

  #isHead(region: Uint8Array): boolean {
    if (region.length > 8192) return false;
    const lines = new TextDecoder().decode(region).replaceAll('\ufeff', '').split(/\r*\n/);
    return lines.every((line) => line.trim() === '' || this.#shape.isHead(line));
  }

  /** Leaves the fields before the cut in `#fields`. */
  #isCut(bytes: Uint8Array, from: number): boolean {
    const end = this.#fields.find(bytes, from, true, this.#shape.delimiter);
    if (end === OPEN) return true;
    if (end !== bytes.length || bytes.at(-1) === LF) return false;
    // The last field is the cut one: `…,Microsoft-Windows-Security-Auditing,46`.
    this.#fields.count -= 1;
    return true;
  }

  #keep(from: number): void {
    if (from === 0) return;
    this.#buffer.copyWithin(0, from, this.#filled);
    this.#filled -= from;
    if (this.#searched >= 0) this.#searched -= from;
  }
}
