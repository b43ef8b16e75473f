import { describe, expect, it } from 'vitest';
import { caseIn } from '../correlation/story.ts';
import { judge } from './diagnose.ts';
import { causes } from './index.ts';

/** Where the attempt of a refused share ended, told beside a client that blocks NTLM of the same account in the same second. */
function endOfRefusedShare(lines: string): string | null {
  const view = caseIn(lines);
  const attempt = view.attempts.find((one) => one.witnesses[0]?.fact.kind === 'share-access');
  if (attempt === undefined) throw new Error('the refused share is an attempt of its own');
  return judge(view, attempt, causes).endedBy?.id ?? null;
}

describe('a refused share ends at the share', () => {
  const refused = String.raw`
    09:00:00  FS01  logon CORP\anna from 192.0.2.1 kerberos id 0x9
    09:00:01  FS01  share-access 5140 failure CORP\anna on data from 192.0.2.1 id 0x9
  `;

  it('also where a computer behind the same address blocks NTLM of the account', () => {
    const blocked = String.raw`09:00:00 WS07 ntlm-blocked 4001 to cifs/fs01 as CORP\anna`;
    expect(endOfRefusedShare(`${refused}\n${blocked}`)).toBe('share-permission-denied');
  });
});
