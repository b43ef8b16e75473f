/** Records of the server behind a share that let somebody in: they tie, and they open nothing by themselves. */
import { describe, expect, it } from 'vitest';
import { Look, type CaseView } from './look.ts';
import { caseIn } from './story.ts';

function tiedKinds(view: CaseView, kind: 'file-denied' | 'smb-server-failure') {
  const [attempt] = view.attempts;
  if (attempt === undefined) throw new Error('no attempt');
  return new Look(view, attempt).tied(kind).map((one) => one.strength);
}

describe('a refusal of the file system', () => {
  it('opens no attempt', () => {
    const { attempts } = caseIn(String.raw`
      09:00:00  FS01  share-access 5145 success CORP\anna on Data from 10.0.0.7 id 0x1f
      09:00:00  FS01  file-denied 4656 CORP\anna D:\Data\plan.xlsx mask 0x2 id 0x1f
    `);
    expect(attempts).toEqual([]);
  });

  it.each([
    [String.raw`CORP\anna`, '09:00:02', ['tied']],
    [String.raw`CORP\bob`, '09:00:02', []],
    [String.raw`CORP\anna`, '09:02:00', []],
  ])('of %s at %s', (user, time, expected) => {
    const view = caseIn(String.raw`
      09:00:00  WS07  access-tried \\fs01\data as CORP\anna code 5 by dir
      ${time}   FS01  file-denied 4656 ${user} D:\Data\plan.xlsx mask 0x2 id 0x1f
    `);
    expect(tiedKinds(view, 'file-denied')).toEqual(expected);
  });

  it('of a computer account names the computer', () => {
    const view = caseIn(String.raw`
      02:00:00  SQL01  service-failure 18204 MSSQLSERVER \\fs01\Backup code 5
      02:00:01  FS01   file-denied 4656 CORP\SQL01$ D:\Backup mask 0x2 id 0x1f
    `);
    expect(tiedKinds(view, 'file-denied')).toEqual(['tied']);
  });
});

describe('recovery', () => {
  it('is no share that let the account in before its file system refused it', () => {
    const { attempts } = caseIn(String.raw`
      09:00:00  WS07  access-tried \\fs01\data as CORP\anna code 5 by dir
      09:00:01  FS01  share-access 5145 success CORP\anna on Data from 10.0.0.7 id 0x1f
      09:00:01  FS01  file-denied 4656 CORP\anna D:\Data mask 0x1 id 0x1f
      -         WS07  network-config WS07 10.0.0.7
    `);
    expect(attempts.map((one) => one.recovered)).toEqual([null]);
  });

  it('is a share that was used afterwards', () => {
    const { attempts } = caseIn(String.raw`
      09:00:00  WS07  access-tried \\fs01\data as CORP\anna code 5 by dir
      09:00:01  FS01  file-denied 4656 CORP\anna D:\Data mask 0x1 id 0x1f
      09:30:00  FS01  share-access 5145 success CORP\anna on Data from 10.0.0.7 id 0x1f
      -         WS07  network-config WS07 10.0.0.7
    `);
    expect(attempts.map((one) => one.recovered)).not.toEqual([null]);
  });
});

describe('a client refused for encryption', () => {
  it.each([
    ['10.0.0.7 WS07', ['tied']],
    ['10.0.0.8 WS08', []],
  ])('from %s', (caller, expected) => {
    const view = caseIn(String.raw`
      09:00:00  WS07  access-tried \\fs01\data as CORP\anna code 5
      09:00:01  FS01  smb-server-failure 1003 encryption on Data from ${caller}
    `);
    expect(tiedKinds(view, 'smb-server-failure')).toEqual(expected);
  });
});
