import { describe, expect, it } from 'vitest';
import { caseIn } from './story.ts';

/** Who the case says was refused for the name: workstation or computer, and address. */
function callers(story: string) {
  const { attempts } = caseIn(story);
  return attempts.map(({ client, clientName, clientAddress }) => [client?.id ?? clientName, clientAddress]);
}

describe('a refused name', () => {
  it('is of the computer that the logon of its session names', () => {
    expect(
      callers(String.raw`
        09:00:00  FS01  logon CORP\scan from 10.0.0.12 COPY12 ntlm id 0x1f
        09:00:00  FS01  spn-check-failed CORP\scan id 0x1f
      `),
    ).toEqual([['copy12', '10.0.0.12']]);
  });

  it.each([
    ['of another session', String.raw`09:00:00  FS01  logon CORP\scan from 10.0.0.12 COPY12 ntlm id 0x2f`],
    ['of another account', String.raw`09:00:00  FS01  logon CORP\anna from 10.0.0.12 COPY12 ntlm id 0x1f`],
    ['of another server', String.raw`09:00:00  FS02  logon CORP\scan from 10.0.0.12 COPY12 ntlm id 0x1f`],
    ['of another boot', String.raw`07:00:00  FS01  logon CORP\scan from 10.0.0.12 COPY12 ntlm id 0x1f`],
  ])('is of nobody by a logon %s', (_, logon) => {
    expect(
      callers(String.raw`
        ${logon}
        09:00:00  FS01  spn-check-failed CORP\scan id 0x1f
      `),
    ).toEqual([[null, null]]);
  });

  it('of two computers with one account is of nobody', () => {
    expect(
      callers(String.raw`
        09:00:00  FS01  logon CORP\scan from 10.0.0.12 COPY12 ntlm id 0x1f
        09:00:00  FS01  spn-check-failed CORP\scan id 0x1f
        09:10:00  FS01  logon CORP\scan from 10.0.0.13 COPY13 ntlm id 0x2f
        09:10:00  FS01  spn-check-failed CORP\scan id 0x2f
      `),
    ).toEqual([[null, null]]);
  });
});
