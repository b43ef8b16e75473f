import { confirmedBy, story } from '../story.ts';

const LONG = `
  2026-10-01..2026-11-02T12:00  FS01  log ntlm 8003
  2026-10-10..2026-11-02T12:00  FS01  log Security 4624
  -                             FS01:shares  smb-share Data not-encrypted
`;
const BRIEF = `
  2026-10-01..2026-11-02T12:00  FS01  log ntlm 8003
  2026-10-30..2026-11-02T12:00  FS01  log Security 4624
  -                             FS01:shares  smb-share Data not-encrypted
`;

export const stories = [
  story('both logs reach back three weeks', 'done', LONG, '1 of 1 hosts seen'),
  story('the Security log begins three days ago', 'ask', BRIEF, {
    says: 'Security of FS01 reaches back 3 days',
    seen: '0 of 1 hosts seen',
  }),
  story('the log is young, nothing was overwritten, says a person', 'done', BRIEF, {
    decisions: confirmedBy('log-capacity'),
  }),
  story(
    'a Security log does not stand in for the NTLM log',
    'unknown',
    `
      2026-10-10..2026-11-02T12:00  FS01  log Security 4624
      -                             FS01:shares  smb-share Data not-encrypted
    `,
    { says: 'not there: NTLM of FS01' },
  ),
  story(
    'one of two servers gave its logs',
    'unknown',
    `${LONG}
    - FS02 smb-share Data not-encrypted`,
    '1 of 2 hosts seen',
  ),
  story(
    'a client needs no Security log',
    'done',
    String.raw`
      2026-10-01..2026-11-02T12:00  WS07  log ntlm 8001
      2026-10-20T09:00              WS07  ntlm-audited 8001 to cifs/fs01 as CORP\anna
    `,
  ),
  story(
    'thirteen days and a half are no fourteen',
    'ask',
    '2026-10-20T00:00..2026-11-02T12:00 WS07 log ntlm 8001',
  ),
  story('a log of nobody tells of no computer', 'unknown', '2026-10-01..2026-11-02T12:00 ? log ntlm 8001'),
];
