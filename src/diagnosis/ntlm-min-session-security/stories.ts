import { story } from '../story.ts';

const id = 'ntlm-min-session-security';
const outgoing = 'outgoing-ntlm-deny-all';
const incoming = 'incoming-ntlm-deny';

export const stories = [
  story(
    '4010 beside the failure of the SMB client: the server offers no 128-bit keys',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-unusable 4010 lacking=0x20000000 process=System
      09:00:01  WS07  smb-client-failure 31001 to nas01 as CORP\anna 0xC00000BB
    `,
  ),
  story(
    '4011 beside the 4625 of the server: the client offers no NTLMv2 session security',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  FS01  ntlm-unusable 4011 lacking=0x80000 process=C:\Windows\System32\lsass.exe
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0x80090302
    `,
  ),
  story(
    '4010 without its flags',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07  ntlm-unusable 4010 process=System
      09:00:01  WS07  smb-client-failure 31001 to nas01 as CORP\anna 0xC00000BB
    `,
  ),
  story(
    '4010 of a process without a name',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07  ntlm-unusable 4010 lacking=0x20000000
      09:00:01  WS07  smb-client-failure 31001 to nas01 as CORP\anna 0xC00000BB
    `,
  ),
  story(
    '4010 of another program in the same second',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  WS07  ntlm-unusable 4010 lacking=0x20000000 process=C:\Office\outlook.exe
      09:00:01  WS07  smb-client-failure 31001 to nas01 as CORP\anna 0xC00000BB
    `,
  ),
  story(
    'two servers failed in the same seconds: the 4010 may be of either',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07  ntlm-unusable 4010 lacking=0x20000000 process=System
      09:00:01  WS07  smb-client-failure 31001 to nas01 as CORP\anna 0xC00000BB
      09:00:02  WS07  smb-client-failure 31001 to nas02 as CORP\anna 0xC00000BB
    `,
  ),
  story(
    '4011 half a minute before, and the server wrote nothing of this client',
    { [id]: 'likely' },
    String.raw`
      08:59:40      FS01  ntlm-unusable 4011 lacking=0x80000 process=System
      09:00:00      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC00000BB
      08:00..10:00  FS01  log security 4624
    `,
  ),
  story(
    '4010 an hour before',
    { [id]: 'not-examined' },
    String.raw`
      08:00:00  WS07  ntlm-unusable 4010 lacking=0x20000000 process=System
      09:00:01  WS07  smb-client-failure 31001 to nas01 as CORP\anna 0xC00000BB
    `,
  ),
  story(
    '4010 of another computer',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  WS08  ntlm-unusable 4010 lacking=0x20000000 process=System
      09:00:01  WS07  smb-client-failure 31001 to nas01 as CORP\anna 0xC00000BB
    `,
  ),
  story(
    '4010 of the file server, which was a client itself at that moment',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  FS01  ntlm-unusable 4010 lacking=0x20000000 process=System
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D
    `,
  ),
  story(
    'the port was closed: no session was asked for',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  WS07  ntlm-unusable 4010 lacking=0x20000000 process=System
      09:00:01  WS07  smb-client-failure 30803 to nas01 0xC00000B5
    `,
  ),
  story(
    'the command bears no time',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07  ntlm-unusable 4010 lacking=0x20000000 process=System
      -         WS07  access-tried \\nas01\data code 50
    `,
  ),
  story(
    'the password was examined, so the session stood',
    { [id]: 'ruled-out', 'wrong-saved-credential': 'confirmed' },
    String.raw`
      09:00:00  FS01  ntlm-unusable 4011 lacking=0x80000 process=System
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A
    `,
  ),
  story(
    'error 50, and the client demands NTLMv2 session security: nobody looked at the NTLM logs',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\nas01\data code 50
      -  WS07  policy P-MINC = 537395200
    `,
  ),
  story(
    'the demand is the default: beside another error it says nothing',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\nas01\data code 53
      -  WS07  policy P-MINC = 537395200
    `,
  ),
  story(
    'the server says that the function is not supported',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0x80090302
    `,
  ),
  story(
    'the same with STATUS_NTLM_BLOCKED is the code of a policy',
    { [id]: 'not-examined', 'ntlm-refused-gate-undecided': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0x80090302 0xC0000418
    `,
  ),
  story(
    'neither side demands anything',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0x80090302
      -         WS07  policy P-MINC = 0
      -         FS01  policy P-MINS = 0
    `,
  ),
  story(
    'one side demands nothing, the other is not known',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0x80090302
      -         WS07  policy P-MINC = 0
    `,
  ),
  story(
    'both NTLM logs cover the time and hold neither 4010 nor 4011',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:00      FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0x80090302
      09:00:00      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC00000BB
      08:00..10:00  FS01  log ntlm 8002
      08:00..10:00  WS07  log ntlm 8001
    `,
  ),
  story(
    'the NTLM log of the client alone covers the time',
    { [id]: 'possible' },
    String.raw`
      09:00:00      FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0x80090302
      09:00:00      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC00000BB
      08:00..10:00  WS07  log ntlm 8001
    `,
  ),
  story(
    'two Windows with the default',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0x80090302
      -         WS07  policy P-MINC = 536870912
      -         WS07  system-described 19045
      -         FS01  policy P-MINS = 536870912
      -         FS01  system-described 20348
    `,
  ),
  story(
    'two Windows, and one demands NTLMv2 session security',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0x80090302
      -         WS07  policy P-MINC = 536870912
      -         WS07  system-described 19045
      -         FS01  policy P-MINS = 537395200
      -         FS01  system-described 20348
    `,
  ),
  story(
    'error 50, and 4001 at the client: the outgoing policy',
    { [id]: 'not-reached', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\anna
      -         WS07  access-tried \\nas01\data as CORP\anna code 50
    `,
  ),
  story(
    'not supported, and 4002 at the server: the incoming policy',
    { [id]: 'possible', [incoming]: 'confirmed' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4002
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0x80090302
    `,
  ),
  story(
    '4010 beside a logon that the server found wrong: the code is not the one of this event',
    { [id]: 'likely', 'local-account-used': 'likely' },
    String.raw`
      09:00:00  WS07  ntlm-unusable 4010 lacking=0x20000000 process=System
      09:00:01  WS07  smb-client-failure 31001 to nas01 as NAS01\bob 0xC000006D
      -         WS07  access-tried \\nas01\data as NAS01\bob code 1326
    `,
  ),
  story(
    '4010 beside a 4001: whoever may not send NTLM comes to no session',
    { [id]: 'not-reached', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-unusable 4010 lacking=0x20000000 process=System
      09:00:01  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
    `,
  ),
  story(
    'the account got in',
    { [id]: 'ruled-out', 'share-permission-denied': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 ntlm id 0x1f
      09:00:02  FS01  share-access 5140 failure CORP\anna on data from 10.0.0.7 id 0x1f
      -         FS01  policy P-MINS = 537395200
    `,
  ),
];
