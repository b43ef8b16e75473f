import { story } from '../story.ts';

const id = 'clock-skew';

export const stories = [
  story(
    'the client shows error 1398',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1398
    `,
  ),
  story(
    'the server says the clocks are too far apart',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 kerberos 0xC0000133
    `,
  ),
  story(
    'the KDC answers 0x25',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ticket-request 4771 anna@CORP.EXAMPLE 0x25 from 10.0.0.7
    `,
  ),
  story(
    'the client is told 0x25 for its ticket-granting ticket',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  kerberos-error 3 0x25 to krbtgt/CORP.EXAMPLE
      09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC000006D
    `,
  ),
  story(
    'the person told of error 1398',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1398 by told
    `,
  ),
  story(
    'an expired ticket is no skew',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  WS07  kerberos-error 3 0x20 to cifs/fs01
      09:00:01  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
    `,
  ),
  story(
    'the account got in: whatever the clocks say, Kerberos worked',
    { [id]: 'ruled-out', 'share-permission-denied': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 kerberos id 0x1f
      09:00:02  FS01  share-access 5140 failure CORP\anna on data from 10.0.0.7 id 0x1f
    `,
  ),
  story(
    '0x25 for the ticket, then the client refused NTLM',
    { [id]: 'confirmed', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  WS07  kerberos-error 3 0x25 to cifs/fs01
      09:00:01  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
    `,
  ),
];
