import type { MeterReport } from '../../report/document.ts';
import type { Word } from '../words.ts';

type Log = MeterReport['logs'][number];

/** From the first to the last record of all logs: what every bar is drawn in. ISO; null where nothing is dated. */
export interface Reach {
  readonly from: string;
  readonly to: string;
}

/** Drawn on a line of this length, whatever its width on the screen. */
export const LINE = 1000;
/** An hour in a month would not be seen. */
const SHORTEST = 6;

export function reachOf(meter: readonly MeterReport[]): Reach | null {
  let [from, to]: [string | null, string | null] = [null, null];
  for (const { logs } of meter) {
    for (const log of logs) {
      const [first, last] = [log.from ?? log.to, log.to ?? log.from];
      if (first !== null && (from === null || first < from)) from = first;
      if (last !== null && (to === null || last > to)) to = last;
    }
  }
  return from === null || to === null ? null : { from, to };
}

/** Where a log's bar begins, and how long it is, in parts of {@link LINE}; null where nothing is dated. */
export function barOf(log: Log, reach: Reach): { readonly x: number; readonly width: number } | null {
  const [start, end] = [Date.parse(reach.from), Date.parse(reach.to)];
  const [first, last] = [Date.parse(log.from ?? log.to ?? ''), Date.parse(log.to ?? log.from ?? '')];
  if ([start, end, first, last].some(Number.isNaN)) return null;
  const place = (time: number): number => (end > start ? ((time - start) / (end - start)) * LINE : 0);
  const width = end > start ? Math.max(SHORTEST, place(last) - place(first)) : LINE;
  return { x: Math.min(place(first), LINE - width), width };
}

/** `41 days`, whole ones; the days that a log covers may be counted in parts. */
export function daysOf(days: number): string {
  if (days < 1) return 'less than a day';
  return Math.floor(days) === 1 ? '1 day' : `${Math.floor(days)} days`;
}

/** What keeps a log from showing everything of its time. */
export function marksOf({ wrapped, filtered }: Log): readonly Word[] {
  return [
    ...(wrapped === true ? [{ text: 'Older records overwritten', tone: 'warn' } as const] : []),
    ...(filtered === true ? [{ text: 'Some events only', tone: 'warn' } as const] : []),
  ];
}

/** What no file tells about a log: a question and that it is open. Null where all is told. */
export function openOf({ wrapped, filtered }: Log): string | null {
  const open = [
    ...(wrapped === null ? ['Older records overwritten'] : []),
    ...(filtered === null ? ['some events only'] : []),
  ];
  const words = open.join(' or ');
  return words === '' ? null : `${words.charAt(0).toUpperCase()}${words.slice(1)}? No file tells.`;
}

/** The computers whose name holds what was typed, in any case. */
export function named(meter: readonly MeterReport[], typed: string): readonly MeterReport[] {
  const wanted = typed.trim().toLowerCase();
  return wanted === '' ? meter : meter.filter(({ host }) => host.toLowerCase().includes(wanted));
}
