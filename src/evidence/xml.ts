/**
 * A small strict reader of XML, for workers and Node alike: elements, attributes, text, CDATA and the predefined entities.
 * Prefixes are dropped, since Windows numbers them (`q1`, `q2`) from file to file. A document type is refused: no report of
 * Windows has one, and entities of its own could blow a file up. Damage ends the reading and is told, it does not throw.
 *
 * https://www.w3.org/TR/xml/.
 */
import { Unreadable } from './format.ts';

export type XmlToken =
  | {
      readonly kind: 'open';
      /** Local name: `SecurityOptions` of `q1:SecurityOptions`. */
      readonly name: string;
      /** By local name. */
      readonly attributes: ReadonlyMap<string, string>;
      readonly line: number;
    }
  | { readonly kind: 'close'; readonly name: string; readonly line: number }
  | { readonly kind: 'text'; readonly text: string; readonly line: number };

export interface XmlDamage {
  /** `cut`: the text ends inside an element. `malformed`: tags do not fit together. */
  readonly what: 'cut' | 'malformed';
  readonly line: number;
}

const MOST_DEPTH = 100;

/**
 * The tokens of a document up to its end or its damage, which is returned. An element without content gives both `open` and
 * `close`. Lines are 1-based.
 * @throws Unreadable for a document type, or nesting beyond all reason
 */
export function* xmlTokens(text: string): Generator<XmlToken, XmlDamage | null> {
  const scanner = new Scanner(text);
  const open: string[] = [];
  while (!scanner.isAtEnd()) {
    const { line } = scanner;
    const piece = scanner.next();
    switch (piece.kind) {
      case 'text':
        if (open.length > 0) yield { kind: 'text', text: piece.text, line };
        else if (piece.text.trim() !== '') return { what: 'malformed', line };
        break;
      case 'skipped':
        break;
      case 'unfinished':
        return { what: 'cut', line };
      case 'close':
        if (open.pop() !== piece.name) return { what: 'malformed', line };
        yield { kind: 'close', name: localName(piece.name), line };
        break;
      case 'open': {
        const attributes = attributesOf(piece.rest);
        if (attributes === null) return { what: 'malformed', line };
        const name = localName(piece.name);
        yield { kind: 'open', name, attributes, line };
        if (piece.isEmpty) yield { kind: 'close', name, line: scanner.line };
        else open.push(piece.name);
        if (open.length > MOST_DEPTH) {
          throw new Unreadable(
            'xml-too-deep',
            'The elements of this XML file are nested deeper than any report of Windows: it is not read.',
          );
        }
      }
    }
  }
  return open.length > 0 ? { what: 'cut', line: scanner.line } : null;
}

type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open'; readonly name: string; readonly rest: string; readonly isEmpty: boolean }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'unfinished' };

const UNFINISHED: Piece = { kind: 'unfinished' };
const SKIPPED: Piece = { kind: 'skipped' };

class Scanner {
  readonly #text: string;
  #at = 0;
  /** 1-based line of what comes next. */
  line = 1;

  constructor(text: string) {
    this.#text = text.startsWith('\ufeff') ? text.slice(1) : text;
  }

  isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  next(): Piece {
    const text = this.#text;
    if (text[this.#at] !== '<') {
      const end = text.indexOf('<', this.#at);
      return { kind: 'text', text: decoded(this.#take(end < 0 ? text.length : end)) };
    }
    if (text.startsWith('<!--', this.#at)) return this.#through('-->', 4) === null ? UNFINISHED : SKIPPED;
    if (text.startsWith('<?', this.#at)) return this.#through('?>', 2) === null ? UNFINISHED : SKIPPED;
    if (text.startsWith('<![CDATA[', this.#at)) {
      const inner = this.#through(']]>', 9);
      return inner === null ? UNFINISHED : { kind: 'text', text: inner };
    }
    if (text.startsWith('<!', this.#at)) {
      throw new Unreadable(
        'xml-with-dtd',
        'This XML file brings a document type of its own, which no report of Windows has: it is not read.',
      );
    }
    return this.#tag();
  }

  /** Takes up to a sign and gives what stands before it; null where it never comes. */
  #through(sign: string, from: number): string | null {
    const start = this.#at + from;
    const end = this.#text.indexOf(sign, start);
    this.#take(end < 0 ? this.#text.length : end + sign.length);
    return end < 0 ? null : this.#text.slice(start, end);
  }

  #tag(): Piece {
    const end = this.#tagEnd();
    if (end < 0) {
      this.#take(this.#text.length);
      return UNFINISHED;
    }
    const inner = this.#take(end + 1).slice(1, -1);
    if (inner.startsWith('/')) return { kind: 'close', name: inner.slice(1).trim() };
    const isEmpty = inner.endsWith('/');
    const content = isEmpty ? inner.slice(0, -1) : inner;
    const name = /^[^\s=<>"'/]+/.exec(content)?.[0] ?? '';
    return { kind: 'open', name, rest: content.slice(name.length), isEmpty };
  }

  /** Index of the `>` that ends a tag: one inside a quoted value does not. */
  #tagEnd(): number {
    let quote = '';
    for (let at = this.#at + 1; at < this.#text.length; at += 1) {
      const letter = this.#text[at];
      if (quote !== '') {
        if (letter === quote) quote = '';
      } else if (letter === '"' || letter === "'") quote = letter;
      else if (letter === '>') return at;
      else if (letter === '<') return -1;
    }
    return -1;
  }

  #take(end: number): string {
    const taken = this.#text.slice(this.#at, end);
    for (let at = taken.indexOf('\n'); at >= 0; at = taken.indexOf('\n', at + 1)) this.line += 1;
    this.#at = end;
    return taken;
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Null where something else than attributes stands there. */
function attributesOf(written: string): ReadonlyMap<string, string> | null {
  const attributes = new Map<string, string>();
  if (written.trim() === '') return attributes;
  const form = /\s+([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
  let end = 0;
  for (let match = form.exec(written); match !== null; match = form.exec(written)) {
    attributes.set(localName(match[1] ?? ''), decoded(match[2] ?? match[3] ?? ''));
    end = form.lastIndex;
  }
  return written.slice(end).trim() === '' ? attributes : null;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Entities that XML does not know stay as they stand. */
export function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) => {
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
    if (name !== undefined) return ENTITIES[String(name)] ?? whole;
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** An element with what is in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly line: number;
  readonly children: readonly XmlElement[];
  /** Its own text, trimmed; that of its children is theirs. */
  readonly text: string;
  /** Where its end stands. */
  readonly lastLine: number;
  /** False where the document ends before it does: what it says may not be all. */
  readonly isWhole: boolean;
}

interface Growing {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly line: number;
  readonly children: Growing[];
  text: string;
  lastLine: number;
  isWhole: boolean;
}

/**
 * A document as a tree, without the elements named in `skip`. `root` null: there is none.
 * @throws Unreadable as {@link xmlTokens}
 */
export function xmlTree(
  text: string,
  skip: ReadonlySet<string> = new Set(),
): { readonly root: XmlElement | null; readonly damage: XmlDamage | null } {
  const tokens = xmlTokens(text);
  const open: Growing[] = [];
  let root: Growing | null = null;
  let skipped = 0;
  for (;;) {
    const { done, value } = tokens.next();
    if (done === true) return { root, damage: value };
    if (value.kind === 'open') {
      if (skipped > 0 || skip.has(value.name)) {
        skipped += 1;
        continue;
      }
      const { name, attributes, line } = value;
      const element: Growing = {
        name,
        attributes,
        line,
        children: [],
        text: '',
        lastLine: line,
        isWhole: false,
      };
      open.at(-1)?.children.push(element);
      root ??= element;
      open.push(element);
    } else if (value.kind === 'text') {
      const element = open.at(-1);
      if (skipped === 0 && element !== undefined) element.text += value.text;
    } else if (skipped > 0) skipped -= 1;
    else {
      const element = open.pop();
      if (element === undefined) continue;
      element.text = element.text.trim();
      element.lastLine = value.line;
      element.isWhole = true;
    }
  }
}

export function childOf(element: XmlElement | null | undefined, name: string): XmlElement | null {
  return element?.children.find((child) => child.name === name) ?? null;
}

export function childrenOf(element: XmlElement | null | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The text at the end of a path of names; null where the path ends before, or the text is empty. */
export function textAt(element: XmlElement | null, ...path: readonly string[]): string | null {
  let at = element;
  for (const name of path) at = childOf(at, name);
  return at === null || at.text === '' ? null : at.text;
}
