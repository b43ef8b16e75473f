import { story } from '../story.ts';

const id = 'smb-client-block-ntlm';
const outgoing = 'outgoing-ntlm-deny-all';

export const stories = [
  story(
    '31023 is written by the SMB client itself',
    { [id]: 'confirmed', [outgoing]: 'not-reached' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 31023 to fs01 as CORP\anna
    `,
  ),
  story(
    '4015 for a cifs target is the SMB client',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4015 to cifs/fs01 as CORP\anna
      -         WS07  access-tried \\fs01\data as CORP\anna code 1937
    `,
  ),
  story(
    '4015 for another service class is another program',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4015 to http/web01 as CORP\anna
      -         WS07  access-tried \\fs01\data as CORP\anna code 1937
    `,
  ),
  story(
    '4015 for host/ may be another program than SMB',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4015 to host/fs01 as CORP\anna
    `,
  ),
  story(
    'the setting is on, no ticket, no other gate, the server heard nothing',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC00000BB
      08:00..10:00  WS07  log ntlm 8001
      08:00..10:00  FS01  log security 4624 4625
      -             WS07  configuration client BlockNTLM = True
      -             WS07  configuration client BlockNTLMServerExceptionList = nas01
      -             WS07  access-tried \\fs01\data as CORP\anna code 50
      -             WS07  ticket-asked cifs/fs01 0x80090303 0x35
    `,
  ),
  story(
    'the same, but nobody listened at the server',
    { [id]: 'likely' },
    String.raw`
      09:00:00      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC00000BB
      08:00..10:00  WS07  log ntlm 8001
      -             WS07  configuration client BlockNTLM = True
      -             WS07  configuration client BlockNTLMServerExceptionList = nas01
      -             WS07  access-tried \\fs01\data as CORP\anna code 50
      -             WS07  ticket-asked cifs/fs01 0x80090303 0x35
    `,
  ),
  story(
    'the policy is on in a file of this client and the server is not in its list',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 50
      -  WS07  policy P-SMBBLK = 1
      -  WS07  policy P-SMBBLKX = nas01
    `,
  ),
  story(
    'the policy stands in a file that only this client can own',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 50
      -  ?     policy P-SMBBLK = 1
      -  ?     policy P-SMBBLKX = nas01
    `,
  ),
  story(
    'the setting is on and nobody exported its list',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 50
      -  WS07  configuration client BlockNTLM = True
    `,
  ),
  story(
    'an entry with a wildcard: documented nowhere',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 50
      -  WS07  configuration client BlockNTLM = True
      -  WS07  configuration client BlockNTLMServerExceptionList = fs*
    `,
  ),
  story(
    'the server is excepted by the name as typed',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 50
      -  WS07  configuration client BlockNTLM = True
      -  WS07  configuration client BlockNTLMServerExceptionList = fs01
    `,
  ),
  story(
    'the list holds another form of the name, which does not open this one',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 50
      -  WS07  configuration client BlockNTLM = True
      -  WS07  configuration client BlockNTLMServerExceptionList = fs01.corp.example
    `,
  ),
  story(
    'off in a file of this client: one mapping may still be made with the switch',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 1937
      -  WS07  configuration client BlockNTLM = False
    `,
  ),
  story(
    'off, and the log of the SMB client heard no refusal',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:00      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC00000BB
      08:00..10:00  WS07  log smb-client 31001
      -             WS07  configuration client BlockNTLM = False
    `,
  ),
  story(
    'the configuration is another client’s',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 1937
      -  WS09  configuration client BlockNTLM = True
      -  WS09  configuration client BlockNTLMServerExceptionList = nas01
    `,
  ),
  story(
    'the server logged the account on by NTLM',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm
      09:00:01  WS07  smb-client-failure 31010 to fs01 share data as CORP\anna 0xC0000022
      -         WS07  configuration client BlockNTLM = True
      -         WS07  configuration client BlockNTLMServerExceptionList = nas01
    `,
  ),
  story(
    'the setting is on today, but the server refused NTLM that this client had sent',
    { [id]: 'ruled-out', 'ntlm-refused-gate-undecided': 'confirmed' },
    String.raw`
      09:00:01  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0x80090302 0xC0000418
      -         WS07  configuration client BlockNTLM = True
      -         WS07  configuration client BlockNTLMServerExceptionList = nas01
      -         WS07  access-tried \\fs01\data as CORP\anna code 1937
    `,
  ),
  story(
    'the principal name is wrong: Kerberos was tried, and no NTLM after it',
    { [id]: 'possible' },
    String.raw`
      -  WS07  configuration client BlockNTLM = True
      -  WS07  configuration client BlockNTLMServerExceptionList = nas01
      -  WS07  access-tried \\fs01\data code 1396
    `,
  ),
  story(
    'other programs of this client are blocked by LSA: its policy, not the SMB client',
    { [id]: 'ruled-out', [outgoing]: 'possible' },
    String.raw`
      08:10:00  WS07  ntlm-blocked 4001 to http/web01 as CORP\anna
      -         WS07  access-tried \\fs01\data as CORP\anna code 50
      -         WS07  configuration client BlockNTLM = True
      -         WS07  configuration client BlockNTLMServerExceptionList = nas01
    `,
  ),
  story(
    'both blocks are on: two events, two exception lists',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      08:10:00  WS07  ntlm-blocked 4001 to cifs/fs02 as CORP\anna
      09:00:00  WS07  ntlm-blocked 31023 to fs01 as CORP\anna
    `,
  ),
  story(
    '4001 instead of 4015: the outgoing policy, whatever the error says',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -         WS07  access-tried \\fs01\data as CORP\anna code 1937
    `,
  ),
  story(
    'the network path was not found: another matter, whatever the setting is',
    { [id]: 'possible' },
    String.raw`
      09:00:00      WS07  smb-client-failure 30803 to fs01 as CORP\anna 0xC00000BE
      08:00..10:00  WS07  log ntlm 8001
      08:00..10:00  FS01  log security 4624 4625
      -             WS07  configuration client BlockNTLM = True
      -             WS07  configuration client BlockNTLMServerExceptionList = nas01
      -             WS07  access-tried \\fs01\data as CORP\anna code 53
      -             WS07  ticket-asked cifs/fs01 0x80090303 0x35
    `,
  ),
  story(
    'the refusal was for another target in the same seconds: the gate of this one stays open',
    { [id]: 'confirmed', 'incoming-ntlm-deny': 'possible' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 31023 to nas01 as CORP\anna
      09:00:02  WS07  access-tried \\fs01\data as CORP\anna code 5
      -         FS01  policy P-IN = 2
    `,
  ),
  story(
    'new settings came to the client after the failure: the capture may show what they made',
    { [id]: 'possible' },
    String.raw`
      09:00:00      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC00000BB
      08:00..10:00  WS07  log ntlm 8001
      08:00..10:00  FS01  log security 4624 4625
      09:30:00      WS07  policy-applied 1502
      -             WS07  configuration client BlockNTLM = True
      -             WS07  configuration client BlockNTLMServerExceptionList = nas01
      -             WS07  access-tried \\fs01\data as CORP\anna code 50
      -             WS07  ticket-asked cifs/fs01 0x80090303 0x35
    `,
  ),
  story(
    'the computer opens its own share, which this setting spares',
    { [id]: 'ruled-out' },
    String.raw`
      -  FS01  access-tried \\fs01\data as CORP\anna code 5
      -  FS01  configuration client BlockNTLM = True
      -  FS01  configuration client BlockNTLMServerExceptionList = nas01
    `,
  ),
  story(
    'setting, other gates and silence, but nobody asked for a ticket',
    { [id]: 'likely' },
    String.raw`
      09:00:00      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC00000BB
      08:00..10:00  WS07  log ntlm 8001
      08:00..10:00  FS01  log security 4624 4625
      -             WS07  configuration client BlockNTLM = True
      -             WS07  configuration client BlockNTLMServerExceptionList = nas01
      -             WS07  access-tried \\fs01\data as CORP\anna code 50
    `,
  ),
  story(
    'the session holds a ticket for the name: NTLM was not asked for',
    { [id]: 'possible' },
    String.raw`
      09:00:00      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      08:00..10:00  WS07  log ntlm 8001
      08:00..10:00  FS01  log security 4624 4625
      -             WS07  configuration client BlockNTLM = True
      -             WS07  configuration client BlockNTLMServerExceptionList = nas01
      -             WS07  access-tried \\fs01\data as CORP\anna code 5
      -             WS07  ticket-list 2
      -             WS07  ticket-held anna krbtgt/CORP.EXAMPLE
      -             WS07  ticket-held anna cifs/fs01
    `,
  ),
  story(
    'all but the outgoing policy of Windows is known: it may have refused as well',
    { [id]: 'likely', [outgoing]: 'possible' },
    String.raw`
      09:00:00      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC00000BB
      08:00..10:00  FS01  log security 4624 4625
      -             WS07  configuration client BlockNTLM = True
      -             WS07  configuration client BlockNTLMServerExceptionList = nas01
      -             WS07  access-tried \\fs01\data as CORP\anna code 50
      -             WS07  ticket-asked cifs/fs01 0x80090303 0x35
    `,
  ),
  story(
    'the outgoing policy is not set in the key that was listed: it allows',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC00000BB
      08:00..10:00  FS01  log security 4624 4625
      -             WS07  setting-undefined P-OUT
      -             WS07  configuration client BlockNTLM = True
      -             WS07  configuration client BlockNTLMServerExceptionList = nas01
      -             WS07  access-tried \\fs01\data as CORP\anna code 50
      -             WS07  ticket-asked cifs/fs01 0x80090303 0x35
    `,
  ),
  story(
    'a policy of 24H2 reached a computer with Windows 11 23H2, where it does nothing',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 50
      -  WS07  system-described 22631
      -  WS07  policy P-SMBBLK = 1
      -  WS07  policy P-SMBBLKX = nas01
    `,
  ),
  story(
    'the same policy on 24H2',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 50
      -  WS07  system-described 26100
      -  WS07  policy P-SMBBLK = 1
      -  WS07  policy P-SMBBLKX = nas01
    `,
  ),
  story(
    '24H2 alone is no sign',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 5
      -  WS07  system-described 26100
    `,
  ),
  story(
    'the event outranks a description from before the upgrade',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 31023 to fs01 as CORP\anna
      -         WS07  system-described 22631
    `,
  ),
  story(
    'the refusal is the client’s own; the NTLM logon of the same account may come from another computer',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 31023 to fs01 as CORP\anna
      09:00:02  FS01  logon CORP\anna ntlm
    `,
  ),
  story(
    'all but the setting is known: a client that gave up by itself for whatever reason',
    { [id]: 'possible' },
    String.raw`
      09:00:00      WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC00000BB
      08:00..10:00  WS07  log ntlm 8001
      08:00..10:00  FS01  log security 4624 4625
      -             WS07  access-tried \\fs01\data as CORP\anna code 50
      -             WS07  ticket-asked cifs/fs01 0x80090303 0x35
    `,
  ),
  story(
    'NTLM reached a domain controller, which refused it',
    { [id]: 'ruled-out', 'domain-ntlm-deny': 'confirmed' },
    String.raw`
      09:00:00  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000418
      -         WS07  configuration client BlockNTLM = True
      -         WS07  configuration client BlockNTLMServerExceptionList = fs02
    `,
  ),
  story(
    'outgoing NTLM is audited only, and the error is one of two accounts for one server',
    { [id]: 'not-examined', 'multiple-credentials-1219': 'confirmed' },
    String.raw`
      -  WS07  policy P-OUT = 1
      -  WS07  access-tried \\fs01\data code 1219
    `,
  ),
];
