/**
 * The clock of a text. A file has one zone, and nearly all commands print local time; events in XML print UTC. Where a text holds
 * nothing but them it is in UTC; among others they keep the local time that stands beside them, or none: a wrong hour would tie
 * them to the wrong access.
 */
import type { FactKind, Zone } from '../facts/facts.ts';
import type { Note } from '../facts/reading.ts';
import { isNote, type Find } from './findings.ts';

export interface TextClock {
  readonly zone: Zone;
  readonly notes: readonly Note[];
  /** The finds with the times of this clock. */
  timed(finds: readonly Find[]): Find[];
}

/** These print clock times as what they say. */
const LOCAL: ReadonlySet<FactKind> = new Set<FactKind>(['ticket-held', 'time-source']);

export function clockOf(finds: readonly Find[]): TextClock {
  const sightings = finds.flatMap((find) => (isNote(find) ? [] : [find]));
  const inUtc = sightings.filter(({ utc }) => utc !== undefined);
  const [first] = inUtc;
  if (first === undefined) return { zone: 'unknown', notes: [], timed: (some) => [...some] };
  const isUtc = sightings.every(
    ({ kind, time, utc }) => utc !== undefined || ((time ?? null) === null && !LOCAL.has(kind)),
  );
  if (isUtc) return { zone: 'utc', notes: [], timed: (some) => some.map(inItsUtc) };
  const left = inUtc.find(({ time }) => (time ?? null) === null);
  return {
    zone: 'unknown',
    notes: left === undefined ? [] : [timesLeftOut(left.at)],
    timed: (some) => [...some],
  };
}

function inItsUtc(find: Find): Find {
  return isNote(find) || find.utc === undefined ? find : { ...find, time: find.utc };
}

function timesLeftOut(at: { readonly line: number } | { readonly record: number }): Note {
  return {
    code: 'times-left-out',
    says: 'Events in XML print UTC and the rest of this text local time, so what they say counts without a time: drop them as a file of their own.',
    ...at,
  };
}
