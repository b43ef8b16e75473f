import { story } from '../story.ts';

const id = 'kdc-certificate-untrusted';
const sight = 'no-kdc-line-of-sight';
const skew = 'clock-skew';

export const stories = [
  story(
    'event 9 names a domain controller of the own domain, and LSA fails for the share in the same seconds',
    { [id]: 'confirmed', [sight]: 'ruled-out' },
    String.raw`
      09:00:00  WS07.corp.example  smb-client-failure 31001 to fs01 as CORP\anna 0xC000005E
      09:00:01  WS07.corp.example  lsa-error 40960 to cifs/fs01 0xC000005E
      09:00:02  WS07.corp.example  kerberos-error 9 server dc01.corp.example
    `,
  ),
  story(
    'the client’s own word for its domain, and no ticket-granting ticket below the failure',
    { [id]: 'confirmed', [sight]: 'ruled-out' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 0xC000005E
      09:00:02  WS07  kerberos-error 9 server dc01.corp.example
      -         WS07  join-state domain corp.example
      -         WS07  access-tried \\fs01\data code 1311
      -         WS07  ticket-list 0
    `,
  ),
  story(
    'LSA names the target, and the revocation list cannot be reached',
    { [id]: 'confirmed', [sight]: 'ruled-out' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC000005E
      09:00:01  WS07  lsa-error 40960 to cifs/fs01 0xC000040C
    `,
  ),
  story(
    'NETLOGON had found no domain controller minutes before, then one answered and was not trusted',
    { [id]: 'confirmed', [sight]: 'ruled-out' },
    String.raw`
      08:50:00  WS07  secure-channel-error 5719 domain CORP
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC000005E
      09:00:01  WS07  lsa-error 40960 to cifs/fs01 0xC000040D
    `,
  ),
  story(
    'the look-alike: nobody answered, and no certificate was rejected',
    { [id]: 'possible', [sight]: 'confirmed' },
    String.raw`
      08:50:00  WS07  secure-channel-error 5719 domain CORP
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC000005E
    `,
  ),
  story(
    'error 1311 alone: answered and not believed, or not answered',
    { [id]: 'possible', [sight]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1311
    `,
  ),
  story(
    'the person told of error 1311',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1311 by told
    `,
  ),
  story(
    'event 9 beside the failure, and nothing of this target',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07.corp.example  smb-client-failure 31001 to fs01 as CORP\anna 0xC000005E
      09:00:02  WS07.corp.example  kerberos-error 9 server dc01.corp.example
    `,
  ),
  story(
    'event 9 at the sign-in, two hours before the share was opened',
    { [id]: 'likely' },
    String.raw`
      07:00:00  WS07.corp.example  kerberos-error 9 server dc01.corp.example
      09:00:00  WS07.corp.example  smb-client-failure 31001 to fs01 as CORP\anna 0xC000005E
      09:00:01  WS07.corp.example  lsa-error 40960 to cifs/fs01 0xC000005E
    `,
  ),
  story(
    'event 9 of another day',
    { [id]: 'possible' },
    String.raw`
      2026-10-28T09:00  WS07.corp.example  kerberos-error 9 server dc01.corp.example
      09:00:00          WS07.corp.example  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
    `,
  ),
  story(
    'event 9 of another client',
    { [id]: 'possible', [sight]: 'possible' },
    String.raw`
      09:00:00  WS07.corp.example  smb-client-failure 31001 to fs01 as CORP\anna 0xC000005E
      09:00:02  WS09.corp.example  kerberos-error 9 server dc01.corp.example
    `,
  ),
  story(
    'the rejected domain controller is one of another forest',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07.corp.example  smb-client-failure 31001 to fs01 as CORP\anna 0xC000005E
      09:00:01  WS07.corp.example  lsa-error 40960 to cifs/fs01 0xC000005E
      09:00:02  WS07.corp.example  kerberos-error 9 server dc01.fabrikam.example
    `,
  ),
  story(
    'LSA tells of a wrong password: somebody else’s sign-in was rejected in these seconds',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07.corp.example  smb-client-failure 31001 to fs01 as CORP\anna 0xC000006D
      09:00:01  WS07.corp.example  lsa-error 40960 to cifs/fs01 0xC000006D
      09:00:02  WS07.corp.example  kerberos-error 9 server dc01.corp.example
    `,
  ),
  story(
    'LSA failed for another server',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07.corp.example  smb-client-failure 31001 to fs01 as CORP\anna 0xC000005E
      09:00:01  WS07.corp.example  lsa-error 40960 to cifs/fs02 0xC000005E
      09:00:02  WS07.corp.example  kerberos-error 9 server dc01.corp.example
    `,
  ),
  story(
    'the code stands in a record for another server',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC000005E
      09:00:01  WS07  lsa-error 40960 to cifs/fs02 0xC000040C
    `,
  ),
  story(
    'the certificate of the smart card was refused: that is not the domain controller’s',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC000005E
      09:00:01  WS07  lsa-error 40960 to cifs/fs01 0xC0000389
    `,
  ),
  story(
    'the failure has no time, so the record may be of another one',
    { [id]: 'likely' },
    String.raw`
      09:00:01  WS07  lsa-error 40960 to cifs/fs01 0xC000040F
      -         WS07  access-tried \\fs01\data code 5
    `,
  ),
  story(
    'no time, but error 1311 fits the event 9 of this client',
    { [id]: 'likely' },
    String.raw`
      09:00:02  WS07.corp.example  kerberos-error 9 server dc01.corp.example
      -         WS07               access-tried \\fs01\data code 1311
    `,
  ),
  story(
    'no time, and access denied fits many things',
    { [id]: 'possible' },
    String.raw`
      09:00:02  WS07.corp.example  kerberos-error 9 server dc01.corp.example
      -         WS07               access-tried \\fs01\data code 5
    `,
  ),
  story(
    'the operational log alone says it',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:00:02  WS07  kerberos-error 102 0x800B0109 server dc01.corp.example
    `,
  ),
  story(
    'the System log covers the day and holds no rejected certificate',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:00                 WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC000005E
      2026-11-01T09:00..10:00  WS07  log kerberos 3
    `,
  ),
  story(
    'the System log begins after the sign-in: event 9 may have stood before',
    { [id]: 'possible' },
    String.raw`
      09:00:00      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC000005E
      08:30..10:00  WS07  log kerberos 3
    `,
  ),
  story(
    'the session holds a ticket-granting ticket of the domain',
    { [id]: 'ruled-out' },
    String.raw`
      07:00:00  WS07.corp.example  kerberos-error 9 server dc01.corp.example
      09:00:00  WS07.corp.example  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      -         WS07               ticket-list 1
      -         WS07               ticket-held anna krbtgt/CORP.EXAMPLE
    `,
  ),
  story(
    'a ticket-granting ticket of the cloud opens no share of the domain',
    { [id]: 'likely' },
    String.raw`
      07:00:00  WS07.corp.example  kerberos-error 9 server dc01.corp.example
      09:00:00  WS07.corp.example  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      -         WS07               ticket-list 1
      -         WS07               ticket-held anna krbtgt/KERBEROS.MICROSOFTONLINE.COM
    `,
  ),
  story(
    'the ticket-granting ticket is another user’s',
    { [id]: 'likely' },
    String.raw`
      07:00:00  WS07.corp.example  kerberos-error 9 server dc01.corp.example
      09:00:00  WS07.corp.example  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      -         WS07               ticket-list 1
      -         WS07               ticket-held bert krbtgt/CORP.EXAMPLE
    `,
  ),
  story(
    'a domain controller gave the account a service ticket a minute later: the session got its tickets',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:00  WS07.corp.example  kerberos-error 9 server dc01.corp.example
      09:00:01  WS07.corp.example  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:01:00  DC01.corp.example  ticket-request 4769 anna@CORP.EXAMPLE for FS02$ 0x0 from 10.0.0.7
      -         WS07               network-config WS07 suffix corp.example 10.0.0.7
    `,
  ),
  story(
    'the KDC logs its answer as a success before the client has judged the certificate',
    { [id]: 'confirmed', [sight]: 'ruled-out' },
    String.raw`
      09:00:00  WS07.corp.example  smb-client-failure 31001 to fs01 as CORP\anna 0xC000005E
      09:00:01  WS07.corp.example  lsa-error 40960 to cifs/fs01 0xC000040C
      09:00:01  DC01.corp.example  ticket-request 4768 anna@CORP.EXAMPLE 0x0 from 10.0.0.7
      -         WS07               network-config WS07 suffix corp.example 10.0.0.7
    `,
  ),
  story(
    'the same ticket asked for at another client',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07.corp.example  kerberos-error 9 server dc01.corp.example
      09:00:01  WS07.corp.example  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:01:00  DC01.corp.example  ticket-request 4769 anna@CORP.EXAMPLE for FS02$ 0x0 from 10.0.0.8
      -         WS07               network-config WS07 suffix corp.example 10.0.0.7
    `,
  ),
  story(
    'the clock of the client is wrong, so the certificate may only seem expired',
    { [id]: 'likely', [skew]: 'confirmed' },
    String.raw`
      09:00:00  WS07  kerberos-error 3 0x25 to krbtgt/CORP.EXAMPLE
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC000005E
      09:00:01  WS07  lsa-error 40960 to cifs/fs01 0xC000040E
    `,
  ),
  story(
    'a wrong clock does not make an issuer untrusted',
    { [id]: 'confirmed', [skew]: 'confirmed', [sight]: 'ruled-out' },
    String.raw`
      09:00:00  WS07  kerberos-error 3 0x25 to krbtgt/CORP.EXAMPLE
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC000005E
      09:00:01  WS07  lsa-error 40960 to cifs/fs01 0xC000040D
    `,
  ),
  story(
    'the client refused NTLM because no ticket could be had: root and trigger',
    { [id]: 'confirmed', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  WS07  lsa-error 40960 to cifs/fs01 0xC000040C
      09:00:01  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
    `,
  ),
  story(
    'the server logged the account on: Kerberos worked after all',
    { [id]: 'ruled-out', 'share-permission-denied': 'confirmed' },
    String.raw`
      07:00:00  WS07.corp.example  kerberos-error 9 server dc01.corp.example
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:01  FS01  share-access 5145 failure CORP\anna on Finance from 10.0.0.7 mask 0x1 id 0x1f
      -         WS07  access-tried \\fs01\finance as CORP\anna code 5
    `,
  ),
  story(
    'the share is refused, and nobody speaks of a certificate',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
    `,
  ),
  story(
    'a server of many users: one smart card was rejected, another user asked for a ticket that no account has',
    { [id]: 'possible', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  RDS01  kerberos-error 9 server dc01.corp.example
      09:00:03  RDS01  lsa-error 40960 to cifs/files
      09:00:03  RDS01  ntlm-blocked 4001 to cifs/files as CORP\anna
      09:00:03  DC01   ticket-request 4769 CORP\anna for cifs/files 0x7 from 10.0.0.50
      -         RDS01  join-state domain corp.example
      -         RDS01  network-config RDS01 10.0.0.50
    `,
  ),
];
