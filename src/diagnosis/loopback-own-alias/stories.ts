import { story } from '../story.ts';

const id = 'loopback-own-alias';
const alias = 'alias-cname-no-spn';

/** The server's own program fails by the alias: its client log, and the twin of the refusal in its Security log. */
const own = String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 127.0.0.1 FS01 ntlm 0xC000006D
      09:00:01  FS01  smb-client-failure 31001 to files as CORP\anna 0xC000006D
`;

export const stories = [
  story(
    'LSA refused the computer itself under the alias',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  FS01  lsa-error 6037 to cifs/files.corp.example
    `,
  ),
  story(
    '6037 for host/ may be another program than SMB',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  lsa-error 6037 to host/files.corp.example
    `,
  ),
  story(
    '6037 for host/, and the SMB client of the server failed for that name in the same second',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  FS01  lsa-error 6037 to host/files
      09:00:00  FS01  smb-client-failure 31001 to files as CORP\anna 0xC000006D
    `,
  ),
  story(
    'the alias has no SPN either, which the more specific cause takes in',
    { [id]: 'confirmed', [alias]: 'likely' },
    String.raw`
      09:00:00  FS01  lsa-error 6037 to cifs/files
      09:00:00  FS01  logon-failed CORP\anna from ::1 FS01 ntlm 0xC000006D
      -         FS01  access-tried \\files\finance code 5
      -         DC01:setspn  spn-query cifs/files nobody
      -         DC01:setspn  spn-query host/files nobody
    `,
  ),
  story(
    'the computer name was tried seconds before, and that logon succeeded',
    { [id]: 'confirmed' },
    String.raw`
      08:59:58  FS01  logon CORP\anna from 127.0.0.1 FS01 kerberos id 0x1f
      08:59:59  FS01  share-access 5140 success CORP\anna on finance from 127.0.0.1 id 0x1f
      09:00:00  FS01  lsa-error 6037 to cifs/files
      09:00:00  FS01  logon-failed CORP\anna from 127.0.0.1 FS01 ntlm 0xC000006D
    `,
  ),
  story(
    'refused by the alias from its own address, and the computer name works',
    { [id]: 'confirmed' },
    String.raw`
      ${own}
      -         FS01  access-tried \\fs01\finance succeeded
    `,
  ),
  story(
    'refused by the alias from its own address, and the alias works from another computer',
    { [id]: 'confirmed' },
    String.raw`
      ${own}
      -         WS07  access-tried \\files\finance as CORP\anna succeeded
    `,
  ),
  story(
    'the name with its domain was typed, and the short one works',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 127.0.0.1 FS01 ntlm 0xC000006D
      09:00:01  FS01  smb-client-failure 31001 to fs01.corp.example as CORP\anna 0xC000006D
      -         FS01  access-tried \\fs01\finance succeeded
    `,
  ),
  story(
    'the source is an address that the computer calls its own',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.5 FS01 ntlm 0xC000006D
      09:00:01  FS01  smb-client-failure 31001 to files as CORP\anna 0xC000006D
      -         FS01  access-tried \\fs01\finance succeeded
      -         FS01  network-config FS01 10.0.0.5
    `,
  ),
  story(
    'the caller bears the computer’s name, from an address that no file knows',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.5 FS01 ntlm 0xC000006D
      09:00:01  FS01  smb-client-failure 31001 to files as CORP\anna 0xC000006D
      -         FS01  access-tried \\fs01\finance succeeded
    `,
  ),
  story(
    'refused by the alias; nobody tried another way in',
    { [id]: 'likely' },
    String.raw`
      ${own}
    `,
  ),
  story(
    'the alias works from another computer, for another account: a password may be the difference',
    { [id]: 'likely' },
    String.raw`
      ${own}
      -         WS07  access-tried \\files\finance as CORP\bert succeeded
    `,
  ),
  story(
    'another server opens: that is no comparison',
    { [id]: 'likely' },
    String.raw`
      ${own}
      -         FS01  access-tried \\fs02\finance succeeded
    `,
  ),
  story(
    'the failing command gave an account, the other one used the session’s own',
    { [id]: 'likely' },
    String.raw`
      ${own}
      -         FS01  access-tried \\files\finance as CORP\anna code 1326
      -         FS01  access-tried \\fs01\finance succeeded
    `,
  ),
  story(
    'the computer’s own short name passes the check',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 127.0.0.1 FS01 ntlm 0xC000006D
      09:00:01  FS01  smb-client-failure 31001 to fs01 as CORP\anna 0xC000006D
      -         FS01  access-tried \\fs01.corp.example\finance succeeded
    `,
  ),
  story(
    'an address passes the check',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 127.0.0.1 FS01 ntlm 0xC000006D
      09:00:01  FS01  smb-client-failure 31001 to 192.0.2.9 as CORP\anna 0xC000006D
      -         FS01  access-tried \\fs01\finance succeeded
    `,
  ),
  story(
    'the refused logon was a Kerberos one',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 127.0.0.1 FS01 kerberos 0xC000006D
      09:00:01  FS01  smb-client-failure 31001 to files as CORP\anna 0xC000006D
      -         FS01  access-tried \\fs01\finance succeeded
    `,
  ),
  story(
    'the logon was refused for the password: the check had passed',
    { [id]: 'ruled-out', 'wrong-saved-credential': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 127.0.0.1 FS01 ntlm 0xC000006D 0xC000006A
      09:00:01  FS01  smb-client-failure 31001 to files as CORP\anna 0xC000006D
      -         FS01  access-tried \\fs01\finance succeeded
    `,
  ),
  story(
    'the computer opens its own share, and the reason is open',
    { [id]: 'possible' },
    String.raw`
      -  FS01  access-tried \\fs01\finance code 67
    `,
  ),
  story(
    'the computer got in to itself, and the share refused: its permissions',
    { [id]: 'ruled-out', 'share-permission-denied': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 127.0.0.1 FS01 ntlm id 0x1f
      09:00:01  FS01  share-access 5145 failure CORP\anna on finance from 127.0.0.1 mask 0x1 id 0x1f
      09:00:01  FS01  smb-client-failure 31010 to files share finance as CORP\anna 0xC0000022
    `,
  ),
  story(
    'client and server are two computers',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D
      09:00:01  WS07  smb-client-failure 31001 to files as CORP\anna 0xC000006D
    `,
  ),
  story(
    'a client of the same network bears the server’s address in no file: whether it is the server stays open',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 ntlm 0xC000006D
    `,
  ),
  story(
    'a web server that reaches itself by an alias writes 6037 as well: no share was opened',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  FS01  lsa-error 6037 to HTTP/intranet
      -         WS07  access-tried \\files\data code 5
    `,
  ),
  story(
    'some other computer of the case refused itself for a name in these seconds',
    { [id]: 'confirmed', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      09:00:00  WEB1  lsa-error 6037 to cifs/web
    `,
  ),
];
