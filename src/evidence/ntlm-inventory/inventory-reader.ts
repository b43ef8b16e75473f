/** From the rows of an inventory to the facts of the events that they stand for. */
import type { FactKind, Sighting, Zone } from '../../facts/facts.ts';
import { DateOrderOfFile } from '../../windows/date-order.ts';
import { meant } from '../../windows/names.ts';
import type { TableReader } from '../event-log/csv/event-table.ts';
import type { RecordFields } from '../event-log/csv/record-fields.ts';
import type { EventRecord } from '../event-log/event-record.ts';
import { ReadingNotes } from '../event-log/notes.ts';
import { OwnStrings } from '../event-log/own-strings.ts';
import { rowOfTable, type Row } from '../event-log/tool-events/row.ts';
import type { LogSink, LogSummary } from '../format.ts';
import { inventoryEventOf, KEY_COLUMNS, type Column, type InventoryEvent } from './columns.ts';

export const TITLE = 'NTLM inventory';

/** What the header tells: where each column stands, by its name in lower case, and whether it says that times are UTC. */
export interface InventoryHeader {
  readonly columns: ReadonlyMap<string, number>;
  readonly isUtc: boolean;
}

/** Why a row is passed over; `says` goes on after "Row 3" and "Rows 3, 4". */
const SKIPPED = {
  'rows-of-other-events': 'not used: its event ID is none of an NTLM inventory',
  'rows-without-count': 'not used: the count is no whole number above zero',
  'rows-without-time': 'not used: FirstSeen and LastSeen are no two times in order',
  'rows-incomplete': 'not used: it lacks what the event never lacks, as a rule the status',
} as const;
type Skipped = keyof typeof SKIPPED;

/** Row numbers that a sentence names; the rest is counted. */
const ROWS_NAMED = 5;

export class InventoryReader implements TableReader {
  readonly #header: InventoryHeader;
  readonly #sink: LogSink<FactKind>;
  readonly #dates: DateOrderOfFile;
  readonly #own = new OwnStrings();
  readonly #notes = new ReadingNotes();
  readonly #skipped = new Map<Skipped, number[]>();
  readonly #computers = new Set<string>();
  /** True while times were handed over whose day and month are not told apart. */
  #isOpen = false;
  #rows = 0;
  #kept = 0;
  #events = 0;

  constructor(header: InventoryHeader, sink: LogSink<FactKind>, dayFirst: boolean | undefined) {
    this.#header = header;
    this.#sink = sink;
    this.#dates = new DateOrderOfFile(dayFirst);
  }

  record(fields: RecordFields, number: number): void {
    this.#rows += 1;
    const row = rowOfTable(this.#header.columns, fields);
    const id = Number(/^\d{4}$/.exec(cell(row, 'EventId').replace(/[.,\s]/g, ''))?.[0] ?? 0);
    const event = inventoryEventOf.get(id);
    if (event === undefined) return this.#skip('rows-of-other-events', number);
    const count = countIn(cell(row, 'Count'));
    if (count === null) return this.#skip('rows-without-count', number);
    const times = this.#timesOf(row);
    if (times === null) return this.#skip('rows-without-time', number);
    if (!this.#tell(event, id, row, number, { ...times, count }, fields))
      this.#skip('rows-incomplete', number);
  }

  unreadable(number: number): void {
    this.#notes.unreadable(number);
  }

  cut(): void {
    this.#notes.isCut = true;
  }

  end(isCut: boolean): LogSummary {
    if (isCut) this.cut();
    const { order, assumed } = this.#dates.settle(null);
    if (assumed && this.#isOpen) this.#notes.assumedOrder = order;
    if (this.#isOpen) this.#setTimesRight();
    for (const computer of this.#computers) this.#sink.computer(computer);
    if (this.#kept > 0) this.#sink.note(this.#standsFor());
    for (const [code, rows] of this.#skipped)
      this.#notes.others.push({ code, says: skippedRows(code, rows), record: rows[0] ?? 0 });
    for (const note of this.#notes.all(this.#rows)) this.#sink.note(note);
    return { title: TITLE, language: null, zone: this.#zone(), read: this.#rows, kept: this.#kept };
  }

  /** False where the row does not say enough. */
  #tell(
    { kind, data, always }: InventoryEvent,
    id: number,
    row: Row,
    number: number,
    counted: { readonly time: number; readonly until: number; readonly count: number },
    fields: RecordFields,
  ): boolean {
    const values: Record<string, string> = { ...always };
    for (const column of KEY_COLUMNS) {
      const name = data[column];
      if (name !== undefined) values[name] = cell(row, column);
    }
    const computer = meant(cell(row, 'Computer'));
    const record: EventRecord = {
      provider: kind.providers[0],
      id,
      qualifiers: null,
      channel: kind.channels[0],
      computer,
      time: counted.time,
      outcome: null,
      data: values,
      message: null,
      inserts: null,
    };
    const finds = [...kind.finds(values, record)];
    for (const find of finds) {
      const sighting: Sighting = { ...this.#own.find(find), at: { record: number }, computer, ...counted };
      this.#sink.sighting(sighting, () => fields.wholeText());
    }
    if (finds.length === 0) return false;
    if (computer !== null) this.#computers.add(computer);
    this.#kept += 1;
    this.#events += counted.count;
    return true;
  }

  #timesOf(row: Row): { readonly time: number; readonly until: number } | null {
    const dates = this.#dates;
    dates.readText(cell(row, 'FirstSeen'));
    const first = [dates.time, dates.swapped] as const;
    const hasOpenFirst = dates.isOpen;
    dates.readText(cell(row, 'LastSeen'));
    const last = [dates.time, dates.swapped] as const;
    if (this.#isOpen && dates.order !== null) this.#setTimesRight();
    const [time, until] = [dates.chosen(...first), dates.chosen(...last)];
    if (Number.isNaN(time) || Number.isNaN(until)) return null;
    const isOpen = dates.order === null && (hasOpenFirst || dates.isOpen);
    if (isOpen) this.#isOpen = true;
    return until < time && !isOpen ? null : { time, until };
  }

  /** The order of the dates is known, and times were handed over before it was: as if the month stood first. */
  #setTimesRight(): void {
    this.#isOpen = false;
    if (this.#dates.order === 'day-first') this.#sink.retime((time) => this.#dates.exchanged(time));
  }

  #skip(why: Skipped, number: number): void {
    const rows = this.#skipped.get(why);
    if (rows === undefined) this.#skipped.set(why, [number]);
    else rows.push(number);
  }

  #standsFor() {
    const rows = this.#kept === 1 ? '1 row stands' : `${this.#kept} rows stand`;
    const events = this.#events === 1 ? '1 logged use' : `${this.#events} logged uses`;
    return {
      code: 'counted-by-query',
      says: `${rows} for ${events} of NTLM that a query has counted, each with its first and last time. What the query or its limits left out is not known: that something is not in this file means nothing.`,
    };
  }

  #zone(): Zone {
    return this.#header.isUtc || this.#dates.isUtc ? 'utc' : 'unknown';
  }
}

/** The text of a cell, as the query wrote it: a `'` that a spreadsheet's export put before a formula's sign is gone. */
function cell(row: Row, column: Column): string {
  return row
    .text(column)
    .trim()
    .replace(/^'(?=[=+\-@])/, '');
}

/** Digits, in groups of three where a program made them pretty: `1204`, `1,204`. Null for anything else, and for none. */
function countIn(text: string): number | null {
  if (!/^(?:\d{1,12}|\d{1,3}(?:[.,'’\s]\d{3}){1,3})$/.test(text)) return null;
  const count = Number(text.replace(/\D/g, ''));
  return count > 0 ? count : null;
}

function skippedRows(code: Skipped, rows: readonly number[]): string {
  const named = rows.slice(0, ROWS_NAMED).join(', ');
  const more = rows.length - ROWS_NAMED;
  const which = rows.length === 1 ? `Row ${named}` : `Rows ${named}${more > 0 ? ` and ${more} more` : ''}`;
  return `${which} ${SKIPPED[code]}.`;
}
