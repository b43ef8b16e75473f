import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BrowserCase, deleteStoredCase, storedCases } from './browser-case.ts';
import { CaseWithFallback, createKeptCase, openKeptCase } from './case-with-fallback.ts';
import { NOTHING_DECIDED } from './decisions.ts';
import type { CaseCard, CaseFile, Decisions, FileReading, KeptCase } from './kept-case.ts';
import { MemoryCase } from './memory-case.ts';

const CARD: CaseCard = { id: 'c1', title: 'Finance share', hosts: 0, files: 0, changed: 1000, state: '' };
const DECIDED: Decisions = {
  items: { 'rollback-ready': { who: 'Anna', when: '2026-11-21', note: 'GPO backup of Friday' } },
  exceptions: { 'P-OUTX nas01': { owner: 'Storage team', until: '2027-02-28' } },
  paths: { 'ws07 nas01': { owner: 'Storage team', accepted: true } },
};
const TABLES = ['cases', 'files', 'facts', 'texts', 'decisions'];

afterEach(() => Dexie.delete('ntlm-lens'));

describe.each<[string, () => Promise<KeptCase>]>([
  ['in memory', async () => new MemoryCase()],
  ['in the browser', () => BrowserCase.create(CARD)],
  ['in the browser, with memory behind it', async () => new CaseWithFallback(await BrowserCase.create(CARD))],
])('a case %s', (_where, create) => {
  let kept: KeptCase;
  beforeEach(async () => {
    kept = await create();
  });
  afterEach(() => kept.close());

  it('gives back its files with facts and what was said, in the order of dropping', async () => {
    await kept.putFile(file('b.csv', 2));
    await kept.putFile({ ...file('a.cfg', 1), said: { host: 'WS07' }, readDayFirst: true });
    const files = await kept.files();
    expect(files).toEqual([
      { ...file('a.cfg', 1), said: { host: 'WS07' }, readDayFirst: true },
      file('b.csv', 2),
    ]);
  });

  it('replaces a file of the same name, facts included', async () => {
    await kept.putFile(file('a.cfg', 1, 3));
    await kept.putFile(file('a.cfg', 1, 1));
    expect((await kept.files()).map(({ reading }) => reading.facts.length)).toEqual([1]);
  });

  it('keeps what was said, and nothing of a file it does not have', async () => {
    await kept.putFile(file('a.cfg', 1));
    await kept.say('a.cfg', { role: 'server', zone: 60 });
    await kept.say('nobody.cfg', { role: 'server' });
    expect((await kept.files()).map(({ said }) => said)).toEqual([{ role: 'server', zone: 60 }]);
  });

  it('finds the text of any record, across blocks and out of order', async () => {
    await kept.keepTexts('log.csv', [text(2), text(9), text(40)]);
    await kept.keepTexts('log.csv', [text(50), text(51)]);
    await kept.keepTexts('log.csv', [text(7), text(60)]);
    await kept.keepTexts('log2.csv', [text(3)]);
    for (const record of [2, 7, 9, 40, 50, 51, 60])
      expect(await kept.text('log.csv', record)).toBe(`record ${record}`);
    expect(await kept.text('log.csv', 3)).toBeNull();
    expect(await kept.text('log.csv', null)).toBeNull();
    expect(await kept.text('log', 2)).toBeNull();
  });

  it('keeps the whole text of a text file apart from records', async () => {
    await kept.keepTexts('klist.txt', [{ record: null, text: 'Current LogonId is 0:0x3e7' }]);
    expect(await kept.text('klist.txt', null)).toBe('Current LogonId is 0:0x3e7');
    expect(await kept.text('klist.txt', 1)).toBeNull();
  });

  it('takes no texts as nothing to keep', async () => {
    await kept.keepTexts('log.csv', []);
    expect(await kept.text('log.csv', 1)).toBeNull();
  });

  it('forgets a file with its facts and texts, and no other', async () => {
    await kept.putFile(file('a.cfg', 1));
    await kept.putFile(file('b.cfg', 2));
    await kept.keepTexts('a.cfg', [text(1)]);
    await kept.keepTexts('b.cfg', [text(1)]);
    await kept.remove('a.cfg');
    expect((await kept.files()).map(({ reading }) => reading.name)).toEqual(['b.cfg']);
    expect(await kept.text('a.cfg', 1)).toBeNull();
    expect(await kept.text('b.cfg', 1)).toBe('record 1');
  });

  it('drops texts alone', async () => {
    await kept.putFile(file('a.cfg', 1));
    await kept.keepTexts('a.cfg', [text(1)]);
    await kept.dropTexts('a.cfg');
    expect(await kept.text('a.cfg', 1)).toBeNull();
    expect(await kept.files()).toHaveLength(1);
  });

  it('keeps what was decided, in place of what was decided before', async () => {
    expect(await kept.decisions()).toEqual(NOTHING_DECIDED);
    await kept.putDecisions(DECIDED);
    expect(await kept.decisions()).toEqual(DECIDED);
    await kept.putDecisions(NOTHING_DECIDED);
    expect(await kept.decisions()).toEqual(NOTHING_DECIDED);
  });

  it('has no trouble', () => expect(kept.trouble).toBeNull());
});

describe('the cases of a browser', () => {
  it('last: a case opened again has its files, facts and texts', async () => {
    const first = await createKeptCase(CARD);
    await first.putFile(file('a.cfg', 1, 3));
    await first.keepTexts('a.cfg', [text(4)]);
    await first.putCard({ ...CARD, title: 'Renamed', files: 1, state: 'confirmed' });
    first.close();

    const { card, kept } = await openKeptCase('c1');
    expect(card).toEqual({ ...CARD, title: 'Renamed', files: 1, state: 'confirmed' });
    expect(await kept.files()).toEqual([file('a.cfg', 1, 3)]);
    expect(await kept.text('a.cfg', 4)).toBe('record 4');
    kept.close();
  });

  it('keep one file of very many facts whole and in order', async () => {
    const kept = await BrowserCase.create(CARD);
    const many = file('big.csv', 1, 20_001);
    await kept.putFile(many);
    expect((await kept.files())[0]?.reading.facts).toEqual(many.reading.facts);
    kept.close();
    expect(await rows('facts')).toBe(3);
  });

  it('last with what was decided about them', async () => {
    const first = await createKeptCase(CARD);
    await first.putDecisions(DECIDED);
    first.close();
    const { kept } = await openKeptCase('c1');
    expect(await kept.decisions()).toEqual(DECIDED);
    kept.close();
  });

  it('are taken over from a browser that stored them before anything could be decided', async () => {
    const { order, reading, said, readDayFirst } = file('a.cfg', 1);
    const { facts, ...rest } = reading;
    const key = { caseId: 'c1', name: 'a.cfg' };
    const old = new Dexie('ntlm-lens');
    old.version(1).stores({
      cases: 'id',
      files: '[caseId+name]',
      facts: '[caseId+name+block], caseId',
      texts: '++, caseId, [caseId+name+from]',
    });
    await old.table('cases').put(CARD);
    await old.table('files').put({ ...key, order, said, readDayFirst, reading: rest });
    await old.table('facts').put({ ...key, block: 0, facts });
    await old.table('texts').add({ ...key, from: 1, texts: new Map([[1, 'record 1']]) });
    old.close();

    const { card, kept } = await openKeptCase('c1');
    expect(card).toEqual(CARD);
    expect(await kept.files()).toEqual([file('a.cfg', 1)]);
    expect(await kept.text('a.cfg', 1)).toBe('record 1');
    expect(await kept.decisions()).toEqual(NOTHING_DECIDED);
    await kept.putDecisions(DECIDED);
    kept.close();
    const again = await openKeptCase('c1');
    expect(await again.kept.decisions()).toEqual(DECIDED);
    again.kept.close();
    await deleteStoredCase('c1');
    for (const table of TABLES) expect(await rows(table), table).toBe(0);
  });

  it('are listed newest first', async () => {
    for (const [id, changed] of [
      ['old', 1],
      ['new', 3],
      ['middle', 2],
    ] as const)
      (await createKeptCase({ ...CARD, id, changed })).close();
    expect((await storedCases()).map(({ id }) => id)).toEqual(['new', 'middle', 'old']);
  });

  it('are deleted without a trace, and without touching others', async () => {
    for (const id of ['c1', 'c2']) {
      const kept = await createKeptCase({ ...CARD, id });
      await kept.putFile(file('a.cfg', 1));
      await kept.keepTexts('a.cfg', [text(1)]);
      await kept.putDecisions(DECIDED);
      kept.close();
    }
    await deleteStoredCase('c1');
    for (const table of TABLES) expect(await rows(table), table).toBe(1);
    await expect(openKeptCase('c1')).rejects.toThrow('no longer stored');
    const { kept } = await openKeptCase('c2');
    expect(await kept.text('a.cfg', 1)).toBe('record 1');
    kept.close();
  });

  it('hold no texts of a file whose reading the closed page never ended', async () => {
    const first = await createKeptCase(CARD);
    await first.putFile(file('read.csv', 1));
    await first.keepTexts('read.csv', [text(1)]);
    await first.keepTexts('half.csv', [text(1)]);
    first.close();
    const { kept } = await openKeptCase('c1');
    expect(await kept.text('half.csv', 1)).toBeNull();
    expect(await kept.text('read.csv', 1)).toBe('record 1');
    kept.close();
  });
});

describe('a case that cannot be stored', () => {
  it('goes on in memory when the storage is full, keeps what was stored, and says so', async () => {
    const stored = await BrowserCase.create(CARD);
    const kept = new CaseWithFallback(stored);
    await kept.keepTexts('a.csv', [text(1)]);
    stored.keepTexts = () => Promise.reject(full());
    await kept.keepTexts('a.csv', [text(2)]);
    await kept.putFile(file('a.csv', 1));
    expect(kept.trouble).toMatch(/^The storage of this browser is full\./);
    expect([await kept.text('a.csv', 1), await kept.text('a.csv', 2)]).toEqual(['record 1', 'record 2']);
    expect(await stored.files()).toEqual([]);
    await kept.remove('a.csv');
    expect([await kept.text('a.csv', 1), await kept.text('a.csv', 2)]).toEqual([null, null]);
    kept.close();
  });

  it('goes on in memory when it was deleted in another window, and does not come back', async () => {
    const kept = await createKeptCase(CARD);
    await deleteStoredCase('c1');
    await kept.putFile(file('a.cfg', 1));
    await kept.keepTexts('a.cfg', [text(1)]);
    await kept.putCard(CARD);
    await kept.putDecisions(DECIDED);
    expect(await kept.decisions()).toEqual(DECIDED);
    expect(kept.trouble).toMatch(/^This case was deleted in another window\./);
    expect(await kept.text('a.cfg', 1)).toBe('record 1');
    kept.close();
    for (const table of TABLES) expect(await rows(table), table).toBe(0);
  });

  it('reads what was decided where it was written last', async () => {
    const stored = await BrowserCase.create(CARD);
    const kept = new CaseWithFallback(stored);
    await kept.putDecisions(DECIDED);
    stored.putDecisions = () => Promise.reject(full());
    stored.putFile = () => Promise.reject(full());
    await kept.putFile(file('a.cfg', 1));
    expect(await kept.decisions()).toEqual(DECIDED);
    await kept.putDecisions({ ...DECIDED, items: {} });
    expect(await kept.decisions()).toEqual({ ...DECIDED, items: {} });
    kept.close();
  });

  it('lives in memory from the start when the browser gives no storage', async () => {
    const { indexedDB } = Dexie.dependencies;
    Reflect.deleteProperty(Dexie.dependencies, 'indexedDB');
    const kept = await createKeptCase(CARD);
    Dexie.dependencies.indexedDB = indexedDB;
    expect(kept.trouble).toBe(
      'This browser does not let the page store anything. This case is gone when you close the page.',
    );
    await kept.keepTexts('a.cfg', [text(1)]);
    expect(await kept.text('a.cfg', 1)).toBe('record 1');
    kept.close();
  });
});

/** As Dexie hands out a full storage: a transaction that was aborted because of it. */
function full(): Error {
  const inner = Object.assign(new Error('full'), { name: 'QuotaExceededError' });
  return Object.assign(new Error('aborted'), { name: 'AbortError', inner });
}

async function rows(table: string): Promise<number> {
  const db = await new Dexie('ntlm-lens').open();
  const count = await db.table(table).count();
  db.close();
  return count;
}

const text = (record: number) => ({ record, text: `record ${record}` });

function file(name: string, order: number, facts = 2): CaseFile {
  const reading: FileReading = {
    name,
    size: 10,
    digest: `digest of ${name}`,
    format: 'secedit',
    title: 'Security policy',
    encoding: 'utf-16le',
    language: null,
    zone: 'unknown',
    read: facts,
    kept: facts,
    notes: [],
    facts: Array.from({ length: facts }, (_, index) => ({
      kind: 'spn-account-unknown' as const,
      account: `ACCOUNT${index}`,
      computer: null,
      from: [{ file: name, line: index + 1, text: `ACCOUNT${index}` }] as const,
      count: 1,
      times: [],
      logonIds: [],
    })),
    computers: [],
  };
  return { order, reading, said: {}, readDayFirst: null };
}
