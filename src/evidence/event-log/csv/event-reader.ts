/**
 * Takes the records of an export one after the other: all are counted, those that an event of our list wants are decoded,
 * and what they say is handed on.
 */
import type { FactKind } from '../../../facts/facts.ts';
import type { LogSink, LogSummary } from '../../format.ts';
import { languageOf } from '../../language.ts';
import type { Writer } from '../coverage.ts';
import { withContent } from '../content.ts';
import type { EventKind, EventRecord } from '../event-record.ts';
import { SECURITY } from '../events/providers.ts';
import { LogBook } from '../log-book.ts';
import { LostLetters } from '../lost-letters.ts';
import type { EventTable } from './event-table.ts';
import type { RecordFields } from './record-fields.ts';
import type { RecordVisitor } from './scan.ts';
import { Sources } from './sources.ts';

/** Records looked at for the language of the export, and those of them whose message is decoded for it. */
const LANGUAGE_RECORDS = 200;
const LANGUAGE_MESSAGES = 20;

export class EventReader implements RecordVisitor {
  readonly #table: EventTable;
  readonly #book: LogBook;
  readonly #sources: Sources;
  readonly #letters = new LostLetters();
  #language: string | null;

  /** `dayFirst`: what the person said of the dates. */
  constructor(table: EventTable, sink: LogSink<FactKind>, dayFirst: boolean | undefined) {
    const { columns, contentColumn, line, header, language, channel = null } = table;
    this.#table = table;
    this.#language = language;
    this.#book = new LogBook(sink, {
      dayFirst,
      hasChannels: columns.channel >= 0 || channel !== null,
      covers: true,
      head: { line, text: header },
    });
    this.#sources = new Sources(columns, this.#book, channel);
    const { notes } = this.#book;
    notes.hasMessages = (contentColumn?.at ?? columns.message) >= 0;
    if (contentColumn !== undefined) notes.contentColumn = contentColumn.name;
    notes.hasTimes = columns.time >= 0;
    // Without provider and channel no record can be told from another.
    notes.hasNames = columns.provider >= 0 || columns.channel >= 0;
  }

  record(fields: RecordFields, number: number): void {
    const writer = this.#sources.of(fields);
    const whole = this.#count(fields, writer);
    const id = whole & 0xffff;
    const book = this.#book;
    if (this.#language === null && book.records <= LANGUAGE_RECORDS) {
      this.#language = this.#table.languageOf?.(fields) ?? this.#languageOfMessage(fields);
    }
    if (!book.wants(id) || !book.notes.hasMessages) return;
    const kind = writer.kindOf(id);
    if (kind === null) return;
    const { time } = book.dates;
    const head = {
      provider: writer.provider ?? kind.providers[0],
      id,
      qualifiers: whole > 0xffff ? whole >>> 16 : null,
      channel: writer.channel,
      computer: writer.computer,
      time: Number.isNaN(time) ? null : time,
      outcome: this.#outcomeOf(fields, kind),
    };
    const content = this.#table.contentOf?.(fields, kind);
    const record =
      content === undefined ? { ...head, ...this.#saidIn(fields, writer) } : withContent(head, content, kind);
    // The sink calls it at once or never: the bytes are those of the next record soon.
    book.tell(kind, record, number, () => fields.wholeText());
  }

  unreadable(number: number): void {
    this.#book.notes.unreadable(number);
  }

  /** A cut record counts where its ID, source and date stand before the cut; what it says is not used. */
  cut(fields: RecordFields): void {
    this.#book.notes.isCut = true;
    const { id, provider, channel, computer, time } = this.#table.columns;
    if (fields.count > Math.max(id, provider, channel, computer, time) && fields.number(id) >= 0)
      this.#count(fields, this.#sources.of(fields));
  }

  /** After the last record. `isCut`: the file ended inside a character. */
  end(isCut: boolean): LogSummary {
    const { notes, dates } = this.#book;
    if (isCut) notes.isCut = true;
    notes.lettersLost = this.#letters.areLost;
    return this.#book.end(this.#language, () => ({
      title: this.#table.title,
      language: this.#language,
      zone: this.#table.zone ?? (dates.isUtc ? 'utc' : 'unknown'),
    }));
  }

  /** The message of a record, or the insert strings that stand in its place. */
  #saidIn(fields: RecordFields, { provider }: Writer): Pick<EventRecord, 'data' | 'message' | 'inserts'> {
    const message = fields.text(this.#table.columns.message);
    if (this.#table.mayHaveLostLetters) this.#letters.look(message);
    const inserts = this.#table.insertsOf?.(message, provider) ?? null;
    return { data: null, message: inserts === null ? message : null, inserts };
  }

  /** Counts a record of a writer, with its date. Returns its event ID, with the qualifiers of a classic provider above it. */
  #count(fields: RecordFields, writer: Writer): number {
    const { id: idColumn, time } = this.#table.columns;
    const book = this.#book;
    const id = fields.number(idColumn);
    if (time >= 0) book.dates.read(fields.bytes, fields.starts[time] ?? 0, fields.ends[time] ?? 0);
    book.countDated(writer, id & 0xffff);
    return id;
  }

  /** By the labels in the message: `Nom du compte` beside the level `Information`, which is English as well. */
  #languageOfMessage(fields: RecordFields): string | null {
    const { message } = this.#table.columns;
    return message < 0 || this.#book.records > LANGUAGE_MESSAGES
      ? null
      : languageOf(fields.text(message).split('\n'));
  }

  #outcomeOf(fields: RecordFields, kind: EventKind): EventRecord['outcome'] {
    if (kind.channels[0] !== SECURITY) return null;
    const outcome = this.#table.outcomeOf(fields);
    if (outcome === 'unknown') this.#book.notes.outcomesLost += 1;
    return outcome;
  }
}
