import { describe, expect, it } from 'vitest';
import { caseIn } from './story.ts';

const recovered = (...lines: readonly string[]): unknown =>
  caseIn(lines.map((line) => `- WS07 ${line}`).join('\n')).attempts[0]?.recovered;

const TICKET = String.raw`ticket-held anna krbtgt/CORP.EXAMPLE`;

describe('a success below the failure in one transcript', () => {
  it.each([
    ['of the same command', '', ''],
    ['with the same account given', String.raw`as CORP\anna`, String.raw`as corp\ANNA`],
  ])('recovers it: %s', (_, failed, succeeded) => {
    expect(
      recovered(
        String.raw`access-tried \\fs01\data ${failed} code 1326`,
        String.raw`access-tried \\fs01\data ${succeeded} succeeded`,
        TICKET,
      ),
    ).toBe(true);
  });

  it.each([
    ['an account is given where none was', '', String.raw`as CORP\anna`],
    ['the account is given in another form', String.raw`as CORP\anna`, 'as anna@corp.example'],
  ])('is a contrast: %s', (_, failed, succeeded) => {
    expect(
      recovered(
        String.raw`access-tried \\fs01\data ${failed} code 1326`,
        String.raw`access-tried \\fs01\data ${succeeded} succeeded`,
        TICKET,
      ),
    ).toBeNull();
  });
});

describe('a failure on the way, or at a KDC, is over once that stage works again', () => {
  const isOver = (lines: string): boolean => caseIn(lines).attempts[0]?.recovered !== null;
  const WAKES = String.raw`
    09:00:00  WS07  smb-client-failure 30800 to fs01 0xC00000BE
    -         WS07  network-config WS07 10.0.0.7
  `;
  const NO_TICKET = String.raw`09:00:00 DC01 ticket-request 4769 CORP\anna for NAS01$ 0xE from 10.0.0.7`;
  const issued = (service: string, from: string): string =>
    `10:00:00 DC01 ticket-request 4769 CORP\\anna for ${service} 0x0 from ${from}`;

  it.each([
    [
      'the same computer signs in, as anybody',
      WAKES,
      String.raw`09:05:00 FS01 logon CORP\bob from 10.0.0.7 kerberos`,
      true,
    ],
    [
      'another computer signs in',
      WAKES,
      String.raw`09:05:00 FS01 logon CORP\bob from 10.0.0.8 kerberos`,
      false,
    ],
    [
      'it signs in at another server',
      WAKES,
      String.raw`09:05:00 FS02 logon CORP\bob from 10.0.0.7 kerberos`,
      false,
    ],
    [
      'it had signed in before',
      WAKES,
      String.raw`08:55:00 FS01 logon CORP\bob from 10.0.0.7 kerberos`,
      false,
    ],
    ['the KDC issues the ticket', NO_TICKET, issued('NAS01$', '10.0.0.7'), true],
    ['the KDC issues it to another computer', NO_TICKET, issued('NAS01$', '10.0.0.8'), false],
    ['the KDC issues one for another server', NO_TICKET, issued('NAS02$', '10.0.0.7'), false],
    [
      'the server takes a ticket',
      NO_TICKET,
      String.raw`10:00:00 NAS01 logon CORP\anna from 10.0.0.7 kerberos`,
      true,
    ],
    [
      'the server takes NTLM',
      NO_TICKET,
      String.raw`10:00:00 NAS01 logon CORP\anna from 10.0.0.7 ntlm`,
      false,
    ],
  ])('%s', (_, failure, later, expected) => {
    expect(isOver(`${failure}\n${later}`)).toBe(expected);
  });
});
