/**
 * One chunk of a log file: 64 KiB that stand for themselves. All offsets in it count from its beginning, and names and
 * templates are stored once, in the record that needed them first.
 *
 * Layout: https://github.com/libyal/libevtx/blob/main/documentation/Windows%20XML%20Event%20Log%20(EVTX).asciidoc
 */
import { crc32 } from './crc32.ts';

export const CHUNK_BYTES = 65536;
/** The header, the offsets of common names (64) and of templates (32). Neither table is needed to read. */
export const CHUNK_HEADER_BYTES = 512;

/** Something does not fit: the record is not used. */
export class Damaged extends Error {}

/** What a chunk says of itself. */
export interface ChunkHeader {
  /** Record identifiers of its first and last record. */
  readonly firstId: number;
  readonly lastId: number;
  /** Where its last record begins, and where the free space behind it does. */
  readonly lastRecord: number;
  readonly freeSpace: number;
  /** The checksum of the records. */
  readonly recordsCrc: number;
}

/** No name of an element or attribute is longer; a damaged length must not cost memory. */
const NAME_LIMIT = 1024;

export class Chunk {
  readonly bytes = new Uint8Array(CHUNK_BYTES);
  readonly view = new DataView(this.bytes.buffer);
  /** Bytes of it that the file has: fewer than 64 KiB where the file was cut. */
  length = 0;

  readonly #names = new Map<number, string>();

  /** The bytes have been filled anew up to `length`. */
  begin(length: number): void {
    this.length = length;
    this.#names.clear();
  }

  get isSigned(): boolean {
    return isChunkMagic(this.bytes, 0);
  }

  /** The header, or null where its checksum does not fit: stale, never written, or damaged. */
  trustedHeader(): ChunkHeader | null {
    const header = this.header();
    if (header === null || !this.isSigned) return null;
    const crc = crc32(this.view, 128, CHUNK_HEADER_BYTES, crc32(this.view, 0, 120));
    return crc === this.view.getUint32(124, true) ? header : null;
  }

  /** The header as it stands, or null where it is impossible. */
  header(): ChunkHeader | null {
    if (this.length < CHUNK_HEADER_BYTES) return null;
    const freeSpace = this.view.getUint32(48, true);
    if (freeSpace < CHUNK_HEADER_BYTES || freeSpace > CHUNK_BYTES) return null;
    return {
      firstId: this.uint64(24),
      lastId: this.uint64(32),
      lastRecord: this.view.getUint32(44, true),
      freeSpace,
      recordsCrc: this.view.getUint32(52, true),
    };
  }

  /** Above 2^53 the nearest number. */
  uint64(at: number): number {
    return this.view.getUint32(at + 4, true) * 0x1_0000_0000 + this.view.getUint32(at, true);
  }

  /**
   * The name that stands at `offset`: offset of another name (4 bytes), hash (2), length (2), letters, NUL. The hash tells
   * a name from bytes that replaced it (MS-EVEN6 2.2.12, NameHash).
   */
  name(offset: number): string {
    const known = this.#names.get(offset);
    if (known !== undefined) return known;
    if (offset + 8 > this.length) throw new Damaged('name outside');
    const { view } = this;
    const count = view.getUint16(offset + 6, true);
    if (count > NAME_LIMIT || offset + 8 + 2 * count > this.length) throw new Damaged('name too long');
    let name = '';
    let hash = 0;
    for (let letter = 0; letter < count; letter += 1) {
      const code = view.getUint16(offset + 8 + 2 * letter, true);
      hash = (Math.imul(hash, 65599) + code) | 0;
      name += String.fromCharCode(code);
    }
    if ((hash & 0xffff) !== view.getUint16(offset + 4, true)) throw new Damaged('name replaced');
    this.#names.set(offset, name);
    return name;
  }

  /** Whether that name stands at `offset`. */
  hasName(offset: number, name: string): boolean {
    if (offset + 8 + 2 * name.length > this.length) return false;
    if (this.view.getUint16(offset + 6, true) !== name.length) return false;
    for (let letter = 0; letter < name.length; letter += 1) {
      if (this.view.getUint16(offset + 8 + 2 * letter, true) !== name.charCodeAt(letter)) return false;
    }
    return true;
  }
}

/** `ElfChnk` and a NUL. */
export function isChunkMagic(bytes: Uint8Array, at: number): boolean {
  return CHUNK_MAGIC.every((byte, index) => bytes[at + index] === byte);
}

const CHUNK_MAGIC = [0x45, 0x6c, 0x66, 0x43, 0x68, 0x6e, 0x6b, 0];
