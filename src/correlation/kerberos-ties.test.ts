import { describe, expect, it } from 'vitest';
import type { FactKind } from '../facts/facts.ts';
import { Look } from './look.ts';
import { caseIn } from './story.ts';

/** How the records of a kind tie to WS07's attempt to open FS01. */
function tiesOf(kind: FactKind, line: string): readonly string[] {
  const view = caseIn(
    `09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\\anna 0xC000006D
    09:00:01  FS01  logon-failed CORP\\anna from 10.0.0.7 WS07 ntlm 0xC000006D
    ${line}`,
  );
  const own = view.attempts.find((attempt) => attempt.client?.shown === 'WS07' && attempt.target === 'fs01');
  if (own === undefined) throw new Error('WS07 tried nothing');
  return new Look(view, own).tied(kind).map((one) => one.strength);
}

describe('a barred account', () => {
  it.each([
    [
      'on this client',
      String.raw`09:00:02  DC01  account-barred 100 CORP\anna from WS07 protected`,
      ['tied'],
    ],
    [
      'from another device',
      String.raw`09:00:02  DC01  account-barred 100 CORP\anna from KIOSK7 protected`,
      [],
    ],
    ['from another address', String.raw`09:00:02  DC01  account-barred 104 CORP\anna from 10.0.0.9`, []],
    ['of another account', String.raw`09:00:02  DC01  account-barred 100 CORP\bert from WS07 protected`, []],
    ['for this server', String.raw`09:00:02  DC01  account-barred 106 CORP\anna service FS01$`, ['tied']],
    ['for another server', String.raw`09:00:02  DC01  account-barred 106 CORP\anna service DC01$`, []],
    [
      'at the client itself',
      String.raw`09:00:02  WS07  account-barred 100 client CORP\anna to cifs/fs01`,
      ['tied'],
    ],
    ['at another client', String.raw`09:00:02  WS09  account-barred 100 client CORP\anna to cifs/fs01`, []],
    ['for a web server', String.raw`09:00:02  WS07  account-barred 100 client CORP\anna to http/fs01`, []],
  ])('%s', (_, line, strengths) => {
    expect(tiesOf('account-barred', line)).toEqual(strengths);
  });

  it('opens an attempt of its own, but not for another service than SMB', () => {
    const attempts = (target: string) =>
      caseIn(`09:00:02  WS07  account-barred 100 client CORP\\anna to ${target} protected`).attempts;
    expect(attempts('cifs/fs01')).toMatchObject([{ client: { shown: 'WS07' }, target: 'fs01' }]);
    expect(attempts('http/web01')).toEqual([]);
  });
});

describe('a KDC without a common encryption type', () => {
  it.each([
    [
      'blocked for this account and server',
      String.raw`09:00:02  DC01  kdc-error 203 FS01$ account anna`,
      ['tied'],
    ],
    ['blocked for another account', String.raw`09:00:02  DC01  kdc-error 203 FS01$ account bert`, []],
    ['blocked for another server', String.raw`09:00:02  DC01  kdc-error 203 DC01$ account anna`, []],
    ['blocked for a web server', String.raw`09:00:02  DC01  kdc-error 203 http/fs01 account anna`, []],
    ['audited', String.raw`09:00:02  DC01  kdc-error 201 FS01$ account anna`, []],
    [
      'no key for this name, whoever asked',
      String.raw`09:00:02  DC01  kdc-error 16 cifs/fs01 account bert`,
      ['weak'],
    ],
    ['an hour later', String.raw`10:00:02  DC01  kdc-error 203 FS01$ account anna`, []],
    ['another fault of the KDC', String.raw`09:00:02  DC01  kdc-error 11 cifs/fs01`, []],
  ])('%s', (_, line, strengths) => {
    expect(tiesOf('kdc-error', line)).toEqual(strengths);
  });
});
