/**
 * Who wrote a record: provider, channel and computer. Most templates name all three; where they are values, they are told apart
 * by their bytes, so that a record of noise is counted without making a string.
 */
import type { Writer } from '../coverage.ts';
import { Names } from '../csv/names.ts';
import type { LogBook } from '../log-book.ts';
import type { Chunk } from './chunk.ts';
import type { EventLayout, Place } from './layout.ts';
import { STRING_TYPE, trimmedSize, valueText } from './value-text.ts';
import type { Values } from './values.ts';

/** More different names than a log has providers, channels or computers. */
const NAMES = 1 << 17;

/** The numbers of the names that a template itself says; −1: a value. */
interface Fixed {
  readonly provider: number;
  readonly channel: number;
  readonly computer: number;
}

export class Sources {
  readonly #book: LogBook;
  readonly #names = new Names('utf-16le');
  readonly #fixed = new WeakMap<EventLayout, Fixed>();
  readonly #writers = new Map<number, Writer>();
  #lastKey = -1;
  #last: Writer | null = null;

  constructor(book: LogBook) {
    this.#book = book;
  }

  /** All writers met. */
  get writers(): Iterable<Writer> {
    return this.#writers.values();
  }

  /** The writer of a record of this layout. */
  of(layout: EventLayout, chunk: Chunk, values: Values): Writer {
    const fixed = this.#fixedOf(layout);
    const provider = fixed.provider < 0 ? this.#numberAt(layout.provider, chunk, values) : fixed.provider;
    const channel = fixed.channel < 0 ? this.#numberAt(layout.channel, chunk, values) : fixed.channel;
    const computer = fixed.computer < 0 ? this.#numberAt(layout.computer, chunk, values) : fixed.computer;
    return this.#writer(provider, channel, computer);
  }

  /** The writer of these names. */
  named(provider: string, channel: string, computer: string): Writer {
    return this.#writer(this.#numberOf(provider), this.#numberOf(channel), this.#numberOf(computer));
  }

  #writer(provider: number, channel: number, computer: number): Writer {
    const key = (computer * NAMES + channel) * NAMES + provider;
    if (key === this.#lastKey && this.#last !== null) return this.#last;
    let writer = this.#writers.get(key);
    if (writer === undefined) {
      const names = this.#names;
      writer = this.#book.writer(names.nameOf(provider), names.nameOf(channel), names.nameOf(computer));
      this.#writers.set(key, writer);
    }
    this.#lastKey = key;
    this.#last = writer;
    return writer;
  }

  #fixedOf(layout: EventLayout): Fixed {
    let fixed = this.#fixed.get(layout);
    if (fixed === undefined) {
      const number = (place: Place): number => (place.kind === 'text' ? this.#numberOf(place.text) : -1);
      fixed = {
        provider: number(layout.provider),
        channel: number(layout.channel),
        computer: number(layout.computer),
      };
      this.#fixed.set(layout, fixed);
    }
    return fixed;
  }

  #numberAt(place: Place, chunk: Chunk, values: Values): number {
    if (place.kind === 'text') return this.#numberOf(place.text);
    const start = values.startOf(place.index);
    const size = values.sizeOf(place.index);
    const type = values.typeOf(place.index);
    if (type !== STRING_TYPE) return this.#numberOf(valueText(chunk, start, size, type));
    return this.#names.indexOf(chunk.bytes, start, start + trimmedSize(chunk.bytes, start, size));
  }

  #numberOf(name: string): number {
    const bytes = new Uint8Array(2 * name.length);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < name.length; at += 1) view.setUint16(2 * at, name.charCodeAt(at), true);
    return this.#names.indexOf(bytes, 0, bytes.length);
  }
}
