/**
 * An event as a program printed it: some properties and the rendered message. Shared by the exports that are neither a table nor
 * XML: the text of wevtutil and of Event Viewer's clipboard, lists of PowerShell, its Clixml.
 */
import type { Writer } from './coverage.ts';
import type { EventKind, EventRecord } from './event-record.ts';
import { SECURITY } from './events/providers.ts';
import type { LogBook } from './log-book.ts';
import { LostLetters } from './lost-letters.ts';

export interface PrintedEvent {
  readonly provider: string | null;
  /** With the qualifiers of a classic provider above the lower sixteen bits, where the export prints them. */
  readonly id: number;
  readonly channel: string | null;
  readonly computer: string | null;
  /** As printed; empty where there is none. */
  readonly date: string;
  readonly hasMessage: boolean;
  /** What follows is asked only of events that are wanted. */
  message(): string;
  outcome(): 'success' | 'failure' | 'unknown';
  /** The language that the words of level and keywords are of, where they tell. */
  language(): string | null;
  /** Insert strings where the message holds nothing but them, see `insertsIn`, or lacks those of this kind. */
  inserts?(kind: EventKind): readonly string[] | null;
  /** All of it, as it stands in the file. */
  whole(): string;
}

/** Events looked at for the language of the export. */
const LANGUAGE_EVENTS = 200;

/** Counts printed events and hands on what they say. */
export class PrintedEvents {
  language: string | null = null;

  readonly #book: LogBook;
  readonly #letters = new LostLetters();
  #hasNames = false;
  #hasMessages = false;
  #hasTimes = false;

  constructor(book: LogBook) {
    this.#book = book;
  }

  /** `number`: of the event in its file, or the line it begins at. */
  add(event: PrintedEvent, number: number): void {
    const book = this.#book;
    const { channel, computer, date, provider } = event;
    const id = event.id & 0xffff;
    this.#hasNames ||= provider !== null || channel !== null;
    this.#hasMessages ||= event.hasMessage;
    this.#hasTimes ||= date !== '';
    const writer = book.writer(provider, channel, computer);
    if (date === '') book.count(writer, id, Number.NaN);
    else {
      book.dates.readText(date);
      book.countDated(writer, id);
    }
    if (book.records <= LANGUAGE_EVENTS) this.language ??= event.language();
    const kind = event.hasMessage && book.wants(id) ? writer.kindOf(id) : null;
    if (kind !== null) book.tell(kind, this.#record(event, writer, kind), number, () => event.whole());
  }

  /** After the last event, before the book is closed. */
  end(): void {
    const { notes, records } = this.#book;
    notes.lettersLost = this.#letters.areLost;
    if (records === 0) return;
    notes.hasNames = this.#hasNames;
    notes.hasMessages = this.#hasMessages;
    notes.hasTimes = this.#hasTimes;
  }

  #record(event: PrintedEvent, writer: Writer, kind: EventKind): EventRecord {
    const time = event.date === '' ? Number.NaN : this.#book.dates.time;
    const message = event.message();
    this.#letters.look(message);
    const inserts = event.inserts?.(kind) ?? null;
    return {
      provider: writer.provider ?? kind.providers[0],
      id: event.id & 0xffff,
      qualifiers: event.id > 0xffff ? event.id >>> 16 : null,
      channel: writer.channel,
      computer: writer.computer,
      time: Number.isNaN(time) ? null : time,
      outcome: this.#outcomeOf(event, kind),
      data: null,
      message: inserts === null ? message : null,
      inserts,
    };
  }

  #outcomeOf(event: PrintedEvent, kind: EventKind): EventRecord['outcome'] {
    if (kind.channels[0] !== SECURITY) return null;
    const outcome = event.outcome();
    if (outcome === 'unknown') this.#book.notes.outcomesLost += 1;
    return outcome;
  }
}

/** No event's message has more lines of it. */
const QUOTED_MOST = 64;

/**
 * The values in the sentence that Get-EventLog prints where the message table is missing: `The description for Event ID '4' in
 * Source 'Microsoft-Windows-Security-Kerberos' cannot be found. … The following information is part of the event:'a', 'b'`. It is
 * translated, but names the source in every language. Null for every other message.
 */
export function insertsIn(message: string, source: string | null): string[] | null {
  const start = message.indexOf(":'");
  const end = message.lastIndexOf("'");
  if (source === null || start < 0 || end <= start + 1) return null;
  if (!message.slice(0, start).includes(source) || message.slice(end + 1).trim() !== '') return null;
  const values = message.slice(start + 2, end).split("', '");
  return values.length > QUOTED_MOST ? null : values;
}
