import { expect, it } from 'vitest';
import { ownersByName } from './ownership.ts';
import { reading } from './readings.testing.ts';

const hostOf = (name: string, ...known: readonly string[]): string | null =>
  ownersByName([reading(name, [])], {}, new Set(known)).get(name)?.host ?? null;

it.each([
  ['PC-114_ntlm.csv', 'PC-114'],
  ['PC-114-ntlm.csv', 'PC-114'],
  ['ntlm-LAP-0042.csv', 'LAP-0042'],
  ['DESKTOP-ABC1234-klist.txt', 'DESKTOP-ABC1234'],
  ['WS07-secpol-2.cfg', 'WS07'],
  ['WS07-20261102-secpol.cfg', 'WS07'],
  ['file01.corp.example-security.csv', 'file01.corp.example'],
] as const)('%s is of %s', (name, host) => {
  expect(hostOf(name)).toBe(host);
});

it.each(['ntlm-2.csv', 'secpol-2026-11-02.cfg', 'klist-3.txt', 'anna-2.txt', 'CASE-4711.txt', 'GPO-3.txt'])(
  '%s names nobody',
  (name) => {
    expect(hostOf(name)).toBeNull();
  },
);

it('a computer that the case knows may be written small', () => {
  expect(hostOf('pc-114-ntlm.csv', 'pc-114')).toBe('pc-114');
});
