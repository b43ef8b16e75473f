import { describe, expect, it } from 'vitest';
import { checkExamples, englishOf, found, recordOf } from './example.testing.ts';
import { securityExamples, version2 } from './security.examples.ts';

checkExamples(securityExamples);

describe('what does not fit is refused', () => {
  const message = englishOf(version2);
  const read = (text: string) => found({ ...recordOf(version2), message: text });

  it('half of a message', () => {
    expect(read(message.slice(0, message.indexOf('Process Information')))).toBeNull();
  });

  it('a message whose lines were joined', () => {
    expect(read(message.replaceAll('\n', ' '))).toBeNull();
  });

  it('one line too many among the labels', () => {
    expect(
      read(message.replace('\tNetwork Account Name:', '\tA new label:\t4\n\tNetwork Account Name:')),
    ).toBeNull();
  });

  it('a logon type that is no number', () => {
    expect(read(message.replace('Logon Type:\t\t3', 'Logon Type:\t\tnetwork'))).toBeNull();
  });

  it('a message that is missing altogether', () => {
    expect(read('')).toBeNull();
    expect(found({ ...recordOf(version2), message: null })).toBeNull();
  });
});

describe('4648 towards the computer itself', () => {
  it('is nothing about a share', () => {
    const data = { TargetUserName: 'svc', TargetServerName: 'localhost', TargetInfo: 'localhost' };
    const record = { ...recordOf(version2), id: 4648, data };
    expect(found(record)).toEqual([]);
  });
});

describe('insert strings of older versions', () => {
  const logon = (inserts: readonly string[]) => found({ ...recordOf(version2), inserts });
  const names = [
    ...['S-1-0-0', '-', '-', '0x0', 'S-1-5-21-1-2-3-1104', 'mara', 'CONTOSO', '0x8ca6e1d', '3', 'NtLmSsp'],
    ...['NTLM', 'WS07', '{00000000-0000-0000-0000-000000000000}', '-', 'NTLM V2', '128', '0x0', '-'],
    ...['10.2.0.9', '50012', '%%1833'],
  ];

  it('4624 version 2 has one value less than version 3, in the middle', () => {
    const version2Behind = ['-', '-', '-', '%%1843', '0x0', '%%1842'];
    const version3Behind = ['-', '%%1843', '-', '-', '%%1843', '0x0', '%%1842'];
    for (const inserts of [
      [...names, ...version2Behind],
      [...names, ...version3Behind],
    ]) {
      expect(logon(inserts)?.map((find) => find.says)).toMatchObject([{ user: 'mara', elevated: true }]);
    }
  });

  it('4624 versions 0 and 1 do not tell whether the token is elevated', () => {
    for (const inserts of [names.slice(0, 20), names]) {
      expect(logon(inserts)?.map((find) => find.says)).toMatchObject([{ user: 'mara', elevated: null }]);
    }
  });

  it('5140 version 0 has address and share only', () => {
    const inserts = [
      'S-1-5-21-1-2-3-1104',
      'mara',
      'CONTOSO',
      '0x8ca6e1d',
      '10.2.0.9',
      '50012',
      '\\\\*\\Data',
    ];
    const record = { ...recordOf(version2), id: 5140 };
    expect(found({ ...record, inserts })?.map((find) => find.says)).toMatchObject([
      { address: '10.2.0.9', share: '\\\\*\\Data', mask: null },
    ]);
    expect(found({ ...record, inserts: inserts.slice(0, 6) })).toBeNull();
  });

  it('4656 version 0 has no reasons', () => {
    const inserts = [
      ...['S-1-5-21-1-2-3-1104', 'mara', 'CONTOSO', '0x8ca6e1d', 'Security', 'File', 'D:\\x.txt', '0x0'],
      ...['{00000000-0000-0000-0000-000000000000}', '%%1538', '0x20000', '-', '0', '0x4', ''],
    ];
    const record = { ...recordOf(version2), id: 4656, outcome: 'failure' as const };
    expect(found({ ...record, inserts })?.map((find) => find.says)).toMatchObject([
      { path: 'D:\\x.txt', mask: '0x20000' },
    ]);
  });
});
