import { describe, expect, it } from 'vitest';
import { hostName } from './names.ts';
import {
  exceptionMatcher,
  matchesDomainException,
  matchesException,
  matchesSmbException,
  targetNameOf,
  type Match,
} from './exception-list.ts';

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
    ['fs01$', 'fs01', 'uncertain'],
    ['fs01@CORP.EXAMPLE', 'fs01', 'uncertain'],
    ['*/fs01', 'fs01', 'uncertain'],
    ['\\\\fs01\\da*', 'fs01', 'uncertain'],
    ['e3514235-4b06-11d1-ab04-00c04fc2dcd2/fs01', 'fs01', 'uncertain'],
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

describe('an SPN form is compared with the whole TargetName', () => {
  it.each<readonly [entry: string, target: string, match: Match]>([
    ['cifs/fs01', 'cifs/fs01', 'uncertain'],
    ['CIFS/FS01', 'cifs/fs01@CORP.EXAMPLE', 'uncertain'],
    ['cifs/fs*', 'cifs/fs01', 'uncertain'],
    ['*/fs01', 'cifs/fs01', 'uncertain'],
    ['cifs/fs01', 'http/fs01', 'no'],
    ['cifs/*', 'http/fs01', 'no'],
    ['cifs/fs01', 'cifs/fs01.corp.example', 'no'],
    // The class of a bare name is not known.
    ['cifs/fs01', 'fs01', 'uncertain'],
    // No class in the entry: the name alone counts.
    ['fs01', 'http/fs01', 'covered'],
  ])('%j and %j', (entry, written, match) => {
    const target = targetNameOf(written);
    if (target === null) throw new Error(`${written} is no name`);
    expect(matchesException(entry, target.name, target.service)).toBe(match);
    expect(exceptionMatcher(entry)(target.name, target.service)).toBe(match);
  });
});

describe('a TargetName as the events print it', () => {
  it.each<readonly [written: string | null, name: string | null, service: string | null]>([
    ['cifs/FS01', 'fs01', 'cifs'],
    ['HTTP/fs01.corp.example:8080', 'fs01.corp.example', 'http'],
    ['cifs/fs01/corp.example@CORP.EXAMPLE', 'fs01', 'cifs'],
    ['\\\\FS01', 'fs01', null],
    ['FS01.corp.example.', 'fs01.corp.example', null],
    ['00000000-4b06-11d1-ab04-00c04fc2dcd2/dc01', 'dc01', '00000000-4b06-11d1-ab04-00c04fc2dcd2'],
    ['cifs/10.0.0.9', '10.0.0.9', 'cifs'],
    ['(NULL)', null, null],
    ['', null, null],
    [null, null, null],
  ])('%j', (written, name, service) => {
    expect(targetNameOf(written)).toEqual(name === null ? null : { name, service });
  });
});

describe('the list of the SMB client takes names and addresses, and no document speaks of wildcards', () => {
  it.each<Row>([
    ['nas01', 'NAS01', 'covered'],
    ['nas01.corp.example', 'nas01.corp.example', 'covered'],
    ['192.0.2.9', '192.0.2.9', 'covered'],
    ['fd00::9', 'fd00::9', 'covered'],
    ['nas01', 'nas01.corp.example', 'no'],
    ['192.0.2.8', '192.0.2.9', 'no'],
    ['nas*', 'nas01', 'uncertain'],
    ['*', 'nas01', 'uncertain'],
    ['192.0.2.*', '192.0.2.9', 'uncertain'],
    ['fs*', 'nas01', 'no'],
    ['\\\\nas01', 'nas01', 'uncertain'],
    ['cifs/nas01', 'nas01', 'uncertain'],
    ['nas01:445', 'nas01', 'uncertain'],
    ['', 'nas01', 'no'],
  ])('%j and %j', (entry, target, match) => {
    const name = hostName(target);
    if (name === null) throw new Error(`${target} is no name`);
    expect(matchesSmbException(entry, name)).toBe(match);
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
