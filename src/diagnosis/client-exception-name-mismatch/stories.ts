import { story } from '../story.ts';

const id = 'client-exception-name-mismatch';
const outgoing = 'outgoing-ntlm-deny-all';

export const stories = [
  story(
    'the list holds the FQDN, the path the short name',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00      WS07.corp.example  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      08:00..10:00  FS01.corp.example  log security 4624
      -             WS07               policy P-OUTX = fs01.corp.example
    `,
  ),
  story(
    'the list holds the short name, the path the FQDN',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07.corp.example  ntlm-blocked 4001 to cifs/fs01.corp.example as CORP\anna
      -         WS07               policy P-OUTX = nas01, fs01
    `,
  ),
  story(
    'the wildcard covers the FQDN, not the short name',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00      WS07.corp.example  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      08:00..10:00  FS01.corp.example  log security 4624
      -             WS07               policy P-OUTX = *.corp.example
    `,
  ),
  story(
    'the path names an alias, and the real name is listed: that they are one computer nobody showed',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00      WS07  ntlm-blocked 4001 to cifs/files as CORP\anna
      08:00..10:00  FS01  log security 4624
      -             WS07  policy P-OUTX = fs01
    `,
  ),
  story(
    'the list stands in a file that only this client can own',
    { [id]: 'likely', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07.corp.example  ntlm-blocked 4001 to cifs/fs01.corp.example as CORP\anna
      -         ?                  policy P-OUTX = fs01
    `,
  ),
  story(
    'the short name is of the client’s domain, the entry of another one',
    { [id]: 'possible', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:01  WS07.corp.example  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -         WS07               policy P-OUTX = fs01.other.example
    `,
  ),
  story(
    'the domain of the client is unknown, so the short name is only assumed to be this server',
    { [id]: 'likely', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01.corp.example as CORP\anna
      -         WS07  policy P-OUTX = fs01
    `,
  ),
  story(
    'no event was exported: deny value and list alone',
    { [id]: 'possible' },
    String.raw`
      08:00..10:00  FS01.corp.example  log security 4624
      -  WS07  access-tried \\fs01\data as CORP\anna code 50
      -  WS07  policy P-OUT = 2
      -  WS07  policy P-OUTX = fs01.corp.example
    `,
  ),
  story(
    'the list was exported before the client got new settings',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07.corp.example  ntlm-blocked 4001 to cifs/fs01.corp.example as CORP\anna
      11:00:00  WS07.corp.example  policy-applied 1502
      -         WS07               policy P-OUTX = fs01
    `,
  ),
  story(
    'an entry in SPN form may match: nobody can call it a mismatch',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00      WS07.corp.example  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      08:00..10:00  FS01.corp.example  log security 4624
      -             WS07               policy P-OUTX = cifs/fs01, fs01.corp.example
    `,
  ),
  story(
    'an address is typed and listed: undocumented, so neither match nor mismatch',
    { [id]: 'possible', [outgoing]: 'confirmed', 'ip-address-access': 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/10.2.0.9 as CORP\anna
      -         WS07  policy P-OUTX = 10.2.0.9
    `,
  ),
  story(
    'a computer of another domain bears the same first label',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07.corp.example  ntlm-blocked 4001 to cifs/fs01.corp.example as CORP\anna
      -         WS07               policy P-OUTX = fs01.fabrikam.example
    `,
  ),
  story(
    'every entry is another computer: the server is simply not excepted',
    { [id]: 'ruled-out', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00      WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      08:00..10:00  FS01  log security 4624
      08:00..10:00  FS02  log security 4624
      -             WS07  policy P-OUTX = fs02
    `,
  ),
  story(
    'the list is empty',
    { [id]: 'ruled-out', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -         WS07  policy P-OUTX =
    `,
  ),
  story(
    'a list of nobody without an entry for this server rules nothing out',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -         ?     policy P-OUTX = fs02
    `,
  ),
  story(
    'an entry matches exactly, and 4001 comes all the same',
    { [id]: 'ruled-out', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -         WS07  policy P-OUTX = fs01.corp.example, fs01
    `,
  ),
  story(
    'the list is another client’s',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07.corp.example  ntlm-blocked 4001 to cifs/fs01.corp.example as CORP\anna
      -         WS09               access-tried \\fs02.corp.example\data succeeded
      -         WS09               policy P-OUTX = fs01
    `,
  ),
  story(
    'the SMB client refused: its own list counts, and this one is the next obstacle',
    { [id]: 'not-reached', 'smb-client-block-ntlm': 'confirmed' },
    String.raw`
      09:00:00  WS07.corp.example  ntlm-blocked 31023 to fs01.corp.example as CORP\anna
      -         WS07               policy P-OUTX = fs01
    `,
  ),
  story(
    // Without a log that listened, the undated file alone does not acquit the outgoing policy.
    'outgoing NTLM is not denied and no 4001 exists',
    { [id]: 'ruled-out', [outgoing]: 'possible' },
    String.raw`
      -  WS07.corp.example  access-tried \\fs01.corp.example\data as CORP\anna code 5
      -  WS07.corp.example  policy P-OUT = 1
      -  WS07.corp.example  policy P-OUTX = fs01
    `,
  ),
  story(
    'Kerberos opened the server by its FQDN two seconds later: two attempts in one, so nothing is certain',
    { [id]: 'possible', [outgoing]: 'possible' },
    String.raw`
      09:00:00  WS07.corp.example  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      09:00:02  FS01.corp.example  logon CORP\anna from 10.0.0.7 WS07 kerberos
      -         WS07               policy P-OUTX = fs01.corp.example
    `,
  ),
  story(
    'no list is set in the key that was listed: the server is not excepted in any form',
    { [id]: 'ruled-out', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -         WS07  setting-undefined P-OUTX
    `,
  ),
  story(
    'nobody exported the list',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
    `,
  ),
  story(
    'the value that denies is not set, so nobody asks for exceptions',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07.corp.example  access-tried \\fs01.corp.example\data as CORP\anna code 5
      -  WS07.corp.example  setting-undefined P-OUT
      -  WS07.corp.example  policy P-OUTX = fs01
    `,
  ),
  story(
    'an entry that matches in a file of nobody rules nothing out',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -         ?     policy P-OUTX = fs01
    `,
  ),
];
