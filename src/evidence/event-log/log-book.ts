/**
 * What every reader of an event log does with its records: all are counted, those of our list are interpreted, and what they
 * say is handed on with its place, time and computer. How the records stand in the file is the reader's own.
 */
import type { FactKind, Sighting, Zone } from '../../facts/facts.ts';
import { DateOrderOfFile } from '../../windows/date-order.ts';
import type { LogSink, LogSummary } from '../format.ts';
import { coverageText, coveragesOf, Writer } from './coverage.ts';
import type { EventKind, EventRecord } from './event-record.ts';
import { decodedIds } from './events/index.ts';
import { fieldsOf, isOfKind } from './message.ts';
import { ReadingNotes } from './notes.ts';
import { OwnStrings } from './own-strings.ts';

const WANTED = new Uint8Array(65536);
for (const id of decodedIds) WANTED[id] = 1;

export interface LogBookOptions {
  /** What the person said of the dates. */
  readonly dayFirst?: boolean | undefined;
  /** Whether the export names channels; without them each event's own channel is meant. */
  readonly hasChannels: boolean;
  /**
   * False for exports that somebody chose the records of (rules of Hayabusa, a search in Splunk): then no absence says
   * anything, and no coverage is told.
   */
  readonly covers: boolean;
  /** Where the coverage is cited: the header line of a table, the first line of anything else. */
  readonly head: { readonly line: number; readonly text: string };
}

/** How the log is summed up when all is read. */
export interface LogTitle {
  readonly title: string;
  readonly language: string | null;
  readonly zone: Zone;
}

export class LogBook {
  readonly notes = new ReadingNotes();
  /** For exports that print dates in a regional format; the reader reads each record's with it. */
  readonly dates: DateOrderOfFile;

  readonly #sink: LogSink<FactKind>;
  readonly #options: LogBookOptions;
  readonly #own = new OwnStrings();
  readonly #writers = new Map<string, Writer>();
  readonly #computers = new Set<string>();
  /** True while times were handed over whose day and month are not told apart. */
  #isOpen = false;
  #records = 0;
  #kept = 0;

  constructor(sink: LogSink<FactKind>, options: LogBookOptions) {
    this.#sink = sink;
    this.#options = options;
    this.dates = new DateOrderOfFile(options.dayFirst);
  }

  /** Records counted so far. */
  get records(): number {
    return this.#records;
  }

  /** Whether records of this ID are decoded; says nothing about the provider. */
  wants(id: number): boolean {
    return WANTED[id] === 1;
  }

  /** The one writer of these names; null or empty where the export does not say. */
  writer(provider: string | null, channel: string | null, computer: string | null): Writer {
    const key = `${provider ?? ''}\n${channel ?? ''}\n${computer ?? ''}`;
    let writer = this.#writers.get(key);
    if (writer === undefined) {
      // Names are slices of what was decoded, and would keep it in memory.
      const own = (name: string | null): string | null =>
        name === null || name === '' ? null : copied(name);
      writer = new Writer(own(provider), own(channel), own(computer));
      this.#writers.set(key, writer);
      if (writer.computer !== null) this.#computers.add(writer.computer);
    }
    return writer;
  }

  /** Counts a record with a time that needs no order of day and month (milliseconds; NaN where it has none). */
  count(writer: Writer, id: number, time: number): void {
    this.#records += 1;
    writer.count(id, time, time);
  }

  /** Counts a record whose date `dates` has just read. */
  countDated(writer: Writer, id: number): void {
    this.#records += 1;
    writer.count(id, this.dates.time, this.dates.swapped);
    if (this.#isOpen && this.dates.order !== null) this.#setTimesRight();
  }

  /**
   * Interprets a record that is of an event of our list, and hands on what it says. `number`: of the record in its file.
   * `raw` makes the record's whole text, now or never.
   */
  tell(kind: EventKind, record: EventRecord, number: number, raw: () => string): void {
    if (!isOfKind(record, kind)) return;
    const values = fieldsOf(record, kind);
    if (values === null) {
      this.notes.notUnderstood(record.id, number);
      return;
    }
    const { computer, time } = record;
    let isKept = false;
    for (const find of kind.finds(values, record)) {
      isKept = true;
      if (this.dates.isOpen) this.#isOpen = true;
      const sighting: Sighting = { ...this.#own.find(find), at: { record: number }, computer, time };
      this.#sink.sighting(sighting, raw);
    }
    if (isKept) this.#kept += 1;
  }

  /** After the last record: sets times right, tells coverage and notes. `title` is asked for once the dates are settled. */
  end(language: string | null, title: () => LogTitle): LogSummary {
    const { order, assumed } = this.dates.settle(language);
    if (assumed) this.notes.assumedOrder = order;
    this.notes.datesUnreadable += this.dates.unreadable;
    if (this.#isOpen) this.#setTimesRight();
    for (const computer of this.#computers) this.#sink.computer(computer);
    if (this.#options.covers && this.notes.hasNames) this.#tellCoverage();
    for (const note of this.notes.all(this.#records)) this.#sink.note(note);
    return { ...title(), read: this.#records, kept: this.#kept };
  }

  /** The order of the dates is known, and times were handed over before it was: as if the month stood first. */
  #setTimesRight(): void {
    this.#isOpen = false;
    if (this.dates.order === 'day-first') this.#sink.retime((time) => this.dates.exchanged(time));
  }

  #tellCoverage(): void {
    const { hasChannels, head } = this.#options;
    const writers = this.#writers.size === 0 ? [new Writer(null, null, null)] : this.#writers.values();
    for (const { computer, ...says } of coveragesOf(writers, hasChannels, this.dates)) {
      this.#sink.sighting(
        {
          kind: 'log-coverage',
          at: { line: head.line },
          text: coverageText(says),
          computer,
          time: null,
          says,
        },
        () => head.text,
      );
    }
  }
}

function copied(text: string): string {
  return decoder.decode(encoder.encode(text));
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
