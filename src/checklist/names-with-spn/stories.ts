import { story } from '../story.ts';

const GOOD = String.raw`
  -  WS07  smb-connection \\fs01.corp.example\finance
  -  WS07  ticket-held anna cifs/fs01.corp.example
`;

export const stories = [
  story(
    'no duplicates, and the one name in use has an SPN',
    'done',
    `${GOOD}
    - DC01 spn-duplicate-search 0 forest`,
    { seen: '1 of 1 hosts seen', says: 'in the forest' },
  ),
  story(
    'an alias that host/ serves',
    'done',
    String.raw`
      -  WS07  smb-mapping Z: \\files\finance ok
      -  WS07  spn-query host/files FS01
      -  DC01  spn-duplicate-search 0
    `,
  ),
  story('nobody searched for duplicates', 'unknown', GOOD),
  story('no duplicates, and no file shows a name', 'unknown', '- DC01 spn-duplicate-search 0'),
  story(
    'no duplicates, and nobody asked for the SPN of the alias',
    'unknown',
    String.raw`
      -  WS07  smb-mapping Z: \\files\finance ok
      -  DC01  spn-duplicate-search 0
    `,
    { says: 'whether files has an SPN' },
  ),
  story(
    'one of two clients gave its paths',
    'unknown',
    `${GOOD}
    - WS08 guest-allowed 31022 nas01
    - DC01 spn-duplicate-search 0`,
    '1 of 2 hosts seen',
  ),
  story(
    'a drive goes by an address',
    'not-done',
    String.raw`
      -  WS07  smb-mapping Z: \\10.2.0.9\finance ok
      -  DC01  spn-duplicate-search 0
    `,
    { says: '10.2.0.9 is an address' },
  ),
  story(
    'an address that has an SPN of its own',
    'done',
    String.raw`
      -  WS07  smb-mapping Z: \\10.2.0.9\finance ok
      -  WS07  spn-query host/10.2.0.9 FS01
      -  DC01  spn-duplicate-search 0
    `,
  ),
  story(
    'NTLM was used because of an address',
    'not-done',
    String.raw`09:00 WS07 ntlm-audited 8001 to cifs/10.2.0.9 as CORP\anna`,
  ),
  story(
    'an address of another service is none of a share',
    'unknown',
    String.raw`09:00 WS07 ntlm-audited 8001 to http/10.2.0.9 as CORP\anna`,
  ),
  story(
    'what a person told is no path',
    'unknown',
    String.raw`- WS07 access-tried \\10.2.0.9\x code 5 by told`,
  ),
  story('setspn found a duplicate', 'not-done', '- DC01 spn-duplicate-search 1'),
  story(
    'the KDC found no SPN for the alias',
    'not-done',
    String.raw`09:00 DC01 ticket-request 4769 CORP\anna for cifs/files 0x7 from 10.0.0.7`,
  ),
  story(
    'the KDC found none then, and somebody owns it now',
    'done',
    String.raw`
      09:00  DC01  ticket-request 4769 CORP\anna for cifs/files 0x7 from 10.0.0.7
      -      WS07  smb-mapping Z: \\files\finance ok
      -      WS07  spn-query cifs/files FS01
      -      DC01  spn-duplicate-search 0
    `,
  ),
  story('the KDC warns of a duplicate', 'not-done', '09:00 DC01 kdc-error 11 cifs/fs01'),
  story('the KDC warns of something else', 'unknown', '09:00 DC01 kdc-error 42'),
];
