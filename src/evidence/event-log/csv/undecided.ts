/**
 * Sightings whose day and month are not told apart yet. The file decides that as a whole, maybe with its last row, and
 * a fact takes times only as they are; so these wait here. Equal ones wait as one, with their two readings of each time:
 * what waits grows with the number of stories and of times, as the facts themselves do.
 */
import { ORIGINS_KEPT, TIMES_KEPT } from '../../../facts/fold.ts';
import type { FactKind, Sighting } from '../../../facts/facts.ts';
import type { LogSink } from '../../format.ts';

interface Waiting {
  /** The first ones, with their records' text; the others have only their times. */
  readonly first: { readonly sighting: Sighting; readonly raw: string }[];
  readonly times: number[];
  readonly swapped: number[];
  readonly logonIds: (string | null | undefined)[];
  count: number;
}

export class Undecided {
  readonly #waiting = new Map<string, Waiting>();

  /** Takes a sighting; `time` and `swapped` are its two readings. */
  add(sighting: Sighting, raw: () => string, time: number, swapped: number): void {
    const key = JSON.stringify([sighting.kind, sighting.computer ?? null, sighting.says]);
    let waiting = this.#waiting.get(key);
    if (waiting === undefined) {
      waiting = { first: [], times: [], swapped: [], logonIds: [], count: 0 };
      this.#waiting.set(key, waiting);
    }
    waiting.count += 1;
    if (waiting.first.length < ORIGINS_KEPT) waiting.first.push({ sighting, raw: raw() });
    if (waiting.times.length >= TIMES_KEPT) return;
    waiting.times.push(time);
    waiting.swapped.push(swapped);
    waiting.logonIds.push(sighting.logonId);
  }

  /** Hands everything on, with the right one of each two times. */
  release(sink: LogSink<FactKind>, chosen: (time: number, swapped: number) => number): void {
    for (const { first, times, swapped, logonIds, count } of this.#waiting.values()) {
      for (let at = 0; at < count; at += 1) {
        const origin = first[Math.min(at, first.length - 1)];
        if (origin === undefined) break;
        const time = at < times.length ? chosen(times[at] ?? 0, swapped[at] ?? 0) : null;
        const logonId = logonIds[at];
        const sighting = { ...origin.sighting, time };
        sink.sighting(logonId === undefined ? sighting : { ...sighting, logonId }, () => origin.raw);
      }
    }
    this.#waiting.clear();
  }
}
