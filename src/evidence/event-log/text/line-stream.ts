/** From pieces of UTF-8 to lines. */

/** Longer lines are cut: no event has them, and a file without line ends must not be held whole. */
const LONGEST = 64 * 1024;

export class LineStream {
  readonly #decoder = new TextDecoder('utf-8');
  /** Parts of the line that has no end yet, and their length. */
  #open: string[] = [];
  #length = 0;

  /** The lines that end in this piece, without their line feeds. */
  next(utf8: Uint8Array): string[] {
    return this.#lines(this.#decoder.decode(utf8, { stream: true }));
  }

  /** The last line, if anything stands in it. */
  end(): string[] {
    const lines = this.#lines(this.#decoder.decode());
    const last = this.#close('');
    return last === '' ? lines : [...lines, last];
  }

  #lines(text: string): string[] {
    const parts = text.split('\n');
    const open = parts.pop() ?? '';
    const lines = parts.map((part) => this.#close(part));
    if (this.#length < LONGEST) {
      this.#open.push(open);
      this.#length += open.length;
    }
    return lines;
  }

  #close(part: string): string {
    const line = this.#length === 0 ? part : this.#open.join('') + part;
    this.#open = [];
    this.#length = 0;
    return line.length > LONGEST ? line.slice(0, LONGEST) : line;
  }
}
