import { story } from '../story.ts';

const id = 'account-state';

export const stories = [
  story(
    'the server says that the account is disabled',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC0000072
    `,
  ),
  story(
    'the KDC says that the password has expired',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ticket-request 4768 anna@CORP.EXAMPLE 0x17 from 10.0.0.7
    `,
  ),
  story(
    'the client shows that the account is locked out',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 1909
    `,
  ),
  story(
    '0xC000006E alone has several meanings',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006E
    `,
  ),
  story(
    'error 1327 alone has several meanings',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 1327
    `,
  ),
  story(
    'the person told that the account is locked',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 1909 by told
    `,
  ),
  story(
    'a restriction, and in the same minute the account logged on elsewhere with a fresh ticket',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006E
      09:00:40  FS02  logon CORP\anna from 10.0.0.7 WS07 kerberos
      09:00:40  DC01  ticket-request 4768 CORP\anna 0x0 from 10.0.0.7
    `,
  ),
  story(
    'the account got in, the share refused',
    { [id]: 'ruled-out', 'share-permission-denied': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 kerberos id 0x1f
      09:00:02  FS01  share-access 5140 failure CORP\anna on data from 10.0.0.7 id 0x1f
    `,
  ),
  story(
    'a wrong password is another reason than the state, though the account was locked the day before',
    { [id]: 'ruled-out', 'wrong-saved-credential': 'confirmed' },
    String.raw`
      2026-11-01T16:00  DC01  account-locked anna by WS09
      09:00:00          FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A
    `,
  ),
  story(
    'the right to log on is another reason',
    { [id]: 'ruled-out', 'network-logon-right-denied': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 kerberos 0xC000015B
    `,
  ),
  story(
    'an unknown reason, and the account was locked an hour before',
    { [id]: 'possible' },
    String.raw`
      08:00:00  DC01  account-locked anna by WS07
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D
    `,
  ),
  story(
    'a lock of the week before says nothing',
    { [id]: 'not-examined' },
    String.raw`
      2026-10-26T08:00  DC01  account-locked anna by WS07
      09:00:00          FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D
    `,
  ),
  story(
    'an unknown reason, and somebody changed the hours of the account',
    { [id]: 'possible' },
    String.raw`
      08:00:00  DC01  account-changed 4738 CORP\anna logonHours
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D
    `,
  ),
  story(
    'a new picture of the account, or a change of another one, says nothing',
    { [id]: 'not-examined' },
    String.raw`
      08:00:00  DC01  account-changed 4738 CORP\anna displayName
      08:00:00  DC01  account-changed 4738 CORP\bert userAccountControl
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D
    `,
  ),
  story(
    'error 1793: expired, by a number that nobody vouches for',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 1793
    `,
  ),
  story(
    'the password had expired, was changed at the prompt, and then the policy stopped NTLM',
    { [id]: 'not-reached', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  DC01  ticket-request 4768 CORP\anna 0x17 from 10.0.0.7
      09:00:12  DC01  ticket-request 4768 CORP\anna 0x0 from 10.0.0.7
      09:00:20  WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\anna
      -         WS07  network-config WS07 10.0.0.7
    `,
  ),
  story(
    'another account of the same computer is disabled',
    { [id]: 'confirmed', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\oldsvc from 10.0.0.7 WS07 ntlm 0xC0000072
      09:00:01  WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\anna
    `,
  ),
  story(
    'a local account of the same name is disabled, the one of the domain is well',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed FS01\anna from 10.0.0.7 WS07 ntlm 0xC0000072
      09:00:30  FS02  logon CORP\anna from 10.0.0.7 WS07 kerberos
      09:00:30  DC01  ticket-request 4768 CORP\anna 0x0 from 10.0.0.7
    `,
  ),
  story(
    'refused for its hours at the console of the server, not over the network',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  smb-session-refused CORP\anna from 10.0.0.7 WS07 0xC000006D
      09:00:01  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 negotiate 0xC000006F type 10
      -         WS07  access-tried \\fs01\data as CORP\anna code 1327
    `,
  ),
  story(
    'the KDC calls the account revoked, and it was locked a minute before by wrong passwords of one computer',
    { [id]: 'confirmed', 'wrong-saved-credential': 'likely' },
    String.raw`
      08:40:00  DC01  credential-check anna from WS07 0xC000006A
      08:45:00  DC01  credential-check anna from WS07 0xC000006A
      08:50:00  DC01  credential-check anna from WS07 0xC000006A
      08:50:01  DC01  account-locked anna by WS07
      08:51:00  DC01  ticket-request 4771 CORP\anna 0x12 from 10.0.0.7
      -         WS07  network-config WS07 10.0.0.7
    `,
  ),
];
