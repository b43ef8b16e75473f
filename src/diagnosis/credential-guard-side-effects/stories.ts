import { story } from '../story.ts';

const id = 'credential-guard-side-effects';
const outgoing = 'outgoing-ntlm-deny-all';
const ENCODED = '@@CyBAAAAUBQYAMHArBwUAMGAoBQZAQGA1BAbAUGAyBgOA';

export const stories = [
  story(
    'Credential Guard kept the credential from the program that failed',
    { 'ntlmv1-refused': 'confirmed', [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-unusable 4014 process=C:\Apps\sync.exe
      09:00:02  WS07  ntlm-unusable 4013 to cifs/nas01 as CORP\anna process=C:\Apps\sync.exe
    `,
  ),
  story(
    'it kept the credential from the program whose NTLM the server then refused',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-unusable 4014 process=C:\Apps\sync.exe
      09:00:02  WS07  ntlm-audited 8001 to cifs/fs01 as CORP\anna process=sync.exe
      09:00:02  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC000006D
    `,
  ),
  story(
    'two programs of one file name in two folders',
    { 'ntlmv1-refused': 'confirmed', [id]: 'possible' },
    String.raw`
      09:00:00  WS07  ntlm-unusable 4014 process=C:\Apps\sync.exe
      09:00:02  WS07  ntlm-unusable 4013 to cifs/nas01 as CORP\anna process=D:\Old\sync.exe
    `,
  ),
  story(
    'it kept the credential, and the client may send no NTLM in any case',
    { [id]: 'not-reached', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-unusable 4014 process=C:\Apps\sync.exe
      09:00:02  WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\anna process=C:\Apps\sync.exe
    `,
  ),
  story(
    'it kept a credential from the VPN client in the same seconds',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-unusable 4014 process=C:\Apps\vpn.exe
      09:00:02  WS07  smb-client-failure 31001 to nas01 as CORP\anna 0xC000006D
      09:10:00  WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\anna process=C:\Apps\sync.exe
    `,
  ),
  story(
    'the process is one that many services share',
    { 'ntlmv1-refused': 'confirmed', [id]: 'likely' },
    String.raw`
      09:00:00  WS07  ntlm-unusable 4014 process=C:\Windows\System32\svchost.exe
      09:00:02  WS07  ntlm-unusable 4013 to cifs/nas01 as CORP\anna process=C:\Windows\System32\svchost.exe
    `,
  ),
  story(
    'the program was refused on another computer',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  WS09  ntlm-unusable 4014 process=C:\Apps\sync.exe
      09:00:02  WS07  smb-client-failure 31001 to nas01 as CORP\anna 0xC000006D
    `,
  ),
  story(
    'the program was refused an hour before',
    { [id]: 'not-reached', [outgoing]: 'confirmed' },
    String.raw`
      08:00:00  WS07  ntlm-unusable 4014 process=C:\Apps\sync.exe
      09:00:02  WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\anna process=C:\Apps\sync.exe
    `,
  ),
  story(
    'a task with a kept password: the name is encoded, and nobody knows it',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ntlm-audited 8004 as ${ENCODED} from WS07 via WS07
      09:00:00  WS07  logon-failed ${ENCODED} from 10.0.0.7 WS07 ntlm 0xC000006D 0xC0000064
    `,
  ),
  story(
    'the encoded name at a domain controller alone',
    { [id]: 'likely' },
    String.raw`
      09:00:00  DC01  ntlm-audited 8004 as ${ENCODED} from WS07 via WS07
      09:00:00  DC01  credential-check ${ENCODED} from WS07 0xC0000064
    `,
  ),
  story(
    'the encoded name in a failed logon alone',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  logon-failed ${ENCODED} from 10.0.0.7 WS07 ntlm 0xC000006D 0xC0000064
    `,
  ),
  story(
    'the encoded name stands for a certificate',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  DC01  ntlm-audited 8004 as @@BAAAAUBQYAMHArBwUAMGAoBQZA from WS07 via WS07
      09:00:00  WS07  logon-failed @@BAAAAUBQYAMHArBwUAMGAoBQZA from 10.0.0.7 WS07 ntlm 0xC000006D 0xC0000064
    `,
  ),
  story(
    'the encoded name failed for another reason than an unknown user',
    { [id]: 'likely' },
    String.raw`
      09:00:00  DC01  ntlm-audited 8004 as ${ENCODED} from WS07 via WS07
      09:00:00  WS07  logon-failed ${ENCODED} from 10.0.0.7 WS07 ntlm 0xC000006D
    `,
  ),
  story(
    'NTLMv1 is refused while Credential Guard runs, on a Windows that still has it',
    { 'ntlmv1-refused': 'confirmed', [id]: 'confirmed' },
    String.raw`
      07:00:00  WS07  credential-guard 6163
      09:00:02  WS07  ntlm-unusable 4013 to cifs/nas01 as CORP\anna
      -         WS07  system-described 22631
    `,
  ),
  story(
    'the same, and nobody knows the build',
    { 'ntlmv1-refused': 'confirmed', [id]: 'likely' },
    String.raw`
      07:00:00  WS07  credential-guard 6163
      09:00:02  WS07  ntlm-unusable 4013 to cifs/nas01 as CORP\anna
    `,
  ),
  story(
    'the same on a Windows without NTLMv1: it is refused there in any case',
    { 'ntlmv1-refused': 'confirmed', [id]: 'likely' },
    String.raw`
      07:00:00  WS07  credential-guard 6163
      09:00:02  WS07  ntlm-unusable 4013 to cifs/nas01 as CORP\anna
      -         WS07  system-described 26100
    `,
  ),
  story(
    'the build is that of the server',
    { 'ntlmv1-refused': 'confirmed', [id]: 'likely' },
    String.raw`
      07:00:00  WS07   credential-guard 6163
      09:00:02  WS07   ntlm-unusable 4013 to cifs/nas01 as CORP\anna
      -         NAS01  system-described 17763
    `,
  ),
  story(
    'NTLMv1 is refused, and nobody knows whether Credential Guard runs',
    { 'ntlmv1-refused': 'confirmed', [id]: 'possible' },
    String.raw`
      09:00:02  WS07  ntlm-unusable 4013 to cifs/nas01 as CORP\anna
      -         WS07  system-described 22631
    `,
  ),
  story(
    'Credential Guard came only with the next start',
    { 'ntlmv1-refused': 'confirmed', [id]: 'possible' },
    String.raw`
      09:00:02  WS07  ntlm-unusable 4013 to cifs/nas01 as CORP\anna
      10:00:00  WS07  credential-guard 6163
      -         WS07  system-described 22631
    `,
  ),
  story(
    'Credential Guard is only configured',
    { 'ntlmv1-refused': 'confirmed', [id]: 'possible' },
    String.raw`
      07:00:00  WS07  credential-guard 6161
      09:00:02  WS07  ntlm-unusable 4013 to cifs/nas01 as CORP\anna
      -         WS07  system-described 22631
    `,
  ),
  story(
    'Credential Guard ran once, and did not at the last start',
    { 'ntlmv1-refused': 'confirmed', [id]: 'ruled-out' },
    String.raw`
      2026-10-30T07:00:00  WS07  credential-guard 6163
      07:00:00             WS07  credential-guard 6164
      09:00:02             WS07  ntlm-unusable 4013 to cifs/nas01 as CORP\anna
      -                    WS07  system-described 22631
    `,
  ),
  story(
    'it runs on most clients: alone that says nothing',
    { [id]: 'not-examined' },
    String.raw`
      07:00:00  WS07  credential-guard 6163
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC000006D
      -         WS07  system-described 22631
    `,
  ),
  story(
    'a wrong password by NTLMv2 is none of its business',
    { [id]: 'not-examined', 'wrong-saved-credential': 'confirmed' },
    String.raw`
      07:00:00  WS07  credential-guard 6163
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A
    `,
  ),
  story(
    'the account got in by NTLMv2 in the same seconds',
    { [id]: 'ruled-out', 'share-permission-denied': 'confirmed' },
    String.raw`
      07:00:00  WS07  credential-guard 6163
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm id 0x1f
      09:00:02  FS01  share-access 5140 failure CORP\anna on data from 10.0.0.7 id 0x1f
    `,
  ),
];
