import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockTime, dayAndMonthExchanged, WrittenDate } from './dates.ts';

const at = (iso: string): number => Date.parse(`${iso}Z`);

describe('a date in the format of a region', () => {
  it.each([
    ['en-US', '5/31/2026 4:36:21 PM', '2026-05-31T16:36:21'],
    ['en-US, noon', '5/31/2026 12:00:00 PM', '2026-05-31T12:00:00'],
    ['en-US, midnight', '5/31/2026 12:00:00 AM', '2026-05-31T00:00:00'],
    ['en-US with a narrow blank', '5/31/2026 4:36:21\u202fPM', '2026-05-31T16:36:21'],
    ['en-US with a hard blank', '5/31/2026 4:36:21\u00a0pm', '2026-05-31T16:36:21'],
    ['browser', '2/25/2025, 10:11:12.123 AM', '2025-02-25T10:11:12.123'],
    ['without seconds', '5/31/2026 4:36 PM', '2026-05-31T16:36:00'],
    ['two digits of the year', '5/31/26 16:36:21', '2026-05-31T16:36:21'],
    ['marks of direction', '\u200e5/\u200e31/\u200e2026\u200f \u200e4:36:21 PM', '2026-05-31T16:36:21'],
  ])('month first, %s', (_, text, iso) => expect(clockTime(text, 'month-first')).toBe(at(iso)));

  it.each([
    ['en-GB', '31/05/2026 16:36:21', '2026-05-31T16:36:21'],
    ['en-AU', '31/05/2026 4:36:21 PM', '2026-05-31T16:36:21'],
    ['de', '27.10.2021 12:28:26', '2021-10-27T12:28:26'],
    ['fi', '27.10.2021 12.28.26', '2021-10-27T12:28:26'],
    ['nl, en-IN', '19-07-2026 09:58:57', '2026-07-19T09:58:57'],
    ['es with its marker', '31/05/2026 4:36:21 p.\u00a0m.', '2026-05-31T16:36:21'],
    ['Arabic-Indic digits', '٣١/٠٥/٢٠٢٦ ٠٤:٣٦:٢١ م', '2026-05-31T16:36:21'],
    ['Thai digits', '๓๑/๐๕/๒๐๒๖ ๑๖:๓๖:๒๑', '2026-05-31T16:36:21'],
    ['bg', '27.10.2021 г. 12:28:26', '2021-10-27T12:28:26'],
    ['de, ru, pl, tr', '20.11.2026 08:01:12', '2026-11-20T08:01:12'],
    ['ru without leading zero', '20.11.2026 8:01:12', '2026-11-20T08:01:12'],
    ['fr, es, it, pt-BR', '20/11/2026 08:01:12', '2026-11-20T08:01:12'],
    ['it before Windows 10', '20/11/2026 08.01.12', '2026-11-20T08:01:12'],
    ['nl, da, pt of old', '20-11-2026 8:01:12', '2026-11-20T08:01:12'],
    ['sk, sl', '20. 11. 2026 8:01:12', '2026-11-20T08:01:12'],
    ['hr, sr', '20.11.2026. 08:01:12', '2026-11-20T08:01:12'],
    ['en-IN of Windows 11', '20-11-2026 08:01:12 AM', '2026-11-20T08:01:12'],
    ['with commas, as ICU writes', '20/11/2026, 08:01:12', '2026-11-20T08:01:12'],
    ['es with the narrow blank', '20/11/2026 8:01:12\u00a0p.\u202fm.', '2026-11-20T20:01:12'],
    ['ar-EG of ICU', '٢٠\u200f/١١\u200f/٢٠٢٦ ٨:٠١:١٢ م', '2026-11-20T20:01:12'],
    [
      'marks before every part',
      '\u200e20\u200e.\u200e11\u200e.\u200e2026\u200e \u200e08\u200e:\u200e01\u200e:\u200e12',
      '2026-11-20T08:01:12',
    ],
    ['marks behind every part', '20\u200f/11\u200f/2026 08\u200f:01\u200f:12', '2026-11-20T08:01:12'],
    ['hard blank between date and time', '20.11.2026\u00a008:01:12', '2026-11-20T08:01:12'],
    ['narrow blank between date and time', '20.11.2026\u202f08:01:12', '2026-11-20T08:01:12'],
  ])('day first, %s', (_, text, iso) => expect(clockTime(text, 'day-first')).toBe(at(iso)));

  it.each([
    ['ja', '2001/02/03 04:05:06', '2001-02-03T04:05:06'],
    ['sv', '2026-05-31 16:36:21', '2026-05-31T16:36:21'],
    ['hu', '2026. 05. 31. 16:36:21', '2026-05-31T16:36:21'],
    ['ko', '2026-05-31 오후 4:36:21', '2026-05-31T16:36:21'],
    ['zh-TW', '2026/5/31 上午 04:36:21', '2026-05-31T04:36:21'],
    ['zh-CN', '2026/11/20 8:01:12', '2026-11-20T08:01:12'],
    ['zh-CN, 12 hours', '2026/11/20 下午 8:01:12', '2026-11-20T20:01:12'],
    ['ja, 12 hours', '2026/11/20 午前 8:01:12', '2026-11-20T08:01:12'],
    ['ja, 12 hours, noon', '2026/11/20 午後 12:01:12', '2026-11-20T12:01:12'],
    ['ko', '2026. 11. 20. 오전 8:01:12', '2026-11-20T08:01:12'],
    ['hu', '2026. 11. 20. 8:01:12', '2026-11-20T08:01:12'],
    ['pl of old, lt, fr-CA', '2026-11-20 08:01:12', '2026-11-20T08:01:12'],
    ['mn', '2026.11.20 08:01:12', '2026-11-20T08:01:12'],
    ['full-width digits', '２０２６/１１/２０ ８:０１:１２', '2026-11-20T08:01:12'],
    ['ISO', '2026-05-31T16:36:21', '2026-05-31T16:36:21'],
    ['ISO with a fraction', '2026-05-31T16:36:21.1234567', '2026-05-31T16:36:21.123'],
  ])('year first, %s: read alike in both orders', (_, text, iso) => {
    expect(clockTime(text, 'month-first')).toBe(at(iso));
    expect(clockTime(text, 'day-first')).toBe(at(iso));
  });

  it.each([
    ['2026-05-31T16:36:21Z', '2026-05-31T16:36:21'],
    ['2026-05-31T16:36:21.0000000Z', '2026-05-31T16:36:21'],
    ['2026-05-31T18:36:21+02:00', '2026-05-31T16:36:21'],
    ['2026-05-31 18:36:21.477 +02:00', '2026-05-31T16:36:21.477'],
    ['2026-05-31T09:06:21-0730', '2026-05-31T16:36:21'],
  ])('%s is in UTC', (text, iso) => {
    const date = new WrittenDate();
    expect(date.readText(text)).toBe(true);
    expect(date.isUtc).toBe(true);
    expect(date.monthFirst).toBe(at(iso));
  });

  it('has two readings where both parts can be months', () => {
    const date = new WrittenDate();
    date.readText('2/3/2026 04:05:06');
    expect(date.monthFirst).toBe(at('2026-02-03T04:05:06'));
    expect(date.dayFirst).toBe(at('2026-03-02T04:05:06'));
    expect(date.isUtc).toBe(false);
  });

  it('has one reading where a part cannot be a month', () => {
    const date = new WrittenDate();
    date.readText('27/10/2021 12:28:26');
    expect(date.monthFirst).toBeNaN();
    expect(date.dayFirst).toBe(at('2021-10-27T12:28:26'));
  });
});

describe('no date', () => {
  it.each([
    '',
    '0',
    '27.10.2021',
    '12:28:26',
    '32/32/2026 10:00:00',
    '30/02/2026 10:00:00',
    '10/27/2021 25:00:00',
    '10/27/2021 13:00:00 PM',
    '10/27/2021 10:61:00',
    '27/10/2564 12:28:26',
    '20/11/2569 8:01:12',
    '๒๐/๑๑/๒๕๖๙ ๘:๐๑:๑๒',
    '1405/08/29 08:01:12',
    '10/05/48 08:01:12 ص',
    '115/11/20 上午 08:01:12',
    '令和8/11/20 8:01:12',
    'R8/11/20 8:01:12',
    '20/11/2026 8:01:12 SA',
    '20 nov. 2026 08:01:12',
    '20\u4e0011/2026 08:01:12',
    '1/1/1601 1:00:00 AM',
    'Microsoft-Windows-NTLM 4001 8001 8002 8003',
    '10.2.0.9 10.2.0.17',
    'yesterday at noon',
    '9'.repeat(200),
  ])('%s', (text) => {
    const date = new WrittenDate();
    expect(date.readText(text)).toBe(false);
    expect(date.monthFirst).toBeNaN();
    expect(date.dayFirst).toBeNaN();
  });

  it('is one whose short year is of another era; 80 to 99 are of a clock never set', () => {
    expect(clockTime('5/31/39 16:36:21', 'month-first')).toBe(at('2039-05-31T16:36:21'));
    expect(clockTime('1/1/80 0:00:12', 'month-first')).toBe(at('1980-01-01T00:00:12'));
    for (const year of [40, 48, 79])
      expect(clockTime(`5/31/${String(year)} 16:36:21`, 'month-first')).toBeNull();
  });

  it('leaves nothing behind for the date after it', () => {
    const date = new WrittenDate();
    date.readText('5/31/2026 4:36:21 PM');
    date.readText('5/31');
    expect(date.monthFirst).toBeNaN();
    date.readText('5/30/2026 4:36:21 AM');
    expect(date.monthFirst).toBe(at('2026-05-30T04:36:21'));
    expect(date.hasMarker).toBe(true);
  });
});

it('every second of the calendar is read as it was written', () => {
  const two = (value: number): string => String(value).padStart(2, '0');
  fc.assert(
    fc.property(
      fc.integer({ min: at('1990-01-01T00:00:00') / 1000, max: at('2090-01-01T00:00:00') / 1000 }),
      (seconds) => {
        const date = new Date(seconds * 1000);
        const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
        const hour = date.getUTCHours();
        const rest = `${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
        const time = date.getTime();
        expect(
          clockTime(
            `${month}/${day}/${year} ${hour % 12 || 12}:${rest} ${hour < 12 ? 'AM' : 'PM'}`,
            'month-first',
          ),
        ).toBe(time);
        expect(clockTime(`${two(day)}.${two(month)}.${year} ${two(hour)}:${rest}`, 'day-first')).toBe(time);
        expect(clockTime(date.toISOString(), 'day-first')).toBe(time);
      },
    ),
  );
});

it('marks and blanks between its parts change nothing, and tell the same separator', () => {
  const mark = fc.constantFrom('\u200e', '\u200f', '\u202a', '\u202c', '\u2068', '\u2069', '');
  fc.assert(
    fc.property(
      fc.constantFrom('/', '.', '-'),
      fc.array(mark, { minLength: 14, maxLength: 14 }),
      (sign, marks) => {
        const parts = ['20', sign, '11', sign, '2026', ' ', '8', ':', '01', ':', '12', ' ', 'PM'];
        const date = new WrittenDate();
        expect(date.readText(parts.map((part, index) => `${marks[index] ?? ''}${part}`).join(''))).toBe(true);
        expect([date.dayFirst, date.separator, date.hasMarker]).toEqual([
          at('2026-11-20T20:01:12'),
          sign.charCodeAt(0),
          true,
        ]);
      },
    ),
  );
});

it('nothing that is written makes it throw', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: fc.constantFrom(...'0123456789/-.: APM+ZT') }),
      ),
      (text) => {
        const time = clockTime(text, 'month-first');
        expect(time === null || Number.isFinite(time)).toBe(true);
      },
    ),
  );
});

it('exchanging day and month of one reading gives the other', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 31 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 0, max: 86_399 }),
      (day, month, second) => {
        const text = `${month}/${day}/2026 ${new Date(second * 1000).toISOString().slice(11, 19)}`;
        const date = new WrittenDate();
        fc.pre(date.readText(text) && !Number.isNaN(date.monthFirst));
        const other = Number.isNaN(date.dayFirst) ? date.monthFirst : date.dayFirst;
        expect(dayAndMonthExchanged(date.monthFirst)).toBe(other);
      },
    ),
  );
});
