import { story } from '../story.ts';

const id = 'ntlm-refused-gate-undecided';
const server = 'incoming-ntlm-deny';
const domain = 'domain-ntlm-deny';

export const stories = [
  story(
    'the server’s 4625 says NTLM blocked, and nobody exported its policy',
    { [id]: 'confirmed', [server]: 'possible', [domain]: 'possible' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0x80090302 0xC0000418
    `,
  ),
  story(
    'the code stands in Status instead of Sub Status',
    { [id]: 'confirmed', [server]: 'possible', [domain]: 'possible' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC0000418
    `,
  ),
  story(
    '551 says it without a user, which tells nothing of the gate',
    { [id]: 'confirmed', [server]: 'possible', [domain]: 'possible' },
    String.raw`
      09:00:00  FS01  smb-session-refused nobody from 10.0.0.7 0xC0000418
    `,
  ),
  story(
    '4003 and no policy of the server: either gate writes it',
    { [id]: 'confirmed', [server]: 'likely', [domain]: 'likely' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4003 as CORP\anna from WS07
    `,
  ),
  story(
    '4003, and the server’s policy stands in a file that is only assumed to be its',
    { [id]: 'confirmed', [server]: 'likely', [domain]: 'likely' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4003 as CORP\anna from WS07
      -         ?     policy P-IN = 0
    `,
  ),
  story(
    '4003, and the policy was exported before the server got new settings',
    { [id]: 'confirmed', [server]: 'likely', [domain]: 'likely' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4003 as CORP\anna from WS07
      11:00:00  FS01  policy-applied 1502
      -         FS01  policy P-IN = 0
    `,
  ),
  story(
    'the deny value is another server’s',
    { [id]: 'confirmed', [server]: 'possible', [domain]: 'possible' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0x80090302 0xC0000418
      09:30:00  FS02  logon CORP\bert from 10.0.0.8 WS08 kerberos
      -         FS02  policy P-IN = 2
    `,
  ),
  story(
    'two exports of one server disagree: then there is no value',
    { [id]: 'confirmed', [server]: 'possible', [domain]: 'possible' },
    String.raw`
      09:00:00  FS01      logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC0000418
      -         FS01:old  policy P-IN = 0
      -         FS01:new  policy P-IN = 2
    `,
  ),
  story(
    'the server’s own value decides: it denies',
    { [id]: 'not-examined', [server]: 'confirmed' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4003 as CORP\anna from WS07
      -         FS01  policy P-IN = 1
    `,
  ),
  story(
    'a domain controller’s event decides',
    { [id]: 'not-examined', [domain]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC0000418
      09:00:01  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
    `,
  ),
  story(
    'an account of the server itself passes no domain controller',
    { [id]: 'not-examined', [server]: 'possible', [domain]: 'ruled-out' },
    String.raw`
      09:00:00  FS01  logon-failed FS01\scan from 10.0.0.7 WS07 ntlm 0xC0000418
    `,
  ),
  story(
    'a server that is in no domain asks no domain controller',
    { [id]: 'not-examined', [server]: 'possible', [domain]: 'ruled-out' },
    String.raw`
      09:00:00  FS01  logon-failed FSX\scan from 10.0.0.7 WS07 ntlm 0xC0000418
      -         FS01  join-state workgroup
    `,
  ),
  story(
    '1937 at the client alone: the SMB client of 24H2 shows it too',
    { [id]: 'not-examined', [server]: 'possible', [domain]: 'possible', 'smb-client-block-ntlm': 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 1937
    `,
  ),
  story(
    'the client itself refused: nothing was sent to anybody',
    { [id]: 'ruled-out', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -         WS07  access-tried \\fs01\data as CORP\anna code 1937
    `,
  ),
  story(
    'the same second holds an NTLM logon of another domain account: the server’s own gate is open',
    { [id]: 'not-examined', [server]: 'ruled-out', [domain]: 'possible' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC0000418
      09:00:00  FS01  logon CORP\bert from 10.0.0.8 WS08 ntlm
    `,
  ),
  story(
    'the anonymous session of the same computer acquits nobody',
    { [id]: 'confirmed', [server]: 'possible', [domain]: 'possible' },
    String.raw`
      09:00:00  FS01  smb-session-refused nobody from 10.0.0.7 0xC0000418
      09:00:00  FS01  logon "ANONYMOUS LOGON" from 10.0.0.7 ntlm sid=S-1-5-7
    `,
  ),
  story(
    'the password was wrong: it was examined, so nobody refused NTLM',
    {
      [id]: 'ruled-out',
      [server]: 'ruled-out',
      [domain]: 'ruled-out',
      'wrong-saved-credential': 'confirmed',
    },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A
    `,
  ),
];
