import { expect, it } from 'vitest';
import { type Decisions, NOTHING_DECIDED, decided } from './decisions.ts';

const ITEM = { who: 'Anna', when: '2026-11-21', note: '' };
const BEFORE: Decisions = {
  items: { one: ITEM, two: ITEM },
  exceptions: { 'P-OUTX nas01': { owner: 'Storage', until: '2027-02-28' } },
  paths: { p1: { owner: 'Storage', accepted: true } },
};

it('sets one decision and leaves the others', () => {
  const after = decided(BEFORE, { items: { three: ITEM } });
  expect(after).toEqual({ ...BEFORE, items: { one: ITEM, two: ITEM, three: ITEM } });
  expect(decided(BEFORE, { paths: { p1: { owner: '', accepted: true } } }).paths).toEqual({
    p1: { owner: '', accepted: true },
  });
});

it('takes one back with null', () => {
  expect(decided(BEFORE, { items: { one: null } })).toEqual({ ...BEFORE, items: { two: ITEM } });
  const nothing = {
    items: { one: null, two: null },
    exceptions: { 'P-OUTX nas01': null },
    paths: { p1: null },
  };
  expect(decided(BEFORE, nothing)).toEqual(NOTHING_DECIDED);
});

it('takes one back that says nothing', () => {
  expect(decided(BEFORE, { items: { one: { ...ITEM, who: ' \t' } } }).items).toEqual({ two: ITEM });
  expect(decided(BEFORE, { items: { one: { ...ITEM, when: '' } } }).items).toEqual({ two: ITEM });
  expect(decided(BEFORE, { exceptions: { 'P-OUTX nas01': { owner: '', until: '' } } }).exceptions).toEqual(
    {},
  );
  expect(decided(BEFORE, { paths: { p1: { owner: ' ', accepted: false } } }).paths).toEqual({});
});

it('keeps an exception that has an owner and no date yet, or a date and no owner', () => {
  const owner = { owner: 'Storage', until: '' };
  const until = { owner: '', until: '2027-02-28' };
  expect(decided(NOTHING_DECIDED, { exceptions: { a: owner, b: until } }).exceptions).toEqual({
    a: owner,
    b: until,
  });
});

it('cuts what is too long, between characters', () => {
  const long = '😀'.repeat(400);
  const { items, exceptions, paths } = decided(NOTHING_DECIDED, {
    items: { a: { who: long, when: '2026-11-21', note: long } },
    exceptions: { a: { owner: long, until: '' } },
    paths: { a: { owner: long, accepted: false } },
  });
  expect(items['a']).toEqual({ who: '😀'.repeat(80), when: '2026-11-21', note: '😀'.repeat(300) });
  expect([exceptions['a']?.owner, paths['a']?.owner]).toEqual(['😀'.repeat(80), '😀'.repeat(80)]);
});

it('keeps one line of text, whose direction nothing turns', () => {
  const typed = { who: ' An\u202ena\u0000\n ', when: '2026-11-21', note: 'first\r\nsecond\u2028third' };
  expect(decided(NOTHING_DECIDED, { items: { a: typed } }).items['a']).toEqual({
    who: 'An na',
    when: '2026-11-21',
    note: 'first second third',
  });
});

it.each(['2026-02-30', '2026-13-01', '21.11.2026', '2026-11-21T10:00', '12026-11-21', 'soon', ' 2026-11-21'])(
  'takes %s for no date',
  (until) => {
    expect(decided(NOTHING_DECIDED, { exceptions: { a: { owner: 'Anna', until } } }).exceptions['a']).toEqual(
      { owner: 'Anna', until: '' },
    );
  },
);

it('takes the last day of a leap year', () => {
  const until = '2028-02-29';
  expect(decided(NOTHING_DECIDED, { exceptions: { a: { owner: '', until } } }).exceptions['a']?.until).toBe(
    until,
  );
});

it('takes any name as a key', () => {
  const paths = JSON.parse('{"__proto__": {"owner": "Anna", "accepted": true}}');
  const after = decided(NOTHING_DECIDED, { paths }).paths;
  expect(Object.keys(after)).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(after)).toBe(Object.prototype);
});
