import { story } from '../story.ts';

const id = 'network-logon-right-denied';

export const stories = [
  story(
    'the server says that this kind of logon is not granted',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 kerberos 0xC000015B
    `,
  ),
  story(
    'the client shows error 1385',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1385
    `,
  ),
  story(
    'the person told of error 1385',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1385 by told
    `,
  ),
  story(
    'the server denies local accounts, and a local account failed',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon-failed FS01\admin from 10.0.0.7 WS07 ntlm 0xC000006D
      -  FS01  right SeDenyNetworkLogonRight = S-1-5-114, S-1-5-113
    `,
  ),
  story(
    'the authentication firewall is another cause',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  FS01  logon-failed FABRIKAM\anna from 10.0.0.7 WS07 kerberos 0xC0000413
    `,
  ),
  story(
    'the account logged on over the network, the share refused',
    { [id]: 'ruled-out', 'share-permission-denied': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 kerberos id 0x1f
      09:00:02  FS01  share-access 5140 failure CORP\anna on data from 10.0.0.7 id 0x1f
    `,
  ),
  story(
    'the same status for Remote Desktop, beside a network logon that failed otherwise',
    { [id]: 'not-examined', 'wrong-saved-credential': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A
      09:00:01  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 negotiate 0xC000015B type 10
    `,
  ),
];
