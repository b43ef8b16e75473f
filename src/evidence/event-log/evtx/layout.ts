/**
 * Where in a template the things stand that every record is asked for, and where its data do: worked out once, so that a
 * record is read without building its elements.
 *
 * Templates come in pairs. One is of the whole event, and leaves a place for its data (`%17`), which are the instance of
 * another one:
 *
 * ```
 * <Event><System><Provider Name='Microsoft-Windows-NTLM'/><EventID>%3</EventID>…</System>%17</Event>
 * <EventData><Data Name='TargetName'>%0</Data>…</EventData>
 *
 * <Event><System>…</System><UserData>%17</UserData></Event>
 * <EventData xmlns='Smb2Namespace'><Status>%0</Status>…</EventData>
 * ```
 */
import type { Element, Part } from './bin-xml.ts';

/** A text of the template itself, or the number of the value that stands there. */
export type Place =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'value'; readonly index: number };

/** A `Data` element, or a leaf of `UserData`. */
export interface Datum {
  /** Null for the `Data` of classic events, which have no names. */
  readonly name: string | null;
  readonly place: Place;
  /** Number of a value without which the element is left out; −1: always there. */
  readonly needs: number;
}

/** The data of an event: all of them with names, each another, or all without. */
export interface DataLayout {
  readonly isNamed: boolean;
  readonly data: readonly Datum[];
}

/** Where the data of an event stand: in its own template; or a value that is the instance of another one. */
export type DataPlace =
  | { readonly kind: 'here'; readonly layout: DataLayout }
  | { readonly kind: 'value'; readonly index: number; readonly isUserData: boolean };

export interface Layout {
  /** Null where the template is not of a whole event. */
  readonly event: EventLayout | null;
  /** The data, where the template stands in an `Event`: it is an `EventData` or a `UserData`. */
  readonly data: DataLayout | null;
  /** The data, where it stands in a `UserData`: its leaves. */
  readonly userData: DataLayout | null;
}

export interface EventLayout {
  readonly id: Place;
  readonly qualifiers: Place;
  readonly provider: Place;
  readonly channel: Place;
  readonly computer: Place;
  readonly time: Place;
  readonly keywords: Place;
  readonly recordId: Place;
  /** Null where they stand in an unusual way. */
  readonly data: DataPlace | null;
}

const NOTHING: Place = { kind: 'text', text: '' };

/** The layout of a template. What stands in an unusual way is null in it: of such records the elements are built. */
export function layoutOf(content: readonly Part[]): Layout {
  const [root, ...others] = elementsIn(content) ?? [];
  if (root === undefined || others.length > 0) return { event: null, data: null, userData: null };
  if (root.name === 'Event') return { event: eventLayout(root), data: null, userData: null };
  return { event: null, data: dataOf(root), userData: dataLayout(leavesOf([root])) };
}

function eventLayout(event: Element): EventLayout | null {
  const system = event.content.find((part) => part.kind === 'element' && part.name === 'System');
  const children = system?.kind === 'element' ? elementsIn(system.content) : null;
  if (children === null) return null;
  const child = (name: string): Element | undefined => children.find((element) => element.name === name);
  const text = (name: string): Place | null => systemPlace(child(name));
  const places = {
    id: text('EventID'),
    qualifiers: attributePlace(child('EventID'), 'Qualifiers'),
    provider: attributePlace(child('Provider'), 'Name'),
    channel: text('Channel'),
    computer: text('Computer'),
    time: attributePlace(child('TimeCreated'), 'SystemTime'),
    keywords: text('Keywords'),
    recordId: text('EventRecordID'),
  };
  if (!hasAll(places)) return null;
  return { ...places, data: dataPlace(event.content.filter((part) => part !== system)) };
}

type Places = Omit<EventLayout, 'data'>;

function hasAll(places: { readonly [Name in keyof Places]: Place | null }): places is Places {
  return Object.values(places).every((place) => place !== null);
}

/** The text of an element that stands in the event unless the text itself is null. */
function systemPlace(element: Element | undefined): Place | null {
  if (element === undefined) return NOTHING;
  const place = placeOf(element.content);
  const needed = neededBy(element);
  return needed === -1 || (place?.kind === 'value' && place.index === needed) ? place : null;
}

function attributePlace(element: Element | undefined, name: string): Place | null {
  const attribute = element?.attributes.find((candidate) => candidate.name === name);
  return attribute === undefined ? NOTHING : placeOf(attribute.value);
}

/** Where the data are, from what stands in an `Event` beside `System`. */
function dataPlace(parts: readonly Part[]): DataPlace | null {
  const [part] = parts;
  if (part === undefined) return { kind: 'here', layout: { isNamed: false, data: [] } };
  if (parts.length > 1) return null;
  if (part.kind === 'value') return { kind: 'value', index: part.index, isUserData: false };
  if (part.kind !== 'element') return null;
  const [only] = part.content;
  if (part.name === 'UserData' && part.content.length === 1 && only?.kind === 'value') {
    return { kind: 'value', index: only.index, isUserData: true };
  }
  const layout = dataOf(part);
  return layout === null ? null : { kind: 'here', layout };
}

function dataOf({ name, content }: Element): DataLayout | null {
  const children = elementsIn(content);
  if (children === null) return null;
  if (name === 'UserData') return dataLayout(leavesOf(children));
  return name === 'EventData' ? dataLayout(namedData(children)) : null;
}

function dataLayout(data: readonly Datum[] | null): DataLayout | null {
  if (data === null) return null;
  const names = new Set(data.map(({ name }) => name));
  if (names.has(null)) return names.size === 1 ? { isNamed: false, data } : null;
  return names.size === data.length ? { isNamed: data.length > 0, data } : null;
}

/** The `Data` of an `EventData`; its `Binary` (classic events) belongs to no message. */
function namedData(children: readonly Element[]): Datum[] | null {
  const data: Datum[] = [];
  for (const element of children) {
    if (element.name !== 'Data') continue;
    const name = attributePlace(element, 'Name');
    if (name?.kind !== 'text') return null;
    const datum = datumOf(name.text === '' ? null : name.text, element);
    if (datum === null) return null;
    data.push(datum);
  }
  return data;
}

/** The elements without elements in them, each under its name without prefix. */
function leavesOf(elements: readonly Element[]): Datum[] | null {
  const data: Datum[] = [];
  for (const element of elements) {
    const children = elementsIn(element.content);
    const isBranch = children !== null && children.length > 0;
    if (isBranch && neededBy(element) !== -1) return null;
    const inside = isBranch ? leavesOf(children) : datumOf(localName(element.name), element);
    if (inside === null) return null;
    data.push(...(Array.isArray(inside) ? inside : [inside]));
  }
  return data;
}

function datumOf(name: string | null, element: Element): Datum | null {
  const place = placeOf(element.content);
  const needs = neededBy(element);
  return place === null || needs === null ? null : { name, place, needs };
}

/** A text, or one value; null for anything else. */
function placeOf(parts: readonly Part[]): Place | null {
  const [part] = parts;
  if (part?.kind === 'value' && parts.length === 1) return { kind: 'value', index: part.index };
  let text = '';
  for (const one of parts) {
    if (one.kind !== 'text') return null;
    text += one.text;
  }
  return { kind: 'text', text };
}

/** The value without which an element is left out, −1 where there is none; null where there are several. */
function neededBy({ dependsOn, content }: Element): number | null {
  let needed = dependsOn;
  for (const part of content) {
    if (part.kind !== 'value' || !part.isOptional || part.index === needed) continue;
    if (needed !== -1) return null;
    needed = part.index;
  }
  return needed;
}

/** The elements of a content that has only elements; null where other things stand among them. */
function elementsIn(content: readonly Part[]): Element[] | null {
  const elements: Element[] = [];
  for (const part of content) {
    if (part.kind !== 'element') return null;
    elements.push(part);
  }
  return elements;
}

/** `Status` of `ns:Status`. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
