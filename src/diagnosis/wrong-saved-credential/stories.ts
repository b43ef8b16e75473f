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
  story(
    'an old password is saved for the server, and the server finds it wrong',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\backup from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A lmPackage=null
      -         WS07  saved-credential fs01 CORP\backup
    `,
  ),
  story(
    'the saved entry is of an account that the server does not know',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed OLDCORP\backup from 10.0.0.7 WS07 ntlm 0xC000006D 0xC0000064
      -         WS07  saved-credential fs01 OLDCORP\backup
    `,
  ),
  story(
    'the client offers the saved account, and the logon fails',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  explicit-credential CORP\backup by CORP\anna to nas01
      09:00:01  WS07  access-tried \\nas01\data as CORP\backup code 1326
      -         WS07  saved-credential nas01 CORP\backup
    `,
  ),
  story(
    'the client offers the saved account, and its policy sends no NTLM: the password is not at fault',
    { [id]: 'not-reached', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  WS07  explicit-credential CORP\backup by CORP\anna to nas01
      09:00:01  WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\backup session CORP\anna
      -         WS07  saved-credential nas01 CORP\backup
    `,
  ),
  story(
    'an entry for the short name does not apply to the FQDN',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07  access-tried \\fs01.corp.example\data as CORP\backup code 1326
      09:00:01  FS01  logon-failed CORP\backup from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A lmPackage=null
      -         WS07  saved-credential fs01 CORP\backup
    `,
  ),
  story(
    'an entry of another kind is no password for a share',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\backup from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A lmPackage=null
      -         WS07  saved-credential fs01 CORP\backup type=generic
    `,
  ),
  story(
    'an entry of another account does not show what was sent',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A lmPackage=null
      -         WS07  saved-credential fs01 CORP\backup
    `,
  ),
  story(
    'an entry of another computer is not used here',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\backup from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A lmPackage=null
      -         WS08  saved-credential fs01 CORP\backup
    `,
  ),
  story(
    'the saved password may be right: the response was NTLMv1',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\backup from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A lmPackage="NTLM V1"
      -         WS07  saved-credential fs01 CORP\backup
    `,
  ),
  story(
    'the entry is of another account than the session’s, and 1326 is all that is known',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\nas01\data code 1326
      -  WS07  ticket-held anna krbtgt/corp.example
      -  WS07  saved-credential nas01 CORP\backup
    `,
  ),
  story(
    'the same entry, and the error is 5: whoever was sent may have been let in',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\nas01\data code 5
      -  WS07  ticket-held anna krbtgt/corp.example
      -  WS07  saved-credential nas01 CORP\backup
    `,
  ),
  story(
    'an account that the server does not know was offered, and no list of saved ones was dropped',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07  explicit-credential OLDCORP\backup by CORP\anna to fs01
      09:00:01  FS01  logon-failed OLDCORP\backup from 10.0.0.7 WS07 ntlm 0xC000006D 0xC0000064
    `,
  ),
  story(
    'an account that the server does not know, perhaps the session’s own',
    { [id]: 'possible' },
    String.raw`
      09:00:01  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC0000064
    `,
  ),
  story(
    'another account was offered, and Windows says that its saved password is invalid',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07  explicit-credential CORP\backup by CORP\anna to fs01
      09:00:00  WS07  kerberos-error 14 as CORP\backup
      09:00:01  WS07  access-tried \\fs01\data as CORP\backup code 5
    `,
  ),
  story(
    'an invalid saved password beside an error of any kind',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  kerberos-error 14 as CORP\backup
      09:00:01  WS07  access-tried \\fs01\data as CORP\backup code 5
    `,
  ),
  story(
    'another account is connected, and the error does not name the credential',
    { [id]: 'possible' },
    String.raw`
      -  WS07      access-tried \\fs01\data code 53
      -  WS07:smb  smb-connection \\fs01\data user=CORP\anna credential=CORP\backup
    `,
  ),
  story(
    'the client sends NTLMv2 only, and 1326 alone tells of no password',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 1326
      -  WS07  policy P-LM = 5
    `,
  ),
  story(
    'an old password goes first and the right one behind it, until the account is locked',
    { [id]: 'likely', 'account-state': 'confirmed' },
    String.raw`
      08:40:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A lmPackage=null
      08:40:05  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm
      08:45:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A lmPackage=null
      08:45:05  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm
      08:50:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A lmPackage=null
      08:50:05  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm
      08:50:06  DC01  account-locked anna by WS07
      08:55:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC0000234
    `,
  ),
  story(
    'by an address only the server examines a password, and it heard nothing',
    { [id]: 'ruled-out' },
    String.raw`
      08:00..10:00  FS01  log security 4624 4625
      09:00:00      WS07  access-tried \\10.0.0.9\data as CORP\anna code 1326
      -             FS01  network-config FS01 10.0.0.9
    `,
  ),
  story(
    'by its name a domain controller may have examined it',
    { [id]: 'possible' },
    String.raw`
      08:00..10:00  FS01  log security 4624 4625
      09:00:00      WS07  access-tried \\fs01\data as CORP\anna code 1326
    `,
  ),
  story(
    'by an address, and the server’s log ends before',
    { [id]: 'possible' },
    String.raw`
      08:00..08:30  FS01  log security 4624 4625
      09:00:00      WS07  access-tried \\10.0.0.9\data as CORP\anna code 1326
      -             FS01  network-config FS01 10.0.0.9
    `,
  ),
  story(
    'mistyped at the prompt, typed again, and then the policy stopped NTLM',
    { [id]: 'not-reached', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  DC01  ticket-request 4771 CORP\anna 0x18 from 10.0.0.7
      09:00:12  DC01  ticket-request 4768 CORP\anna 0x0 from 10.0.0.7
      09:00:20  WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\anna
      -         WS07  network-config WS07 10.0.0.7
    `,
  ),
  story(
    'the password of a service on the same computer is wrong, and the person is refused by the share',
    { [id]: 'confirmed', 'share-permission-denied': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\oldsvc from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:01  FS01  share-access 5145 failure CORP\anna on Data from 10.0.0.7 mask 0x1 id 0x1f
    `,
  ),
  story(
    'a wrong password at one server, and in the same seconds the policy sends no NTLM to another',
    { [id]: 'confirmed', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A
      09:00:10  WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\anna
    `,
  ),
];

/** Rules that say again what another one says. */
export const sayAgain = {
  'specific 1 is switched off': 'what the KDC found wrong is a whole proof by itself, weak ties included',
};
