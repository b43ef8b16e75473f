/**
 * The elements of one record with their values in place: for the text that a citation shows, and for records that stand in
 * the file in an unusual way.
 */
import { parseFragment, type Attribute, type Element, type Part } from './bin-xml.ts';
import { Damaged, type Chunk } from './chunk.ts';
import type { Content } from './node.ts';
import type { Instance, Templates } from './templates.ts';
import { arrayTexts, BIN_XML_TYPE, isArrayType, NULL_TYPE, valueText } from './value-text.ts';
import { Values } from './values.ts';

/** Windows puts the data of an event into a template of their own: two. */
const FRAGMENTS_DEEP = 4;
/** Letters, bytes and parts. A record and its templates stand in 64 KiB; only one that repeats itself on purpose needs more. */
const WORK_LIMIT = 250_000;

/** The elements of the record whose binary XML stands between two offsets. Throws `Damaged`. */
export function treeOf(chunk: Chunk, templates: Templates, at: number, end: number): readonly Content[] {
  return new Builder(chunk, templates).fragment(at, end, 0);
}

/** An item of the array that is the value of this number. */
interface Item {
  readonly index: number;
  readonly text: string;
}

class Builder {
  readonly #chunk: Chunk;
  readonly #templates: Templates;
  #work = 0;

  constructor(chunk: Chunk, templates: Templates) {
    this.#chunk = chunk;
    this.#templates = templates;
  }

  fragment(at: number, end: number, depth: number): Content[] {
    if (depth > FRAGMENTS_DEEP) throw new Damaged('fragments nested too deep');
    this.#worked(end - at);
    const open = (place: number): Instance => this.#templates.open(this.#chunk, place, end, new Values());
    const content: Content[] = [];
    this.#add(content, parseFragment(this.#chunk, at, end, open), null, depth, null);
    return content;
  }

  #add(
    into: Content[],
    parts: readonly Part[],
    values: Values | null,
    depth: number,
    item: Item | null,
  ): void {
    for (const part of parts) {
      this.#worked(1);
      switch (part.kind) {
        case 'text':
          this.#worked(part.text.length);
          into.push(part.text);
          break;
        case 'value':
          into.push(...this.#value(part.index, values, depth, item));
          break;
        case 'element':
          this.#addElement(into, part, values, depth);
          break;
        case 'instruction':
          into.push({ target: part.target, data: part.data });
          break;
        case 'template': {
          const { template, values: own } = part.instance;
          this.#add(into, template.content, own, depth, null);
        }
      }
    }
  }

  /** An array makes one element of each of its items, and an empty one where it has none (MS-EVEN6 3.1.4.7.5). */
  #addElement(into: Content[], element: Element, values: Values | null, depth: number): void {
    if (element.name !== 'Event' && isLeftOut(element, values)) return;
    const { name, content } = element;
    this.#worked(name.length);
    const attributes = this.#attributes(element.attributes, values);
    for (const item of this.#itemsIn(content, values)) {
      const made: Content[] = [];
      this.#add(made, content, values, depth, item);
      into.push({ name, attributes, content: made });
    }
  }

  /** The items of the first array in a content; one null where there is no array. */
  #itemsIn(content: readonly Part[], values: Values | null): readonly (Item | null)[] {
    for (const part of content) {
      if (part.kind !== 'value' || values === null || !isArrayType(values.typeOf(part.index))) continue;
      const { index } = part;
      const texts = this.#items(index, values);
      return texts.length === 0 ? [{ index, text: '' }] : texts.map((text) => ({ index, text }));
    }
    return [null];
  }

  #attributes(attributes: readonly Attribute[], values: Values | null): (readonly [string, string])[] {
    const made: (readonly [string, string])[] = [];
    for (const { name, value } of attributes) {
      this.#worked(name.length);
      const text = value.map((part) => this.#attributeText(part, values)).join('');
      if (text !== '') made.push([name, text]);
    }
    return made;
  }

  #attributeText(part: Part, values: Values | null): string {
    this.#worked(part.kind === 'text' ? part.text.length : 1);
    if (part.kind === 'text') return part.text;
    if (part.kind !== 'value' || values === null) return '';
    return isArrayType(values.typeOf(part.index))
      ? this.#items(part.index, values).join(' ')
      : this.#text(part.index, values);
  }

  #value(index: number, values: Values | null, depth: number, item: Item | null): Content[] {
    if (values === null) throw new Damaged('value outside a template');
    if (item?.index === index) return [item.text];
    const type = values.typeOf(index);
    if (isArrayType(type)) return [this.#items(index, values).join(' ')];
    if (type !== BIN_XML_TYPE) return [this.#text(index, values)];
    const start = values.startOf(index);
    return this.fragment(start, start + values.sizeOf(index), depth + 1);
  }

  #text(index: number, values: Values): string {
    const size = values.sizeOf(index);
    this.#worked(size);
    return valueText(this.#chunk, values.startOf(index), size, values.typeOf(index));
  }

  #items(index: number, values: Values): string[] {
    const size = values.sizeOf(index);
    this.#worked(size);
    return arrayTexts(this.#chunk, values.startOf(index), size, values.typeOf(index));
  }

  #worked(amount: number): void {
    this.#work += amount;
    if (this.#work > WORK_LIMIT) throw new Damaged('more than a record can hold');
  }
}

/** Whether a value is null that an element needs. */
function isLeftOut({ dependsOn, content }: Element, values: Values | null): boolean {
  if (values === null) return false;
  if (dependsOn !== -1 && values.typeOf(dependsOn) === NULL_TYPE) return true;
  return content.some(
    (part) => part.kind === 'value' && part.isOptional && values.typeOf(part.index) === NULL_TYPE,
  );
}
