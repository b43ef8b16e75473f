import { story } from '../story.ts';

const id = 'ip-address-access';
const outgoing = 'outgoing-ntlm-deny-all';
const domain = 'domain-ntlm-deny';
const TRY_IP_SPN = String.raw`software\microsoft\windows\currentversion\policies\system\kerberos\parameters\tryipspn`;

/** The comparison at one prompt: the address fails, the same share opens by the server's name. */
const contrast = String.raw`
      -  WS07  access-tried \\10.2.0.9\finance code 5
      -  WS07  access-tried \\fs01.corp.example\finance succeeded
`;
const ticket = String.raw`
      -  WS07  ticket-list 2
      -  WS07  ticket-held anna krbtgt/CORP.EXAMPLE
      -  WS07  ticket-held anna cifs/fs01.corp.example
`;
const ipconfig = '-  FS01  network-config FS01 suffix corp.example 10.2.0.9';

export const stories = [
  story(
    'NTLM was blocked for a target that is an address',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/10.2.0.9 as CORP\anna
      -         WS07  access-tried \\10.2.0.9\finance as CORP\anna code 1937
    `,
  ),
  story(
    'an address written as an IPv6 literal name',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fd00--9.ipv6-literal.net as CORP\anna
    `,
  ),
  story(
    'the SMB client refused NTLM for the address',
    { [id]: 'confirmed', 'smb-client-block-ntlm': 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 31023 to 10.2.0.9 as CORP\anna
    `,
  ),
  story(
    'a domain controller refused, and in that second the client sent NTLM to an address of the server',
    { [id]: 'confirmed', [domain]: 'confirmed' },
    String.raw`
      09:00:02  WS07  ntlm-audited 8001 to cifs/10.2.0.9 as CORP\anna
      09:00:02  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
      ${ipconfig}
    `,
  ),
  story(
    'the same, and nothing shows whose address it is',
    { [id]: 'likely', [domain]: 'confirmed' },
    String.raw`
      09:00:02  WS07  ntlm-audited 8001 to cifs/10.2.0.9 as CORP\anna
      09:00:02  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
    `,
  ),
  story(
    'the address is another server’s: it was opened in the same second',
    { [id]: 'not-examined', [domain]: 'confirmed' },
    String.raw`
      09:00:02  WS07  ntlm-audited 8001 to cifs/10.2.0.20 as CORP\anna
      09:00:02  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
      ${ipconfig}
      -         FS02  network-config FS02 suffix corp.example 10.2.0.20
    `,
  ),
  story(
    'two names went out in these seconds, and one refusal came back',
    { [id]: 'not-examined', [domain]: 'confirmed' },
    String.raw`
      09:00:01  WS07  ntlm-audited 8001 to cifs/files as CORP\anna
      09:00:02  WS07  ntlm-audited 8001 to cifs/10.2.0.9 as CORP\anna
      09:00:02  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
      ${ipconfig}
    `,
  ),
  story(
    'another account of the same computer opened the address',
    { [id]: 'not-examined', [domain]: 'confirmed' },
    String.raw`
      09:00:02  WS07  ntlm-audited 8001 to cifs/10.2.0.9 as CORP\bert
      09:00:02  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
      ${ipconfig}
    `,
  ),
  story(
    'the client sent NTLM to the address, and it says 1937: refused, wherever',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-audited 8001 to cifs/10.2.0.9 as CORP\anna
      -         WS07  access-tried \\10.2.0.9\finance as CORP\anna code 1937
    `,
  ),
  story(
    'the same by two programs of two accounts, and nobody says whose the output is',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07  ntlm-audited 8001 to cifs/10.2.0.9 as CORP\anna
      09:10:00  WS07  ntlm-audited 8001 to cifs/10.2.0.9 as CORP\bert
      -         WS07  access-tried \\10.2.0.9\finance code 1937
    `,
  ),
  story(
    'the client sent NTLM to the address and shows error 5: it may be the share’s permissions',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07  ntlm-audited 8001 to cifs/10.2.0.9 as CORP\anna
      -         WS07  access-tried \\10.2.0.9\finance as CORP\anna code 5
    `,
  ),
  story(
    'the client sent NTLM to the address, and the share refused the session',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  ntlm-audited 8001 to cifs/10.2.0.9 as CORP\anna
      09:00:01  WS07  smb-client-failure 31010 to 10.2.0.9 share finance as CORP\anna 0xC0000022
    `,
  ),
  story(
    'nothing answers at the address, and the log of last week shows NTLM for it',
    { [id]: 'possible' },
    String.raw`
      2026-10-26T09:00  WS07  ntlm-audited 8001 to cifs/10.2.0.9 as CORP\anna
      -                 WS07  access-tried \\10.2.0.9\finance as CORP\anna code 53
    `,
  ),
  story(
    'Windows says itself that the name contains an address, and the server refused NTLM',
    { [id]: 'confirmed', 'ntlm-refused-gate-undecided': 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-reason 4020 to cifs/10.2.0.9 as CORP\anna because "The target name contains an IP address."
      09:00:01  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0x80090302 0xC0000418
      ${ipconfig}
    `,
  ),
  story(
    'the reason stands there, and what failed the session is open',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07  ntlm-reason 4020 to cifs/10.2.0.9 as CORP\anna because "The target name contains an IP address."
      09:00:01  WS07  smb-client-failure 31001 to 10.2.0.9 as CORP\anna 0xC0000022
    `,
  ),
  story(
    'the reason is another one',
    { [id]: 'possible', 'ntlm-refused-gate-undecided': 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-reason 4020 to cifs/10.2.0.9 as CORP\anna because "The target name could not be resolved by Kerberos or other protocols."
      09:00:01  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0x80090302 0xC0000418
      ${ipconfig}
    `,
  ),
  story(
    'the reason stands there, and the password was wrong',
    { [id]: 'ruled-out', 'wrong-saved-credential': 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-reason 4020 to cifs/10.2.0.9 as CORP\anna because "The target name contains an IP address."
      09:00:01  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A
      ${ipconfig}
    `,
  ),
  story(
    'by name the share opens with a ticket, by address it fails, and no credential is saved at all',
    { [id]: 'confirmed' },
    String.raw`
      ${contrast}
      ${ticket}
      -  WS07  saved-credential-list 0
    `,
  ),
  story(
    'the same where credentials are saved for other servers only, in a file of its own',
    { [id]: 'confirmed' },
    String.raw`
      ${contrast}
      ${ticket}
      -  WS07:cmdkey  saved-credential nas01 CORP\backup
      -  WS07:cmdkey  saved-credential 10.2.0.20 CORP\backup
      -  WS07:cmdkey  saved-credential-list 2
    `,
  ),
  story(
    'by name the share opens with a ticket, and the client denies outgoing NTLM',
    { [id]: 'confirmed', [outgoing]: 'likely' },
    String.raw`
      ${contrast}
      ${ticket}
      -  WS07  policy P-OUT = 2
    `,
  ),
  story(
    'the address fails with 1937 and nothing else is known',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\10.2.0.9\finance code 1937
    `,
  ),
  story(
    'a credential is saved for the address: the name uses another one',
    { [id]: 'possible' },
    String.raw`
      ${contrast}
      ${ticket}
      -  WS07  saved-credential 10.2.0.9 FS01\backup
      -  WS07  saved-credential-list 1
    `,
  ),
  story(
    'a credential is saved for the name: that one may have the rights',
    { [id]: 'possible' },
    String.raw`
      ${contrast}
      ${ticket}
      -  WS07  saved-credential *.corp.example CORP\backup
      -  WS07  saved-credential-list 1
    `,
  ),
  story(
    'cmdkey was asked for the name only',
    { [id]: 'likely' },
    String.raw`
      ${contrast}
      ${ticket}
      -  WS07  saved-credential-list 0 for fs01
    `,
  ),
  story(
    'the saved credentials of another person at the same computer',
    { [id]: 'likely' },
    String.raw`
      -         WS07         access-tried \\10.2.0.9\finance as CORP\anna code 5
      -         WS07         access-tried \\fs01.corp.example\finance as CORP\anna succeeded
      ${ticket}
      -         WS07:cmdkey  ticket-held bert krbtgt/CORP.EXAMPLE
      -         WS07:cmdkey  saved-credential-list 0
    `,
  ),
  story(
    'the FQDN works with a ticket, the address fails, the gate is open',
    { [id]: 'likely' },
    String.raw`
      ${contrast}
      ${ticket}
    `,
  ),
  story(
    'the share opens by name; nobody listed the tickets',
    { [id]: 'likely' },
    String.raw`
      ${contrast}
      -  WS07  saved-credential-list 0
    `,
  ),
  story(
    'the ticket is of another person’s session',
    { [id]: 'likely' },
    String.raw`
      -  WS07        access-tried \\10.2.0.9\finance as CORP\anna code 5
      -  WS07        access-tried \\fs01.corp.example\finance as CORP\anna succeeded
      -  WS07        saved-credential-list 0
      -  WS07:klist  ticket-list 1
      -  WS07:klist  ticket-held bert cifs/fs01.corp.example
    `,
  ),
  story(
    'by name another account was typed: that is the difference',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\10.2.0.9\finance code 5
      -  WS07  access-tried \\fs01.corp.example\finance as CORP\admin succeeded
      ${ticket}
      -  WS07  saved-credential-list 0
    `,
  ),
  story(
    'the name leads to another address: it is another server',
    { [id]: 'possible' },
    String.raw`
      ${contrast}
      ${ticket}
      -  WS07  saved-credential-list 0
      -  WS07  name-resolved fs01.corp.example A 10.2.0.30
    `,
  ),
  story(
    'the name leads to the address, so the administrative share is a comparison as well',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\10.2.0.9\C$ code 5
      -  WS07  access-tried \\fs01.corp.example\C$ succeeded
      ${ticket}
      -  WS07  saved-credential-list 0
      -  WS07  name-resolved fs01.corp.example A 10.2.0.9
    `,
  ),
  story(
    'the administrative share, which every server has, opens on some server',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\10.2.0.9\C$ code 5
      -  WS07  access-tried \\fs01.corp.example\C$ succeeded
      ${ticket}
      -  WS07  saved-credential-list 0
    `,
  ),
  story(
    'another share opens by name: it may have other permissions',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\10.2.0.9\finance code 5
      -  WS07  access-tried \\fs01.corp.example\public succeeded
      ${ticket}
      -  WS07  saved-credential-list 0
    `,
  ),
  story(
    'nothing answers at the address: no question of authentication',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\10.2.0.9\finance code 53
      -  WS07  access-tried \\fs01.corp.example\finance succeeded
      ${ticket}
      -  WS07  saved-credential-list 0
    `,
  ),
  story(
    'told: the same opens by name',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\10.2.0.9\finance code 5
      -  WS07  access-tried \\fs01.corp.example\finance succeeded by told
    `,
  ),
  story(
    'the account is a protected user, which the server’s domain refuses NTLM',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to 10.2.0.9 as CORP\anna 0xC000006E
      09:00:00  DC01  account-barred 100 CORP\anna
      -         WS07  access-tried \\10.2.0.9\finance as CORP\anna code 1327
      -         WS07  access-tried \\fs01.corp.example\finance as CORP\anna succeeded
      ${ticket}
    `,
  ),
  story(
    'the server checks the name behind the logon and refuses the address',
    { 'spn-target-name-hardening': 'confirmed', [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-audited 8001 to cifs/10.2.0.9 as CORP\anna
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm
      09:00:00  FS01  spn-check-failed CORP\anna cifs/10.2.0.9
      ${ipconfig}
    `,
  ),
  story(
    'only the address and the error are known',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\10.2.0.9\finance code 5
    `,
  ),
  story(
    'a name was typed',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\fs01\finance code 5
    `,
  ),
  story(
    'the name only looks like a number',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\10-2-0-9\finance code 5
    `,
  ),
  story(
    'a ticket for the address is held: an IP SPN is in use',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\10.2.0.9\finance code 5
      -  WS07  ticket-list 1
      -  WS07  ticket-held anna cifs/10.2.0.9
    `,
  ),
  story(
    'the address has an SPN and the client tries it: Kerberos may have failed for another reason',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/10.2.0.9 as CORP\anna
      -         WS07  policy ${TRY_IP_SPN} = 1
      -         DC01:setspn  spn-query host/10.2.0.9 FS01
    `,
  ),
  story(
    'the client would try an SPN of the address, and there is none',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/10.2.0.9 as CORP\anna
      -         WS07  policy ${TRY_IP_SPN} = 1
      -         DC01:setspn  spn-query host/10.2.0.9 nobody
    `,
  ),
  story(
    'the server logged the account on: the address was no obstacle',
    { [id]: 'ruled-out', 'share-permission-denied': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm id 0x1f
      09:00:01  FS01  share-access 5145 failure CORP\anna on Finance from 10.0.0.7 mask 0x1 id 0x1f
      09:00:01  WS07  smb-client-failure 31010 to 10.2.0.9 share finance as CORP\anna 0xC0000022
    `,
  ),
  story(
    'the server logged the account on by NTLM, and the audit names the address',
    { [id]: 'ruled-out', 'share-permission-denied': 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-audited 8001 to cifs/10.2.0.9 as CORP\anna
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm id 0x1f
      09:00:01  FS01  share-access 5145 failure CORP\anna on Finance from 10.0.0.7 mask 0x1 id 0x1f
      ${ipconfig}
    `,
  ),
  story(
    'the name was opened by Kerberos three seconds after the address was refused',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/10.2.0.9 as CORP\anna
      09:00:03  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos
      09:00:03  FS01  share-access 5140 success CORP\anna on finance from 10.0.0.7
      ${ipconfig}
    `,
  ),
];
