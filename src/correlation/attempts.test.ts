import { describe, expect, it } from 'vitest';
import { caseIn } from './story.ts';

/** Each attempt by its client, and how many of its records are tied. */
function attempts(lines: string): string[] {
  return caseIn(lines).attempts.map(({ client, clientAddress, witnesses }) => {
    const tied = witnesses.filter(({ strength }) => strength === 'tied').length;
    return `${client?.shown ?? clientAddress ?? '–'}: ${String(tied)} tied, ${String(witnesses.length - tied)} weak`;
  });
}

describe('an output without a time', () => {
  it('is the failure that the server logged, where nothing else fits', () => {
    expect(
      attempts(String.raw`
        09:00:00  FS01  smb-session-refused CORP\anna 0xC000006D
        -         WS07  access-tried \\fs01\data code 5
      `),
    ).toEqual(['WS07: 2 tied, 0 weak']);
  });

  it('is perhaps the failure that the server logged, where another computer’s output fits as well', () => {
    expect(
      attempts(String.raw`
        09:00:00  FS01  smb-session-refused CORP\anna 0xC000006D
        -         WS07  access-tried \\fs01\data code 5
        -         WS09  access-tried \\fs01\data code 5
      `),
    ).toEqual(['–: 1 tied, 2 weak', 'WS07: 1 tied, 1 weak', 'WS09: 1 tied, 1 weak']);
  });

  it('is the failure of its own computer, where the record names it', () => {
    expect(
      attempts(String.raw`
        09:00:00  FS01  smb-session-refused CORP\anna from 10.0.0.7 WS07 0xC000006D
        -         WS07  access-tried \\fs01\data code 5
        -         WS09  access-tried \\fs01\data code 5
      `),
    ).toEqual(['WS07: 2 tied, 0 weak', 'WS09: 1 tied, 0 weak']);
  });
});

describe('a credential that was saved for the server', () => {
  it('goes out from the session of the person who typed the command', () => {
    expect(
      attempts(String.raw`
        09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as FS01\backup sessionUser=anna sessionDomain=CORP
        -         WS07  ticket-held anna krbtgt/corp.example
        -         WS07  access-tried \\fs01\data code 50
      `),
    ).toEqual(['WS07: 2 tied, 0 weak']);
  });

  it('is not the account of another command that names its own', () => {
    expect(
      attempts(String.raw`
        09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as FS01\backup sessionUser=anna sessionDomain=CORP
        -         WS07  ticket-held anna krbtgt/corp.example
        -         WS07  access-tried \\fs01\data as CORP\lea code 50
      `),
    ).toEqual(['WS07: 1 tied, 0 weak', 'WS07: 1 tied, 0 weak']);
  });
});

describe('the target of a refusal that a domain controller logged', () => {
  const refused = String.raw`
    09:00:02  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
    -         FS01  network-config FS01 suffix corp.example 10.2.0.9
  `;
  const targetOf = (lines: string): string | null | undefined => caseIn(lines).attempts[0]?.target;

  it('is the name in the client’s audit record of that second', () => {
    expect(
      targetOf(String.raw`
        09:00:02  WS07  ntlm-audited 8001 to cifs/10.2.0.9 as CORP\anna
        ${refused}
      `),
    ).toBe('10.2.0.9');
  });

  it.each([
    ['another account', String.raw`09:00:02  WS07  ntlm-audited 8001 to cifs/10.2.0.9 as CORP\bert`],
    ['another computer', String.raw`09:00:02  WS09  ntlm-audited 8001 to cifs/10.2.0.9 as CORP\anna`],
    ['another minute', String.raw`09:01:02  WS07  ntlm-audited 8001 to cifs/10.2.0.9 as CORP\anna`],
    [
      'a name of which nobody knows whose it is',
      String.raw`09:00:02  WS07  ntlm-audited 8001 to cifs/10.2.0.8 as CORP\anna`,
    ],
    [
      'two names that may be this server’s',
      String.raw`
        09:00:01  WS07  ntlm-audited 8001 to cifs/files as CORP\anna
        09:00:02  WS07  ntlm-audited 8001 to cifs/10.2.0.9 as CORP\anna
      `,
    ],
    [
      'one of two refusals only',
      String.raw`
        09:00:02  WS07  ntlm-audited 8001 to cifs/10.2.0.9 as CORP\anna
        10:00:02  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
      `,
    ],
  ])('stays open where the record is of %s', (_, audited) => {
    expect(targetOf(`${audited}\n${refused}`)).toBeNull();
  });
});

describe('two refusals of one server in one second', () => {
  it('are two failures, where one was before any account was named and the other of a password', () => {
    expect(
      attempts(String.raw`
        09:00:00  FS01  logon-failed CORP\scan from 10.0.0.66 ntlm 0xC000006A
        09:00:00  FS01  smb-session-refused nobody from 10.0.0.66 0xC00000BB
      `),
    ).toHaveLength(2);
  });

  it('are one, where the second says of the same logon what the first said', () => {
    expect(
      attempts(String.raw`
        09:00:00  FS01  logon-failed CORP\scan from 10.0.0.66 ntlm 0xC000006A
        09:00:00  FS01  smb-session-refused nobody from 10.0.0.66 0xC000006D
      `),
    ).toHaveLength(1);
  });
});
