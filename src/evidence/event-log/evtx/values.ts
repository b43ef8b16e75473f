import { Damaged, type Chunk } from './chunk.ts';
import { NULL_TYPE } from './value-text.ts';

/** The values of a template's instance: where each stands in the chunk, its size and its type. */
export class Values {
  count = 0;
  /** Only the first `count` of each are meant. */
  starts = new Int32Array(64);
  sizes = new Int32Array(64);
  types = new Uint8Array(64);

  /**
   * Finds the values: their number, size and type of each, then the values one after the other. Returns the offset behind
   * them.
   */
  find({ view }: Chunk, at: number, end: number): number {
    if (at + 4 > end) throw new Damaged('cut');
    const count = view.getUint32(at, true);
    let start = at + 4 + 4 * count;
    if (start > end) throw new Damaged('more values than bytes');
    if (count > this.starts.length) this.#grow(count);
    this.count = count;
    for (let index = 0, entry = at + 4; index < count; index += 1, entry += 4) {
      const size = view.getUint16(entry, true);
      this.starts[index] = start;
      this.sizes[index] = size;
      this.types[index] = view.getUint8(entry + 2);
      start += size;
    }
    if (start > end) throw new Damaged('values larger than the record');
    return start;
  }

  startOf(index: number): number {
    return this.starts[index] ?? 0;
  }

  sizeOf(index: number): number {
    return index < this.count ? (this.sizes[index] ?? 0) : 0;
  }

  /** A value that the instance does not have is null. */
  typeOf(index: number): number {
    return index < this.count ? (this.types[index] ?? NULL_TYPE) : NULL_TYPE;
  }

  #grow(count: number): void {
    this.starts = new Int32Array(count);
    this.sizes = new Int32Array(count);
    this.types = new Uint8Array(count);
  }
}
