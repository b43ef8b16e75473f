import { story } from '../story.ts';

const id = 'ntlmv1-refused';
const password = 'wrong-saved-credential';

export const stories = [
  story(
    '4013: the client wanted NTLMv1 for this server and has none',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-unusable 4013 to cifs/nas01 as CORP\anna
    `,
  ),
  story(
    '4013 beside the error that the person saw',
    { [id]: 'confirmed', [password]: 'possible' },
    String.raw`
      09:00:00  WS07  ntlm-unusable 4013 to cifs/nas01 as CORP\anna
      -         WS07  access-tried \\nas01\scans as CORP\anna code 1326
    `,
  ),
  story(
    '4013 for another server',
    { [id]: 'confirmed', 'smb-client-block-ntlm': 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-unusable 4013 to cifs/nas01 as CORP\anna
      09:20:00  WS07  ntlm-blocked 31023 to fs01 as CORP\anna
    `,
  ),
  story(
    '4013 of a web proxy is no share, the share is refused for an unknown reason',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  ntlm-unusable 4013 to HTTP/proxy as CORP\anna
      09:00:01  WS07  smb-client-failure 31001 to nas01 as CORP\anna 0xC000006D
    `,
  ),
  story(
    '4013 of another account, the tie is time alone',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-unusable 4013 to cifs/nas01 as CORP\bert
      09:10:00  WS07  smb-client-failure 31001 to nas01 as CORP\anna 0xC000006D
    `,
  ),
  story(
    '4013, and the server logs the account on by NTLMv2 in the same seconds: the evidence conflicts',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  ntlm-unusable 4013 to cifs/fs01 as CORP\anna
      09:00:01  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm
    `,
  ),
  story(
    '4013, while the session holds a ticket for the server: the evidence conflicts',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  ntlm-unusable 4013 to cifs/fs01 as CORP\anna
      -         WS07  ticket-held anna cifs/fs01
    `,
  ),

  story(
    'the password is known to be right: an NTLMv1 client, a domain controller that refuses NTLMv1',
    { [id]: 'confirmed', [password]: 'possible' },
    String.raw`
      2026-10-30T09:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm lmPackage="NTLM V1"
      08:40:00  DC01  ticket-request 4768 CORP\anna 0x0 from 10.0.0.7
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A lmPackage=null
      09:00:00  DC01  credential-check anna from WS07 0xC000006A
      -         DC01  policy P-LM = 5
      -         WS07  access-tried \\fs01\data code 86
      -         WS07  saved-credential-list 0
    `,
  ),
  story(
    'the same, but nobody exported the saved passwords',
    { [id]: 'likely', [password]: 'possible' },
    String.raw`
      2026-10-30T09:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm lmPackage="NTLM V1"
      08:40:00  DC01  ticket-request 4768 CORP\anna 0x0 from 10.0.0.7
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A lmPackage=null
      09:00:00  DC01  credential-check anna from WS07 0xC000006A
      -         DC01  policy P-LM = 5
      -         WS07  access-tried \\fs01\data code 86
    `,
  ),
  story(
    'the same, but a password is saved for this server: it may be an old one',
    { [id]: 'likely', [password]: 'likely' },
    String.raw`
      2026-10-30T09:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm lmPackage="NTLM V1"
      08:40:00  DC01  ticket-request 4768 CORP\anna 0x0 from 10.0.0.7
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A lmPackage=null
      09:00:00  DC01  credential-check anna from WS07 0xC000006A
      -         DC01  policy P-LM = 5
      -         WS07  access-tried \\fs01\data code 86
      -         WS07  saved-credential-list 1
      -         WS07  saved-credential fs01 CORP\anna
    `,
  ),
  story(
    'the same, but the command names an account, so a password was typed',
    { [id]: 'likely' },
    String.raw`
      2026-10-30T09:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm lmPackage="NTLM V1"
      08:40:00  DC01  ticket-request 4768 CORP\anna 0x0 from 10.0.0.7
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A lmPackage=null
      09:00:00  DC01  credential-check anna from WS07 0xC000006A
      -         DC01  policy P-LM = 5
      -         WS07  access-tried \\fs01\data as CORP\anna code 86
      -         WS07  saved-credential-list 0
    `,
  ),
  story(
    'the same, but the password was changed that morning: the session may hold the old one',
    { [id]: 'likely' },
    String.raw`
      2026-10-30T09:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm lmPackage="NTLM V1"
      08:40:00  DC01  ticket-request 4768 CORP\anna 0x0 from 10.0.0.7
      08:45:00  DC01  account-changed 4724 CORP\anna
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A lmPackage=null
      09:00:00  DC01  credential-check anna from WS07 0xC000006A
      -         DC01  policy P-LM = 5
      -         WS07  access-tried \\fs01\data code 86
      -         WS07  saved-credential-list 0
    `,
  ),
  story(
    'the same, but the KDC took the password of another computer, or hours ago',
    { [id]: 'likely' },
    String.raw`
      2026-10-30T09:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm lmPackage="NTLM V1"
      05:40:00  DC01  ticket-request 4768 CORP\anna 0x0 from 10.0.0.7
      08:59:00  DC01  ticket-request 4768 CORP\anna 0x0 from 10.0.0.9
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A lmPackage=null
      09:00:00  DC01  credential-check anna from WS07 0xC000006A
      -         DC01  policy P-LM = 5
      -         WS07  access-tried \\fs01\data code 86
      -         WS07  saved-credential-list 0
    `,
  ),
  story(
    'the same, but this device was never seen with NTLMv1',
    { [id]: 'possible' },
    String.raw`
      2026-10-30T09:00  FS01  logon CORP\bert from 10.0.0.9 WS09 ntlm lmPackage="NTLM V1"
      08:40:00  DC01  ticket-request 4768 CORP\anna 0x0 from 10.0.0.7
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A lmPackage=null
      09:00:00  DC01  credential-check anna from WS07 0xC000006A
      -         DC01  policy P-LM = 5
      -         WS07  access-tried \\fs01\data code 86
      -         WS07  saved-credential-list 0
    `,
  ),
  story(
    'the same, but null sessions alone say NTLM V1, as they always do',
    { [id]: 'possible' },
    String.raw`
      2026-10-30T09:00  FS01  logon "NT AUTHORITY\ANONYMOUS LOGON" from 10.0.0.7 WS07 ntlm lmPackage="NTLM V1"
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A lmPackage=null
      09:00:00  DC01  credential-check anna from WS07 0xC000006A
      -         DC01  policy P-LM = 5
    `,
  ),
  story(
    'the same, but which domain controller checked the password is not known',
    { [id]: 'likely' },
    String.raw`
      2026-10-30T09:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm lmPackage="NTLM V1"
      08:40:00  DC01  ticket-request 4768 CORP\anna 0x0 from 10.0.0.7
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A lmPackage=null
      -         DC01  policy P-LM = 5
      -         WS07  access-tried \\fs01\data code 86
      -         WS07  saved-credential-list 0
    `,
  ),
  story(
    'the same, but nobody knows what the domain controller takes',
    { [id]: 'possible', [password]: 'possible' },
    String.raw`
      2026-10-30T09:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm lmPackage="NTLM V1"
      08:40:00  DC01  ticket-request 4768 CORP\anna 0x0 from 10.0.0.7
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A lmPackage=null
      09:00:00  DC01  credential-check anna from WS07 0xC000006A
      -         WS07  access-tried \\fs01\data code 86
      -         WS07  saved-credential-list 0
    `,
  ),
  story(
    'the password is right and NTLMv1 is not taken, but this device was refused for its logon hours',
    { [id]: 'possible', 'account-state': 'confirmed' },
    String.raw`
      2026-10-30T09:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm lmPackage="NTLM V1"
      08:40:00  DC01  ticket-request 4768 CORP\anna 0x0 from 10.0.0.7
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006E 0xC000006F lmPackage=null
      09:00:00  DC01  credential-check anna from WS07 0xC000006F
      -         DC01  policy P-LM = 5
      -         WS07  access-tried \\fs01\data code 5
      -         WS07  saved-credential-list 0
    `,
  ),

  story(
    'a scanner got in by NTLMv1 until the file server, which holds the account, was set to level 5',
    { [id]: 'likely', [password]: 'possible' },
    String.raw`
      2026-10-30T09:00  FS01  logon FS01\scan from 10.0.0.40 SCANNER ntlm lmPackage="NTLM V1"
      09:00:00  FS01  logon-failed FS01\scan from 10.0.0.40 SCANNER ntlm 0xC000006D 0xC000006A lmPackage=null
      -         FS01  policy P-LM = 5
    `,
  ),
  story(
    'the same, and another PC gets in with that account before and after, by NTLMv2',
    { [id]: 'confirmed', [password]: 'possible' },
    String.raw`
      2026-10-29T09:00  FS01  logon FS01\scan from 10.0.0.9 WS09 ntlm lmPackage="NTLM V2"
      2026-10-30T09:00  FS01  logon FS01\scan from 10.0.0.40 SCANNER ntlm lmPackage="NTLM V1"
      09:00:00  FS01  logon-failed FS01\scan from 10.0.0.40 SCANNER ntlm 0xC000006D 0xC000006A lmPackage=null
      11:00:00  FS01  logon FS01\scan from 10.0.0.9 WS09 ntlm lmPackage="NTLM V2"
      2026-10-28T00:00..2026-11-30T00:00  FS01  log security 4624 4625
      -         FS01  policy P-LM = 5
    `,
  ),
  story(
    'the other PC was refused in between: the password was changed, and typed there anew',
    { [id]: 'likely' },
    String.raw`
      2026-10-29T09:00  FS01  logon FS01\scan from 10.0.0.9 WS09 ntlm lmPackage="NTLM V2"
      2026-10-30T09:00  FS01  logon FS01\scan from 10.0.0.40 SCANNER ntlm lmPackage="NTLM V1"
      09:00:00  FS01  logon-failed FS01\scan from 10.0.0.40 SCANNER ntlm 0xC000006D 0xC000006A lmPackage=null
      10:00:00  FS01  logon-failed FS01\scan from 10.0.0.9 WS09 ntlm 0xC000006D 0xC000006A lmPackage=null
      11:00:00  FS01  logon FS01\scan from 10.0.0.9 WS09 ntlm lmPackage="NTLM V2"
      2026-10-28T00:00..2026-11-30T00:00  FS01  log security 4624 4625
      -         FS01  policy P-LM = 5
    `,
  ),
  story(
    'the password was changed after the scanner’s last logon',
    { [id]: 'likely' },
    String.raw`
      2026-10-29T09:00  FS01  logon FS01\scan from 10.0.0.9 WS09 ntlm lmPackage="NTLM V2"
      2026-10-30T09:00  FS01  logon FS01\scan from 10.0.0.40 SCANNER ntlm lmPackage="NTLM V1"
      2026-10-30T21:00  FS01  account-changed 4724 FS01\scan
      09:00:00  FS01  logon-failed FS01\scan from 10.0.0.40 SCANNER ntlm 0xC000006D 0xC000006A lmPackage=null
      11:00:00  FS01  logon FS01\scan from 10.0.0.9 WS09 ntlm lmPackage="NTLM V2"
      2026-10-28T00:00..2026-11-30T00:00  FS01  log security 4624 4625
      -         FS01  policy P-LM = 5
    `,
  ),
  story(
    'the other PC came only afterwards, or with another account',
    { [id]: 'likely' },
    String.raw`
      2026-10-29T09:00  FS01  logon FS01\lager from 10.0.0.9 WS09 ntlm lmPackage="NTLM V2"
      2026-10-30T09:00  FS01  logon FS01\scan from 10.0.0.40 SCANNER ntlm lmPackage="NTLM V1"
      09:00:00  FS01  logon-failed FS01\scan from 10.0.0.40 SCANNER ntlm 0xC000006D 0xC000006A lmPackage=null
      11:00:00  FS01  logon FS01\scan from 10.0.0.9 WS09 ntlm lmPackage="NTLM V2"
      2026-10-28T00:00..2026-11-30T00:00  FS01  log security 4624 4625
      -         FS01  policy P-LM = 5
    `,
  ),
  story(
    'the other PC never came back after the refusal',
    { [id]: 'likely' },
    String.raw`
      2026-10-29T09:00  FS01  logon FS01\scan from 10.0.0.9 WS09 ntlm lmPackage="NTLM V2"
      2026-10-30T09:00  FS01  logon FS01\scan from 10.0.0.40 SCANNER ntlm lmPackage="NTLM V1"
      09:00:00  FS01  logon-failed FS01\scan from 10.0.0.40 SCANNER ntlm 0xC000006D 0xC000006A lmPackage=null
      11:00:00  FS01  logon FS01\lager from 10.0.0.9 WS09 ntlm lmPackage="NTLM V2"
      2026-10-28T00:00..2026-11-30T00:00  FS01  log security 4624 4625
      -         FS01  policy P-LM = 5
    `,
  ),
  story(
    'the same, but the log of these days is not whole',
    { [id]: 'likely' },
    String.raw`
      2026-10-29T09:00  FS01  logon FS01\scan from 10.0.0.9 WS09 ntlm lmPackage="NTLM V2"
      2026-10-30T09:00  FS01  logon FS01\scan from 10.0.0.40 SCANNER ntlm lmPackage="NTLM V1"
      09:00:00  FS01  logon-failed FS01\scan from 10.0.0.40 SCANNER ntlm 0xC000006D 0xC000006A lmPackage=null
      11:00:00  FS01  logon FS01\scan from 10.0.0.9 WS09 ntlm lmPackage="NTLM V2"
      2026-10-30T12:00..2026-11-30T00:00  FS01  log security 4624 4625
      -         FS01  policy P-LM = 5
    `,
  ),
  story(
    'the same, told by the server’s own log',
    { [id]: 'likely' },
    String.raw`
      2026-10-30T09:00  FS01  logon FS01\scan from 10.0.0.40 SCANNER ntlm lmPackage="NTLM V1"
      07:00:00  FS01  reported-setting 1021 server LmCompatibilityLevel = 5
      09:00:00  FS01  logon-failed FS01\scan from 10.0.0.40 SCANNER ntlm 0xC000006D 0xC000006A lmPackage=null
    `,
  ),
  story(
    'the same at a Windows that has no NTLMv1 any more',
    { [id]: 'likely' },
    String.raw`
      2026-10-30T09:00  FS01  logon FS01\scan from 10.0.0.40 SCANNER ntlm lmPackage="NTLM V1"
      09:00:00  FS01  logon-failed FS01\scan from 10.0.0.40 SCANNER ntlm 0xC000006D 0xC000006A lmPackage=null
      -         FS01  system-described 26100
    `,
  ),
  story(
    'the same, but another device came by NTLMv1 from the same address',
    { [id]: 'possible' },
    String.raw`
      2026-10-30T09:00  FS01  logon FS01\scan from 10.0.0.40 OLDPC ntlm lmPackage="NTLM V1"
      09:00:00  FS01  logon-failed FS01\scan from 10.0.0.40 SCANNER ntlm 0xC000006D 0xC000006A lmPackage=null
      -         FS01  policy P-LM = 5
    `,
  ),
  story(
    'the scanner came by NTLMv2 yesterday: the password is what is wrong',
    { [id]: 'ruled-out', [password]: 'likely' },
    String.raw`
      2026-10-20T09:00  FS01  logon FS01\scan from 10.0.0.40 SCANNER ntlm lmPackage="NTLM V1"
      2026-11-01T10:00  FS01  logon FS01\scan from 10.0.0.40 SCANNER ntlm
      09:00:00  FS01  logon-failed FS01\scan from 10.0.0.40 SCANNER ntlm 0xC000006D 0xC000006A lmPackage=null
      -         FS01  policy P-LM = 5
    `,
  ),
  story(
    'the file server takes NTLMv1: level 3 on a Windows that has it',
    { [id]: 'ruled-out' },
    String.raw`
      2026-10-30T09:00  FS01  logon FS01\scan from 10.0.0.40 SCANNER ntlm lmPackage="NTLM V1"
      09:00:00  FS01  logon-failed FS01\scan from 10.0.0.40 SCANNER ntlm 0xC000006D 0xC000006A lmPackage=null
      -         FS01  policy P-LM = 3
      -         FS01  system-described 20348
    `,
  ),
  story(
    'level 3 at a file server whose Windows nobody told: it may have no NTLMv1',
    { [id]: 'possible' },
    String.raw`
      2026-10-30T09:00  FS01  logon FS01\scan from 10.0.0.40 SCANNER ntlm lmPackage="NTLM V1"
      09:00:00  FS01  logon-failed FS01\scan from 10.0.0.40 SCANNER ntlm 0xC000006D 0xC000006A lmPackage=null
      -         FS01  policy P-LM = 3
    `,
  ),
  story(
    'the scanner’s device is known and level 5 too, but the port is closed',
    { [id]: 'possible' },
    String.raw`
      2026-10-30T09:00  FS01  logon FS01\scan from 10.0.0.40 SCANNER ntlm lmPackage="NTLM V1"
      09:00:00  SCANNER  smb-client-failure 30803 to fs01 0xC00000B5
      -         FS01     policy P-LM = 5
      -         FS01     join-state workgroup
    `,
  ),

  story(
    'level 1 at the client, level 5 at the domain controllers, and the code of a wrong password',
    { [id]: 'likely', [password]: 'possible' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A lmPackage=null
      08:00:00  DC01  ticket-request 4769 CORP\bert 0x0 from 10.0.0.9
      -         DC01  policy P-LM = 5
      -         WS07  policy P-LM = 1
    `,
  ),
  story(
    'the same by 31003, which the SMB client wrote at its start',
    { [id]: 'likely', [password]: 'possible' },
    String.raw`
      07:00:00  WS07  reported-setting 31003 client LmCompatibilityLevel = 1
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A lmPackage=null
      09:00:00  DC01  credential-check anna from WS07 0xC000006A
      -         DC01  policy P-LM = 5
    `,
  ),
  story(
    'new settings came to the client after its 31003',
    { [id]: 'possible' },
    String.raw`
      07:00:00  WS07  reported-setting 31003 client LmCompatibilityLevel = 1
      08:00:00  WS07  policy-applied 1502
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A lmPackage=null
      09:00:00  DC01  credential-check anna from WS07 0xC000006A
      -         DC01  policy P-LM = 5
    `,
  ),
  story(
    'the client’s 31003 and its policy file disagree',
    { [id]: 'possible' },
    String.raw`
      07:00:00  WS07  reported-setting 31003 client LmCompatibilityLevel = 1
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A lmPackage=null
      09:00:00  DC01  credential-check anna from WS07 0xC000006A
      -         DC01  policy P-LM = 5
      -         WS07  policy P-LM = 3
    `,
  ),
  story(
    'one of two domain controllers takes NTLMv1 for all that is known',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A lmPackage=null
      08:00:00  DC01  ticket-request 4769 CORP\bert 0x0 from 10.0.0.9
      08:00:00  DC02  ticket-request 4769 CORP\bert 0x0 from 10.0.0.9
      -         DC01  policy P-LM = 5
      -         WS07  policy P-LM = 1
    `,
  ),
  story(
    'level 1 at the client, and nobody described who checks the password',
    { [id]: 'possible', [password]: 'possible' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A lmPackage=null
      -         WS07  policy P-LM = 1
    `,
  ),
  story(
    'level 3 at the client: it sends no NTLMv1',
    { [id]: 'ruled-out', [password]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A lmPackage=null
      09:00:00  DC01  credential-check anna from WS07 0xC000006A
      -         DC01  policy P-LM = 5
      -         WS07  policy P-LM = 3
    `,
  ),
  story(
    'the SMB client reports level 5: it sends no NTLMv1, so the password is wrong',
    { [id]: 'ruled-out', [password]: 'confirmed' },
    String.raw`
      07:00:00  WS07  reported-setting 31003 client LmCompatibilityLevel = 5
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A lmPackage=null
    `,
  ),
  story(
    'the record says NTLM V2: the password is wrong',
    { [id]: 'ruled-out', [password]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A
    `,
  ),
  story(
    'an empty version in the record is what every refused logon may show',
    { [id]: 'possible', [password]: 'likely' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A lmPackage=null
    `,
  ),
  story(
    'the refused response is named NTLMv1, and what the server takes is open',
    { [id]: 'possible', [password]: 'possible' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A lmPackage="NTLM V1"
    `,
  ),

  story(
    'Azure Files answers 87 to a client of level 1',
    { [id]: 'likely' },
    String.raw`
      -  WS07  policy P-LM = 1
      -  WS07  access-tried \\acme.file.core.windows.net\plans as Azure\acme code 87
    `,
  ),
  story(
    'Azure Files answers 53 to a client of level 1 although the port is open',
    { [id]: 'likely' },
    String.raw`
      -  WS07  policy P-LM = 1
      -  WS07  port-tested acme.file.core.windows.net 445 open
      -  WS07  access-tried \\acme.file.core.windows.net\plans as Azure\acme code 53
    `,
  ),
  story(
    'Azure Files and 53, and nobody tested the port',
    { [id]: 'possible' },
    String.raw`
      -  WS07  policy P-LM = 1
      -  WS07  access-tried \\acme.file.core.windows.net\plans as Azure\acme code 53
    `,
  ),
  story(
    'Azure Files and 87 at a client whose level nobody exported',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\acme.file.core.windows.net\plans as Azure\acme code 87
    `,
  ),
  story(
    '87 from any other server says nothing',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\nas01\plans code 87
    `,
  ),
  story(
    'Azure Files and a level in a file that nobody owns: it is assumed to be the one client’s',
    { [id]: 'likely' },
    String.raw`
      -  ?:reg  policy P-LM = 1
      -  WS07   access-tried \\acme.file.core.windows.net\plans as Azure\acme code 87
    `,
  ),

  story(
    'one console: refused at level 1, opened at level 3',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  policy P-LM = 1
      -  WS07  access-tried \\nas01\scans code 1326
      -  WS07  policy P-LM = 3
      -  WS07  access-tried \\nas01\scans succeeded
    `,
  ),
  story(
    'the same with an account on the command line: another password may have been typed',
    { [id]: 'possible' },
    String.raw`
      -  WS07  policy P-LM = 1
      -  WS07  access-tried \\nas01\scans as NAS01\scan code 1326
      -  WS07  policy P-LM = 3
      -  WS07  access-tried \\nas01\scans as NAS01\scan succeeded
    `,
  ),
  story(
    'the same, and nobody looked at the level before the failure: the session may have been another',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\nas01\scans code 1326
      -  WS07  policy P-LM = 3
      -  WS07  access-tried \\nas01\scans succeeded
    `,
  ),
  story(
    'the same, opened before the level was raised',
    { [id]: 'possible' },
    String.raw`
      -  WS07  policy P-LM = 1
      -  WS07  access-tried \\nas01\scans code 1326
      -  WS07  access-tried \\nas01\scans succeeded
      -  WS07  policy P-LM = 3
    `,
  ),
  story(
    'the same, refused with a code that says nothing of the credential',
    { [id]: 'possible' },
    String.raw`
      -  WS07  policy P-LM = 1
      -  WS07  access-tried \\nas01\scans code 64
      -  WS07  policy P-LM = 3
      -  WS07  access-tried \\nas01\scans succeeded
    `,
  ),
  story(
    'opened later, and only level 3 is shown: it may have been raised in between',
    { [id]: 'possible' },
    String.raw`
      -  WS07  policy P-LM = 3
      -  WS07  access-tried \\nas01\scans code 1326
      -  WS07  access-tried \\nas01\scans succeeded
    `,
  ),
  story(
    'another server opens after the level was raised',
    { [id]: 'possible' },
    String.raw`
      -  WS07  policy P-LM = 1
      -  WS07  access-tried \\nas01\scans code 1326
      -  WS07  policy P-LM = 3
      -  WS07  access-tried \\nas02\scans succeeded
    `,
  ),
  story(
    'only 1326 is known',
    { [id]: 'possible', [password]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1326
    `,
  ),
  story(
    'the account got in by NTLMv1, the share refused',
    { [id]: 'ruled-out', 'share-permission-denied': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 ntlm lmPackage="NTLM V1" id 0x1f
      09:00:02  FS01  share-access 5140 failure CORP\anna on data from 10.0.0.7 id 0x1f
    `,
  ),
  story(
    'the client refused NTLM by policy before any version was asked',
    { [id]: 'not-reached', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
    `,
  ),
];
