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
];
