import { story } from '../story.ts';

const id = 'outgoing-ntlm-deny-all';

export const stories = [
  story(
    'event 4001 is the refusal itself, no client error is needed',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/files as CORP\anna
    `,
  ),
  story(
    '4001, the printed error and the deny value tell one story',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/files as CORP\anna
      -         WS07  access-tried \\files\finance as CORP\anna code 1937
      -         WS07  policy P-OUT = 2
    `,
  ),
  story(
    'deny value and an address: no event was exported',
    { [id]: 'likely', 'ip-address-access': 'possible' },
    String.raw`
      -  WS07  access-tried \\10.2.0.9\finance code 5
      -  WS07  policy P-OUT = 2
    `,
  ),
  story(
    'the deny value stands in a file that only this client can own',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\10.2.0.9\finance code 5
      -  ?     policy P-OUT = 2
    `,
  ),
  story(
    'only the error is known: it fits, and proves nothing',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\files\finance code 50
    `,
  ),
  story(
    'the value stands under a key where Windows does not look for it',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\10.2.0.9\finance code 5
      -  WS07  policy system\currentcontrolset\control\lsa\RestrictSendingNTLMTraffic = 2
    `,
  ),
  story(
    'audit only: the value is 1 and the NTLM log heard no block',
    { [id]: 'ruled-out' },
    String.raw`
      08:00..10:00  WS07  log ntlm 8001
      09:00:00      WS07  ntlm-audited 8001 to cifs/files as CORP\anna
      09:00:00      WS07  smb-client-failure 31001 to files as CORP\anna
      -             WS07  policy P-OUT = 1
    `,
  ),
  story(
    'deny is set, but the server logged the account on',
    { [id]: 'ruled-out', 'share-permission-denied': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:01  FS01  share-access 5145 failure CORP\anna on Finance from 10.0.0.7 mask 0x1 id 0x1f
      -         WS07  access-tried \\fs01\finance as CORP\anna code 5
      -         WS07  policy P-OUT = 2
    `,
  ),
  story(
    'NTLM reached the server and was refused there',
    { [id]: 'ruled-out', 'incoming-ntlm-deny': 'confirmed' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4003 as CORP\anna from WS07
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC0000418
      -         FS01  policy P-IN = 1
      -         WS07  policy P-OUT = 2
    `,
  ),
  story(
    'the exception list names the target as typed',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\files\finance code 5
      -  WS07  policy P-OUT = 2
      -  WS07  policy P-OUTX = files
    `,
  ),
];
