/**
 * For tests: the part of XPath 1.0 that the Windows Event Log knows. Paths begin at the event, predicates are joined by `and` and
 * `or`, values are compared with literals, and `timediff`, `band` and `position` are all the functions there are.
 * https://learn.microsoft.com/en-us/previous-versions/bb399427(v=vs.90) (XPath 1.0 limitations)
 */

/**
 * Most expressions in one `Select`: the documentation of the query schema says 32, that of consuming events asks for a structured
 * query above 20, and 22 or 23 is what fails in practice; 20 is safe by each of them.
 */
export const MOST_EXPRESSIONS = 20;

/** How many comparisons the path holds. Throws where it is not of the subset. */
export function expressionsOf(path: string): number {
  return new Parser(path).whole();
}

const TOKEN = /\s*(<=|>=|!=|[=<>[\]()/*@,]|"[^"]*"|'[^']*'|\d+|[A-Za-z_][\w-]*)/y;
const FUNCTIONS = new Set(['timediff', 'band', 'position']);
const COMPARISONS = new Set(['=', '!=', '<', '<=', '>', '>=']);

class Parser {
  readonly #tokens: string[] = [];
  #at = 0;
  #expressions = 0;

  constructor(path: string) {
    for (let at = 0; at < path.length;) {
      TOKEN.lastIndex = at;
      const [whole = '', token = ''] = TOKEN.exec(path) ?? [];
      if (whole === '') throw new Error(`not of the subset: ${path.slice(at, at + 20)}`);
      this.#tokens.push(token);
      at += whole.length;
    }
  }

  whole(): number {
    this.#take('*');
    this.#predicates();
    if (this.#at < this.#tokens.length) throw new Error(`too much: ${this.#next()}`);
    return this.#expressions;
  }

  #predicates(): void {
    while (this.#next() === '[') {
      this.#take('[');
      this.#either();
      this.#take(']');
    }
  }

  #either(): void {
    this.#one();
    while (this.#next() === 'and' || this.#next() === 'or') {
      this.#at += 1;
      this.#one();
    }
  }

  #one(): void {
    if (this.#next() === '(') {
      this.#take('(');
      this.#either();
      return this.#take(')');
    }
    this.#operand();
    if (!COMPARISONS.has(this.#next())) return;
    this.#expressions += 1;
    this.#at += 1;
    if (!/^(?:\d+|"[^"]*"|'[^']*')$/.test(this.#next())) throw new Error(`no literal: ${this.#next()}`);
    this.#at += 1;
  }

  #operand(): void {
    if (this.#next() === '@') this.#at += 1;
    const name = this.#next();
    if (!/^[A-Za-z_][\w-]*$/.test(name)) throw new Error(`no name: ${name}`);
    this.#at += 1;
    if (this.#next() === '(') {
      if (!FUNCTIONS.has(name)) throw new Error(`no such function: ${name}`);
      this.#take('(');
      this.#operand();
      return this.#take(')');
    }
    this.#predicates();
    if (this.#next() === '/') {
      this.#at += 1;
      this.#operand();
    }
  }

  #next(): string {
    return this.#tokens[this.#at] ?? '';
  }

  #take(token: string): void {
    if (this.#next() !== token) throw new Error(`${token} expected, not ${this.#next()}`);
    this.#at += 1;
  }
}
