import { story } from '../story.ts';

const id = 'duplicate-spn';

export const stories = [
  story(
    'setspn prints two owners, and the client shows 1396',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1396
      -  DC01:setspn  spn-query cifs/fs01 FS01 SVC01
    `,
  ),
  story(
    'the KDC refuses the name as not unique, and setspn -X lists it',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ticket-request 4769 anna@CORP.EXAMPLE for cifs/fs01 0x8 from 10.0.0.7
      -  DC01:setspn  spn-duplicate host/fs01 FS01 FS01-OLD
    `,
  ),
  story(
    'the domain controller logs the duplicate beside the failure',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:00:01  DC01  kdc-error 11 cifs/fs01
    `,
  ),
  story(
    'the domain controller logged the duplicate some hours before',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      06:00:01  DC01  kdc-error 11 cifs/fs01
    `,
  ),
  story(
    'two owners, and no sign that Kerberos failed',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      -  DC01:setspn  spn-query cifs/fs01 FS01 SVC01
    `,
  ),
  story(
    'only 1396 is known',
    { [id]: 'possible', 'spn-on-wrong-account': 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1396
    `,
  ),
  story(
    'the whole forest holds no duplicate',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1396
      -  DC01:setspn  spn-duplicate-search 0 forest
    `,
  ),
  story(
    'one domain without duplicates says nothing of the forest',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1396
      -  DC01:setspn  spn-duplicate-search 0
    `,
  ),
  story(
    'a duplicate of another name',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1396
      -  DC01:setspn  spn-duplicate cifs/fs02 FS02 SVC01
    `,
  ),
  story(
    'cifs/ on one account and host/ on another is no duplicate',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      -  DC01:setspn  spn-query cifs/fs01 SVC01
      -  DC01:setspn  spn-query host/fs01 FS01
    `,
  ),
  story(
    'two account lists may be of different days',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1396
      -  DC01:setspn  spn-list FS01 host/fs01
      -  DC02:setspn  spn-list FS01-OLD host/fs01
    `,
  ),
  story(
    'both classes were searched in the forest, and none has a second owner',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1396
      -  DC01:setspn  spn-query cifs/fs01 nobody forest
      -  DC01:setspn  spn-query host/fs01 FS01 forest
    `,
  ),
  story(
    'the client logged that the SPN is registered twice',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:00:01  WS07  kerberos-error 101 to cifs/fs01
    `,
  ),
  story(
    'the client logged it for another name',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:00:01  WS07  kerberos-error 101 to cifs/fs02
    `,
  ),
  story(
    'the domain controller logged it beside the failure, and a later search of the forest is clean',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:00:01  DC01  kdc-error 11 cifs/fs01
      -  DC01:setspn  spn-duplicate-search 0 forest
    `,
  ),
  story(
    'an access without time, and the domain controller logged the duplicate on the last day of its log',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      09:00:00  DC01  kdc-error 11 cifs/fs01
      08:00..10:00  DC01  log security 4768
    `,
  ),
  story(
    'an access without time, and a duplicate that was logged in another month',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      2026-09-02T09:00:00  DC01  kdc-error 11 cifs/fs01
      2026-09-01..2026-11-02T10:00  DC01  log security 4768
    `,
  ),
  story(
    'two owners, and klist get fails for the name',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      -  WS07  ticket-asked cifs/fs01 0xC000018B
      -  DC01:setspn  spn-query cifs/fs01 FS01 SVC01
    `,
  ),
  story(
    'two owners, and klist get fails for want of a common encryption type: the name was found',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      -  WS07  ticket-asked cifs/fs01 0x80090342
      -  DC01:setspn  spn-query cifs/fs01 FS01 SVC01
    `,
  ),
  story(
    'two owners, and no domain controller answered klist get',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      -  WS07  ticket-asked cifs/fs01 0xC000005E
      -  DC01:setspn  spn-query cifs/fs01 FS01 SVC01
    `,
  ),
  story(
    'an account that was moved between two captures is one account',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1396
      -  DC01:setspn  spn-list "CN=FS01,OU=Old,DC=corp,DC=example" host/fs01
      -  DC02:setspn  spn-list "CN=FS01,OU=New,DC=corp,DC=example" host/fs01
    `,
  ),
  story(
    'the same short name in another company’s directory',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1396
      08:00..10:00  FS01.corp.example  log security 4624
      -  DC01:setspn  spn-query host/fs01 "CN=FS01,OU=Servers,DC=corp,DC=example"
      -  DC09:setspn  spn-query host/fs01 "CN=FILESRV,OU=Servers,DC=other,DC=example"
    `,
  ),
  story(
    'two owners, and SPNs were changed after the failure',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07  kerberos-error 4 server svc01 to cifs/fs01
      09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      10:00:00  DC01  account-changed 5136 "CN=SVC01,CN=Users,DC=corp,DC=example" servicePrincipalName
      -  DC01:setspn  spn-query cifs/fs01 FS01 SVC01
    `,
  ),
];
