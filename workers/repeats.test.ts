import { describe, expect, it } from 'vitest';
import type { CaseFile, FileReading } from '../src/case/kept-case.ts';
import { findRepeats, withoutRepeat } from './repeats.ts';
import { unreadReading } from './intake.ts';

describe('files with equal content', () => {
  it.each([
    ['secpol.cfg', 'secpol (2).cfg'],
    ['klist.txt', 'export/klist.txt'],
    ['customer/WS07/klist.txt', 'WS07/klist.txt'],
    ['WS07/net-use.txt', 'WS07/net-use-again.txt'],
  ])('%s and %s: a copy counts once', (first, second) => {
    expect(repeatsOf(text(first), text(second))).toEqual({ [second]: { of: first, countsOnce: true } });
  });

  it.each([
    ['WS07/net-use.txt', 'WS08/net-use.txt'],
    ['WS07-secpol.cfg', 'WS08-secpol.cfg'],
  ])('%s and %s: two computers may say the same, so both count', (first, second) => {
    expect(repeatsOf(text(first), text(second))).toEqual({ [second]: { of: first, countsOnce: false } });
  });

  it('goes by what the person says, where both are told', () => {
    const of = (one: string, other: string) =>
      repeatsOf(
        { ...text('WS07/a.txt'), said: { host: one } },
        { ...text('WS08/a.txt'), said: { host: other } },
      )['WS08/a.txt']?.countsOnce;
    expect([of('WS07', 'ws07'), of('WS07', 'WS08')]).toEqual([true, false]);
  });

  it('counts a log once, whatever the names', () => {
    const repeats = repeatsOf(log('WS07/security.csv'), log('WS08/security.csv'));
    expect(repeats).toEqual({ 'WS08/security.csv': { of: 'WS07/security.csv', countsOnce: true } });
  });

  it('compares a third file with all that count', () => {
    const repeats = repeatsOf(text('WS07/a.txt'), text('WS08/a.txt'), text('WS08/a (2).txt'));
    expect(repeats['WS08/a (2).txt']).toEqual({ of: 'WS08/a.txt', countsOnce: true });
  });

  it('leaves different content and refused files alone', () => {
    const refused = { ...text('b.txt'), reading: { ...text('b.txt').reading, format: null } };
    const unread = { ...text('c.txt'), reading: unreadReading('c.txt', 1, 'not read') };
    expect(repeatsOf(text('a.txt'), refused, unread, { ...unread }, text('d.txt', 'other'))).toEqual({});
  });

  it('judges a copy without its facts and says so first', () => {
    const { reading } = text('a (2).txt');
    const judged = withoutRepeat(
      { ...reading, notes: [{ code: 'x', says: 'Something else.' }] },
      { of: 'a.txt', countsOnce: true },
    );
    expect(judged.facts).toEqual([]);
    expect(judged.notes.map(({ says }) => says)).toEqual([
      'The same content as a.txt: counted once.',
      'Something else.',
    ]);
  });

  it('judges two computers with all their facts', () => {
    const { reading } = text('WS08/a.txt');
    const judged = withoutRepeat(reading, { of: 'WS07/a.txt', countsOnce: false });
    expect(judged.facts).toEqual(reading.facts);
    expect(judged.notes[0]?.says).toContain('Both count');
    expect(withoutRepeat(reading, undefined)).toBe(reading);
  });
});

function repeatsOf(...files: readonly CaseFile[]) {
  return Object.fromEntries(findRepeats(files));
}

function text(name: string, digest = 'same'): CaseFile {
  const reading: FileReading = {
    ...unreadReading(name, 1, ''),
    digest,
    format: 'net-use',
    notes: [],
    facts: [
      {
        kind: 'spn-account-unknown',
        account: 'NOBODY',
        computer: null,
        from: [{ file: name, line: 1, text: 'NOBODY' }],
        count: 1,
        times: [],
        logonIds: [],
      },
    ],
  };
  return { order: 1, reading, said: {}, readDayFirst: null };
}

function log(name: string): CaseFile {
  const file = text(name);
  const coverage: FileReading['facts'][number] = {
    kind: 'log-coverage',
    channels: ['Security'],
    events: {},
    oldest: null,
    newest: null,
    records: 0,
    computer: null,
    from: [{ file: name, record: 1, text: '' }],
    count: 1,
    times: [],
    logonIds: [],
  };
  return { ...file, reading: { ...file.reading, facts: [coverage] } };
}
