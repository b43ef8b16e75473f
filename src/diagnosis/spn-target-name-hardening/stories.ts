import { story } from '../story.ts';

const id = 'spn-target-name-hardening';
const alias = 'alias-cname-no-spn';
const address = 'ip-address-access';
const outgoing = 'outgoing-ntlm-deny-all';
const denied = 'share-permission-denied';

/** Nobody owns the alias, and the same share opens by the server's own name. */
const noSpn = String.raw`
      -  WS07  access-tried \\files\finance code 5
      -  WS07  access-tried \\fs01.corp.example\finance succeeded
      -  WS07  ticket-list 1
      -  WS07  ticket-held anna cifs/fs01.corp.example
      -  DC01:setspn  spn-query cifs/files nobody
      -  DC01:setspn  spn-query host/files nobody
`;

export const stories = [
  story(
    'the logon passed, then the server refused the alias',
    { [id]: 'confirmed', [outgoing]: 'ruled-out', [alias]: 'ruled-out' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:01  FS01  spn-check-failed CORP\anna cifs/files id 0x1f
      -         WS07  access-tried \\files\finance code 5
    `,
  ),
  story(
    'the alias has no SPN, so NTLM was used, and the server refused the name: both are told',
    { [id]: 'confirmed', [alias]: 'confirmed', [outgoing]: 'ruled-out' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm id 0x1f
      09:00:01  FS01  spn-check-failed CORP\anna cifs/files id 0x1f
      ${noSpn}
    `,
  ),
  story(
    'the logon itself was not exported: 5168 comes behind it, and the root stands all the same',
    { [id]: 'confirmed', [alias]: 'confirmed', [outgoing]: 'ruled-out' },
    String.raw`
      09:00:01  FS01  spn-check-failed CORP\anna cifs/files id 0x1f
      ${noSpn}
    `,
  ),
  story(
    'the person tried the real name at once, in a Kerberos session of its own',
    { [id]: 'confirmed', [alias]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm id 0x1f
      09:00:01  FS01  spn-check-failed CORP\anna cifs/files id 0x1f
      09:00:04  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x2a
      09:00:05  FS01  share-access 5140 success CORP\anna on finance from 10.0.0.7 id 0x2a
      ${noSpn}
    `,
  ),
  story(
    'the refused session was a Kerberos one: why NTLM was used is no question',
    { [id]: 'confirmed', [alias]: 'ruled-out' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:01  FS01  spn-check-failed CORP\anna cifs/files id 0x1f
      09:00:04  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm id 0x2a
      -         WS07  access-tried \\files\finance code 5
      -         DC01:setspn  spn-query cifs/files nobody
      -         DC01:setspn  spn-query host/files nobody
    `,
  ),
  story(
    'nothing behind the logon asks how the account came: then the logon acquits the alias',
    { [id]: 'ruled-out', [alias]: 'ruled-out', [denied]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm id 0x1f
      09:00:01  FS01  share-access 5145 failure CORP\anna on finance from 10.0.0.7 mask 0x1 id 0x1f
      09:00:01  WS07  smb-client-failure 31010 to files share finance as CORP\anna 0xC0000022
      -         DC01:setspn  spn-query cifs/files nobody
      -         DC01:setspn  spn-query host/files nobody
    `,
  ),
  story(
    'the address of a load balancer is no name of the server; the FQDN opens the share',
    { [id]: 'confirmed', [address]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm id 0x1f
      09:00:01  FS01  spn-check-failed CORP\anna cifs/192.0.2.9 id 0x1f
      -         WS07  access-tried \\192.0.2.9\finance code 5
      -         WS07  access-tried \\fs01.corp.example\finance succeeded
      -         WS07  ticket-list 1
      -         WS07  ticket-held anna cifs/fs01.corp.example
    `,
  ),
  story(
    'the client sent no name at all: the alias is not at fault',
    { [id]: 'confirmed', [alias]: 'ruled-out' },
    String.raw`
      09:00:00  FS01  logon CORP\scan from 10.0.0.8 ntlm id 0x1f
      09:00:01  FS01  spn-check-failed CORP\scan id 0x1f
      -         WS07  access-tried \\fs01\scans as CORP\scan code 5
    `,
  ),
  story(
    '551 says access is denied while names are validated',
    { [id]: 'confirmed' },
    String.raw`
      09:00:01  FS01  smb-session-refused CORP\anna from 10.0.0.7 WS07 0xC0000022 policy "SPN required / validate full"
      -         WS07  access-tried \\files\finance code 5
    `,
  ),
  story(
    'a structured export prints the policy as a number',
    { [id]: 'confirmed' },
    String.raw`
      09:00:01  FS01  smb-session-refused CORP\anna from 10.0.0.7 WS07 0xC0000022 policy 1
    `,
  ),
  story(
    'a policy text of another language is not understood',
    { [id]: 'not-examined' },
    String.raw`
      09:00:01  FS01  smb-session-refused CORP\anna from 10.0.0.7 WS07 0xC0000022 policy "SPN erforderlich"
    `,
  ),
  story(
    'the same, and both sides deny NTLM in their files: it had passed them all',
    { [id]: 'confirmed', 'outgoing-ntlm-deny-all': 'ruled-out', 'incoming-ntlm-deny': 'ruled-out' },
    String.raw`
      09:00:01  FS01  smb-session-refused CORP\anna from 10.0.0.7 WS07 0xC0000022 policy 2
      -         FS01  policy P-IN = 2
      -         WS07  policy P-OUT = 2
      -         WS07  access-tried \\10.0.0.9\data as CORP\anna code 5
      -         FS01  network-config FS01 10.0.0.9
    `,
  ),
  story(
    'a 4002 of the same second was for another caller',
    { [id]: 'confirmed', 'incoming-ntlm-deny': 'possible' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4002 process=System
      09:00:01  FS01  smb-session-refused CORP\anna from 10.0.0.7 WS07 0xC0000022 policy 2
    `,
  ),
  story(
    'the same 551 with the normal policy 0 has another reason',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:01  FS01  smb-session-refused CORP\anna from 10.0.0.7 WS07 0xC0000022 policy "SPN optional / no validation"
      -         WS07  access-tried \\fs01\finance as CORP\anna code 5
    `,
  ),
  story(
    'names are validated, but the session was refused with another status',
    { [id]: 'not-examined' },
    String.raw`
      09:00:01  FS01  smb-session-refused CORP\anna from 10.0.0.7 WS07 0xC000006D policy 2
    `,
  ),
  story(
    'the server refused an unencrypted session in the same second, with the same status',
    { 'smb-encryption-required': 'confirmed', [id]: 'possible' },
    String.raw`
      09:00:01  FS01  smb-session-refused CORP\anna from 10.0.0.7 WS07 0xC0000022 policy 2
      09:00:01  FS01  smb-server-failure 1003 encryption from 10.0.0.7 WS07
    `,
  ),
  story(
    'encryption was refused at another hour: no other reason for this session',
    { [id]: 'confirmed' },
    String.raw`
      09:00:01  FS01  smb-session-refused CORP\anna from 10.0.0.7 WS07 0xC0000022 policy 2
      11:00:01  FS01  smb-server-failure 1003 encryption from 10.0.0.9 WS09
    `,
  ),
  story(
    'the export of 5168 lost the error code',
    { [id]: 'likely' },
    String.raw`
      09:00:01  FS01  spn-check-failed CORP\anna cifs/files id 0x1f code=null
    `,
  ),
  story(
    '5168 of a null session is nobody’s access',
    { [id]: 'not-examined' },
    String.raw`
      09:00:01  FS01  spn-check-failed "NT AUTHORITY\ANONYMOUS LOGON"
    `,
  ),
  story(
    'the server validates names; nobody exported its Security log',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\finance code 67
      -  FS01  policy P-SPNH = 2
    `,
  ),
  story(
    'Get-SmbServerConfiguration tells the level as well',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\finance code 67
      -  FS01  configuration server SmbServerNameHardeningLevel = 1
    `,
  ),
  story(
    'error 5, and nothing else: one of several reasons',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\files\finance code 5
    `,
  ),
  story(
    'the validation is off in a file of the server',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\fs01\finance code 5
      -  FS01  policy P-SPNH = 0
    `,
  ),
  story(
    'the validation is off by Get-SmbServerConfiguration',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\fs01\finance code 5
      -  FS01  configuration server SmbServerNameHardeningLevel = 0
    `,
  ),
  story(
    'off in a file that nobody owns: a condition, no acquittal',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\finance code 5
      -  ?     policy P-SPNH = 0
    `,
  ),
  story(
    'the file says off and the event shows that it was on',
    { [id]: 'confirmed' },
    String.raw`
      09:00:01  FS01  spn-check-failed CORP\anna cifs/files id 0x1f
      -         FS01  policy P-SPNH = 0
    `,
  ),
  story(
    'names are validated, but the share itself refused: its permissions',
    { [id]: 'ruled-out', [denied]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:01  FS01  share-access 5145 failure CORP\anna on finance from 10.0.0.7 mask 0x1 id 0x1f
      -         WS07  access-tried \\fs01\finance as CORP\anna code 5
      -         FS01  policy P-SPNH = 2
    `,
  ),
  story(
    '1006 says the same of the share',
    { [id]: 'ruled-out', [denied]: 'confirmed' },
    String.raw`
      09:00:01  FS01  smb-share-denied 1006 CORP\anna on finance from 10.0.0.7 WS07
      -         FS01  policy P-SPNH = 2
    `,
  ),
  story(
    'the refused session opened the share all the same: the evidence conflicts',
    { [id]: 'possible' },
    String.raw`
      09:00:01  FS01  spn-check-failed CORP\anna cifs/files id 0x1f
      09:00:02  FS01  share-access 5140 success CORP\anna on finance from 10.0.0.7 id 0x1f
    `,
  ),
  story(
    'the client refused to send NTLM: the check is a later gate',
    { [id]: 'not-reached', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -         FS01  policy P-SPNH = 2
    `,
  ),
];
