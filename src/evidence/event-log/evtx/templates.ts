/**
 * Templates: most records are a reference to one, and the values that fill it. Each chunk defines the templates it needs
 * anew, mostly the same ones; they are parsed once for a whole file.
 *
 * ```
 * 0C 01 id definition-offset [definition] count { size type 00 } … values …
 * definition: next-offset GUID size fragment
 * ```
 */
import { parseFragment, type NameField, type Part } from './bin-xml.ts';
import { CHUNK_BYTES, CHUNK_HEADER_BYTES, Damaged, type Chunk } from './chunk.ts';
import { layoutOf, type Layout } from './layout.ts';
import { type Values } from './values.ts';

export interface Template {
  readonly content: readonly Part[];
  readonly layout: Layout;
}

/** A use of a template: the values stand in the chunk. */
export interface Instance {
  readonly template: Template;
  readonly values: Values;
  /** Offset of what follows. */
  readonly end: number;
}

/** Templates of one file remembered; a log of many providers has some hundred. */
const MOST = 4096;
/** Definitions of one GUID: the same at other offsets, with some names here and others there. */
const MOST_ALIKE = 16;
const DEFINITION_HEADER = 24;

export class Templates {
  /** By their place in the chunk that is being read; null: damaged. */
  readonly #here = new Map<number, Template | null>();
  /** By the first bytes of their GUID. */
  readonly #known = new Map<number, Definition[]>();
  #count = 0;
  #definedBytes = 0;

  /** Another chunk begins. */
  begin(): void {
    this.#here.clear();
    this.#definedBytes = 0;
  }

  /** Opens the instance whose token stands before `at`; its values go to `values`. */
  open(chunk: Chunk, at: number, end: number, values: Values): Instance {
    if (at + 9 > end) throw new Damaged('cut');
    const { view } = chunk;
    const definition = view.getUint32(at + 5, true);
    const template = this.#at(chunk, definition, view.getUint32(at + 1, true));
    const behind =
      definition === at + 9 ? definition + DEFINITION_HEADER + view.getUint32(definition + 20, true) : at + 9;
    return { template, values, end: values.find(chunk, behind, end) };
  }

  /** The template defined at an offset. `id`, the first bytes of its GUID, tells it from what may have replaced it. */
  #at(chunk: Chunk, offset: number, id: number): Template {
    if (offset < CHUNK_HEADER_BYTES || offset + DEFINITION_HEADER > chunk.length) {
      throw new Damaged('template outside');
    }
    if (chunk.view.getUint32(offset + 4, true) !== id) throw new Damaged('template replaced');
    let template = this.#here.get(offset);
    if (template === undefined) {
      this.#here.set(offset, null);
      template = this.#found(chunk, offset, id);
      this.#here.set(offset, template);
    }
    if (template === null) throw new Damaged('template damaged');
    return template;
  }

  #found(chunk: Chunk, offset: number, id: number): Template {
    const size = chunk.view.getUint32(offset + 20, true);
    if (offset + DEFINITION_HEADER + size > chunk.length) throw new Damaged('template outside');
    // Definitions do not overlap, so those of a chunk are no larger than it; damaged offsets must not cost more.
    this.#definedBytes += size;
    if (this.#definedBytes > 2 * CHUNK_BYTES) throw new Damaged('more templates than a chunk holds');
    return this.#recalled(chunk, offset, id) ?? this.#parsed(chunk, offset, size, id);
  }

  #recalled(chunk: Chunk, offset: number, id: number): Template | undefined {
    return this.#known.get(id)?.find((known) => known.isAt(chunk, offset));
  }

  #parsed(chunk: Chunk, offset: number, size: number, id: number): Template {
    const data = offset + DEFINITION_HEADER;
    const names: NameField[] = [];
    const content = parseFragment(chunk, data, data + size, null, names);
    const definition = new Definition(chunk, offset, size, names, content);
    this.#remember(id, definition);
    return definition;
  }

  #remember(id: number, definition: Definition): void {
    if (this.#count >= MOST) {
      this.#known.clear();
      this.#count = 0;
    }
    const alike = this.#known.get(id) ?? [];
    if (alike.length >= MOST_ALIKE) return;
    this.#known.set(id, [...alike, definition]);
    this.#count += 1;
  }
}

/** Where the token of a template instance stands, behind the header of the fragment; null where something else does. */
export function instanceToken({ bytes }: Chunk, at: number, end: number): number | null {
  const token = bytes[at] === 0x0f ? at + 4 : at;
  return token < end && bytes[token] === 0x0c ? token : null;
}

/** A definition as it stood in some chunk, to find it again in others. */
class Definition implements Template {
  readonly content: readonly Part[];
  readonly layout: Layout;

  readonly #bytes: Uint8Array;
  readonly #names: readonly NameField[];

  constructor(
    chunk: Chunk,
    offset: number,
    size: number,
    names: readonly NameField[],
    content: readonly Part[],
  ) {
    this.content = content;
    this.layout = layoutOf(content);
    this.#bytes = chunk.bytes.slice(offset + 4, offset + DEFINITION_HEADER + size);
    this.#names = names.map((field) => ({ ...field, at: field.at - offset - 4 }));
  }

  /** Whether the same stands at `offset`: byte for byte, but for the offsets of names, whose names are compared. */
  isAt(chunk: Chunk, offset: number): boolean {
    const base = offset + 4;
    if (base + this.#bytes.length > chunk.length) return false;
    let from = 0;
    for (const { at, isHere, name } of this.#names) {
      if (!this.#equals(chunk, base, from, at)) return false;
      const place = chunk.view.getUint32(base + at, true);
      if (isHere !== (place === base + at + 4) || !chunk.hasName(place, name)) return false;
      // Behind the offset of a name that stands here, the offset of another name of the same hash.
      from = at + (isHere ? 8 : 4);
    }
    return this.#equals(chunk, base, from, this.#bytes.length);
  }

  #equals({ bytes }: Chunk, base: number, from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) if (bytes[base + at] !== this.#bytes[at]) return false;
    return true;
  }
}
