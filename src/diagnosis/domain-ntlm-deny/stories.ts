import { story } from '../story.ts';

const id = 'domain-ntlm-deny';
const server = 'incoming-ntlm-deny';
const either = 'ntlm-refused-gate-undecided';

/** Why no story can miss these rules. */
export const sayAgain = {
  'necessary 1 is switched off':
    'whatever is specific is itself one of the necessary items, and so is each set',
};

export const stories = [
  story(
    '4004 names account, client and the server that asked',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
    `,
  ),
  story(
    '4004 beside the server’s 4625 and the client’s error',
    { [id]: 'confirmed', [either]: 'not-examined' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0x80090302 0xC0000418
      09:00:01  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
      -         WS07  access-tried \\fs01\data as CORP\anna code 1937
    `,
  ),
  story(
    'the server allows NTLM and answers 0xC0000418: a domain controller refused',
    { [id]: 'confirmed', [server]: 'ruled-out', [either]: 'not-examined' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0x80090302 0xC0000418
      -         FS01  policy P-IN = 0
    `,
  ),
  story(
    'the same, but the allowing value stands in a file that is only assumed to be the server’s',
    { [id]: 'possible', [server]: 'possible', [either]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0x80090302 0xC0000418
      -         ?     policy P-IN = 0
    `,
  ),
  story(
    'the same, but new settings came to the server afterwards',
    { [id]: 'possible', [server]: 'possible', [either]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0x80090302 0xC0000418
      11:30:00  FS01  policy-applied 1502
      -         FS01  policy P-IN = 0
    `,
  ),
  story(
    'the server allows NTLM, but a domain controller accepted the password in the same second',
    { [id]: 'likely', [server]: 'ruled-out' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0x80090302 0xC0000418
      09:00:00  DC01  credential-check anna from WS07 0x0
      -         FS01  policy P-IN = 0
    `,
  ),
  story(
    '551 without a user: whose refusal it was is not said',
    { [id]: 'likely', [server]: 'ruled-out' },
    String.raw`
      09:00:00  FS01  smb-session-refused nobody from 10.0.0.7 0xC0000418
      -         FS01  policy P-IN = 0
    `,
  ),
  story(
    '4003 at a server that allows NTLM: that a domain controller’s refusal writes it is not documented',
    { [id]: 'likely', [server]: 'ruled-out' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4003 as CORP\anna from WS07
      -         FS01  policy P-IN = 0
    `,
  ),
  story(
    '4004 without the name of the client',
    { [id]: 'likely' },
    String.raw`
      09:00:00  DC01  ntlm-blocked 4004 as CORP\anna via FS01
    `,
  ),
  story(
    'the path names an alias; account and client of the 4004 agree, and it names the server that answered',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00      WS07  smb-client-failure 31001 to files as CORP\anna 0xC00000BB
      09:00:02      DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS02
      08:00..10:00  FS02  log security 4624
    `,
  ),
  story(
    'the account was refused in the same seconds through another server: an attempt of its own',
    { [id]: 'confirmed', [server]: 'possible' },
    String.raw`
      08:00..10:00  FS01  log security 4624
      09:00:00      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC00000BB
      09:00:02      DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS02
    `,
  ),
  story(
    'a deny value on the domain controller and the client’s error: no refusal was exported',
    { [id]: 'possible' },
    String.raw`
      07:00:00  DC01  ticket-request 4769 CORP\anna 0x0 from 10.0.0.7
      -         DC01  policy P-DOM = 7
      -         WS07  access-tried \\fs01\data as CORP\anna code 1937
    `,
  ),
  story(
    'the value stands in the policy of a member server, where it is inert',
    { [id]: 'possible', [server]: 'possible', [either]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0x80090302 0xC0000418
      -         FS01  policy P-DOM = 7
    `,
  ),
  story(
    '1937 alone',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 1937
    `,
  ),
  story(
    'an account of the server itself never passes a domain controller',
    { [id]: 'ruled-out', [server]: 'possible' },
    String.raw`
      09:00:00  FS01  logon-failed FS01\scan from 10.0.0.7 WS07 ntlm 0xC0000418
      07:00:00  DC01  ticket-request 4769 CORP\anna 0x0 from 10.0.0.7
      -         DC01  policy P-DOM = 7
    `,
  ),
  story(
    'the domain controller accepted the credential and the server logged the account on',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm
      09:00:00  DC01  credential-check anna from WS07 0x0
      09:00:01  WS07  smb-client-failure 31010 to fs01 share data as CORP\anna 0xC0000022
      -         DC01  policy P-DOM = 7
    `,
  ),
  story(
    'audit records are no refusal',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  DC01  ntlm-audited 8004 as CORP\anna from WS07 via FS01
      -         WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
  story(
    'the client refused first: this gate was not reached',
    { [id]: 'not-reached', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      07:00:00  DC01  ticket-request 4769 CORP\anna 0x0 from 10.0.0.7
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -         DC01  policy P-DOM = 7
    `,
  ),
  story(
    'another account was refused at the domain controller in the same second',
    { [id]: 'confirmed', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      09:00:00  DC01  ntlm-blocked 4004 as CORP\bert from WS08 via FS01
    `,
  ),
  story(
    'server and domain controller may both refuse: each has its own proof',
    { [id]: 'confirmed', [server]: 'confirmed' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4003 as CORP\anna from WS07
      09:00:01  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
      -         FS01  policy P-IN = 1
    `,
  ),
  story(
    'the client refused another target in the same seconds: the domain controller’s record is no less true',
    { [id]: 'possible', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\anna
      09:00:02  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
    `,
  ),
  story(
    'the account alone links the two records: another client may bear it',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\bert 0xC00000BB
      09:00:02  DC01  ntlm-blocked 4004 as CORP\anna from WS08 via FS01
    `,
  ),
  story(
    'an alias was typed; the same share opens by the name of the server that the 4004 names',
    { [id]: 'confirmed', 'alias-cname-no-spn': 'confirmed' },
    String.raw`
      09:00:00  DC01  ticket-request 4769 CORP\anna for cifs/files 0x7 from 10.0.0.7
      09:00:01  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS02
      -         WS07  access-tried \\files\finance as CORP\anna code 1937
      -         WS07  access-tried \\fs02.corp.example\finance succeeded
    `,
  ),
  story(
    'the server’s value is not set, and it answers 0xC0000418: a domain controller refused',
    { [id]: 'confirmed', [server]: 'ruled-out', [either]: 'not-examined' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0x80090302 0xC0000418
      -         FS01  setting-undefined P-IN
    `,
  ),
  story(
    'two exports of the server disagree, so nobody knows who refused',
    { [id]: 'possible', [server]: 'possible', [either]: 'confirmed' },
    String.raw`
      09:00:00  FS01         logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC0000418
      -         FS01:reg     setting-undefined P-IN
      -         FS01:secpol  policy P-IN = 2
    `,
  ),
];
