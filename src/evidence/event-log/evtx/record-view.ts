/**
 * What a record says of itself. Two ways lead there: a layout says where each thing stands, so that nothing is made that nobody
 * asks for; or the elements of the record are built.
 */
import type { Writer } from '../coverage.ts';
import type { Chunk } from './chunk.ts';
import { dataOfTree, type DataReader, type EventData } from './event-data.ts';
import type { EventLayout, Place } from './layout.ts';
import { attributeOf, childOf, textOf, type Node } from './node.ts';
import type { Sources } from './sources.ts';
import { FILETIME_TYPE, fileTimeMs, UINT16_TYPE, UINT32_TYPE, UINT64_TYPE, valueText } from './value-text.ts';
import type { Values } from './values.ts';

export interface RecordView {
  /** The event ID; null where the record has none. */
  readonly id: number | null;
  readonly qualifiers: number | null;
  /** EventRecordID, by which people find the record in Event Viewer. */
  readonly number: number | null;
  /** Milliseconds, UTC; NaN where it has no time. */
  readonly time: number;
  /** `0x8020000000000000`. */
  readonly keywords: string;
  writer(sources: Sources): Writer;
  /** Null where the layout does not say where they stand. */
  data(): EventData | null;
}

/** A record whose template has a layout; the same object for all of them. */
export class LaidOutRecord implements RecordView {
  readonly #chunk: Chunk;
  readonly #data: DataReader;
  readonly #values: Values;
  #layout: EventLayout | null = null;

  /** `values`: where the values of the record are put. */
  constructor(chunk: Chunk, data: DataReader, values: Values) {
    this.#chunk = chunk;
    this.#data = data;
    this.#values = values;
  }

  /** Another record of this layout. */
  of(layout: EventLayout): this {
    this.#layout = layout;
    return this;
  }

  get id(): number | null {
    return this.#number(this.#layout?.id);
  }

  get qualifiers(): number | null {
    return this.#number(this.#layout?.qualifiers);
  }

  get number(): number | null {
    return this.#number(this.#layout?.recordId);
  }

  get time(): number {
    const place = this.#layout?.time;
    const values = this.#values;
    return place?.kind === 'value' &&
      values.typeOf(place.index) === FILETIME_TYPE &&
      values.sizeOf(place.index) === 8
      ? fileTimeMs(this.#chunk.view, values.startOf(place.index))
      : timeOf(this.#text(place));
  }

  get keywords(): string {
    return this.#text(this.#layout?.keywords);
  }

  writer(sources: Sources): Writer {
    return this.#layout === null
      ? sources.named('', '', '')
      : sources.of(this.#layout, this.#chunk, this.#values);
  }

  data(): EventData | null {
    const place = this.#layout?.data ?? null;
    return place === null ? null : this.#data.read(this.#chunk, place, this.#values);
  }

  #number(place: Place | undefined): number | null {
    if (place?.kind !== 'value') return wholeNumber(place?.text ?? '');
    const values = this.#values;
    const start = values.startOf(place.index);
    const size = values.sizeOf(place.index);
    if (!isNumberType(values.typeOf(place.index))) return wholeNumber(this.#text(place));
    if (size === 2) return this.#chunk.view.getUint16(start, true);
    if (size === 4) return this.#chunk.view.getUint32(start, true);
    return size === 8 ? this.#chunk.uint64(start) : wholeNumber(this.#text(place));
  }

  #text(place: Place | undefined): string {
    if (place?.kind !== 'value') return place?.text ?? '';
    const values = this.#values;
    const start = values.startOf(place.index);
    return valueText(this.#chunk, start, values.sizeOf(place.index), values.typeOf(place.index));
  }
}

/** A record without a template, or with one that is built in an unusual way. */
export class BuiltRecord implements RecordView {
  readonly #event: Node;
  readonly #system: Node | null;

  constructor(event: Node) {
    this.#event = event;
    this.#system = childOf(event, 'System');
  }

  get id(): number | null {
    return wholeNumber(this.#text('EventID'));
  }

  get qualifiers(): number | null {
    return wholeNumber(this.#attribute('EventID', 'Qualifiers'));
  }

  get number(): number | null {
    return wholeNumber(this.#text('EventRecordID'));
  }

  get time(): number {
    return timeOf(this.#attribute('TimeCreated', 'SystemTime'));
  }

  get keywords(): string {
    return this.#text('Keywords');
  }

  writer(sources: Sources): Writer {
    return sources.named(this.#attribute('Provider', 'Name'), this.#text('Channel'), this.#text('Computer'));
  }

  data(): EventData {
    return dataOfTree(this.#event);
  }

  #text(name: string): string {
    return textOf(childOf(this.#system, name)).trim();
  }

  #attribute(name: string, attribute: string): string {
    return attributeOf(childOf(this.#system, name), attribute);
  }
}

function wholeNumber(text: string): number | null {
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

function isNumberType(type: number): boolean {
  return type === UINT16_TYPE || type === UINT32_TYPE || type === UINT64_TYPE;
}

/** `2026-11-20T08:01:12.1234567Z`, as Windows writes it; NaN for anything else. */
function timeOf(text: string): number {
  const [, seconds, fraction = ''] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z$/.exec(text) ?? [];
  return seconds === undefined ? NaN : Date.parse(`${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}Z`);
}
