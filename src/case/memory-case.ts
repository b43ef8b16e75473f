import { NOTHING_DECIDED } from './decisions.ts';
import type { CaseFile, Decisions, FileSaid, KeptCase, KeptText } from './kept-case.ts';

/** A case that ends with the page: for "keep nothing", and where the browser has no storage. */
export class MemoryCase implements KeptCase {
  readonly trouble: string | null;
  readonly #files = new Map<string, CaseFile>();
  readonly #texts = new Map<string, Map<number | null, string>>();
  #decisions = NOTHING_DECIDED;

  constructor(trouble: string | null = null) {
    this.trouble = trouble;
  }

  /** Nobody lists the cases of memory, so their cards are not kept. */
  async putCard(): Promise<void> {}

  async files(): Promise<readonly CaseFile[]> {
    return [...this.#files.values()].sort((a, b) => a.order - b.order);
  }

  async putFile(file: CaseFile): Promise<void> {
    this.#files.set(file.reading.name, file);
  }

  async say(name: string, said: FileSaid): Promise<void> {
    const file = this.#files.get(name);
    if (file) this.#files.set(name, { ...file, said });
  }

  async keepTexts(name: string, texts: readonly KeptText[]): Promise<void> {
    let kept = this.#texts.get(name);
    if (!kept) this.#texts.set(name, (kept = new Map()));
    for (const { record, text } of texts) kept.set(record, text);
  }

  async text(name: string, record: number | null): Promise<string | null> {
    return this.#texts.get(name)?.get(record) ?? null;
  }

  async dropTexts(name: string): Promise<void> {
    this.#texts.delete(name);
  }

  async remove(name: string): Promise<void> {
    this.#files.delete(name);
    this.#texts.delete(name);
  }

  async decisions(): Promise<Decisions> {
    return this.#decisions;
  }

  async putDecisions(decisions: Decisions): Promise<void> {
    this.#decisions = decisions;
  }

  close(): void {
    this.#files.clear();
    this.#texts.clear();
    this.#decisions = NOTHING_DECIDED;
  }
}
