/**
 * Takes records that are read whole, one after the other: exports of other programs, in which the parts of a record stand in
 * many places. A table whose columns say it all is read by `csv/event-reader.ts`, which decodes only what is needed.
 */
import type { FactKind, Zone } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import type { LogSink, LogSummary } from '../format.ts';
import { withContent, type Content } from './content.ts';
import type { EventKind, EventRecord } from './event-record.ts';
import { SECURITY } from './events/providers.ts';
import { LogBook, type LogBookOptions } from './log-book.ts';

/** One record, from whichever program. */
export interface WholeRecord {
  readonly provider: string | null;
  readonly channel: string | null;
  readonly computer: string | null;
  /** Without qualifiers; 0 where the row is of no single event. */
  readonly id: number;
  readonly qualifiers: number | null;
  /** As written, or milliseconds in UTC. */
  readonly time: string | number | null;
  readonly outcome: 'success' | 'failure' | null;
  /** Asked for only where the event is of our list. */
  content(kind: EventKind): Content;
  /** Equal for rows of one and the same event, where the program writes a row for each rule that it matched. */
  readonly again?: string;
}

/** What is known of an export before its first record. */
export interface WholeLog extends Omit<LogBookOptions, 'dayFirst'> {
  readonly title: string;
  /** `utc`: its times are UTC, though they carry no mark. */
  readonly zone?: 'utc';
  /** Its records do not have what the events say: only those are told that are all in their number. */
  readonly onlyCounts?: boolean;
  /** Said before all other notes. */
  readonly notes: readonly Note[];
}

/** Rows of which it is remembered whether their event was told; above it they are forgotten. */
const MOST_KEYS = 200_000;

export class WholeReader {
  readonly book: LogBook;
  readonly #log: WholeLog;
  readonly #sink: LogSink<FactKind>;
  readonly #told = new Set<string>();
  #hasExactTimes = false;

  constructor(log: WholeLog, sink: LogSink<FactKind>, dayFirst: boolean | undefined) {
    this.#log = log;
    this.#sink = sink;
    this.book = new LogBook(sink, { ...log, dayFirst });
    this.book.notes.hasNames = false;
  }

  /** `number`: of the record in its file. `raw` makes its whole text, now or never. */
  take(record: WholeRecord, number: number, raw: () => string): void {
    const { book } = this;
    const { provider, channel, computer, id } = record;
    if (provider !== null || channel !== null) book.notes.hasNames = true;
    const writer = book.writer(provider, channel, computer);
    const time = this.#count(record, writer);
    if (!book.wants(id) || this.#isTold(record.again)) return;
    const kind = writer.kindOf(id);
    if (kind === null || (this.#log.onlyCounts === true && kind.data.length > 0)) return;
    const head = {
      provider: writer.provider ?? kind.providers[0],
      id,
      qualifiers: record.qualifiers,
      channel: writer.channel,
      computer: writer.computer,
      time: Number.isNaN(time) ? null : time,
      outcome: this.#outcomeOf(record, kind),
    };
    book.tell(kind, withContent(head, record.content(kind), kind), number, raw);
  }

  /** After the last record. */
  end(): LogSummary {
    const { book } = this;
    for (const note of this.#log.notes) this.#sink.note(note);
    // Without coverage nothing rests on a record's name; then the program's own note says what is missing.
    if (!this.#log.covers || book.records === 0) book.notes.hasNames = true;
    return book.end(null, () => ({ title: this.#log.title, language: null, zone: this.#zone() }));
  }

  #zone(): Zone {
    const isUtc = this.#log.zone === 'utc' || this.#hasExactTimes || this.book.dates.isUtc;
    return isUtc ? 'utc' : 'unknown';
  }

  #count({ id, time }: WholeRecord, writer: ReturnType<LogBook['writer']>): number {
    const { book } = this;
    if (typeof time === 'number') {
      this.#hasExactTimes = true;
      book.count(writer, id, time);
      return time;
    }
    if (time === null || time.trim() === '') {
      book.count(writer, id, Number.NaN);
      return Number.NaN;
    }
    const bytes = encoder.encode(time);
    book.dates.read(bytes, 0, bytes.length);
    book.countDated(writer, id);
    return book.dates.time;
  }

  #isTold(key: string | undefined): boolean {
    if (key === undefined) return false;
    if (this.#told.has(key)) return true;
    if (this.#told.size >= MOST_KEYS) this.#told.clear();
    this.#told.add(key);
    return false;
  }

  #outcomeOf({ outcome }: WholeRecord, kind: EventKind): EventRecord['outcome'] {
    if (kind.channels[0] !== SECURITY) return null;
    if (outcome === null) this.book.notes.outcomesLost += 1;
    return outcome ?? 'unknown';
  }
}

const encoder = new TextEncoder();
