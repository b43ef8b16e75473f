/**
 * For tests: event logs as Windows writes them. `evtxOf` makes a whole file of events; what it is made of can be put together by
 * hand where a test wants something unusual.
 */
import { CHUNK_BYTES, CHUNK_HEADER_BYTES } from './chunk.ts';
import { crc32 } from './crc32.ts';

export interface TestEvent {
  readonly provider: string;
  readonly id: number;
  /** Of classic events: the upper half of their 32-bit ID. */
  readonly qualifiers?: number;
  readonly version?: number;
  readonly channel: string;
  readonly computer: string;
  /** `2026-11-20T08:01:12.1234567Z`, or milliseconds since 1970. */
  readonly time: string | number;
  /** `0x8010000000000000`. */
  readonly keywords?: string;
  /** By name; a list: the nameless strings of a classic event. */
  readonly data: Readonly<Record<string, string>> | readonly string[];
  /** The element in `UserData` that holds the data; without it they stand in `EventData`. */
  readonly userData?: string;
  /** EventRecordID; the place in the list, from 1, where it is not said. */
  readonly number?: number;
}

/** A whole log file. */
export function evtxOf(events: readonly TestEvent[]): Uint8Array<ArrayBuffer> {
  return fileOf(chunksOf(events.map((event, index) => eventRecord(event, event.number ?? index + 1))));
}

/** What a record's binary XML is made of, and when it was written. */
export interface TestRecord {
  readonly fragment: Fragment;
  readonly written?: string | number;
  /** Its identifier in the file; one more than that of the record before, where it is not said. */
  readonly id?: number;
}

export type Fragment = Elem | Use;

export interface Elem {
  readonly name: string;
  readonly attributes?: readonly (readonly [name: string, value: readonly Piece[]])[];
  readonly content?: readonly Piece[];
  readonly dependsOn?: number;
}

export type Piece =
  | string
  | Elem
  | { readonly value: number; readonly type?: number; readonly isOptional?: boolean }
  | { readonly letter: number }
  | { readonly entity: string }
  | { readonly cdata: string }
  | { readonly target: string; readonly data: string };

/** A use of a template. */
export interface Use {
  readonly template: Elem;
  readonly values: readonly Val[];
}

/** A value: its type and bytes; or a fragment, which has to know where it stands. */
export type Val = { readonly type: number; readonly bytes: Uint8Array } | { readonly fragment: Fragment };

export function elem(
  name: string,
  content: readonly Piece[] = [],
  attributes: Readonly<Record<string, Piece>> = {},
  dependsOn?: number,
): Elem {
  return {
    name,
    content,
    attributes: Object.entries(attributes).map(([key, piece]) => [key, [piece]] as const),
    ...(dependsOn === undefined ? {} : { dependsOn }),
  };
}

export function value(index: number, isOptional = true): Piece {
  return { value: index, isOptional };
}

export function str(text: string): Val {
  return { type: 0x01, bytes: utf16(text) };
}

/** Each item with its NUL. */
export function strs(items: readonly string[]): Val {
  return { type: 0x81, bytes: utf16(items.map((item) => `${item}\0`).join('')) };
}

/** A number of this many bytes. */
export function num(type: number, size: 1 | 2 | 4 | 8, number: number | bigint): Val {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt.asUintN(64, BigInt(number)), true);
  return { type, bytes: bytes.slice(0, size) };
}

export const nothing: Val = { type: 0x00, bytes: new Uint8Array(0) };

export function fileTime(time: string | number): bigint {
  if (typeof time === 'number') return (BigInt(time) + EPOCH) * 10_000n;
  const [seconds = '', fraction = ''] = time.replace('Z', '').split('.');
  return (BigInt(Date.parse(`${seconds}Z`)) + EPOCH) * 10_000n + BigInt(fraction.padEnd(7, '0').slice(0, 7));
}

/** Milliseconds from 1601 to 1970. */
const EPOCH = 11_644_473_600_000n;
const XMLNS = 'http://schemas.microsoft.com/win/2004/08/events/event';

/** The record of an event, of two templates as Windows has them: one of the event, one of its data. */
export function eventRecord(event: TestEvent, number: number): TestRecord {
  const { provider, channel, computer, time } = event;
  const isUserData = event.userData !== undefined;
  const template = elem(
    'Event',
    [
      elem('System', [
        elem('Provider', [], { Name: provider }),
        elem('EventID', [value(3)], { Qualifiers: value(4) }, 3),
        elem('Version', [value(11)], {}, 11),
        elem('Level', [value(0)], {}, 0),
        elem('Keywords', [value(5)], {}, 5),
        elem('TimeCreated', [], { SystemTime: value(6) }),
        elem('EventRecordID', [value(10)], {}, 10),
        elem('Correlation', [], { ActivityID: value(7) }),
        elem('Channel', [channel]),
        elem('Computer', [computer]),
        elem('Security', [], { UserID: value(12) }),
      ]),
      ...(isUserData ? [elem('UserData', [value(13)], {}, 13)] : [value(13)]),
    ],
    { xmlns: XMLNS },
  );
  const values = [
    num(0x04, 1, 4),
    nothing,
    nothing,
    num(0x06, 2, event.id),
    event.qualifiers === undefined ? nothing : num(0x06, 2, event.qualifiers),
    num(0x15, 8, BigInt(event.keywords ?? '0x8000000000000000')),
    num(0x11, 8, fileTime(time)),
    nothing,
    nothing,
    nothing,
    num(0x0a, 8, number),
    event.version === undefined ? nothing : num(0x04, 1, event.version),
    nothing,
    { fragment: dataUse(event) },
  ];
  return { fragment: { template, values }, written: time };
}

function dataUse({ data, userData }: TestEvent): Use {
  if (isList(data)) {
    return { template: elem('EventData', [elem('Data', [value(0, false)])]), values: [strs(data)] };
  }
  const leaves = Object.keys(data).map((name, index) =>
    userData === undefined
      ? elem('Data', [value(index, false)], { Name: name })
      : elem(name, [value(index, false)]),
  );
  const template = elem(userData ?? 'EventData', leaves, userData === undefined ? {} : { xmlns: 'Test' });
  return { template, values: Object.values(data).map(str) };
}

function isList(data: TestEvent['data']): data is readonly string[] {
  return Array.isArray(data);
}

/** Chunks with as many records each as fit. */
export function chunksOf(records: readonly TestRecord[]): Uint8Array<ArrayBuffer>[] {
  const chunks: ChunkWriter[] = [new ChunkWriter()];
  let id = 0;
  for (const record of records) {
    id = record.id ?? id + 1;
    if (chunks.at(-1)?.add(record, id) === true) continue;
    const next = new ChunkWriter();
    if (!next.add(record, id)) throw new Error('a record larger than a chunk');
    chunks.push(next);
  }
  return chunks.map((chunk) => chunk.finished());
}

/** The header of a file, and its chunks. */
export function fileOf(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(4096 + chunks.length * CHUNK_BYTES);
  const view = new DataView(file.buffer);
  file.set(ascii('ElfFile\0'));
  view.setBigUint64(16, BigInt(Math.max(0, chunks.length - 1)), true);
  view.setUint32(32, 128, true);
  view.setUint16(36, 1, true);
  view.setUint16(38, 3, true);
  view.setUint16(40, 4096, true);
  view.setUint16(42, chunks.length, true);
  view.setUint32(124, crc32(view, 0, 120), true);
  for (const [index, chunk] of chunks.entries()) file.set(chunk, 4096 + index * CHUNK_BYTES);
  return file;
}

/** Sets the checksums of a chunk right after something in it was changed. */
export function sealed(chunk: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  view.setUint32(52, crc32(view, CHUNK_HEADER_BYTES, view.getUint32(48, true)), true);
  view.setUint32(124, crc32(view, 128, CHUNK_HEADER_BYTES, crc32(view, 0, 120)), true);
  return chunk;
}

class ChunkWriter {
  readonly #bytes = new Uint8Array(2 * CHUNK_BYTES);
  readonly #view = new DataView(this.#bytes.buffer);
  #names = new Map<string, number>();
  #templates = new Map<string, number>();
  #at = CHUNK_HEADER_BYTES;
  #ids: number[] = [];
  #last = 0;

  /** False where it does not fit any more. */
  add(record: TestRecord, id: number): boolean {
    const from = this.#at;
    const [names, templates] = [new Map(this.#names), new Map(this.#templates)];
    this.#put(4, 0x2a2a);
    this.#put(4, 0);
    this.#put(8, id);
    this.#put(8, fileTime(record.written ?? 0));
    this.#fragment(record.fragment, false);
    this.#put(4, 0);
    const size = this.#at - from;
    if (this.#at > CHUNK_BYTES) {
      this.#bytes.fill(0, from);
      this.#at = from;
      this.#names = names;
      this.#templates = templates;
      return false;
    }
    this.#view.setUint32(from + 4, size, true);
    this.#view.setUint32(this.#at - 4, size, true);
    this.#ids.push(id);
    this.#last = from;
    return true;
  }

  finished(): Uint8Array<ArrayBuffer> {
    this.#bytes.set(ascii('ElfChnk\0'));
    const first = BigInt(this.#ids[0] ?? -1);
    const last = BigInt(this.#ids.at(-1) ?? -1);
    for (const [index, id] of [first, last, first, last].entries()) {
      this.#view.setBigUint64(8 + 8 * index, BigInt.asUintN(64, id), true);
    }
    this.#view.setUint32(40, 128, true);
    this.#view.setUint32(44, this.#last, true);
    this.#view.setUint32(48, this.#at, true);
    return sealed(this.#bytes.slice(0, CHUNK_BYTES));
  }

  #fragment(fragment: Fragment, isDefinition: boolean): void {
    this.#bytes.set([0x0f, 1, 1, 0], this.#at);
    this.#at += 4;
    if ('template' in fragment) this.#use(fragment);
    else this.#element(fragment, isDefinition);
    this.#put(1, 0);
  }

  #use({ template, values }: Use): void {
    const key = JSON.stringify(template);
    const id = hashOf(key);
    this.#put(1, 0x0c);
    this.#put(1, 1);
    this.#put(4, id);
    const known = this.#templates.get(key);
    this.#put(4, known ?? this.#at + 4);
    if (known === undefined) this.#definition(key, id, template);
    this.#put(4, values.length);
    const sizes = this.#at;
    this.#at += 4 * values.length;
    for (const [index, one] of values.entries()) {
      const from = this.#at;
      if ('fragment' in one) this.#fragment(one.fragment, false);
      else {
        this.#bytes.set(one.bytes, this.#at);
        this.#at += one.bytes.length;
      }
      this.#view.setUint16(sizes + 4 * index, this.#at - from, true);
      this.#view.setUint16(sizes + 4 * index + 2, 'fragment' in one ? 0x21 : one.type, true);
    }
  }

  #definition(key: string, id: number, template: Elem): void {
    this.#templates.set(key, this.#at);
    this.#put(4, 0);
    this.#put(4, id);
    for (let part = 1; part < 4; part += 1) this.#put(4, hashOf(`${part}${key}`));
    const size = this.#at;
    this.#put(4, 0);
    this.#fragment(template, true);
    this.#view.setUint32(size, this.#at - size - 4, true);
  }

  #element(element: Elem, isDefinition: boolean): void {
    const { name, attributes = [], content = [], dependsOn = 0xffff } = element;
    this.#put(1, attributes.length > 0 ? 0x41 : 0x01);
    if (isDefinition) this.#put(2, dependsOn);
    const size = this.#at;
    this.#put(4, 0);
    this.#name(name);
    if (attributes.length > 0) this.#attributes(attributes);
    this.#put(1, content.length > 0 ? 0x02 : 0x03);
    for (const piece of content) this.#piece(piece, isDefinition);
    if (content.length > 0) this.#put(1, 0x04);
    this.#view.setUint32(size, this.#at - size - 4, true);
  }

  #attributes(attributes: NonNullable<Elem['attributes']>): void {
    const size = this.#at;
    this.#put(4, 0);
    for (const [index, [name, pieces]] of attributes.entries()) {
      this.#put(1, index + 1 < attributes.length ? 0x46 : 0x06);
      this.#name(name);
      for (const piece of pieces) this.#piece(piece, true);
    }
    this.#view.setUint32(size, this.#at - size - 4, true);
  }

  #piece(piece: Piece, isDefinition: boolean): void {
    if (typeof piece === 'string') {
      this.#put(1, 0x05);
      this.#put(1, 0x01);
      this.#string(piece);
    } else if ('value' in piece) {
      this.#put(1, piece.isOptional === false ? 0x0d : 0x0e);
      this.#put(2, piece.value);
      this.#put(1, piece.type ?? 0x01);
    } else if ('letter' in piece) {
      this.#put(1, 0x08);
      this.#put(2, piece.letter);
    } else if ('entity' in piece) {
      this.#put(1, 0x09);
      this.#name(piece.entity);
    } else if ('cdata' in piece) {
      this.#put(1, 0x07);
      this.#string(piece.cdata);
    } else if ('target' in piece) {
      this.#put(1, 0x0a);
      this.#name(piece.target);
      this.#put(1, 0x0b);
      this.#string(piece.data);
    } else this.#element(piece, isDefinition);
  }

  /** The offset of the name, and the name itself where it is new. */
  #name(name: string): void {
    const known = this.#names.get(name);
    this.#put(4, known ?? this.#at + 4);
    if (known !== undefined) return;
    this.#names.set(name, this.#at);
    this.#put(4, 0);
    this.#put(2, nameHash(name));
    this.#string(`${name}\0`, name.length);
  }

  #string(text: string, count = text.length): void {
    this.#put(2, count);
    this.#bytes.set(utf16(text), this.#at);
    this.#at += 2 * text.length;
  }

  #put(size: 1 | 2 | 4 | 8, number: number | bigint): void {
    this.#bytes.set(bytesOf(size, number), this.#at);
    this.#at += size;
  }
}

function bytesOf(size: 1 | 2 | 4 | 8, number: number | bigint): Uint8Array {
  const one = num(0, size, number);
  return 'bytes' in one ? one.bytes : new Uint8Array(0);
}

export function nameHash(name: string): number {
  let hash = 0;
  for (let at = 0; at < name.length; at += 1) hash = (Math.imul(hash, 65599) + name.charCodeAt(at)) | 0;
  return hash & 0xffff;
}

export function utf16(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1) view.setUint16(2 * at, text.charCodeAt(at), true);
  return bytes;
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function hashOf(text: string): number {
  const bytes = new TextEncoder().encode(text);
  return crc32(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0, bytes.length);
}
