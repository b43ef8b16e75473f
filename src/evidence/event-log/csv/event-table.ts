/**
 * An event export in CSV from its first byte to its last: the lines above the records tell how it is built, then every
 * record goes to the reader of events.
 */
import type { FactKind } from '../../../facts/facts.ts';
import { Unreadable, type LogSink, type LogSummary } from '../../format.ts';
import type { Content } from '../content.ts';
import type { EventKind } from '../event-record.ts';
import { EventReader } from './event-reader.ts';
import { LF, type RecordFields } from './record-fields.ts';
import { RecordScanner, type RecordShape, type RecordVisitor } from './scan.ts';
import { Utf8Pieces } from './utf8.ts';
import { WholeTableReader, type WholeTable } from './whole-table.ts';

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
  /** Takes a record near the beginning for a sign of what the words of this export mean, before any record is read. */
  learn?(fields: RecordFields): void;
  /** The language that a record shows, where the header shows none. */
  languageOf?(fields: RecordFields): string | null;
  /** The log of all records, where the lines above them name it. */
  readonly channel?: string | null;
  /** Insert strings that a message holds instead of its text. */
  insertsOf?(message: string, provider: string | null): readonly string[] | null;
  /** True where every letter beyond ASCII may have become `?`. */
  readonly mayHaveLostLetters: boolean;
  /** What a record says, where that is more than a message in a column. */
  contentOf?(fields: RecordFields, kind: EventKind): Content;
  /** The column whose absence leaves records without content, where it is another than the message's. */
  readonly contentColumn?: { readonly name: string; readonly at: number };
  /** The times are UTC, though they carry no mark. */
  readonly zone?: 'utc';
}

/** A table with a reader of its own. */
export interface OwnTable {
  /** 1-based number of the header line. */
  readonly line: number;
  readonly shape: RecordShape;
  readerFor(sink: LogSink<FactKind>, dayFirst: boolean | undefined): TableReader;
}

export interface TableReader extends RecordVisitor {
  /** After the last record. `isCut`: the file ended inside a character. */
  end(isCut: boolean): LogSummary;
}

/** Room for the lines above the records, and for a hundred records to learn from. */
const HEAD_BYTES = 128 * 1024;

/**
 * Reads a whole export; `tableOf` makes sense of its first lines. Throws `Unreadable` where it finds no header there.
 */
export async function readEventTable(
  bytes: AsyncIterable<Uint8Array>,
  encoding: string,
  sink: LogSink<FactKind>,
  dayFirst: boolean | undefined,
  tableOf: (head: string) => EventTable | WholeTable | OwnTable | null,
): Promise<LogSummary> {
  const begin = (head: Uint8Array): Scan => {
    const table = tableOf(new TextDecoder().decode(head));
    if (table === null) throw headerMissing();
    const reader = readerFor(table, sink, dayFirst);
    const scanner = new RecordScanner(table.shape, reader);
    const records = head.subarray(endOfLine(head, table.line));
    if ('learn' in table) learnFrom(table, records);
    scanner.push(records);
    return { reader, scanner };
  };
  const pieces = new Utf8Pieces(encoding);
  let read = 0;
  let head = new Uint8Array(0);
  let scan: Scan | null = null;
  for await (const piece of bytes) {
    read += piece.length;
    const utf8 = pieces.next(piece);
    if (scan !== null) {
      scan.scanner.push(utf8);
    } else {
      head = joined(head, utf8);
      if (head.length >= HEAD_BYTES) scan = begin(head);
    }
    sink.progress(read);
  }
  pieces.end();
  scan ??= begin(head);
  scan.scanner.end();
  return scan.reader.end(pieces.isCut);
}

function readerFor(
  table: EventTable | WholeTable | OwnTable,
  sink: LogSink<FactKind>,
  dayFirst: boolean | undefined,
): TableReader {
  if ('readerFor' in table) return table.readerFor(sink, dayFirst);
  if ('recordOf' in table) return new WholeTableReader(table, sink, dayFirst);
  return new EventReader(table, sink, dayFirst);
}

function learnFrom(table: EventTable, records: Uint8Array): void {
  if (table.learn === undefined) return;
  const nothing = (): void => undefined;
  const record = (fields: RecordFields): void => table.learn?.(fields);
  new RecordScanner(table.shape, { record, unreadable: nothing, cut: nothing }).push(records);
}

interface Scan {
  readonly reader: TableReader;
  readonly scanner: RecordScanner;
}

function headerMissing(): Unreadable {
  return new Unreadable(
    'event-header-missing',
    'This event export does not begin with a header that is known: export it again, with its header line.',
  );
}

export function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Where the line after the given one (1-based) begins. */
function endOfLine(bytes: Uint8Array, line: number): number {
  let at = 0;
  for (let count = 0; count < line; count += 1) {
    const feed = bytes.indexOf(LF, at);
    if (feed < 0) return bytes.length;
    at = feed + 1;
  }
  return at;
}
