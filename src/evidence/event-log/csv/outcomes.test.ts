import { describe, expect, it } from 'vitest';
import { eventViewerWords, languageOfTitles } from './event-viewer-words.ts';
import { Outcomes } from './outcomes.ts';

const GOOD = 'Controle geslaagd';
const BAD = 'Controle mislukt';

describe('a word without a public source', () => {
  it('means nothing alone', () => {
    const outcomes = new Outcomes();
    expect([outcomes.of(GOOD, 5145), outcomes.of(BAD, 5145)]).toEqual(['unknown', 'unknown']);
  });

  it.each([
    ['a logon', GOOD, 4624],
    ['a refused logon', BAD, 4625],
  ])('means what the table says once %s agrees, and so does its opposite', (_, word, id) => {
    const outcomes = new Outcomes();
    expect(outcomes.of(word, id)).not.toBe('unknown');
    expect([outcomes.of(GOOD, 5145), outcomes.of(BAD, 5145)]).toEqual(['success', 'failure']);
  });

  it('means nothing where the file contradicts itself or the table', () => {
    const both = new Outcomes();
    both.learn(GOOD, 4624);
    both.learn(GOOD, 4625);
    const turned = new Outcomes();
    turned.learn(BAD, 4634);
    for (const outcomes of [both, turned])
      expect([outcomes.of(GOOD, 5145), outcomes.of(BAD, 5145)]).toEqual(['unknown', 'unknown']);
  });

  it('is of its own language: another one’s success proves nothing', () => {
    const outcomes = new Outcomes();
    outcomes.learn('Auditoría correcta', 4624);
    expect(outcomes.of(BAD, 5145)).toBe('unknown');
  });
});

describe('a word with a public source', () => {
  it('is believed at once, whatever stands beside it', () => {
    const outcomes = new Outcomes();
    expect(outcomes.of('Échec de l’audit', 5145)).toBe('failure');
    expect(outcomes.of('审核成功', 5145)).toBe('success');
  });
});

it('a level stands beside successes and failures, and never means either', () => {
  const outcomes = new Outcomes();
  outcomes.learn('Information', 4624);
  expect(outcomes.of('Information', 5145)).toBe('unknown');
});

describe('the words of Event Viewer', () => {
  it('mean one thing in all languages together', () => {
    const meanings = new Map<string, Set<string>>();
    for (const { success, failure } of eventViewerWords) {
      for (const word of success) meanings.set(word, (meanings.get(word) ?? new Set()).add('success'));
      for (const word of failure) meanings.set(word, (meanings.get(word) ?? new Set()).add('failure'));
    }
    expect([...meanings].filter(([, all]) => all.size > 1)).toEqual([]);
  });

  it('name a language by two titles that are no other’s', () => {
    expect(languageOfTitles(['a', 'Datum en tijd', 'Bron', 'b', 'c'])?.language).toBe('nl');
    expect(languageOfTitles(['a', 'Datum en tijd', 'b', 'c', 'd'])).toBeNull();
    expect(languageOfTitles(['Niveau', 'a', 'Source', 'b', 'c'])?.language).toBe('fr');
    expect(
      languageOfTitles(['Taso', 'Päivämäärä ja aika', 'Lähde', 'Tapahtumatunnus', 'Tehtäväluokka']),
    ).toBeNull();
  });
});
