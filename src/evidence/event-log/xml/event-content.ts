/**
 * What one `<Event>` says, from its text: the data of the event, and the rendered message where the export has one.
 * https://learn.microsoft.com/en-us/windows/win32/wes/eventschema-schema
 */
import { attributeOf, tagsOf, textOf, type Tag } from './markup.ts';

export interface EventContent {
  /** `<Data Name='…'>` of EventData, or the elements of UserData; null where neither has names. */
  readonly data: Readonly<Record<string, string>> | null;
  /** The values of `<Data>` without names, as classic events have them; empty for an event without any value. */
  readonly inserts: readonly string[] | null;
  /** From RenderingInfo. */
  readonly message: string | null;
  /** `Audit Failure` and its like in the language of the export, from RenderingInfo. */
  readonly keywords: readonly string[];
}

type Section = 'EventData' | 'UserData' | 'RenderingInfo';

const SECTIONS: ReadonlySet<string> = new Set<Section>(['EventData', 'UserData', 'RenderingInfo']);

/** Reads the text of one `<Event>…</Event>`. Never throws; what is malformed is left out. */
export function contentOf(text: string): EventContent {
  const named = new Map<string, string>();
  const inserts: string[] = [];
  const keywords: string[] = [];
  let message: string | null = null;
  let section: Section | null = null;
  for (const { tag, value } of elementsOf(text)) {
    if (section === null) {
      if (tag.kind === 'open' && isSection(tag.name)) section = tag.name;
    } else if (tag.kind === 'close') {
      if (tag.name === section) section = null;
    } else if (value !== null) {
      if (section === 'EventData') addData(tag, value, named, inserts);
      else if (section === 'UserData') addOnce(named, tag.name, value);
      else if (tag.name === 'Message') message ??= value;
      else if (tag.name === 'Keyword') keywords.push(value);
    }
  }
  const data = named.size === 0 ? null : withSingleBackslashes(Object.fromEntries(named));
  return { data, inserts: data === null ? inserts : null, message, keywords };
}

/** Every tag; with the text up to its end tag where that follows at once: a leaf. `''` for an empty element. */
function* elementsOf(text: string): Iterable<{ readonly tag: Tag; readonly value: string | null }> {
  let open: Tag | null = null;
  for (const tag of tagsOf(text)) {
    if (open !== null) {
      const isLeaf = tag.kind === 'close' && tag.name === open.name;
      yield { tag: open, value: isLeaf ? textOf(text.slice(open.to, tag.from)).trim() : null };
      open = null;
    }
    if (tag.kind === 'open') open = tag;
    else yield { tag, value: tag.kind === 'empty' ? '' : null };
  }
}

function isSection(name: string): name is Section {
  return SECTIONS.has(name);
}

function addData(tag: Tag, value: string, named: Map<string, string>, inserts: string[]): void {
  if (tag.name !== 'Data') return; // Binary, ComplexData
  const name = attributeOf(tag.attributes, 'Name') ?? '';
  if (name === '') inserts.push(value);
  else addOnce(named, name, value);
}

function addOnce(named: Map<string, string>, name: string, value: string): void {
  if (!named.has(name)) named.set(name, value);
}

/**
 * XML that went through JSON or Markdown (documentation, tickets) has every backslash twice. A path shows it, for no drive
 * is followed by two: `C:\\Windows\\System32`. A UNC path alone would not tell.
 */
function withSingleBackslashes(data: Record<string, string>): Record<string, string> {
  const values = Object.values(data);
  if (!values.some((value) => /^[A-Za-z]:\\\\[^\\]/.test(value))) return data;
  for (const name of Object.keys(data)) data[name] = (data[name] ?? '').replaceAll('\\\\', '\\');
  return data;
}
