import { story } from '../story.ts';

const id = 'authentication-policy-silo';
const trust = 'selective-authentication';

export const stories = [
  story(
    'a policy refuses NTLM of the account',
    { [id]: 'confirmed', 'protected-users': 'possible', 'account-state': 'not-reached' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006E
      09:00:00  DC01  account-barred 101 anna from WS07
    `,
  ),
  story(
    'the same in the Security log of the domain controller',
    { [id]: 'confirmed', 'account-state': 'not-reached' },
    String.raw`
      09:00:00  DC01  credential-check anna from WS07 0xC000006E
      09:00:00  DC01  account-barred 4823 anna from WS07
    `,
  ),
  story(
    'a policy refuses the ticket for this server, and the client may not send NTLM',
    { [id]: 'confirmed', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  DC01  account-barred 106 anna@CORP.EXAMPLE service FS01$ from 10.0.0.7 WS07
      09:00:00  DC01  ticket-request 4769 anna@CORP.EXAMPLE for cifs/fs01 0xC from 10.0.0.7
      09:00:01  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -         FS01  join-state domain corp.example
    `,
  ),
  story(
    'a policy refuses the ticket for another server',
    { [id]: 'not-reached', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  DC01  account-barred 106 anna@CORP.EXAMPLE service FS02$ from 10.0.0.7 WS07
      09:00:01  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -         FS01  join-state domain corp.example
      -         FS02  join-state domain corp.example
    `,
  ),
  story(
    'a policy refuses the account on another device',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC000006D
      09:00:02  DC01  account-barred 4820 CORP\anna from KIOSK7
    `,
  ),
  story(
    'a policy refuses the account an hour later',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC000006D
      10:00:00  DC01  account-barred 4820 CORP\anna from WS07
    `,
  ),
  story(
    'a policy refuses a ticket-granting ticket on this device',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC000006D
      09:00:02  DC01  account-barred 105 CORP\anna from WS07
    `,
  ),
  story(
    'a policy that is only audited refuses nothing',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC000006D
      09:00:00  DC01  account-barred 301 CORP\anna from WS07
      09:00:00  DC01  account-barred 305 CORP\anna from WS07
      09:00:00  DC01  account-barred 306 CORP\anna service FS01$ from WS07
    `,
  ),
  story(
    'NTLM of the account is refused somewhere while this client sends none',
    { [id]: 'not-reached', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      09:00:04  DC01  account-barred 4823 anna from WS07
    `,
  ),
  story(
    'nobody knows which domain controller wrote the log that names the policy',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006E
      09:00:08  ?     account-barred 4823 anna from WS07
      09:00:08  ?     ticket-request 4768 CORP\bert 0x0 from 10.0.0.9
      08:00:00  DC01  ticket-request 4768 CORP\bert 0x0 from 10.0.0.9
      08:00:00  DC02  ticket-request 4768 CORP\bert 0x0 from 10.0.0.9
    `,
  ),
  story(
    'not allowed to authenticate here, in one domain as both are written',
    { [id]: 'confirmed', [trust]: 'ruled-out' },
    String.raw`
      08:30:00  FS01  logon CORP\FS01$ from 10.0.0.5 kerberos
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC0000413
    `,
  ),
  story(
    'the client shows 1935, and the server says of which domain it is',
    { [id]: 'confirmed', [trust]: 'ruled-out' },
    String.raw`
      -  FS01  join-state domain corp.example
      -  WS07  access-tried \\fs01\data as corp.example\anna code 1935
    `,
  ),
  story(
    'a NetBIOS name that only begins like the server’s domain',
    { [id]: 'likely', [trust]: 'possible' },
    String.raw`
      08:00..10:00  FS01.corp.example  log security 4625
      09:00:00      FS01.corp.example  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC0000413
    `,
  ),
  story(
    'only the suffix of a user name tells the domain, and it may be any',
    { [id]: 'likely', [trust]: 'possible' },
    String.raw`
      -  FS01  join-state domain corp.example
      -  WS07  access-tried \\fs01\data as anna@corp.example code 1935
    `,
  ),
  story(
    'another domain: the trust is the nearer explanation',
    { [id]: 'possible', [trust]: 'likely' },
    String.raw`
      08:30:00  FS01  logon CORP\FS01$ from 10.0.0.5 kerberos
      09:00:00  FS01  logon-failed FABRIKAM\anna from 10.0.0.7 WS07 ntlm 0xC0000413
    `,
  ),
  story(
    'an account of one domain failed for another reason',
    { [id]: 'not-examined', [trust]: 'ruled-out' },
    String.raw`
      08:30:00  FS01  logon CORP\FS01$ from 10.0.0.5 kerberos
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D
    `,
  ),
  story(
    '0xC000006E alone leaves three explanations',
    { [id]: 'possible', 'protected-users': 'possible', 'account-state': 'possible' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006E
    `,
  ),
  story(
    'the domain controller refuses a Protected User: no policy is named',
    { [id]: 'not-reached', 'protected-users': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006E
      09:00:00  DC01  account-barred 100 anna from WS07 protected
    `,
  ),
  story(
    'the policy refused, and the account got in the same minute: the evidence conflicts',
    { [id]: 'possible' },
    String.raw`
      09:00:00  DC01  account-barred 105 CORP\anna from 10.0.0.7 WS07
      09:00:01  WS07  smb-client-failure 31010 to fs01 as CORP\anna 0xC0000022
      09:00:02  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos
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
    'a policy refuses the ticket for a server that no file knows, and another one was to be opened',
    { [id]: 'not-reached', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  DC01  account-barred 106 anna@CORP.EXAMPLE service WEB01$ from 10.0.0.7 WS07
      09:00:01  WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\anna
    `,
  ),
  story(
    'a policy refuses the ticket for the very name, which no other file knows',
    { [id]: 'confirmed', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  DC01  account-barred 106 anna@CORP.EXAMPLE service NAS01$ from 10.0.0.7 WS07
      09:00:01  WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\anna
    `,
  ),
];
