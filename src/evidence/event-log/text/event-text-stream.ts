/** Reads printed events from lines as they come, and forgets what is read. */
import type { FactKind } from '../../../facts/facts.ts';
import type { LogSink, LogSummary } from '../../format.ts';
import { promptOf } from '../../prompt.ts';
import { LogBook } from '../log-book.ts';
import { PrintedEvents } from '../printed-event.ts';
import { listText } from './list-text.ts';
import type { PrintedForm } from './printed-form.ts';
import { isStart, wevtutilText } from './wevtutil-text.ts';

/** Lines waited for before the next look. */
const AT_ONCE = 4096;
/** No event has more: its end is lost. */
const MOST_LINES = 20_000;

export class EventTextStream {
  readonly #sink: LogSink<FactKind>;
  readonly #dayFirst: boolean | undefined;
  #lines: string[] = [];
  /** Number of `#lines[0]` in the file, from 1. */
  #first = 1;
  #form: PrintedForm | null = null;
  #log: { readonly book: LogBook; readonly events: PrintedEvents } | null = null;
  #number = 0;
  /** Below this many lines another look at the event that has no end yet is not worth it. */
  #readAt = AT_ONCE;
  /** Where something else begins; 0: nowhere. */
  #strayLine = 0;
  #strayWords = '';

  constructor(sink: LogSink<FactKind>, dayFirst: boolean | undefined) {
    this.#sink = sink;
    this.#dayFirst = dayFirst;
  }

  push(lines: readonly string[]): void {
    for (const line of lines) this.#lines.push(line.trimEnd());
    if (this.#lines.length < this.#readAt) return;
    this.#read(false);
    this.#readAt = Math.max(AT_ONCE, 2 * this.#lines.length);
  }

  end(isCut: boolean): LogSummary {
    this.#read(true);
    const { book, events } = this.#log ?? this.#openLog(true, 0);
    if (isCut) book.notes.isCut = true;
    if (this.#strayLine > 0 && !book.notes.isCut)
      this.#sink.note(strayNote(this.#strayLine, this.#strayWords));
    events.end();
    const { language } = events;
    const title = this.#form?.title ?? 'Events as text';
    return book.end(language, () => ({ title, language, zone: book.dates.isUtc ? 'utc' : 'unknown' }));
  }

  #read(isLast: boolean): void {
    let at = 0;
    while (at < this.#lines.length) {
      const form = this.#formAt(at);
      const end = form?.end(this.#lines, at) ?? at + 1;
      if (form !== null && end === this.#lines.length && !isLast) {
        if (end - at <= MOST_LINES) break;
        this.#unreadable(at);
      } else if (form?.begins(this.#lines, at) === true) this.#event(form, at, end);
      else {
        this.#passOver(at);
        at += 1;
        continue;
      }
      at = end;
    }
    // A new array: forms remember what they found in the one they were given.
    this.#lines = this.#lines.slice(at);
    this.#first += at;
  }

  /** The form of which an event may begin here. */
  #formAt(at: number): PrintedForm | null {
    // One program made the file: what another's output looks like is part of a message.
    const forms = this.#form === null ? [wevtutilText, listText] : [this.#form];
    return forms.find((form) => form.mayBegin(this.#lines[at] ?? '')) ?? null;
  }

  #event(form: PrintedForm, at: number, end: number): void {
    const event = form.read(this.#lines, at, end);
    if (event === null) {
      this.#unreadable(at);
      return;
    }
    this.#form ??= form;
    this.#log ??= this.#openLog(event.channel !== null, at);
    this.#log.events.add(event, (this.#number += 1));
  }

  #unreadable(at: number): void {
    this.#log ??= this.#openLog(true, at);
    this.#log.book.notes.unreadable((this.#number += 1));
  }

  /** With the event at `#lines[at]`, the first of the file. */
  #openLog(hasChannels: boolean, at: number) {
    const head = { line: this.#first + at, text: (this.#lines[at] ?? '').slice(0, 200) };
    const book = new LogBook(this.#sink, { dayFirst: this.#dayFirst, hasChannels, covers: true, head });
    book.notes.misfit = 'the lines of an event are not complete';
    this.#log = { book, events: new PrintedEvents(book) };
    return this.#log;
  }

  #passOver(at: number): void {
    const line = this.#lines[at] ?? '';
    // The command stands above a log that a console printed.
    const isCommand = this.#log === null && promptOf(line) !== null;
    if (line.trim() === '' || this.#strayLine > 0 || isCommand) return;
    // The head of an event whose lines are missing stands at the end of a file that was cut.
    if (isStart(line) && this.#log !== null) this.#log.book.notes.isCut = true;
    this.#strayLine = this.#first + at;
    this.#strayWords = line.trim().slice(0, 60);
  }
}

function strayNote(line: number, words: string) {
  return {
    code: 'text-between-events',
    says: `From line ${line} on stands something else, which was not read ("${words}"): drop it as a file of its own.`,
  };
}
