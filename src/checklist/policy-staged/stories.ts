import { story } from '../story.ts';

export const stories = [
  story(
    'a pilot denies, the others do not, and a week was quiet',
    'done',
    String.raw`
      -                             WS07  policy P-OUT = 2
      -                             WS08  policy P-OUT = 1
      2026-10-20..2026-11-02T12:00  WS07  log ntlm 8001
    `,
  ),
  story(
    'the pilot logged blocks',
    'ask',
    String.raw`
      -                             WS07  policy P-OUT = 2
      -                             WS08  policy P-OUT = 0
      2026-10-20..2026-11-02T12:00  WS07  log ntlm 8001 4001
      09:00                         WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
    `,
  ),
  story(
    'a pilot denies, and its log covers three days',
    'unknown',
    String.raw`
      -                             WS07  policy P-OUT = 2
      -                             WS08  policy P-OUT = 0
      2026-10-30..2026-11-02T12:00  WS07  log ntlm 8001
    `,
  ),
  story(
    'all computers deny, from the same day',
    'not-done',
    String.raw`
      -                             WS07  policy P-OUT = 2
      -                             WS08  policy P-OUT = 2
      2026-10-20..2026-11-02T12:00  WS07  log ntlm 8001 4001
      2026-10-20..2026-11-02T12:00  WS08  log ntlm 8001 4001
      09:00                         WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      11:00                         WS08  ntlm-blocked 4001 to cifs/fs01 as CORP\bob
    `,
  ),
  story(
    'all computers deny, and nothing tells since when',
    'unknown',
    String.raw`
      -  WS07  policy P-OUT = 2
      -  WS08  policy P-OUT = 2
    `,
  ),
  story('a single computer shows no pilot', 'unknown', '- WS07 policy P-OUT = 2'),
  story('a policy of nobody shows no pilot', 'unknown', '- ? policy P-OUT = 2'),
];
