import { story } from '../story.ts';

const id = 'clock-skew';

export const stories = [
  story(
    'the client shows error 1398',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1398
    `,
  ),
  story(
    'the server says the clocks are too far apart',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 kerberos 0xC0000133
    `,
  ),
  story(
    'the KDC answers 0x25',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ticket-request 4771 anna@CORP.EXAMPLE 0x25 from 10.0.0.7
    `,
  ),
  story(
    'the client is told 0x25 for its ticket-granting ticket',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  kerberos-error 3 0x25 to krbtgt/CORP.EXAMPLE
      09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC000006D
    `,
  ),
  story(
    'the person told of error 1398',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1398 by told
    `,
  ),
  story(
    'an expired ticket is no skew',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  WS07  kerberos-error 3 0x20 to cifs/fs01
      09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
    `,
  ),
  story(
    'the account got in: whatever the clocks say, Kerberos worked',
    { [id]: 'ruled-out', 'share-permission-denied': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 kerberos id 0x1f
      09:00:02  FS01  share-access 5140 failure CORP\anna on data from 10.0.0.7 id 0x1f
    `,
  ),
  story(
    '0x25 for the ticket, then the client refused NTLM',
    { [id]: 'confirmed', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  WS07  kerberos-error 3 0x25 to cifs/fs01
      09:00:01  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
    `,
  ),
  story(
    'the KDC answers 0x25, and gives a ticket two seconds later: Windows set the time right by itself',
    { [id]: 'likely', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  DC01  ticket-request 4771 CORP\anna 0x25 from 10.0.0.7
      09:00:02  DC01  ticket-request 4768 CORP\anna 0x0 from 10.0.0.7
      09:00:01  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
    `,
  ),
  story(
    'the client was told 0x25, and got its ticket then',
    { [id]: 'likely', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  WS07  kerberos-error 3 0x25 to krbtgt/CORP.EXAMPLE
      09:00:02  DC01  ticket-request 4768 CORP\anna 0x0 from 10.0.0.7
      09:00:01  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
    `,
  ),

  // ---- measured ----
  story(
    'the client’s clock is measured against the domain controller’s',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      -  WS07  clock-offset -412 to dc01
      -  DC01  domain-controller-sign
    `,
  ),
  story(
    'client and server are measured against each other',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      -  FS01  clock-offset 3600 to ws07
      08:00..10:00  FS01  log security 4624
    `,
  ),
  story(
    'within the tolerance',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      -  WS07  clock-offset 290 to dc01
      -  DC01  domain-controller-sign
    `,
  ),
  story(
    'client and server agree with the domain controller',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      -  WS07  clock-offset 1 to dc01
      -  FS01  clock-offset -2 to dc01
      08:00..10:00  FS01  log security 4624
      -  DC01  domain-controller-sign
    `,
  ),
  story(
    'the client’s clock is right, the server’s was not measured',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1398 by told
      -  WS07  clock-offset 1 to dc01
      -  DC01  domain-controller-sign
    `,
  ),
  story(
    'the clocks were set since: the code is of the failure, the measurement of later',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1398
      -  WS07:after  clock-offset 1 to dc01
      -  FS01  clock-offset -2 to dc01
      08:00..10:00  FS01  log security 4624
      -  DC01  domain-controller-sign
    `,
  ),
  story(
    'the clock was set while it was measured',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      -  WS07  clock-offset 3601 to dc01
      -  WS07  clock-offset 0 to dc01
      -  DC01  domain-controller-sign
    `,
  ),
  story(
    'measured against a time server outside: the domain may be off as well',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      -  WS07  clock-offset 412 to time.windows.com
      -  DC01  domain-controller-sign
    `,
  ),
  story(
    'measured against a computer of which the case knows nothing',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      -  WS07  clock-offset 412 to dc07
    `,
  ),
  story(
    'the clock of a computer that has no part in it',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      -  WS99  clock-offset 412 to dc01
      -  DC01  domain-controller-sign
    `,
  ),
  story(
    'two domain controllers that are apart need not concern this client',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      -  DC02  clock-offset 412 to dc01
      -  DC01  domain-controller-sign
      -  DC02  domain-controller-sign
    `,
  ),
  story(
    'the measurement is of another month',
    { [id]: 'not-examined', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -  WS07:w32tm-2026-09-01  clock-offset 412 to dc01
      -  DC01  domain-controller-sign
    `,
  ),
  story(
    'the KDC gave the account a ticket on that day',
    { [id]: 'likely', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      07:00:00  DC01  ticket-request 4768 CORP\anna 0x0 from 10.0.0.7
      -  WS07:w32tm  clock-offset 412 to dc01
    `,
  ),
  story(
    'an address asks no KDC: the clock would be the next obstacle',
    { [id]: 'possible', 'outgoing-ntlm-deny-all': 'confirmed', 'ip-address-access': 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/10.0.0.5 as CORP\anna
      -  WS07:w32tm  clock-offset 412 to dc01
      -  DC01  domain-controller-sign
    `,
  ),

  // ---- the same failures, dated by two computers ----
  story(
    'a series of failures stands seven minutes apart in two logs',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:04:10  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:31:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:07:02  FS01  smb-session-refused CORP\anna from WS07 0xC0000022
      09:11:12  FS01  smb-session-refused CORP\anna from WS07 0xC0000022
      09:38:01  FS01  smb-session-refused CORP\anna from WS07 0xC0000022
    `,
  ),
  story(
    'a series an hour apart: two time zones',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:04:10  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:31:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      10:00:02  FS01  smb-session-refused CORP\anna from WS07 0xC0000022
      10:04:12  FS01  smb-session-refused CORP\anna from WS07 0xC0000022
      10:31:01  FS01  smb-session-refused CORP\anna from WS07 0xC0000022
    `,
  ),
  story(
    'one failure here and one there, seven minutes apart, may be two accesses',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:07:02  FS01  smb-session-refused CORP\anna from WS07 0xC0000022
    `,
  ),
  story(
    'two jobs that run every ten minutes are two jobs',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:10:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:20:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:07:02  FS01  smb-session-refused CORP\anna from WS07 0xC0000022
      09:17:02  FS01  smb-session-refused CORP\anna from WS07 0xC0000022
      09:27:02  FS01  smb-session-refused CORP\anna from WS07 0xC0000022
    `,
  ),
  story(
    'the distance differs: two series of failures',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:04:10  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:31:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:07:02  FS01  smb-session-refused CORP\anna from WS07 0xC0000022
      09:12:30  FS01  smb-session-refused CORP\anna from WS07 0xC0000022
      09:38:01  FS01  smb-session-refused CORP\anna from WS07 0xC0000022
    `,
  ),
  story(
    'the series at the server is of another computer',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:04:10  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:31:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:07:02  FS01  smb-session-refused CORP\anna from WS99 0xC0000022
      09:11:12  FS01  smb-session-refused CORP\anna from WS99 0xC0000022
      09:38:01  FS01  smb-session-refused CORP\anna from WS99 0xC0000022
    `,
  ),
];

export const sayAgain = {
  'necessary 1 is switched off': 'what is necessary is one of the three sets, each of a single item',
};
