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
    'the same, but the code is of another obstacle',
    { [id]: 'possible', 'multiple-credentials-1219': 'confirmed' },
    String.raw`
      -  WS07  access-tried \\10.0.0.9\data code 1219
      -  WS07  policy P-OUT = 2
    `,
  ),
  story(
    'deny value and an address that did not answer: the SMB client came no further than the connection',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  smb-client-failure 30803 to 10.0.0.9 0xC00000BE
      -         WS07  policy P-OUT = 2
    `,
  ),
  story(
    'deny value and an address for which the session holds a ticket',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\10.0.0.9\data code 5
      -  WS07  policy P-OUT = 2
      -  WS07  ticket-list 2
      -  WS07  ticket-held anna krbtgt/CORP.EXAMPLE
      -  WS07  ticket-held anna cifs/10.0.0.9
    `,
  ),
  story(
    'an address in the exception list: no document says whether it counts',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\10.0.0.9\data code 50
      -  WS07  policy P-OUT = 2
      -  WS07  policy P-OUTX = 10.0.0.9
    `,
  ),
  story(
    'the unnamed file that denies excepts this name as well',
    { [id]: 'possible', 'client-not-domain-joined': 'possible' },
    String.raw`
      -  WS07  access-tried \\nas01\data as NAS01\bob code 1326
      -  WS07  join-state workgroup
      -  ?     policy P-OUT = 2
      -  ?     policy P-OUTX = nas01
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
  story(
    'no event was exported: value, no ticket, the error, and a server that listened and heard nothing',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC00000BB
      08:00..10:00  FS01  log security 4624 4625
      -             WS07  access-tried \\fs01\data as CORP\anna code 50
      -             WS07  ticket-asked cifs/fs01 0xC000018B
      -             WS07  policy P-OUT = 2
    `,
  ),
  story(
    'the same, but the value stands in a file that is only assumed to be this client’s',
    { [id]: 'likely' },
    String.raw`
      09:00:00      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC00000BB
      08:00..10:00  FS01  log security 4624 4625
      -             WS07  access-tried \\fs01\data as CORP\anna code 50
      -             WS07  ticket-asked cifs/fs01 0xC000018B
      -             ?     policy P-OUT = 2
    `,
  ),
  story(
    'the same, but the value was exported before new settings came',
    { [id]: 'possible' },
    String.raw`
      09:00:00      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC00000BB
      09:30:00      WS07  policy-applied 1502
      08:00..10:00  FS01  log security 4624 4625
      -             WS07  access-tried \\fs01\data as CORP\anna code 50
      -             WS07  ticket-asked cifs/fs01 0xC000018B
      -             WS07  policy P-OUT = 2
    `,
  ),
  story(
    'the same, and nobody asked for a ticket: Kerberos may have been tried and failed at the server',
    { [id]: 'possible' },
    String.raw`
      09:00:00      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC00000BB
      08:00..10:00  FS01  log security 4624 4625
      -             WS07  access-tried \\fs01\data as CORP\anna code 50
      -             WS07  policy P-OUT = 2
    `,
  ),
  story(
    'the same, and nobody listened at the server',
    { [id]: 'likely' },
    String.raw`
      09:00:00      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC00000BB
      -             WS07  access-tried \\fs01\data as CORP\anna code 50
      -             WS07  ticket-asked cifs/fs01 0xC000018B
      -             WS07  policy P-OUT = 2
    `,
  ),
  story(
    'the same, and the SMB client’s own block is on as well: it comes first',
    { [id]: 'likely', 'smb-client-block-ntlm': 'likely' },
    String.raw`
      09:00:00      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC00000BB
      08:00..10:00  FS01  log security 4624 4625
      -             WS07  access-tried \\fs01\data as CORP\anna code 50
      -             WS07  ticket-asked cifs/fs01 0xC000018B
      -             WS07  policy P-OUT = 2
      -             WS07  configuration client BlockNTLM = True
      -             WS07  configuration client BlockNTLMServerExceptionList = nas01
    `,
  ),
  story(
    'the same, but the entry that matches is in force: conflicting files confirm nothing',
    { [id]: 'possible' },
    String.raw`
      09:00:00      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC00000BB
      08:00..10:00  FS01  log security 4624 4625
      -             WS07  access-tried \\fs01\data as CORP\anna code 50
      -             WS07  ticket-asked cifs/fs01 0xC000018B
      -             WS07  policy P-OUT = 2
      -             WS07  policy P-OUTX = fs01
    `,
  ),
  story(
    'an exception of another client excepts nothing here',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\10.2.0.9\finance code 5
      -  WS07  policy P-OUT = 2
      -  WS09  access-tried \\fs02\data succeeded
      -  WS09  policy P-OUTX = 10.2.0.9
    `,
  ),
  story(
    'the value is not set in the key that was listed, and the NTLM log heard no block',
    { [id]: 'ruled-out' },
    String.raw`
      08:00..10:00  WS07  log ntlm 8001
      09:00:00      WS07  smb-client-failure 31001 to files as CORP\anna
      -             WS07  setting-undefined P-OUT
    `,
  ),
  story(
    'not set in the registry, Deny all in an older export: no value is known',
    { [id]: 'possible' },
    String.raw`
      -  WS07:reg     setting-undefined P-OUT
      -  WS07:secpol  policy P-OUT = 2
      -  WS07         access-tried \\10.2.0.9\finance code 50
    `,
  ),
  story(
    'nobody knows the value, and the NTLM log covers the failure without a 4001',
    { [id]: 'ruled-out' },
    String.raw`
      08:00..10:00  WS07  log ntlm 8001
      09:00:00      WS07  smb-client-failure 31001 to files as CORP\anna 0xC00000BB
    `,
  ),
  story(
    'the NTLM log begins after the failure',
    { [id]: 'possible' },
    String.raw`
      09:30..10:00  WS07  log ntlm 8001
      09:00:00      WS07  smb-client-failure 31001 to files as CORP\anna 0xC00000BB
    `,
  ),
  story(
    'Deny all, and a log without any 4001 may be filtered',
    { [id]: 'likely' },
    String.raw`
      08:00..10:00  WS07  log ntlm 8002
      09:00:00      WS07  smb-client-failure 31001 to 10.2.0.9 as CORP\anna 0xC00000BB
      -             WS07  policy P-OUT = 2
    `,
  ),
  story(
    'Deny all, and the log holds the 4001 of other programs, none of this target',
    { [id]: 'ruled-out' },
    String.raw`
      08:00..10:00  WS07  log ntlm 4001
      08:10:00      WS07  ntlm-blocked 4001 to http/web01 as CORP\anna
      09:00:00      WS07  smb-client-failure 31001 to 10.2.0.9 as CORP\anna 0xC00000BB
      -             WS07  policy P-OUT = 2
    `,
  ),
  story(
    'another program’s 4001 of this client shows the policy, not this failure',
    { [id]: 'possible' },
    String.raw`
      08:10:00  WS07  ntlm-blocked 4001 to http/web01 as CORP\anna
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
    `,
  ),
  story(
    'the 4001 is another client’s',
    { [id]: 'confirmed', 'ntlm-refused-gate-undecided': 'confirmed' },
    String.raw`
      09:00:00  WS09  ntlm-blocked 4001 to cifs/fs01 as CORP\bert
      09:00:01  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC0000418
    `,
  ),
  story(
    'a local account of the server, and Deny all on the client',
    { [id]: 'likely' },
    String.raw`
      08:00..10:00  FS01  log security 4624
      -             WS07  access-tried \\fs01\data as FS01\scan code 1937
      -             WS07  policy P-OUT = 2
    `,
  ),
  story(
    'a workgroup client, and Deny all on it',
    { [id]: 'likely', 'client-not-domain-joined': 'likely' },
    String.raw`
      -  KIOSK7  access-tried \\fs01\data as CORP\anna code 1937
      -  KIOSK7  join-state workgroup
      -  KIOSK7  policy P-OUT = 2
    `,
  ),
  story(
    'no account holds an SPN for the name, and Deny all on the client',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\nas01\data as CORP\anna code 1937
      -  WS07  policy P-OUT = 2
      -  ?     spn-query cifs/nas01 nobody
      -  ?     spn-query host/nas01 nobody
    `,
  ),
  story(
    'only cifs/ was asked for: host/ may cover the name',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\nas01\data as CORP\anna code 1937
      -  WS07  policy P-OUT = 2
      -  ?     spn-query cifs/nas01 nobody
    `,
  ),
  story(
    'a domain controller logged the pass-through: the NTLM left the client',
    { [id]: 'ruled-out', 'domain-ntlm-deny': 'confirmed' },
    String.raw`
      09:00:00  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
      -         WS07  access-tried \\fs01\data as CORP\anna code 1937
      -         WS07  ticket-asked cifs/fs01 0xC000018B
      -         WS07  policy P-OUT = 2
    `,
  ),
  story(
    'the computer opened its own share by its own name: another matter',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
    `,
  ),
  story(
    'nobody knows the value, and the export may hold the server’s events only',
    { [id]: 'possible' },
    String.raw`
      08:00..10:00  WS07  log ntlm 8002
      09:00:00      WS07  smb-client-failure 31001 to files as CORP\anna 0xC00000BB
    `,
  ),
];
