/** The words of one story line behind the kind: bare words in order, `from X`, `code 5`, and `field=value` for the rest. */
export class StoryWords {
  readonly #left: string[];
  /** `field=value`, as written; they set a field of the fact by its own name. */
  readonly fields: ReadonlyMap<string, string>;

  constructor(text: string) {
    const all = text.match(/(?:[^\s"]*"[^"]*")|\S+/g) ?? [];
    const isField = (word: string): boolean => /^[a-zA-Z]+=./.test(word);
    this.#left = all.filter((word) => !isField(word)).map(unquoted);
    this.fields = new Map(
      all
        .filter(isField)
        .map((word) => [word.slice(0, word.indexOf('=')), unquoted(word.slice(word.indexOf('=') + 1))]),
    );
  }

  /** The next bare word. */
  next(): string | null {
    return this.#left.shift() ?? null;
  }

  needed(what: string): string {
    const word = this.next();
    if (word === null) throw new Error(`${what} missing`);
    return word;
  }

  /** The word behind a keyword: `10.0.0.7` of `from 10.0.0.7`. */
  after(keyword: string): string | null {
    const index = this.#left.indexOf(keyword);
    if (index < 0) return null;
    const [, word] = this.#left.splice(index, 2);
    if (word === undefined) throw new Error(`nothing behind ${keyword}`);
    return word;
  }

  /** The one or two words behind `from`: an address, a computer name, or both. */
  caller(): { readonly address: string | null; readonly name: string | null } {
    const index = this.#left.indexOf('from');
    if (index < 0) return { address: null, name: null };
    const [, first] = this.#left.splice(index, 2);
    if (first === undefined) throw new Error('nothing behind from');
    if (!isAddress(first)) return { address: null, name: first };
    const second = this.#left[index];
    const isName = second !== undefined && /^[A-Z][A-Z0-9.-]*$/.test(second);
    if (isName) this.#left.splice(index, 1);
    return { address: first, name: isName ? second : null };
  }

  /** Whether a word stands somewhere; it is taken. */
  has(word: string): boolean {
    const index = this.#left.indexOf(word);
    if (index < 0) return false;
    this.#left.splice(index, 1);
    return true;
  }

  /** The first of the words that stands somewhere. */
  oneOf<const W extends string>(...words: readonly W[]): W | null {
    return words.find((word) => this.has(word)) ?? null;
  }

  /** `signed` → true, `not-signed` → false, neither → null. */
  yesNo(word: string): boolean | null {
    if (this.has(`not-${word}`)) return false;
    return this.has(word) ? true : null;
  }

  /** The first bare word that is a number, decimal, also below zero, or 0x…. */
  number(): number | null {
    const index = this.#left.findIndex((word) => /^(?:0x[0-9a-f]+|-?\d+)$/i.test(word));
    if (index < 0) return null;
    const [word] = this.#left.splice(index, 1);
    return Number(word);
  }

  neededNumber(what: string): number {
    const value = this.number();
    if (value === null) throw new Error(`${what} missing`);
    return value;
  }

  /** Everything that is left, in one string. */
  rest(): string {
    return this.#left.splice(0).join(' ');
  }

  /** Throws where words are left: a story must not say more than the test hears. */
  end(): void {
    if (this.#left.length > 0) throw new Error(`not understood: ${this.#left.join(' ')}`);
  }
}

/** `CORP\anna` in its two parts. */
export function accountParts(written: string): { readonly user: string; readonly domain: string | null } {
  const [domain, user] = written.includes('\\') ? written.split('\\') : [null, written];
  return { user: user ?? written, domain: domain ?? null };
}

function isAddress(word: string): boolean {
  return /^[\d.]+$/.test(word) || word.includes(':');
}

function unquoted(word: string): string {
  return word.replaceAll('"', '');
}
