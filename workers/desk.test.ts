import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deleteStoredCase, storedCases } from '../src/case/browser-case.ts';
import { type ReadOptions, readFile } from '../src/evidence/read.ts';
import { zipOf } from '../src/evidence/zip.testing.ts';
import type { FileReport, ReportDocument } from '../src/report/document.ts';
import { judgeCase, type JudgedCase } from '../src/report/report.ts';
import { CaseDesk, newCard } from './desk.ts';
import { unreadReading } from './intake.ts';
import type { Progress } from './progress.ts';
import { BrokenDown, type Staff, hireStaff, workOnThePage } from './staff.ts';

// Formats and causes have their own tests; here it matters that every file finds its way through ports and queues.
vi.mock('../src/evidence/read.ts', () => ({ readFile: vi.fn() }));
vi.mock('../src/report/report.ts', () => ({ judgeCase: vi.fn() }));

let desk: CaseDesk;

beforeEach(async () => {
  vi.mocked(readFile).mockImplementation(read);
  vi.mocked(judgeCase).mockImplementation(judged);
  desk = await open();
});
afterEach(async () => {
  desk.close();
  await settled();
  vi.resetAllMocks();
  for (const { id } of await storedCases()) await deleteStoredCase(id);
});

describe('a desk without workers, as where no worker starts', () => {
  it('reads what is dropped and judges it', async () => {
    const document = await add(['WS07/secpol.cfg', 'policy'], ['FILE01/log.csv', 'events']);
    expect(names(document)).toEqual(['WS07/secpol.cfg', 'FILE01/log.csv']);
  });

  it('tells how far it has come, from waiting to judging', async () => {
    const told: Progress[] = [];
    await desk.add(files(['a.cfg', 'policy'], ['b.csv', 'refuse']), (progress) => told.push(progress));
    expect(told[0]?.files.map(({ name, state }) => [name, state])).toEqual([
      ['a.cfg', 'waiting'],
      ['b.csv', 'waiting'],
    ]);
    expect(told.at(-1)).toEqual({
      phase: 'judging',
      files: [
        { name: 'a.cfg', size: 6, read: 6, state: 'done', title: 'text', detail: '1 lines' },
        { name: 'b.csv', size: 6, read: 6, state: 'refused', title: 'not read', detail: 'A picture.' },
      ],
    });
  });

  it('judges the rest when reading one file fails', async () => {
    const document = await add(['bad.csv', 'throw'], ['good.cfg', 'policy']);
    expect(document.files.map(({ name, notes }) => [name, notes[0]?.slice(0, 24)])).toEqual([
      ['bad.csv', 'Reading this file failed'],
      ['good.cfg', undefined],
    ]);
  });

  it('opens archives, an archive in an archive too, and reads their files like dropped ones', async () => {
    const inner = await zipOf({ 'klist.txt': 'tickets' });
    const zip = await zipOf({ 'WS07/secpol.cfg': 'policy', 'FILE01.zip': inner });
    const told: Progress[] = [];
    const file = new File([zip], 'customer.zip');
    const document = await desk.add([{ name: 'customer.zip', file }], (progress) => told.push(progress));
    const all = [
      'customer.zip',
      'customer.zip/WS07/secpol.cfg',
      'customer.zip/FILE01.zip',
      'customer.zip/FILE01.zip/klist.txt',
    ];
    expect(names(document)).toEqual(all);
    expect(told.at(-1)?.files.map(({ name, detail }) => [name, detail])).toEqual([
      [all[0], '2 files'],
      [all[1], '1 lines'],
      [all[2], '1 file'],
      [all[3], '1 lines'],
    ]);
    await desk.say('customer.zip/WS07/secpol.cfg', { dayFirst: true });
    expect(vi.mocked(readFile).mock.calls.at(-1)?.[2]?.said).toEqual({ dayFirst: true });
  });

  it('ends reading when cancelled: what is read stays and is judged', async () => {
    const reading = desk.add(
      files(['big.csv', 'endless, because it is big'], ['small.cfg', 'policy']),
      ({ files }) => {
        if (files.some(({ name, state }) => name === 'big.csv' && state === 'reading')) desk.cancel();
      },
    );
    expect(names(await reading)).toEqual(['small.cfg']);
    expect(names(await add(['big.csv', 'now it is short']))).toEqual(['small.cfg', 'big.csv']);
  });

  it('takes two drops one after the other', async () => {
    const [first, second] = await Promise.all([add(['a.cfg', 'one']), add(['a.cfg', 'two'])]);
    expect(names(first)).toEqual(['a.cfg']);
    expect(names(second)).toEqual(['a.cfg', 'a (2).cfg']);
  });

  it('judges again with what is said, and reads again where dates are corrected', async () => {
    await add(['log.csv', 'events']);
    expect(hostOf(await desk.say('log.csv', { host: 'WS07' }))).toBe('WS07');
    expect(vi.mocked(readFile)).toHaveBeenCalledTimes(1);
    const document = await desk.say('log.csv', { host: 'WS07', dayFirst: true });
    expect([names(document), hostOf(document)]).toEqual([['log.csv'], 'WS07']);
    expect(vi.mocked(readFile).mock.calls[1]?.[2]?.said).toEqual({ host: 'WS07', dayFirst: true });
  });

  it('judges again with what is decided, and in a kept case also after opening it again', async () => {
    const item = { who: 'Anna', when: '2026-11-21', note: '' };
    const first = await open(true);
    await first.add(files(['a.cfg', 'one']), () => undefined);
    expect(names(await first.decide({ items: { 'rollback-ready': item } }))).toEqual(['a.cfg']);
    const judgedWith = () => vi.mocked(judgeCase).mock.lastCall?.[0].decisions?.items;
    expect(judgedWith()).toEqual({ 'rollback-ready': item });
    first.close();
    await settled();
    vi.mocked(judgeCase).mockClear();
    const kept = await CaseDesk.open({ kind: 'stored', id: first.id }, hireStaff);
    await kept.report();
    expect(judgedWith()).toEqual({ 'rollback-ready': item });
    await kept.decide({ items: { 'rollback-ready': null } });
    expect(judgedWith()).toEqual({});
    kept.close();
  });

  it('reads a file of an opened case again, as corrected, when it is dropped once more', async () => {
    const first = await open(true);
    await first.add(files(['log.csv', 'events']), () => undefined);
    first.close();
    await settled();
    const kept = await CaseDesk.open({ kind: 'stored', id: first.id }, hireStaff);
    const notes = async (asking: Promise<ReportDocument>) =>
      (await asking).files.map((file) => file.notes.length);
    expect(await notes(kept.say('log.csv', { dayFirst: true }))).toEqual([1]);
    expect(await notes(kept.add(files(['log.csv', 'events']), () => undefined))).toEqual([0]);
    expect(vi.mocked(readFile).mock.calls.at(-1)?.[2]?.said).toEqual({ dayFirst: true });
    kept.close();
  });

  it('takes the form like a file, replaces it, and takes it back when it is empty', async () => {
    const form = {
      error: '5',
      share: '\\\\files\\finance',
      client: 'WS07',
      account: '',
      worksWhenDomainJoined: null,
    };
    expect(names(await desk.tell(form))).toEqual(['told']);
    expect(names(await desk.tell({ ...form, error: '53' }))).toEqual(['told']);
    const told = await vi.mocked(readFile).mock.calls[1]?.[1].text();
    expect(JSON.parse(told ?? '')).toEqual({ ...form, error: '53' });
    const empty = { error: ' ', share: '', client: '', account: '', worksWhenDomainJoined: null };
    expect(names(await desk.tell(empty))).toEqual([]);
  });

  it('removes a file, and has no report for nothing', async () => {
    expect(await desk.report()).toBeNull();
    await add(['a.cfg', 'one'], ['b.cfg', 'two']);
    expect(names(await desk.remove('a.cfg'))).toEqual(['b.cfg']);
    expect(await desk.raw('b.cfg', null)).toBe('two');
    expect(await desk.raw('a.cfg', null)).toBeNull();
    expect((await desk.report())?.files).toHaveLength(1);
  });

  it('says nothing about trouble while there is none', async () => {
    await add(['a.cfg', 'one']);
    expect(desk.trouble).toBeNull();
  });

  it('answers nothing after closing', async () => {
    desk.close();
    await expect(desk.report()).rejects.toThrow('closed');
  });
});

describe('a kept case', () => {
  it('is listed, and opened again with its files and texts', async () => {
    const kept = await open(true);
    await kept.add(files(['a.cfg', 'one']), () => undefined);
    await kept.say('a.cfg', { host: 'WS07' });
    await kept.rename('Finance share');
    kept.close();
    await settled();
    const [card] = await storedCases();
    expect(card).toMatchObject({ id: kept.id, title: 'Finance share', files: 1, state: 'undecided' });
    const again = await CaseDesk.open({ kind: 'stored', id: kept.id }, hireStaff);
    expect((await again.report())?.files.map(({ name }) => name)).toEqual(['a.cfg']);
    expect(await again.raw('a.cfg', null)).toBe('one');
    expect(await again.said()).toEqual({ 'a.cfg': { host: 'WS07' } });
    again.close();
  });

  it('rejects to open what is not there', async () => {
    await expect(CaseDesk.open({ kind: 'stored', id: 'nobody' }, hireStaff)).rejects.toThrow(
      'no longer stored',
    );
  });
});

describe('when somebody breaks down', () => {
  it('a reader costs the file it was reading and no other', async () => {
    const staff = workOnThePage();
    const fragile: Staff = {
      ...staff,
      hireReader: () => {
        const reader = staff.hireReader();
        return {
          ...reader,
          read: (job, onProgress) =>
            job.name === 'huge.csv'
              ? Promise.reject(new BrokenDown('out of memory'))
              : reader.read(job, onProgress),
        };
      },
    };
    const one = await CaseDesk.open(newCase(false), async () => fragile);
    const told: Progress[] = [];
    const document = await one.add(files(['huge.csv', 'huge'], ['a.cfg', 'policy']), (progress) =>
      told.push(progress),
    );
    expect(document.files.map(({ name, format }) => [name, format])).toEqual([
      ['huge.csv', null],
      ['a.cfg', 'text'],
    ]);
    expect(told.at(-1)?.files[0]).toMatchObject({ state: 'failed', detail: document.files[0]?.notes[0] });
    expect(document.files[0]?.notes[0]).toMatch(/gave up on this file \(out of memory\)/);
    one.close();
  });

  it('an analyst is replaced, and goes on with the stored case', async () => {
    const hired: ReturnType<typeof breakable>[] = [];
    const one = await CaseDesk.open(newCase(true), async () => {
      const next = breakable();
      hired.push(next);
      return next.staff;
    });
    await one.add(files(['a.cfg', 'one']), () => undefined);
    vi.mocked(judgeCase).mockImplementationOnce(() => {
      hired[0]?.breakDown();
      return judged({ readings: [], said: {} });
    });
    await expect(one.say('a.cfg', {})).rejects.toThrow(/Judging broke down.*is stored/);
    expect((await one.report())?.files.map(({ name }) => name)).toEqual(['a.cfg']);
    expect(hired).toHaveLength(2);
    await hired[0]?.staff.analysis.close();
    one.close();
  });

  it('an analyst in the middle of reading ends the drop with a sentence that says what is left', async () => {
    const { staff, breakDown } = breakable();
    const one = await CaseDesk.open(newCase(false), async () => staff);
    vi.mocked(readFile).mockImplementationOnce(async (...rest) => {
      breakDown();
      return read(...rest);
    });
    await expect(one.add(files(['a.cfg', 'one']), () => undefined)).rejects.toThrow(/in memory only/);
    one.close();
  });
});

it('a new case has a name to find it by, and an id of its own', () => {
  const at = new Date('2026-11-21T11:46:00');
  expect(newCard(at)).toMatchObject({ title: 'Case of 21 Nov 2026, 11:46', changed: at.getTime() });
  expect(newCard(at).id).toMatch(/^[0-9a-f]{32}$/);
  expect(newCard(at).id).not.toBe(newCard(at).id);
});

function newCase(keep: boolean) {
  return { kind: 'new', card: newCard(new Date()), keep } as const;
}

/** Node has no workers of the browser's kind, so the page does the work: the same code behind the same ports. */
function open(keep = false): Promise<CaseDesk> {
  return CaseDesk.open(newCase(keep), hireStaff);
}

function breakable(): { readonly staff: Staff; readonly breakDown: () => void } {
  let breakDown = (): void => undefined;
  const ended = new Promise<never>((_, reject) => {
    breakDown = () => reject(new BrokenDown('out of memory'));
  });
  ended.catch(() => undefined);
  return { staff: { ...workOnThePage(), ended }, breakDown: () => breakDown() };
}

function add(...named: readonly (readonly [string, string])[]): Promise<ReportDocument> {
  return desk.add(files(...named), () => undefined);
}

function files(...named: readonly (readonly [string, string])[]) {
  return named.map(([name, text]) => ({ name, file: new File([text], name) }));
}

const names = (document: ReportDocument): string[] => document.files.map(({ name }) => name);
const hostOf = (document: ReportDocument): string | null | undefined => document.files[0]?.host;
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 50));

/** Reads a file by what its text asks for. */
async function read(name: string, blob: Blob, { keep, signal }: ReadOptions = {}) {
  const text = await blob.text();
  const stub = unreadReading(name, blob.size, 'A picture.');
  if (text === 'refuse') return { ...stub, digest: text, notes: [{ code: 'picture', says: 'A picture.' }] };
  if (text === 'throw') throw new TypeError('x is undefined');
  if (text.startsWith('endless'))
    await new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))));
  keep?.({ file: name, record: null, text });
  return { ...stub, digest: text, format: 'text', title: 'text', read: 1, kept: 1, notes: [] };
}

function judged(input: Parameters<typeof judgeCase>[0]): JudgedCase {
  return {
    report: report(input),
    replay: () => {
      throw new Error('nobody asks here');
    },
  };
}

function report({ readings, said }: Parameters<typeof judgeCase>[0]): ReportDocument {
  return {
    reportVersion: 1,
    answer: { state: 'undecided', headline: '', lede: '' },
    diagnoses: [],
    causes: [],
    missingEvidence: [],
    readiness: [],
    ntlmUse: [],
    meter: [],
    plan: [],
    checklist: [],
    files: readings.map(({ name, format, title, notes }): FileReport => ({
      name,
      format,
      title,
      encoding: null,
      language: null,
      host: said[name]?.host ?? null,
      hostFrom: null,
      role: null,
      zone: 'unknown',
      read: 0,
      kept: 0,
      notes: notes.map(({ says }) => says),
    })),
    hosts: [],
    coverage: [],
  };
}
