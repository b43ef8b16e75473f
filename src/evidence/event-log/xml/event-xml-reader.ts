/**
 * Takes the events of an export in XML one after the other: all are counted, those of our list are read whole, and what they
 * say is handed on.
 */
import { decoded, attributeOf } from './markup.ts';
import type { Writer } from '../coverage.ts';
import { Names } from '../csv/names.ts';
import type { EventKind, EventRecord } from '../event-record.ts';
import { SECURITY } from '../events/providers.ts';
import { isKnownProvider } from '../events/index.ts';
import { outcomeOf } from '../keywords.ts';
import type { LogBook } from '../log-book.ts';
import { fieldsOf } from '../message.ts';
import { contentOf, type EventContent } from './event-content.ts';
import { EventHead, type Range } from './event-head.ts';
import type { EventVisitor } from './event-scanner.ts';

/** Events looked at for the language of the messages. */
const LANGUAGE_EVENTS = 50;

export class EventXmlReader implements EventVisitor {
  /** `de`: of the rendered messages, where there are any. */
  language: string | null = null;
  /** The first words between the events that are no event. */
  strayWords: string | null = null;

  readonly #book: LogBook;
  readonly #placeOf: (number: number, at: number) => number;
  readonly #head = new EventHead();
  readonly #sources: Sources;

  /** `placeOf`: what an event is cited by, from its number and its place in the bytes. */
  constructor(book: LogBook, placeOf: (number: number, at: number) => number = (number) => number) {
    this.#book = book;
    this.#placeOf = placeOf;
    this.#sources = new Sources(book);
    book.notes.misfit = 'the XML of an event has no end, no event ID, or is longer than 1 MB';
  }

  event(bytes: Uint8Array, number: number, at: number): void {
    const head = this.#head;
    const book = this.#book;
    const place = this.#placeOf(number, at);
    if (!head.read(bytes, 0, bytes.length)) {
      book.notes.unreadable(place);
      return;
    }
    const writer = this.#count(bytes);
    if (this.language === null && book.records <= LANGUAGE_EVENTS) this.language = languageOf(bytes);
    const kind = book.wants(head.id) ? writer.kindOf(head.id) : null;
    if (kind === null) return;
    const text = decoder.decode(bytes);
    book.tell(kind, this.#record(bytes, writer, kind, contentOf(text)), place, () => text);
  }

  unreadable(number: number, at: number): void {
    this.#book.notes.unreadable(this.#placeOf(number, at));
  }

  stray(words: string): void {
    this.strayWords ??= words;
  }

  /** A cut event counts where its head is whole; what it says is not used. */
  cut(bytes: Uint8Array | null): void {
    this.#book.notes.isCut = true;
    if (bytes !== null && this.#head.read(bytes, 0, bytes.length) && this.#head.computer.to > 0)
      this.#count(bytes);
  }

  #count(bytes: Uint8Array): Writer {
    const { id, time } = this.#head;
    const writer = this.#sources.of(bytes, this.#head);
    if (Number.isNaN(time)) this.#book.notes.datesUnreadable += 1;
    this.#book.count(writer, id, time);
    return writer;
  }

  #record(bytes: Uint8Array, writer: Writer, kind: EventKind, content: EventContent): EventRecord {
    const { id, qualifiers, time } = this.#head;
    const record: EventRecord = {
      provider: writer.provider ?? kind.providers[0],
      id,
      qualifiers: qualifiers < 0 ? null : qualifiers,
      channel: writer.channel,
      computer: writer.computer,
      time: Number.isNaN(time) ? null : time,
      outcome: this.#outcomeOf(bytes, kind, content.keywords),
      data: content.data,
      message: null,
      inserts: content.inserts,
    };
    if (content.message === null || content.data !== null) return record;
    // A classic event of a version with other values, or one that the exporting computer could not take apart: its text is left.
    const isUnderstood = content.inserts?.length !== 0 && fieldsOf(record, kind) !== null;
    if (isUnderstood) return record;
    return { ...record, inserts: null, message: content.message };
  }

  #outcomeOf(bytes: Uint8Array, kind: EventKind, words: readonly string[]): EventRecord['outcome'] {
    if (kind.channels[0] !== SECURITY) return null;
    const { from, to } = this.#head.keywords;
    const outcome = outcomeOf(decoder.decode(bytes.subarray(from, to)), ...words) ?? 'unknown';
    if (outcome === 'unknown') this.#book.notes.outcomesLost += 1;
    return outcome;
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** `<RenderingInfo Culture='de-DE'>` stands behind the data. */
function languageOf(bytes: Uint8Array): string | null {
  return /<RenderingInfo Culture=['"]([a-z]{2,3})\b/.exec(decoder.decode(bytes))?.[1] ?? null;
}

/** Who wrote an event, told apart by bytes as long as the names are the same. */
class Sources {
  readonly #book: LogBook;
  readonly #providers = new Names();
  readonly #channels = new Names();
  readonly #computers = new Names();
  readonly #writers = new Map<string, Writer>();

  constructor(book: LogBook) {
    this.#book = book;
  }

  of(bytes: Uint8Array, head: EventHead): Writer {
    const provider = indexOf(this.#providers, bytes, head.provider);
    const channel = indexOf(this.#channels, bytes, head.channel);
    const computer = indexOf(this.#computers, bytes, head.computer);
    const key = `${provider} ${channel} ${computer}`;
    let writer = this.#writers.get(key);
    if (writer === undefined) {
      writer = this.#book.writer(
        providerIn(this.#providers.nameOf(provider)),
        decoded(this.#channels.nameOf(channel)),
        decoded(this.#computers.nameOf(computer)),
      );
      this.#writers.set(key, writer);
    }
    return writer;
  }
}

function indexOf(names: Names, bytes: Uint8Array, { from, to }: Range): number {
  return names.indexOf(bytes, from, to);
}

/**
 * The provider in ` Name='…' Guid='…' EventSourceName='…'`. Classic sources that became manifests go by both names; the one
 * that an event of our list knows is taken.
 */
function providerIn(attributes: string): string | null {
  const name = attributeOf(attributes, 'Name');
  const source = attributeOf(attributes, 'EventSourceName');
  if (name === null || name === '') return source;
  return source !== null && !isKnownProvider(name) && isKnownProvider(source) ? source : name;
}
