import { story } from '../story.ts';

const id = 'missing-spn';

export const stories = [
  story(
    'the KDC knows no service of the server’s own name, and setspn finds no owner',
    { [id]: 'confirmed' },
    String.raw`
      08:00..10:00  FS01  log security 4624
      09:00:00  DC01  ticket-request 4769 anna@CORP.EXAMPLE for cifs/fs01 0x7 from 10.0.0.7
      -  DC01:setspn  spn-query cifs/fs01 nobody forest
      -  DC01:setspn  spn-query host/fs01 nobody forest
    `,
  ),
  story(
    'the server’s account holds other names only, and the session got no ticket',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 50
      -  WS07  ticket-list 1
      -  WS07  ticket-held anna krbtgt/CORP.EXAMPLE
      08:00..10:00  FS01  log security 4624
      -  DC01:setspn  spn-list FS01 host/fs99 termsrv/fs99
    `,
  ),
  story(
    'setspn finds no owner of the server’s own name',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      08:00..10:00  FS01  log security 4624
      -  DC01:setspn  spn-query cifs/fs01 nobody
      -  DC01:setspn  spn-query host/fs01 nobody
    `,
  ),
  story(
    'the KDC knows no such service, and nobody looked for an owner',
    { [id]: 'possible' },
    String.raw`
      08:00..10:00  FS01  log security 4624
      09:00:00  DC01  ticket-request 4769 anna@CORP.EXAMPLE for cifs/fs01 0x7 from 10.0.0.7
    `,
  ),
  story(
    'no cifs/ SPN, but host/ of the same name is on the right account: that is normal',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      08:00..10:00  FS01  log security 4624
      -  DC01:setspn  spn-query cifs/fs01 nobody
      -  DC01:setspn  spn-query host/fs01 FS01
    `,
  ),
  story(
    'an alias without an SPN is another cause',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\files\data code 5
      08:00..10:00  FS01  log security 4624
      -  DC01:setspn  spn-query cifs/files nobody
      -  DC01:setspn  spn-query host/files nobody
    `,
  ),
  story(
    'the search stayed in one domain, and the account is of another',
    { [id]: 'likely' },
    String.raw`
      08:00..10:00  FS01.corp.example  log security 4624
      09:00:00  DC09.fabrikam.example  ticket-request 4769 fabrikam.example\anna for cifs/fs01.corp.example 0x7 from 10.0.0.7
      -  DC01:setspn  spn-query cifs/fs01.corp.example nobody
      -  DC01:setspn  spn-query host/fs01.corp.example nobody
    `,
  ),
  story(
    'the SPN exists on another account: it is not missing',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      08:00..10:00  FS01  log security 4624
      -  DC01:setspn  spn-query cifs/fs01 SVC01
    `,
  ),
  story(
    'a list of the account of another company’s server of this name',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 50
      -  WS07  ticket-list 1
      -  WS07  ticket-held anna krbtgt/CORP.EXAMPLE
      08:00..10:00  FS01.corp.example  log security 4624
      -  DC09:setspn  spn-list "CN=FS01,OU=Servers,DC=other,DC=example" host/fs99 termsrv/fs99
    `,
  ),
  story(
    'the server’s account lacks the name, and nobody looked at the tickets',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 50
      08:00..10:00  FS01  log security 4624
      -  DC01:setspn  spn-list FS01 host/fs99 termsrv/fs99
    `,
  ),
  story(
    'the session got no ticket, and nobody asked for the SPNs',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 50
      -  WS07  ticket-list 1
      -  WS07  ticket-held anna krbtgt/CORP.EXAMPLE
      08:00..10:00  FS01  log security 4624
    `,
  ),
  story(
    'the session holds a ticket for the name: whatever setspn finds, the KDC found it',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      -  WS07  ticket-list 2
      -  WS07  ticket-held anna krbtgt/CORP.EXAMPLE
      -  WS07  ticket-held anna cifs/fs01
      08:00..10:00  FS01  log security 4624
      -  DC01:setspn  spn-list FS01 host/fs99 termsrv/fs99
    `,
  ),
  story(
    'the KDC knew no such service, and host/ is on the right account now: it was repaired, or the domain controllers differ',
    { [id]: 'ruled-out' },
    String.raw`
      08:00..10:00  FS01  log security 4624
      09:00:00  DC01  ticket-request 4769 anna@CORP.EXAMPLE for cifs/fs01 0x7 from 10.0.0.7
      -  DC01:setspn  spn-query cifs/fs01 nobody forest
      -  DC01:setspn  spn-query host/fs01 FS01 forest
    `,
  ),
  story(
    'setspn finds no owner, and the server’s own list holds the name: two captures of two days',
    { [id]: 'ruled-out' },
    String.raw`
      08:00..10:00  FS01  log security 4624
      09:00:00  DC01  ticket-request 4769 anna@CORP.EXAMPLE for cifs/fs01 0x7 from 10.0.0.7
      -  DC01:setspn  spn-query cifs/fs01 nobody forest
      -  DC01:setspn  spn-query host/fs01 nobody forest
      -  DC01:list    spn-list FS01 host/fs01
    `,
  ),
  story(
    'the name was added to the server’s account after the failure: what setspn prints is of another hour',
    { [id]: 'likely' },
    String.raw`
      08:00..10:00  FS01  log security 4624
      09:00:00  DC01  ticket-request 4769 anna@CORP.EXAMPLE for cifs/fs01 0x7 from 10.0.0.7
      11:00:00  DC01  account-changed 4742 CORP\FS01$ servicePrincipalName
      -  DC01:setspn  spn-query cifs/fs01 nobody forest
      -  DC01:setspn  spn-query host/fs01 nobody forest
    `,
  ),
  story(
    'the setspn is of another month',
    { [id]: 'possible' },
    String.raw`
      08:00..10:00  FS01  log security 4624
      09:00:00  DC01  ticket-request 4769 anna@CORP.EXAMPLE for cifs/fs01 0x7 from 10.0.0.7
      -  DC01:setspn-2026-08-01  spn-query cifs/fs01 nobody forest
      -  DC01:setspn-2026-08-01  spn-query host/fs01 nobody forest
    `,
  ),
];
