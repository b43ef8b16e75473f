/**
 * Objects as ConvertTo-Json prints them. Read sign by sign and not with JSON.parse: every value needs its line, and a file
 * that was cut still tells what stands before the cut.
 *
 *     [
 *         {
 *             "ServerName":  "files",
 *             "ShareName":  "finance",
 *             "CimClass":  { … }
 *         }
 *     ]
 */

export interface JsonProperty {
  readonly name: string;
  /** A string without its quotes; a list of plain values as PowerShell writes it, `{a, b}`; empty for null, `{…}` for an object. */
  readonly value: string;
  /** Index of the line on which the name stands. */
  readonly index: number;
}

/** One entry per object that stands alone or in the outermost list. */
export type JsonObject = readonly JsonProperty[];

/** True where a line may begin such an output. */
export function startsJson(lines: readonly string[], at: number): boolean {
  const line = (lines[at] ?? '').trim();
  if (/^\[?\s*\{\s*"/.test(line)) return true;
  if (line !== '[' && line !== '{' && line !== '[{') return false;
  const next = (lines[at + 1] ?? '').trim();
  return next.startsWith('"') || (line === '[' && next.startsWith('{'));
}

/** The objects that begin at `lines[at]`, and the index behind them. */
export function jsonObjects(
  lines: readonly string[],
  at: number,
): { readonly objects: readonly JsonObject[]; readonly end: number } {
  const walk = new Walk();
  let index = at;
  for (; index < lines.length && !walk.done; index += 1) walk.line(lines[index] ?? '', index);
  return { objects: walk.objects(), end: index };
}

/** Nothing that PowerShell prints nests deeper; a text of brackets alone stays cheap. */
const DEPTH = 100;

class Walk {
  done = false;
  readonly #objects: JsonProperty[][] = [];
  /** The brackets that are open, outermost first. */
  #open = '';
  /** The name whose value is awaited, on the level of an object's own properties. */
  #name: { readonly text: string; readonly index: number } | null = null;
  /** What stands in the list that is a property's value. */
  #list: string[] | null = null;
  /** An open string; a line break inside it is a cut or damaged file. */
  #text: string | null = null;
  #awaitsValue = false;

  line(line: string, index: number): void {
    for (let at = 0; at < line.length && !this.done; at += 1) {
      const sign = line[at] ?? '';
      if (this.#text !== null) {
        if (sign === '\\') {
          const [letter, length] = escaped(line, at);
          this.#text += letter;
          at += length - 1;
        } else if (sign === '"') this.#string(this.#text, index);
        else this.#text += sign;
      } else if (sign === '"') this.#text = '';
      else if (sign === '{' || sign === '[') this.#enter(sign);
      else if (sign === '}' || sign === ']') this.#leave();
      else if (sign === ':') this.#awaitsValue = true;
      else if (sign === ',') this.#awaitsValue = false;
      else if (/[\w.+-]/.test(sign)) {
        const word = /^[\w.+-]+/.exec(line.slice(at, at + 60))?.[0] ?? sign;
        this.#value(word === 'null' ? '' : word);
        at += word.length - 1;
      } else if (!/\s/.test(sign)) this.done = true;
    }
    if (this.#text !== null) this.done = true;
  }

  objects(): readonly JsonObject[] {
    return this.#objects.filter((properties) => properties.length > 0);
  }

  /** On the level of an object's own properties: `{` or `[{`. */
  get #own(): boolean {
    return this.#open === '{' || this.#open === '[{';
  }

  #enter(sign: string): void {
    if (this.#own && this.#name !== null && sign === '[') this.#list = [];
    this.#open += sign;
    if (this.#own) this.#objects.push([]);
    if (this.#open.length > DEPTH) this.done = true;
  }

  #leave(): void {
    this.#open = this.#open.slice(0, -1);
    if (this.#open === '') this.done = true;
    else if (this.#own) {
      this.#put(this.#list === null ? '{…}' : `{${this.#list.join(', ')}}`);
      this.#list = null;
    }
  }

  #string(text: string, index: number): void {
    this.#text = null;
    if (this.#own && !this.#awaitsValue) this.#name = { text, index };
    else this.#value(text);
  }

  #value(value: string): void {
    if (this.#own) this.#put(value);
    else if (this.#list !== null && this.#open.length === (this.#open.startsWith('[') ? 3 : 2))
      this.#list.push(value);
  }

  #put(value: string): void {
    if (this.#name === null) return;
    this.#objects.at(-1)?.push({ name: this.#name.text, value, index: this.#name.index });
    this.#name = null;
    this.#awaitsValue = false;
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '', f: '' };

/** The sign that `\n`, `\\` or `\u0027` stands for, and how long it is written. */
function escaped(line: string, at: number): readonly [string, number] {
  const code = /^\\u([0-9a-f]{4})/i.exec(line.slice(at, at + 6))?.[1];
  if (code !== undefined) return [String.fromCharCode(Number.parseInt(code, 16)), 6];
  const letter = line[at + 1] ?? '';
  return [ESCAPES[letter] ?? letter, 2];
}
