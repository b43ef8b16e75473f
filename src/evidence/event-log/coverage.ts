/**
 * What an export covers of one log of one computer: how often each event occurs, and from when to when. All records count here,
 * also those that nobody asked for: only inside it does the absence of an event say something.
 */
import type { Payloads } from '../../facts/facts.ts';
import type { DateOrderOfFile } from '../../windows/date-order.ts';
import type { EventKind } from './event-record.ts';
import { channelOf, eventKindOf, onlyKindIn } from './events/index.ts';

/** Who wrote records: a provider, into a channel, on a computer; null where the export does not say. */
export class Writer {
  readonly provider: string | null;
  readonly channel: string | null;
  readonly computer: string | null;
  records = 0;

  readonly #counts = new Map<number, number>();
  readonly #kinds = new Map<number, EventKind | null>();
  /** Oldest and newest, once for each reading of the dates. */
  #oldest = Infinity;
  #newest = -Infinity;
  #oldestSwapped = Infinity;
  #newestSwapped = -Infinity;

  constructor(provider: string | null, channel: string | null, computer: string | null) {
    this.provider = provider;
    this.channel = channel;
    this.computer = computer;
  }

  /** Counts one record. `time` and `swapped`: the two readings of its date, NaN where it has none. */
  count(id: number, time: number, swapped: number): void {
    this.records += 1;
    this.#counts.set(id, (this.#counts.get(id) ?? 0) + 1);
    // NaN compares false with everything.
    if (time < this.#oldest) this.#oldest = time;
    if (time > this.#newest) this.#newest = time;
    if (swapped < this.#oldestSwapped) this.#oldestSwapped = swapped;
    if (swapped > this.#newestSwapped) this.#newestSwapped = swapped;
  }

  /** The event of our list that this ID is here, or null. */
  kindOf(id: number): EventKind | null {
    let kind = this.#kinds.get(id);
    if (kind === undefined) {
      const { provider, channel } = this;
      kind = provider === null ? onlyKindIn(channel, id) : eventKindOf(provider, id, channel);
      this.#kinds.set(id, kind);
    }
    return kind;
  }

  /** Records per `provider/id`, lower case, the provider in its full spelling; the channel stands for it where there is none. */
  *events(): Iterable<readonly [name: string, count: number]> {
    const name = this.provider ?? this.channel ?? '';
    for (const [id, count] of this.#counts) {
      // As in `channels`: a channel of the export must not hide which event it is.
      const kind = this.provider === null ? this.kindOf(id) : eventKindOf(this.provider, id, null);
      yield [`${(kind?.providers[0] ?? name).toLowerCase()}/${id}`, count];
    }
  }

  /** The channel that the records name, else those that their events belong to. */
  *channels(isNamed: boolean): Iterable<string> {
    if (isNamed) {
      if (this.channel !== null) yield this.channel;
      return;
    }
    for (const id of this.#counts.keys()) {
      const channel = channelOf(this.provider ?? '', id);
      if (channel !== null) yield channel;
    }
  }

  span(dates: DateOrderOfFile): readonly [oldest: number, newest: number] {
    return [dates.chosen(this.#oldest, this.#oldestSwapped), dates.chosen(this.#newest, this.#newestSwapped)];
  }
}

export type Coverage = Payloads['log-coverage'] & { readonly computer: string | null };

/**
 * One coverage for each computer and channel; where the export names no channels, one for each computer.
 *
 * @param hasChannels whether the export names channels
 * @param dates their order must be settled
 */
export function coveragesOf(
  writers: Iterable<Writer>,
  hasChannels: boolean,
  dates: DateOrderOfFile,
): Coverage[] {
  const groups = new Map<string, Writer[]>();
  for (const writer of writers) {
    const key = `${writer.computer ?? ''}\n${hasChannels ? (writer.channel?.toLowerCase() ?? '') : ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [writer]);
    else group.push(writer);
  }
  return Array.from(groups.values(), (group) => coverageOf(group, hasChannels, dates));
}

function coverageOf(group: readonly Writer[], hasChannels: boolean, dates: DateOrderOfFile): Coverage {
  const events: Record<string, number> = {};
  const channels = new Set<string>();
  let [records, oldest, newest] = [0, Infinity, -Infinity];
  for (const writer of group) {
    records += writer.records;
    for (const [name, count] of writer.events()) events[name] = (events[name] ?? 0) + count;
    for (const channel of writer.channels(hasChannels)) channels.add(channel);
    const [from, to] = writer.span(dates);
    oldest = Math.min(oldest, from);
    newest = Math.max(newest, to);
  }
  const hasSpan = oldest <= newest;
  return {
    computer: group[0]?.computer ?? null,
    channels: [...channels],
    events,
    oldest: hasSpan ? oldest : null,
    newest: hasSpan ? newest : null,
    records,
  };
}

/** `2 records from 2026-11-20 08:01:12 to 2026-11-20 08:02:00`. */
export function coverageText({ records, oldest, newest }: Payloads['log-coverage']): string {
  const count = records === 1 ? '1 record' : `${records} records`;
  if (oldest === null || newest === null) return count;
  return oldest === newest
    ? `${count} at ${clock(oldest)}`
    : `${count} from ${clock(oldest)} to ${clock(newest)}`;
}

function clock(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}
