/** Stretches of time that logs cover, and what lies in them. Times are milliseconds; a day is one of the clock that the times show. */
import { DAY_MS } from '../windows/dates.ts';

export interface Span {
  readonly from: number;
  readonly to: number;
}

const HOUR_MS = 60 * 60_000;

/** Two exports of one log rarely meet to the second; where nothing was written for longer, a file may be missing between them. */
const JOIN_MS = HOUR_MS;

/** No older day is looked at: a wrong clock may put one record into another century. */
const CALENDAR_DAYS = 800;

/** The spans in order, those that overlap or nearly meet as one. */
export function joined(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last === undefined || span.from - last.to > JOIN_MS) result.push(span);
    else if (span.to > last.to) result[result.length - 1] = { from: last.from, to: span.to };
  }
  return result;
}

/** What no span covers between the first and the last of them. They must be joined. */
export function gapsBetween(spans: readonly Span[]): readonly Span[] {
  return spans.slice(1).map((span, at) => ({ from: spans[at]?.to ?? span.from, to: span.from }));
}

/** The parts of the spans between two times. */
export function within(spans: readonly Span[], from: number, to: number): readonly Span[] {
  return spans
    .map((span) => ({ from: Math.max(span.from, from), to: Math.min(span.to, to) }))
    .filter((span) => span.from <= span.to);
}

/** Whole days that the spans cover together, rounded down: 13 days and 23 hours are 13. */
export function daysIn(spans: readonly Span[]): number {
  return Math.floor(spans.reduce((sum, span) => sum + span.to - span.from, 0) / DAY_MS);
}

/** Whether one span holds the last two days of a month and the first of the next, whole. */
export function holdsMonthEnd(spans: readonly Span[]): boolean {
  return daysOf(spans).some(
    ({ day, span }) =>
      new Date(day).getUTCDate() === 1 && span.from <= day - 2 * DAY_MS && span.to >= day + DAY_MS,
  );
}

/** Whether one span holds a whole Saturday and the Sunday behind it. */
export function holdsWeekend(spans: readonly Span[]): boolean {
  return daysOf(spans).some(
    ({ day, span }) => new Date(day).getUTCDay() === 6 && span.from <= day && span.to >= day + 2 * DAY_MS,
  );
}

/** How many nights the spans hold from one to five o'clock, when backups run. */
export function nightsIn(spans: readonly Span[]): number {
  return daysOf(spans).filter(({ day, span }) => span.from <= day + HOUR_MS && span.to >= day + 5 * HOUR_MS)
    .length;
}

/** The midnights of each span, and the one before it. */
function daysOf(spans: readonly Span[]): readonly { readonly day: number; readonly span: Span }[] {
  return spans.flatMap((span) => {
    const first = Math.floor(Math.max(span.from, span.to - CALENDAR_DAYS * DAY_MS) / DAY_MS);
    const count = Math.floor(span.to / DAY_MS) - first + 1;
    return Array.from({ length: Math.max(0, count) }, (_, at) => ({ day: (first + at) * DAY_MS, span }));
  });
}
