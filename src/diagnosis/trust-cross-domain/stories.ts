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

  // ---- the domain that a domain controller prints ----
  story(
    'an account of another NetBIOS domain, which passed here before NTLM was denied',
    { [id]: 'confirmed', 'domain-ntlm-deny': 'confirmed' },
    String.raw`
      09:00:00  DC01.corp.example  ntlm-blocked 4004 as FABRIKAM\anna from WS99 via FS01
      2026-10-05T09:00  DC01.corp.example  ntlm-audited 8004 as FABRIKAM\anna from WS99 via FS01
      08:30:00  DC01.corp.example  ticket-request 4768 CORP\bert 0x0 from 10.0.0.9
    `,
  ),
  story(
    'another NetBIOS name, and nothing else says that it is a domain’s',
    { [id]: 'likely', 'domain-ntlm-deny': 'confirmed' },
    String.raw`
      09:00:00  DC01.corp.example  ntlm-blocked 4004 as FABRIKAM\anna from WS99 via FS01
      08:30:00  DC01.corp.example  ticket-request 4768 CORP\bert 0x0 from 10.0.0.9
    `,
  ),
  story(
    'the NetBIOS name of the own domain resembles its DNS name in nothing',
    { [id]: 'not-examined', 'domain-ntlm-deny': 'confirmed' },
    String.raw`
      09:00:00  DC01.corp.example  ntlm-blocked 4004 as CONTOSO\anna from WS07 via FS01
      08:30:00  DC01.corp.example  ticket-request 4768 CONTOSO\bert 0x0 from 10.0.0.9
      08:40:00  DC01.corp.example  logon CORP\carl from 10.0.0.8 ntlm
    `,
  ),
  story(
    'the computers of the own domain bear its NetBIOS name',
    { [id]: 'not-examined', 'domain-ntlm-deny': 'confirmed' },
    String.raw`
      09:00:00  DC01.corp.example  ntlm-blocked 4004 as CONTOSO\anna from WS07 via FS01
      08:30:00  DC01.corp.example  logon CONTOSO\DC01$ from 10.0.0.1 kerberos
      08:40:00  DC01.corp.example  logon CORP\carl from 10.0.0.8 ntlm
    `,
  ),
  story(
    'files of another company in the same drop use the first label as their domain',
    { [id]: 'not-examined', 'domain-ntlm-deny': 'confirmed' },
    String.raw`
      09:00:00  DC01.corp.example  ntlm-blocked 4004 as CONTOSO\anna from WS07 via FS01
      08:30:00  SRV9.other.example  logon CORP\bob from 10.9.0.9 ntlm
      08:31:00  DC09.other.example  ticket-request 4768 CORP\bob 0x0 from 10.9.0.9
      08:32:00  SRV9.other.example  logon CONTOSO\eve from 10.9.0.9 ntlm
    `,
  ),
  story(
    'a workgroup is no domain',
    { [id]: 'not-examined', 'domain-ntlm-deny': 'confirmed' },
    String.raw`
      09:00:00  DC01.corp.example  ntlm-blocked 4004 as ARBEITSGRUPPE\scan from MFP3 via FS01
      08:30:00  DC01.corp.example  ticket-request 4768 CORP\bert 0x0 from 10.0.0.9
    `,
  ),
  story(
    'a local account of the client: its domain is the workstation’s name',
    { [id]: 'not-examined', 'domain-ntlm-deny': 'confirmed' },
    String.raw`
      09:00:00  DC01.corp.example  ntlm-blocked 4004 as KIOSK7\anna from KIOSK7 via FS01
      08:30:00  DC01.corp.example  ticket-request 4768 CORP\bert 0x0 from 10.0.0.9
    `,
  ),
  story(
    'a local account of another computer of the case',
    { [id]: 'not-examined', 'domain-ntlm-deny': 'confirmed' },
    String.raw`
      09:00:00  DC01.corp.example  ntlm-blocked 4004 as KIOSK7\anna from WS07 via FS01
      08:30:00  DC01.corp.example  ticket-request 4768 CORP\bert 0x0 from 10.0.0.9
      08:00..10:00  KIOSK7  log security 4624
    `,
  ),
  story(
    'another account of that second came over a trust',
    { [id]: 'not-examined', 'domain-ntlm-deny': 'confirmed' },
    String.raw`
      09:00:00  DC01.corp.example  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
      09:00:01  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC0000418
      09:00:00  DC01.corp.example  ntlm-audited 8004 as FABRIKAM\bob from WS99 via FS02 channelType=3
    `,
  ),

  // ---- other reasons why it was NTLM ----
  story(
    'over a trust, but to an address: no domain is asked for a ticket',
    { [id]: 'possible', 'domain-ntlm-deny': 'confirmed' },
    String.raw`
      -         WS07  access-tried \\10.0.0.5\data as FABRIKAM\anna code 1937
      09:00:00  DC01  ntlm-blocked 4004 as FABRIKAM\anna from WS07 via FS01 channelType=3
      -  FS01  network-config FS01 10.0.0.5
    `,
  ),
  story(
    'over a trust, and the clocks are too far apart',
    { [id]: 'possible', 'domain-ntlm-deny': 'confirmed', 'clock-skew': 'confirmed' },
    String.raw`
      09:00:00  DC01  ntlm-blocked 4004 as FABRIKAM\anna from WS07 via FS01 channelType=3
      09:00:00  DC01  ticket-request 4771 FABRIKAM\anna 0x25 from 10.0.0.7
    `,
  ),
  story(
    'parent and child domain: Kerberos crosses by itself',
    { [id]: 'possible', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      08:00..10:00  FS01.corp.example  log security 4624
      08:30:00  DC01.corp.example  ticket-request 4768 corp.example\bert 0x0 from 10.0.0.9
      08:30:00  DC09.emea.corp.example  ticket-request 4768 emea.corp.example\carl 0x0 from 10.0.0.8
      09:00:00  WS07.emea.corp.example  ntlm-blocked 4001 to cifs/fs01.corp.example as emea.corp.example\anna
    `,
  ),
  story(
    'other accounts of the domain come in at this server by Kerberos',
    { [id]: 'likely', 'domain-ntlm-deny': 'confirmed' },
    String.raw`
      09:00:00  DC01  ntlm-blocked 4004 as FABRIKAM\anna from WS07 via FS01 channelType=3
      08:30:00  FS01  logon FABRIKAM\carl from 10.0.0.8 kerberos
    `,
  ),
  story(
    'a trust channel, and yet account and server are of one domain: two accesses were merged',
    { [id]: 'possible', 'domain-ntlm-deny': 'confirmed' },
    String.raw`
      08:00..10:00  FS01.corp.example  log security 4624
      09:00:00  DC01.corp.example  ntlm-blocked 4004 as corp.example\anna from WS07 via FS01 channelType=3
    `,
  ),

  // ---- two domains, and one thing more ----
  story(
    'two domains, and the session got no referral',
    { [id]: 'likely' },
    String.raw`
      08:00..10:00  FS01.corp.example  log security 4624
      08:30:00  DC01.corp.example  ticket-request 4768 corp.example\bert 0x0 from 10.0.0.9
      -  WS07.fabrikam.example  access-tried \\fs01.corp.example\data as fabrikam.example\anna code 5
      -  WS07.fabrikam.example  ticket-list 1
      -  WS07.fabrikam.example  ticket-held anna krbtgt/FABRIKAM.EXAMPLE clientRealm=FABRIKAM.EXAMPLE serverRealm=FABRIKAM.EXAMPLE
    `,
  ),
  story(
    'two domains, and the session was referred on the way there',
    { [id]: 'possible' },
    String.raw`
      08:00..10:00  FS01.corp.example  log security 4624
      08:30:00  DC01.corp.example  ticket-request 4768 corp.example\bert 0x0 from 10.0.0.9
      -  WS07.fabrikam.example  access-tried \\fs01.corp.example\data as fabrikam.example\anna code 5
      -  WS07.fabrikam.example  ticket-list 2
      -  WS07.fabrikam.example  ticket-held anna krbtgt/FABRIKAM.EXAMPLE clientRealm=FABRIKAM.EXAMPLE serverRealm=FABRIKAM.EXAMPLE
      -  WS07.fabrikam.example  ticket-held anna krbtgt/ROOT.EXAMPLE clientRealm=FABRIKAM.EXAMPLE serverRealm=FABRIKAM.EXAMPLE
    `,
  ),
  story(
    'two domains, and the client may not send NTLM',
    { [id]: 'likely', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      08:00..10:00  FS01.corp.example  log security 4624
      08:30:00  DC01.corp.example  ticket-request 4768 corp.example\bert 0x0 from 10.0.0.9
      08:30:00  DC09.fabrikam.example  ticket-request 4768 fabrikam.example\carl 0x0 from 10.0.0.8
      09:00:00  WS07.fabrikam.example  ntlm-blocked 4001 to cifs/fs01.corp.example as fabrikam.example\anna
    `,
  ),
  story(
    'no referral and NTLM refused, but no domain controller was heard: any other reason may do',
    { [id]: 'likely', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      08:00..10:00  FS01.corp.example  log security 4624
      08:30:00  DC01.corp.example  ticket-request 4768 corp.example\bert 0x0 from 10.0.0.9
      09:00:00  WS07.fabrikam.example  ntlm-blocked 4001 to cifs/fs01.corp.example as fabrikam.example\anna
      -  WS07.fabrikam.example  ticket-list 1
      -  WS07.fabrikam.example  ticket-held anna krbtgt/FABRIKAM.EXAMPLE clientRealm=FABRIKAM.EXAMPLE serverRealm=FABRIKAM.EXAMPLE
    `,
  ),
  story(
    'no server by that name, and NTLM refused: the list of tickets is missing',
    { [id]: 'likely', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      08:00..10:00  FS01.corp.example  log security 4624
      08:30:00  DC01.corp.example  ticket-request 4768 corp.example\bert 0x0 from 10.0.0.9
      09:00:00  WS07.fabrikam.example  ntlm-blocked 4001 to cifs/fs01.corp.example as fabrikam.example\anna
      09:00:00  DC09.fabrikam.example  ticket-request 4769 fabrikam.example\anna for cifs/fs01.corp.example 0x7 from 10.0.0.7
    `,
  ),
  story(
    'no server by that name and no referral, but nothing says that NTLM was refused',
    { [id]: 'likely' },
    String.raw`
      08:00..10:00  FS01.corp.example  log security 4624
      08:30:00  DC01.corp.example  ticket-request 4768 corp.example\bert 0x0 from 10.0.0.9
      09:00:00  WS07.fabrikam.example  smb-client-failure 31001 to fs01.corp.example as fabrikam.example\anna 0xC0000022
      09:00:00  DC09.fabrikam.example  ticket-request 4769 fabrikam.example\anna for cifs/fs01.corp.example 0x7 from 10.0.0.7
      -  WS07.fabrikam.example  ticket-list 1
      -  WS07.fabrikam.example  ticket-held anna krbtgt/FABRIKAM.EXAMPLE clientRealm=FABRIKAM.EXAMPLE serverRealm=FABRIKAM.EXAMPLE
    `,
  ),

  // ---- whose domain it is ----
  story(
    'the session’s own administrator is not the one that was typed',
    { [id]: 'ruled-out' },
    String.raw`
      08:00..10:00  FS01.partner.example  log security 4624
      08:30:00  DC09.partner.example  ticket-request 4768 partner.example\carl 0x0 from 10.0.0.8
      -  WS07.corp.example  access-tried \\fs01.partner.example\data as partner.example\administrator code 5
      -  WS07.corp.example  ticket-list 1
      -  WS07.corp.example  ticket-held administrator krbtgt/CORP.EXAMPLE
    `,
  ),
  story(
    'a UPN suffix that was typed is of no domain in particular',
    { [id]: 'not-examined' },
    String.raw`
      08:00..10:00  FS01.corp.example  log security 4624
      -  WS07  access-tried \\fs01.corp.example\data as anna@corp.example code 5
    `,
  ),
];

export const sayAgain = {
  'sufficient 2 does not ask for its item 1':
    'the missing referral and the refused NTLM are looked at only where two domains are crossed',
};
