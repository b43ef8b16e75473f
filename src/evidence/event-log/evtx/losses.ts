/** What was lost of a damaged log, counted while reading and said at the end. */
import type { Note } from '../../../facts/reading.ts';
import { CHUNK_BYTES } from './chunk.ts';
import { FILE_HEADER_BYTES } from './chunk-stream.ts';
import { crc32 } from './crc32.ts';
import type { Walk } from './records.ts';

/** Chunks of one kind, and the record that was read last before the first of them; 0: none. */
interface Lost {
  count: number;
  behind: number;
}

export class Losses {
  readonly #damaged: Lost = { count: 0, behind: 0 };
  readonly #changed: Lost = { count: 0, behind: 0 };
  #chunks = 0;
  /** Chunks of bytes that mean nothing, at the end so far: damage, or space that the log never used. */
  #unknown: Lost = { count: 0, behind: 0 };
  #records = 0;

  /**
   * After a chunk.
   *
   * @param before number of the record that was read last before it
   * @param hasChanged whether its records do not fit their checksum
   */
  chunk(walk: Walk, before: number, hasChanged: boolean): void {
    this.#chunks += 1;
    if (walk.isDamaged && !walk.isUsed) {
      add(this.#unknown, 1, before);
      return;
    }
    if (walk.isUsed) this.#unknownAreDamaged(this.#unknown.count);
    this.#records += walk.lost;
    if (walk.isDamaged) add(this.#damaged, 1, before);
    else if (hasChanged) add(this.#changed, 1, before);
  }

  /**
   * After the last chunk. Returns whether the header of the file promises more chunks than there were; it never promises too many
   * while Windows writes.
   */
  end(head: DataView | null): boolean {
    if (head === null || head.byteLength < FILE_HEADER_BYTES) return false;
    if (crc32(head, 0, 120) !== head.getUint32(124, true)) return false;
    const promised = head.getUint16(42, true);
    this.#unknownAreDamaged(promised - (this.#chunks - this.#unknown.count));
    return promised > this.#chunks;
  }

  *notes(): Iterable<Note> {
    if (this.#damaged.count > 0) {
      const lost = this.#records === 0 ? '' : `, at least ${counted(this.#records, 'record')}`;
      yield {
        code: 'chunks-damaged',
        says: `Of ${places(this.#damaged)} a part is lost${lost}: the file is damaged there. Everything else was read. ${AGAIN}`,
        ...behind(this.#damaged),
      };
    }
    if (this.#changed.count > 0) {
      yield {
        code: 'checksums-differ',
        says: `The checksum of ${places(this.#changed)} does not fit: something was changed there since Windows wrote it, and single values may be wrong. ${AGAIN}`,
        ...behind(this.#changed),
      };
    }
  }

  #unknownAreDamaged(most: number): void {
    const count = Math.min(most, this.#unknown.count);
    if (count > 0) add(this.#damaged, count, this.#unknown.behind);
    this.#unknown = { count: 0, behind: 0 };
  }
}

const AGAIN = 'Export the log again if you can, with wevtutil epl.';

function add(lost: Lost, count: number, before: number): void {
  if (lost.count === 0) lost.behind = before;
  lost.count += count;
}

/** `1 block of 64 KB behind record 812`, `3 blocks of 64 KB, the first behind record 812,`. */
function places({ count, behind: record }: Lost): string {
  const size = `of ${CHUNK_BYTES / 1024} KB`;
  if (count === 1) return record === 0 ? `1 block ${size}` : `1 block ${size} behind record ${record}`;
  return record === 0
    ? `${count} blocks ${size}`
    : `${count} blocks ${size}, the first behind record ${record},`;
}

function behind({ behind: record }: Lost): { readonly record?: number } {
  return record === 0 ? {} : { record };
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
