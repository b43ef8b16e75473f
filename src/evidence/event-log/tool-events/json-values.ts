/**
 * Values out of JSON that somebody else wrote. Only own properties count, so that a missing one is never found on a
 * prototype. Event data has a shape of its own in each program; all of them are read here:
 *
 * ```
 * {"Data":[{"@Name":"Status","#text":"0xC000006D"},{"@Name":"WorkstationName"}]}      EvtxECmd
 * {"Data":["FS01, %%5"],"Binary":""}                                                  EvtxECmd, a classic event
 * {"Status":"0xc000006d","LogonType":3}                                               evtx_dump, Winlogbeat, WindowsEvent
 * {"Data":{"#text":["FS01","%%5"]},"Binary":null}                                     evtx_dump, a classic event
 * ```
 */
import { namedValues, type Content } from '../content.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export function objectOf(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

export function own(object: JsonObject | null, name: string): unknown {
  return object !== null && Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The value at a path such as `winlog.event_id`, whether its parts are nested or one dotted name. */
export function at(object: JsonObject | null, path: string): unknown {
  const whole = own(object, path);
  if (whole !== undefined) return whole;
  for (let dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
    const inner = objectOf(own(object, path.slice(0, dot)));
    const value = inner === null ? undefined : at(inner, path.slice(dot + 1));
    if (value !== undefined) return value;
  }
  return undefined;
}

/** A single value as text; `['4625']` (Kibana) and an element with attributes count as single. Empty for all that is none. */
export function textOf(value: unknown): string {
  const single: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return plainText(single) ?? plainText(own(objectOf(single), '#text')) ?? '';
}

function plainText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/** Null for an empty text. */
export function textOrNull(value: unknown): string | null {
  const text = textOf(value);
  return text === '' ? null : text;
}

export type Values = Pick<Content, 'data' | 'inserts'>;

export const NO_VALUES: Values = { data: null, inserts: null };

/** The values of an `EventData` element. */
export function valuesOfEventData(eventData: unknown): Values {
  const element = objectOf(eventData);
  if (element === null) return NO_VALUES;
  const pairs: [string, string][] = [];
  const inserts: string[] = [];
  const take = (item: unknown): void => {
    const node = objectOf(item);
    const name = textOf(own(node, '@Name') ?? own(objectOf(own(node, '#attributes')), 'Name'));
    const text = own(node, '#text');
    if (name !== '') pairs.push([name, textOf(text)]);
    else if (Array.isArray(item)) item.slice(0, MOST_VALUES).forEach(take);
    else if (Array.isArray(text)) inserts.push(...text.slice(0, MOST_VALUES).map(textOf));
    else inserts.push(textOf(item));
  };
  if (Object.hasOwn(element, 'Data')) take(element.Data);
  pairs.push(...leaves(element));
  return {
    data: pairs.length > 0 ? namedValues(pairs) : null,
    inserts: inserts.length > 0 ? inserts : null,
  };
}

/** More than any event has. */
const MOST_VALUES = 500;

/** The same of a `UserData` element, whose values stand in an element of the provider's own name. */
export function valuesOfUserData(userData: unknown): Values {
  let element = objectOf(userData);
  for (let depth = 0; depth < 3 && element !== null; depth += 1) {
    const pairs = leaves(element);
    if (pairs.length > 0) return { data: namedValues(pairs), inserts: null };
    const [inner] = Object.entries(element).filter(([name]) => !isMark(name));
    element = objectOf(inner?.[1]);
  }
  return NO_VALUES;
}

function leaves(element: JsonObject): [string, string][] {
  return Object.entries(element)
    .filter(([name, value]) => !isMark(name) && name !== 'Data' && isLeaf(value))
    .map(([name, value]) => [name, textOf(value)]);
}

/** What stands beside the values: attributes, namespaces, and bytes that no event of our list has. */
function isMark(name: string): boolean {
  return /^[@#]|^xmlns$|^Binary$|_attributes$/.test(name);
}

function isLeaf(value: unknown): boolean {
  const element = objectOf(value);
  return element === null ? !Array.isArray(value) || value.length === 1 : Object.hasOwn(element, '#text');
}
