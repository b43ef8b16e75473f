/**
 * Takes the records of an export one after the other: all are counted, those that an event of our list wants are decoded,
 * and what they say is handed on.
 */
import type { FactKind, Payloads, Sighting } from '../../../facts/facts.ts';
import { DateOrderOfFile } from '../../../windows/date-order.ts';
import type { LogSink, LogSummary } from '../../format.ts';
import type { EventFind, EventKind, EventRecord } from '../event-record.ts';
import { wantedIds } from '../events/index.ts';
import { SECURITY } from '../events/providers.ts';
import { fieldsOf } from '../message.ts';
import { Coverage } from './coverage.ts';
import type { EventTable } from './event-table.ts';
import { LostLetters } from './lost-letters.ts';
import { ReadingNotes } from './notes.ts';
import { OwnStrings } from './own-strings.ts';
import type { RecordFields } from './record-fields.ts';
import type { RecordVisitor } from './scan.ts';
import { Sources } from './sources.ts';

const WANTED = new Uint8Array(65536);
for (const id of wantedIds) WANTED[id] = 1;

/** Records looked at for the language of the export. */
const LANGUAGE_RECORDS = 200;

export class EventReader implements RecordVisitor {
  readonly #table: EventTable;
  readonly #sink: LogSink<FactKind>;
  readonly #sources: Sources;
  readonly #dates: DateOrderOfFile;
  /** By computer. */
  readonly #coverages = new Map<number, Coverage>();
  /** True while times were handed over whose day and month are not told apart. */
  #isOpen = false;
  readonly #own = new OwnStrings();
  readonly #letters = new LostLetters();
  readonly #notes = new ReadingNotes();
  #records = 0;
  #kept = 0;
  #language: string | null;

  /** `dayFirst`: what the person said of the dates. */
  constructor(table: EventTable, sink: LogSink<FactKind>, dayFirst: boolean | undefined) {
    this.#table = table;
    this.#sink = sink;
    this.#sources = new Sources(table.columns);
    this.#dates = new DateOrderOfFile(dayFirst);
    this.#language = table.language;
    this.#notes.hasMessages = table.columns.message >= 0;
    this.#notes.hasTimes = table.columns.time >= 0;
    this.#notes.hasNames = this.#sources.areNamed;
  }

  record(fields: RecordFields, number: number): void {
    const id = this.#count(fields);
    if (this.#isOpen && this.#dates.order !== null) this.#setTimesRight();
    if (this.#language === null && this.#records <= LANGUAGE_RECORDS) {
      this.#language = this.#table.languageOf?.(fields) ?? null;
    }
    if (WANTED[id] === 0 || !this.#notes.hasMessages) return;
    const kind = this.#sources.kindOf(id);
    if (kind === null) return;
    const { time } = this.#dates;
    this.#interpret(fields, number, kind, {
      provider: this.#sources.provider ?? kind.providers[0],
      id,
      channel: this.#sources.channel,
      computer: this.#sources.computer,
      time: Number.isNaN(time) ? null : time,
      outcome: this.#outcomeOf(fields, kind),
      data: null,
      message: fields.text(this.#table.columns.message),
      inserts: null,
    });
  }

  unreadable(number: number): void {
    this.#notes.unreadable(number);
  }

  /** A cut record counts where its ID, source and date stand before the cut; what it says is not used. */
  cut(fields: RecordFields): void {
    this.#notes.isCut = true;
    const { id, provider, channel, computer, time } = this.#table.columns;
    if (fields.count > Math.max(id, provider, channel, computer, time) && fields.number(id) >= 0)
      this.#count(fields);
  }

  /** After the last record. `isCut`: the file ended inside a character. */
  end(isCut: boolean): LogSummary {
    const notes = this.#notes;
    if (isCut) notes.isCut = true;
    const { order, assumed } = this.#dates.settle(this.#language);
    if (assumed) notes.assumedOrder = order;
    notes.datesUnreadable = this.#dates.unreadable;
    notes.lettersLost = this.#letters.areLost;
    if (this.#isOpen) this.#setTimesRight();
    for (const computer of this.#sources.computers) this.#sink.computer(computer);
    if (notes.hasNames) this.#tellCoverage();
    for (const note of notes.all(this.#records)) this.#sink.note(note);
    return {
      title: this.#table.title,
      language: this.#language,
      zone: this.#dates.isUtc ? 'utc' : 'unknown',
      read: this.#records,
      kept: this.#kept,
    };
  }

  /** Counts a record into the coverage of its computer, with its date. Returns its event ID. */
  #count(fields: RecordFields): number {
    const { id: idColumn, time } = this.#table.columns;
    const sources = this.#sources;
    // Above 65535 stand the qualifiers of classic providers.
    const id = fields.number(idColumn) % 65536;
    this.#records += 1;
    sources.read(fields);
    if (time >= 0) this.#dates.read(fields.bytes, fields.starts[time] ?? 0, fields.ends[time] ?? 0);
    let coverage = this.#coverages.get(sources.computerIndex);
    if (coverage === undefined) this.#coverages.set(sources.computerIndex, (coverage = new Coverage()));
    coverage.count(sources.sourceIndex, sources.channelIndex, id, this.#dates);
    return id;
  }

  #outcomeOf(fields: RecordFields, kind: EventKind): EventRecord['outcome'] {
    if (kind.channels[0] !== SECURITY) return null;
    const outcome = this.#table.outcomeOf(fields);
    if (outcome === 'unknown') this.#notes.outcomesLost += 1;
    return outcome;
  }

  #interpret(fields: RecordFields, number: number, kind: EventKind, record: EventRecord): void {
    if (this.#table.mayHaveLostLetters) this.#letters.look(record.message ?? '');
    const values = fieldsOf(record, kind);
    if (values === null) {
      this.#notes.notUnderstood(record.id, number);
      return;
    }
    let isKept = false;
    for (const find of kind.finds(values, record)) {
      isKept = true;
      this.#hand(find, record, fields, number);
    }
    if (isKept) this.#kept += 1;
  }

  #hand(
    find: EventFind<FactKind>,
    { computer, time }: EventRecord,
    fields: RecordFields,
    number: number,
  ): void {
    const sighting: Sighting = { ...this.#own.find(find), at: { record: number }, computer, time };
    if (this.#dates.isOpen) this.#isOpen = true;
    // The sink calls it at once or never: the bytes are those of the next record soon.
    this.#sink.sighting(sighting, () => fields.wholeText());
  }

  /** The order of the dates is known, and times were handed over before it was: as if the month stood first. */
  #setTimesRight(): void {
    this.#isOpen = false;
    if (this.#dates.order === 'day-first') this.#sink.retime?.((time) => this.#dates.exchanged(time));
  }

  #tellCoverage(): void {
    const { line, header } = this.#table;
    if (this.#records === 0) this.#coverages.set(0, new Coverage());
    for (const [computer, coverage] of this.#coverages) {
      const says = {
        channels: this.#sources.channelsOf(coverage),
        events: coverage.events((source, id) => this.#sources.eventName(source, id)),
        ...coverage.span(this.#dates),
        records: coverage.records,
      };
      this.#sink.sighting(
        {
          kind: 'log-coverage',
          at: { line },
          text: coverageText(says),
          computer: this.#sources.computerName(computer),
          time: null,
          says,
        },
        () => header,
      );
    }
  }
}

function coverageText({ records, oldest, newest }: Payloads['log-coverage']): string {
  const count = records === 1 ? '1 record' : `${records} records`;
  if (oldest === null || newest === null) return count;
  return oldest === newest
    ? `${count} at ${clock(oldest)}`
    : `${count} from ${clock(oldest)} to ${clock(newest)}`;
}

function clock(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}
