import { story } from '../story.ts';

const id = 'domain-exception-missing-or-mismatched';
const deny = 'domain-ntlm-deny';

export const stories = [
  story(
    'the list of the domain controller that refused holds other servers',
    { [id]: 'confirmed', [deny]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
      -         DC01  policy P-DOMX = FS02, PRINT*
    `,
  ),
  story(
    'the list holds the name of the client, as it is often done by mistake',
    { [id]: 'confirmed', [deny]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
      -         DC01  policy P-DOMX = WS07
    `,
  ),
  story(
    'the server stands in the list',
    { [id]: 'ruled-out', [deny]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
      -         DC01  policy P-DOMX = FS02, FS01
      -         DC01  policy P-DOM = 5
    `,
  ),
  story(
    'the server stands in the list, and the value is 7: whether the list counts is documented in two ways',
    { [id]: 'possible', [deny]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
      -         DC01  policy P-DOMX = FS01
      -         DC01  policy P-DOM = 7
    `,
  ),
  story(
    'the server stands in the list by its FQDN only: nobody documents whether that counts',
    { [id]: 'possible', [deny]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
      -         DC01  policy P-DOMX = fs01.corp.example
    `,
  ),
  story(
    'the list is empty: nobody is excepted, nothing is mistaken',
    { [id]: 'ruled-out', [deny]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
      -         DC01  setting-undefined P-DOMX
    `,
  ),
  story(
    'nobody exported the list',
    { [id]: 'possible', [deny]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
    `,
  ),
  story(
    'the list is of another domain controller than the one that refused',
    { [id]: 'possible', [deny]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
      08:00:00  DC02  ticket-request 4769 CORP\bert 0x0 from 10.0.0.9
      -         DC02  policy P-DOMX = FS02
    `,
  ),
  story(
    'the domain controller that refused has no list, another one names the server',
    { [id]: 'confirmed', [deny]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
      08:00:00  DC02  ticket-request 4769 CORP\bert 0x0 from 10.0.0.9
      -         DC01  setting-undefined P-DOMX
      -         DC02  policy P-DOMX = FS01
    `,
  ),
  story(
    'the same, but new settings came to the domain controller afterwards',
    { [id]: 'possible', [deny]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
      09:30:00  DC01  policy-applied 1502
      08:00:00  DC02  ticket-request 4769 CORP\bert 0x0 from 10.0.0.9
      -         DC01  setting-undefined P-DOMX
      -         DC02  policy P-DOMX = FS01
    `,
  ),
  story(
    'the domain controller that refused has no list, and neither names the other one the server',
    { [id]: 'possible', [deny]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
      08:00:00  DC02  ticket-request 4769 CORP\bert 0x0 from 10.0.0.9
      -         DC01  setting-undefined P-DOMX
      -         DC02  policy P-DOMX = FS02
    `,
  ),
  story(
    'the record names no client, and the domain controller that refused has no list',
    { [id]: 'likely', [deny]: 'likely' },
    String.raw`
      09:00:00  DC01  ntlm-blocked 4004 as CORP\anna via FS01
      08:00:00  DC02  ticket-request 4769 CORP\bert 0x0 from 10.0.0.9
      -         DC01  setting-undefined P-DOMX
      -         DC02  policy P-DOMX = FS01
    `,
  ),
  story(
    'another domain controller names the server, and what this one has is not known',
    { [id]: 'possible', [deny]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
      08:00:00  DC02  ticket-request 4769 CORP\bert 0x0 from 10.0.0.9
      -         DC02  policy P-DOMX = FS01
    `,
  ),
  story(
    'the file with the list has no owner, and the case knows one domain controller',
    { [id]: 'likely', [deny]: 'confirmed' },
    String.raw`
      09:00:00  DC01     ntlm-blocked 4004 as CORP\anna from WS07 via FS01
      -         ?:secpol  policy P-DOMX = FS02
    `,
  ),
  story(
    'the file with the list has no owner, and the case knows two domain controllers',
    { [id]: 'possible', [deny]: 'confirmed' },
    String.raw`
      09:00:00  DC01     ntlm-blocked 4004 as CORP\anna from WS07 via FS01
      08:00:00  DC02     ticket-request 4769 CORP\bert 0x0 from 10.0.0.9
      -         ?:secpol  policy P-DOMX = FS02
    `,
  ),
  story(
    'the list stands in the policy of a member server, where it is inert',
    { [id]: 'possible', [deny]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
      -         FS01  policy P-DOMX = FS02
    `,
  ),
  story(
    'the list was exported after new settings had come',
    { [id]: 'possible', [deny]: 'confirmed' },
    String.raw`
      09:00:00  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
      09:30:00  DC01  policy-applied 1502
      -         DC01  policy P-DOMX = FS02
    `,
  ),
  story(
    'the record names no client: it may be another logon of the same account',
    { [id]: 'likely', [deny]: 'likely' },
    String.raw`
      09:00:00  DC01  ntlm-blocked 4004 as CORP\anna via FS01
      -         DC01  policy P-DOMX = FS02
    `,
  ),
  story(
    'a list without the server, and no refusal was exported',
    { [id]: 'not-examined' },
    String.raw`
      07:00:00  DC01  ticket-request 4769 CORP\bert 0x0 from 10.0.0.9
      -         DC01  policy P-DOMX = FS02
      -         WS07  access-tried \\fs01\data as CORP\anna code 1937
    `,
  ),
  story(
    'audit records are no refusal',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  DC01  ntlm-audited 8004 as CORP\anna from WS07 via FS01
      09:00:01  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D
      -         DC01  policy P-DOMX = FS02
    `,
  ),
  story(
    'an account of the server itself passes no domain controller',
    { [id]: 'ruled-out', [deny]: 'ruled-out' },
    String.raw`
      09:00:00  FS01  logon-failed FS01\scan from 10.0.0.7 WS07 ntlm 0xC0000418
      09:00:01  DC01  ntlm-blocked 4004 as FS01\scan via FS01
      -         DC01  policy P-DOMX = FS02
    `,
  ),
  story(
    'the client refused another target in the same seconds: two attempts were merged',
    { [id]: 'possible', [deny]: 'possible', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\anna
      09:00:02  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
      -         DC01  policy P-DOMX = FS02
    `,
  ),
  story(
    'the account got in by NTLM, the share refused',
    { [id]: 'ruled-out', 'share-permission-denied': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 ntlm id 0x1f
      09:00:02  FS01  share-access 5140 failure CORP\anna on data from 10.0.0.7 id 0x1f
      07:00:00  DC01  ticket-request 4769 CORP\bert 0x0 from 10.0.0.9
      -         DC01  policy P-DOMX = FS02
    `,
  ),
];

export const sayAgain = {
  'necessary 1 is switched off': 'which list is read is told by the refusal: without one there is no list',
};
