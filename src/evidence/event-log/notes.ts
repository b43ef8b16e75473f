/** What was passed over in one export, counted while reading and said at the end: one sentence per kind of loss. */
import type { Note } from '../../facts/reading.ts';

/** Ranges of record numbers that a sentence names; the rest is counted. */
const RANGES_NAMED = 5;

export class ReadingNotes {
  isCut = false;
  hasMessages = true;
  /** The column that says what an event says. */
  contentColumn = 'Message';
  hasNames = true;
  hasTimes = true;
  lettersLost = false;
  outcomesLost = 0;
  datesUnreadable = 0;
  /** The order that was assumed for the dates, where nothing tells it. */
  assumedOrder: 'month-first' | 'day-first' | null = null;
  /** Why records could not be read, as the sentence ends. */
  misfit = 'quotes or columns do not fit';
  /** What only one reader can lose. */
  readonly others: Note[] = [];
  /** What the numbers are of: records of a log, lines of a text. */
  place: 'record' | 'line' = 'record';

  #unreadable = 0;
  readonly #ranges: { from: number; to: number }[] = [];
  readonly #notUnderstood = new Map<number, { count: number; readonly first: number }>();

  unreadable(number: number): void {
    this.#unreadable += 1;
    const last = this.#ranges.at(-1);
    if (last !== undefined && last.to === number - 1) last.to = number;
    else if (this.#ranges.length <= RANGES_NAMED) this.#ranges.push({ from: number, to: number });
  }

  notUnderstood(id: number, number: number): void {
    const known = this.#notUnderstood.get(id);
    if (known === undefined) this.#notUnderstood.set(id, { count: 1, first: number });
    else known.count += 1;
  }

  /** All notes, the weightiest first. `records`: how many were read. */
  *all(records: number): Iterable<Note> {
    if (records === 0 && this.#unreadable === 0 && !this.isCut && this.others.length === 0) {
      yield {
        code: 'empty-export',
        says: 'This export has a header and no records: it neither shows that the computer was silent nor that the log was on.',
      };
    }
    if (!this.hasNames) {
      yield {
        code: 'source-missing',
        says: 'Nothing is read from this file: without the columns ProviderName or LogName an event ID can mean several events. Export again with them.',
      };
    } else if (!this.hasMessages) {
      yield {
        code: 'no-messages',
        says: `Without the column ${this.contentColumn} only the numbers of events are known, not what they say: export again with it.`,
      };
    }
    yield* this.others;
    yield* this.#unreadableNote();
    if (this.isCut) {
      yield {
        code: 'truncated-end',
        says:
          this.place === 'record'
            ? 'The file ends in the middle of a record: it was cut, and what stood behind is missing. Export or copy it again.'
            : 'An event in this text has no end, and was not read: it was cut when it was copied. Copy it again.',
      };
    }
    yield* this.#notUnderstoodNote();
    yield* this.#lossNotes();
    yield* this.#dateNotes();
  }

  *#unreadableNote(): Iterable<Note> {
    const [first] = this.#ranges;
    if (first === undefined) return;
    const named = this.#ranges
      .slice(0, RANGES_NAMED)
      .map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`));
    const isOne = this.#unreadable === 1;
    const noun = this.place === 'line' ? 'Line' : 'Record';
    const more = this.#ranges.length > RANGES_NAMED ? ` and more, ${this.#unreadable} in all,` : '';
    yield {
      code: 'records-unreadable',
      says: `${isOne ? noun : `${noun}s`} ${named.join(', ')}${more} could not be read: ${this.misfit}. All others were read.`,
      ...this.#at(first.from),
    };
  }

  *#notUnderstoodNote(): Iterable<Note> {
    const events = [...this.#notUnderstood];
    const [first] = events;
    if (first === undefined) return;
    const list = events.map(([id, { count }]) => `${count} of event ${id}`).join(', ');
    yield {
      code: 'message-not-understood',
      says: `The message of some records does not have the form that is known, and was not used: ${list}.`,
      ...this.#at(first[1].first),
    };
  }

  #at(number: number): { readonly line: number } | { readonly record: number } {
    return this.place === 'line' ? { line: number } : { record: number };
  }

  *#lossNotes(): Iterable<Note> {
    if (this.lettersLost) {
      yield {
        code: 'letters-lost',
        says: 'Letters beyond English were replaced by ? when this was exported, also in names: export again with Export-Csv -Encoding UTF8.',
      };
    }
    if (this.outcomesLost > 0) {
      yield {
        code: 'outcome-lost',
        says: `Success or failure of ${counted(this.outcomesLost, 'record')} of the Security log is not in this file, or not in words that are known: export the log with its Keywords column.`,
      };
    }
  }

  *#dateNotes(): Iterable<Note> {
    if (!this.hasTimes) {
      yield {
        code: 'no-times',
        says:
          this.place === 'record'
            ? 'Without the column TimeCreated nothing can be put in order: export again with it.'
            : 'No event in this text has a date, so what is said there counts without a time: copy the lines above the message as well.',
      };
    }
    if (this.datesUnreadable > 0) {
      yield {
        code: 'dates-unreadable',
        says: `The date of ${counted(this.datesUnreadable, 'record')} could not be read: what is said there counts, but without a time.`,
      };
    }
    if (this.assumedOrder !== null) {
      const order = this.assumedOrder === 'day-first' ? 'day before month' : 'month before day';
      yield {
        code: 'dates-ambiguous',
        says: `Day and month could not be told apart and were read as ${order}: say which it is, and the times are set right.`,
      };
    }
  }
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
