/**
 * Takes the records of a log one after the other: all are counted, those that an event of our list wants are decoded, and what
 * they say is handed on.
 */
import type { FactKind } from '../../../facts/facts.ts';
import type { LogSink, LogSummary } from '../../format.ts';
import type { Writer } from '../coverage.ts';
import type { EventKind, EventRecord } from '../event-record.ts';
import { SECURITY } from '../events/providers.ts';
import { outcomeOfBits } from '../keywords.ts';
import { LogBook } from '../log-book.ts';
import { Damaged, type Chunk } from './chunk.ts';
import { DataReader } from './event-data.ts';
import { eventIn, type Node } from './node.ts';
import { BuiltRecord, LaidOutRecord, type RecordView } from './record-view.ts';
import { RECORD_HEADER } from './records.ts';
import { Sources } from './sources.ts';
import { instanceToken, Templates } from './templates.ts';
import { treeOf } from './tree.ts';
import { fileTimeMs } from './value-text.ts';
import { Values } from './values.ts';
import { xmlText } from './xml-text.ts';

/** Where a record stands in the chunk, and its binary XML. */
interface Span {
  readonly at: number;
  readonly from: number;
  readonly end: number;
}

export class EventReader {
  readonly book: LogBook;

  readonly #chunk: Chunk;
  readonly #templates = new Templates();
  readonly #values = new Values();
  readonly #laidOut: LaidOutRecord;
  readonly #sources: Sources;
  /** Numbers of the records that are cited, and their identifiers in the file. */
  readonly #cited = new Map<number, number>();
  /** Number of the last record that was read. */
  #last = 0;

  constructor(chunk: Chunk, sink: LogSink<FactKind>) {
    this.#chunk = chunk;
    this.#laidOut = new LaidOutRecord(chunk, new DataReader(this.#templates), this.#values);
    this.book = new LogBook(sink, {
      hasChannels: true,
      covers: true,
      head: { line: 1, text: TITLE },
    });
    this.book.notes.misfit = 'their bytes do not fit together';
    this.#sources = new Sources(this.book);
  }

  /** Number of the last record that was read, as Event Viewer shows it. */
  get last(): number {
    return this.#last;
  }

  /** Another chunk begins. */
  begin(): void {
    this.#templates.begin();
  }

  record(at: number, size: number): void {
    const span: Span = { at, from: at + RECORD_HEADER, end: at + size - 4 };
    try {
      this.#read(span);
    } catch (error) {
      // Reading beyond the chunk is what a view itself refuses.
      if (!(error instanceof Damaged) && !(error instanceof RangeError)) throw error;
      const id = this.#idOf(span);
      this.book.notes.unreadable(id < BEYOND_NUMBERS ? id : this.#last + 1);
    }
  }

  end(): LogSummary {
    return this.book.end(null, () => ({
      title: [TITLE, ...channelsShown(this.#sources.writers)].join(', '),
      language: null,
      zone: 'utc',
    }));
  }

  #read(span: Span): void {
    const view = this.#view(span);
    const whole = view.id;
    if (whole === null) throw new Damaged('no event ID');
    const id = whole & 0xffff;
    const number = view.number ?? this.#idOf(span);
    const writer = view.writer(this.#sources);
    const time = this.#timeOf(view, span);
    this.book.count(writer, id, time);
    if (Number.isNaN(time)) this.book.notes.datesUnreadable += 1;
    this.#last = number;
    const kind = this.book.wants(id) ? writer.kindOf(id) : null;
    if (kind === null) return;
    const record: EventRecord = {
      provider: writer.provider ?? kind.providers[0],
      id,
      qualifiers: view.qualifiers ?? (whole > 0xffff ? whole >>> 16 : null),
      channel: writer.channel,
      computer: writer.computer,
      time: Number.isNaN(time) ? null : time,
      outcome: this.#outcomeOf(view, kind),
      message: null,
      ...(view.data() ?? new BuiltRecord(this.#event(span)).data()),
    };
    this.#tell(kind, record, number, span);
  }

  #view(span: Span): RecordView {
    const chunk = this.#chunk;
    const token = instanceToken(chunk, span.from, span.end);
    if (token !== null) {
      const { template } = this.#templates.open(chunk, token + 1, span.end, this.#values);
      if (template.layout.event !== null) return this.#laidOut.of(template.layout.event);
    }
    return new BuiltRecord(this.#event(span));
  }

  #event({ from, end }: Span): Node {
    return eventIn(treeOf(this.#chunk, this.#templates, from, end));
  }

  /** The time of the event, else the one at which it was written; NaN where neither can be. */
  #timeOf(view: RecordView, { at }: Span): number {
    const { time } = view;
    if (isPlausible(time)) return time;
    const written = fileTimeMs(this.#chunk.view, at + 16);
    return isPlausible(written) ? written : NaN;
  }

  #outcomeOf(view: RecordView, kind: EventKind): EventRecord['outcome'] {
    if (kind.channels[0] !== SECURITY) return null;
    const outcome = outcomeOfBits(view.keywords);
    if (outcome === null) this.book.notes.outcomesLost += 1;
    return outcome ?? 'unknown';
  }

  /** Hands the record on; its text is made if somebody cites it. */
  #tell(kind: EventKind, record: EventRecord, number: number, span: Span): void {
    const id = this.#idOf(span);
    const own = this.#ownNumber(number, id);
    this.book.tell(kind, record, own, () => {
      this.#cited.set(own, id);
      return this.#xml(span);
    });
  }

  /**
   * The number to cite a record by. A file that gathers several logs (forwarded events, a saved custom view) may use one twice:
   * the later record then goes by its identifier in the file.
   */
  #ownNumber(number: number, id: number): number {
    for (const candidate of [number, id]) {
      const taken = this.#cited.get(candidate);
      if (taken === undefined || taken === id) return candidate;
    }
    return id + BEYOND_NUMBERS;
  }

  #idOf({ at }: Span): number {
    return this.#chunk.uint64(at + 8);
  }

  #xml({ from, end }: Span): string {
    try {
      return xmlText(treeOf(this.#chunk, this.#templates, from, end));
    } catch (error) {
      if (error instanceof Damaged) return 'The rest of this record is damaged.';
      throw error;
    }
  }
}

const TITLE = 'Event log (evtx)';
/** More records than any log has written. */
const BEYOND_NUMBERS = 2 ** 44;

/** The logs with the most records, two of them by name. */
function channelsShown(writers: Iterable<Writer>): string[] {
  const records = new Map<string, number>();
  for (const { channel, records: count } of writers) {
    if (channel !== null) records.set(channel, (records.get(channel) ?? 0) + count);
  }
  const names = [...records].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  return names.length > 2 ? [...names.slice(0, 2), `${names.length - 2} more`] : names;
}

const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** No log is older than evtx by more than a wrong clock explains; NaN compares false. */
function isPlausible(time: number): boolean {
  return time >= EARLIEST && time < LATEST;
}
