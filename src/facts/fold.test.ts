import { describe, expect, it } from 'vitest';
import type { Sighting } from './facts.ts';
import { Fold, TIMES_KEPT } from './fold.ts';

const check = (record: number, more: Partial<Sighting<'credential-check'>> = {}): Sighting => ({
  kind: 'credential-check',
  at: { record },
  text: '4776',
  computer: 'DC01',
  says: { user: 'anna', workstation: 'WS07', status: 0 },
  ...more,
});

function folded(...sightings: readonly Sighting[]) {
  const fold = new Fold();
  for (const sighting of sightings) fold.add('a.csv', sighting);
  return fold.facts();
}

describe('a sighting that stands for many records', () => {
  it('counts as often, with its first and last time', () => {
    const [fact, ...others] = folded(check(1, { time: 1000, until: 9000, count: 40 }));
    expect(others).toEqual([]);
    expect(fact).toMatchObject({ count: 40, times: [1000, 9000], from: [{ record: 1 }] });
  });

  it('adds to those seen one by one, times ascending', () => {
    const [fact] = folded(
      check(1, { time: 5000 }),
      check(2, { time: 1000, until: 9000, count: 3 }),
      check(3, { time: 10_000, until: 7000, count: 2 }),
    );
    expect(fact).toMatchObject({ count: 6, times: [1000, 5000, 7000, 9000, 10_000] });
  });

  it('of one record, or within one moment, has one time', () => {
    expect(folded(check(1, { time: 1000, until: 1000, count: 7 }))[0]).toMatchObject({
      count: 7,
      times: [1000],
    });
    expect(folded(check(1, { time: 1000, until: 9000, count: 1 }))[0]).toMatchObject({
      count: 1,
      times: [1000],
    });
  });

  it('without a time counts all the same', () => {
    expect(folded(check(1, { count: 7, until: 9000 }))[0]).toMatchObject({ count: 7, times: [] });
  });

  it('keeps logon IDs beside the times', () => {
    const [fact] = folded(check(1, { time: 1, until: 9, count: 3, logonId: '0x1f' }));
    expect(fact?.logonIds).toEqual(['0x1f', '0x1f']);
  });

  it('keeps the addresses of a routine success beside the times', () => {
    const logon: Sighting<'logon'> = {
      kind: 'logon',
      at: { record: 8 },
      text: '4624',
      time: 1000,
      until: 2000,
      count: 9,
      says: {
        user: 'anna',
        domain: 'CORP',
        sid: null,
        logonType: 3,
        package: 'kerberos',
        lmPackage: null,
        workstation: null,
        address: '10.0.0.7',
        elevated: null,
      },
    };
    expect(folded(logon)[0]).toMatchObject({
      count: 9,
      times: [1000, 2000],
      each: { addresses: ['10.0.0.7', '10.0.0.7'], records: [8, 8] },
    });
  });

  it('is set right with all other times', () => {
    const fold = new Fold();
    fold.add('a.csv', check(1, { time: 1000, until: 2000, count: 2 }));
    fold.retime((time) => time + 1);
    expect(fold.facts()[0]?.times).toEqual([1001, 2001]);
  });

  it('never keeps more times than others do', () => {
    const fold = new Fold();
    for (let at = 0; at <= TIMES_KEPT; at += 1)
      fold.add('a.csv', check(at, { time: 2 * at, until: 2 * at + 1, count: 2 }));
    expect(fold.facts()[0]).toMatchObject({ count: 2 * TIMES_KEPT + 2, times: { length: TIMES_KEPT } });
  });
});
