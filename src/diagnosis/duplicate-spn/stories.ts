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
];
