import { confirmedBy, story } from '../story.ts';

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
  story(
    'the pilot still wrote audit events yesterday, so it denies since then at most',
    'unknown',
    String.raw`
      -                             WS07  policy P-OUT = 2
      -                             WS08  policy P-OUT = 1
      2026-10-10..2026-11-02T12:00  WS07  log ntlm 8001
      2026-11-01T09:00              WS07  ntlm-audited 8001 to cifs/fs01 as CORP\anna
    `,
  ),
  story(
    'the pilot wrote its last audit event two weeks ago',
    'done',
    String.raw`
      -                             WS07  policy P-OUT = 2
      -                             WS08  policy P-OUT = 1
      2026-10-10..2026-11-02T12:00  WS07  log ntlm 8001
      2026-10-19T09:00              WS07  ntlm-audited 8001 to cifs/fs01 as CORP\anna
    `,
  ),
  story(
    'the value comes from the GPO at the root of the domain',
    'ask',
    String.raw`
      -  WS07  policy P-OUT = 2
      -  WS07  setting-origin P-OUT "Default Domain Policy"
    `,
  ),
  story(
    'blocks at the pilot hit no business access, says a person',
    'done',
    String.raw`
      -                             WS07  policy P-OUT = 2
      -                             WS08  policy P-OUT = 0
      2026-10-20..2026-11-02T12:00  WS07  log ntlm 8001 4001
      09:00                         WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
    `,
    { decisions: confirmedBy('policy-staged'), says: 'Confirmed by Mara Lind on 2026-11-02.' },
  ),
];
