import { describe, expect, it } from 'vitest';
import { caseIn } from '../../correlation/story.ts';
import { judge } from '../diagnose.ts';
import { causes } from '../index.ts';
import cause from './multiple-credentials-1219.ts';

const said = (lines: string): { readonly because: readonly string[]; readonly remedy: string } => {
  const view = caseIn(lines);
  const [attempt] = view.attempts;
  if (attempt === undefined) throw new Error('no attempt');
  const { rulings, look } = judge(view, attempt, causes);
  const because = rulings.get(cause.id)?.because ?? [];
  return {
    because: because.map(({ says }) => says),
    remedy: cause
      .remedies(look)
      .map(({ explanation }) => explanation)
      .join(' '),
  };
};

const refused = String.raw`
  - WS07 access-tried \\fs01\data as CORP\admin code 1219
  - FS01 network-config FS01 10.0.0.5
`;
const AROUND = 'WS07 also opens this server by its address, which needs NTLM';

describe('the way around 1219', () => {
  it('is named where one client uses address and name of the same server', () => {
    const { because, remedy } = said(String.raw`${refused}
      09:00:00 WS07 ntlm-audited 8001 to cifs/10.0.0.5 as CORP\admin
      09:05:00 WS07 ntlm-audited 8001 to cifs/fs01.corp.example as CORP\anna
    `);
    expect(because).toContain(AROUND);
    expect(remedy).toContain('goes this way already');
  });

  it.each([
    ['only the address', 'WS07', '10.0.0.5', 'WS07', '10.0.0.5'],
    ['the address of another server', 'WS07', '10.0.0.6', 'WS07', 'fs01'],
    ['two clients', 'WS08', '10.0.0.5', 'WS07', 'fs01'],
  ])('is not: %s', (_, one, address, other, name) => {
    const { because, remedy } = said(String.raw`${refused}
      09:00:00 ${one} ntlm-audited 8001 to cifs/${address} as CORP\admin
      09:05:00 ${other} ntlm-audited 8001 to cifs/${name} as CORP\anna
    `);
    expect(because).not.toContain(AROUND);
    expect(remedy).not.toContain('goes this way already');
  });
});

it('names the account of the connection that stands', () => {
  const { because } = said(String.raw`${refused}
    - WS07:smb smb-connection \\fs01\data as CORP\anna
  `);
  expect(because).toContain('the connection that stands uses CORP\\anna');
});
