/**
 * The records of an event export in CSV, whichever program wrote it: all are counted, those that somebody asked for are
 * decoded, and what they say is handed on.
 */
import type { FactKind, Sighting } from '../../../facts/facts.ts';
import { DateOrderOfFile } from '../../../windows/date-order.ts';
import { Unreadable, type LogSink, type LogSummary } from '../../format.ts';
import type { EventFind, EventKind, EventRecord } from '../event-record.ts';
import { channelOf, eventKindOf, eventKinds, wantedIds } from '../events/index.ts';
import { fieldsOf } from '../message.ts';
import { Coverage } from './coverage.ts';
import { Names } from './names.ts';
import { ReadingNotes } from './notes.ts';
import { LF, type RecordFields } from './record-fields.ts';
import { OwnStrings } from './own-strings.ts';
import { RecordScanner, type RecordShape, type RecordVisitor } from './scan.ts';
import { Undecided } from './undecided.ts';
import { Utf8Pieces } from './utf8.ts';

/** Where in a record the things stand, from 0; −1: not in this export. */
export interface EventColumns {
  readonly id: number;
  readonly provider: number;
  readonly time: number;
  readonly message: number;
  readonly channel: number;
  readonly computer: number;
}

/** What the lines above the records tell. */
export interface EventTable {
  readonly title: string;
  readonly language: string | null;
  /** 1-based number of the header line, and the line itself. */
  readonly line: number;
  readonly header: string;
  readonly shape: RecordShape;
  readonly columns: EventColumns;
  /** Success or failure of a record of the Security log. */
  outcomeOf(fields: RecordFields): 'success' | 'failure' | 'unknown';
  /** The language that a record shows, where the header shows none. */
  languageOf?(fields: RecordFields): string | null;
  /** True where every letter beyond ASCII may have become `?`. */
  readonly mayHaveLostLetters: boolean;
}

/** Room for the lines above the records. */
const HEAD_BYTES = 16 * 1024;

/**
 * Reads a whole export; `tableOf` makes sense of its first lines. Throws `Unreadable` where there is no header.
 */
export async function readEventTable(
  bytes: AsyncIterable<Uint8Array>,
  encoding: string,
  sink: LogSink<FactKind>,
  dayFirst: boolean | undefined,
  tableOf: (head: string) => EventTable | null,
): Promise<LogSummary> {
  const pieces = new Utf8Pieces(encoding);
  let read = 0;
  let head = new Uint8Array(0);
  let scan: Scan | null = null;
  for await (const piece of bytes) {
    read += piece.length;
    const utf8 = pieces.next(piece);
    if (scan === null) {
      head = joined(head, utf8);
      if (head.length >= HEAD_BYTES) scan = begun(head, sink, dayFirst, tableOf);
    } else {
      scan.scanner.push(utf8);
    }
    sink.progress(read);
  }
  pieces.end();
  scan ??= begun(head, sink, dayFirst, tableOf);
  scan.scanner.end();
  return scan.reader.end(pieces.isCut);
}

interface Scan {
  readonly reader: EventReader;
  readonly scanner: RecordScanner;
}

function begun(
  head: Uint8Array,
  sink: LogSink<FactKind>,
  dayFirst: boolean | undefined,
  tableOf: (head: string) => EventTable | null,
): Scan {
  const table = tableOf(new TextDecoder().decode(head));
  if (table === null) {
    throw new Unreadable(
      'event-header-missing',
      'This event export does not begin with a header that is known: export it again, with its header line.',
    );
  }
  const reader = new EventReader(table, sink, dayFirst);
  const scanner = new RecordScanner(table.shape, reader);
  scanner.push(head.subarray(endOfLine(head, table.line)));
  return { reader, scanner };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function endOfLine(bytes: Uint8Array, line: number): number {
  let at = 0;
  for (let count = 0; count < line; count += 1) {
    const feed = bytes.indexOf(LF, at);
    if (feed < 0) return bytes.length;
    at = feed + 1;
  }
  return at;
}

const WANTED = new Uint8Array(65536);
for (const id of wantedIds) WANTED[id] = 1;

/** Records looked at for the language of the export. */
const LANGUAGE_RECORDS = 200;

class EventReader implements RecordVisitor {
  readonly #table: EventTable;
  readonly #sink: LogSink<FactKind>;
  readonly #dates: DateOrderOfFile;
  readonly #notes = new ReadingNotes();
  readonly #sources = new Names();
  readonly #channels = new Names();
  readonly #computers = new Names();
  /** By computer. */
  readonly #coverages = new Map<number, Coverage>();
  readonly #kinds = new Map<number, EventKind | null>();
  readonly #undecided = new Undecided();
  readonly #own = new OwnStrings();
  #records = 0;
  #kept = 0;
  #language: string | null;

  constructor(table: EventTable, sink: LogSink<FactKind>, dayFirst: boolean | undefined) {
    this.#table = table;
    this.#sink = sink;
    this.#dates = new DateOrderOfFile(dayFirst);
    this.#language = table.language;
    this.#notes.hasMessages = table.columns.message >= 0;
    this.#notes.hasTimes = table.columns.time >= 0;
    this.#notes.hasNames = table.columns.provider >= 0 || table.columns.channel >= 0;
  }

  record(fields: RecordFields, number: number): void {
    const { columns } = this.#table;
    const { source, channel, computer, id } = this.#count(fields);
    if (this.#language === null && this.#records <= LANGUAGE_RECORDS) {
      this.#language = this.#table.languageOf?.(fields) ?? null;
    }
    if (WANTED[id] === 0 || columns.message < 0 || !this.#notes.hasNames) return;
    const kind = this.#kindOf(source, channel, id);
    if (kind === null) return;
    const time = this.#dates.time;
    const record: EventRecord = {
      provider: columns.provider >= 0 ? this.#sources.nameOf(source) : kind.providers[0],
      id,
      channel: columns.channel >= 0 ? this.#channels.nameOf(channel) || null : null,
      computer: columns.computer >= 0 ? this.#computers.nameOf(computer) || null : null,
      time: Number.isNaN(time) ? null : time,
      outcome: this.#outcomeOf(fields, kind),
      data: null,
      message: fields.text(columns.message),
      inserts: null,
    };
    this.#interpret(record, kind, fields, number);
  }

  unreadable(number: number): void {
    this.#notes.unreadable(number);
  }

  /** A cut record counts where its ID and source stand before the cut; what it says is not used. */
  cut(fields: RecordFields): void {
    this.#notes.isCut = true;
    const { id, provider, channel } = this.#table.columns;
    if (fields.count > Math.max(id, provider, channel) && fields.number(id) >= 0) this.#count(fields);
  }

  /** `isCut`: the file ended inside a character. */
  end(isCut: boolean): LogSummary {
    const notes = this.#notes;
    if (isCut) notes.isCut = true;
    const { order, assumed } = this.#dates.settle(this.#language);
    if (assumed) notes.assumedOrder = order;
    notes.datesUnreadable = this.#dates.unreadable;
    this.#undecided.release(this.#sink, (time, swapped) => this.#dates.chosen(time, swapped));
    for (const computer of this.#computers.all) if (computer !== '') this.#sink.computer(computer);
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

  /** Counts a record into the coverage of its computer; reads its date. */
  #count(fields: RecordFields): { source: number; channel: number; computer: number; id: number } {
    const { columns } = this.#table;
    this.#records += 1;
    // Above 65535 stand the qualifiers of classic providers.
    const id = fields.number(columns.id) % 65536;
    const channel = nameIn(this.#channels, fields, columns.channel);
    const source = columns.provider >= 0 ? nameIn(this.#sources, fields, columns.provider) : channel;
    const computer = nameIn(this.#computers, fields, columns.computer);
    if (columns.time >= 0) {
      this.#dates.read(fields.bytes, fields.starts[columns.time] ?? 0, fields.ends[columns.time] ?? 0);
    }
    let coverage = this.#coverages.get(computer);
    if (coverage === undefined) this.#coverages.set(computer, (coverage = new Coverage()));
    coverage.count(source, id, this.#dates);
    if (columns.channel >= 0) coverage.channels.add(channel);
    return { source, channel, computer, id };
  }

  #kindOf(source: number, channel: number, id: number): EventKind | null {
    const key = (channel * 65536 + source) * 65536 + id;
    const known = this.#kinds.get(key);
    if (known !== undefined) return known;
    const { columns } = this.#table;
    const place = columns.channel >= 0 ? this.#channels.nameOf(channel) : null;
    const kind =
      columns.provider >= 0
        ? eventKindOf(this.#sources.nameOf(source), id, place)
        : onlyKindIn(place ?? '', id);
    this.#kinds.set(key, kind);
    return kind;
  }

  #outcomeOf(fields: RecordFields, kind: EventKind): EventRecord['outcome'] {
    if (kind.channels[0] !== SECURITY) return null;
    const outcome = this.#table.outcomeOf(fields);
    if (outcome === 'unknown') this.#notes.outcomesLost += 1;
    return outcome;
  }

  #interpret(record: EventRecord, kind: EventKind, fields: RecordFields, number: number): void {
    if (this.#table.mayHaveLostLetters && hasLostLetters(record.message ?? '')) this.#notes.lettersLost += 1;
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

  #hand(find: EventFind<FactKind>, record: EventRecord, fields: RecordFields, number: number): void {
    const { computer, time } = record;
    const sighting: Sighting = { ...this.#own.find(find), at: { record: number }, computer, time };
    const raw = (): string => fields.wholeText();
    if (this.#dates.isOpen) this.#undecided.add(sighting, raw, this.#dates.time, this.#dates.swapped);
    else this.#sink.sighting(sighting, raw);
  }

  #tellCoverage(): void {
    const { line, header, columns } = this.#table;
    if (this.#records === 0) this.#coverages.set(0, new Coverage());
    for (const [computer, coverage] of this.#coverages) {
      const says = {
        channels: this.#channelsOf(coverage),
        events: coverage.events((source, id) => this.#eventName(source, id)),
        ...coverage.span(this.#dates),
        records: coverage.records,
      };
      this.#sink.sighting(
        {
          kind: 'log-coverage',
          at: { line },
          text: coverageText(says),
          computer: columns.computer >= 0 ? this.#computers.nameOf(computer) || null : null,
          time: null,
          says,
        },
        () => header,
      );
    }
  }

  /** The channels that the records name, or that their events belong to. */
  #channelsOf(coverage: Coverage): string[] {
    const { columns } = this.#table;
    if (columns.channel >= 0) {
      return [...coverage.channels]
        .map((channel) => this.#channels.nameOf(channel))
        .filter((name) => name !== '');
    }
    const channels = new Set<string>();
    for (const [source, id] of coverage.keys()) {
      const channel = channelOf(this.#sources.nameOf(source), id);
      if (channel !== null) channels.add(channel);
    }
    return [...channels];
  }

  /** `provider/id`, lower case, the provider in its full spelling. */
  #eventName(source: number, id: number): string {
    const hasProvider = this.#table.columns.provider >= 0;
    const name = (hasProvider ? this.#sources : this.#channels).nameOf(source);
    const kind = hasProvider ? eventKindOf(name, id, null) : onlyKindIn(name, id);
    return `${(kind?.providers[0] ?? name).toLowerCase()}/${id}`;
  }
}

const SECURITY = 'Security';

function nameIn(names: Names, fields: RecordFields, column: number): number {
  return column < 0 ? 0 : names.indexOf(fields.bytes, fields.starts[column] ?? 0, fields.ends[column] ?? 0);
}

/** Channels that many providers write to: an ID alone means nothing there. */
const SHARED_CHANNELS = new Set(['', 'system', 'application', 'setup', 'forwardedevents']);

/** The event of an ID where only the channel is known; null where it can be several. */
function onlyKindIn(channel: string, id: number): EventKind | null {
  const place = channel.trim().toLowerCase();
  if (SHARED_CHANNELS.has(place)) return null;
  const kinds = eventKinds.filter(
    (kind) => kind.ids.includes(id) && kind.channels.some((own) => own.toLowerCase() === place),
  );
  return kinds.length === 1 ? (kinds[0] ?? null) : null;
}

/** `?` in the title or before a colon: labels of Windows hold none (values do: `\??\D:\Finance`). */
function hasLostLetters(message: string): boolean {
  const lines = message.split('\n');
  return (
    (lines[0] ?? '').includes('?') ||
    lines.some((line) => line.split(':', 1)[0]?.includes('?') === true && line.includes(':'))
  );
}

function coverageText(says: Extract<Sighting, { kind: 'log-coverage' }>['says']): string {
  const records = says.records === 1 ? '1 record' : `${says.records} records`;
  if (says.oldest === null || says.newest === null) return records;
  if (says.oldest === says.newest) return `${records} at ${clock(says.oldest)}`;
  return `${records} from ${clock(says.oldest)} to ${clock(says.newest)}`;
}

function clock(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}
