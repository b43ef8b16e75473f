import { story } from '../story.ts';

const id = 'protected-users';
const outgoing = 'outgoing-ntlm-deny-all';
const MEMBER = String.raw`session-identity CORP\anna S-1-5-21-1-2-3-1107 S-1-5-21-1-2-3-513 S-1-5-21-1-2-3-525`;
const NO_MEMBER = String.raw`session-identity CORP\anna S-1-5-21-1-2-3-1107 S-1-5-21-1-2-3-513`;

export const stories = [
  story(
    'the domain controller refuses NTLM of a Protected User',
    { [id]: 'confirmed', 'account-state': 'not-reached' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006E
      09:00:00  DC01  account-barred 100 anna from WS07 protected
    `,
  ),
  story(
    'the same in the Security log of the domain controller',
    { [id]: 'confirmed', 'account-state': 'not-reached' },
    String.raw`
      09:00:00  DC01  credential-check anna from WS07 0xC000006E
      09:00:00  DC01  account-barred 4822 anna from WS07 protected
    `,
  ),
  story(
    'the client holds no NTLM credential of the account',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  account-barred 100 client CORP\anna to cifs/10.0.0.5 protected
      -         WS07  access-tried \\10.0.0.5\data as CORP\anna code 1326
    `,
  ),
  story(
    'the client holds no NTLM credential, and the account is no member: another reason',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  WS07  account-barred 100 client CORP\anna to cifs/fs01 not-protected
    `,
  ),
  story(
    'only RC4 was offered, which the group does not allow',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  DC01  account-barred 104 CORP\anna from 10.0.0.7 protected
      09:00:00  DC01  ticket-request 4768 CORP\anna 0xE from 10.0.0.7
      09:00:01  WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\anna
    `,
  ),
  story(
    'the domain controller refused somebody else',
    { [id]: 'possible', 'account-state': 'possible' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006E
      09:00:00  DC01  account-barred 4822 CORP\bert from WS07 protected
    `,
  ),
  story(
    'it refused the account on another computer',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006E
      09:00:00  DC01  account-barred 4822 CORP\anna from KIOSK7 protected
    `,
  ),
  story(
    'it refused the account on another day',
    { [id]: 'possible' },
    String.raw`
      09:00:00             FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006E
      2026-10-30T09:00:00  DC01  account-barred 4822 CORP\anna from WS07 protected
    `,
  ),
  story(
    'the device is not told and nothing but the name agrees: the refusal was of NTLM that this client never sent',
    { [id]: 'not-reached', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      09:00:04  DC01  account-barred 4822 anna protected
    `,
  ),
  story(
    'a member is refused with 1327 where a colleague gets in from the same computer',
    { [id]: 'confirmed', 'account-state': 'not-reached' },
    String.raw`
      -  WS07  access-tried \\10.0.0.5\data as CORP\anna code 1327
      -  WS07:colleague  access-tried \\10.0.0.5\data as CORP\bert succeeded
      -  WS07:whoami  ${MEMBER}
    `,
  ),
  story(
    'a member is refused, a colleague gets in by NTLM from the same computer',
    { [id]: 'confirmed', 'account-state': 'not-reached' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006E
      09:20:00  FS01  logon CORP\bert from 10.0.0.7 WS07 ntlm
      -         WS07  ${MEMBER}
    `,
  ),
  story(
    'the colleague gets in by Kerberos: no contrast',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006E
      09:20:00  FS01  logon CORP\bert from 10.0.0.7 WS07 kerberos
      -         WS07  ${MEMBER}
    `,
  ),
  story(
    'the colleague gets in from another computer',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006E
      09:20:00  FS01  logon CORP\bert from 10.0.0.9 WS09 ntlm
      -         WS07  ${MEMBER}
    `,
  ),
  story(
    'the colleague got in months ago',
    { [id]: 'likely' },
    String.raw`
      09:00:00             FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006E
      2026-06-01T09:00:00  FS01  logon CORP\bert from 10.0.0.7 WS07 ntlm
      -                    WS07  ${MEMBER}
    `,
  ),
  story(
    'a member gave a wrong password where a colleague gets in',
    { [id]: 'ruled-out', 'wrong-saved-credential': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A
      09:20:00  FS01  logon CORP\bert from 10.0.0.7 WS07 ntlm
      -         WS07  ${MEMBER}
    `,
  ),
  story(
    'a member and error 1326, which has many meanings',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\10.0.0.5\data as CORP\anna code 1326
      -  WS07  access-tried \\10.0.0.5\data as CORP\bert succeeded
      -  WS07  ${MEMBER}
    `,
  ),
  story(
    'Windows signed the account in as a member',
    { [id]: 'likely' },
    String.raw`
      08:00:00  WS07  protected-user 303 CORP\anna
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006E
    `,
  ),
  story(
    'it was a member a year ago',
    { [id]: 'possible' },
    String.raw`
      2025-11-02T08:00:00  WS07  protected-user 303 CORP\anna
      09:00:00             FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006E
    `,
  ),
  story(
    'an account of the server has the name of a member',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon-failed FS01\anna from 10.0.0.7 WS07 ntlm 0xC000006E
      -         WS07  session-identity anna S-1-5-21-1-2-3-1107 S-1-5-21-1-2-3-525
      -         WS07  access-tried \\fs01\data as FS01\anna code 1327
    `,
  ),
  story(
    'a member and error 5: the share may refuse as well',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 5
      -  WS07  ${MEMBER}
    `,
  ),
  story(
    'a member and a name that leads nowhere',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 53
      -  WS07  ${MEMBER}
    `,
  ),
  story(
    'refused, a colleague gets in, and nobody looked at the groups',
    { [id]: 'possible', 'account-state': 'possible' },
    String.raw`
      -  WS07  access-tried \\10.0.0.5\data as CORP\anna code 1327
      -  WS07  access-tried \\10.0.0.5\data as CORP\bert succeeded
    `,
  ),
  story(
    'the groups of the session do not include Protected Users',
    { [id]: 'ruled-out', 'account-state': 'possible' },
    String.raw`
      -  WS07  access-tried \\10.0.0.5\data as CORP\anna code 1327
      -  WS07  access-tried \\10.0.0.5\data as CORP\bert succeeded
      -  WS07  ${NO_MEMBER}
    `,
  ),
  story(
    'the group of another domain’s name does not count: the RID does',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\10.0.0.5\data as CORP\anna code 1327
      -  WS07  session-identity CORP\anna S-1-5-21-1-2-3-1107 S-1-5-21-1-2-3-1525
    `,
  ),
  story(
    'the groups are those of another session',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\10.0.0.5\data as CORP\anna code 1327
      -  WS09  ${NO_MEMBER}
    `,
  ),
  story(
    'a member who got in by NTLM a minute later: the evidence conflicts',
    { [id]: 'possible', 'account-state': 'possible' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006E
      09:00:00  DC01  account-barred 4822 CORP\anna from WS07 protected
      09:02:00  FS02  logon CORP\anna from 10.0.0.7 WS07 ntlm
    `,
  ),
  story(
    'NTLM of the account works at another server',
    { [id]: 'ruled-out', 'account-state': 'possible' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006E
      09:02:00  FS02  logon CORP\anna from 10.0.0.7 WS07 ntlm
    `,
  ),
  story(
    'NTLM of a namesake who lives on the server works there',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006E
      09:02:00  FS02  logon FS02\anna from 10.0.0.7 WS07 ntlm
      -         WS07  ${MEMBER}
    `,
  ),
  story(
    'the session holds a ticket for the name: NTLM was not needed',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 1326
      -  WS07  ticket-list 2
      -  WS07  ticket-held anna krbtgt/CORP.EXAMPLE
      -  WS07  ticket-held anna cifs/fs01
      -  WS07  ${MEMBER}
    `,
  ),
  story(
    'a member got in by Kerberos, and the share refused',
    { [id]: 'ruled-out', 'share-permission-denied': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:02  FS01  share-access 5140 failure CORP\anna on data from 10.0.0.7 id 0x1f
      -         WS07  ${MEMBER}
    `,
  ),
  story(
    'the person told of error 1327',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 1327 by told
    `,
  ),
  story(
    'a member, and the domain controller says that an authentication policy refused',
    { [id]: 'likely', 'authentication-policy-silo': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\adm from 10.0.0.7 WS07 ntlm 0xC000006E
      09:00:00  DC01  account-barred 101 CORP\adm from 10.0.0.7 WS07
      08:50:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm
      -         WS07  session-identity CORP\adm S-1-5-21-1-2-3-1107 S-1-5-21-1-2-3-525
    `,
  ),
];
