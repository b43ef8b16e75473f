import { story } from '../story.ts';

const id = 'smb-signing-mismatch';

export const stories = [
  story(
    'the signature of a NAS is invalid',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31013 to nas01 0xC000A000
      -         WS07  policy P-SIGNC = 1
      -         WS07  access-tried \\nas01\media code 0xC000A000
    `,
  ),
  story(
    'the event has the text of the status and no number',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31013 to nas01 says "The cryptographic signature is invalid."
    `,
  ),
  story(
    'guest chain by its own code: guest allowed, signing required',
    { [id]: 'confirmed', 'guest-access-blocked': 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\nas01\media code 3227320323
    `,
  ),
  story(
    'guest chain by three records',
    { [id]: 'confirmed', 'guest-access-blocked': 'ruled-out' },
    String.raw`
      09:00:00  WS07  guest-allowed 31022 nas01
      09:00:01  WS07  smb-client-failure 31013 to nas01
      -         WS07  policy P-SIGNC = 1
    `,
  ),
  story(
    'a guest session of another server is not this one',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07  guest-allowed 31022 nas02
      09:00:01  WS07  smb-client-failure 31013 to nas01
      -         WS07  policy P-SIGNC = 1
    `,
  ),
  story(
    '31013 in a language without a number, signing required by a file that can only be this client’s',
    { [id]: 'likely' },
    String.raw`
      09:00:01  WS07  smb-client-failure 31013 to nas01 says "Die kryptografische Signatur ist ungültig."
      -         ?     policy P-SIGNC = 1
    `,
  ),
  story(
    'Windows noted that the NAS cannot sign: a sign, not a proof',
    { [id]: 'possible' },
    String.raw`
      08:59:00  WS07  peer-lacks 31998 signing nas01
      -         WS07  access-tried \\nas01\media code 5
    `,
  ),
  story(
    'signing is required, and nothing tells of a signature that failed',
    { [id]: 'possible' },
    String.raw`
      -  WS07  policy P-SIGNC = 1
      -  WS07  access-tried \\nas01\media code 53
    `,
  ),
  story(
    'somebody says that 3227320323 came',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\nas01\media code 3227320323 by told
    `,
  ),
  story(
    'neither side requires signing',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  configuration client RequireSecuritySignature = False
      -  FS01  configuration server RequireSecuritySignature = False
      -  WS07  access-tried \\fs01\data code 5
    `,
  ),
  story(
    'signing is required, but the server checked the permissions of the share',
    { [id]: 'ruled-out', 'share-permission-denied': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:01  FS01  share-access 5145 failure CORP\anna on Data from 10.0.0.7 mask 0x1 id 0x1f
      -         WS07  policy P-SIGNC = 1
    `,
  ),
  story(
    'signing is required, but the server refused the logon',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC0000064
      -         WS07  policy P-SIGNC = 1
      -         WS07  access-tried \\fs01\data as CORP\anna code 1326
    `,
  ),
  story(
    'two current Windows computers can both sign',
    { [id]: 'ruled-out' },
    String.raw`
      08:00..10:00  FS01  log security 4624
      08:00..10:00  WS07  log smb-client 31001
      -             WS07  policy P-SIGNC = 1
      -             WS07  access-tried \\fs01\data code 53
    `,
  ),
  story(
    'a guest session cannot sign on any Windows',
    { [id]: 'confirmed', 'guest-access-blocked': 'ruled-out' },
    String.raw`
      08:00..10:00  FS01  log security 4624
      08:00..10:00  WS07  log smb-client 31001
      -             WS07  access-tried \\fs01\data code 3227320323
    `,
  ),
  story(
    'an invalid signature between two Windows computers: the evidence conflicts',
    { [id]: 'possible' },
    String.raw`
      08:00..10:00  FS01  log security 4624
      08:00..10:00  WS07  log smb-client 31013
      09:00:00      WS07  smb-client-failure 31013 to fs01 0xC000A000
    `,
  ),
  story(
    'guest was allowed and a signature failed, but nobody knows who requires signing',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  guest-allowed 31022 nas01
      09:00:01  WS07  smb-client-failure 31013 to nas01
    `,
  ),
  story(
    'guest was allowed and signing is required, and error 53 names no signature',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  guest-allowed 31022 nas01
      09:00:01  WS07  access-tried \\nas01\media code 53
      -         WS07  policy P-SIGNC = 1
    `,
  ),
  story(
    'the NAS was set to sign, and the share opens on a signed connection',
    { [id]: 'likely' },
    String.raw`
      -  WS07         policy P-SIGNC = 1
      -  WS07         access-tried \\nas01\media code 53
      -  WS07:before  smb-connection \\nas01\media as anna not-signed
      -  WS07         access-tried \\nas01\media succeeded
      -  WS07:after   smb-connection \\nas01\media as anna signed
    `,
  ),
  story(
    'the share opens on a signed connection, and nothing says that it was unsigned before',
    { [id]: 'possible' },
    String.raw`
      -  WS07         policy P-SIGNC = 1
      -  WS07         access-tried \\nas01\media code 53
      -  WS07         access-tried \\nas01\media succeeded
      -  WS07:after   smb-connection \\nas01\media as anna signed
    `,
  ),
  story(
    'signed now and unsigned before, while signing is required by a file of nobody',
    { [id]: 'possible' },
    String.raw`
      -  ?            policy P-SIGNC = 1
      -  WS07         access-tried \\nas01\media code 53
      -  WS07:before  smb-connection \\nas01\media as anna not-signed
      -  WS07         access-tried \\nas01\media succeeded
      -  WS07:after   smb-connection \\nas01\media as anna signed
    `,
  ),
  story(
    'an unsigned connection stands, as between any two computers that need not sign; the share still fails',
    { [id]: 'possible' },
    String.raw`
      -  WS07         policy P-SIGNC = 1
      -  WS07         access-tried \\nas01\media code 53
      -  WS07:before  smb-connection \\nas01\media as anna not-signed
    `,
  ),
  story(
    'the server requires it, and it found a wrong signature: something on the way may change the data',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01   smb-server-failure 1004 signing from 10.0.0.7 WS07
      09:00:01  WS07   access-tried \\fs01\data code 64
      -         FS01   policy P-SIGNS = 1
    `,
  ),
  story(
    'systeminfo of both sides shows two current Windows',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  system-described 26100
      -  FS01  system-described 20348
      -  WS07  policy P-SIGNC = 1
      -  WS07  access-tried \\fs01\data code 53
    `,
  ),
  story(
    'systeminfo of the client alone says nothing of the device',
    { [id]: 'possible' },
    String.raw`
      -  WS07  system-described 26100
      -  WS07  policy P-SIGNC = 1
      -  WS07  access-tried \\nas01\media code 53
    `,
  ),
  story(
    'an invalid signature of one NAS does not explain the other',
    { [id]: 'confirmed', 'share-permission-denied': 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31013 to nas01 0xC000A000
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:01  FS01  share-access 5145 failure CORP\anna on Data from 10.0.0.7 mask 0x1 id 0x1f
      -         WS07  policy P-SIGNC = 1
    `,
  ),
  story(
    'encryption is demanded, not signing: no word of a signature',
    { 'smb-encryption-required': 'confirmed', [id]: 'not-examined' },
    String.raw`
      09:00:00  FS01  smb-server-failure 1003 encryption CORP\anna on Data from 10.0.0.7 WS07
      09:00:01  WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
];
