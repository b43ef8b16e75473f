import { expect, it } from 'vitest';
import type { MeterReport } from '../../report/document.ts';
import { barOf, daysOf, marksOf, named, openOf, reachOf } from './meter.ts';

type Log = MeterReport['logs'][number];

it('draws all logs on one line, from the first record of any to the last of any', () => {
  const early = log('2026-11-01', '2026-11-05');
  const late = log('2026-11-04', '2026-11-11');
  const reach = reachOf([host('WS07', early), host('DC01', late, log(null, null))]);
  expect(reach).toEqual({ from: early.from, to: late.to });
  if (reach === null) throw new Error('no reach');
  expect(barOf(early, reach)).toEqual({ x: 0, width: 400 });
  expect(barOf(late, reach)).toEqual({ x: 300, width: 700 });
  expect(barOf(log(null, null), reach)).toBeNull();
});

it('shows a short log at either end, and never beyond the line', () => {
  const reach = { from: '2026-01-01T00:00:00.000Z', to: '2026-12-31T00:00:00.000Z' };
  const first = barOf(log('2026-01-01', '2026-01-01'), reach);
  const last = barOf(log('2026-12-31', '2026-12-31'), reach);
  expect(first).toEqual({ x: 0, width: 6 });
  expect(last).toEqual({ x: 994, width: 6 });
});

it('fills the line where everything happened at one time', () => {
  const one = log('2026-01-01', '2026-01-01');
  const reach = reachOf([host('WS07', one)]);
  expect(reach && barOf(one, reach)).toEqual({ x: 0, width: 1000 });
});

it('has no line where nothing is dated', () => {
  expect(reachOf([host('WS07'), host('DC01', log(null, null))])).toBeNull();
});

it('rounds days down, so that 13 days and 23 hours are no 14', () => {
  expect(['0.4', '1.9', '13.96', '28'].map((days) => daysOf(Number(days)))).toEqual([
    'less than a day',
    '1 day',
    '13 days',
    '28 days',
  ]);
});

it('tells what is bad apart from what is not known', () => {
  const texts = (one: Log) => marksOf(one).map(({ text }) => text);
  expect(texts({ ...log(null, null), wrapped: true, filtered: true })).toEqual([
    'Older records overwritten',
    'Some events only',
  ]);
  const whole = { ...log(null, null), wrapped: false, filtered: false };
  expect([texts(whole), openOf(whole)]).toEqual([[], null]);
  const unknown = { ...log(null, null), wrapped: null, filtered: null };
  expect(texts(unknown)).toEqual([]);
  expect(openOf(unknown)).toBe('Older records overwritten or some events only? No file tells.');
  expect(openOf({ ...whole, filtered: null })).toBe('Some events only? No file tells.');
});

it('finds computers by a part of their name', () => {
  const meter = [host('WS07'), host('ws071'), host('DC01')];
  expect(named(meter, ' Ws07').map((one) => one.host)).toEqual(['WS07', 'ws071']);
  expect(named(meter, ' ')).toBe(meter);
  expect(named(meter, 'nas')).toEqual([]);
});

function log(from: string | null, to: string | null): Log {
  const at = (day: string | null): string | null => (day === null ? null : `${day}T00:00:00.000Z`);
  return {
    log: 'Security',
    from: at(from),
    to: at(to),
    days: 1,
    wrapped: false,
    filtered: false,
    because: [],
  };
}

function host(name: string, ...logs: readonly Log[]): MeterReport {
  return { host: name, roles: [], logs, audits: [], monthEnd: 'unknown', weekend: 'unknown', gaps: [] };
}
