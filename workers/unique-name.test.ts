import { describe, expect, it } from 'vitest';
import { uniqueName } from './unique-name.ts';

describe('a name for a file', () => {
  it.each([
    ['secpol.cfg', [], 'secpol.cfg'],
    ['secpol.cfg', ['secpol.cfg'], 'secpol (2).cfg'],
    ['secpol.cfg', ['secpol.cfg', 'secpol (2).cfg'], 'secpol (3).cfg'],
    ['WS07/secpol.cfg', ['WS07/secpol.cfg', 'WS08/secpol.cfg'], 'WS07/secpol (2).cfg'],
    ['ws.07/export', ['ws.07/export'], 'ws.07/export (2)'],
    ['logs/.hidden', ['logs/.hidden'], 'logs/.hidden (2)'],
    ['security.csv.txt', ['security.csv.txt'], 'security.csv (2).txt'],
  ])('%s beside %j is %s', (name, taken, expected) => {
    expect(uniqueName(name, (one) => taken.includes(one))).toBe(expected);
  });
});
