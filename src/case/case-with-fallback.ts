import { BrowserCase, CaseGone } from './browser-case.ts';
import { NOTHING_DECIDED } from './decisions.ts';
import type { CaseCard, CaseFile, Decisions, FileSaid, KeptCase, KeptText } from './kept-case.ts';
import { MemoryCase } from './memory-case.ts';

/** How long a browser may take to open its storage before the case goes on without. */
const PATIENCE = 10_000;

/**
 * Opens a new case that should last. Where the browser gives no storage, the case lives in memory and `trouble` says
 * so; this never rejects.
 */
export async function createKeptCase(card: CaseCard): Promise<KeptCase> {
  try {
    return new CaseWithFallback(await inTime(BrowserCase.create(card)));
  } catch (error) {
    return new MemoryCase(`${reason(error)} This case is gone when you close the page.`);
  }
}

/** Opens a stored case. Rejects where it cannot be had; there is nothing to fall back on. */
export async function openKeptCase(
  id: string,
): Promise<{ readonly card: CaseCard; readonly kept: KeptCase }> {
  const { card, kept } = await inTime(BrowserCase.open(id));
  return { card, kept: new CaseWithFallback(kept) };
}

/**
 * Writes to the browser's storage until that fails once; from then on to memory. What was stored before stays stored
 * and readable.
 */
export class CaseWithFallback implements KeptCase {
  readonly #stored: KeptCase;
  readonly #memory = new MemoryCase();
  #trouble: string | null = null;

  constructor(stored: KeptCase) {
    this.#stored = stored;
  }

  get trouble(): string | null {
    return this.#trouble;
  }

  putCard(card: CaseCard): Promise<void> {
    return this.#write((kept) => kept.putCard(card));
  }

  files(): Promise<readonly CaseFile[]> {
    return this.#stored.files();
  }

  putFile(file: CaseFile): Promise<void> {
    return this.#write((kept) => kept.putFile(file));
  }

  say(name: string, said: FileSaid): Promise<void> {
    return this.#write((kept) => kept.say(name, said));
  }

  keepTexts(name: string, texts: readonly KeptText[]): Promise<void> {
    return this.#write((kept) => kept.keepTexts(name, texts));
  }

  async text(name: string, record: number | null): Promise<string | null> {
    const newer = await this.#memory.text(name, record);
    return newer ?? (await this.#stored.text(name, record).catch(() => null));
  }

  dropTexts(name: string): Promise<void> {
    return this.#forget((kept) => kept.dropTexts(name));
  }

  remove(name: string): Promise<void> {
    return this.#forget((kept) => kept.remove(name));
  }

  async decisions(): Promise<Decisions> {
    const newer = await this.#memory.decisions();
    // All of them are written at once, so what memory was given holds the stored ones as well.
    return newer === NOTHING_DECIDED ? this.#stored.decisions() : newer;
  }

  putDecisions(decisions: Decisions): Promise<void> {
    return this.#write((kept) => kept.putDecisions(decisions));
  }

  close(): void {
    this.#memory.close();
    this.#stored.close();
  }

  async #write(write: (kept: KeptCase) => Promise<void>): Promise<void> {
    if (this.#trouble === null) {
      try {
        return await write(this.#stored);
      } catch (error) {
        this.#trouble = `${reason(error)} What you add or change from now on is gone when you close the page.`;
      }
    }
    await write(this.#memory);
  }

  /** Forgetting is asked of both: a full storage still deletes. */
  async #forget(forget: (kept: KeptCase) => Promise<void>): Promise<void> {
    await forget(this.#memory);
    await forget(this.#stored).catch((error: unknown) => {
      this.#trouble ??= `${reason(error)} The stored copy of this case may hold more than the page shows.`;
    });
  }
}

function reason(error: unknown): string {
  if (error instanceof CaseGone) return 'This case was deleted in another window.';
  const found = names(error);
  if (found.includes('QuotaExceededError')) return 'The storage of this browser is full.';
  if (found.some((name) => REFUSALS.has(name))) return 'This browser does not let the page store anything.';
  return `Storing this case failed (${found[0] ?? 'unknown error'}).`;
}

/** How a browser without storage answers: switched off, a private window, a damaged profile, or a newer version's data. */
const REFUSALS = new Set([
  'MissingAPIError',
  'OpenFailedError',
  'SecurityError',
  'InvalidStateError',
  'UnknownError',
]);

/** Names of an error and of those it wraps: Dexie hands out a full storage as the inner error of an aborted transaction. */
function names(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const inner: unknown = Reflect.get(error, 'inner');
  return [error.name, ...(inner === error ? [] : names(inner))];
}

/** A second window that holds an older version of the storage open can make opening wait for ever. */
async function inTime<T>(opening: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The storage did not open in time.')), PATIENCE);
  });
  try {
    return await Promise.race([opening, late]);
  } finally {
    clearTimeout(timer);
  }
}
