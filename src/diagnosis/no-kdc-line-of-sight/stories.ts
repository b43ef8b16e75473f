import { story } from '../story.ts';

const id = 'no-kdc-line-of-sight';

export const stories = [
  story(
    'no logon servers, and NETLOGON found no domain controller minutes before',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC000005E
      08:50:00  WS07  secure-channel-error 5719 domain CORP
    `,
  ),
  story(
    'no logon servers, and LSA names the client’s own domain',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07.corp.example  smb-client-failure 31001 to fs01 as CORP\anna 0xC000005E
      09:00:01  WS07.corp.example  lsa-error 40960 to cifs/fs01.corp.example 0xC000005E
    `,
  ),
  story(
    'LSA names a realm of the own domain',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07.corp.example  smb-client-failure 31001 to fs01 as CORP\anna 0xC000005E
      09:00:01  WS07.corp.example  lsa-error 40960 to krbtgt@CORP.EXAMPLE 0xC000005E
    `,
  ),
  story(
    'only the suffix of the computer’s name tells of a domain: it may be set by hand',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07.corp.example  smb-client-failure 31001 to fs01 0xC000005E
      09:00:01  WS07.corp.example  lsa-error 40960 to cifs/fs01.corp.example 0xC000005E
    `,
  ),
  story(
    'LSA found no logon server of another domain',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07.corp.example  smb-client-failure 31001 to fs01 as CORP\anna 0xC000005E
      09:00:01  WS07.corp.example  lsa-error 40960 to cifs/fs01.fabrikam.example 0xC000005E
    `,
  ),
  story(
    'LSA found no logon server beside an access that only the server saw',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  smb-session-refused CORP\anna from WS07 0xC0000022
      09:00:10  WS07.corp.example  lsa-error 40960 to cifs/fs01.corp.example 0xC000005E
      08:00..10:00  WS07.corp.example  log netlogon 5719
    `,
  ),
  story(
    'NETLOGON found no domain controller, the access was refused',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      08:50:00  WS07  secure-channel-error 5719 domain CORP
    `,
  ),
  story(
    'error 1311 alone',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1311
    `,
  ),
  story(
    'NETLOGON found no domain controller in the morning',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      06:50:00  WS07  secure-channel-error 5719 domain CORP
    `,
  ),

  // ---- what nltest and a port test print ----
  story(
    'nltest finds no domain controller of the own domain',
    { [id]: 'confirmed' },
    String.raw`
      -  LT55  access-tried \\files.corp.example\sales code 1311
      -  LT55  dc-located corp.example 1355
      -  LT55  join-state domain corp.example
    `,
  ),
  story(
    'nltest finds none, and NTLM is not allowed instead',
    { [id]: 'confirmed', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  LT55  ntlm-blocked 4001 to cifs/files as CORP\anna
      -  LT55:nltest  dc-located CORP 1355
      -  LT55:nltest  join-state domain corp.example
    `,
  ),
  story(
    'nltest was asked for another domain',
    { [id]: 'possible' },
    String.raw`
      -  LT55  access-tried \\files.corp.example\sales code 1311
      -  LT55  dc-located partner.example 1355
      -  LT55  join-state domain corp.example
    `,
  ),
  story(
    'the command above the 1355 is missing: it may have been any domain',
    { [id]: 'likely' },
    String.raw`
      -  LT55  access-tried \\files.corp.example\sales code 1311
      -  LT55  dc-located 1355
      -  LT55  join-state domain corp.example
    `,
  ),
  story(
    'nltest of another computer',
    { [id]: 'possible' },
    String.raw`
      -  LT55  access-tried \\files.corp.example\sales code 1311
      -  LT55  join-state domain corp.example
      -  LT99  dc-located corp.example 1355
    `,
  ),
  story(
    'a domain controller that asks for its own domain may print 1355 and be well',
    { [id]: 'possible', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  DC01.corp.example  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      09:00:00  DC01.corp.example  ticket-request 4768 CORP\bert 0x0 from 10.0.0.9
      -  DC01  dc-located corp.example 1355
      -  DC01  join-state domain corp.example
    `,
  ),
  story(
    'the nltest is of another month',
    { [id]: 'possible', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  LT55  ntlm-blocked 4001 to cifs/files as CORP\anna
      -  LT55:nltest-2026-09-01  dc-located corp.example 1355
      -  LT55  join-state domain corp.example
    `,
  ),
  story(
    'one nltest finds a domain controller, another does not: two hours',
    { [id]: 'likely', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  LT55  ntlm-blocked 4001 to cifs/files as CORP\anna
      -  LT55  join-state domain corp.example
      -  LT55:office  dc-located corp.example DC01
      -  LT55:home  dc-located corp.example 1355
    `,
  ),
  story(
    'a KDC answered the laptop in the afternoon: the nltest may be of the evening',
    { [id]: 'likely', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  LT55  ntlm-blocked 4001 to cifs/files as CORP\anna
      15:00:00  LT55  kerberos-error 3 0x7 to cifs/fs02
      -  LT55:nltest  dc-located corp.example 1355
      -  LT55:nltest  join-state domain corp.example
    `,
  ),
  story(
    'the access was possible again later: the nltest may be of either hour',
    { [id]: 'likely', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  LT55  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      09:30:00  FS01  share-access 5140 success CORP\anna on data from 10.0.0.55 id 0x1f
      09:29:58  FS01  logon CORP\anna from 10.0.0.55 LT55 kerberos id 0x1f
      -  LT55  network-config LT55 10.0.0.55
      -  LT55:nltest  dc-located corp.example 1355
      -  LT55:nltest  join-state domain corp.example
    `,
  ),
  story(
    'port 88 of the domain controller that nltest names is closed',
    { [id]: 'confirmed' },
    String.raw`
      -  LT55  access-tried \\files.corp.example\sales code 5
      -  LT55  dc-located corp.example dc01.corp.example
      -  LT55  port-tested dc01.corp.example 88 closed
      -  LT55  join-state domain corp.example
    `,
  ),
  story(
    'port 88 of the only domain controller of the case is closed',
    { [id]: 'confirmed' },
    String.raw`
      -  LT55  access-tried \\files.corp.example\sales code 5
      -  LT55  port-tested dc01 88 closed
      -  LT55  join-state domain corp.example
      -  DC01.corp.example  domain-controller-sign
    `,
  ),
  story(
    'port 88 of one domain controller is closed, of another open',
    { [id]: 'likely' },
    String.raw`
      -  LT55  access-tried \\files.corp.example\sales code 5
      -  LT55  port-tested dc01 88 closed
      -  LT55  port-tested dc02 88 open
      -  LT55  join-state domain corp.example
      -  DC01.corp.example  domain-controller-sign
      -  DC02.corp.example  domain-controller-sign
    `,
  ),
  story(
    'one domain controller of two was tried: it may be the one that is gone',
    { [id]: 'likely' },
    String.raw`
      -  LT55  access-tried \\files.corp.example\sales code 5
      -  LT55  port-tested dc01 88 closed
      -  LT55  join-state domain corp.example
      -  DC01.corp.example  domain-controller-sign
      -  DC02.corp.example  domain-controller-sign
    `,
  ),
  story(
    'the domain’s own name may be a web site outside',
    { [id]: 'likely' },
    String.raw`
      -  LT55  access-tried \\files.corp.example\sales code 5
      -  LT55  port-tested corp.example 88 closed
      -  LT55  join-state domain corp.example
    `,
  ),
  story(
    'port 88 of a computer of another domain',
    { [id]: 'possible' },
    String.raw`
      -  LT55  access-tried \\files.corp.example\sales code 5
      -  LT55  port-tested dc09.partner.example 88 closed
      -  LT55  join-state domain corp.example
      -  DC09.partner.example  domain-controller-sign
    `,
  ),
  story(
    'port 53 of the domain controller is closed: a sign, no proof',
    { [id]: 'likely' },
    String.raw`
      -  LT55  access-tried \\files.corp.example\sales code 5
      -  LT55  port-tested dc01 53 closed
      -  LT55  join-state domain corp.example
      -  DC01.corp.example  domain-controller-sign
    `,
  ),
  story(
    'no DNS server answers for the domain controllers',
    { [id]: 'likely' },
    String.raw`
      09:00:00  LT55  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      08:55:00  LT55  dns-timeout _ldap._tcp.dc._msdcs.corp.example
      -  LT55  join-state domain corp.example
    `,
  ),
  story(
    'no DNS server answers for the locator’s name of another domain',
    { [id]: 'possible' },
    String.raw`
      09:00:00  LT55  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      08:55:00  LT55  dns-timeout _ldap._tcp.dc._msdcs.partner.example
      -  LT55  join-state domain corp.example
    `,
  ),
  story(
    'the client cannot connect to SYSVOL on a domain controller',
    { [id]: 'likely' },
    String.raw`
      09:00:00  LT55  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      08:55:00  LT55  smb-client-failure 30803 to dc01
      09:00:00  DC01  ticket-request 4768 CORP\bert 0x0 from 10.0.0.9
      -  LT55  join-state domain corp.example
    `,
  ),

  // ---- an access without time ----
  story(
    'an access without time, and the one 40960 with its code and target',
    { [id]: 'confirmed' },
    String.raw`
      -         LT55  access-tried \\files.corp.example\sales code 1311
      09:00:00  LT55  lsa-error 40960 to cifs/files.corp.example 0xC000005E
      08:55:00  LT55  secure-channel-error 5719 domain CORP
      08:00..09:10  LT55  log netlogon 5719
    `,
  ),
  story(
    'the 40960 is of the week before',
    { [id]: 'possible' },
    String.raw`
      -         LT55  access-tried \\files.corp.example\sales code 1311
      2026-10-25T09:00:00  LT55  lsa-error 40960 to cifs/files.corp.example 0xC000005E
      2026-10-25T08:55:00  LT55  secure-channel-error 5719 domain CORP
      2026-10-20..2026-11-02T09:10  LT55  log netlogon 5719
    `,
  ),
  story(
    'the 40960 names another server',
    { [id]: 'possible' },
    String.raw`
      -         LT55  access-tried \\files.corp.example\sales code 1311
      09:00:00  LT55  lsa-error 40960 to cifs/fs02.corp.example 0xC000005E
      08:55:00  LT55  secure-channel-error 5719 domain CORP
      08:00..09:10  LT55  log netlogon 5719
    `,
  ),
  story(
    'an access without time, and a KDC that rejected the certificate beside its 40960',
    { [id]: 'possible' },
    String.raw`
      -         LT55  access-tried \\files.corp.example\sales code 1311
      09:00:00  LT55  lsa-error 40960 to cifs/files.corp.example 0xC000005E
      09:00:01  LT55  kerberos-error 9 server dc01.corp.example
      08:55:00  LT55  secure-channel-error 5719 domain CORP
      08:00..09:10  LT55  log netlogon 5719
    `,
  ),

  // ---- a KDC answered ----
  story(
    'a KDC answered, whatever it said',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:00:00  WS07  kerberos-error 3 0x7 to cifs/fs01
      08:50:00  WS07  secure-channel-error 5719 domain CORP
    `,
  ),
  story(
    'the client rejected the certificate of a domain controller, so one was there',
    { [id]: 'ruled-out', 'kdc-certificate-untrusted': 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC000005E
      09:00:01  WS07  lsa-error 40960 to cifs/fs01 0xC000040C
    `,
  ),
  story(
    'a KDC gave this client a ticket for the server an hour before',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:00:01  FS01  smb-session-refused CORP\anna from 10.0.0.7 WS07 0xC0000022
      08:50:00  WS07  secure-channel-error 5719 domain CORP
      08:00:00  DC01  ticket-request 4769 CORP\anna for FS01$ 0x0 from 10.0.0.7
    `,
  ),
  story(
    'the session holds a ticket for the name',
    { [id]: 'ruled-out' },
    String.raw`
      -  LT55  access-tried \\files.corp.example\sales code 5
      -  LT55  ticket-list 2
      -  LT55  ticket-held anna krbtgt/CORP.EXAMPLE
      -  LT55  ticket-held anna cifs/files.corp.example
    `,
  ),
  story(
    'the account got a ticket at an address that may be the client’s',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC000005E
      08:50:00  WS07  secure-channel-error 5719 domain CORP
      08:40:00  DC01  ticket-request 4769 CORP\anna for FS01$ 0x0 from 10.0.0.7
    `,
  ),

  // ---- nobody asks a KDC ----
  story(
    'a workgroup computer needs no KDC',
    { [id]: 'ruled-out' },
    String.raw`
      -  KIOSK7  access-tried \\fs01\data code 1311
      -  KIOSK7  join-state workgroup
    `,
  ),
  story(
    'an address asks no KDC: none in reach would only be the next obstacle',
    { [id]: 'possible', 'ip-address-access': 'confirmed', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  LT55  ntlm-blocked 4001 to cifs/10.0.0.5 as CORP\anna
      -  LT55  dc-located corp.example 1355
      -  LT55  join-state domain corp.example
    `,
  ),
];
