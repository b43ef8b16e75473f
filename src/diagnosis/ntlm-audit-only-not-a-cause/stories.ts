import { story } from '../story.ts';

const id = 'ntlm-audit-only-not-a-cause';

export const stories = [
  story(
    'audit records on the client beside an unexplained error: they deny nobody',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:00  WS07  ntlm-audited 8001 to cifs/fs01 as CORP\anna
      -         WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
  story(
    'audit records on the server and the domain controller',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:00  FS01  ntlm-audited 8002
      09:00:00  FS01  ntlm-audited 8003 as CORP\anna from WS07
      09:00:01  DC01  ntlm-audited 8004 as CORP\anna from WS07 via FS01
      -         WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
  story(
    'audit values without a record',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 5
      -  WS07  policy P-OUT = 1
      -  FS01  policy P-INA = 2
    `,
  ),
  story(
    'audit on the client, refusal at the server: each computer apart',
    { [id]: 'ruled-out', 'incoming-ntlm-deny': 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-audited 8001 to cifs/fs01 as CORP\anna
      09:00:00  FS01  ntlm-blocked 4003 as CORP\anna from WS07
      -         FS01  policy P-IN = 1
    `,
  ),
  story(
    'audited until Friday, denied since Monday, on one computer: not only audited',
    { [id]: 'ruled-out', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      2026-10-30T09:00  WS07  ntlm-audited 8001 to cifs/fs01 as CORP\anna
      09:00:00          WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
    `,
  ),
  story(
    'auditing of the domain on a member server is inert',
    { [id]: 'not-examined' },
    String.raw`
      08:00..10:00  FS01  log security 4624
      -             WS07  access-tried \\fs01\data as CORP\anna code 5
      -             FS01  policy P-DOMA = 7
    `,
  ),
  story(
    'auditing is off',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 5
      -  WS07  policy P-OUT = 0
      -  FS01  policy P-INA = 0
    `,
  ),
  story(
    'a refusal and no auditing anywhere',
    { [id]: 'not-examined', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
    `,
  ),
];
