import { story } from '../story.ts';

const id = 'gpo-processing-without-kerberos';
const outgoing = 'outgoing-ntlm-deny-all';

export const stories = [
  story(
    'Group Policy fails in the second in which NTLM to a domain controller is refused',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/dc01.corp.example as CORP\WS07$
      09:00:01  WS07  policy-applied 1058 failed
      07:00:00  DC01.corp.example  ticket-request 4768 CORP\anna 0x0
    `,
  ),
  story(
    'SYSVOL is opened by the name of the domain',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07.corp.example  ntlm-blocked 4001 to cifs/corp.example as CORP\WS07$
      09:00:01  WS07.corp.example  policy-applied 1030 failed
    `,
  ),
  story(
    'the event itself names the domain controller',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/dc01.corp.example as CORP\WS07$
      09:00:01  WS07  policy-applied 1058 failed from \\dc01.corp.example
    `,
  ),
  story(
    'it names another computer than the one that NTLM was refused to',
    { [id]: 'likely', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01.corp.example as CORP\WS07$
      09:00:01  WS07  policy-applied 1058 failed from \\dc01.corp.example
    `,
  ),
  story(
    'the password of the computer is out of date, and Group Policy fails that morning',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      08:30:00  WS07  policy-applied 1058 failed
      08:29:00  WS07  secure-channel-error 3210 account WS07$ domain CORP
    `,
  ),
  story(
    'a domain controller says that the clock is off',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      08:30:00  WS07  policy-applied 1058 failed
      08:29:00  WS07  kerberos-error 3 0x25 to krbtgt/CORP.EXAMPLE
    `,
  ),
  story(
    'LSA says so of the name of a domain controller',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      08:30:00  WS07  policy-applied 1058 failed
      08:29:00  WS07  lsa-error 40960 to cifs/dc01.corp.example 0xC0000133
      07:00:00  DC01.corp.example  ticket-request 4768 CORP\anna 0x0
    `,
  ),
  story(
    'the clock was measured against a domain controller',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      08:30:00  WS07  policy-applied 1058 failed
      -         WS07  clock-offset 900 to dc01.corp.example
      07:00:00  DC01.corp.example  ticket-request 4768 CORP\anna 0x0
    `,
  ),
  story(
    'the clock is off by a minute, which Kerberos tolerates',
    { [id]: 'likely', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      08:30:00  WS07  policy-applied 1058 failed
      -         WS07  clock-offset 60 to dc01.corp.example
      07:00:00  DC01.corp.example  ticket-request 4768 CORP\anna 0x0
    `,
  ),
  story(
    'the client may not use NTLM, and Group Policy fails that day',
    { [id]: 'likely', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      08:30:00  WS07  policy-applied 1058 failed
    `,
  ),
  story(
    'NTLM to a domain controller was refused an hour from the failure of Group Policy: to whom is open',
    { [id]: 'likely', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/dc01.corp.example as CORP\anna
      08:00:00  WS07  policy-applied 1058 failed
      07:00:00  DC01.corp.example  ticket-request 4768 CORP\anna 0x0
    `,
  ),
  story(
    'NTLM to a domain controller was refused, and Group Policy said nothing',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/dc01.corp.example as CORP\WS07$
      07:00:00  DC01.corp.example  ticket-request 4768 CORP\anna 0x0
    `,
  ),
  story(
    'Group Policy fails, and nothing shows a fault of Kerberos nor a denial of NTLM',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  access-tried \\fs01\data as CORP\anna code 5
      08:30:00  WS07  policy-applied 1058 failed
    `,
  ),
  story(
    'no domain controller was found: that alone only supports',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  access-tried \\fs01\data as CORP\anna code 5
      08:30:00  WS07  policy-applied 1129 failed
    `,
  ),
  story(
    'no domain controller was found, and NTLM is denied: nothing says that a GPO was not read',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/dc01.corp.example as CORP\WS07$
      09:00:01  WS07  policy-applied 1129 failed
      07:00:00  DC01.corp.example  ticket-request 4768 CORP\anna 0x0
    `,
  ),
  story(
    'Group Policy was processed an hour later',
    { [id]: 'ruled-out', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      08:30:00  WS07  policy-applied 1058 failed
      09:30:00  WS07  policy-applied 1502
    `,
  ),
  story(
    'it was processed before, and fails since',
    { [id]: 'likely', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      08:30:00  WS07  policy-applied 1058 failed
      07:00:00  WS07  policy-applied 1502
    `,
  ),
  story(
    'the password of the computer is out of date, and Group Policy was processed after all',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      08:30:00  WS07  policy-applied 1058 failed
      08:29:00  WS07  secure-channel-error 3210 account WS07$ domain CORP
      09:30:00  WS07  policy-applied 1500
    `,
  ),
  story(
    'Group Policy fails on another computer',
    { [id]: 'not-examined', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      08:30:00  WS08  policy-applied 1058 failed
      08:29:00  WS08  secure-channel-error 3210 account WS08$ domain CORP
    `,
  ),
  story(
    'Group Policy failed last week',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00          WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      2026-10-26T09:00  WS07  policy-applied 1058 failed
      08:29:00          WS07  secure-channel-error 3210 account WS07$ domain CORP
    `,
  ),
  story(
    'the failure has no time: which of both days it is of is open',
    { [id]: 'likely' },
    String.raw`
      -         WS07  access-tried \\fs01\data as CORP\anna code 5
      08:30:00  WS07  policy-applied 1058 failed
      08:29:00  WS07  secure-channel-error 3210 account WS07$ domain CORP
    `,
  ),
  story(
    'nothing is known of Group Policy nor of the domain',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
];
