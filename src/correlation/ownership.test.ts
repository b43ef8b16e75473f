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
  ['WS07-time.txt', 'WS07'],
  ['WS07-system.clixml', 'WS07'],
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

it('a computer that the case knows is taken out of the words beside it', () => {
  expect(hostOf('WS07-uhrzeit.txt', 'ws07')).toBe('WS07');
  expect(hostOf('état_des_lieux_WS07.txt', 'ws07')).toBe('WS07');
});

it('a longer name of its own is another computer', () => {
  expect(hostOf('FS01-DR-secpol.cfg', 'fs01')).toBe('FS01-DR');
  expect(hostOf('fs01-dr-secpol.cfg', 'fs01')).toBe('fs01-dr');
});

it.each([
  ['nas-denied.zip/WS07/secpol.cfg', null],
  ['nas-denied.zip/secpol.cfg', null],
  ['nas-denied/WS07/secpol.cfg', null],
  ['client.zip/secpol.cfg', 'client'],
  ['server/FS01/secpol.cfg', 'server'],
  ['client-secpol.cfg', 'client'],
  ['old-nas/secpol.cfg', 'server'],
] as const)('%s is of a computer of role %s', (name, role) => {
  expect(ownersByName([reading(name, [])], {}, new Set()).get(name)?.role).toBe(role);
});
