/**
 * Who wrote a record: provider, channel and computer, as far as the export has columns for them. The names are told apart by
 * their bytes, so that a record of noise is counted without decoding anything.
 */
import type { Writer } from '../coverage.ts';
import type { LogBook } from '../log-book.ts';
import type { EventColumns } from './event-table.ts';
import { Names } from './names.ts';
import type { RecordFields } from './record-fields.ts';

/** More different names than a log has providers, channels or computers. */
const NAMES = 1 << 17;

export class Sources {
  readonly #columns: EventColumns;
  readonly #book: LogBook;
  readonly #channel: string | null;
  readonly #providers = new Names();
  readonly #channels = new Names();
  readonly #computers = new Names();
  readonly #writers = new Map<number, Writer>();
  #lastKey = -1;
  #last: Writer | null = null;

  /** `channel`: of all records, where no column names it. */
  constructor(columns: EventColumns, book: LogBook, channel: string | null) {
    this.#columns = columns;
    this.#book = book;
    this.#channel = channel;
  }

  /** The writer of a record. */
  of(fields: RecordFields): Writer {
    const columns = this.#columns;
    const provider = indexOf(this.#providers, fields, columns.provider);
    const channel = indexOf(this.#channels, fields, columns.channel);
    const computer = indexOf(this.#computers, fields, columns.computer);
    const key = (computer * NAMES + channel) * NAMES + provider;
    if (key === this.#lastKey && this.#last !== null) return this.#last;
    let writer = this.#writers.get(key);
    if (writer === undefined) {
      writer = this.#book.writer(
        columns.provider < 0 ? null : this.#providers.nameOf(provider),
        columns.channel < 0 ? this.#channel : this.#channels.nameOf(channel),
        columns.computer < 0 ? null : this.#computers.nameOf(computer),
      );
      this.#writers.set(key, writer);
    }
    this.#lastKey = key;
    this.#last = writer;
    return writer;
  }
}

function indexOf(names: Names, fields: RecordFields, column: number): number {
  return column < 0 ? 0 : names.indexOf(fields.bytes, fields.starts[column] ?? 0, fields.ends[column] ?? 0);
}
