import { describe, expect, it } from 'vitest';
import type { Desk } from '../../workers/index.ts';
import type { Diagnosis, FileReport, ReportDocument } from '../report/document.ts';
import { Page, type Door } from './page.svelte.ts';

const dropped = (...names: string[]) =>
  Promise.resolve({ files: names.map((name) => ({ name, file: new File(['x'], name) })), leftOut: [] });

describe('the page', () => {
  it('goes from empty over reading to ready', async () => {
    const page = new Page(doorTo({}));
    expect([page.state, page.screen]).toEqual(['empty', 'start']);
    const reading = page.add(dropped('klist.txt'));
    expect([page.state, page.screen]).toEqual(['reading', 'reading']);
    await reading;
    expect([page.state, page.screen]).toEqual(['ready', 'case']);
    expect(page.report?.answer.headline).toBe('klist.txt');
    expect(page.notice).toContain('klist.txt');
  });

  it('reads drops one after the other', async () => {
    const page = new Page(doorTo({}));
    await Promise.all([page.add(dropped('a.txt')), page.add(dropped('b.txt'))]);
    expect(page.report?.answer.headline).toBe('a.txt, b.txt');
    expect(page.state).toBe('ready');
  });

  it('keeps what could not be opened on rows of its own, and stays at the start where nothing else came', async () => {
    const page = new Page(doorTo({}));
    const locked = { name: 'logs/locked.csv', why: 'The browser could not open it.' };
    await page.add(Promise.resolve({ files: [], leftOut: [locked] }));
    expect([page.state, page.screen]).toEqual(['empty', 'start']);
    expect(page.leftOut).toEqual([locked]);
    page.forgetLeftOut('logs/locked.csv');
    expect(page.leftOut).toEqual([]);
  });

  it('shows the failed screen without losing the case', async () => {
    const page = new Page(doorTo({ say: () => Promise.reject(new Error('worker gone')) }));
    await page.add(dropped('klist.txt'));
    await page.say('klist.txt', { host: 'WS07' });
    expect(page.state).toBe('failed');
    expect(page.problem).toEqual({ doing: 'judging again', detail: 'Error: worker gone' });
    page.recover();
    expect([page.state, page.report?.answer.headline]).toEqual(['ready', 'klist.txt']);
  });

  it('sends everything said of a file, and takes back what is undefined', async () => {
    const heard: unknown[] = [];
    const page = new Page(
      doorTo({
        say: (file, said) => {
          heard.push([file, said]);
          return Promise.resolve(reportOf('again'));
        },
      }),
    );
    await page.add(dropped('secpol.cfg'));
    await page.say('secpol.cfg', { host: 'WS07' });
    await page.say('secpol.cfg', { zone: 60 });
    await page.say('secpol.cfg', { host: undefined });
    expect(heard).toEqual([
      ['secpol.cfg', { host: 'WS07' }],
      ['secpol.cfg', { host: 'WS07', zone: 60 }],
      ['secpol.cfg', { zone: 60 }],
    ]);
  });

  it('knows what was said of the files of a reopened case', async () => {
    const heard: unknown[] = [];
    const page = new Page(
      doorTo({
        said: () => Promise.resolve({ 'secpol.cfg': { host: 'WS07', zone: 60 } }),
        say: (_file, said) => {
          heard.push(said);
          return Promise.resolve(reportOf('again'));
        },
      }),
    );
    await page.reopen({ id: 'one', title: 'Old', hosts: 1, files: 1, changed: 0, state: '' });
    await page.say('secpol.cfg', { role: 'client' });
    expect(heard).toEqual([{ host: 'WS07', zone: 60, role: 'client' }]);
  });

  it('hands on what is decided, and shows what comes of it', async () => {
    const heard: unknown[] = [];
    const page = new Page(
      doorTo({
        decide: (change) => {
          heard.push(change);
          return Promise.resolve(reportOf('decided'));
        },
      }),
    );
    await page.add(dropped('secpol.cfg'));
    const item = { who: 'Anna', when: '2026-11-21', note: '' };
    await page.decide({ items: { 'rollback-ready': item } });
    await page.decide({ items: { 'rollback-ready': null } });
    expect(heard).toEqual([{ items: { 'rollback-ready': item } }, { items: { 'rollback-ready': null } }]);
    expect([page.state, page.report?.answer.headline]).toEqual(['ready', 'decided']);
  });

  it('shows the newest judgement, whichever comes back last', async () => {
    const waiting: ((report: ReportDocument) => void)[] = [];
    const page = new Page(doorTo({ say: () => new Promise((answer) => waiting.push(answer)) }));
    await page.add(dropped('secpol.cfg'));
    const both = [page.say('secpol.cfg', { host: 'A' }), page.say('secpol.cfg', { host: 'B' })];
    await new Promise((resume) => setTimeout(resume));
    waiting[1]?.(reportOf('newest'));
    waiting[0]?.(reportOf('older'));
    await Promise.all(both);
    expect(page.report?.answer.headline).toBe('newest');
  });

  it('keeps showing the access that was chosen', async () => {
    const page = new Page(
      doorTo({ say: () => Promise.resolve(reportOf('again', [access('C'), access('A'), access('B')])) }),
    );
    await page.add(dropped('a.txt'));
    page.report = reportOf('first', [access('A'), access('B')]);
    page.chosen = 1;
    await page.say('a.txt', { host: 'X' });
    expect(page.diagnosis?.client).toBe('B');
  });

  it('forgets everything of a case when it is closed', async () => {
    const page = new Page(doorTo({}));
    await page.add(dropped('klist.txt'));
    await page.close();
    expect([page.state, page.title, page.report]).toEqual(['empty', '', null]);
  });
});

function doorTo(desk: Partial<Desk>): Door {
  const names: string[] = [];
  const open: Desk = {
    id: 'one',
    trouble: null,
    add: (files) => {
      names.push(...files.map((file) => file.name));
      return Promise.resolve(reportOf(names.join(', ')));
    },
    cancel: () => undefined,
    say: () => Promise.resolve(reportOf('said')),
    said: () => Promise.resolve({}),
    decide: () => Promise.resolve(reportOf('decided')),
    tell: () => Promise.resolve(reportOf('told')),
    remove: () => Promise.resolve(reportOf('removed')),
    report: () => Promise.resolve(null),
    replay: () => Promise.reject(new Error('not asked')),
    raw: () => Promise.resolve(null),
    rename: () => Promise.resolve(),
    close: () => undefined,
    ...desk,
  };
  return {
    openDesk: () => Promise.resolve(open),
    cases: () => Promise.resolve([]),
    deleteCase: () => Promise.resolve(),
    sampleCase: () => [],
    guide: [],
    handbook: [],
    causePages: () => [],
    queriesOf: () => [],
  };
}

function reportOf(headline: string, diagnoses: readonly Diagnosis[] = []): ReportDocument {
  const files: readonly FileReport[] = [];
  return {
    reportVersion: 1,
    answer: { state: 'undecided', headline, lede: '' },
    diagnoses,
    causes: [],
    missingEvidence: [],
    readiness: [],
    ntlmUse: [],
    meter: [],
    plan: [],
    checklist: [],
    files,
    hosts: [],
    coverage: [],
  };
}

function access(client: string): Diagnosis {
  return {
    client,
    account: null,
    target: '\\\\files\\finance',
    server: null,
    error: '5',
    errorSays: null,
    count: 1,
    first: null,
    last: null,
    inQuestion: true,
    recovered: null,
    sentence: '',
    stages: [],
    began: [],
    rootCause: null,
    trigger: null,
    causes: [],
    remedies: [],
  };
}
