import { story } from '../story.ts';

export const stories = [
  story(
    'four weeks of audit, then the first block',
    'done',
    String.raw`
      2026-10-01..2026-11-02T12:00  WS07  log ntlm 8001 4001
      2026-10-01T09:00              WS07  ntlm-audited 8001 to cifs/fs01 as CORP\anna
      2026-10-29T09:00              WS07  ntlm-audited 8001 to cifs/fs01 as CORP\anna
      09:00                         WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
    `,
    '1 of 1 hosts seen',
  ),
  story(
    'five days of audit are too few, the log reaches back',
    'not-done',
    String.raw`
      2026-10-01..2026-11-02T12:00  WS07  log ntlm 8001 4001
      2026-10-24T09:00              WS07  ntlm-audited 8001 to cifs/fs01 as CORP\anna
      2026-10-29T09:00              WS07  ntlm-audited 8001 to cifs/fs01 as CORP\anna
      09:00                         WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
    `,
  ),
  story(
    'audit events after the block came are no preparation',
    'not-done',
    String.raw`
      2026-10-01..2026-11-30  WS07  log ntlm 8001 4001
      09:00                   WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      2026-11-03T09:00        WS07  ntlm-audited 8001 to cifs/fs01 as CORP\anna
      2026-11-29T09:00        WS07  ntlm-audited 8001 to cifs/fs01 as CORP\anna
    `,
  ),
  story(
    'the log begins three days before the block: what was before is gone',
    'unknown',
    String.raw`
      2026-10-30..2026-11-02T12:00  WS07  log ntlm 8001 4001
      2026-10-30T09:00              WS07  ntlm-audited 8001 to cifs/fs01 as CORP\anna
      09:00                         WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
    `,
  ),
  story(
    'an export of blocks alone may be filtered',
    'unknown',
    String.raw`
      2026-10-01..2026-11-02T12:00  WS07  log ntlm 4001
      09:00                         WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
    `,
  ),
  story('the deny value is there, and no log', 'unknown', '- WS07 policy P-OUT = 2'),
  story(
    'one computer was audited, the server of the case gave no NTLM log',
    'unknown',
    String.raw`
      2026-10-01..2026-11-02T12:00  WS07  log ntlm 8001 4001
      2026-10-01T09:00              WS07  ntlm-audited 8001 to cifs/fs01 as CORP\anna
      2026-10-29T09:00              WS07  ntlm-audited 8001 to cifs/fs01 as CORP\anna
      09:00                         WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -                             FS01  smb-share Data not-encrypted
    `,
    '1 of 2 hosts seen',
  ),
  story(
    'the client was audited, the domain controller not',
    'not-done',
    String.raw`
      2026-10-01..2026-11-02T12:00  WS07  log ntlm 8001 4001
      2026-10-01T09:00              WS07  ntlm-audited 8001 to cifs/fs01 as CORP\anna
      2026-10-29T09:00              WS07  ntlm-audited 8001 to cifs/fs01 as CORP\anna
      09:00                         WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      2026-10-01..2026-11-02T12:00  DC01  log ntlm-dc 8004 4004
      2026-10-31T09:00              DC01  ntlm-audited 8004 as CORP\anna from WS07 via FS01
      09:00                         DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
    `,
  ),
  story(
    'nothing is denied, auditing has run for three weeks',
    'done',
    String.raw`
      2026-10-01..2026-11-02T12:00  WS07  log ntlm 8001
      2026-10-08T09:00              WS07  ntlm-audited 8001 to cifs/fs01 as CORP\anna
      2026-10-29T09:00              WS07  ntlm-audited 8001 to cifs/fs01 as CORP\anna
    `,
  ),
  story(
    'the domain policy on a member denies nothing',
    'unknown',
    String.raw`
      2026-10-01..2026-11-02T12:00  FS01  log ntlm 8003
      2026-10-31T09:00              FS01  ntlm-audited 8003 as CORP\anna from WS07
      -                             FS01  policy P-DOM = 7
    `,
  ),
  story(
    'audited for weeks, but for domain accounts only',
    'unknown',
    String.raw`
      2026-10-01..2026-11-02T12:00  FS01  log ntlm 8003 4002
      2026-10-01T09:00              FS01  ntlm-audited 8003 as CORP\anna from WS07
      2026-10-29T09:00              FS01  ntlm-audited 8003 as CORP\anna from WS07
      09:00                         FS01  ntlm-blocked 4002
      -                             FS01  policy P-INA = 1
    `,
    { says: 'leaves accounts out' },
  ),
  story(
    'the domain controllers audit for all, four weeks before',
    'done',
    String.raw`
      2026-10-01..2026-11-02T12:00  DC01  log ntlm-dc 8004 4004
      2026-10-01T09:00              DC01  ntlm-audited 8004 as CORP\anna from WS07
      2026-10-30T09:00              DC01  ntlm-audited 8004 as CORP\anna from WS07
      09:00                         DC01  ntlm-blocked 4004 as CORP\anna
      -                             DC01  policy P-DOMA = 7
    `,
    { says: 'audited for 29 days before it was denied.' },
  ),
  story(
    'three weeks are enough, four would be better',
    'done',
    String.raw`
      2026-10-01..2026-11-02T12:00  WS07  log ntlm 8001
      2026-10-08T09:00              WS07  ntlm-audited 8001 to cifs/fs01 as CORP\anna
      2026-10-29T09:00              WS07  ntlm-audited 8001 to cifs/fs01 as CORP\anna
      -                             WS07  policy P-INA = 0
    `,
    { says: '28 days' },
  ),
];
