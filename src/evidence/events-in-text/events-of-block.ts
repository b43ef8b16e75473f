/** Reads the events of one block: those in XML keep their UTC, those printed have the local time that stands there. */
import type { FactKind, Sighting } from '../../facts/facts.ts';
import type { Note } from '../../facts/reading.ts';
import { WrittenDate } from '../../windows/dates.ts';
import { Unreadable, type Block, type LogSink } from '../format.ts';
import { LogBook } from '../event-log/log-book.ts';
import { PrintedEvents, type PrintedEvent } from '../event-log/printed-event.ts';
import { detailsText } from '../event-log/text/details-text.ts';
import type { PrintedForm } from '../event-log/text/printed-form.ts';
import { EventHead } from '../event-log/xml/event-head.ts';
import { EventScanner, type EventVisitor } from '../event-log/xml/event-scanner.ts';
import { EventXmlReader } from '../event-log/xml/event-xml-reader.ts';
import { endOfEvent, formAt, type FoundForm } from './forms.ts';

/** Events of one form: the dates of each are written in one way. */
interface OfForm {
  readonly sink: LineSink;
  readonly book: LogBook;
  readonly events: PrintedEvents;
}

export class EventsOfBlock {
  readonly #block: Block;
  readonly #printed = new Map<PrintedForm, OfForm>();
  readonly #xmlSink = new LineSink();
  readonly #xmlBook: LogBook;
  /** Local times of events that stand there as text and XML, by the line of the XML. */
  readonly #localTimes = new Map<number, number>();
  readonly #notes: Note[] = [];
  #found = 0;
  #rowsCut = 0;
  #firstTable = 0;

  constructor(block: Block) {
    this.#block = block;
    this.#xmlBook = openBook(this.#xmlSink, block);
  }

  /** Takes what begins at `lines[at]`, and returns the index of the first line behind it. */
  take(found: FoundForm, at: number): number {
    const end = endOfEvent(found, this.#block.lines, at);
    this.#found += 1;
    if (found.kind === 'xml') this.#xml(at, end);
    else if (found.kind === 'table') this.#table(at, end);
    else this.#print(found.form, at, end);
    return end;
  }

  *end(): Iterable<Sighting<FactKind> | Note> {
    const printed = [...this.#printed.values()];
    for (const { book, events } of printed) {
      const { language } = events;
      events.end();
      book.end(language, () => ({ title: '', language, zone: 'unknown' }));
    }
    this.#xmlBook.end(null, () => ({ title: '', language: null, zone: 'utc' }));
    for (const { sink } of printed) yield* sink.sightings;
    for (const sighting of this.#xmlSink.sightings) yield this.#inBothClocks(sighting);
    yield* this.#notes;
    for (const { sink } of printed) yield* sink.notes;
    yield* this.#xmlSink.notes;
    if (this.#rowsCut > 0) yield messagesCut(this.#rowsCut, this.#firstTable);
    if (this.#found === 0) yield* noEvents(this.#block);
  }

  #print(form: PrintedForm, at: number, end: number): void {
    const { firstLine, lines } = this.#block;
    const { book, events } = this.#ofForm(form);
    const event = form.read(lines, at, end);
    if (event === null) book.notes.unreadable(firstLine + at);
    else if (form !== detailsText || !this.#hasXml(event, end)) events.add(event, firstLine + at);
  }

  #ofForm(form: PrintedForm): OfForm {
    let known = this.#printed.get(form);
    if (known === undefined) {
      const sink = new LineSink();
      const book = openBook(sink, this.#block);
      book.notes.misfit = 'the lines of an event are not complete';
      known = { sink, book, events: new PrintedEvents(book) };
      this.#printed.set(form, known);
    }
    return known;
  }

  #xml(at: number, end: number): void {
    const { firstLine, lines } = this.#block;
    const bytes = encoder.encode(unwrapped(lines.slice(at, end)));
    let line = firstLine + at;
    let counted = 0;
    const lineOf = (_number: number, place: number): number => {
      for (; counted < place; counted += 1) if (bytes[counted] === LF) line += 1;
      return line;
    };
    const reader = new EventXmlReader(this.#xmlBook, lineOf);
    const scanner = new EventScanner(reader);
    try {
      scanner.push(bytes);
      scanner.end();
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.#notes.push({ code: error.code, says: error.message, line: firstLine + at });
    }
  }

  /** Whether the XML of copied details follows them, whole: then only that is read, and has the printed time beside its own. */
  #hasXml(event: PrintedEvent, end: number): boolean {
    const { firstLine, lines } = this.#block;
    if (end >= lines.length || formAt(lines, end)?.kind !== 'xml') return false;
    const xml = lines.slice(end, endOfEvent({ kind: 'xml' }, lines, end)).join('\n');
    const first = firstEventIn(xml);
    if (first === null || first.id !== (event.id & 0xffff)) return false;
    const local = localTime(event.date, first.time);
    if (local === null) return event.date === '' || Number.isNaN(first.time);
    this.#localTimes.set(firstLine + end, local);
    return true;
  }

  #table(at: number, end: number): void {
    if (this.#rowsCut === 0) this.#firstTable = this.#block.firstLine + at;
    this.#rowsCut += end - at - 2;
  }

  #inBothClocks(sighting: Sighting<FactKind>): Sighting<FactKind> {
    const { at, time } = sighting;
    if (typeof time !== 'number') return sighting;
    const local = 'line' in at ? this.#localTimes.get(at.line) : undefined;
    return { ...sighting, time: local ?? null, utc: time };
  }
}

const encoder = new TextEncoder();
const LF = 0x0a;

function openBook(sink: LineSink, { dayFirst, firstLine }: Block): LogBook {
  const book = new LogBook(sink, {
    dayFirst,
    hasChannels: true,
    covers: false,
    head: { line: firstLine, text: '' },
  });
  book.notes.place = 'line';
  return book;
}

/** Keeps what a log book hands on, with lines for record numbers. */
class LineSink implements LogSink<FactKind> {
  sightings: Sighting<FactKind>[] = [];
  readonly notes: Note[] = [];

  sighting(sighting: Sighting<FactKind>): void {
    const { at } = sighting;
    this.sightings.push({ ...sighting, at: { line: 'record' in at ? at.record : at.line } });
  }

  retime(change: (time: number) => number): void {
    this.sightings = this.sightings.map((sighting) =>
      typeof sighting.time === 'number' ? { ...sighting, time: change(sighting.time) } : sighting,
    );
  }

  /** A text holds other things than records: that it has none is said otherwise. */
  note(note: Note): void {
    if (note.code !== 'empty-export') this.notes.push(note);
  }

  computer(): void {
    // The computer of each sighting is in it.
  }

  progress(): void {
    // A text is read at once.
  }
}

/** Event ID and UTC time of the first whole event in a text. */
function firstEventIn(xml: string): { readonly id: number; readonly time: number } | null {
  const head = new EventHead();
  let first: { readonly id: number; readonly time: number } | null = null;
  const visitor: EventVisitor = {
    event(bytes) {
      if (first === null && head.read(bytes, 0, bytes.length)) first = { id: head.id, time: head.time };
    },
    unreadable: () => undefined,
    stray: () => undefined,
    cut: () => undefined,
  };
  const scanner = new EventScanner(visitor);
  try {
    scanner.push(encoder.encode(xml));
    scanner.end();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
  }
  return first;
}

/** No zone is further from UTC; all differ from it by quarter hours. */
const FURTHEST = 14 * 3_600_000;
const QUARTER = 15 * 60_000;
/** Printed dates have whole seconds, cut or rounded. */
const SLACK = 2000;

/** The clock time printed beside a UTC time: the reading of the date that a zone can explain; null where none or both can. */
function localTime(date: string, utc: number): number | null {
  const written = new WrittenDate();
  if (!written.readText(date) || written.isUtc) return null;
  const possible = [...new Set([written.monthFirst, written.dayFirst])].filter((time) => {
    const ahead = time - utc;
    return (
      Math.abs(ahead - QUARTER * Math.round(ahead / QUARTER)) <= SLACK && Math.abs(ahead) <= FURTHEST + SLACK
    );
  });
  return possible.length === 1 ? (possible[0] ?? null) : null;
}

/** Narrower consoles are not used, and XML in lines of equal length is no one's layout. */
const NARROWEST = 60;

/** A console breaks a long line at its width, also in the middle of a name; who copies it out copies the breaks. */
function unwrapped(lines: readonly string[]): string {
  const width = lines.reduce((most, line) => Math.max(most, line.length), 0);
  const isBroken =
    lines.length > 2 &&
    width >= NARROWEST &&
    lines.slice(0, -1).every((line) => line.length >= width - 2) &&
    (lines.at(-1)?.length ?? 0) <= width;
  return isBroken
    ? lines.map((line, at) => (at < lines.length - 1 ? line.padEnd(width) : line)).join('')
    : lines.join('\n');
}

function messagesCut(rows: number, line: number): Note {
  const events = rows === 1 ? '1 event stands' : `${rows} events stand`;
  return {
    code: 'messages-cut',
    says: `${events} in a table that cuts their messages, so nothing is read from them: export them with Get-WinEvent … | Export-Csv events.csv -Encoding UTF8.`,
    line,
  };
}

/** The command was typed and something came of it, but no event. */
function* noEvents({ firstLine, lines }: Block): Iterable<Note> {
  const none = lines.findIndex((line) => line.includes('NoMatchingEventsFound'));
  if (none >= 0) {
    yield {
      code: 'no-matching-events',
      says: 'Get-WinEvent found no event that matches. That alone does not show that there was none: export the whole log, so that its time is known.',
      line: firstLine + none,
    };
    return;
  }
  yield {
    code: 'no-events',
    says: 'No event is read here: export the log with wevtutil epl, or with Get-WinEvent … | Export-Csv events.csv -Encoding UTF8.',
    line: firstLine,
  };
}
