import { story } from '../story.ts';

const NEW_DC = String.raw`
  -  DC01       system-described 26100
  -  DC01:sign  domain-controller-sign
`;

export const stories = [
  story(
    'a client of 24H2 gives them',
    'done',
    String.raw`
      -      WS07  system-described 26100
      09:00  WS07  ntlm-reason 4020 to cifs/fs01 as CORP\anna
    `,
    '1 of 1 hosts seen',
  ),
  story(
    'the version stands in no file, but the events show it',
    'done',
    String.raw`
      09:00  WS07  ntlm-reason 4020 to cifs/fs01 as CORP\anna
      -      WS07  smb-mapping \\fs01\data ok
    `,
  ),
  story(
    'older Windows does not write them',
    'done',
    String.raw`
      -  WS07  system-described 22631
      -  WS07  smb-mapping \\fs01\data ok
    `,
    { says: 'Not applicable' },
  ),
  story(
    'one is older, of the other nobody knows',
    'unknown',
    String.raw`
      -  WS07  system-described 22631
      -  WS07  smb-mapping \\fs01\data ok
      -  WS08  smb-mapping \\fs01\data ok
    `,
    { says: 'Which Windows WS08 runs', seen: '0 of 1 hosts seen' },
  ),
  story(
    'a client of 24H2 gave no log',
    'unknown',
    String.raw`
      -  WS07  system-described 26100
      -  WS07  smb-mapping \\fs01\data ok
    `,
    { says: 'No enhanced event of WS07' },
  ),
  story(
    'a domain controller of Server 2025 gives the plain events only',
    'not-done',
    `${NEW_DC}
    2026-10-01..2026-11-02T12:00  DC01  log ntlm-dc 8004`,
    { says: 'DC01 gave 8004 and none of 4030 to 4033' },
  ),
  story(
    'its log holds neither: perhaps nothing uses NTLM there, perhaps nothing audits',
    'unknown',
    `${NEW_DC}
    2026-10-01..2026-11-02T12:00  DC01  log ntlm-dc 4004`,
  ),
  story(
    'an older domain controller gives the plain events only, as it must',
    'done',
    String.raw`
      -                             DC01       system-described 20348
      -                             DC01:sign  domain-controller-sign
      2026-10-01..2026-11-02T12:00  DC01       log ntlm-dc 8004
    `,
    { says: 'Not applicable' },
  ),
  story(
    'a domain controller of unknown version gives the plain events only',
    'unknown',
    `
      -                             DC01:sign  domain-controller-sign
      2026-10-01..2026-11-02T12:00  DC01       log ntlm-dc 8004
    `,
  ),
  story(
    'one of two new computers gives them',
    'unknown',
    String.raw`${NEW_DC}
      09:00  DC01  ntlm-reason 4032 as CORP\anna from WS07 via FS01
      -      FS01  system-described 26100
      -      FS01  smb-share Data not-encrypted`,
    '1 of 2 hosts seen',
  ),
];
