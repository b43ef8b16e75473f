import { expect, it } from 'vitest';
import { ZONES, describeZone, toSaidZone, zoneName } from './zones.ts';

it('names offsets', () => {
  expect(zoneName(60)).toBe('UTC+1');
  expect(zoneName(-210)).toBe('UTC−3:30');
  expect(zoneName(345)).toBe('UTC+5:45');
});

it('says the zones of a report', () => {
  expect(describeZone('unknown')).toBeNull();
  expect(describeZone('utc')).toBe('UTC');
  expect(describeZone('UTC+01:00')).toBe('UTC+1');
  expect(describeZone('UTC-03:30')).toBe('UTC−3:30');
});

it('takes back every zone it offers', () => {
  expect(toSaidZone('')).toBeUndefined();
  for (const { value, text } of ZONES) {
    const said = toSaidZone(value);
    expect(said === 'utc' ? 'UTC' : zoneName(Number(said))).toBe(text);
  }
});
