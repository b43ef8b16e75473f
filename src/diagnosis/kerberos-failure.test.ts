import { describe, expect, it } from 'vitest';
import { Look } from '../correlation/look.ts';
import { caseIn } from '../correlation/story.ts';
import { kerberosCode, undecryptable } from './kerberos-failure.ts';

/** The look at the attempt of WS07, whatever else happened in the case. */
function lookIn(lines: string): Look {
  const view = caseIn(lines);
  const own = view.attempts.find((attempt) => attempt.client?.shown === 'WS07');
  if (own === undefined) throw new Error('WS07 tried nothing');
  return new Look(view, own);
}

const REFUSED = String.raw`09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022`;

describe('a ticket that the server could not decrypt', () => {
  it.each([
    ['Security-Kerberos 4 for the name', '09:00:00  WS07  kerberos-error 4 to cifs/fs01', 'present'],
    ['0x29 for the name', '09:00:00  WS07  kerberos-error 3 0x29 to cifs/fs01', 'present'],
    ['for another name', '09:00:00  WS07  kerberos-error 4 to cifs/fs02', 'unobserved'],
    ['for another service', '09:00:00  WS07  kerberos-error 4 to ldap/fs01', 'unobserved'],
    ['an hour later', '10:00:00  WS07  kerberos-error 4 to cifs/fs01', 'unobserved'],
    ['on another client', '09:00:00  WS08  kerberos-error 4 to cifs/fs01', 'unobserved'],
  ])('%s', (_, line, state) => {
    expect(undecryptable(lookIn(`${REFUSED}\n${line}`)).state).toBe(state);
  });
});

describe('a result code of the KDC', () => {
  it.each([
    [
      'for this account and name',
      String.raw`09:00:00  DC01  ticket-request 4769 CORP\anna for cifs/fs01 0x7 from 10.0.0.7`,
      'present',
    ],
    [
      'for another account',
      String.raw`09:00:00  DC01  ticket-request 4769 CORP\bert for cifs/fs01 0x7 from 10.0.0.7`,
      'unobserved',
    ],
    [
      'for another name',
      String.raw`09:00:00  DC01  ticket-request 4769 CORP\anna for cifs/fs02 0x7 from 10.0.0.7`,
      'unobserved',
    ],
    [
      'with another code',
      String.raw`09:00:00  DC01  ticket-request 4769 CORP\anna for cifs/fs01 0xE from 10.0.0.7`,
      'unobserved',
    ],
  ])('%s', (_, line, state) => {
    expect(kerberosCode(lookIn(`${REFUSED}\n${line}`), [0x7]).state).toBe(state);
  });
});
