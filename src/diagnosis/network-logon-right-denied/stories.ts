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
  story(
    'everybody may log on, and only guests and local accounts are denied: error 5 comes from elsewhere',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 5
      -  FS01  right SeNetworkLogonRight = S-1-1-0, S-1-5-32-544
      -  FS01  right SeDenyNetworkLogonRight = S-1-5-114, S-1-5-21-9-8-7-501
    `,
  ),
  story(
    'everybody may log on, and the server denies a group of its own, whose members nobody listed',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 5
      -  FS01  right SeNetworkLogonRight = S-1-1-0, S-1-5-32-544
      -  FS01  right SeDenyNetworkLogonRight = S-1-5-32-546
    `,
  ),
  story(
    'everybody may log on, and the export has no line for the denial',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 5
      -  FS01  right SeNetworkLogonRight = S-1-1-0, S-1-5-32-544
    `,
  ),
  story(
    'the rights are those of another server',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 5
      -  FS02  right SeNetworkLogonRight = S-1-1-0
      -  FS02  right SeDenyNetworkLogonRight = S-1-5-114
    `,
  ),
  story(
    'the account is in a group that is denied, and the error is 5',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 5
      -  WS07  session-identity CORP\anna S-1-5-21-1-2-3-1107 S-1-5-21-1-2-3-2001
      -  FS01  right SeDenyNetworkLogonRight = S-1-5-21-1-2-3-2001
    `,
  ),
  story(
    'the rights name a group that the account is not in, as far as its whole list of groups goes',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 5
      -  WS07  session-identity CORP\anna S-1-5-21-1-2-3-1107 S-1-5-21-1-2-3-513
      -  FS01  right SeNetworkLogonRight = S-1-5-11
      -  FS01  right SeDenyNetworkLogonRight = S-1-5-21-1-2-3-2001
    `,
  ),
  story(
    'the server’s own record outranks a file that gives the right',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 kerberos 0xC000015B
      -         FS01  right SeNetworkLogonRight = S-1-1-0
      -         FS01  right SeDenyNetworkLogonRight = S-1-5-114
    `,
  ),
  story(
    'refused on one server, blocked on the other',
    { [id]: 'confirmed', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  FS02  logon-failed CORP\anna from 10.0.0.7 WS07 kerberos 0xC000015B
      09:00:01  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
    `,
  ),
  story(
    'refused, and logged on in the same seconds from the same computer: the evidence conflicts',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 kerberos 0xC000015B
      09:00:02  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos
    `,
  ),
  story(
    'a scheduled task of the same account was refused as a batch job',
    { [id]: 'not-reached', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna negotiate 0xC000015B type 4
      09:00:01  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
    `,
  ),
];
