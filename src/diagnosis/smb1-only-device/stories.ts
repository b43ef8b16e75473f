import { story } from '../story.ts';

const id = 'smb1-only-device';
const port = 'smb-port-blocked';
const outgoing = 'outgoing-ntlm-deny-all';

export const stories = [
  story(
    'error 384 names it by its number',
    { [id]: 'confirmed', [outgoing]: 'not-reached', 'server-not-kerberos-capable': 'not-reached' },
    String.raw`
      -  WS07  access-tried \\scan01\inbox code 384
      -  WS07  policy P-OUT = 2
    `,
  ),
  story(
    'the same number as Explorer prints it',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\scan01\inbox code 0x80070180 by explorer
    `,
  ),
  story(
    'somebody tells of error 384',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\scan01\inbox code 384 by told
    `,
  ),
  story(
    'the negotiation failed, and the device answered in SMB 1',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 30816 to scan01 0xC00000BB
      09:00:00  WS07  smb1-seen 32000 scan01
      -         WS07  access-tried \\scan01\inbox code 64
    `,
  ),
  story(
    'the negotiation failed, and the device came to a server in SMB 1',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00          WS07  smb-client-failure 30816 to scan01 0xC00000BB
      08:00:00          FS01  smb1-seen 3000 10.0.0.60
      -                 WS07  name-resolved scan01 A 10.0.0.60
    `,
  ),
  story(
    'weeks ago some device had this address and spoke SMB 1',
    { [id]: 'likely' },
    String.raw`
      09:00:00          WS07  smb-client-failure 30816 to scan01 0xC00000BB
      2026-10-12T09:00  FS01  smb1-seen 3000 10.0.0.60
      -                 WS07  name-resolved scan01 A 10.0.0.60
    `,
  ),
  story(
    'weeks ago the device of this name answered in SMB 1',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00          WS07  smb-client-failure 30816 to scan01 0xC00000BB
      2026-10-12T09:00  WS08  smb1-seen 32000 scan01
    `,
  ),
  story(
    'the negotiation failed; why is open',
    { [id]: 'likely', [port]: 'ruled-out' },
    String.raw`
      09:00:00  WS07  smb-client-failure 30816 to scan01 0xC00000BB
    `,
  ),
  story(
    'another device speaks SMB 1',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07  smb-client-failure 30816 to scan01 0xC00000BB
      09:00:00  WS07  smb1-seen 32000 scan02
      08:00:00  FS01  smb1-seen 3000 10.0.0.61
    `,
  ),
  story(
    'the device only tried SMB 1 first, as clients with SMB 1 do that speak SMB 2 as well',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07  smb-client-failure 30816 to 10.0.0.60 0xC00000BB
      08:00:00  FS01  smb1-seen 3002 10.0.0.60
    `,
  ),
  story(
    'the device is known to speak SMB 1, the access was refused otherwise',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  access-tried \\scan01\inbox as CORP\anna code 5
      08:00:00  WS07  smb1-seen 32000 scan01
    `,
  ),
  story(
    'the client speaks nothing older than SMB 3.1.1: the device may well speak SMB 2',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  smb-client-failure 30816 to nas01 0xC00000BB
      -         WS07  configuration client Smb2DialectMin = SMB311
    `,
  ),
  story(
    'the client sets no lowest dialect',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07  smb-client-failure 30816 to nas01 0xC00000BB
      -         WS07  configuration client Smb2DialectMin = None
    `,
  ),
  story(
    'the lowest dialect does not matter where the device answered in SMB 1',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 30816 to scan01 0xC00000BB
      09:00:00  WS07  smb1-seen 32000 scan01
      -         WS07  configuration client Smb2DialectMin = SMB300
    `,
  ),
  story(
    'the device is open with SMB 3 on the same client',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:00  WS07  smb-client-failure 30816 to nas01 0xC00000BB
      -         WS07  smb-connection \\nas01\public dialect=3.1.1
    `,
  ),
  story(
    'error 384, and the device is open with SMB 2: two devices of one name, or two days',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\nas01\media code 384
      -  WS07  smb-connection \\nas01\public dialect=2.1
    `,
  ),
  story(
    'the device is open with SMB 1 on a client that still has it',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07  smb-client-failure 30816 to scan01 0xC00000BB
      -         WS08  smb-connection \\scan01\inbox dialect=1.5
    `,
  ),
  story(
    'another client has a device of that name open with SMB 3: it may be another device',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\nas01\media code 384
      -  WS08  smb-connection \\nas01\public dialect=3.1.1
    `,
  ),
  story(
    'the server logged the access, so a dialect was agreed',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:00  WS07  smb-client-failure 30816 to fs01 0xC00000BB
      09:00:02  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D
    `,
  ),
  story(
    'nothing answers at the port',
    { [id]: 'not-reached', [port]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\scan01\inbox code 64
      -  WS07  port-tested scan01 445 closed
    `,
  ),
  story(
    'error 64 alone: the port, the dialect or the session',
    { [id]: 'possible', [port]: 'possible' },
    String.raw`
      -  WS07  access-tried \\scan01\inbox code 64
    `,
  ),
  story(
    'error 5 says nothing of a dialect',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\scan01\inbox code 5
    `,
  ),
  story(
    'a negotiation failed, and five seconds later the client refused NTLM to the same device',
    { [id]: 'possible', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 30816 to nas01
      09:00:05  WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\anna session CORP\anna
    `,
  ),
];
