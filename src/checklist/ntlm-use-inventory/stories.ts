import { story } from '../story.ts';

export const stories = [
  story(
    'uses are known, owners stand in no file',
    'ask',
    String.raw`
      2026-10-01..2026-11-02T12:00  WS07  log ntlm 8001
      2026-10-05T09:00              WS07  ntlm-audited 8001 to cifs/fs01 as CORP\anna
      2026-11-02T09:00              WS07  ntlm-audited 8001 to cifs/fs01 as CORP\anna
    `,
    '1 of 1 hosts seen',
  ),
  story(
    'a pair that first came this week',
    'not-done',
    String.raw`
      2026-10-01..2026-11-02T12:00  WS07  log ntlm 8001
      2026-10-05T09:00              WS07  ntlm-audited 8001 to cifs/fs01 as CORP\anna
      2026-10-31T09:00              WS07  ntlm-audited 8001 to cifs/nas01 as CORP\anna
    `,
  ),
  story(
    'everything is of this week, because the log begins there',
    'ask',
    String.raw`
      2026-10-31..2026-11-02T12:00  WS07  log ntlm 8001
      2026-10-31T09:00              WS07  ntlm-audited 8001 to cifs/nas01 as CORP\anna
    `,
  ),
  story(
    'a logon by NTLM is a use',
    'ask',
    String.raw`
      09:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm
    `,
  ),
  story(
    'Kerberos and null sessions are none',
    'unknown',
    String.raw`
      09:00  FS01  logon CORP\anna from 10.0.0.7 kerberos
      09:00  FS01  logon "ANONYMOUS LOGON" from 10.0.0.7 WS07 ntlm
    `,
  ),
];
