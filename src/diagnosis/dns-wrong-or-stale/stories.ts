import { story } from '../story.ts';

const id = 'dns-wrong-or-stale';
const port = 'smb-port-blocked';
const outgoing = 'outgoing-ntlm-deny-all';

export const stories = [
  story(
    'the SMB client cannot resolve the name, and the path is not found',
    { [id]: 'confirmed', [port]: 'possible', 'missing-spn': 'not-reached' },
    String.raw`
      09:00:00  WS07  smb-client-failure 30800 to fs01 0xC0000225
      -         WS07  access-tried \\fs01\data code 53
    `,
  ),
  story(
    'DNS knows no such full name, and the path is not found',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\fs01.corp.example\data code 53
      -  WS07  name-resolved fs01.corp.example nobody
    `,
  ),
  story(
    'no DNS server answered for the full name in these seconds',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  access-tried \\fs01.corp.example\data as CORP\anna code 53
      09:00:02  WS07  dns-timeout fs01.corp.example
    `,
  ),
  story(
    'an old record: the ticket is for one computer, another one answers',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:00:00  WS07  kerberos-error 4 0x29 server fs02$ to cifs/fs01
      08:00:00  FS02  policy-applied 1500
      -         WS07  name-resolved fs01 A 10.0.0.6
      -         FS01  network-config FS01 10.0.0.5
    `,
  ),
  story(
    'the same, told by the other computer’s own addresses',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\files\data code 1396
      -  WS07  name-resolved files CNAME fs01.corp.example
      -  WS07  name-resolved fs01.corp.example A 10.0.0.6
      -  FILES  network-config FILES 10.0.0.5
      -  FS02  network-config FS02 10.0.0.6
    `,
  ),
  story(
    'the same, where no file names the computer that answered',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:00:00  WS07  kerberos-error 4 0x29 server prn07$ to cifs/fs01
      -         WS07  name-resolved fs01 A 10.0.0.6
      -         FS01  network-config FS01 10.0.0.5
    `,
  ),
  story(
    'a service account could not decrypt the ticket: it may run on the server itself, behind an address of its own',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:00:00  WS07  kerberos-error 4 0x29 server svc-files to cifs/fs01
      -         WS07  name-resolved fs01 A 192.0.2.20
      -         FS01  network-config FS01 10.0.0.5
    `,
  ),
  story(
    'the account of the server itself, which ends after 15 characters',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fileserver-north1 as CORP\anna 0xC0000022
      09:00:00  WS07  kerberos-error 4 0x29 server FILESERVER-NORT$ to cifs/fileserver-north1
      -         WS07  name-resolved fileserver-north1 A 192.0.2.20
      -         FILESERVER-NORTH1  network-config FILESERVER-NORTH1 10.0.0.5
    `,
  ),
  story(
    'the server listened and heard nothing of this client',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00      WS07  access-tried \\fs01\data as CORP\anna code 1396
      08:00..10:00  FS01  log security 4624 4625
      -             WS07  name-resolved fs01 A 10.0.0.6
      -             FS01  network-config FS01 10.0.0.5
    `,
  ),
  story(
    'an address before the server that nobody owns: it may be a NAT, and the ticket fail for another reason',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1396
      -  WS07  name-resolved fs01 A 192.0.2.20
      -  FS01  network-config FS01 10.0.0.5
    `,
  ),
  story(
    'another address than the server’s, and the ticket is not the matter',
    { [id]: 'likely', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -         WS07  name-resolved fs01 A 10.0.0.6
      -         FS01  network-config FS01 10.0.0.5
      -         FS02  network-config FS02 10.0.0.6
    `,
  ),
  story(
    'the ticket cannot be decrypted, and the name leads to the server',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1396
      -  WS07  name-resolved fs01 A 10.0.0.5
      -  FS01  network-config FS01 10.0.0.5
      -  FS02  network-config FS02 10.0.0.6
    `,
  ),
  story(
    'one answer of DNS is right, another is wrong: split DNS or an old test',
    { [id]: 'likely' },
    String.raw`
      -  WS07   access-tried \\fs01\data code 1396
      -  WS07   name-resolved fs01 A 10.0.0.6
      -  ?:dns  name-resolved fs01 A 10.0.0.5
      -  FS01   network-config FS01 10.0.0.5
      -  FS02   network-config FS02 10.0.0.6
    `,
  ),
  story(
    'the server was moved: its answer of last month is none of today',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07                 access-tried \\fs01\data code 53
      -         WS07:dns-2026-10-02  name-resolved fs01 A 10.0.0.6
      -         FS01                 network-config FS01 10.0.0.5
    `,
  ),
  story(
    'a line in the hosts file leads elsewhere than DNS, and nothing answers there',
    { [id]: 'confirmed', [port]: 'possible' },
    String.raw`
      -  WS07         access-tried \\fs01\data code 53
      -  WS07         port-tested fs01 445 closed address=10.0.0.99
      -  WS07:hosts   name-resolved fs01 A 10.0.0.99 hosts-file
      -  WS07:dns     name-resolved fs01 A 10.0.0.5
    `,
  ),
  story(
    'a line in the hosts file, and the computer there cannot decrypt the ticket',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07         access-tried \\fs01\data code 1396
      -  WS07:hosts   name-resolved fs01 A 10.0.0.99 hosts-file
      -  WS07:dns     name-resolved fs01 A 10.0.0.5
    `,
  ),
  story(
    'a line in the hosts file, and the access was refused: by whom is open',
    { [id]: 'likely' },
    String.raw`
      -  WS07         access-tried \\fs01\data code 5
      -  WS07:hosts   name-resolved fs01 A 10.0.0.99 hosts-file
      -  WS07:dns     name-resolved fs01 A 10.0.0.5
    `,
  ),
  story(
    'the hosts file is right and DNS is old',
    { [id]: 'possible' },
    String.raw`
      -  WS07         access-tried \\fs01\data code 53
      -  WS07:hosts   name-resolved fs01 A 10.0.0.5 hosts-file
      -  WS07:dns     name-resolved fs01 A 10.0.0.99
      -  FS01         network-config FS01 10.0.0.5
    `,
  ),
  story(
    'the hosts file is of another computer',
    { [id]: 'possible' },
    String.raw`
      -  WS07         access-tried \\fs01\data code 53
      -  WS08:hosts   name-resolved fs01 A 10.0.0.99 hosts-file
      -  WS07:dns     name-resolved fs01 A 10.0.0.5
    `,
  ),
  story(
    'whose hosts file it is, nobody says',
    { [id]: 'likely' },
    String.raw`
      -  WS07       access-tried \\fs01\data code 53
      -  ?:lines    name-resolved fs01 A 10.0.0.99 hosts-file
      -  WS07:dns   name-resolved fs01 A 10.0.0.5
    `,
  ),
  story(
    'the hosts file names another server',
    { [id]: 'possible' },
    String.raw`
      -  WS07         access-tried \\fs01\data code 53
      -  WS07:hosts   name-resolved fs02 A 10.0.0.99 hosts-file
      -  WS07:dns     name-resolved fs02 A 10.0.0.5
    `,
  ),
  story(
    'the SMB client cannot resolve the name; what people saw is not in the files',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07  smb-client-failure 30800 to fs01 0xC0000225
    `,
  ),
  story(
    'the SMB client cannot resolve another name in the same second',
    { [id]: 'likely', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 30800 to fs02 0xC0000225
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -         WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
  story(
    'no DNS server answered for the name, the code is another one',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07  access-tried \\fs01.corp.example\data as CORP\anna code 1326
      09:00:02  WS07  dns-timeout fs01.corp.example
    `,
  ),
  story(
    'no DNS server answered for the name an hour before',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  access-tried \\fs01.corp.example\data as CORP\anna code 53
      08:00:02  WS07  dns-timeout fs01.corp.example
    `,
  ),
  story(
    'no DNS server answered at some time, and the failure has none',
    { [id]: 'likely' },
    String.raw`
      -         WS07  access-tried \\fs01.corp.example\data as CORP\anna code 53
      08:00:02  WS07  dns-timeout fs01.corp.example
    `,
  ),
  story(
    'no DNS server answered for a domain controller: that is another matter',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  access-tried \\fs01.corp.example\data as CORP\anna code 53
      09:00:02  WS07  dns-timeout _ldap._tcp.dc._msdcs.corp.example
    `,
  ),
  story(
    'another computer got no answer of DNS',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  access-tried \\fs01.corp.example\data as CORP\anna code 53
      09:00:02  WS08  dns-timeout fs01.corp.example
    `,
  ),
  story(
    'DNS does not know the short name, which NetBIOS may know',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 53
      -  WS07  name-resolved fs01 nobody
    `,
  ),
  story(
    'the name could not be resolved, by a time-out or otherwise',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01.corp.example\data code 53
      -  WS07  name-resolved fs01.corp.example nobody outcome=failed
    `,
  ),
  story(
    'DNS knows no such name, and the access was refused by somebody',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01.corp.example\data code 5
      -  WS07  name-resolved fs01.corp.example nobody
    `,
  ),
  story(
    'one DNS server knows no such name, the port test went to its address: the port is the matter',
    { [id]: 'likely', [port]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\fs01.corp.example\data code 53
      -  WS07  name-resolved fs01.corp.example nobody
      -  WS07  port-tested fs01.corp.example 445 closed address=10.0.0.5
    `,
  ),
  story(
    'the name was resolved, the connection failed',
    { [id]: 'likely', [port]: 'possible' },
    String.raw`
      09:00:00  WS07  smb-client-failure 30803 to fs01.corp.example 0xC00000B5
      -         WS07  access-tried \\fs01.corp.example\data code 53
      -         WS07  name-resolved fs01.corp.example nobody
    `,
  ),
  story(
    'error 53 alone: name, port or guest',
    { [id]: 'possible', [port]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 53
    `,
  ),
  story(
    'somebody tells of error 53',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01.corp.example\data code 53 by told
      -  WS07  name-resolved fs01.corp.example nobody
    `,
  ),
  story(
    'error 5 says nothing of the name',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
    `,
  ),
  story(
    'an address needs no name',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\10.0.0.5\data code 53
      -  WS07  name-resolved fs01 nobody
    `,
  ),
  story(
    'the server logged the access, so the name led to it',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:00  WS07  access-tried \\fs01\data as CORP\anna code 5
      09:00:01  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 kerberos 0xC000006D
      -         WS07  name-resolved fs01 A 192.0.2.20
      -         FS01  network-config FS01 10.0.0.5
    `,
  ),
  story(
    'the name leads to the server, which opens by its full name: the short one is no matter of DNS',
    { [id]: 'ruled-out' },
    String.raw`
      -         WS07              access-tried \\fs01\data code 53
      -         WS07              access-tried \\fs01.corp.example\data succeeded
      -         WS07              ticket-held anna cifs/fs01.corp.example
      -         WS07              name-resolved fs01 A 10.0.0.5
      -         FS01              network-config FS01 suffix corp.example 10.0.0.5
    `,
  ),
  story(
    'another address, and the full name opens: only the name as typed is wrong',
    { [id]: 'likely' },
    String.raw`
      -         WS07              access-tried \\fs01\data code 53
      -         WS07              access-tried \\fs01.corp.example\data succeeded
      -         WS07              ticket-held anna cifs/fs01.corp.example
      -         WS07              name-resolved fs01 A 10.0.0.6
      -         FS01              network-config FS01 suffix corp.example 10.0.0.5
    `,
  ),
  story(
    'a line in the hosts file, and who answers there refuses a guest, which looks like 53',
    { [id]: 'likely', 'guest-access-blocked': 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31017 to nas01 0xC0000022
      -         WS07  access-tried \\nas01\data code 53
      -         WS07  name-resolved nas01 A 192.0.2.20 hosts-file
      -         WS07  name-resolved nas01 A 10.0.0.20
    `,
  ),
  story(
    'a line in the hosts file, and port 445 answers at its address: it may lead through a NAT',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\nas01\data code 53
      -  WS07  name-resolved nas01 A 192.0.2.20 hosts-file
      -  WS07  name-resolved nas01 A 10.0.0.20
      -  WS07  port-tested nas01 445 open address=192.0.2.20
    `,
  ),
  story(
    'the laptop wakes: the name is unknown for a second, then it is known and nobody answers',
    { [id]: 'likely', [port]: 'possible' },
    String.raw`
      09:00:00  WS07  smb-client-failure 30800 to fs01 0xC00000BE
      09:00:01  WS07  smb-client-failure 30803 to fs01 0xC00000B5
    `,
  ),
];
