import { story } from '../story.ts';

const id = 'wrong-saved-credential';

export const stories = [
  story(
    'the KDC finds the password wrong',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ticket-request 4771 anna@CORP.EXAMPLE 0x18 from 10.0.0.7
    `,
  ),
  story(
    'the server finds the password of an NTLMv2 response wrong',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A
    `,
  ),
  story(
    'the connection uses another account, and the client shows 1326',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1326
      -  WS07:smb  smb-connection \\fs01\data user=CORP\anna credential=CORP\backup
    `,
  ),
  story(
    'a wrong password, but the response may have been NTLMv1',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A lmPackage=null
    `,
  ),
  story(
    'the account is locked, and 4740 names the computer that keeps sending a wrong password',
    { [id]: 'likely', 'account-state': 'confirmed' },
    String.raw`
      08:40:00  DC01  credential-check anna from WS07 0xC000006A
      08:45:00  DC01  credential-check anna from WS07 0xC000006A
      08:50:00  DC01  credential-check anna from WS07 0xC000006A
      08:50:01  DC01  account-locked anna by WS07
      08:55:00  FS01  logon-failed CORP\anna from WS07 ntlm 0xC0000234
    `,
  ),
  story(
    'only 1326 is known',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1326
    `,
  ),
  story(
    'the account is locked, nothing shows a wrong password',
    { [id]: 'not-examined', 'account-state': 'confirmed' },
    String.raw`
      08:55:00  FS01  logon-failed CORP\anna from WS07 ntlm 0xC0000234
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
    'wrong passwords of another account',
    { [id]: 'not-examined', 'account-state': 'confirmed' },
    String.raw`
      08:40:00  FS02  logon-failed CORP\bert from WS07 ntlm 0xC0000072
      08:55:00  FS01  logon-failed CORP\anna from WS07 ntlm 0xC0000234
    `,
  ),
];
