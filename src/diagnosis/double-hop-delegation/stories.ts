import { story } from '../story.ts';

const id = 'double-hop-delegation';
const service = 'service-account-identity';

export const stories = [
  story(
    'in a remote session the second hop goes out anonymous',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  APP01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:02  APP01  access-tried \\fs01\data as CORP\anna code 5 by dir
      09:00:02  FS01   logon "ANONYMOUS LOGON" from 10.0.0.5 APP01 ntlm id 0x9 sid=S-1-5-7
    `,
  ),
  story(
    'the server sees the middle computer itself at the share',
    { [id]: 'confirmed', 'share-permission-denied': 'possible' },
    String.raw`
      09:00:00  APP01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:02  APP01  access-tried \\fs01\data as CORP\anna code 5 by dir
      09:00:02  FS01   share-access 5145 failure CORP\APP01$ on Data from 10.0.0.5 mask 0x1 id 0x9
    `,
  ),
  story(
    'the user signed in long before, and the log shows that he is still there',
    { [id]: 'confirmed' },
    String.raw`
      08:00..10:00  APP01  log security 4624 4634
      08:30:00      APP01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      08:40:00      APP01  logoff CORP\bob id 0x2a
      09:00:02      APP01  access-tried \\fs01\data as CORP\anna code 5 by dir
      09:00:02      FS01   logon "ANONYMOUS LOGON" from 10.0.0.5 APP01 ntlm id 0x9 sid=S-1-5-7
    `,
  ),
  story(
    'the middle computer alone: a network token, and the user is still signed in',
    { [id]: 'confirmed' },
    String.raw`
      08:00..10:00  APP01  log security 4624 4634
      08:30:00      APP01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      08:40:00      APP01  logoff CORP\bob id 0x2a
      09:00:02      APP01  smb-client-failure 31002 to fs01 0xC0000022
    `,
  ),
  story(
    'a network token; sign-offs were counted and not read',
    { [id]: 'likely' },
    String.raw`
      08:00..10:00  APP01  log security 4624 4634
      08:30:00      APP01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:02      APP01  smb-client-failure 31002 to fs01 0xC0000022
    `,
  ),
  story(
    'a network token; the log begins after the user had signed in',
    { [id]: 'likely' },
    String.raw`
      08:35..10:00  APP01  log security 4624 4634
      08:30:00      APP01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      08:40:00      APP01  logoff CORP\bob id 0x2a
      09:00:02      APP01  smb-client-failure 31002 to fs01 0xC0000022
    `,
  ),
  story(
    'a network token; the only user had signed off before',
    { [id]: 'likely' },
    String.raw`
      08:00..10:00  APP01  log security 4624 4634
      08:30:00      APP01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      08:40:00      APP01  logoff CORP\anna id 0x1f
      09:00:02      APP01  smb-client-failure 31002 to fs01 0xC0000022
    `,
  ),
  story(
    'a network token, and nobody is known to have signed in',
    { [id]: 'likely' },
    String.raw`
      09:00:02  APP01  smb-client-failure 31002 to fs01 0xC0000022
    `,
  ),
  story(
    'a network token, and a computer had signed in: no user',
    { [id]: 'likely' },
    String.raw`
      08:00..10:00  APP01  log security 4624 4634
      08:30:00      APP01  logon CORP\WS07$ from 10.0.0.7 WS07 kerberos id 0x1f
      08:40:00      APP01  logoff CORP\bob id 0x2a
      09:00:02      APP01  smb-client-failure 31002 to fs01 0xC0000022
    `,
  ),
  story(
    'no network token is logged, and the user is signed in: that alone is every day',
    { [id]: 'not-examined' },
    String.raw`
      08:00..10:00  APP01  log security 4624 4634
      08:30:00      APP01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      08:40:00      APP01  logoff CORP\bob id 0x2a
      09:00:02      APP01  smb-client-failure 30803 to fs01 0xC00000C9
    `,
  ),
  story(
    'the computer account signs in to the server all day: no proof of a second hop',
    { [id]: 'likely' },
    String.raw`
      09:00:00  APP01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:02  APP01  access-tried \\fs01\data as CORP\anna code 5 by dir
      09:00:02  FS01   logon CORP\APP01$ from 10.0.0.5 APP01 kerberos id 0x9
    `,
  ),
  story(
    'the same, with a user who has been there for half an hour',
    { [id]: 'likely' },
    String.raw`
      08:00..10:00  APP01  log security 4624 4634
      08:30:00      APP01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      08:40:00      APP01  logoff CORP\bob id 0x2a
      09:00:02      APP01  access-tried \\fs01\data as CORP\anna code 5 by dir
      09:00:02      FS01   logon CORP\APP01$ from 10.0.0.5 APP01 kerberos id 0x9
    `,
  ),
  story(
    'the anonymous logon is of another computer',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  APP01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:02  APP01  access-tried \\fs01\data as CORP\anna code 5 by dir
      09:00:02  FS01   logon "ANONYMOUS LOGON" from 10.0.0.6 WEB02 ntlm id 0x9 sid=S-1-5-7
    `,
  ),
  story(
    'the anonymous logon is of another minute',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  APP01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:02  APP01  access-tried \\fs01\data as CORP\anna code 5 by dir
      09:02:02  FS01   logon "ANONYMOUS LOGON" from 10.0.0.5 APP01 ntlm id 0x9 sid=S-1-5-7
    `,
  ),
  story(
    'an anonymous logon, and another user is signed in to the middle computer',
    { [id]: 'possible' },
    String.raw`
      09:00:00  APP01  logon CORP\bob from 10.0.0.8 WS08 kerberos id 0x1f
      09:00:02  APP01  access-tried \\fs01\data as CORP\anna code 5 by dir
      09:00:02  FS01   logon "ANONYMOUS LOGON" from 10.0.0.5 APP01 ntlm id 0x9 sid=S-1-5-7
    `,
  ),
  story(
    'the user came an hour before, and nobody knows whether he stayed',
    { [id]: 'possible' },
    String.raw`
      08:00:00  APP01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:02  APP01  access-tried \\fs01\data as CORP\anna code 5 by dir
      09:00:02  FS01   logon "ANONYMOUS LOGON" from 10.0.0.5 APP01 ntlm id 0x9 sid=S-1-5-7
    `,
  ),
  story(
    'a share refuses the computer account while users are signed in there: whose access it was is open',
    { [id]: 'possible', 'share-permission-denied': 'confirmed' },
    String.raw`
      09:00:00  APP01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:01  FS01   logon CORP\APP01$ from 10.0.0.5 APP01 kerberos id 0x9
      09:00:02  FS01   share-access 5145 failure CORP\APP01$ on Data from 10.0.0.5 mask 0x1 id 0x9
    `,
  ),
  story(
    'the command ran in a network session, nothing else is known',
    { [id]: 'possible' },
    String.raw`
      -  APP01  session-identity CORP\anna S-1-5-21-1-2-3-1107 S-1-5-2
      -  APP01  access-tried \\fs01\data as CORP\anna code 5 by dir
    `,
  ),
  story(
    'at the console of the middle computer it fails as well',
    { [id]: 'possible' },
    String.raw`
      09:00:00  APP01          logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:02  APP01          access-tried \\fs01\data as CORP\anna code 5 by dir
      09:00:02  FS01           logon "ANONYMOUS LOGON" from 10.0.0.5 APP01 ntlm id 0x9 sid=S-1-5-7
      -         APP01:console  session-identity CORP\anna S-1-5-21-1-2-3-1107 S-1-5-4
      -         APP01:console  access-tried \\fs01\data as CORP\anna code 5 by dir
    `,
  ),
  story(
    'at the console it fails as well, and nothing tells of a second hop',
    { [id]: 'ruled-out' },
    String.raw`
      -  APP01  session-identity CORP\anna S-1-5-21-1-2-3-1107 S-1-5-4
      -  APP01  access-tried \\fs01\data as CORP\anna code 5 by dir
    `,
  ),
  story(
    'a service with an account of its own reports the failure: nobody was to be handed on',
    { [id]: 'ruled-out', [service]: 'confirmed', 'share-permission-denied': 'confirmed' },
    String.raw`
      01:59:59  SQL01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      02:00:00  SQL01  service-failure 18204 MSSQLSERVER \\fs01\Backup code 5
      02:00:00  FS01   logon CORP\SQL01$ from 10.0.0.8 kerberos id 0x1f
      02:00:00  FS01   share-access 5145 failure CORP\SQL01$ on Backup from 10.0.0.8 mask 0x2 id 0x1f
      -         SQL01  service-identity MSSQLSERVER "NT SERVICE\MSSQLSERVER"
    `,
  ),
  story(
    'the user himself arrived, and the share refuses him: the evidence conflicts',
    { [id]: 'possible', 'share-permission-denied': 'confirmed' },
    String.raw`
      09:00:00  APP01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:02  APP01  access-tried \\fs01\data as CORP\anna code 5 by dir
      09:00:02  FS01   logon "ANONYMOUS LOGON" from 10.0.0.5 APP01 ntlm id 0x9 sid=S-1-5-7
      09:00:02  FS01   logon CORP\anna from 10.0.0.5 APP01 kerberos id 0x2b
      09:00:02  FS01   share-access 5145 failure CORP\anna on Data from 10.0.0.5 mask 0x1 id 0x2b
    `,
  ),
  story(
    'the user himself arrived: delegation works, and the computer has business of its own',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:00  APP01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:02  APP01  access-tried \\fs01\data as CORP\anna code 5 by dir
      09:00:02  FS01   logon CORP\APP01$ from 10.0.0.5 APP01 kerberos id 0x9
      09:00:02  FS01   logon CORP\anna from 10.0.0.5 APP01 kerberos id 0x2b
    `,
  ),
  story(
    'the middle computer refused to send the user’s NTLM: his credentials were there',
    { [id]: 'possible', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  APP01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:02  APP01  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      09:00:02  FS01   logon "ANONYMOUS LOGON" from 10.0.0.5 APP01 ntlm id 0x9 sid=S-1-5-7
    `,
  ),
  story(
    'the user came by Remote Desktop, which begins with a sign-in of type 3: he has his credentials there',
    { [id]: 'possible' },
    String.raw`
      09:00:00  APP01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x5
      09:00:00  APP01  logon CORP\anna from 10.0.0.7 WS07 negotiate type 10 id 0x6
      09:00:01  FS01   logon "NT AUTHORITY\ANONYMOUS LOGON" from 10.0.0.60 APP01 ntlm id 0x1
      09:00:02  APP01  smb-client-failure 31001 to fs01 as CORP\anna 0xC000006D
    `,
  ),
];
