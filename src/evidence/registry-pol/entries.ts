/**
 * The entries of a `Registry.pol`: behind signature and version `[key;value;type;size;data]`, brackets and semicolons as
 * UTF-16LE characters, key and value ended by NUL, type and size 32 bits (MS-GPREG 2.2.1).
 */
import { decodeAs } from '../../windows/encodings.ts';

export interface PolEntry {
  /** Without hive, as written. */
  readonly key: string;
  /** Empty where only the key is made. */
  readonly name: string;
  readonly type: number;
  readonly data: Uint8Array;
}

/** Names are held in keys of 255 characters and values of 16383. */
const MOST_CHARACTERS = 16_384;

/** All entries up to the first that is damaged, and what is wrong there in one sentence. */
export function polEntries(bytes: Uint8Array): {
  readonly entries: PolEntry[];
  readonly damage: string | null;
} {
  const entries: PolEntry[] = [];
  const cursor = new Cursor(bytes, 8);
  while (!cursor.isAtEnd()) {
    const entry = readEntry(cursor);
    if (entry === null) {
      return {
        entries,
        damage: `This Registry.pol is cut or damaged behind its entry ${entries.length}: what stood there is missing. Copy it again from the GPO.`,
      };
    }
    entries.push(entry);
  }
  return { entries, damage: null };
}

function readEntry(cursor: Cursor): PolEntry | null {
  if (!cursor.takes('[')) return null;
  const key = cursor.text();
  if (key === null || !cursor.takes(';')) return null;
  const name = cursor.text();
  if (name === null || !cursor.takes(';')) return null;
  const type = cursor.number();
  if (type === null || !cursor.takes(';')) return null;
  const size = cursor.number();
  if (size === null || !cursor.takes(';')) return null;
  const data = cursor.bytes(size);
  return data === null || !cursor.takes(']') ? null : { key, name, type, data };
}

class Cursor {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = at;
  }

  isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  takes(sign: string): boolean {
    if (this.#at + 2 > this.#bytes.length) return false;
    const same = this.#view.getUint16(this.#at, true) === sign.charCodeAt(0);
    if (same) this.#at += 2;
    return same;
  }

  /** A text up to its NUL. */
  text(): string | null {
    let end = this.#at;
    while (end + 2 <= this.#bytes.length && this.#view.getUint16(end, true) !== 0) {
      end += 2;
      if (end - this.#at > 2 * MOST_CHARACTERS) return null;
    }
    if (end + 2 > this.#bytes.length) return null;
    const text = decodeAs(this.#bytes.subarray(this.#at, end), 'utf-16le');
    this.#at = end + 2;
    return text;
  }

  number(): number | null {
    if (this.#at + 4 > this.#bytes.length) return null;
    const value = this.#view.getUint32(this.#at, true);
    this.#at += 4;
    return value;
  }

  bytes(size: number): Uint8Array | null {
    if (this.#at + size > this.#bytes.length) return null;
    const data = this.#bytes.subarray(this.#at, this.#at + size);
    this.#at += size;
    return data;
  }
}
