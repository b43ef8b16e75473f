import { tick } from 'svelte';
import type { OriginLine } from '../../report/document.ts';

/** What a citation opens: the place, and the sentence it is cited for. */
export interface Citing {
  readonly origin: OriginLine;
  readonly says: string | null;
}

/** The record that lies open beside the report, with its text as the file has it. */
export class OpenRecord {
  citing = $state.raw<Citing | null>(null);
  /** Null: not kept, or told by the person. Undefined: still being fetched. */
  text = $state.raw<string | null | undefined>(undefined);

  readonly #fetch: (origin: OriginLine) => Promise<string | null>;
  #from: HTMLElement | null = null;

  constructor(fetch: (origin: OriginLine) => Promise<string | null>) {
    this.#fetch = fetch;
  }

  /** Opens a record; a second press on the same citation closes it. */
  async toggle(citing: Citing, from: HTMLElement): Promise<void> {
    if (this.isOpen(citing.origin)) return this.close();
    void holdStill(from);
    this.citing = citing;
    this.text = undefined;
    this.#from = from;
    const text = citing.origin.file === 'told' ? null : await this.#fetch(citing.origin).catch(() => null);
    if (this.citing === citing) this.text = text;
  }

  isOpen(origin: OriginLine): boolean {
    const open = this.citing?.origin;
    return open?.file === origin.file && open.line === origin.line && open.record === origin.record;
  }

  /** Closes and gives the focus back to the citation it was opened from. */
  close(): void {
    const from = this.#from?.isConnected ? this.#from : null;
    if (from) void holdStill(from);
    this.citing = null;
    this.#from = null;
    from?.focus({ preventScroll: true });
  }
}

/** The report narrows and widens beside the record; what was pressed stays where the eye is. */
async function holdStill(pressed: HTMLElement): Promise<void> {
  const before = pressed.getBoundingClientRect().top;
  await tick();
  window.scrollBy(0, pressed.getBoundingClientRect().top - before);
}
