/** The data of an event: `EventData` by name or, of a classic event, in order; `UserData` by the names of its leaves. */
import type { EventRecord } from '../event-record.ts';
import type { Chunk } from './chunk.ts';
import { localName, type DataLayout, type DataPlace } from './layout.ts';
import { attributeOf, childOf, childrenOf, textOf, type Node } from './node.ts';
import { instanceToken, type Templates } from './templates.ts';
import { arrayTexts, BIN_XML_TYPE, isArrayType, NULL_TYPE, valueText } from './value-text.ts';
import { Values } from './values.ts';

export type EventData = Pick<EventRecord, 'data' | 'inserts'>;

/** One `Data` element or leaf, with its name where it has one. */
type Named = readonly [name: string | null, text: string];

/** Reads data where a layout says they stand; the values of the inner template are kept in one place. */
export class DataReader {
  readonly #templates: Templates;
  readonly #inner = new Values();

  constructor(templates: Templates) {
    this.#templates = templates;
  }

  /** Null where they stand in an unusual way: then the elements must be built. Throws `Damaged`. */
  read(chunk: Chunk, place: DataPlace, values: Values): EventData | null {
    if (place.kind === 'here') return dataOf(chunk, place.layout, values);
    const { index, isUserData } = place;
    if (values.typeOf(index) === NULL_TYPE || values.sizeOf(index) === 0) return NO_DATA;
    if (values.typeOf(index) !== BIN_XML_TYPE) return null;
    const end = values.startOf(index) + values.sizeOf(index);
    const token = instanceToken(chunk, values.startOf(index), end);
    if (token === null) return null;
    const { template } = this.#templates.open(chunk, token + 1, end, this.#inner);
    const data = isUserData ? template.layout.userData : template.layout.data;
    return data === null ? null : dataOf(chunk, data, this.#inner);
  }
}

const NO_DATA: EventData = { data: null, inserts: [] };

function dataOf(chunk: Chunk, layout: DataLayout, values: Values): EventData | null {
  const data: Record<string, string> = {};
  const inserts: string[] = [];
  let count = 0;
  for (const { name, place, needs } of layout.data) {
    if (needs >= 0 && values.typeOf(needs) === NULL_TYPE) continue;
    const text = place.kind === 'text' ? place.text : textsAt(chunk, values, place.index);
    if (text === null) return null;
    count += 1;
    if (name !== null) put(data, name, typeof text === 'string' ? text : text.join('\n'));
    else if (typeof text === 'string') inserts.push(text);
    else for (const item of text) inserts.push(item);
  }
  if (count === 0) return NO_DATA;
  return layout.isNamed ? { data, inserts: null } : { data: null, inserts };
}

/** A value, or the items of an array (one empty one where it has none); null where it is markup. */
function textsAt(chunk: Chunk, values: Values, index: number): string | string[] | null {
  const start = values.startOf(index);
  const size = values.sizeOf(index);
  const type = values.typeOf(index);
  if (type === BIN_XML_TYPE && size > 0) return null;
  if (!isArrayType(type)) return valueText(chunk, start, size, type);
  const items = arrayTexts(chunk, start, size, type);
  return items.length === 0 ? '' : items;
}

/** Names come from the file, and this one would change the object itself. */
function put(data: Record<string, string>, name: string, text: string): void {
  if (name !== '__proto__') data[name] = text;
}

/** The data of a record whose elements were built. */
export function dataOfTree(event: Node): EventData {
  const eventDataNode = childOf(event, 'EventData');
  if (eventDataNode !== null) {
    const data = childrenOf(eventDataNode).filter(({ name }) => name === 'Data');
    return eventData(data.map((node) => [attributeOf(node, 'Name') || null, textOf(node)]));
  }
  const userData = childOf(event, 'UserData');
  return userData === null ? NO_DATA : eventData(leavesOf(userData));
}

function leavesOf(node: Node): Named[] {
  return childrenOf(node).flatMap((child): Named[] =>
    childrenOf(child).length > 0 ? leavesOf(child) : [[localName(child.name), textOf(child)]],
  );
}

/** By name where there are names; several values of one name (an array) are lines of one. */
function eventData(found: readonly Named[]): EventData {
  if (found.every(([name]) => name === null)) return { data: null, inserts: found.map(([, text]) => text) };
  const texts = new Map<string, string>();
  for (const [name, text] of found) {
    if (name === null) continue;
    const before = texts.get(name);
    texts.set(name, before === undefined ? text : `${before}\n${text}`);
  }
  const data: Record<string, string> = {};
  for (const [name, text] of texts) put(data, name, text);
  return { data, inserts: null };
}
