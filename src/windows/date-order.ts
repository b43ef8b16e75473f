/**
 * Which part of a file's dates is the day? Decided once per file, never per row: `2/3/2026` alone does not tell.
 *
 * What decides, in this order: the person; a part above 12, or dots (no regional format of Windows prints
 * month.day.year); the order of the rows (a log runs in one direction, and over midnight without a jump); the habit of
 * the export's language. What only the habit of a region suggests is `assumed`, and the person is asked.
 *
 * The decision may come with the last row. Until then a date has two readings, `time` (month first) and `swapped` (day
 * first). Whoever keeps a few times keeps both and calls `chosen` at the end. Whoever keeps many keeps `time` alone and, if
 * the days turn out to stand first, puts each right with `exchanged`: a file of any size needs no more memory than its facts.
 */
import { dayAndMonthExchanged, WrittenDate } from './dates.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export class DateOrderOfFile {
  /** The two readings of the date read last; NaN where unreadable, equal where they do not differ (any more). */
  time = Number.NaN;
  swapped = Number.NaN;
  /** Dates that could not be read, or not in this order. */
  unreadable = 0;

  #order: 'month-first' | 'day-first' | null;
  readonly #date = new WrittenDate();
  readonly #rows = { time: new Direction(), swapped: new Direction() };
  /** The first date: all others of the file are of the same form. */
  #first: { readonly isUtc: boolean; readonly isYearFirst: boolean; readonly offset: number } | null = null;
  #ambiguous: { separator: number; hasMarker: boolean } | null = null;

  /** `dayFirst`: what the person said; it outranks the file. */
  constructor(dayFirst?: boolean) {
    this.#order = dayFirst === undefined ? null : dayFirst ? 'day-first' : 'month-first';
  }

  /** True while the date read last has two readings. */
  get isOpen(): boolean {
    return this.time !== this.swapped && !Number.isNaN(this.time);
  }

  /** The order once it is known: no date read from then on has two readings. */
  get order(): 'month-first' | 'day-first' | null {
    return this.#order;
  }

  /** Whether the file's dates carry a zone (`Z`, an offset): then all times are UTC. */
  get isUtc(): boolean {
    return this.#first?.isUtc === true;
  }

  /** Reads one date of the file, in the order of its rows, and sets `time` and `swapped`. */
  read(bytes: Uint8Array, from: number, to: number): void {
    const date = this.#date;
    if (!date.read(bytes, from, to) || !this.#isOfFile(date)) {
      this.#set(Number.NaN, Number.NaN);
      return;
    }
    if (this.#order === null && !date.isYearFirst) this.#learn(date);
    if (this.#order === 'day-first') this.#set(date.dayFirst, date.dayFirst);
    else if (this.#order === 'month-first') this.#set(date.monthFirst, date.monthFirst);
    else this.#set(date.monthFirst, date.dayFirst);
  }

  /** The same for a text. */
  readText(text: string): void {
    const bytes = encoder.encode(text);
    this.read(bytes, 0, bytes.length);
  }

  /**
   * The order for the whole file, after its last row. `language`: of the export, where known (`de`). `assumed`: nothing
   * in the file tells, and it matters.
   */
  settle(language: string | null): {
    readonly order: 'month-first' | 'day-first';
    readonly assumed: boolean;
  } {
    if (this.#order !== null) return { order: this.#order, assumed: false };
    const settled = this.#byRows() ?? this.#byHabit(language);
    this.#order = settled.order;
    return settled;
  }

  /** Of the two readings of an earlier date, the right one. Call `settle` first. */
  chosen(time: number, swapped: number): number {
    return this.#order === 'day-first' ? swapped : time;
  }

  /** The other reading of a `time` that was read while the order was open. */
  exchanged(time: number): number {
    const offset = this.#first?.offset ?? 0;
    return dayAndMonthExchanged(time + offset) - offset;
  }

  /** An export prints all dates in one form. Offsets may differ (summer), but not while the order is open. */
  #isOfFile(date: WrittenDate): boolean {
    const { isUtc, isYearFirst, offset } = date;
    const first = (this.#first ??= { isUtc, isYearFirst, offset });
    if (first.isUtc !== isUtc || first.isYearFirst !== isYearFirst) return false;
    const hasTwoReadings = this.#order === null && !Number.isNaN(date.monthFirst + date.dayFirst);
    return isYearFirst || !hasTwoReadings || first.offset === offset;
  }

  #set(time: number, swapped: number): void {
    if (Number.isNaN(time)) this.unreadable += 1;
    this.time = time;
    this.swapped = swapped;
  }

  #learn(date: WrittenDate): void {
    const { monthFirst, dayFirst } = date;
    if (date.separator === DOT || Number.isNaN(monthFirst)) {
      this.#order = 'day-first';
    } else if (Number.isNaN(dayFirst)) {
      this.#order = 'month-first';
    } else {
      this.#rows.time.next(monthFirst);
      this.#rows.swapped.next(dayFirst);
      this.#rows.time.compareSteps(this.#rows.swapped);
      if (monthFirst !== dayFirst && this.#ambiguous === null) {
        this.#ambiguous = { separator: date.separator, hasMarker: date.hasMarker };
      }
    }
  }

  #byRows(): { readonly order: 'month-first' | 'day-first'; readonly assumed: boolean } | null {
    const { time, swapped } = this.#rows;
    if (
      time.overMidnight !== swapped.overMidnight &&
      Math.min(time.overMidnight, swapped.overMidnight) === 0
    ) {
      return { order: time.overMidnight > 0 ? 'month-first' : 'day-first', assumed: false };
    }
    if (time.isOneWay !== swapped.isOneWay) {
      return { order: time.isOneWay ? 'month-first' : 'day-first', assumed: false };
    }
    return null;
  }

  /**
   * The United States print month/day/year with AM and PM, the languages below day before month. Display language and
   * regional format are two settings, so this is a habit, not a proof; with the 24-hour clock and such a language it is
   * safe enough not to ask.
   */
  #byHabit(language: string | null): {
    readonly order: 'month-first' | 'day-first';
    readonly assumed: boolean;
  } {
    const ambiguous = this.#ambiguous;
    if (ambiguous === null) return { order: 'month-first', assumed: false };
    const isDayFirst = language !== null && DAY_FIRST.has(language);
    // No region prints month-day-year with dashes: 02-03-2026 10:00:00 AM is of India.
    const isUnitedStates = ambiguous.hasMarker && ambiguous.separator !== DASH;
    if (isUnitedStates && !isDayFirst) return { order: 'month-first', assumed: true };
    return { order: 'day-first', assumed: !isDayFirst || ambiguous.hasMarker };
  }
}

const encoder = new TextEncoder();
const DOT = 0x2e;
const DASH = 0x2d;
const DAY_FIRST = new Set(['de', 'fr', 'es', 'it', 'pt', 'pt-BR', 'nl', 'pl', 'ru']);

/** How a row's time follows the one before, under one reading of the dates. */
class Direction {
  /** Times that the rows went on over midnight where the other reading jumps by weeks. */
  overMidnight = 0;
  #last = Number.NaN;
  #step = Number.NaN;
  #up = 0;
  #down = 0;

  /** Steps under an hour say nothing: clocks are set back once a year, and records are written slightly out of order. */
  next(time: number): void {
    this.#step = time - this.#last;
    this.#last = time;
    if (this.#step > HOUR) this.#up += 1;
    else if (this.#step < -HOUR) this.#down += 1;
  }

  compareSteps(other: Direction): void {
    const own = Math.abs(this.#step);
    const others = Math.abs(other.#step);
    if (own < 10 * MINUTE && others > 20 * DAY) this.overMidnight += 1;
    if (others < 10 * MINUTE && own > 20 * DAY) other.overMidnight += 1;
  }

  /** True where the rows run in one direction all along. */
  get isOneWay(): boolean {
    return this.#up === 0 || this.#down === 0;
  }
}
