import { story } from '../story.ts';

const id = 'machine-password-out-of-sync';

export const stories = [
  story(
    'the server cannot authenticate with its domain, and the client’s ticket cannot be read',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  kerberos-error 4 server fs01$ to cifs/fs01
      09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      08:55:00  FS01  secure-channel-error 3210 domain CORP
    `,
  ),
  story(
    'a domain controller refuses the server’s session: access denied',
    { [id]: 'confirmed' },
    String.raw`
      09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      08:00..10:00  FS01  log security 4624
      08:55:00  DC01  secure-channel-error 5722 account FS01$ 0x5
    `,
  ),
  story(
    '3210 and 1789 on the same server: the channel is broken, the reason open',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1789
      08:55:00  FS01  secure-channel-error 3210 domain CORP
      08:00..09:00  FS01  log netlogon 3210
    `,
  ),
  story(
    'the computer’s own account is refused again and again',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ticket-request 4771 WS07$ 0x18 from 10.0.0.7
      09:10:00  DC01  ticket-request 4771 WS07$ 0x18 from 10.0.0.7
      09:20:00  DC01  ticket-request 4771 WS07$ 0x18 from 10.0.0.7
      09:20:02  WS07  smb-client-failure 31001 to fs01 as CORP\WS07$ 0xC000006D
    `,
  ),
  story(
    'a domain controller refuses the session, its export does not say why',
    { [id]: 'likely' },
    String.raw`
      09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      08:00..10:00  FS01  log security 4624
      08:55:00  DC01  secure-channel-error 5722 account FS01$
    `,
  ),
  story(
    '3210, and an access that failed for no known reason',
    { [id]: 'likely' },
    String.raw`
      09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      08:55:00  FS01  secure-channel-error 3210 domain CORP
    `,
  ),
  story(
    'a NAS holds its own SPN, and the ticket cannot be read',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\nas01\data code 1396
      -  DC01:setspn  spn-query cifs/nas01 NAS01
    `,
  ),
  story(
    '3210 of last week',
    { [id]: 'possible' },
    String.raw`
      09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      2026-10-20T08:55  FS01  secure-channel-error 3210 domain CORP
    `,
  ),
  story(
    '3210, then a domain account came in by NTLM: the channel works again',
    { [id]: 'possible' },
    String.raw`
      09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      08:30:00  FS01  secure-channel-error 3210 domain CORP
      08:40:00  FS01  logon CORP\bert from 10.0.0.9 WS09 ntlm
    `,
  ),
  story(
    'no domain controller was reached, none refused',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      08:55:00  FS01  secure-channel-error 5719 domain CORP
    `,
  ),
  story(
    'the SPN is on another account',
    { [id]: 'ruled-out', 'spn-on-wrong-account': 'confirmed' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1396
      08:00..10:00  FS01  log security 4624
      -  DC01:setspn  spn-query cifs/fs01 SVC01
    `,
  ),
  story(
    '3210 of another month beside an access without time',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      2026-09-28T08:55  FS01  secure-channel-error 3210 domain CORP
      2026-09-20..2026-11-02T10:00  FS01  log netlogon 3210
    `,
  ),
  story(
    '3210 in the morning, then the policy of the computer was read: its account works',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  kerberos-error 4 server fs01$ to cifs/fs01
      09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      06:55:00  FS01  secure-channel-error 3210 domain CORP
      07:30:00  FS01  policy-applied 1502
    `,
  ),
  story(
    '3210, then the policy of some user was read: that is the user’s account',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  kerberos-error 4 server fs01$ to cifs/fs01
      09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      06:55:00  FS01  secure-channel-error 3210 domain CORP
      07:30:00  FS01  policy-applied 1503
    `,
  ),
  story(
    'the domain has no account for the server',
    { [id]: 'likely' },
    String.raw`
      09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      08:55:00  FS01  secure-channel-error 5721 domain CORP
    `,
  ),
  story(
    'a domain controller refuses a session under the server’s name, and the server itself has nothing to complain of: a clone',
    { [id]: 'likely' },
    String.raw`
      09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      08:00..10:00  FS01  log netlogon 5783
      08:55:00  DC01  secure-channel-error 5722 account FS01$ 0x5
    `,
  ),
  story(
    '3210 of another server',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  kerberos-error 4 server fs01$ to cifs/fs01
      09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      08:55:00  FS02  secure-channel-error 3210 domain CORP
    `,
  ),
  story(
    '1789 alone',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1789
    `,
  ),

  // ---- the check of the channel ----
  story(
    'nltest on the server: access denied',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      08:00..10:00  FS01  log security 4624
      -  FS01  secure-channel-checked corp.example not-ok 5
    `,
  ),
  story(
    'Test-ComputerSecureChannel on the server prints False',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      08:00..10:00  FS01  log security 4624
      -  FS01  secure-channel-checked not-ok
    `,
  ),
  story(
    'False, while no domain controller was in reach',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      08:00..10:00  FS01  log security 4624
      -  FS01  secure-channel-checked not-ok
      -  FS01  dc-located corp.example 1355
    `,
  ),
  story(
    'the check found no logon server: that is another matter',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      08:00..10:00  FS01  log security 4624
      -  FS01  secure-channel-checked corp.example not-ok 1311
    `,
  ),
  story(
    'the check of another server',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      08:00..10:00  FS01  log security 4624
      -  FS02  secure-channel-checked corp.example not-ok 5
    `,
  ),
  story(
    'one check failed, another did not: before and after a repair',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      08:00..10:00  FS01  log security 4624
      -  FS01  secure-channel-checked corp.example not-ok 5
      -  FS01:later  secure-channel-checked corp.example 0
    `,
  ),
  story(
    'a check on a domain controller is about a trust',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\dc01\data code 5
      -  DC01  domain-controller-sign
      -  DC01  secure-channel-checked partner.example not-ok 5
    `,
  ),
  story(
    'the client’s channel fails its check, and a person asked with a ticket of her own',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      -  WS07  secure-channel-checked corp.example not-ok 5
    `,
  ),
  story(
    'the client’s channel fails its check, and the computer itself asked',
    { [id]: 'confirmed' },
    String.raw`
      09:20:02  WS07  smb-client-failure 31001 to fs01 as CORP\WS07$ 0xC000006D
      -  WS07  secure-channel-checked corp.example not-ok 5
    `,
  ),
  story(
    'the channel passes its check, and NTLM passes through it after the failure',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:10:00  FS01  logon CORP\bert from 10.0.0.9 WS09 ntlm
      -  FS01  secure-channel-checked corp.example 0
    `,
  ),
  story(
    'the channel passes its check now: what it did at the failure is not said',
    { [id]: 'likely' },
    String.raw`
      09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      08:55:00  FS01  secure-channel-error 3210 domain CORP
      -  FS01  secure-channel-checked corp.example 0
    `,
  ),

  // ---- the client's own channel ----
  story(
    '3210 of the client, and a person asked with a ticket of her own',
    { [id]: 'possible' },
    String.raw`
      09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      08:55:00  WS07  secure-channel-error 3210 domain CORP
    `,
  ),
  story(
    '3210 of the client, and the computer itself asked',
    { [id]: 'likely' },
    String.raw`
      09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\WS07$ 0xC0000022
      08:55:00  WS07  secure-channel-error 3210 domain CORP
    `,
  ),
  story(
    '3210 and 1789 on the client',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1789
      08:55:00  WS07  secure-channel-error 3210 domain CORP
      08:00..09:00  WS07  log netlogon 3210
    `,
  ),
  story(
    'the computer’s own account was refused twice',
    { [id]: 'possible' },
    String.raw`
      09:00:00  DC01  ticket-request 4771 WS07$ 0x18 from 10.0.0.7
      09:20:00  DC01  ticket-request 4771 WS07$ 0x18 from 10.0.0.7
      09:20:02  WS07  smb-client-failure 31001 to fs01 as CORP\WS07$ 0xC000006D
    `,
  ),

  // ---- a key file ----
  story(
    'a NAS holds its own SPN, the ticket cannot be read, and by its address it opens',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\nas01\data code 1396
      -  WS07  access-tried \\10.0.0.9\data succeeded
      -  WS07:dns  name-resolved nas01 A 10.0.0.9
      -  DC01:setspn  spn-query cifs/nas01 NAS01
    `,
  ),
  story(
    'what opens by address is another computer',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\nas01\data code 1396
      -  WS07  access-tried \\10.0.0.8\data succeeded
      -  WS07:dns  name-resolved nas01 A 10.0.0.9
      -  DC01:setspn  spn-query cifs/nas01 NAS01
    `,
  ),
];

export const sayAgain = {
  'necessary 1 is switched off':
    'what is necessary is the sign that each set and each specific item holds as well',
};
