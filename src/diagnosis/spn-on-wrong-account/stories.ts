import { story } from '../story.ts';

const id = 'spn-on-wrong-account';

export const stories = [
  story(
    'the SPN of the server’s name is on a service account, and the ticket cannot be read',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1396
      08:00..10:00  FS01  log security 4624
      -  DC01:setspn  spn-query cifs/fs01 SVC01
    `,
  ),
  story(
    'the alias fails, the server’s FQDN works with a ticket, the SPN was left on the old server',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\files\data as CORP\anna code 5
      -  WS07  access-tried \\fs01.corp.example\data as CORP\anna succeeded
      -  WS07  ticket-list 2
      -  WS07  ticket-held anna krbtgt/CORP.EXAMPLE
      -  WS07  ticket-held anna cifs/fs01.corp.example
      09:00:02  FS01.corp.example  smb-session-refused CORP\anna from WS07 0xC0000022
      -  DC01:setspn  spn-query cifs/files OLDFS01
      09:00:00  WS07  smb-client-failure 31001 to files as CORP\anna 0xC0000022
    `,
  ),
  story(
    'the owner is another computer, nothing shows what Kerberos did',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      08:00..10:00  FS01  log security 4624
      -  DC01:setspn  spn-query cifs/fs01 SVC01
    `,
  ),
  story(
    'only host/ was looked for: cifs/ may be where it belongs',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1396
      08:00..10:00  FS01  log security 4624
      -  DC01:setspn  spn-query host/fs01 SVC01
    `,
  ),
  story(
    'which computer answers is not known',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\files\data code 1396
      -  DC01:setspn  spn-query cifs/files OLDFS01
    `,
  ),
  story(
    'two owners are a duplicate',
    { [id]: 'ruled-out', 'duplicate-spn': 'confirmed' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1396
      08:00..10:00  FS01  log security 4624
      -  DC01:setspn  spn-query cifs/fs01 FS01 SVC01
    `,
  ),
  story(
    'the right account owns it',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1396
      08:00..10:00  FS01  log security 4624
      -  DC01:setspn  spn-query cifs/fs01 FS01
    `,
  ),
  story(
    'an access without time and one event that fits it',
    { [id]: 'confirmed' },
    String.raw`
      -         WS07  access-tried \\fs01\data code 5
      09:00:00  WS07  kerberos-error 4 server svc01 to cifs/fs01
      08:00..10:00  FS01  log security 4624
      -  DC01:setspn  spn-query cifs/fs01 SVC01
    `,
  ),
  story(
    'an access without time and two events that fit it',
    { [id]: 'likely' },
    String.raw`
      -         WS07  access-tried \\fs01\data code 5
      09:00:00  WS07  kerberos-error 4 server svc01 to cifs/fs01
      09:30:00  WS07  kerberos-error 4 server old01 to cifs/fs01
      08:00..10:00  FS01  log security 4624
      -  DC01:setspn  spn-query cifs/fs01 SVC01
    `,
  ),
  story(
    'the unreadable ticket is for another service of the server',
    { [id]: 'likely' },
    String.raw`
      -         WS07  access-tried \\fs01\data code 5
      09:00:00  WS07  kerberos-error 4 server svc01 to http/fs01
      08:00..10:00  FS01  log security 4624
      -  DC01:setspn  spn-query cifs/fs01 SVC01
    `,
  ),
  story(
    'the owner bears the very name: it may be a cluster, whose nodes answer',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to clufs as CORP\anna 0xC0000022
      09:00:01  WS07  kerberos-error 4 server clufs to cifs/clufs
      09:00:02  NODE1  smb-session-refused CORP\anna from WS07 0xC0000022
      -  DC01:setspn  spn-query cifs/clufs CLUFS
    `,
  ),
  story(
    'the KDC issued a ticket for a service account, and this ticket could not be read',
    { [id]: 'confirmed' },
    String.raw`
      09:00:01  WS07  kerberos-error 4 server svc-backup to cifs/fs01
      09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:00:02  FS01  smb-session-refused CORP\anna from WS07 0xC0000022
      09:00:00  DC01  ticket-request 4769 CORP\anna for svc-backup 0x0 from 10.0.0.7
    `,
  ),
  story(
    'the KDC issued a ticket for some other account, the unreadable one was made out to the server',
    { [id]: 'possible' },
    String.raw`
      09:00:01  WS07  kerberos-error 4 server fs01$ to cifs/fs01
      09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:00:02  FS01  smb-session-refused CORP\anna from WS07 0xC0000022
      09:00:00  DC01  ticket-request 4769 CORP\anna for FS02$ 0x0 from 10.0.0.7
    `,
  ),
  story(
    'the ticket was issued for another account, and setspn finds two',
    { [id]: 'ruled-out', 'duplicate-spn': 'confirmed' },
    String.raw`
      09:00:01  WS07  kerberos-error 4 server svc-backup to cifs/fs01
      09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:00:02  FS01  smb-session-refused CORP\anna from WS07 0xC0000022
      09:00:00  DC01  ticket-request 4769 CORP\anna for svc-backup 0x0 from 10.0.0.7
      -  DC01:setspn  spn-query cifs/fs01 FS01 svc-backup
    `,
  ),
  story(
    'the owner is a cluster’s account, and a node answers under a name of its own',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to files as CORP\anna 0xC0000022
      09:00:01  WS07  kerberos-error 4 server sofs1 to cifs/files
      09:00:02  NODE1  smb-session-refused CORP\anna from WS07 0xC0000022
      -  DC01:setspn  spn-query cifs/files SOFS1
      -  DC01:setspn  spn-list SOFS1 cifs/files msclustervirtualserver/sofs1
    `,
  ),
  story(
    'the alias fails and the server’s FQDN works, and nobody asked who owns the alias',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\files\data as CORP\anna code 5
      -  WS07  access-tried \\fs01.corp.example\data as CORP\anna succeeded
      -  WS07  ticket-list 2
      -  WS07  ticket-held anna krbtgt/CORP.EXAMPLE
      -  WS07  ticket-held anna cifs/fs01.corp.example
      09:00:02  FS01.corp.example  smb-session-refused CORP\anna from WS07 0xC0000022
      09:00:00  WS07  smb-client-failure 31001 to files as CORP\anna 0xC0000022
    `,
  ),
  story(
    'the server’s own FQDN fails in the same way, and its SPN is right: the name is not at fault',
    { [id]: 'possible' },
    String.raw`
      -         WS07  access-tried \\files\data as CORP\anna code 1396
      -         WS07  access-tried \\fs01.corp.example\data as CORP\anna code 1396
      -  WS07:dns  network-config WS07 10.0.0.7
      09:00:02  FS01.corp.example  smb-session-refused CORP\anna from WS07 0xC0000022
      09:00:00  WS07  kerberos-error 4 server oldfs01 to cifs/files
      09:00:00  WS07  smb-client-failure 31001 to files as CORP\anna 0xC0000022
      -  DC01:setspn  spn-query cifs/files OLDFS01
      -  DC01:setspn  spn-query cifs/fs01.corp.example FS01
    `,
  ),
  story(
    'SPNs of the owner were changed after the failure: setspn may print the state of later',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:00:01  WS07  kerberos-error 4 server svc01 to cifs/fs01
      09:00:02  FS01  smb-session-refused CORP\anna from WS07 0xC0000022
      10:00:00  DC01  account-changed 4742 CORP\SVC01$ servicePrincipalName
      -  DC01:setspn  spn-query cifs/fs01 SVC01
    `,
  ),
  story(
    'another account’s SPNs were changed after the failure',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:00:01  WS07  kerberos-error 4 server svc01 to cifs/fs01
      09:00:02  FS01  smb-session-refused CORP\anna from WS07 0xC0000022
      10:00:00  DC01  account-changed 4742 CORP\SVC02$ servicePrincipalName
      -  DC01:setspn  spn-query cifs/fs01 SVC01
    `,
  ),
  story(
    'the setspn is of another month',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:00:01  WS07  kerberos-error 4 server svc01 to cifs/fs01
      09:00:02  FS01  smb-session-refused CORP\anna from WS07 0xC0000022
      -  DC01:setspn-2026-08-01  spn-query cifs/fs01 SVC01
    `,
  ),
];
