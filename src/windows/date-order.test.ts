import { describe, expect, it } from 'vitest';
import { DateOrderOfFile } from './date-order.ts';

const at = (iso: string): number => Date.parse(`${iso}Z`);

/** Reads a column of dates; returns them in the order settled. */
function read(
  dates: readonly string[],
  { language = null, dayFirst }: { language?: string | null; dayFirst?: boolean } = {},
) {
  const order = new DateOrderOfFile(dayFirst);
  const readings = dates.map((date) => {
    const bytes = new TextEncoder().encode(date);
    order.read(bytes, 0, bytes.length);
    if (order.isOpen) expect(order.exchanged(order.time)).toBe(order.swapped);
    return [order.time, order.swapped] as const;
  });
  const settled = order.settle(language);
  const times = readings.map(([time, swapped]) => order.chosen(time, swapped));
  return { ...settled, times, unreadable: order.unreadable, isUtc: order.isUtc };
}

describe('day and month are told apart', () => {
  it('by a first part above 12, also where it comes last', () => {
    expect(read(['02/03/2026 10:00:00', '03/03/2026 10:00:00', '13/03/2026 10:00:00'])).toEqual({
      order: 'day-first',
      assumed: false,
      times: [at('2026-03-02T10:00:00'), at('2026-03-03T10:00:00'), at('2026-03-13T10:00:00')],
      unreadable: 0,
      isUtc: false,
    });
  });

  it('by a second part above 12', () => {
    const { order, assumed, times } = read(['2/3/2026 10:00:00 AM', '2/13/2026 10:00:00 AM']);
    expect({ order, assumed }).toEqual({ order: 'month-first', assumed: false });
    expect(times).toEqual([at('2026-02-03T10:00:00'), at('2026-02-13T10:00:00')]);
  });

  it('by dots', () => {
    expect(read(['02.03.2026 10:00:00'])).toMatchObject({ order: 'day-first', assumed: false });
  });

  it('by dots between marks of direction', () => {
    expect(read(['\u200e02\u200e.\u200e03\u200e.\u200e2026\u200e \u200e10:00:00'])).toMatchObject({
      order: 'day-first',
      assumed: false,
    });
  });

  it('by rows that go on over midnight', () => {
    expect(read(['03/02/2026 00:00:40', '02/02/2026 23:59:10'])).toMatchObject({
      order: 'day-first',
      assumed: false,
    });
    expect(read(['2/2/2026 23:59:10', '2/3/2026 00:00:40'])).toMatchObject({
      order: 'month-first',
      assumed: false,
    });
  });

  it('by rows that run in one direction', () => {
    // 11 March, 2 April, 5 April; with the month first it would be 3 November, 4 February, 4 May: back and forth.
    const { order, assumed } = read(
      ['11/03/2026 10:00:00', '02/04/2026 10:00:00', '05/04/2026 10:00:00'].reverse(),
    );
    expect({ order, assumed }).toEqual({ order: 'day-first', assumed: false });
  });

  it('not by a clock that was set back for an hour', () => {
    const { order } = read([
      '2/3/2026 02:30:00 AM',
      '2/3/2026 02:59:59 AM',
      '2/3/2026 02:00:00 AM',
      '2/13/2026 02:30:00 AM',
    ]);
    expect(order).toBe('month-first');
  });

  it('by the person, whatever the rows say', () => {
    expect(read(['2/3/2026 10:00:00 AM'], { dayFirst: true })).toMatchObject({
      order: 'day-first',
      assumed: false,
      times: [at('2026-03-02T10:00:00')],
    });
    expect(read(['2/3/2026 10:00:00 AM', '2/13/2026 10:00:00 AM'], { dayFirst: true })).toMatchObject({
      order: 'day-first',
      unreadable: 1,
    });
  });
});

describe('where nothing tells', () => {
  it.each([
    ['2/3/2026 10:00:00 AM', 'en', 'month-first', true],
    ['2/3/2026 10:00:00 AM', null, 'month-first', true],
    ['02/03/2026 10:00:00', 'en', 'day-first', true],
    ['02/03/2026 10:00:00', 'fr', 'day-first', false],
    ['02/03/2026 10:00:00', 'es', 'day-first', false],
    ['2/3/2026 10:00:00 AM', 'de', 'day-first', true],
    ['02-03-2026 10:00:00', 'en', 'day-first', true],
    ['02-03-2026 10:00:00 AM', 'en', 'day-first', true],
    ['02-03-2026 10:00:00', 'nl', 'day-first', false],
    ['02/03/2026 10:00:00', 'it', 'day-first', false],
    ['02/03/2026 10:00:00', 'pt-BR', 'day-first', false],
    ['2/3/2026 10:00:00\u202fAM', 'en', 'month-first', true],
    ['02\u200f/03\u200f/2026 10:00:00', null, 'day-first', true],
  ] as const)('%s in %s is %s, assumed %s', (date, language, order, assumed) => {
    expect(read([date], { language })).toMatchObject({ order, assumed });
  });

  it('and nothing can be mistaken, nobody is asked', () => {
    expect(read(['3/3/2026 10:00:00 AM', '4/4/2026 10:00:00 AM'])).toMatchObject({ assumed: false });
    expect(read(['2001/02/03 04:05:06', '2001/02/04 04:05:06'], { language: 'ja' })).toMatchObject({
      assumed: false,
      times: [at('2001-02-03T04:05:06'), at('2001-02-04T04:05:06')],
    });
    expect(read([])).toMatchObject({ assumed: false, isUtc: false });
  });
});

describe('dates of another calendar', () => {
  it.each([
    ['the Buddhist one', ['20/11/2569 8:01:12', '21/11/2569 8:01:12']],
    ['the Persian one', ['1405/08/29 08:01:12', '1405/08/30 08:01:12']],
    ['the Islamic one', ['10/05/48 08:01:12 ص', '11/05/48 08:01:12 م']],
  ])('%s are unreadable, each counted', (_, dates) => {
    const { times, unreadable } = read(dates);
    expect([times, unreadable]).toEqual([[NaN, NaN], 2]);
  });
});

describe('a date that does not fit', () => {
  it('has no time, and the others keep theirs', () => {
    const { times, unreadable } = read(['5/31/2026 4:36:21 PM', '', 'never', '31/5/2026 4:36:21 PM']);
    expect(unreadable).toBe(3);
    expect(times).toEqual([at('2026-05-31T16:36:21'), NaN, NaN, NaN]);
  });

  it('is one without a zone among dates in UTC', () => {
    const { times, unreadable, isUtc } = read(['2026-05-31T16:36:21Z', '2026-05-31T16:36:21']);
    expect({ unreadable, isUtc }).toEqual({ unreadable: 1, isUtc: true });
    expect(times[0]).toBe(at('2026-05-31T16:36:21'));
  });

  it('is one of another form', () => {
    const { times, unreadable } = read([
      '2/3/2026 4:36:21 PM',
      '2026-02-03 16:36:21',
      '2/13/2026 4:36:21 PM',
    ]);
    expect(unreadable).toBe(1);
    expect(times[1]).toBeNaN();
  });

  it('has another offset, as long as the order is open', () => {
    const { times, unreadable } = read([
      '2/3/2026 00:36:21 +01:00',
      '2/3/2026 00:36:21 +02:00',
      '13/3/2026 00:36:21 +02:00',
    ]);
    expect(unreadable).toBe(1);
    expect(times).toEqual([at('2026-03-01T23:36:21'), NaN, at('2026-03-12T22:36:21')]);
  });
});
