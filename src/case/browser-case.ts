import { Dexie, type Table } from 'dexie';
import type { Fact } from '../facts/facts.ts';
import { NOTHING_DECIDED } from './decisions.ts';
import type {
  CaseCard,
  CaseFile,
  Decisions,
  FileReading,
  FileSaid,
  KeptCase,
  KeptText,
} from './kept-case.ts';

/** Facts of one file in one record. One record per fact is some forty times slower to write. */
const FACTS_A_BLOCK = 10_000;

type CaseFacts = FileReading['facts'];

interface FileRow extends Omit<CaseFile, 'reading'> {
  readonly caseId: string;
  readonly name: string;
  readonly reading: Omit<FileReading, 'facts'>;
}

interface FactsRow {
  readonly caseId: string;
  readonly name: string;
  readonly block: number;
  readonly facts: CaseFacts;
}

interface TextsRow {
  readonly caseId: string;
  readonly name: string;
  /** The lowest record number in `texts`. The whole text of a file stands under 0, since records count from 1. */
  readonly from: number;
  readonly texts: ReadonlyMap<number, string>;
}

interface DecisionsRow {
  readonly caseId: string;
  readonly decisions: Decisions;
}

/** The cases of this browser: one database, one record per case, file, block of facts, block of texts, and decisions. */
class CaseDatabase extends Dexie {
  constructor() {
    // Relaxed: an entry that the operating system loses in a power cut can be dropped again from its file.
    super('ntlm-lens', { chromeTransactionDurability: 'relaxed' });
    // caseId stands beside the longer keys because the prefix of a three-part key asks for one "highest key" array in
    // two places, which is no valid key (https://www.w3.org/TR/IndexedDB/#convert-value-to-key).
    this.version(1).stores({
      cases: 'id',
      files: '[caseId+name]',
      facts: '[caseId+name+block], caseId',
      texts: '++, caseId, [caseId+name+from]',
    });
    // A case of version 1 has no record here, which reads as nothing decided; nothing has to be carried over.
    this.version(2).stores({ decisions: 'caseId' });
  }

  get cases(): Table<CaseCard, string> {
    return this.table('cases');
  }

  get files(): Table<FileRow, [string, string]> {
    return this.table('files');
  }

  get facts(): Table<FactsRow, [string, string, number]> {
    return this.table('facts');
  }

  get texts(): Table<TextsRow, number> {
    return this.table('texts');
  }

  get decisions(): Table<DecisionsRow, string> {
    return this.table('decisions');
  }
}

/** Somebody deleted the case, most likely in another tab of the same browser. */
export class CaseGone extends Error {
  constructor() {
    super('This case is no longer stored in this browser.');
    this.name = 'CaseGone';
  }
}

/** A case in IndexedDB. Every call may reject: the storage may be full, forbidden, or deleted by the person. */
export class BrowserCase implements KeptCase {
  readonly trouble = null;
  readonly #id: string;
  readonly #db: CaseDatabase;

  private constructor(id: string, db: CaseDatabase) {
    this.#id = id;
    this.#db = db;
  }

  /** Stores a new case under `card.id`. */
  static async create(card: CaseCard): Promise<BrowserCase> {
    const db = await openDatabase();
    await db.cases.put(card);
    return new BrowserCase(card.id, db);
  }

  /** Opens a stored case; rejects with `CaseGone` where there is none of this id. */
  static async open(id: string): Promise<{ readonly card: CaseCard; readonly kept: BrowserCase }> {
    const db = await openDatabase();
    const card = await db.cases.get(id);
    if (!card) {
      db.close();
      throw new CaseGone();
    }
    const kept = new BrowserCase(id, db);
    await kept.#forgetUnfinished();
    return { card, kept };
  }

  async putCard(card: CaseCard): Promise<void> {
    await this.#write(['cases'], () => this.#db.cases.put(card));
  }

  async files(): Promise<readonly CaseFile[]> {
    const rows = await this.#db.files.where({ caseId: this.#id }).toArray();
    const files: CaseFile[] = [];
    for (const { name, order, reading, said, readDayFirst } of rows.sort((a, b) => a.order - b.order)) {
      const facts: Fact[] = [];
      for (const block of await this.#db.facts.where({ caseId: this.#id, name }).sortBy('block'))
        for (const fact of block.facts) facts.push(fact);
      files.push({ order, said, readDayFirst, reading: { ...reading, facts } });
    }
    return files;
  }

  async putFile({ order, said, readDayFirst, reading }: CaseFile): Promise<void> {
    const { facts, ...rest } = reading;
    const { name } = reading;
    const key = { caseId: this.#id, name };
    await this.#write(['cases', 'files', 'facts'], async () => {
      await this.#db.files.put({ ...key, order, said, readDayFirst, reading: rest });
      await this.#db.facts.where(key).delete();
      for (let block = 0; block * FACTS_A_BLOCK < facts.length; block++) {
        const from = block * FACTS_A_BLOCK;
        await this.#db.facts.put({ ...key, block, facts: facts.slice(from, from + FACTS_A_BLOCK) });
      }
    });
  }

  async say(name: string, said: FileSaid): Promise<void> {
    await this.#write(['cases', 'files'], () => this.#db.files.update([this.#id, name], { said }));
  }

  async keepTexts(name: string, texts: readonly KeptText[]): Promise<void> {
    const numbered = new Map(texts.map(({ record, text }) => [record ?? 0, text]));
    if (numbered.size === 0) return;
    const from = Math.min(...numbered.keys());
    await this.#write(['cases', 'texts'], () =>
      this.#db.texts.add({ caseId: this.#id, name, from, texts: numbered }),
    );
  }

  async text(name: string, record: number | null): Promise<string | null> {
    const wanted = record ?? 0;
    // Records mostly come in ascending order, so the block that begins last before the wanted one has it.
    const block = await this.#db.texts
      .where('[caseId+name+from]')
      .between([this.#id, name, 0], [this.#id, name, wanted], true, true)
      .reverse()
      .filter(({ texts }) => texts.has(wanted))
      .first();
    return block?.texts.get(wanted) ?? null;
  }

  async dropTexts(name: string): Promise<void> {
    await this.#db.texts.where({ caseId: this.#id, name }).delete();
  }

  async remove(name: string): Promise<void> {
    await this.#db.transaction('rw', ['files', 'facts', 'texts'], async () => {
      await this.#db.files.delete([this.#id, name]);
      await this.#db.facts.where({ caseId: this.#id, name }).delete();
      await this.#db.texts.where({ caseId: this.#id, name }).delete();
    });
  }

  async decisions(): Promise<Decisions> {
    return (await this.#db.decisions.get(this.#id))?.decisions ?? NOTHING_DECIDED;
  }

  async putDecisions(decisions: Decisions): Promise<void> {
    await this.#write(['cases', 'decisions'], () => this.#db.decisions.put({ caseId: this.#id, decisions }));
  }

  close(): void {
    this.#db.close();
  }

  /** Writes only while the case exists, so that a deleted case does not come back in pieces. */
  async #write(tables: string[], write: () => PromiseLike<unknown>): Promise<void> {
    await this.#db.transaction('rw', tables, async () => {
      if (!(await this.#db.cases.get(this.#id))) throw new CaseGone();
      await write();
    });
  }

  /** Drops texts of files whose reading never ended, because the page was closed meanwhile. */
  async #forgetUnfinished(): Promise<void> {
    const finished = new Set(
      (await this.#db.files.where({ caseId: this.#id }).primaryKeys()).map(([, name]) => name),
    );
    const keys = await this.#db.texts
      .where('[caseId+name+from]')
      .between([this.#id], [this.#id, Dexie.maxKey])
      .uniqueKeys();
    const names = new Set(keys.map((key) => (Array.isArray(key) ? String(key[1]) : '')));
    for (const name of names) if (!finished.has(name)) await this.dropTexts(name);
  }
}

/** The cards of all stored cases, newest first. Rejects where the browser gives no storage. */
export async function storedCases(): Promise<readonly CaseCard[]> {
  const db = await openDatabase();
  const cards = await db.cases.toArray();
  db.close();
  return cards.sort((a, b) => b.changed - a.changed);
}

/** Deletes a case with everything that was kept of it. */
export async function deleteStoredCase(id: string): Promise<void> {
  const db = await openDatabase();
  await db.transaction('rw', ['cases', 'files', 'facts', 'texts', 'decisions'], async () => {
    await db.cases.delete(id);
    await db.files.where({ caseId: id }).delete();
    await db.facts.where({ caseId: id }).delete();
    await db.texts.where({ caseId: id }).delete();
    await db.decisions.delete(id);
  });
  db.close();
}

async function openDatabase(): Promise<CaseDatabase> {
  const db = new CaseDatabase();
  await db.open();
  return db;
}
