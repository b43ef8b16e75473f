/**
 * Binary XML: from bytes to elements, attributes and text, with places for values where it is the definition of a template.
 *
 * ```
 * 0F 01 01 00                            fragment
 * 41 FFFF size name-offset               <Data …           (01 without attributes)
 *    size 06 name-offset 05 01 …         Name="TargetName"
 *    02 0E 0004 01 04                    >%5</Data>        (0D, 0E: value of this number; optional)
 * 00
 * ```
 *
 * https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-even6/c73573ae-1c90-43a2-a65f-ad7501155956; names stand
 * at offsets of the chunk, https://github.com/libyal/libevtx/blob/main/documentation/Windows%20XML%20Event%20Log%20(EVTX).asciidoc
 */
import { Damaged, type Chunk } from './chunk.ts';
import type { Instance } from './templates.ts';

export type Part = Text | Value | Element | Instruction | TemplateUse;

interface Text {
  readonly kind: 'text';
  readonly text: string;
}

/** A place where a value of the template's instance stands. */
interface Value {
  readonly kind: 'value';
  readonly index: number;
  /** The element or attribute around it is left out where the value is null. */
  readonly isOptional: boolean;
}

export interface Element {
  readonly kind: 'element';
  readonly name: string;
  /** Number of a value without which the element is left out; −1: always there. */
  readonly dependsOn: number;
  readonly attributes: readonly Attribute[];
  readonly content: readonly Part[];
}

export interface Attribute {
  readonly name: string;
  readonly value: readonly Part[];
}

interface Instruction {
  readonly kind: 'instruction';
  readonly target: string;
  readonly data: string;
}

interface TemplateUse {
  readonly kind: 'template';
  readonly instance: Instance;
}

/** A name in the definition of a template. The offset of another chunk differs, the name does not. */
export interface NameField {
  /** Where the 4 bytes of its offset stand in the file's chunk. */
  readonly at: number;
  /** True where the name itself follows. */
  readonly isHere: boolean;
  readonly name: string;
}

/** Opens the template instance behind a token; null inside a definition, where none may stand. */
type OpenInstance = (at: number) => Instance;

/** Windows nests half a dozen elements. */
const DEPTH_LIMIT = 32;
const NO_DEPENDENCY = 0xffff;
const MORE = 0x40;

/**
 * The content of a fragment.
 *
 * @param open null for the definition of a template
 * @param names takes every name met
 * @throws Damaged
 */
export function parseFragment(
  chunk: Chunk,
  at: number,
  end: number,
  open: OpenInstance | null,
  names: NameField[] = [],
): readonly Part[] {
  return new Parser(chunk, at, end, open, names).content(0);
}

class Parser {
  readonly #chunk: Chunk;
  readonly #end: number;
  readonly #open: OpenInstance | null;
  readonly #names: NameField[];
  #at: number;

  constructor(chunk: Chunk, at: number, end: number, open: OpenInstance | null, names: NameField[]) {
    this.#chunk = chunk;
    this.#at = at;
    this.#end = Math.min(end, chunk.length);
    this.#open = open;
    this.#names = names;
  }

  /** Up to the end of the element around it, or of the fragment. */
  content(depth: number): Part[] {
    if (depth > DEPTH_LIMIT) throw new Damaged('nested too deep');
    const parts: Part[] = [];
    while (this.#at < this.#end) {
      const token = this.#byte();
      switch (token & ~MORE) {
        case 0x00:
          if (depth > 0) throw new Damaged('element without end');
          return parts;
        case 0x01:
          parts.push(this.#element((token & MORE) !== 0, depth));
          break;
        case 0x04:
          if (depth === 0) throw new Damaged('end without element');
          return parts;
        case 0x0a:
          parts.push(this.#instruction());
          break;
        case 0x0c:
          parts.push(this.#instance());
          break;
        case 0x0f:
          this.#skip(3);
          break;
        default:
          parts.push(this.#characters(token));
      }
    }
    if (depth > 0) throw new Damaged('element without end');
    return parts;
  }

  /** Text, a place for a value, or a reference to a letter. */
  #characters(token: number): Part {
    switch (token & ~MORE) {
      case 0x05:
        if (this.#byte() !== 0x01) throw new Damaged('text that is no string');
        return { kind: 'text', text: this.#string() };
      case 0x07:
        return { kind: 'text', text: this.#string() };
      case 0x08:
        return { kind: 'text', text: String.fromCharCode(this.#uint16()) };
      case 0x09:
        return { kind: 'text', text: entityText(this.#name()) };
      case 0x0d:
      case 0x0e: {
        const index = this.#uint16();
        this.#skip(1);
        return { kind: 'value', index, isOptional: (token & ~MORE) === 0x0e };
      }
      default:
        throw new Damaged(`token ${token}`);
    }
  }

  #element(hasAttributes: boolean, depth: number): Element {
    const dependsOn = this.#dependency();
    this.#skip(4);
    const name = this.#name();
    const attributes = hasAttributes ? this.#attributes() : [];
    const close = this.#byte();
    if (close !== 0x02 && close !== 0x03) throw new Damaged('start tag without end');
    const content = close === 0x02 ? this.content(depth + 1) : [];
    return { kind: 'element', name, dependsOn, attributes, content };
  }

  /**
   * Definitions have two bytes more before the size of an element: the value on which it depends. Both forms are told apart
   * by their size, which only in one of them ends inside the fragment.
   */
  #dependency(): number {
    const expectsIt = this.#open === null;
    const hasIt = this.#sizeFits(expectsIt ? 2 : 0) ? expectsIt : !expectsIt;
    if (!this.#sizeFits(hasIt ? 2 : 0)) throw new Damaged('element larger than its fragment');
    if (!hasIt) return -1;
    const index = this.#uint16();
    return index === NO_DEPENDENCY ? -1 : index;
  }

  #sizeFits(behind: number): boolean {
    const at = this.#at + behind;
    return at + 4 <= this.#end && at + 4 + this.#chunk.view.getUint32(at, true) <= this.#end;
  }

  #attributes(): Attribute[] {
    this.#skip(4);
    const attributes: Attribute[] = [];
    while ((this.#peek() & ~MORE) === 0x06) {
      this.#skip(1);
      const name = this.#name();
      const value: Part[] = [];
      while (isCharacters(this.#peek() & ~MORE)) value.push(this.#characters(this.#byte()));
      attributes.push({ name, value });
    }
    return attributes;
  }

  #instruction(): Instruction {
    const target = this.#name();
    if (this.#peek() !== 0x0b) return { kind: 'instruction', target, data: '' };
    this.#skip(1);
    return { kind: 'instruction', target, data: this.#string() };
  }

  #instance(): TemplateUse {
    if (this.#open === null) throw new Damaged('template inside a template');
    const instance = this.#open(this.#at);
    this.#at = instance.end;
    return { kind: 'template', instance };
  }

  /** The offset of a name, and the name itself where it is the first of the chunk. */
  #name(): string {
    const at = this.#at;
    const offset = this.#uint32();
    const isHere = offset === this.#at;
    const name = this.#chunk.name(offset);
    if (isHere) this.#skip(10 + 2 * name.length);
    this.#names.push({ at, isHere, name });
    return name;
  }

  #string(): string {
    const count = this.#uint16();
    const from = this.#at;
    this.#skip(2 * count);
    return letters.decode(this.#chunk.bytes.subarray(from, from + 2 * count)).replace(/\0+$/, '');
  }

  #peek(): number {
    if (this.#at >= this.#end) throw new Damaged('cut');
    return this.#chunk.bytes[this.#at] ?? 0;
  }

  #byte(): number {
    const byte = this.#peek();
    this.#at += 1;
    return byte;
  }

  #uint16(): number {
    this.#skip(2);
    return this.#chunk.view.getUint16(this.#at - 2, true);
  }

  #uint32(): number {
    this.#skip(4);
    return this.#chunk.view.getUint32(this.#at - 4, true);
  }

  #skip(bytes: number): void {
    if (this.#at + bytes > this.#end) throw new Damaged('cut');
    this.#at += bytes;
  }
}

const letters = new TextDecoder('utf-16le', { ignoreBOM: true });

function isCharacters(token: number): boolean {
  return token === 0x05 || (token >= 0x07 && token <= 0x09) || token === 0x0d || token === 0x0e;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function entityText(name: string): string {
  return ENTITIES.get(name) ?? `&${name};`;
}
