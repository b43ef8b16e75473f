import { story } from '../story.ts';

const id = 'share-permission-denied';

export const stories = [
  story(
    'Kerberos logon, then the share refuses in the same session',
    { [id]: 'confirmed', 'outgoing-ntlm-deny-all': 'ruled-out' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:01  FS01  share-access 5145 failure CORP\anna on Data from 10.0.0.7 mask 0x1 id 0x1f
      -         WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
  story(
    'the session is hours old: the Logon ID links it',
    { [id]: 'confirmed' },
    String.raw`
      06:12:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:01  FS01  share-access 5140 failure CORP\anna on Data from 10.0.0.7 mask 0x1 id 0x1f
    `,
  ),
  story(
    'event 1006 says it by itself',
    { [id]: 'confirmed' },
    String.raw`
      09:00:01  FS01  smb-share-denied 1006 CORP\anna on Data from 10.0.0.7
    `,
  ),
  story(
    'read is allowed, write is refused: still the share',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:01  FS01  share-access 5145 success CORP\anna on Data path \ from 10.0.0.7 mask 0x1 id 0x1f
      09:00:02  FS01  share-access 5145 failure CORP\anna on Data path plan.xlsx from 10.0.0.7 mask 0x2 id 0x1f
    `,
  ),
  story(
    'the export lost the Logon IDs',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos
      09:00:01  FS01  share-access 5145 failure CORP\anna on Data from 10.0.0.7 mask 0x1
    `,
  ),
  story(
    'the Logon IDs differ: the 4624 beside it opened another session',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x2a
      09:00:01  FS01  share-access 5145 failure CORP\anna on Data from 10.0.0.7 mask 0x1 id 0x1f
    `,
  ),
  story(
    'the client was refused at the share after the logon',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:01  WS07  smb-client-failure 31010 to fs01 share Data as CORP\anna 0xC0000022
    `,
  ),
  story(
    'error 5 after a logon, encryption and name check known to be off',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:01  WS07  access-tried \\fs01\data as CORP\anna code 5
      -         FS01  smb-share Data not-encrypted
      -         FS01  configuration server EncryptData = False
      -         FS01  policy P-SPNH = 0
    `,
  ),
  story(
    'error 5 after a logon, and nobody knows of encryption',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:01  WS07  access-tried \\fs01\data as CORP\anna code 5
      -         FS01  policy P-SPNH = 0
    `,
  ),
  story(
    'a failed 5145 whose logon was not exported',
    { [id]: 'possible' },
    String.raw`
      09:00:01  FS01  share-access 5145 failure CORP\anna on Data from 10.0.0.7 mask 0x1 id 0x1f
    `,
  ),
  story(
    'the export does not tell success from failure',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:01  FS01  share-access 5145 CORP\anna on Data from 10.0.0.7 mask 0x1 id 0x1f
      09:00:01  WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
  story(
    'the Security log of the server covers the time and nobody logged on',
    { [id]: 'ruled-out' },
    String.raw`
      08:00..10:00  FS01  log security 4624 5145
      09:00:01      WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
  story(
    'the share lets the account in at its root and refuses nothing',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:01  FS01  share-access 5145 success CORP\anna on Data path \ from 10.0.0.7 mask 0x1 id 0x1f
      09:00:02  WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
  story(
    'an anonymous session arrived',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:01  FS01  share-access 5145 failure "ANONYMOUS LOGON" on Data from 10.0.0.7 mask 0x1 id 0x1f sid=S-1-5-7
    `,
  ),
  story(
    'an administrative share and an account of the server itself: the evidence conflicts',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon FS01\admin from 10.0.0.7 WS07 ntlm id 0x1f not-elevated
      09:00:01  FS01  share-access 5145 failure FS01\admin on C$ from 10.0.0.7 mask 0x1 id 0x1f
    `,
  ),
  story(
    'another account was refused in the same second',
    { [id]: 'confirmed', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      09:00:00  FS01  logon CORP\bob from 10.0.0.8 WS08 kerberos id 0x1f
      09:00:01  FS01  share-access 5145 failure CORP\bob on Data from 10.0.0.8 mask 0x1 id 0x1f
    `,
  ),
  story(
    'the share allows only administrators, the account is none and is refused',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos not-elevated
      09:00:01  WS07  access-tried \\fs01\data as CORP\anna code 5
      -         FS01  share-permission Data BUILTIN\Administrators Full
      -         WS07  session-identity CORP\anna S-1-5-21-1-2-3-1107 S-1-1-0 CORP\Sales
    `,
  ),
  story(
    'the same list, and nobody knows whether the account is an administrator of the server',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos
      09:00:01  WS07  access-tried \\fs01\data as CORP\anna code 5
      -         FS01  share-permission Data BUILTIN\Administrators Full
      -         WS07  session-identity CORP\anna S-1-5-21-1-2-3-1107 S-1-1-0 CORP\Sales
    `,
  ),
  story(
    'the same list, and the account opened the share: nothing was refused',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos not-elevated
      09:00:01  WS07  access-tried \\fs01\data as CORP\anna code 53
      -         FS01  share-permission Data BUILTIN\Administrators Full
      -         WS07  session-identity CORP\anna S-1-5-21-1-2-3-1107 S-1-1-0 CORP\Sales
    `,
  ),
  story(
    'the same list, but only an older logon of the account is known',
    { [id]: 'possible' },
    String.raw`
      06:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos not-elevated
      09:00:01  WS07  access-tried \\fs01\data as CORP\anna code 5
      -         FS01  share-permission Data S-1-5-21-1-2-3-4711 Full
      -         WS07  session-identity CORP\anna S-1-5-21-1-2-3-1107 S-1-1-0 CORP\Sales
    `,
  ),
  story(
    'only a group that is gone has a right, by its SID',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos
      09:00:01  WS07  access-tried \\fs01\data as CORP\anna code 5
      -         FS01  share-permission Data S-1-5-21-1-2-3-4711 Full
      -         WS07  session-identity CORP\anna S-1-5-21-1-2-3-1107 S-1-1-0 CORP\Sales
    `,
  ),
  story(
    'a group by name: whoami does not print the primary group, which may be it',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos
      09:00:01  WS07  access-tried \\fs01\data as CORP\anna code 5
      -         FS01  share-permission Data CORP\Finance Change
      -         WS07  session-identity CORP\anna S-1-5-21-1-2-3-1107 S-1-1-0 CORP\Sales
    `,
  ),
  story(
    'a group by name, and the list of groups has the primary one too',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos
      09:00:01  WS07  access-tried \\fs01\data as CORP\anna code 5
      -         FS01  share-permission Data CORP\Finance Change
      -         WS07  session-identity CORP\anna S-1-5-21-1-2-3-1107 S-1-5-21-1-2-3-513 CORP\Sales
    `,
  ),
  story(
    'a group of the token is allowed: error 5 comes from elsewhere',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos not-elevated
      09:00:01  WS07  access-tried \\fs01\data as CORP\anna code 5
      -         FS01  share-permission Data BUILTIN\Administrators Full
      -         FS01:more  share-permission Data CORP\Sales Change
      -         WS07  session-identity CORP\anna S-1-5-21-1-2-3-1107 S-1-5-21-1-2-3-513 CORP\Sales
    `,
  ),
  story(
    'a group of the token is denied everything',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos
      09:00:01  WS07  access-tried \\fs01\data as CORP\anna code 5
      -         FS01  share-permission Data CORP\Sales Full deny
      -         FS01  share-permission Data Everyone Full
      -         WS07  session-identity CORP\anna S-1-5-21-1-2-3-1107 S-1-1-0 CORP\Sales
    `,
  ),
  story(
    'Everyone has a right, in whatever language the server writes it',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos
      09:00:01  WS07  access-tried \\fs01\data as CORP\anna code 5
      -         FS01  share-permission Data Jeder Change
      -         WS07  session-identity CORP\anna S-1-5-21-1-2-3-1107 S-1-1-0 CORP\Sales
    `,
  ),
  story(
    'a group of the server itself may hold the account',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos
      09:00:01  WS07  access-tried \\fs01\data as CORP\anna code 5
      -         FS01  share-permission Data FS01\Editors Change
      -         WS07  session-identity CORP\anna S-1-5-21-1-2-3-1107 S-1-5-21-1-2-3-513 CORP\Sales
    `,
  ),
  story(
    'the permissions were changed behind the failure',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos
      09:00:01  WS07  access-tried \\fs01\data as CORP\anna code 5
      10:30:00  FS01  share-changed 5143 Data permissions
      -         FS01  share-permission Data S-1-5-21-1-2-3-4711 Full
      -         WS07  session-identity CORP\anna S-1-5-21-1-2-3-1107 S-1-1-0 CORP\Sales
    `,
  ),
  story(
    'the groups are those of another person at the same computer',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos
      09:00:01  WS07  access-tried \\fs01\data as CORP\anna code 5
      -         FS01  share-permission Data S-1-5-21-1-2-3-4711 Full
      -         WS07  session-identity CORP\bob S-1-5-21-1-2-3-1108 S-1-1-0 CORP\Sales
    `,
  ),
  story(
    'a local administrator with a filtered token: the evidence conflicts',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon FS01\carl from 10.0.0.7 WS07 ntlm id 0x1f not-elevated
      09:00:01  FS01  share-access 5145 failure FS01\carl on Data from 10.0.0.7 mask 0x1 id 0x1f
      -         FS01  session-identity FS01\carl S-1-5-21-9-8-7-1004 S-1-5-32-544 S-1-5-114
    `,
  ),
  story(
    'a local user that is no administrator: the share refuses',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon FS01\carl from 10.0.0.7 WS07 ntlm id 0x1f not-elevated
      09:00:01  FS01  share-access 5145 failure FS01\carl on Data from 10.0.0.7 mask 0x1 id 0x1f
      -         FS01  session-identity FS01\carl S-1-5-21-9-8-7-1004 S-1-5-32-545 S-1-5-113
    `,
  ),
  story(
    'only a right that programs probe for was refused, and nothing else',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:01  FS01  share-access 5145 failure CORP\anna on Data path plan.xlsx from 10.0.0.7 mask 0x40000 id 0x1f
    `,
  ),
];
