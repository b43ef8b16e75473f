/**
 * The little of XML that event exports need, read from a text: tags one after the other, attributes, and what stands between.
 * No tree is built, so nesting costs nothing; no entity but the five named ones and character references is ever replaced
 * (https://www.w3.org/TR/xml/#sec-predefined-ent), and what is malformed stays text.
 */

export interface Tag {
  readonly kind: 'open' | 'close' | 'empty';
  /** Without its prefix: `Data`. */
  readonly name: string;
  /** What stands between name and end: ` Name='Status'`. */
  readonly attributes: string;
  /** Its place in the text. */
  readonly from: number;
  readonly to: number;
}

const COMMENT = '<!--';
const CDATA = '<![CDATA[';

/** All tags of a text, in order; comments and CDATA sections are passed over. */
export function* tagsOf(text: string): Iterable<Tag> {
  for (let at = 0; ;) {
    const from = text.indexOf('<', at);
    if (from < 0) return;
    const to = endOfMarkup(text, from);
    if (to < 0) return;
    const tag = tagIn(text, from, to);
    if (tag !== null) yield tag;
    at = to;
  }
}

/** Where the markup that begins with `<` ends; one place further for a `<` that begins none; −1 where it never ends. */
function endOfMarkup(text: string, from: number): number {
  if (text.startsWith(COMMENT, from)) return behind(text, '-->', from + COMMENT.length);
  if (text.startsWith(CDATA, from)) return behind(text, ']]>', from + CDATA.length);
  if (!/[A-Za-z_/?!]/.test(text[from + 1] ?? '')) return from + 1;
  let quote = '';
  for (let at = from + 1; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === quote) quote = '';
    else if (quote === '' && (letter === '"' || letter === "'")) quote = letter;
    else if (quote === '' && letter === '>') return at + 1;
  }
  return -1;
}

function behind(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at < 0 ? -1 : at + end.length;
}

function tagIn(text: string, from: number, to: number): Tag | null {
  const isClosing = text[from + 1] === '/';
  let at = isClosing ? from + 2 : from + 1;
  const start = at;
  while (at < to && /[\w.:-]/.test(text[at] ?? '')) at += 1;
  if (at === start) return null;
  const isEmpty = text[to - 2] === '/';
  return {
    kind: isClosing ? 'close' : isEmpty ? 'empty' : 'open',
    name: text.slice(text.lastIndexOf(':', at - 1) >= start ? text.lastIndexOf(':', at - 1) + 1 : start, at),
    attributes: text.slice(at, isEmpty ? to - 2 : to - 1),
    from,
    to,
  };
}

/** The value of an attribute, without quotes; null where it is not there. */
export function attributeOf(attributes: string, name: string): string | null {
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    if (at > 0 && !/\s/.test(attributes[at - 1] ?? '')) continue;
    const value = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes.slice(at + name.length));
    if (value !== null) return decoded(value[1] ?? value[2] ?? '');
  }
  return null;
}

/** The text of a region: without tags and comments, CDATA as it is, references replaced, line ends as `\n`. */
export function textOf(region: string): string {
  if (!region.includes('<')) return decoded(region);
  let text = '';
  let at = 0;
  for (;;) {
    const from = region.indexOf('<', at);
    const to = from < 0 ? -1 : endOfMarkup(region, from);
    if (to < 0) return text + decoded(region.slice(at));
    text += decoded(region.slice(at, from));
    if (region.startsWith(CDATA, from)) text += region.slice(from + CDATA.length, to - 3);
    else if (to === from + 1) text += '<';
    at = to;
  }
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos));/gi;

/** Replaces references; one that names no character stays as it stands. */
export function decoded(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  if (!lines.includes('&')) return lines;
  return lines.replace(REFERENCE, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : whole;
  });
}
