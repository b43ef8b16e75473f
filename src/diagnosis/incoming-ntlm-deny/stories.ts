import { story } from '../story.ts';

const id = 'incoming-ntlm-deny';
const domain = 'domain-ntlm-deny';
const either = 'ntlm-refused-gate-undecided';
const outgoing = 'outgoing-ntlm-deny-all';

export const stories = [
  story(
    '4003 for the account, and the server denies domain accounts',
    { [id]: 'confirmed', [either]: 'not-examined' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4003 as CORP\anna from WS07
      -         FS01  policy P-IN = 1
    `,
  ),
  story(
    '4002 beside a refused session of the client: the event shows the policy',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4002
      09:00:02  FS01  smb-session-refused nobody from 10.0.0.7 0xC00000BB
    `,
  ),
  story(
    '4002 beside a 4625 of the client, the value exported',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4002
      09:00:02  FS01  logon-failed KIOSK7\anna from 10.0.0.7 KIOSK7 ntlm 0xC0000418
      -         FS01  policy P-IN = 2
    `,
  ),
  story(
    '4002 and a deny value, but no second record names the client',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4002
      -         FS01  policy P-IN = 2
    `,
  ),
  story(
    '4002 ten seconds away from the refused session',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4002
      09:00:10  FS01  smb-session-refused nobody from 10.0.0.7 0xC00000BB
    `,
  ),
  story(
    '4002 beside a refused session that names no caller',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4002
      09:00:02  FS01  logon-failed CORP\anna ntlm 0xC000006D
    `,
  ),
  story(
    '4002 beside a Kerberos logon that failed: no NTLM was refused there',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4002
      09:00:02  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 kerberos 0xC000006D
    `,
  ),
  story(
    '0xC0000418 and a deny value; a domain controller may have refused all the same',
    { [id]: 'likely', [domain]: 'possible', [either]: 'not-examined' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0x80090302 0xC0000418
      -         FS01  policy P-IN = 1
    `,
  ),
  story(
    '0xC0000418, and the deny value stands in a file that only this server can own',
    { [id]: 'likely', [domain]: 'possible', [either]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0x80090302 0xC0000418
      -         ?     policy P-IN = 1
    `,
  ),
  story(
    'a 4003 without a user names nobody',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4003 from WS07
      -         FS01  policy P-IN = 1
    `,
  ),
  story(
    'a deny value and the error of the client',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 1937
      -  FS01  policy P-IN = 2
    `,
  ),
  story(
    'error 50 alone',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 50
    `,
  ),
  story(
    '551 with 0xC00000BB and no user: it also comes without any NTLM policy',
    { [id]: 'possible', [either]: 'not-examined' },
    String.raw`
      09:00:00  FS01  smb-session-refused nobody from 10.0.0.7 0xC00000BB
    `,
  ),
  story(
    '4003, and the server’s own policy allows: a domain controller refused',
    { [id]: 'ruled-out', [domain]: 'likely', [either]: 'not-examined' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4003 as CORP\anna from WS07
      -         FS01  policy P-IN = 0
    `,
  ),
  story(
    'the allowing policy was exported before new settings came',
    { [id]: 'likely', [domain]: 'likely', [either]: 'confirmed' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4003 as CORP\anna from WS07
      10:00:00  FS01  policy-applied 1502
      -         FS01  policy P-IN = 0
    `,
  ),
  story(
    'the deny value came with new settings after the failure',
    { [id]: 'likely', [domain]: 'likely', [either]: 'confirmed' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4003 as CORP\anna from WS07
      10:00:00  FS01  policy-applied 1502
      -         FS01  policy P-IN = 1
    `,
  ),
  story(
    '4002, although a file of the server says allow: the event outranks the file',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4002
      09:00:02  FS01  smb-session-refused nobody from 10.0.0.7 0xC00000BB
      -         FS01  policy P-IN = 0
    `,
  ),
  story(
    'audit records and an allowing value: nothing was refused',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:00  FS01  ntlm-audited 8003 as CORP\anna from WS07
      -         FS01  policy P-IN = 0
      -         WS07  access-tried \\fs01\data as CORP\anna code 1937
    `,
  ),
  story(
    'the deny value is another server’s',
    { [id]: 'possible' },
    String.raw`
      08:00..10:00  FS01  log security 4624
      08:00..10:00  FS02  log security 4624
      -             WS07  access-tried \\fs01\data as CORP\anna code 1937
      -             FS02  policy P-IN = 2
    `,
  ),
  story(
    'the value stands under a key where Windows does not look for it',
    { [id]: 'possible', [domain]: 'possible', [either]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0x80090302 0xC0000418
      -         FS01  policy system\currentcontrolset\control\lsa\RestrictReceivingNTLMTraffic = 2
    `,
  ),
  story(
    'domain accounts are denied, and the account is the server’s own: this value spares it',
    { [id]: 'possible' },
    String.raw`
      08:00..10:00  FS01  log security 4624
      -             WS07  access-tried \\fs01\data as FS01\scan code 1937
      -             FS01  policy P-IN = 1
    `,
  ),
  story(
    'the server logged the account on by NTLM in the same seconds',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm
      09:00:01  WS07  smb-client-failure 31010 to fs01 share data as CORP\anna 0xC0000022
      -         FS01  policy P-IN = 2
    `,
  ),
  story(
    'the password was wrong: it was examined, so no gate stood before it',
    { [id]: 'ruled-out', 'wrong-saved-credential': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A
      -         FS01  policy P-IN = 2
    `,
  ),
  story(
    'the client refused first: this gate was not reached, and is no less closed',
    { [id]: 'not-reached', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -         WS07  access-tried \\fs01\data as CORP\anna code 50
      -         FS01  policy P-IN = 2
    `,
  ),
  story(
    'another account was refused in the same second',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      09:00:00  FS01  ntlm-blocked 4003 as CORP\bert from WS08
      -         FS01  policy P-IN = 1
    `,
  ),
  story(
    'a 4003 of the account at another server is another attempt',
    { [id]: 'confirmed' },
    String.raw`
      08:00..10:00  FS01  log security 4624
      09:00:00      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC00000BB
      09:00:02      FS02  ntlm-blocked 4003 as CORP\anna from WS07
      -             FS02  policy P-IN = 1
    `,
  ),
  story(
    'two callers were refused in the seconds of one 4002: nobody can tell whose it was',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4002
      09:00:02  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D
      09:00:03  FS01  logon-failed CORP\bert from 10.0.0.8 WS08 ntlm 0xC000006D
    `,
  ),
  story(
    '4002 of a web server beside a refused session of SMB',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4002 process=C:\Windows\System32\inetsrv\w3wp.exe
      09:00:02  FS01  smb-session-refused nobody from 10.0.0.7 0xC00000BB policy 0
    `,
  ),
  story(
    'two callers and a 4002 for each',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4002
      09:00:01  FS01  smb-session-refused nobody from 10.0.0.7 0xC00000BB
      09:00:02  FS01  ntlm-blocked 4002
      09:00:03  FS01  smb-session-refused nobody from 10.0.0.8 0xC00000BB
    `,
  ),
  story(
    'the client refused another target in the same seconds: what the server wrote is no less true',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\anna
      09:00:02  FS01  ntlm-blocked 4003 as CORP\anna from WS07
      -         FS01  policy P-IN = 1
    `,
  ),
  story(
    'an account of the server itself, 0xC0000418 and Deny all accounts: no domain controller was asked',
    { [id]: 'confirmed', [domain]: 'ruled-out', [either]: 'not-examined' },
    String.raw`
      09:00:00  FS01  logon-failed FS01\scan from 10.0.0.7 WS07 ntlm 0x80090302 0xC0000418
      -         FS01  policy P-IN = 2
    `,
  ),
  story(
    'a server in no domain, 0xC0000418 and Deny all accounts',
    { [id]: 'confirmed', [domain]: 'ruled-out', [either]: 'not-examined' },
    String.raw`
      09:00:00  FS01  logon-failed FSX\scan from 10.0.0.7 WS07 ntlm 0xC0000418
      -         FS01  join-state workgroup
      -         FS01  policy P-IN = 2
    `,
  ),
  story(
    'the same account, and the deny value is only assumed to be this server’s',
    { [id]: 'likely', [domain]: 'ruled-out' },
    String.raw`
      09:00:00  FS01  logon-failed FS01\scan from 10.0.0.7 WS07 ntlm 0xC0000418
      -         ?     policy P-IN = 2
    `,
  ),
  story(
    'the same account and value, but the server says only that the logon failed',
    { [id]: 'possible', [domain]: 'ruled-out' },
    String.raw`
      09:00:00  FS01  logon-failed FS01\scan from 10.0.0.7 WS07 ntlm 0xC0000022
      -         FS01  policy P-IN = 2
    `,
  ),
  story(
    'the value is not set in the key that was listed: 4003 came from a domain controller’s refusal',
    { [id]: 'ruled-out', [domain]: 'likely', [either]: 'not-examined' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4003 as CORP\anna from WS07
      -         FS01  setting-undefined P-IN
    `,
  ),
  story(
    'not set in a file that is only assumed to be the server’s',
    { [id]: 'likely', [domain]: 'likely', [either]: 'confirmed' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4003 as CORP\anna from WS07
      -         ?     setting-undefined P-IN
    `,
  ),
  story(
    'not set in the registry, denied in another export: no value is known',
    { [id]: 'likely', [domain]: 'likely', [either]: 'confirmed' },
    String.raw`
      09:00:00  FS01         ntlm-blocked 4003 as CORP\anna from WS07
      -         FS01:reg     setting-undefined P-IN
      -         FS01:secpol  policy P-IN = 1
    `,
  ),
  story(
    'the server’s NTLM log covers the failure and holds no refusal',
    { [id]: 'ruled-out', [domain]: 'possible', [either]: 'not-examined' },
    String.raw`
      09:00:00      FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC0000418
      08:00..10:00  FS01  log ntlm 8002 8003
    `,
  ),
  story(
    'the server’s NTLM log begins after the failure',
    { [id]: 'possible', [domain]: 'possible', [either]: 'confirmed' },
    String.raw`
      09:00:00      FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC0000418
      09:30..10:00  FS01  log ntlm 8002 8003
    `,
  ),
  story(
    'a deny value, and a log without any 4002 and 4003 may be filtered',
    { [id]: 'likely' },
    String.raw`
      09:00:00      FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC0000418
      08:00..10:00  FS01  log ntlm 8002
      -             FS01  policy P-IN = 1
    `,
  ),
  story(
    'another domain account got in by NTLM a minute later: the value in the file is not in force',
    { [id]: 'ruled-out', [domain]: 'possible' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC0000418
      09:01:00  FS01  logon CORP\bert from 10.0.0.8 WS08 ntlm
      -         FS01  policy P-IN = 1
    `,
  ),
  story(
    'an account of the server itself got in by NTLM: Deny all domain accounts spares it',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC0000418
      09:01:00  FS01  logon FS01\scan from 10.0.0.8 ntlm
      -         FS01  policy P-IN = 1
    `,
  ),
  story(
    'another domain account got in by NTLM before the policy came',
    { [id]: 'confirmed' },
    String.raw`
      08:00:00  FS01  logon CORP\bert from 10.0.0.8 WS08 ntlm
      09:00:00  FS01  ntlm-blocked 4003 as CORP\anna from WS07
      -         FS01  policy P-IN = 1
    `,
  ),
  story(
    '4002 shows the policy itself; a session of the same minute may be an older one',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4002
      09:00:02  FS01  smb-session-refused nobody from 10.0.0.7 0xC00000BB
      09:00:30  FS01  logon CORP\bert from 10.0.0.8 WS08 ntlm
    `,
  ),
  story(
    'the export of the server may hold its outgoing NTLM only',
    { [id]: 'possible', [domain]: 'possible', [either]: 'confirmed' },
    String.raw`
      09:00:00      FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC0000418
      08:00..10:00  FS01  log ntlm 8001
    `,
  ),
  story(
    'a domain controller refused this very logon, so the server had let it pass',
    { [id]: 'ruled-out', [domain]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
      -         WS07  access-tried \\fs01\data code 1937
    `,
  ),
  story(
    'the same beside a policy file that denies: it is not of that time',
    { [id]: 'ruled-out', [domain]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0x80090302 0xC0000418
      -         FS01  policy P-IN = 1
    `,
  ),
  story(
    'a domain controller refused this account at another server',
    { [id]: 'likely', [domain]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS02
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0x80090302 0xC0000418
      09:00:00  FS02  logon CORP\bert from 10.0.0.9 WS09 kerberos
      -         FS01  policy P-IN = 1
    `,
  ),
  story(
    'the status says that a trust or an authentication policy stopped the account',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC0000413
    `,
  ),
  story(
    'the status says that the account is restricted, in the server’s SMB log too',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006E
      09:00:00  FS01  smb-session-refused CORP\anna from 10.0.0.7 WS07 0xC000006E
    `,
  ),
];
