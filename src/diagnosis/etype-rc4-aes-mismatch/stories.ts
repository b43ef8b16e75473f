import { story } from '../story.ts';

const id = 'etype-rc4-aes-mismatch';
const outgoing = 'outgoing-ntlm-deny-all';

export const stories = [
  story(
    'the KDC has no common encryption type for the name, then the client may not send NTLM',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ticket-request 4769 CORP\anna for cifs/nas01 0xE from 10.0.0.7
      09:00:01  WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\anna
    `,
  ),
  story(
    'the failed 4769 names the computer account of the server',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ticket-request 4769 anna@CORP.EXAMPLE for FS01$ 0xE from 10.0.0.7
      09:00:01  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D
    `,
  ),
  story(
    'the log of a domain controller is all there is: whether the account is a file server’s, nobody shows',
    { [id]: 'likely' },
    String.raw`
      09:00:00  DC01  ticket-request 4769 anna@CORP.EXAMPLE for NAS01$ 0xE from 10.0.0.7
    `,
  ),
  story(
    'the account of a person is no file server',
    { [id]: 'not-examined', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  DC01  ticket-request 4769 anna@CORP.EXAMPLE for svcweb 0xE from 10.0.0.7
      09:00:01  WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\anna
    `,
  ),
  story(
    'RC4 is refused for this account and server',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  DC01  kdc-error 204 NAS01$ account anna
      09:00:01  WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\anna
    `,
  ),
  story(
    'RC4 is refused for another account',
    { [id]: 'not-examined', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  DC01  kdc-error 203 NAS01$ account bert
      09:00:01  WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\anna
    `,
  ),
  story(
    'RC4 is refused for another server in the same second',
    { [id]: 'not-examined', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  DC01  kdc-error 204 OLDNAS$ account anna
      09:00:01  WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\anna
    `,
  ),
  story(
    'RC4 is refused on another day',
    { [id]: 'not-examined', [outgoing]: 'confirmed' },
    String.raw`
      2026-10-30T09:00:00  DC01  kdc-error 204 NAS01$ account anna
      09:00:01             WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\anna
    `,
  ),
  story(
    'the event about RC4 does not say whose request it was',
    { [id]: 'likely', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  DC01  kdc-error 204 NAS01$
      09:00:01  WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\anna
    `,
  ),
  story(
    'warnings say what will break, not what is broken',
    { [id]: 'not-examined', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  DC01  kdc-error 201 NAS01$ account anna
      09:00:00  DC01  kdc-error 202 NAS01$ account anna
      09:00:00  DC01  kdc-error 205
      09:00:00  DC01  kdc-error 206 NAS01$ account anna
      09:00:00  DC01  kdc-error 207 NAS01$ account anna
      09:00:01  WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\anna
    `,
  ),
  story(
    'a command without a time, and RC4 refused for its account and server',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  DC01  kdc-error 208 NAS01$ account anna
      -         NAS01 join-state domain corp.example
      -         WS07  access-tried \\nas01\data as CORP\anna code 1326
    `,
  ),
  story(
    'a command without a time, and the event names no account',
    { [id]: 'likely' },
    String.raw`
      09:00:00  DC01  kdc-error 208 cifs/nas01
      -         WS07  access-tried \\nas01\data as CORP\anna code 1326
    `,
  ),
  story(
    'two computers open the server, and the event fits both',
    { [id]: 'likely' },
    String.raw`
      09:00:00  DC01  kdc-error 208 cifs/nas01 account anna
      -         WS07  access-tried \\nas01\data as CORP\anna code 1326
      -         WS09  access-tried \\nas01\data as CORP\anna code 5
    `,
  ),
  story(
    'the network path was not found: no KDC says so',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  DC01  kdc-error 208 cifs/nas01 account anna
      -         WS07  access-tried \\nas01\data as CORP\anna code 53
    `,
  ),
  story(
    'the person told of it, and the event fits',
    { [id]: 'likely' },
    String.raw`
      09:00:00  DC01  kdc-error 208 cifs/nas01 account anna
      -         WS07  access-tried \\nas01\data as CORP\anna code 1326 by told
    `,
  ),
  story(
    'the account gets no ticket-granting ticket, and the KDC logs why',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ticket-request 4768 CORP\anna 0xE from 10.0.0.7
      09:00:00  DC01  kdc-error 14 krbtgt/CORP.EXAMPLE account anna
    `,
  ),
  story(
    'KDC 26 of the same second is about somebody else',
    { [id]: 'likely' },
    String.raw`
      09:00:00  DC01  ticket-request 4768 CORP\anna 0xE from 10.0.0.7
      09:00:00  DC01  kdc-error 26 krbtgt account bert
    `,
  ),
  story(
    'the account gets no ticket-granting ticket, and klist get says the same',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ticket-request 4768 CORP\anna 0xE from 10.0.0.7
      09:00:01  WS07  smb-client-failure 31001 to nas01 as CORP\anna 0xC000006D
      -         WS07  ticket-asked cifs/nas01 0xC00002FD 0x80090342
    `,
  ),
  story(
    'the ticket-granting ticket is refused, nothing else is known',
    { [id]: 'likely' },
    String.raw`
      09:00:00  DC01  ticket-request 4768 CORP\anna 0xE from 10.0.0.7
    `,
  ),
  story(
    'klist get fails for want of an encryption type',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\nas01\data as CORP\anna code 1326
      -  WS07  ticket-asked cifs/nas01 0x80090342
    `,
  ),
  story(
    'klist get fails so for another server',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\nas01\data as CORP\anna code 1326
      -  WS07  ticket-asked cifs/oldnas 0x80090342
    `,
  ),
  story(
    'klist get and KDC 14 without the refused request itself',
    { [id]: 'likely' },
    String.raw`
      09:00:00  DC01  kdc-error 14 krbtgt account anna
      09:00:01  WS07  smb-client-failure 31001 to nas01 as CORP\anna 0xC000006D
      -         WS07  ticket-asked cifs/nas01 0x80090342
    `,
  ),
  story(
    'the KDC has no suitable key for the name: who asked, the event does not tell for sure',
    { [id]: 'likely' },
    String.raw`
      09:00:00  DC01  kdc-error 27 cifs/nas01 account anna@CORP.EXAMPLE
      09:00:01  WS07  smb-client-failure 31001 to nas01 as CORP\anna 0xC000006D
    `,
  ),
  story(
    'Kerberos tells the client 0xE: a domain controller’s log would decide',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  kerberos-error 3 0xE to cifs/nas01
      09:00:01  WS07  smb-client-failure 31001 to nas01 as CORP\anna 0xC000006D
    `,
  ),
  story(
    'another account is refused so in the same second',
    { [id]: 'not-examined', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\anna
      09:00:01  DC01  ticket-request 4769 CORP\bert for MSSQLSvc/sql01 0xE from 10.0.0.9
    `,
  ),
  story(
    'the KDC issues a ticket with AES for the server',
    { [id]: 'ruled-out', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      09:00:02  DC01  ticket-request 4769 CORP\anna for FS01$ 0x0 from 10.0.0.7 encryption=0x12
      -         FS01  join-state domain corp.example
    `,
  ),
  story(
    'a ticket with RC4 says nothing against it',
    { [id]: 'not-examined', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      09:00:02  DC01  ticket-request 4769 CORP\anna for FS01$ 0x0 from 10.0.0.7 encryption=0x17
      -         FS01  join-state domain corp.example
    `,
  ),
  story(
    'refused and issued within seconds: the evidence conflicts',
    { [id]: 'possible' },
    String.raw`
      09:00:00  DC01  ticket-request 4769 CORP\anna for cifs/fs01 0xE from 10.0.0.7
      09:00:02  DC02  ticket-request 4769 CORP\anna for FS01$ 0x0 from 10.0.0.7 encryption=0x12
      -         FS01  join-state domain corp.example
    `,
  ),
  story(
    'one domain controller refuses, another gives a ticket with RC4',
    { [id]: 'possible' },
    String.raw`
      09:00:00  DC01  ticket-request 4769 CORP\anna for cifs/fs01 0xE from 10.0.0.7
      09:00:02  DC02  ticket-request 4769 CORP\anna for FS01$ 0x0 from 10.0.0.7 encryption=0x17
      -         FS01  join-state domain corp.example
    `,
  ),
  story(
    'opened by address: the refused ticket was for another program',
    { [id]: 'not-examined', [outgoing]: 'confirmed', 'ip-address-access': 'confirmed' },
    String.raw`
      09:00:00  DC01  ticket-request 4769 CORP\anna for FS01$ 0xE from 10.0.0.7
      09:00:01  WS07  ntlm-blocked 4001 to cifs/10.0.0.5 as CORP\anna
      -         FS01  network-config FS01 10.0.0.5
    `,
  ),
  story(
    'the session holds a ticket with AES for the name',
    { [id]: 'ruled-out', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -         WS07  ticket-list 2
      -         WS07  ticket-held anna krbtgt/CORP.EXAMPLE
      -         WS07  ticket-held anna cifs/fs01
    `,
  ),
  story(
    'klist get succeeds for the name',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 5
      -  WS07  ticket-asked cifs/fs01 granted
    `,
  ),
  story(
    'klist get succeeds, and the ticket is RC4: the server may no longer take it',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 5
      -  WS07  ticket-asked cifs/fs01 granted
      -  WS07  ticket-list 1
      -  WS07  ticket-held anna cifs/fs01 encryption="RSADSI RC4-HMAC(NT)"
    `,
  ),
  story(
    'klist get succeeded some time, and the KDC refused at the failure',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ticket-request 4769 CORP\anna for cifs/fs01 0xE from 10.0.0.7
      09:00:01  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -         WS07  ticket-asked cifs/fs01 granted
    `,
  ),
  story(
    'the account got in after all, by NTLM: nothing failed',
    { [id]: 'possible' },
    String.raw`
      09:00:00  DC01  ticket-request 4769 CORP\anna for cifs/fs01 0xE from 10.0.0.7
      09:00:01  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm
    `,
  ),
  story(
    'the ticket is issued and cannot be decrypted: the key is wrong, not its type',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  WS07  kerberos-error 4 0x29 server FS01$ to cifs/fs01
      -         WS07  access-tried \\fs01\data as CORP\anna code 1396
    `,
  ),
];
