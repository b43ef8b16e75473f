/** A CSV whose records are read whole: the way from the scanner's fields to the reader of records. */
import type { FactKind } from '../../../facts/facts.ts';
import type { LogSink, LogSummary } from '../../format.ts';
import { WholeReader, type WholeLog, type WholeRecord } from '../whole-reader.ts';
import type { RecordFields } from './record-fields.ts';
import type { RecordShape, RecordVisitor } from './scan.ts';

export interface WholeTable {
  readonly log: WholeLog;
  /** 1-based number of the header line. */
  readonly line: number;
  readonly shape: RecordShape;
  /** `fields` is valid until the record is taken. */
  recordOf(fields: RecordFields): WholeRecord;
}

export class WholeTableReader implements RecordVisitor {
  readonly #table: WholeTable;
  readonly #reader: WholeReader;

  constructor(table: WholeTable, sink: LogSink<FactKind>, dayFirst: boolean | undefined) {
    this.#table = table;
    this.#reader = new WholeReader(table.log, sink, dayFirst);
  }

  record(fields: RecordFields, number: number): void {
    this.#reader.take(this.#table.recordOf(fields), number, () => fields.wholeText());
  }

  unreadable(number: number): void {
    this.#reader.book.notes.unreadable(number);
  }

  cut(): void {
    this.#reader.book.notes.isCut = true;
  }

  /** After the last record. `isCut`: the file ended inside a character. */
  end(isCut: boolean): LogSummary {
    if (isCut) this.cut();
    return this.#reader.end();
  }
}
