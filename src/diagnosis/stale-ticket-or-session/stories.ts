import { story } from '../story.ts';

const id = 'stale-ticket-or-session';
const wrongOwner = 'spn-on-wrong-account';

export const stories = [
  story(
    'fails with a ticket in the cache, opens once the cache is empty',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      -  WS07  ticket-list 2
      -  WS07  ticket-held anna cifs/fs01
      -  WS07  ticket-list 0
      -  WS07  access-tried \\fs01\data succeeded
    `,
  ),
  story(
    'fails with a ticket in the cache, opens after klist purge',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1396
      -  WS07  ticket-list 2
      -  WS07  ticket-held anna cifs/fs01
      -  WS07  tickets-purged
      -  WS07  access-tried \\fs01\data succeeded
      -  WS07  ticket-list 1
      -  WS07  ticket-held anna krbtgt/corp.example
    `,
  ),
  story(
    'the tickets of the computer were purged: the user’s are as they were',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1396
      -  WS07  ticket-list 2
      -  WS07  ticket-held anna cifs/fs01
      -  WS07  tickets-purged in 0x3e7
      -  WS07  access-tried \\fs01\data succeeded
    `,
  ),
  story(
    'fails again after klist purge',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1396
      -  WS07  ticket-list 2
      -  WS07  ticket-held anna cifs/fs01
      -  WS07  tickets-purged
      -  WS07  access-tried \\fs01\data code 1396
    `,
  ),
  story(
    'the cache is empty and the path opens, but no list showed the old ticket',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      -  WS07  ticket-list 0
      -  WS07  access-tried \\fs01\data succeeded
    `,
  ),
  story(
    'the ticket is shown again after the purge: that is the new one',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      -  WS07  ticket-list 0
      -  WS07  access-tried \\fs01\data succeeded
      -  WS07  ticket-list 2
      -  WS07  ticket-held anna cifs/fs01
    `,
  ),
  story(
    'it opened with another account: the account was changed, not the ticket',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      -  WS07  ticket-list 2
      -  WS07  ticket-held anna cifs/fs01
      -  WS07  ticket-list 0
      -  WS07  access-tried \\fs01\data as CORP\adm-anna succeeded
    `,
  ),
  story(
    'another share opened',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      -  WS07  ticket-held anna cifs/fs01
      -  WS07  ticket-list 0
      -  WS07  access-tried \\fs01\public succeeded
    `,
  ),
  story(
    'it fails again with an empty cache: no old ticket is to blame',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      -  WS07  ticket-held anna cifs/fs01
      -  WS07  ticket-list 0
      -  WS07  access-tried \\fs01\data code 5
    `,
  ),
  story(
    'the SPN was moved after the ticket had been issued, and the server cannot decrypt it',
    { [id]: 'confirmed' },
    String.raw`
      08:30:00      DC01  account-changed 4742 CORP\FS01$ servicePrincipalName
      09:00:00      WS07  kerberos-error 4 to cifs/fs01 server fs01$
      09:00:01      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      08:00..10:00  FS01  log security 4624
      -             WS07  ticket-list 1
      -             WS07  ticket-held anna cifs/fs01 start=1793606400000 end=1793642400000
    `,
  ),
  story(
    'the same on the account that setspn names as the owner of an alias',
    { [id]: 'confirmed' },
    String.raw`
      08:30:00  DC01  account-changed 5136 FS02 servicePrincipalName account="CN=FS02,OU=Servers,DC=corp,DC=example"
      09:00:00  WS07  kerberos-error 4 to cifs/files server fs02$
      09:00:01  WS07  smb-client-failure 31001 to files as CORP\anna 0xC0000022
      -         WS07  ticket-list 1
      -         WS07  ticket-held anna cifs/files start=1793606400000 end=1793642400000
      -         ?     spn-query cifs/files FS02
    `,
  ),
  story(
    'the SPN still stands on an account that is not the server’s: a new ticket would be for that one again',
    { [id]: 'possible', [wrongOwner]: 'confirmed' },
    String.raw`
      08:30:00      DC01  account-changed 4742 CORP\OLDFS01$ servicePrincipalName
      09:00:00      WS07  kerberos-error 4 to cifs/fs01 server oldfs01$
      09:00:01      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      08:00..10:00  FS01  log security 4624
      08:00..10:00  OLDFS01  log security 4624
      -             WS07  ticket-list 1
      -             WS07  ticket-held anna cifs/fs01 start=1793606400000 end=1793642400000
      -             ?     spn-query cifs/fs01 OLDFS01
    `,
  ),
  story(
    'the SPN was moved, and nobody shows that the ticket could not be read',
    { [id]: 'likely' },
    String.raw`
      08:30:00      DC01  account-changed 4742 CORP\FS01$ servicePrincipalName
      09:00:01      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      08:00..10:00  FS01  log security 4624
      -             WS07  ticket-list 1
      -             WS07  ticket-held anna cifs/fs01 start=1793606400000 end=1793642400000
    `,
  ),
  story(
    'the computer changed its password as it does every month, and the ticket cannot be read',
    { [id]: 'likely' },
    String.raw`
      08:30:00      DC01  account-changed 4742 CORP\FS01$ pwdLastSet
      09:00:00      WS07  kerberos-error 4 to cifs/fs01 server fs01$
      09:00:01      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      08:00..10:00  FS01  log security 4624
      -             WS07  ticket-list 1
      -             WS07  ticket-held anna cifs/fs01 start=1793606400000 end=1793642400000
    `,
  ),
  story(
    'the monthly change of the password and a refused share: nothing links them',
    { [id]: 'possible' },
    String.raw`
      08:30:00      DC01  account-changed 4742 CORP\FS01$ pwdLastSet
      09:00:01      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      08:00..10:00  FS01  log security 4624
      -             WS07  ticket-list 1
      -             WS07  ticket-held anna cifs/fs01 start=1793606400000 end=1793642400000
    `,
  ),
  story(
    'the ticket was issued after the SPN had been moved',
    { [id]: 'possible' },
    String.raw`
      07:30:00      DC01  account-changed 4742 CORP\FS01$ servicePrincipalName
      09:00:00      WS07  kerberos-error 4 to cifs/fs01 server fs01$
      09:00:01      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      08:00..10:00  FS01  log security 4624
      -             WS07  ticket-list 1
      -             WS07  ticket-held anna cifs/fs01 start=1793606400000 end=1793642400000
    `,
  ),
  story(
    'the SPN was moved only after the failure',
    { [id]: 'possible' },
    String.raw`
      09:30:00      DC01  account-changed 4742 CORP\FS01$ servicePrincipalName
      09:00:00      WS07  kerberos-error 4 to cifs/fs01 server fs01$
      09:00:01      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      08:00..10:00  FS01  log security 4624
      -             WS07  ticket-list 1
      -             WS07  ticket-held anna cifs/fs01 start=1793606400000 end=1793642400000
    `,
  ),
  story(
    'another computer’s SPN was changed',
    { [id]: 'possible' },
    String.raw`
      08:30:00      DC01  account-changed 4742 CORP\FS02$ servicePrincipalName
      09:00:00      WS07  kerberos-error 4 to cifs/fs01 server fs01$
      09:00:01      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      08:00..10:00  FS01  log security 4624
      -             WS07  ticket-list 1
      -             WS07  ticket-held anna cifs/fs01 start=1793606400000 end=1793642400000
    `,
  ),
  story(
    'the old ticket is another user’s',
    { [id]: 'possible' },
    String.raw`
      08:30:00      DC01  account-changed 4742 CORP\FS01$ servicePrincipalName
      09:00:00      WS07  kerberos-error 4 to cifs/fs01 server fs01$
      09:00:01      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      08:00..10:00  FS01  log security 4624
      -             WS07  ticket-list 1
      -             WS07  ticket-held bert cifs/fs01 start=1793606400000 end=1793642400000
    `,
  ),
  story(
    'the domain controller issued a ticket for the server a minute before the failure',
    { [id]: 'ruled-out' },
    String.raw`
      08:30:00      DC01  account-changed 4742 CORP\FS01$ servicePrincipalName
      08:59:00      DC01  ticket-request 4769 CORP\anna for FS01$ 0x0 from 10.0.0.7
      09:00:01      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      08:00..10:00  FS01  log security 4624
      -             WS07  network-config WS07 10.0.0.7
      -             WS07  ticket-list 1
      -             WS07  ticket-held anna cifs/fs01 start=1793606400000 end=1793642400000
    `,
  ),
  story(
    'the server calls the ticket expired; with a new one the account gets in',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  kerberos-error 3 0x20 to cifs/fs01
      09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:20:00  DC01  ticket-request 4769 CORP\anna for FS01$ 0x0 from 10.0.0.7
      09:20:01  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos
    `,
  ),
  story(
    'a new ticket was issued, and nobody saw it work',
    { [id]: 'possible' },
    String.raw`
      09:00:00      WS07  kerberos-error 3 0x20 to cifs/fs01
      09:00:01      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:20:00      DC01  ticket-request 4769 CORP\anna for FS01$ 0x0 from 10.0.0.7
      08:00..10:00  FS01  log security 4624
    `,
  ),
  story(
    'in between the clock of the server was set',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  kerberos-error 3 0x20 to cifs/fs01
      09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:10:00  FS01  clock-changed 3600
      09:20:00  DC01  ticket-request 4769 CORP\anna for FS01$ 0x0 from 10.0.0.7
      09:20:01  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos
    `,
  ),
  story(
    'an expired ticket is renewed every day: alone it says nothing',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  kerberos-error 3 0x20 to cifs/fs01
      09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
    `,
  ),
  story(
    'a permission was refused, and a new ticket works afterwards as before',
    { [id]: 'not-examined' },
    String.raw`
      09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:20:00  DC01  ticket-request 4769 CORP\anna for FS01$ 0x0 from 10.0.0.7
      09:20:01  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos
    `,
  ),
  story(
    'the share refused a session that stood: Kerberos had worked',
    { [id]: 'ruled-out', 'share-permission-denied': 'confirmed' },
    String.raw`
      08:30:00  DC01  account-changed 4742 CORP\FS01$ servicePrincipalName
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:01  FS01  share-access 5145 failure CORP\anna on Finance from 10.0.0.7 mask 0x1 id 0x1f
      -         WS07  access-tried \\fs01\finance as CORP\anna code 5
      -         WS07  ticket-list 1
      -         WS07  ticket-held anna cifs/fs01 start=1793606400000 end=1793642400000
    `,
  ),
  story(
    'access denied, and no ticket was shown',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
    `,
  ),
  story(
    'the ticket could not be decrypted, and a new one works: another domain controller may have issued it with the right key',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  kerberos-error 4 to cifs/fs01 server fs01$
      09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:20:00  DC01  ticket-request 4769 CORP\anna for FS01$ 0x0 from 10.0.0.7
      09:20:01  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos
    `,
  ),
  story(
    'the cache was emptied, and nobody tried again',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      -  WS07  ticket-list 2
      -  WS07  ticket-held anna cifs/fs01
      -  WS07  ticket-list 0
    `,
  ),
  story(
    'the network path was not found: it came back, whatever the tickets were',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 53
      -  WS07  ticket-list 2
      -  WS07  ticket-held anna cifs/fs01
      -  WS07  ticket-list 0
      -  WS07  access-tried \\fs01\data succeeded
    `,
  ),
  story(
    'a second session with other credentials was in the way: deleting it helped, not the purge',
    { 'multiple-credentials-1219': 'confirmed', [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1219
      -  WS07  ticket-list 2
      -  WS07  ticket-held anna cifs/fs01
      -  WS07  ticket-list 0
      -  WS07  access-tried \\fs01\data succeeded
    `,
  ),
  story(
    'the cache was emptied, and new settings had arrived as well: either may have opened the path',
    { [id]: 'likely', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  WS07        ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -         WS07:klist  access-tried \\fs01\data code 5
      -         WS07:klist  ticket-list 2
      -         WS07:klist  ticket-held anna krbtgt/corp.example
      -         WS07:klist  ticket-held anna cifs/fs01
      -         WS07:klist  ticket-list 0
      -         WS07:klist  access-tried \\fs01\data succeeded
      09:05:00  WS07        policy-applied 1502
    `,
  ),
];
