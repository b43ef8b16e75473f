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
];
