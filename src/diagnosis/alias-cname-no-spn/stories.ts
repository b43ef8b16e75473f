import { story } from '../story.ts';

const id = 'alias-cname-no-spn';
const outgoing = 'outgoing-ntlm-deny-all';

/** The comparison that people make at one prompt: the alias fails, the same share opens by the server's own name. */
const contrast = String.raw`
      -  WS07  access-tried \\files\finance code 5
      -  WS07  access-tried \\fs01.corp.example\finance succeeded
`;

const nobody = String.raw`
      -  DC01:setspn  spn-query cifs/files nobody
      -  DC01:setspn  spn-query host/files nobody
`;

export const stories = [
  story(
    'nobody owns the alias, 4001 names it, and the same share opens by the real name',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/files as CORP\anna
      ${contrast}
      -         DC01:setspn  spn-query cifs/files nobody
      -         DC01:setspn  spn-query host/files nobody
    `,
  ),
  story(
    'the KDC knows no SPN for the alias, and NTLM was refused',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ticket-request 4769 CORP\anna for cifs/files 0x7 from 10.0.0.7
      09:00:01  WS07  ntlm-blocked 4001 to cifs/files as CORP\anna
      ${contrast}
    `,
  ),
  story(
    'klist get fails for the alias and succeeds for the real name of the same share',
    { [id]: 'confirmed' },
    String.raw`
      ${contrast}
      -  WS07  ticket-asked cifs/files 0x80090303 0x35
      -  WS07  ticket-asked cifs/fs01.corp.example granted
    `,
  ),
  story(
    'nobody owns the alias, and the share opens by the real name with a ticket',
    { [id]: 'confirmed' },
    String.raw`
      ${contrast}
      -  WS07  ticket-list 1
      -  WS07  ticket-held anna cifs/fs01.corp.example
      -  DC01:setspn  spn-query cifs/files nobody
      -  DC01:setspn  spn-query host/files nobody
    `,
  ),
  story(
    'the server’s own record of the attempt says who answers under the alias',
    { [id]: 'confirmed', 'ntlm-refused-gate-undecided': 'confirmed' },
    String.raw`
      09:00:00  DC01  ticket-request 4769 CORP\anna for cifs/files 0x7 from 10.0.0.7
      09:00:01  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC0000418
      09:00:01  WS07  smb-client-failure 31001 to files as CORP\anna 0xC000006D
    `,
  ),
  story(
    'the ticket that succeeded was for another server: a healthy one, no contrast',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\files\finance code 5
      -  WS07  ticket-asked cifs/files 0x80090303 0x35
      -  WS07  ticket-asked cifs/dc01.corp.example granted
      -  DC01:setspn  spn-query cifs/files nobody
      -  DC01:setspn  spn-query host/files nobody
    `,
  ),
  story(
    'another server offers a share of that name, which is no proof that it answers under the alias',
    { [id]: 'likely', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/files as CORP\anna
      -         WS07  access-tried \\files\data code 5
      -         FS01  smb-share data
      -         DC01:setspn  spn-query cifs/files nobody
      -         DC01:setspn  spn-query host/files nobody
    `,
  ),
  story(
    'nobody owns the name and the client refused; whether it is an alias nobody showed',
    { [id]: 'likely', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/files as CORP\anna
      -         DC01:setspn  spn-query cifs/files nobody
      -         DC01:setspn  spn-query host/files nobody
    `,
  ),
  story(
    'the KDC knows no SPN, and no refusal was exported',
    { [id]: 'likely' },
    String.raw`
      09:00:00  DC01  ticket-request 4769 CORP\anna for cifs/files 0x7 from 10.0.0.7
      ${contrast}
    `,
  ),
  story(
    'only cifs/ was asked for: host/ covers it',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/files as CORP\anna
      ${contrast}
      -         DC01:setspn  spn-query cifs/files nobody
    `,
  ),
  story(
    'an error that has nothing to do with the name',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\files\finance code 67
      -  WS07  access-tried \\fs01.corp.example\finance succeeded
      -  DC01:setspn  spn-query cifs/files nobody
      -  DC01:setspn  spn-query host/files nobody
    `,
  ),
  story(
    'Security-Kerberos 3 with 0x7 for another server in the same seconds',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/files as CORP\anna
      09:00:01  WS07  kerberos-error 3 0x7 server nas09 as anna
      ${contrast}
    `,
  ),
  story(
    'the KDC knew no SPN of another name that the account used in the same seconds',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ticket-request 4769 CORP\anna for http/intranet 0x7 from 10.0.0.7
      09:00:01  WS07  ntlm-blocked 4001 to cifs/files as CORP\anna
      ${contrast}
    `,
  ),
  story(
    'no ticket can be had for the real name either: it is not the name',
    { [id]: 'ruled-out', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/files as CORP\anna
      ${contrast}
      -         WS07  ticket-asked cifs/files 0x80090303 0x35
      -         WS07  ticket-asked cifs/fs01.corp.example 0x80090303 0x35
    `,
  ),
  story(
    'an account holds the SPN of the name',
    { [id]: 'ruled-out', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/files as CORP\anna
      ${contrast}
      -         DC01:setspn  spn-query cifs/files nobody
      -         DC01:setspn  spn-query host/files FS01
    `,
  ),
  story(
    'the session holds a ticket for the alias',
    { [id]: 'ruled-out' },
    String.raw`
      ${contrast}
      -  WS07  ticket-list 1
      -  WS07  ticket-held anna cifs/files
    `,
  ),
  story(
    'the name is a computer’s own: its account lacks it',
    { [id]: 'ruled-out', [outgoing]: 'confirmed' },
    String.raw`
      08:00..10:00  FS01  log security 4624
      09:00:00      WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -             DC01:setspn  spn-query cifs/fs01 nobody
      -             DC01:setspn  spn-query host/fs01 nobody
    `,
  ),
  story(
    'an address is no alias',
    { [id]: 'ruled-out', 'ip-address-access': 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/10.2.0.9 as CORP\anna
    `,
  ),
  story(
    'the account is the target’s own, so it may be an appliance in no domain',
    { [id]: 'possible', [outgoing]: 'confirmed', 'local-account-used': 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/box01 as BOX01\scan
      -         DC01:setspn  spn-query cifs/box01 nobody
      -         DC01:setspn  spn-query host/box01 nobody
    `,
  ),
  story(
    'Kerberos opened the server by its own name three seconds later: that is the contrast, no acquittal of the refusal',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/files as CORP\anna
      09:00:03  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos
      09:00:03  FS01  share-access 5140 success CORP\anna on finance from 10.0.0.7
      ${contrast}
      -         DC01:setspn  spn-query cifs/files nobody
      -         DC01:setspn  spn-query host/files nobody
    `,
  ),
  story(
    'the credential was examined and refused: the name is no reason',
    { [id]: 'ruled-out', 'wrong-saved-credential': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A
      09:00:01  WS07  smb-client-failure 31001 to files as CORP\anna 0xC000006A
      -         DC01:setspn  spn-query cifs/files nobody
      -         DC01:setspn  spn-query host/files nobody
    `,
  ),
  story(
    'another server refused the account in the same seconds: it does not answer under this name',
    { [id]: 'likely', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/box01 as CORP\anna
      09:00:02  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC0000418
      -         DC01:setspn  spn-query cifs/box01 nobody
      -         DC01:setspn  spn-query host/box01 nobody
    `,
  ),
  story(
    'the client has a session to another server’s share of the same name: no comparison',
    { [id]: 'likely', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07      ntlm-blocked 4001 to cifs/files as CORP\anna
      -         WS07      access-tried \\files\data code 5
      -         WS07:smb  smb-connection \\fs02.corp.example\data as CORP\anna
      -         DC01:setspn  spn-query cifs/files nobody
      -         DC01:setspn  spn-query host/files nobody
    `,
  ),
  story(
    'the administrative share, which every server has, opens on another one',
    { [id]: 'likely', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/files as CORP\anna
      -         WS07  access-tried \\files\C$ code 5
      -         WS07  access-tried \\fs02.corp.example\C$ succeeded
      -         DC01:setspn  spn-query cifs/files nobody
      -         DC01:setspn  spn-query host/files nobody
    `,
  ),
  story(
    'DNS says whose alias it is',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/files as CORP\anna
      -         WS07  name-resolved files CNAME share.corp.example
      -         WS07  name-resolved share.corp.example CNAME fs01.corp.example
      ${nobody}
    `,
  ),
  story(
    'a line of the client’s hosts file leads to the address of a server',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/files as CORP\anna
      -         WS07  name-resolved files A 10.2.0.9 hosts-file
      -         WS07:dns  name-resolved files CNAME box01.corp.example
      -         FS01  network-config FS01 suffix corp.example 10.2.0.9
      ${nobody}
    `,
  ),
  story(
    'the line stands in the hosts file of another computer',
    { [id]: 'likely', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/files as CORP\anna
      -         WS09  name-resolved files A 10.2.0.9 hosts-file
      -         FS01  network-config FS01 suffix corp.example 10.2.0.9
      ${nobody}
    `,
  ),
  story(
    'two servers answer under the name, and neither is known to be the one',
    { [id]: 'likely', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/files as CORP\anna
      -         WS07  name-resolved files A 10.2.0.9 10.2.0.10
      -         FS01  network-config FS01 suffix corp.example 10.2.0.9
      -         FS02  network-config FS02 suffix corp.example 10.2.0.10
      ${nobody}
    `,
  ),
  story(
    'an appliance stands behind the alias: whether it does Kerberos nobody showed',
    { [id]: 'likely', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/files as CORP\anna
      -         WS07  name-resolved files CNAME nas01.corp.example
      ${nobody}
    `,
  ),
  story(
    'nobody owns the name behind the alias either',
    { [id]: 'ruled-out', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/files as CORP\anna
      -         WS07  name-resolved files CNAME box01.corp.example
      -         DC01:setspn  spn-query cifs/box01.corp.example nobody
      -         DC01:setspn  spn-query host/box01.corp.example nobody
    `,
  ),
  story(
    'the server behind the alias is in a workgroup',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07   ntlm-blocked 4001 to cifs/files as CORP\anna
      -         WS07   name-resolved files CNAME box01
      -         BOX01  join-state workgroup
      ${nobody}
    `,
  ),
  story(
    'the real name fails with an error of access too',
    { [id]: 'ruled-out', [outgoing]: 'possible' },
    String.raw`
      -  WS07  access-tried \\files\finance code 5
      -  WS07  access-tried \\fs01.corp.example\finance code 5
      -  WS07  name-resolved files CNAME fs01.corp.example
      ${nobody}
    `,
  ),
  story(
    'another share of the server fails as well: it has permissions of its own',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\files\finance code 5
      -  WS07  access-tried \\fs01.corp.example\secret code 5
      -  WS07  name-resolved files CNAME fs01.corp.example
      ${nobody}
    `,
  ),
  story(
    'the same share opens by the real name with a ticket; nobody searched for the SPN',
    { [id]: 'likely' },
    String.raw`
      ${contrast}
      -  WS07  ticket-list 1
      -  WS07  ticket-held anna cifs/fs01.corp.example
    `,
  ),
  story(
    'by the real name another account was typed',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\files\finance code 5
      -  WS07  access-tried \\fs01.corp.example\finance as CORP\admin succeeded
      -  WS07  ticket-list 1
      -  WS07  ticket-held anna cifs/fs01.corp.example
      ${nobody}
    `,
  ),
  story(
    'by the real name another share opens',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\files\finance code 5
      -  WS07  access-tried \\fs01.corp.example\public succeeded
      -  WS07  name-resolved files CNAME fs01.corp.example
      -  WS07  ticket-list 1
      -  WS07  ticket-held anna cifs/fs01.corp.example
      ${nobody}
    `,
  ),
  story(
    'a password is saved for the alias: it may be the one that is refused',
    { [id]: 'likely' },
    String.raw`
      ${contrast}
      -  WS07  ticket-list 1
      -  WS07  ticket-held anna cifs/fs01.corp.example
      -  WS07  saved-credential files CORP\anna
      -  WS07  saved-credential-list 1
      ${nobody}
    `,
  ),
  story(
    'a password is saved for the alias, and NTLM was refused before it went out',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/files as CORP\anna
      ${contrast}
      -  WS07  saved-credential files CORP\anna
      -  WS07  saved-credential-list 1
      ${nobody}
    `,
  ),
  story(
    'the KDC knows no SPN and the client refused: whether the name is an alias nobody showed',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ticket-request 4769 CORP\anna for cifs/files 0x7 from 10.0.0.7
      09:00:01  WS07  ntlm-blocked 4001 to cifs/files as CORP\anna
    `,
  ),
  story(
    'two servers have a share of that name, and the one that fails is a computer of its own',
    { [id]: 'ruled-out' },
    String.raw`
      08:00..10:00  FS02  log security 4624
      -  WS07  access-tried \\fs02\finance code 5
      -  WS07  access-tried \\fs01.corp.example\finance succeeded
      -  WS07  ticket-asked cifs/fs02 0x80090303 0x35
      -  WS07  ticket-asked cifs/fs01.corp.example granted
      -  WS07  ticket-list 1
      -  WS07  ticket-held anna cifs/fs01.corp.example
      -  DC01:setspn  spn-query cifs/fs02 nobody
      -  DC01:setspn  spn-query host/fs02 nobody
    `,
  ),
  story(
    'the server logged the account on and refused the alias afterwards: the missing SPN may be why',
    { 'spn-target-name-hardening': 'confirmed', [id]: 'likely' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm
      09:00:00  FS01  spn-check-failed CORP\anna cifs/files
      -         WS07  access-tried \\files\finance as CORP\anna code 5
      ${nobody}
    `,
  ),
  story(
    'the server logged the account on, and nothing checked the name',
    { [id]: 'ruled-out', 'share-permission-denied': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm id 0x1f
      09:00:01  FS01  share-access 5145 failure CORP\anna on finance from 10.0.0.7 mask 0x1 id 0x1f
      09:00:01  WS07  smb-client-failure 31010 to files share finance as CORP\anna 0xC0000022
      ${nobody}
    `,
  ),
];
