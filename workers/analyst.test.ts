import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deleteStoredCase, storedCases } from '../src/case/browser-case.ts';
import type { FileReading } from '../src/case/kept-case.ts';
import type { ReportDocument } from '../src/report/document.ts';
import type { judgeCase, JudgedCase } from '../src/report/report.ts';
import type { ReplayAnswer } from '../src/report/replay.ts';
import { Analyst } from './analyst.ts';
import { unreadReading } from './intake.ts';

// The line from readings to report has its own tests; here it matters what it is given, and when.
vi.mock('../src/report/report.ts', () => ({ judgeCase: vi.fn() }));

const CARD = { id: 'c1', title: 'Case', hosts: 0, files: 0, changed: 0, state: '' } as const;

const ITEM = { who: 'Anna', when: '2026-11-21', note: 'GPO backup of Friday' };

let given: Parameters<typeof judgeCase>[0][] = [];
const write = (input: Parameters<typeof judgeCase>[0]): JudgedCase => {
  given.push(input);
  return { report: REPORT, replay: () => ANSWER };
};

const ANSWER: ReplayAnswer = {
  headline: 'Nothing would break.',
  lede: '',
  would: new Uint8Array(),
  why: new Uint16Array(),
  reasons: [],
  sums: { survive: 0, break: 0, undetermined: 0, covered: 0, aside: 0, toKerberos: 0 },
  refusals: [],
  verdicts: [],
  exceptions: [],
  outputs: [],
};

const REPORT: ReportDocument = {
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
  files: [],
  hosts: [{ name: 'WS07', names: [], roles: [], because: [] }],
  coverage: [],
};

beforeEach(() => (given = []));
afterEach(async () => {
  for (const { id } of await storedCases()) await deleteStoredCase(id);
});

describe.each([
  ['that keeps nothing', false],
  ['that is kept', true],
])('an analyst with a case %s', (_what, keep) => {
  let analyst: Analyst;
  beforeEach(async () => {
    analyst = new Analyst(write, () => 5000);
    await analyst.open({ kind: 'new', card: CARD, keep });
  });
  afterEach(() => analyst.close());

  it('answers for what was judged last, and not before', async () => {
    const policy = { outgoing: 2, smbClient: 0, incoming: 0, domain: 0, ntlmv1: 0 } as const;
    const question = { policy, hosts: null, lists: 'as-found' } as const;
    await expect(analyst.replay(question)).rejects.toThrow('not been judged');
    await judge(analyst);
    expect(await analyst.replay(question)).toBe(ANSWER);
  });

  it('judges files in the order of dropping, however they come in', async () => {
    const names = await admit('b.csv', 'a.cfg', 'c.txt');
    for (const name of [...names].reverse()) await analyst.intake(name, null).done(reading(name));
    await judge(analyst);
    expect(given[0]?.readings.map(({ name }) => name)).toEqual(['b.csv', 'a.cfg', 'c.txt']);
  });

  it('gives files of one name different names, also within one drop', async () => {
    expect(await admit('secpol.cfg', 'secpol.cfg')).toEqual(['secpol.cfg', 'secpol (2).cfg']);
    await enter('secpol.cfg', 'secpol (2).cfg');
    expect(await admit('secpol.cfg')).toEqual(['secpol (3).cfg']);
  });

  it("keeps the form's name for the form", async () => {
    expect(await admit('told')).toEqual(['told (2)']);
  });

  it('counts equal content once, and again when the first is removed', async () => {
    await analyst.admit(['a.txt', 'a.txt']);
    expect(await analyst.intake('a.txt', null).done(reading('a.txt', 'same'))).toEqual({ repeats: null });
    const copy = await analyst.intake('a (2).txt', null).done(reading('a (2).txt', 'same'));
    expect(copy).toEqual({ repeats: 'a.txt' });
    await judge(analyst);
    expect(given[0]?.readings.map(({ facts }) => facts.length)).toEqual([1, 0]);
    await analyst.remove('a.txt');
    await judge(analyst);
    expect(given[1]?.readings.map(({ name, facts }) => [name, facts.length])).toEqual([['a (2).txt', 1]]);
  });

  it('judges with what was said, and forgets it with the file', async () => {
    await enter('a.cfg', 'b.cfg');
    expect(await analyst.say('a.cfg', { host: 'WS07', role: 'client' })).toBe(false);
    expect(await analyst.say('nobody.cfg', { host: 'WS07' })).toBe(false);
    await judge(analyst);
    expect(given[0]?.said).toEqual({ 'a.cfg': { host: 'WS07', role: 'client' }, 'b.cfg': {} });
    await analyst.remove('a.cfg');
    await enter('a.cfg');
    await judge(analyst);
    expect(given[1]?.said).toEqual({ 'b.cfg': {}, 'a.cfg': {} });
  });

  it('judges with what was decided, item by item, until it is taken back', async () => {
    await enter('a.cfg');
    await judge(analyst);
    await analyst.decide({ items: { 'rollback-ready': ITEM } });
    await analyst.decide({ exceptions: { 'P-OUTX nas01': { owner: 'Storage', until: '2027-02-30' } } });
    await judge(analyst);
    await analyst.decide({ items: { 'rollback-ready': null } });
    await judge(analyst);
    const exceptions = { 'P-OUTX nas01': { owner: 'Storage', until: '' } };
    expect(given.map(({ decisions }) => decisions)).toEqual([
      { items: {}, exceptions: {}, paths: {} },
      { items: { 'rollback-ready': ITEM }, exceptions, paths: {} },
      { items: {}, exceptions, paths: {} },
    ]);
  });

  it('asks to read a file again when the order of day and month is corrected', async () => {
    await enter('log.csv');
    expect(await analyst.say('log.csv', { dayFirst: true })).toBe(true);
    await judge(analyst);
    expect(given[0]?.readings[0]?.notes[0]?.says).toMatch(/^You corrected the order of day and month/);
    // Dropped again, it takes its old place, with what was said.
    expect(await analyst.admit(['other.csv', 'log.csv'])).toEqual([
      { name: 'other.csv', said: {} },
      { name: 'log.csv', said: { dayFirst: true } },
    ]);
    await analyst.intake('log.csv', true).done(reading('log.csv'));
    await judge(analyst);
    expect(given[1]?.readings.map(({ name, notes }) => [name, notes.length])).toEqual([['log.csv', 0]]);
    expect(given[1]?.said).toEqual({ 'log.csv': { dayFirst: true } });
    expect(await analyst.say('log.csv', { dayFirst: true })).toBe(false);
    expect(await analyst.say('log.csv', {})).toBe(true);
  });

  it('keeps texts that come while a file is read, and replaces them when it is read again', async () => {
    await analyst.admit(['log.csv']);
    const intake = analyst.intake('log.csv', null);
    await intake.keep([{ record: 1, text: 'one' }]);
    await intake.keep([{ record: 2, text: 'two' }]);
    await intake.done(reading('log.csv'));
    expect(await analyst.text('log.csv', 2)).toBe('two');
    const again = analyst.intake('log.csv', true);
    await again.keep([{ record: 1, text: 'one again' }]);
    await again.keep([{ record: 3, text: 'three' }]);
    expect(await Promise.all([1, 2, 3].map((record) => analyst.text('log.csv', record)))).toEqual([
      'one again',
      null,
      'three',
    ]);
  });

  it('takes nothing more of a file that was given up, but keeps one that had ended', async () => {
    await analyst.admit(['half.csv', 'whole.csv']);
    const half = analyst.intake('half.csv', null);
    await half.keep([{ record: 1, text: 'one' }]);
    await enter('whole.csv');
    await analyst.abandon(['half.csv', 'whole.csv']);
    await half.keep([{ record: 2, text: 'two' }]);
    expect(await half.done(reading('half.csv'))).toEqual({ repeats: null });
    expect([await analyst.text('half.csv', 1), await analyst.text('half.csv', 2)]).toEqual([null, null]);
    await judge(analyst);
    expect(given[0]?.readings.map(({ name }) => name)).toEqual(['whole.csv']);
    // A late word of the former reading must not spoil the next one of that name.
    await analyst.admit(['half.csv']);
    analyst.intake('half.csv', null);
    await half.done(reading('half.csv', 'stale'));
    expect(await analyst.count()).toBe(1);
  });

  it('has a row for a file that nobody could read, and lets it be dropped again', async () => {
    await analyst.admit(['big.csv']);
    await analyst.enterUnread('big.csv', 77, 'It ran out of memory.');
    await judge(analyst);
    expect(given[0]?.readings[0]).toMatchObject({ name: 'big.csv', size: 77, format: null });
    expect(given[0]?.readings[0]?.notes[0]?.says).toBe('It ran out of memory.');
    expect(await admit('big.csv')).toEqual(['big.csv']);
  });

  it('drops texts of a file that failed half way', async () => {
    await analyst.admit(['log.csv']);
    const intake = analyst.intake('log.csv', null);
    await intake.keep([{ record: 1, text: 'one' }]);
    await intake.done(unreadReading('log.csv', 1, 'failed'));
    expect(await analyst.text('log.csv', 1)).toBeNull();
  });

  it('judges nothing before a case is open', async () => {
    await expect(judge(new Analyst(write))).rejects.toThrow('No case is open');
  });

  async function admit(...names: readonly string[]): Promise<readonly string[]> {
    return (await analyst.admit(names)).map(({ name }) => name);
  }

  async function enter(...names: readonly string[]): Promise<void> {
    for (const name of names) await analyst.intake(name, null).done(reading(name));
  }
});

describe('a kept case', () => {
  it('is opened again as it was left: files, order, what was said and decided, texts', async () => {
    const first = new Analyst(write, () => 5000);
    await first.open({ kind: 'new', card: CARD, keep: true });
    const [a, b] = ['a.csv', 'b.cfg'];
    await first.admit([a, b]);
    await first.intake(b, null).done(reading(b));
    const intake = first.intake(a, null);
    await intake.keep([{ record: 9, text: 'nine' }]);
    await intake.done(reading(a));
    await first.say(b, { host: 'WS07' });
    await first.decide({ items: { 'rollback-ready': ITEM } });
    await first.rename('Finance share');
    await judge(first);
    await first.close();
    expect(await storedCases()).toEqual([
      { id: 'c1', title: 'Finance share', hosts: 1, files: 2, changed: 5000, state: 'undecided' },
    ]);

    const second = new Analyst(write);
    await second.open({ kind: 'stored', id: 'c1' });
    await judge(second);
    expect(given[1]).toEqual(given[0]);
    expect(given[1]?.decisions?.items).toEqual({ 'rollback-ready': ITEM });
    expect(await second.text('a.csv', 9)).toBe('nine');
    expect(await second.admit(['a.csv'])).toEqual([{ name: 'a (2).csv', said: {} }]);
    await second.intake('c.txt', null).done(reading('c.txt'));
    await judge(second);
    expect(given[2]?.readings.map(({ name }) => name)).toEqual(['a.csv', 'b.cfg', 'c.txt']);
    await second.close();
  });

  it('is not left behind empty', async () => {
    const analyst = new Analyst(write);
    await analyst.open({ kind: 'new', card: CARD, keep: true });
    expect(await storedCases()).toHaveLength(1);
    await analyst.close();
    expect(await storedCases()).toEqual([]);
  });

  it('does not count the form as a file', async () => {
    const analyst = new Analyst(write);
    await analyst.open({ kind: 'new', card: CARD, keep: true });
    await analyst.intake('told', null).done(reading('told'));
    await judge(analyst);
    expect((await storedCases())[0]?.files).toBe(0);
    await analyst.close();
  });

  it('tells when it does not last', async () => {
    const opening = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Storage is switched off.', 'SecurityError');
    });
    const analyst = new Analyst(write);
    await analyst.open({ kind: 'new', card: CARD, keep: true });
    opening.mockRestore();
    expect((await judge(analyst)).trouble).toContain('does not let the page store anything');
    await analyst.close();
  });

  it('rejects where there is none of that id', async () => {
    await expect(new Analyst(write).open({ kind: 'stored', id: 'nobody' })).rejects.toThrow(
      'no longer stored',
    );
  });
});

const judge = (analyst: Analyst) => analyst.judge(() => Promise.resolve());

function reading(name: string, digest = `digest of ${name}`): FileReading {
  const fact = {
    kind: 'spn-account-unknown',
    account: 'NOBODY',
    computer: null,
    from: [{ file: name, line: 1, text: 'NOBODY' }],
    count: 1,
    times: [],
    logonIds: [],
  } as const;
  return { ...unreadReading(name, 1, ''), digest, format: 'setspn', notes: [], facts: [fact] };
}
