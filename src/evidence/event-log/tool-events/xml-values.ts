/**
 * Values out of the pieces of event XML that other exports carry in a column: a whole event (Splunk), its `EventData` (Log
 * Analytics, there inside a `DataItem`), or its parameters:
 *
 * ```
 * <EventData xmlns="…"><Data Name="Status">0xc000006d</Data><Data Name="WorkstationName" /></EventData>
 * <Param>FS01</Param><Param>%%5</Param>
 * ```
 *
 * One pass from tag to tag; nothing is resolved but the five named entities and character numbers, so that no text can grow.
 */
import { namedValues } from '../content.ts';
import { NO_VALUES, type Values } from './json-values.ts';

/** A tag and the text behind it. */
interface Tag {
  readonly name: string;
  readonly attributes: string;
  readonly isEnd: boolean;
  readonly isEmpty: boolean;
  readonly text: string;
}

function* tagsOf(xml: string): Iterable<Tag> {
  for (let open = xml.indexOf('<'); open >= 0;) {
    const close = xml.indexOf('>', open);
    if (close < 0) return;
    const next = xml.indexOf('<', close);
    const inside = xml.slice(open + 1, close);
    const isEnd = inside.startsWith('/');
    const isEmpty = inside.endsWith('/');
    const name = /^\/?(?:[\w.-]{1,100}:)?([\w.-]{1,200})/.exec(inside)?.[1];
    if (name !== undefined) {
      const text = decoded(xml.slice(close + 1, next < 0 ? xml.length : next));
      yield { name, attributes: inside, isEnd, isEmpty, text };
    }
    open = next;
  }
}

/** The values of the event data, wherever in the text it stands. */
export function valuesOfXml(xml: string): Values {
  const pairs: [string, string][] = [];
  const inserts: string[] = [];
  let isData = false;
  let before: Tag | null = null;
  for (const tag of tagsOf(xml)) {
    if (SECTIONS.has(tag.name)) isData = !tag.isEnd && !tag.isEmpty;
    const leaf = tag.isEmpty ? tag : tag.isEnd && before?.name === tag.name && !before.isEnd ? before : null;
    before = tag.isEmpty ? null : tag;
    if (leaf === null) continue;
    const text = leaf.isEmpty ? '' : leaf.text;
    if (leaf.name === 'Param') inserts.push(text);
    else if (!isData || leaf.name === 'Binary') continue;
    else if (leaf.name !== 'Data') pairs.push([leaf.name, text]);
    else {
      const name = attribute(leaf, 'Name');
      if (name === null) inserts.push(text);
      else pairs.push([name, text]);
    }
  }
  if (pairs.length === 0 && inserts.length === 0) return NO_VALUES;
  return {
    data: pairs.length > 0 ? namedValues(pairs) : null,
    inserts: inserts.length > 0 ? inserts : null,
  };
}

/** SMB events have an `EventData` inside their `UserData`; the inner end tag is the end of both. */
const SECTIONS = new Set(['EventData', 'UserData']);

/** What the `System` element of a whole event says, as it stands there. */
export interface XmlSystem {
  readonly provider: string | null;
  readonly id: string | null;
  readonly qualifiers: string | null;
  readonly channel: string | null;
  readonly computer: string | null;
  readonly keywords: string | null;
  readonly time: string | null;
  /** Of its `RenderingInfo`, where it has one. */
  readonly message: string | null;
}

export function systemOfXml(xml: string): XmlSystem {
  const texts = new Map<string, string>();
  let section = '';
  for (const tag of tagsOf(xml)) {
    if (tag.isEnd) continue;
    if (/^(?:System|EventData|UserData|RenderingInfo)$/.test(tag.name)) section = tag.name;
    const set = (key: string, value: string | null): void => {
      if (value !== null && value.trim() !== '' && !texts.has(key)) texts.set(key, value.trim());
    };
    if (section === 'RenderingInfo' && tag.name === 'Message') set('message', tag.text);
    if (section !== 'System') continue;
    if (tag.name === 'Provider') set('provider', attribute(tag, 'Name'));
    if (tag.name === 'EventID') set('qualifiers', attribute(tag, 'Qualifiers'));
    if (tag.name === 'TimeCreated') set('time', attribute(tag, 'SystemTime'));
    if (/^(?:EventID|Channel|Computer|Keywords)$/.test(tag.name)) set(tag.name, tag.text);
  }
  const get = (key: string): string | null => texts.get(key) ?? null;
  return {
    provider: get('provider'),
    id: get('EventID'),
    qualifiers: get('qualifiers'),
    channel: get('Channel'),
    computer: get('Computer'),
    keywords: get('Keywords'),
    time: get('time'),
    message: get('message'),
  };
}

function attribute({ attributes }: Tag, name: string): string | null {
  const found = new RegExp(`\\s${name}\\s{0,9}=\\s{0,9}(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return found === null ? null : decoded(found[1] ?? found[2] ?? '');
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,4});/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return ENTITIES.get(entity) ?? whole;
    const code =
      entity[1]?.toLowerCase() === 'x' ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : whole;
  });
}
