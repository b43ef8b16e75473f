/**
 * The few names that a log repeats in every record (providers, channels, computers), told apart by their bytes, so that a
 * record of noise is counted without decoding anything.
 */
export class Names {
  readonly #known: { readonly bytes: Uint8Array; readonly name: string }[] = [];
  readonly #byHash = new Map<number, number[]>();
  readonly #decoder: TextDecoder;
  #last = 0;

  constructor(encoding: 'utf-8' | 'utf-16le' = 'utf-8') {
    this.#decoder = new TextDecoder(encoding);
  }

  /** A number for the name in `bytes` from `from` up to `to`: the same for the same bytes, counted from 0. */
  indexOf(bytes: Uint8Array, from: number, to: number): number {
    if (this.#is(this.#last, bytes, from, to)) return this.#last;
    const hash = hashOf(bytes, from, to);
    const alike = this.#byHash.get(hash) ?? [];
    let index = alike.find((candidate) => this.#is(candidate, bytes, from, to));
    if (index === undefined) {
      const own = bytes.slice(from, to);
      index = this.#known.push({ bytes: own, name: this.#decoder.decode(own).trim() }) - 1;
      this.#byHash.set(hash, [...alike, index]);
    }
    this.#last = index;
    return index;
  }

  nameOf(index: number): string {
    return this.#known[index]?.name ?? '';
  }

  get all(): string[] {
    return this.#known.map(({ name }) => name);
  }

  #is(index: number, bytes: Uint8Array, from: number, to: number): boolean {
    const own = this.#known[index]?.bytes;
    if (own === undefined || own.length !== to - from) return false;
    for (let at = 0; at < own.length; at += 1) {
      if (own[at] !== bytes[from + at]) return false;
    }
    return true;
  }
}

/** FNV-1a, 32 bits. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash >>> 0;
}
