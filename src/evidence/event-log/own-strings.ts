/**
 * Values without the message they were cut from. V8 lets a substring of 13 characters and more point into its parent, so one
 * kept user name would keep a whole message. Values repeat from record to record; each is copied once and shared from then on.
 */
import type { EventFind } from './event-record.ts';
import type { FactKind } from '../../facts/facts.ts';

/** Distinct values remembered; above it the sharing begins anew. */
const MOST = 50_000;

export class OwnStrings {
  readonly #known = new Map<string, string>();

  /** The same find, made of strings that stand for themselves. */
  find(find: EventFind<FactKind>): EventFind<FactKind> {
    const says: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(find.says)) says[name] = this.#own(value);
    return { ...find, says, text: copied(find.text) } as EventFind<FactKind>;
  }

  #own(value: unknown): unknown {
    if (typeof value === 'string') return this.#string(value);
    return Array.isArray(value) ? value.map((item) => this.#own(item)) : value;
  }

  #string(value: string): string {
    if (value.length < 13) return value;
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    if (this.#known.size >= MOST) this.#known.clear();
    const own = copied(value);
    this.#known.set(own, own);
    return own;
  }
}

function copied(text: string): string {
  return decoder.decode(encoder.encode(text));
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
