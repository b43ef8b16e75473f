import { story } from '../story.ts';

const id = 'netlogon-rpc-sealing';
const password = 'machine-password-out-of-sync';

export const stories = [
  story(
    'RC4 is denied in the channel of the NAS, and its NTLM logons fail within the hour',
    { [id]: 'confirmed' },
    String.raw`
      08:40:00  DC01   secure-channel-error 5841 account NAS01$
      09:00:00  NAS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D
    `,
  ),
  story(
    'a channel without secure RPC is denied, and the NAS answers the client that it is unavailable',
    { [id]: 'confirmed' },
    String.raw`
      08:40:00  DC01  secure-channel-error 5827 account NAS01$
      09:00:00  WS07  smb-client-failure 31001 to nas01 as CORP\anna 0xC0000466
    `,
  ),
  story(
    'the client shows 1326, and its NTLM log tells that NTLM was used',
    { [id]: 'confirmed' },
    String.raw`
      08:40:00  DC01  secure-channel-error 5841 account NAS01$
      09:00:00  WS07  smb-client-failure 31001 to nas01 as CORP\anna 0xC000006D
      09:00:00  WS07  ntlm-audited 8001 to cifs/nas01 as CORP\anna
    `,
  ),
  story(
    'opened by its address: the domain controller says that the NAS called from there',
    { [id]: 'confirmed' },
    String.raw`
      08:40:00  DC01  secure-channel-error 5841 account NAS01$ domain corp.example. from 10.0.0.9
      09:00:00  WS07  smb-client-failure 31001 to 10.0.0.9 as CORP\anna 0xC000006D
    `,
  ),
  story(
    'opened by its address: DNS has it for the NAS',
    { [id]: 'confirmed' },
    String.raw`
      08:40:00  DC01  secure-channel-error 5841 account NAS01$ domain corp.example.
      09:00:00  WS07  smb-client-failure 31001 to 10.0.0.9 as CORP\anna 0xC000006D
      -         WS07  name-resolved nas01.corp.example A 10.0.0.9
    `,
  ),
  story(
    'opened by its address, and nothing says whose it is',
    { [id]: 'not-examined' },
    String.raw`
      08:40:00  DC01  secure-channel-error 5841 account NAS01$ domain corp.example.
      09:00:00  WS07  smb-client-failure 31001 to 10.0.0.9 as CORP\anna 0xC000006D
    `,
  ),
  story(
    'opened by an address that the domain controller and DNS know as another’s',
    { [id]: 'not-examined' },
    String.raw`
      08:40:00  DC01  secure-channel-error 5841 account NAS01$ domain corp.example. from 10.0.0.8
      09:00:00  WS07  smb-client-failure 31001 to 10.0.0.9 as CORP\anna 0xC000006D
      -         WS07  name-resolved nas01.corp.example A 10.0.0.8
      -         WS07  name-resolved nas01.fabrikam.com A 10.0.0.9
    `,
  ),
  story(
    'the same, but nothing shows that it was NTLM: a password typed wrong looks like that',
    { [id]: 'likely' },
    String.raw`
      08:40:00  DC01  secure-channel-error 5841 account NAS01$
      09:00:00  WS07  smb-client-failure 31001 to nas01 as CORP\anna 0xC000006D
    `,
  ),
  story(
    'sealing is enforced, the NAS only signs',
    { [id]: 'confirmed' },
    String.raw`
      08:40:00  DC01   secure-channel-error 5838 account NAS01$
      09:00:00  NAS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D
      -         DC01   policy system\currentcontrolset\services\netlogon\parameters\RequireSeal = 2
    `,
  ),
  story(
    'the same on a Windows Server 2025, which has no compatibility mode',
    { [id]: 'confirmed' },
    String.raw`
      08:40:00  DC01   secure-channel-error 5838 account NAS01$
      09:00:00  NAS01  smb-session-refused CORP\anna from 10.0.0.7 WS07 0xC000006D
      -         DC01   system-described 26100
    `,
  ),
  story(
    'the NAS only signs, and whether that is refused is not known',
    { [id]: 'likely' },
    String.raw`
      08:40:00  DC01   secure-channel-error 5838 account NAS01$
      09:00:00  NAS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D
    `,
  ),
  story(
    'sealing is enforced at another domain controller than the one that wrote',
    { [id]: 'likely' },
    String.raw`
      08:40:00  DC01   secure-channel-error 5838 account NAS01$
      08:00:00  DC02   ticket-request 4769 CORP\bert 0x0 from 10.0.0.9
      09:00:00  NAS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D
      -         DC02   policy system\currentcontrolset\services\netlogon\parameters\RequireSeal = 2
    `,
  ),
  story(
    'compatibility mode: RequireSeal is 1',
    { [id]: 'likely' },
    String.raw`
      08:40:00  DC01   secure-channel-error 5838 account NAS01$
      09:00:00  NAS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D
      -         DC01   policy system\currentcontrolset\services\netlogon\parameters\RequireSeal = 1
    `,
  ),
  story(
    'sealing is enforced, but the event is of this morning and the failure of the evening',
    { [id]: 'likely' },
    String.raw`
      08:40:00  DC01   secure-channel-error 5838 account NAS01$
      18:00:00  NAS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D
      -         DC01   policy system\currentcontrolset\services\netlogon\parameters\RequireSeal = 2
    `,
  ),
  story(
    'denied this morning, failed in the evening',
    { [id]: 'likely' },
    String.raw`
      08:40:00  DC01   secure-channel-error 5841 account NAS01$
      18:00:00  NAS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D
    `,
  ),
  story(
    'denied last week',
    { [id]: 'not-examined' },
    String.raw`
      2026-10-26T08:40  DC01   secure-channel-error 5841 account NAS01$
      09:00:00          NAS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D
    `,
  ),
  story(
    'another computer’s channel is denied',
    { [id]: 'not-examined' },
    String.raw`
      08:40:00  DC01   secure-channel-error 5841 account NAS02$
      09:00:00  NAS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D
    `,
  ),
  story(
    'the channel is denied, but the client did not reach the port',
    { [id]: 'possible' },
    String.raw`
      08:40:00  DC01  secure-channel-error 5841 account NAS01$
      09:00:00  WS07  smb-client-failure 30803 to nas01 0xC00000B5
    `,
  ),
  story(
    'sealing is enforced and the NAS only signs, but the client did not reach the port',
    { [id]: 'possible' },
    String.raw`
      08:40:00  DC01  secure-channel-error 5838 account NAS01$
      09:00:00  WS07  smb-client-failure 30803 to nas01 0xC00000B5
      -         DC01  policy system\currentcontrolset\services\netlogon\parameters\RequireSeal = 2
    `,
  ),
  story(
    'the channel was denied this morning, and in the evening the client did not reach the port',
    { [id]: 'possible' },
    String.raw`
      08:40:00  DC01  secure-channel-error 5841 account NAS01$
      18:00:00  WS07  smb-client-failure 30803 to nas01 0xC00000B5
    `,
  ),
  story(
    'the command bears no time, so nobody knows the hour',
    { [id]: 'likely' },
    String.raw`
      08:40:00  DC01  secure-channel-error 5841 account NAS01$
      -         WS07  access-tried \\nas01\data code 1326
    `,
  ),
  story(
    'a server of the same name in another domain',
    { [id]: 'not-examined' },
    String.raw`
      08:40:00  DC01  secure-channel-error 5841 account NAS01$ domain FABRIKAM
      09:00:00  WS07  smb-client-failure 31001 to nas01.corp.example as CORP\anna 0xC000006D
    `,
  ),
  story(
    'the server itself says that no domain controller could validate the logon',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000005E
    `,
  ),
  story(
    'RC4 was seen and let through',
    { [id]: 'possible' },
    String.raw`
      08:40:00  DC01   secure-channel-error 5840 account NAS01$
      09:00:00  NAS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D
    `,
  ),
  story(
    'the NAS answers that it is unavailable, and no domain controller was looked at',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to nas01 as CORP\anna 0xC0000466
    `,
  ),
  story(
    'a domain account came in by NTLM after the event: another domain controller takes the channel',
    { [id]: 'possible' },
    String.raw`
      08:40:00  DC01   secure-channel-error 5841 account NAS01$
      08:50:00  NAS01  logon CORP\bert from 10.0.0.9 WS09 ntlm
      09:00:00  NAS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D
    `,
  ),
  story(
    'the same long before the failure',
    { [id]: 'ruled-out' },
    String.raw`
      00:40:00  DC01   secure-channel-error 5841 account NAS01$
      08:50:00  NAS01  logon CORP\bert from 10.0.0.9 WS09 ntlm
      09:00:00  NAS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D
    `,
  ),
  story(
    'a domain account came in by NTLM before the event: that says nothing',
    { [id]: 'confirmed' },
    String.raw`
      08:30:00  NAS01  logon CORP\bert from 10.0.0.9 WS09 ntlm
      08:40:00  DC01   secure-channel-error 5841 account NAS01$
      09:00:00  NAS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D
    `,
  ),
  story(
    'the logon that failed was Kerberos',
    { [id]: 'ruled-out' },
    String.raw`
      08:40:00  DC01   secure-channel-error 5841 account NAS01$
      09:00:00  NAS01  logon-failed CORP\anna from 10.0.0.7 WS07 kerberos 0xC000006D
    `,
  ),
  story(
    'the account is the NAS’s own: no domain controller is asked',
    { [id]: 'possible' },
    String.raw`
      08:40:00  DC01   secure-channel-error 5841 account NAS01$
      09:00:00  NAS01  logon-failed NAS01\scan from 10.0.0.7 WS07 ntlm 0xC000006D
    `,
  ),
  story(
    'the domain controller found the password wrong, so it was asked',
    { [id]: 'ruled-out', 'wrong-saved-credential': 'confirmed' },
    String.raw`
      08:40:00  DC01   secure-channel-error 5841 account NAS01$
      09:00:00  NAS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A
    `,
  ),
  story(
    'the domain controller refuses NTLM, not the channel',
    { [id]: 'not-examined', 'domain-ntlm-deny': 'confirmed' },
    String.raw`
      09:00:00  DC01   ntlm-blocked 4004 as CORP\anna from WS07 via NAS01
      09:00:00  NAS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0x80090302 0xC0000418
    `,
  ),
  story(
    'a server whose own password is out of sync: 5722 and not a word of sealing',
    { [id]: 'not-examined', [password]: 'confirmed' },
    String.raw`
      08:40:00  DC01  secure-channel-error 5722 account FS01$ 0x5
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D
    `,
  ),
  story(
    'a Windows server cannot set its channel up (3210, 1789), and a domain controller says why',
    { [id]: 'confirmed', [password]: 'likely' },
    String.raw`
      08:40:00  DC01  secure-channel-error 5841 account FS01$
      08:40:01  FS01  secure-channel-error 3210 domain CORP
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D
    `,
  ),
  story(
    'a Windows server cannot set its channel up (3210, 1789), and nobody looked at the domain controllers',
    { [id]: 'possible', [password]: 'confirmed' },
    String.raw`
      08:40:01  FS01  secure-channel-error 3210 domain CORP
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC000018D
    `,
  ),
  story(
    'the client refused NTLM itself: the channel is the next obstacle',
    { [id]: 'not-reached', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      08:40:00  DC01  secure-channel-error 5841 account NAS01$
      09:00:00  WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\anna
    `,
  ),
];
