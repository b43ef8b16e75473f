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
];
