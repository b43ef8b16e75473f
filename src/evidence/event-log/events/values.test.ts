import { describe, expect, it } from 'vitest';
import { codeIn, errorWords, logonIdOf, readSentence, socketAddress, spnIn } from './values.ts';
import { yesOrNo } from './yes-or-no.ts';

describe('logon IDs', () => {
  it.each([
    ['0x0000000008CA6E1D', '0x8ca6e1d'],
    ['0x8ca6e1d', '0x8ca6e1d'],
    ['147484189', '0x8ca6e1d'],
    ['0x3E7', '0x3e7'],
    ['0x0', '0x0'],
    ['0xFFFFFFFFFFFFFFFF', '0xffffffffffffffff'],
    ['-', null],
    ['', null],
    ['0:0x3e7', null],
    [undefined, null],
  ])('%s is %s', (written, id) => {
    expect(logonIdOf(written)).toBe(id);
  });
});

describe('socket addresses', () => {
  it.each([
    ['10.2.0.9:50012', '10.2.0.9'],
    ['10.2.0.9', '10.2.0.9'],
    ['[fe80::1]:445', 'fe80::1'],
    ['fe80::1', 'fe80::1'],
    ['02-00-C3-5C-0A-02-00-09-00-00-00-00-00-00-00-00', '10.2.0.9'],
    ['0200C35C0A0200090000000000000000', '10.2.0.9'],
    [`17-00-01-BD-00-00-00-00-FE-80${'-00'.repeat(13)}-01-00-00-00-00`, 'fe80::1'],
    ['17-00-01-BD-00-00-00-00-FE-80', null],
    ['-', null],
    [undefined, null],
  ])('%s is %s', (written, address) => {
    expect(socketAddress(written)).toBe(address);
  });
});

describe('codes in texts', () => {
  it.each([
    ['3221225581', 0xc000006d],
    ['0xC000006D', 0xc000006d],
    ['"No logon servers (0xc000005e)".', 0xc000005e],
    ['%%1311', 1311],
    ['Zugriff verweigert', null],
    ['', null],
  ])('%s holds %s', (text, code) => {
    expect(codeIn(text)).toBe(code);
  });

  it('keeps the words only where there is no number', () => {
    expect(errorWords('Zugriff\r\n verweigert')).toBe('Zugriff verweigert');
    expect(errorWords('3221225581')).toBeNull();
    expect(errorWords('-')).toBeNull();
  });
});

describe('service principal names in sentences', () => {
  it.each([
    ['for the server cifs/fs01.', 'cifs/fs01'],
    ['„HTTP/intranet“', 'HTTP/intranet'],
    [
      'LDAP/dc01.contoso.example/contoso.example@CONTOSO.EXAMPLE war',
      'LDAP/dc01.contoso.example/contoso.example@CONTOSO.EXAMPLE',
    ],
    ['a bad username/password', null],
    ['C:\\Windows/system32', null],
    ['', null],
  ])('%s: %s', (text, spn) => {
    expect(spnIn(text)).toBe(spn);
  });
});

describe('sentences', () => {
  it('takes the values out, or nothing at all', () => {
    expect(readSentence('from the server fs01$. The end', 'the server {Server}. The')).toEqual({
      Server: 'fs01$',
    });
    expect(readSentence('the server\r\n fs01$', 'the server {Server}')).toEqual({ Server: 'fs01$' });
    expect(readSentence('the server fs01$', 'the server {Server}. The')).toBeNull();
    expect(readSentence('', 'the server {Server}')).toBeNull();
  });
});

describe('yes and no', () => {
  it.each([
    ['%%1842', true],
    ['%%1843', false],
    ['Yes', true],
    ['No', false],
    ['NEIN', false],
    ['Si\u0300', true],
    ['Não', false],
    ['Tak', true],
    ['Нет', false],
    ['是', true],
    ['いいえ', false],
    ['N?o', null],
    ['Kyllä', null],
    ['-', null],
    [undefined, null],
  ])('%s is %s', (written, answer) => expect(yesOrNo(written)).toBe(answer));
});
