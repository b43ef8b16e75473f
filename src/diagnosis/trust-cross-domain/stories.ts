import { story } from '../story.ts';

const id = 'trust-cross-domain';

export const stories = [
  story(
    'a domain controller refused what came over a trust',
    { [id]: 'confirmed', 'domain-ntlm-deny': 'confirmed' },
    String.raw`
      09:00:00  DC01  ntlm-blocked 4004 as FABRIKAM\anna from WS07 via FS01 channelType=3
    `,
  ),
  story(
    'the account’s domain knows no such server, no referral, NTLM blocked',
    { [id]: 'confirmed', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      08:00..10:00  FS01.corp.example  log security 4624
      08:30:00  DC01.corp.example  ticket-request 4768 corp.example\bert 0x0 from 10.0.0.9
      08:30:00  DC09.fabrikam.example  ticket-request 4768 fabrikam.example\carl 0x0 from 10.0.0.8
      09:00:00  WS07.fabrikam.example  ntlm-blocked 4001 to cifs/fs01.corp.example as fabrikam.example\anna
      09:00:00  DC09.fabrikam.example  ticket-request 4769 fabrikam.example\anna for cifs/fs01.corp.example 0x7 from 10.0.0.7
      -  WS07.fabrikam.example  ticket-list 1
      -  WS07.fabrikam.example  ticket-held anna krbtgt/FABRIKAM.EXAMPLE clientRealm=FABRIKAM.EXAMPLE serverRealm=FABRIKAM.EXAMPLE
    `,
  ),
  story(
    'two domains, and the account’s own knows no such server',
    { [id]: 'likely' },
    String.raw`
      08:00..10:00  FS01.corp.example  log security 4624
      08:30:00  DC01.corp.example  ticket-request 4768 corp.example\bert 0x0 from 10.0.0.9
      08:30:00  DC09.fabrikam.example  ticket-request 4768 fabrikam.example\carl 0x0 from 10.0.0.8
      09:00:00  DC09.fabrikam.example  ticket-request 4769 fabrikam.example\anna for cifs/fs01.corp.example 0x7 from 10.0.0.7
    `,
  ),
  story(
    'two domains, nothing else',
    { [id]: 'possible' },
    String.raw`
      08:00..10:00  FS01.corp.example  log security 4624
      08:30:00  DC01.corp.example  ticket-request 4768 corp.example\bert 0x0 from 10.0.0.9
      08:30:00  DC09.fabrikam.example  ticket-request 4768 fabrikam.example\carl 0x0 from 10.0.0.8
      -  WS07  access-tried \\fs01.corp.example\data as fabrikam.example\anna code 5
    `,
  ),
  story(
    'a NetBIOS domain name need not resemble the DNS name',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\fs01.corp.example\data as FABRIKAM\anna code 5
    `,
  ),
  story(
    'account and server are of one domain',
    { [id]: 'ruled-out' },
    String.raw`
      08:00..10:00  FS01.corp.example  log security 4624
      -  WS07  access-tried \\fs01.corp.example\data as corp.example\anna code 5
    `,
  ),
  story(
    'the session holds a ticket of the other realm',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\fs01.corp.example\data as fabrikam.example\anna code 5
      -  WS07  ticket-list 2
      -  WS07  ticket-held anna krbtgt/CORP.EXAMPLE clientRealm=FABRIKAM.EXAMPLE serverRealm=FABRIKAM.EXAMPLE
      -  WS07  ticket-held anna cifs/fs01.corp.example clientRealm=FABRIKAM.EXAMPLE
    `,
  ),
  story(
    'an alias in another DNS zone is no other domain',
    { [id]: 'not-examined', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  WS07.corp.example  ntlm-blocked 4001 to cifs/files.web.example as corp.example\anna
      09:00:00  DC01.corp.example  ticket-request 4769 corp.example\anna for cifs/files.web.example 0x7 from 10.0.0.7
      -  WS07.corp.example  ticket-list 1
      -  WS07.corp.example  ticket-held anna krbtgt/CORP.EXAMPLE
    `,
  ),
  story(
    'a UPN suffix is no other domain',
    { [id]: 'not-examined', 'domain-ntlm-deny': 'confirmed' },
    String.raw`
      09:00:00  DC01.corp.example  ntlm-blocked 4004 as brand.example\anna from WS07 via FS01
    `,
  ),
];
