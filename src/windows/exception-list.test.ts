import { describe, expect, it } from 'vitest';
import { hostName } from './names.ts';
import { matchesDomainException, matchesException, type Match } from './exception-list.ts';

/** Entry as it stands in the list, target as the application uses it. */
type Row = readonly [entry: string, target: string, match: Match];

function matchOf(entry: string, target: string): Match {
  const name = hostName(target);
  if (name === null) throw new Error(`${target} is no name`);
  return matchesException(entry, name);
}

describe('documented: the name as used, or one asterisk', () => {
  it.each<Row>([
    ['fs01', 'fs01', 'covered'],
    [' FS01 ', 'fs01', 'covered'],
    ['fs01', 'FS01', 'covered'],
    ['fs01.corp.example', 'fs01.corp.example', 'covered'],
    ['*', 'fs01', 'covered'],
    ['fs*', 'fs01.corp.example', 'covered'],
    ['*.corp.example', 'fs01.corp.example', 'covered'],
    ['fs*.example', 'fs01.corp.example', 'covered'],
    ['fs01*', 'fs01', 'covered'],
  ])('%j lets %j through', (entry, target, match) => {
    expect(matchOf(entry, target)).toBe(match);
  });
});

describe('the target is compared without its service class, port, realm and trailing dot', () => {
  it.each<Row>([
    ['fs01', 'cifs/fs01', 'covered'],
    ['fs01', '\\\\fs01\\data', 'covered'],
    ['fs01', 'cifs/fs01:445', 'covered'],
    ['fs01', 'cifs/fs01/corp.example', 'covered'],
    ['fs01', 'cifs/fs01@CORP.EXAMPLE', 'covered'],
    ['fs01.corp.example', 'fs01.corp.example.', 'covered'],
  ])('%j lets %j through', (entry, target, match) => {
    expect(matchOf(entry, target)).toBe(match);
  });
});

describe('NetBIOS name and FQDN are two names', () => {
  it.each<Row>([
    ['fs01', 'fs01.corp.example', 'no'],
    ['fs01.corp.example', 'fs01', 'no'],
    ['*.corp.example', 'fs01', 'no'],
    ['fs01', 'fs011', 'no'],
    ['fs01*', 'files', 'no'],
    ['fs01*01', 'fs01', 'no'],
    ['', 'fs01', 'no'],
    ['   ', 'fs01', 'no'],
  ])('%j does not let %j through', (entry, target, match) => {
    expect(matchOf(entry, target)).toBe(match);
  });
});

describe('documented nowhere: neither a match nor a mismatch', () => {
  it.each<Row>([
    ['*fs*', 'fs01', 'uncertain'],
    ['f*0*', 'fs01', 'uncertain'],
    ['10.2.0.9', '10.2.0.9', 'uncertain'],
    ['10.2.*', '10.2.0.9', 'uncertain'],
    ['cifs/fs01', 'fs01', 'uncertain'],
    ['HOST/FS01', 'fs01', 'uncertain'],
    ['cifs/*', 'fs01', 'uncertain'],
    ['\\\\fs01', 'fs01', 'uncertain'],
    ['\\\\fs01\\data', 'fs01', 'uncertain'],
    ['fs01:445', 'fs01', 'uncertain'],
    ['fs01.', 'fs01', 'uncertain'],
  ])('%j and %j', (entry, target, match) => {
    expect(matchOf(entry, target)).toBe(match);
  });

  it.each<Row>([
    ['*fx*', 'fs01', 'no'],
    ['*1*0*', 'fs01', 'no'],
    ['cifs/fs02', 'fs01', 'no'],
    ['cifs/fs01', 'fs01.corp.example', 'no'],
    ['\\\\fs02', 'fs01', 'no'],
    ['10.2.0.8', '10.2.0.9', 'no'],
    ['fe80::1', 'fe80::2', 'no'],
  ])('but %j is not %j in any reading', (entry, target, match) => {
    expect(matchOf(entry, target)).toBe(match);
  });

  it('an IPv6 address, which holds colons of its own', () => {
    expect(matchOf('fd00::9', 'fd00::9')).toBe('uncertain');
  });
});

describe('the list of the domain controllers wants the NetBIOS name', () => {
  const server = hostName('FS01$');
  const fqdn = hostName('fs01.corp.example');
  if (server === null || fqdn === null) throw new Error('no names');

  it.each<readonly [entry: string, match: Match]>([
    ['FS01', 'covered'],
    ['FS*', 'covered'],
    ['*', 'covered'],
    ['FS02', 'no'],
    ['', 'no'],
    ['fs01.corp.example', 'uncertain'],
    ['*.corp.example', 'uncertain'],
    ['fs01.other.example', 'uncertain'],
    ['fs02.corp.example', 'no'],
    ['cifs/fs01', 'uncertain'],
  ])('%j', (entry, match) => {
    expect(matchesDomainException(entry, server, [server, fqdn])).toBe(match);
  });
});
