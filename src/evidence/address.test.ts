import { describe, expect, it } from 'vitest';
import { addressOf, reversedAddress } from './address.ts';

describe('an address', () => {
  it.each([
    ['10.0.0.5', '10.0.0.5', 'A'],
    [' 10.0.0.53#53', '10.0.0.53', 'A'],
    ['2001:DB8::5', '2001:DB8::5', 'AAAA'],
    ['fe80::1%12', 'fe80::1%12', 'AAAA'],
    ['2001:db8:0:1:2:3:4:5', '2001:db8:0:1:2:3:4:5', 'AAAA'],
    ['::', '::', 'AAAA'],
  ])('%s', (written, address, type) => {
    expect(addressOf(written)).toEqual({ address, type });
  });

  it.each([
    '',
    'files',
    '10.0.0',
    '10.0.0.300',
    '10:20:30',
    '00:11:22:33:44:55',
    'fe',
    'dead.beef',
    '10.0.0.5 files',
    ':',
  ])('is not: %s', (written) => {
    expect(addressOf(written)).toBeNull();
  });

  it('is told by its reverse name', () => {
    expect(reversedAddress('5.0.0.10.in-addr.arpa.')).toBe('10.0.0.5');
    expect(reversedAddress('files.contoso.example')).toBeNull();
  });
});
