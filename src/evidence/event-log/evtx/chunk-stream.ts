/**
 * From a stream of bytes to chunks. The header of the file is not needed and not believed: a log that was copied while Windows
 * wrote into it has an old one, a carved one has none. The chunks lie one behind the other up to the end of the file.
 */
import { CHUNK_BYTES, isChunkMagic, type Chunk } from './chunk.ts';

export const FILE_HEADER_BYTES = 4096;

export interface ChunkVisitor {
  /** The chunk is the same object each time, filled anew. */
  chunk(): void;
}

export class ChunkStream {
  readonly #chunk: Chunk;
  readonly #visitor: ChunkVisitor;
  readonly #head = new Uint8Array(FILE_HEADER_BYTES);
  #headFilled = 0;
  #filled = 0;

  constructor(chunk: Chunk, visitor: ChunkVisitor) {
    this.#chunk = chunk;
    this.#visitor = visitor;
  }

  /** The header of the file as far as it was there; null where the file begins with a chunk. */
  get head(): DataView | null {
    if (isChunkMagic(this.#head, 0)) return null;
    return new DataView(this.#head.buffer, 0, this.#headFilled);
  }

  push(piece: Uint8Array): void {
    let rest = piece;
    if (this.#headFilled < FILE_HEADER_BYTES) {
      const taken = Math.min(rest.length, FILE_HEADER_BYTES - this.#headFilled);
      this.#head.set(rest.subarray(0, taken), this.#headFilled);
      this.#headFilled += taken;
      rest = rest.subarray(taken);
      if (this.#headFilled === FILE_HEADER_BYTES) this.#beginWithHead();
    }
    while (rest.length > 0) {
      const taken = Math.min(rest.length, CHUNK_BYTES - this.#filled);
      this.#chunk.bytes.set(rest.subarray(0, taken), this.#filled);
      this.#filled += taken;
      rest = rest.subarray(taken);
      if (this.#filled === CHUNK_BYTES) this.#take();
    }
  }

  /** After the last piece. Returns whether the file ends inside a chunk, or before the first. */
  end(): boolean {
    if (this.#headFilled < FILE_HEADER_BYTES) this.#beginWithHead();
    const isCut = this.#filled > 0 || this.#headFilled < FILE_HEADER_BYTES;
    while (this.#filled > 0) this.#take();
    return isCut;
  }

  #beginWithHead(): void {
    if (!isChunkMagic(this.#head, 0)) return;
    this.#chunk.bytes.set(this.#head);
    this.#filled = this.#headFilled;
  }

  /** Hands over what is filled. Where a chunk begins inside it instead of at its beginning, the rest waits for more. */
  #take(): void {
    const filled = this.#filled;
    const begin = isChunkMagic(this.#chunk.bytes, 0) ? -1 : this.#findChunk(filled);
    const length = begin < 0 ? filled : begin;
    this.#chunk.begin(length);
    this.#visitor.chunk();
    this.#chunk.bytes.copyWithin(0, length, filled);
    this.#filled = filled - length;
  }

  #findChunk(filled: number): number {
    const { bytes, view } = this.#chunk;
    for (let at = bytes.indexOf(0x45, 1); at >= 0 && at + 44 <= filled; at = bytes.indexOf(0x45, at + 1)) {
      // Its header is 128 bytes large, as it says itself.
      if (isChunkMagic(bytes, at) && view.getUint32(at + 40, true) === 128) return at;
    }
    return -1;
  }
}
