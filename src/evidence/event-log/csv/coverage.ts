/**
 * What an export covers of one computer: how often each event occurs, and from when to when. All records count here, also
 * those that nobody asked for: only inside it does the absence of an event say something.
 */
import type { DateOrderOfFile } from '../../../windows/date-order.ts';

export class Coverage {
  records = 0;
  readonly channels = new Set<number>();
  /** Records by `source * 65536 + id`. */
  readonly #counts = new Map<number, number>();
  /** Oldest and newest, once for each reading of the dates. */
  readonly #time = { oldest: Infinity, newest: -Infinity };
  readonly #swapped = { oldest: Infinity, newest: -Infinity };

  /** Counts one record; source and channel are numbers for their names, and `dates` has just read its date. */
  count(source: number, channel: number, id: number, dates: DateOrderOfFile): void {
    this.records += 1;
    this.channels.add(channel);
    const key = source * 65536 + id;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    widen(this.#time, dates.time);
    widen(this.#swapped, dates.swapped);
  }

  /** Every source and ID that occurred. */
  *keys(): Iterable<readonly [source: number, id: number]> {
    for (const key of this.#counts.keys()) yield [Math.floor(key / 65536), key % 65536];
  }

  /** Records per event, by the names that `nameOf` gives; names that are equal are added up. */
  events(nameOf: (source: number, id: number) => string): Record<string, number> {
    const events: Record<string, number> = {};
    for (const [source, id] of this.keys()) {
      const name = nameOf(source, id);
      events[name] = (events[name] ?? 0) + (this.#counts.get(source * 65536 + id) ?? 0);
    }
    return events;
  }

  /** Clock times of the oldest and newest record, in the order settled; null where no record has a date. */
  span(dates: DateOrderOfFile): { readonly oldest: number | null; readonly newest: number | null } {
    const oldest = dates.chosen(this.#time.oldest, this.#swapped.oldest);
    const newest = dates.chosen(this.#time.newest, this.#swapped.newest);
    return oldest <= newest ? { oldest, newest } : { oldest: null, newest: null };
  }
}

function widen(span: { oldest: number; newest: number }, time: number): void {
  // An unreadable date is NaN, which compares false with everything.
  if (time < span.oldest) span.oldest = time;
  if (time > span.newest) span.newest = time;
}
