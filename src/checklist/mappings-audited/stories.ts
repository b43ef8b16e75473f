import { story } from '../story.ts';

export const stories = [
  story(
    'a drive goes by an address',
    'not-done',
    String.raw`- WS07 smb-mapping Z: \\10.2.0.9\finance ok`,
    '1 of 1 hosts seen',
  ),
  story(
    'a name that has no SPN',
    'not-done',
    String.raw`
      -  WS07  smb-mapping Z: \\files\finance ok
      -  WS07  spn-query cifs/files nobody
      -  WS07  spn-query host/files nobody
    `,
  ),
  story(
    'only cifs was asked for, and host serves it too',
    'ask',
    String.raw`
      -  WS07  smb-mapping Z: \\files\finance ok
      -  WS07  spn-query cifs/files nobody
    `,
  ),
  story(
    'a ticket shows the SPN, nothing is denied yet',
    'done',
    String.raw`
      -  WS07  smb-connection \\fs01.corp.example\finance
      -  WS07  ticket-held anna cifs/fs01.corp.example
    `,
  ),
  story(
    'an address with an SPN of its own',
    'done',
    String.raw`
      -  WS07  smb-connection \\10.2.0.9\finance
      -  WS07  spn-query host/10.2.0.9 FS01
    `,
  ),
  story(
    'the policy denies already: the list has no date',
    'ask',
    String.raw`
      -  WS07  smb-connection \\fs01.corp.example\finance
      -  WS07  ticket-held anna cifs/fs01.corp.example
      -  WS07  policy P-OUT = 2
    `,
  ),
  story(
    'one of two clients gave its list',
    'unknown',
    String.raw`
      -      WS07  smb-connection \\fs01.corp.example\finance
      -      WS07  ticket-held anna cifs/fs01.corp.example
      09:00  WS08  ntlm-audited 8001 to cifs/fs01 as CORP\bob
    `,
    '1 of 2 hosts seen',
  ),
];
