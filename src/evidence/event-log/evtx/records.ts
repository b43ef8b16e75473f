/**
 * The records of a chunk, one behind the other:
 *
 * ```
 * 2A 2A 00 00  size  identifier (8)  written (FILETIME, 8)  binary XML …  size
 * ```
 *
 * What stands behind the free space offset is left over from before and not read: exports carry pieces of other logs there.
 * A record behind damage is found by its magic and its size at both ends; its identifier must then follow on.
 */
import { CHUNK_HEADER_BYTES, type Chunk, type ChunkHeader } from './chunk.ts';

/** `**` and two NULs. */
const RECORD_MAGIC = 0x2a2a;
export const RECORD_HEADER = 24;
/** A header, and the size again: Windows has been seen to write a record without an event. */
const SMALLEST_RECORD = RECORD_HEADER + 4;
/** In a gap, no more records are supposed than would fit there if all were small. */
const SMALL_RECORD = 64;

/** What was met in a chunk beside its records. */
export interface Walk {
  /** Identifier of the last record, that of an earlier chunk where it has none. */
  readonly lastId: number | null;
  /** False where no record was found, and no sign that there should be one. */
  readonly isUsed: boolean;
  readonly isDamaged: boolean;
  /** Records that its neighbours or its header show to be missing. */
  readonly lost: number;
}

/**
 * Hands every record to `visit`.
 *
 * @param before identifier of the last record so far
 */
export function walkRecords(
  chunk: Chunk,
  before: number | null,
  visit: (at: number, size: number) => void,
): Walk {
  const walker = new Walker(chunk, before);
  for (let size = walker.next(); size > 0; size = walker.next()) visit(walker.at - size, size);
  const { lastId, isDamaged, lost } = walker;
  return { lastId: lastId ?? before, isUsed: lastId !== null || chunk.isSigned, isDamaged, lost };
}

class Walker {
  lastId: number | null = null;
  isDamaged = false;
  lost = 0;
  /** Behind the record that `next` has found. */
  at = CHUNK_HEADER_BYTES;

  readonly #chunk: Chunk;
  readonly #before: number | null;
  readonly #trusted: ChunkHeader | null;
  /** What the header says where it cannot be trusted: right more often than not. */
  readonly #hint: ChunkHeader | null;
  #lastAt = 0;

  constructor(chunk: Chunk, before: number | null) {
    this.#chunk = chunk;
    this.#before = before;
    this.#trusted = chunk.trustedHeader();
    this.#hint = this.#trusted ?? chunk.header();
  }

  /** Size of the next record, 0 where there is none. */
  next(): number {
    let size = this.#sizeAt(this.at);
    if (size > 0 && this.#belongsHere(size)) return this.#take(this.at, size);
    if (this.#isEnd()) return 0;
    const found = this.#find(this.at + 1);
    if (found < 0) {
      this.#noteEnd();
      return 0;
    }
    if (this.#isBetween(found)) return this.#take(this.at, found - this.at);
    size = this.#sizeAt(found);
    this.isDamaged = true;
    if (this.lastId !== null) this.lost += Math.max(0, this.#idAt(found) - this.lastId - 1);
    return this.#take(found, size);
  }

  #take(at: number, size: number): number {
    const id = this.#idAt(at);
    // A number that does not follow on, between two that do, is itself damaged.
    this.lastId = this.#isNumberDamaged(at, size) ? (this.lastId ?? 0) + 1 : id;
    this.#lastAt = at;
    this.at = at + size;
    return size;
  }

  /** Whether only the size of the record at the current place is damaged: the one at `next` follows on. */
  #isBetween(next: number): boolean {
    if (this.at + SMALLEST_RECORD > next || this.#chunk.view.getUint32(this.at, true) !== RECORD_MAGIC)
      return false;
    const id = (this.lastId ?? this.#before ?? 0) + 1;
    return this.#idAt(this.at) === id && this.#idAt(next) === id + 1;
  }

  /** The size of the record at an offset, 0 where none stands there. */
  #sizeAt(at: number): number {
    const { view, length } = this.#chunk;
    if (at + SMALLEST_RECORD > length || view.getUint32(at, true) !== RECORD_MAGIC) return 0;
    const size = view.getUint32(at + 4, true);
    if (size < SMALLEST_RECORD || at + size > length) return 0;
    return view.getUint32(at + size - 4, true) === size ? size : 0;
  }

  #idAt(at: number): number {
    return this.#chunk.uint64(at + 8);
  }

  /** Whether the record at the current place is one of this chunk, and nothing left over from before. */
  #belongsHere(size: number): boolean {
    const { at } = this;
    // Headers are written later than records: one more may follow behind what they know of.
    if (this.#hint !== null && at + size <= this.#hint.freeSpace) return true;
    const follows = (this.lastId ?? this.#before ?? 0) + 1;
    if (this.#idAt(at) === follows) return true;
    if (this.#trusted !== null || this.#isWhole()) return false;
    return this.lastId === null || this.#isNumberDamaged(at, size);
  }

  #isNumberDamaged(at: number, size: number): boolean {
    if (this.lastId === null || this.#idAt(at) === this.lastId + 1) return false;
    return this.#sizeAt(at + size) > 0 && this.#idAt(at + size) === this.lastId + 2;
  }

  /** True where nothing can follow, and nothing is missing. */
  #isEnd(): boolean {
    if (this.#trusted !== null) {
      // Archived logs are padded with zeros up to a free space offset at the very end.
      return this.at >= this.#trusted.freeSpace || this.lastId === this.#trusted.lastId;
    }
    return this.#isWhole() || this.#isBlank(this.at);
  }

  /** Whether the records so far end where the header, trusted or not, says. */
  #isWhole(): boolean {
    return this.at === this.#hint?.freeSpace && this.#lastAt === this.#hint.lastRecord;
  }

  #isBlank(from: number): boolean {
    const { bytes, length } = this.#chunk;
    for (let at = from; at < length; at += 1) if (bytes[at] !== 0) return false;
    return true;
  }

  /** The next place where a whole record stands that can be of this chunk, −1 where there is none. */
  #find(from: number): number {
    const { bytes, length } = this.#chunk;
    const end = Math.min(length, this.#trusted?.freeSpace ?? length);
    for (let at = bytes.indexOf(0x2a, from); at >= 0 && at < end; at = bytes.indexOf(0x2a, at + 1)) {
      if (this.#sizeAt(at) > 0 && this.#followsOn(at)) return at;
    }
    return -1;
  }

  #followsOn(at: number): boolean {
    const id = this.#idAt(at);
    const first = this.lastId === null ? (this.#trusted?.firstId ?? 0) : this.lastId + 1;
    const last =
      this.#trusted?.lastId ??
      (this.lastId === null ? Infinity : this.lastId + 1 + (at - this.at) / SMALL_RECORD);
    return id >= first && id <= last;
  }

  /** No record follows, although the chunk does not end here: what is known to be missing? */
  #noteEnd(): void {
    const { length } = this.#chunk;
    if (this.#trusted !== null) {
      // A cut file is told of as a whole.
      if (this.#trusted.freeSpace > length) return;
      this.isDamaged = true;
      this.lost += Math.max(0, this.#trusted.lastId - (this.lastId ?? this.#trusted.firstId - 1));
      return;
    }
    if (length < CHUNK_HEADER_BYTES) return;
    const isExpected =
      this.#hint !== null && this.at < this.#hint.freeSpace && this.#hint.freeSpace <= length;
    this.isDamaged ||= !this.#chunk.isSigned || isExpected;
  }
}
