import { story } from '../story.ts';

const id = 'guest-access-blocked';

export const stories = [
  story(
    'the client rejects the guest session of a NAS',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31017 to nas01 as anna
      -         WS07  access-tried \\nas01\media code 53
    `,
  ),
  story(
    'error 1272 names it by its number',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\nas01\media code 1272
    `,
  ),
  story(
    'the same number as Explorer prints it',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\nas01\media code 0x800704f8 by explorer
    `,
  ),
  story(
    'the event is of one NAS, the capture of another',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31017 to nas01 as anna
      -         WS07  access-tried \\nas02\media code 5
    `,
  ),
  story(
    'somebody says that 1272 came',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\nas01\media code 1272 by told
    `,
  ),
  story(
    'error 53 alone may be guest, name or port',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\nas01\media code 53
    `,
  ),
  story(
    'error 5 says nothing of guest',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\nas01\media code 5
    `,
  ),
  story(
    'guest was allowed, the session cannot sign',
    { [id]: 'ruled-out', 'smb-signing-mismatch': 'confirmed' },
    String.raw`
      -  WS07  access-tried \\nas01\media code 3227320323
    `,
  ),
  story(
    'guest is enabled and signing required: signing stops it',
    { [id]: 'ruled-out', 'smb-signing-mismatch': 'confirmed' },
    String.raw`
      09:00:00  WS07  guest-allowed 31022 nas01
      09:00:01  WS07  smb-client-failure 31013 to nas01
      -         WS07  configuration client EnableInsecureGuestLogons = True
      -         WS07  configuration client RequireSecuritySignature = True
      -         WS07  access-tried \\nas01\media code 53
    `,
  ),
  story(
    'an earlier guest session, allowed then, acquits nothing today',
    { [id]: 'confirmed' },
    String.raw`
      2026-10-02T09:00  WS07  guest-allowed 31022 nas01
      09:00:00          WS07  smb-client-failure 31017 to nas01 as anna
    `,
  ),
  story(
    'the server logged the client on as Guest, and error 53 followed',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  guest-logon 3023 WS07
      09:00:00  WS07  access-tried \\fs01\media code 53
      08:00..10:00  WS07  log smb-client 31017
    `,
  ),
  story(
    'the server knew the account, so error 53 comes from elsewhere',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm
      09:00:01  WS07  access-tried \\fs01\media as CORP\anna code 53
    `,
  ),
  story(
    'the built-in Guest of the server was logged on, whatever it is called',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon FS01\Gast from 10.0.0.7 WS07 ntlm sid=S-1-5-21-9-8-7-501
      09:00:01  WS07  access-tried \\fs01\media as FS01\Gast code 53
    `,
  ),
  story(
    'the log of the SMB client holds other refused guests, and none now',
    { [id]: 'ruled-out' },
    String.raw`
      08:00..10:00  WS07  log smb-client 31001 31017
      09:00:01      WS07  access-tried \\nas01\media code 53
    `,
  ),
  story(
    'the log of the SMB client may have been filtered',
    { [id]: 'possible' },
    String.raw`
      08:00..10:00  WS07  log smb-client 31001
      09:00:01      WS07  access-tried \\nas01\media code 53
    `,
  ),
  story(
    'the log ends before the failure',
    { [id]: 'possible' },
    String.raw`
      08:00..08:30  WS07  log smb-client 31017
      09:00:01      WS07  access-tried \\nas01\media code 53
    `,
  ),
  story(
    'the client logged the refusal: it outranks files that say guest is enabled',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31017 to nas01 as anna
      -         WS07  policy P-GUEST = 1
      -         WS07  policy P-SIGNC = 1
    `,
  ),
  story(
    'guest is enabled and signing required, and the signature failed',
    { [id]: 'ruled-out', 'smb-signing-mismatch': 'confirmed' },
    String.raw`
      09:00:01  WS07  smb-client-failure 31013 to nas01
      -         WS07  configuration client EnableInsecureGuestLogons = True
      -         WS07  configuration client RequireSecuritySignature = True
      -         WS07  access-tried \\nas01\media code 53
    `,
  ),
  story(
    'signing is required, and guest is enabled in a file that may be of any computer',
    { [id]: 'possible', 'smb-signing-mismatch': 'likely' },
    String.raw`
      09:00:01  WS07  smb-client-failure 31013 to nas01
      -         ?     policy P-GUEST = 1
      -         WS07  policy P-SIGNC = 1
      -         WS07  access-tried \\nas01\media code 53
    `,
  ),
  story(
    'another person of the same computer is refused as a guest of the same device',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31017 to nas01 as bob
      09:00:02  WS07  access-tried \\nas01\media as anna code 53
    `,
  ),
  story(
    'the port is closed: nobody was made a guest',
    { [id]: 'not-reached', 'smb-port-blocked': 'confirmed' },
    String.raw`
      -  WS07  access-tried \\nas01\media code 53
      -  WS07  port-tested nas01 445 closed
    `,
  ),
];
