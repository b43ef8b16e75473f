/** What a person's word does to an item, whichever item it is. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NO_DECISIONS, type Decisions } from '../facts/reading.ts';
import { checked, items } from './index.ts';
import type { Finding, Item, State } from './item.ts';

const [sample] = items;

function unit(onlyPeopleKnow: boolean): Item {
  if (sample === undefined) throw new Error('the list is empty');
  return { ...sample, id: 'sample', onlyPeopleKnow };
}

function found(state: State): Finding {
  return { state, says: 'The files say so.', because: [], seen: null, todo: 'Do it.' };
}

function said(who: string, when = '2026-11-02', note = ''): Decisions {
  return { ...NO_DECISIONS, items: { sample: { who, when, note } } };
}

it.each<[State, boolean, State, string]>([
  ['ask', false, 'done', 'The files say so. Confirmed by Mara Lind on 2026-11-02.'],
  ['ask', true, 'done', 'The files say so. Confirmed by Mara Lind on 2026-11-02.'],
  ['unknown', true, 'done', 'The files say so. Confirmed by Mara Lind on 2026-11-02.'],
  [
    'unknown',
    false,
    'unknown',
    'The files say so. It was confirmed by Mara Lind on 2026-11-02, but the files do not show it yet.',
  ],
  [
    'not-done',
    false,
    'not-done',
    'The files say so. It was confirmed by Mara Lind on 2026-11-02, but the files show otherwise.',
  ],
  [
    'not-done',
    true,
    'not-done',
    'The files say so. It was confirmed by Mara Lind on 2026-11-02, but the files show otherwise.',
  ],
  ['done', false, 'done', 'The files say so.'],
])('%s, only people know: %s → %s', (before, onlyPeopleKnow, after, says) => {
  const item = checked(unit(onlyPeopleKnow), found(before), said('Mara Lind'));
  expect(item).toMatchObject({ state: after, says, fromPeople: true });
});

it.each<[State, boolean, boolean]>([
  ['ask', false, true],
  ['unknown', true, true],
  ['unknown', false, false],
  ['not-done', true, false],
  ['done', true, false],
])('%s, only people know: %s → can be ticked: %s', (state, onlyPeopleKnow, fromPeople) => {
  const item = checked(unit(onlyPeopleKnow), found(state), NO_DECISIONS);
  expect(item).toMatchObject({ state, fromPeople, confirmed: null, says: 'The files say so.' });
});

it('wants a name', () => {
  const item = checked(unit(false), found('ask'), said(' \u202e\n '));
  expect(item).toMatchObject({ state: 'ask', confirmed: null });
});

it('keeps what was typed to one short line', () => {
  const item = checked(
    unit(false),
    found('ask'),
    said(`Mara\r\n\u202eLind ${'x'.repeat(200)}`, '=1+1', 'a\nb'),
  );
  expect(item.confirmed?.who).toMatch(/^Mara Lind x+…$/);
  expect([...(item.confirmed?.who ?? '')]).toHaveLength(80);
  expect(item.confirmed).toMatchObject({ when: '', note: 'a b' });
  expect(item.says).not.toContain('=1+1');
});

it('never makes done of what the files show otherwise, whatever is typed', () => {
  const text = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(text, text, text, fc.boolean(), (who, when, note, onlyPeopleKnow) => {
      const item = checked(unit(onlyPeopleKnow), found('not-done'), said(who, when, note));
      expect(item.state).toBe('not-done');
      expect(item.says.startsWith('The files say so.')).toBe(true);
      expect(item.says).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    }),
  );
});
