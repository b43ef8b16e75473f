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

const NTLM = 'Microsoft-Windows-NTLM/Operational';
const THREE_DAYS = '2026-10-30..2026-11-02T12:00  WS07  log ntlm 8001';
const FULL = 'circular maximumSize=1052672 size=1118208 oldestRecord=4711';
const SECURITY_FULL =
  '- FS01 log-settings Security circular maximumSize=20971520 size=20975616 oldestRecord=90001';

export const stories = [
  story(
    'the NTLM log is full and wrote over its first records',
    'not-done',
    `${THREE_DAYS}
     - WS07 log-settings ${NTLM} ${FULL}`,
    { says: 'reaches back 3 days: full, and its first records are overwritten', seen: '0 of 1 hosts seen' },
  ),
  story(
    'an NTLM log that was not exported is full and wrote over its first records',
    'not-done',
    `- WS07 log-settings ${NTLM} ${FULL}`,
    { says: 'NTLM of WS07' },
  ),
  story(
    'the NTLM log is young, large, and still holds its first record',
    'done',
    `${THREE_DAYS}
     - WS07 log-settings ${NTLM} circular maximumSize=104857600 size=1118208 oldestRecord=1`,
    { says: 'or is large and still holds its first record', seen: '1 of 1 hosts seen' },
  ),
  story(
    'a log that holds its first record and is small may soon lose it',
    'ask',
    `${THREE_DAYS}
     - WS07 log-settings ${NTLM} circular maximumSize=1052672 size=69632 oldestRecord=1`,
  ),
  story(
    'the size alone shows nothing',
    'ask',
    `${THREE_DAYS}
     - WS07 log-settings ${NTLM} circular maximumSize=104857600`,
  ),
  story(
    'the settings of another computer say nothing',
    'ask',
    `${THREE_DAYS}
     - WS08 log-settings ${NTLM} circular maximumSize=104857600 size=1118208 oldestRecord=1`,
  ),
  story(
    'a Security log that overwrites itself after three weeks holds the audit',
    'done',
    `${LONG}
    ${SECURITY_FULL}`,
  ),
  story(
    'a Security log that overwrites itself after three days does not',
    'not-done',
    `${BRIEF}
    ${SECURITY_FULL}`,
  ),
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
