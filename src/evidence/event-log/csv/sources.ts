/**
 * Who wrote a record: provider, channel and computer, as far as the export has columns for them, and which event of our list it
 * then is. The ID alone decides nothing: 4001 of NTLM and 4001 of Group Policy are two events.
 */
import type { EventKind } from '../event-record.ts';
import { channelOf, eventKindOf, eventKinds } from '../events/index.ts';
import type { Coverage } from './coverage.ts';
import type { EventColumns } from './event-table.ts';
import { Names } from './names.ts';
import type { RecordFields } from './record-fields.ts';

export class Sources {
  /** Of the record read last, as numbers for their names. Without a provider column the channel is the source. */
  sourceIndex = 0;
  channelIndex = 0;
  computerIndex = 0;

  readonly #columns: EventColumns;
  readonly #providers = new Names();
  readonly #channels = new Names();
  readonly #computers = new Names();
  readonly #kinds = new Map<number, EventKind | null>();

  constructor(columns: EventColumns) {
    this.#columns = columns;
  }

  /** False where an export has neither provider nor channel: then no record can be told from another. */
  get areNamed(): boolean {
    return this.#columns.provider >= 0 || this.#columns.channel >= 0;
  }

  /** Takes the names of a record; the getters below are of it. */
  read(fields: RecordFields): void {
    const { provider, channel, computer } = this.#columns;
    this.channelIndex = indexOf(this.#channels, fields, channel);
    this.sourceIndex = provider < 0 ? this.channelIndex : indexOf(this.#providers, fields, provider);
    this.computerIndex = indexOf(this.#computers, fields, computer);
  }

  get provider(): string | null {
    return this.#columns.provider < 0 ? null : this.#providers.nameOf(this.sourceIndex);
  }

  get channel(): string | null {
    return this.#columns.channel < 0 ? null : this.#channels.nameOf(this.channelIndex) || null;
  }

  get computer(): string | null {
    return this.computerName(this.computerIndex);
  }

  computerName(index: number): string | null {
    return this.#columns.computer < 0 ? null : this.#computers.nameOf(index) || null;
  }

  /** All computers of the export. */
  get computers(): string[] {
    return this.#computers.all.filter((name) => name !== '');
  }

  /** The event of our list that this ID is in the record read last, or null. */
  kindOf(id: number): EventKind | null {
    const key = (this.channelIndex * 65536 + this.sourceIndex) * 65536 + id;
    let kind = this.#kinds.get(key);
    if (kind === undefined) {
      const { provider, channel } = this;
      kind = provider === null ? onlyKindIn(channel, id) : eventKindOf(provider, id, channel);
      this.#kinds.set(key, kind);
    }
    return kind;
  }

  /** `provider/id`, lower case, the provider in its full spelling; the channel stands for it where there is none. */
  eventName(source: number, id: number): string {
    const hasProvider = this.#columns.provider >= 0;
    const name = (hasProvider ? this.#providers : this.#channels).nameOf(source);
    const kind = hasProvider ? eventKindOf(name, id, null) : onlyKindIn(name, id);
    return `${(kind?.providers[0] ?? name).toLowerCase()}/${id}`;
  }

  /** The channels that the records name, else those that their events belong to. */
  channelsOf(coverage: Coverage): string[] {
    const names = new Set<string | null>();
    if (this.#columns.channel >= 0) {
      for (const channel of coverage.channels) names.add(this.#channels.nameOf(channel) || null);
    } else {
      for (const [source, id] of coverage.keys()) names.add(channelOf(this.#providers.nameOf(source), id));
    }
    return [...names].filter((name) => name !== null);
  }
}

function indexOf(names: Names, fields: RecordFields, column: number): number {
  return column < 0 ? 0 : names.indexOf(fields.bytes, fields.starts[column] ?? 0, fields.ends[column] ?? 0);
}

/** Channels that many providers write to: an ID alone means nothing there. */
const SHARED_CHANNELS = new Set(['system', 'application', 'setup', 'forwardedevents']);

/** The event of an ID where only the channel is known; null where it can be several. */
function onlyKindIn(channel: string | null, id: number): EventKind | null {
  const place = channel?.trim().toLowerCase() ?? '';
  if (place === '' || SHARED_CHANNELS.has(place)) return null;
  const kinds = eventKinds.filter(
    (kind) => kind.ids.includes(id) && kind.channels.some((own) => own.toLowerCase() === place),
  );
  return kinds.length === 1 ? (kinds[0] ?? null) : null;
}
