import { story } from '../story.ts';

const id = 'unc-hardening-mutual-auth';
const address = 'ip-address-access';
const outgoing = 'outgoing-ntlm-deny-all';
const denied = 'share-permission-denied';

const RULES = String.raw`policy software\policies\microsoft\windows\networkprovider\hardenedpaths`;
const ON = '"RequireMutualAuthentication=1, RequireIntegrity=1"';
const OFF = '"RequireMutualAuthentication=0,RequireIntegrity=0"';
const rule = String.raw`${RULES}\\\*\sysvol = ${ON}`;

/** Group Policy of the computer at start: it read SYSVOL by address, and the domain controller let it in by NTLM. */
const groupPolicy = String.raw`
      09:00:00  WS07  policy-applied 1058 failed
      09:00:01  WS07  smb-client-failure 31010 to 10.2.0.9 share \10.2.0.9\SYSVOL as CORP\WS07$ 0xC0000022
      -         WS07  ${rule}
`;

export const stories = [
  story(
    'mutual authentication failed for SYSVOL by address',
    { [id]: 'confirmed', [address]: 'possible' },
    String.raw`
      -  WS07  access-tried \\10.2.0.9\SYSVOL code 1397
      -  WS07  ${rule}
    `,
  ),
  story(
    'network access is denied for SYSVOL by address, another share of the server opens',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\10.2.0.9\tools succeeded
      -  WS07  access-tried \\10.2.0.9\SYSVOL code 65
      -  WS07  ${rule}
    `,
  ),
  story(
    'a connection to another share stands',
    { [id]: 'confirmed' },
    String.raw`
      09:00:01  WS07      smb-client-failure 31010 to 10.2.0.9 share \10.2.0.9\SYSVOL as CORP\anna 0xC00000CA
      -         WS07:smb  smb-connection \\10.2.0.9\tools as CORP\anna
      -         WS07      ${rule}
    `,
  ),
  story(
    'a ticket for the name as typed cannot be had',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\dc01\NETLOGON code 1397
      -  WS07  ticket-asked cifs/dc01 0xC000018B
      -  WS07  ${RULES}\\\*\netlogon = ${ON}
    `,
  ),
  story(
    'a rule of the company’s own for one share, and a list without a ticket for the server',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\fs01\secure code 1397
      -  WS07  ticket-list 1
      -  WS07  ticket-held anna krbtgt/CORP.EXAMPLE
      -  WS07  ${RULES}\\fs01\secure = ${ON}
    `,
  ),
  story(
    'a rule for all shares of one server, which is reached by an alias that nobody owns',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\files\secure code 1397
      -  WS07  ${RULES}\\files\* = ${ON}
      -  DC01:setspn  spn-query cifs/files nobody
      -  DC01:setspn  spn-query host/files nobody
    `,
  ),
  story(
    'somebody asked setspn only for cifs/: host/ may cover the name',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\files\secure code 1397
      -  WS07  ${RULES}\\files = ${ON}
      -  DC01:setspn  spn-query cifs/files nobody
    `,
  ),
  story(
    'Group Policy fails in the same seconds, and the domain controller had let the computer in by NTLM',
    { [id]: 'confirmed' },
    String.raw`
      ${groupPolicy}
      09:00:00  DC01  logon CORP\WS07$ from 10.0.0.7 WS07 ntlm id 0x1f
      -         DC01  network-config DC01 10.2.0.9
    `,
  ),
  story(
    'Group Policy fails in the same seconds; nothing shows that the server was reached',
    { [id]: 'possible' },
    String.raw`
      ${groupPolicy}
    `,
  ),
  story(
    'Group Policy failed at another hour',
    { [id]: 'possible' },
    String.raw`
      07:00:00  WS07  policy-applied 1058 failed
      09:00:00  DC01  logon CORP\WS07$ from 10.0.0.7 WS07 ntlm id 0x1f
      09:00:01  WS07  smb-client-failure 31010 to 10.2.0.9 share \10.2.0.9\SYSVOL as CORP\WS07$ 0xC0000022
      -         WS07  ${rule}
      -         DC01  network-config DC01 10.2.0.9
    `,
  ),
  story(
    'Group Policy failed beside the access to another share',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  policy-applied 1058 failed
      09:00:00  DC01  logon CORP\WS07$ from 10.0.0.7 WS07 ntlm id 0x1f
      09:00:01  WS07  smb-client-failure 31010 to 10.2.0.9 share \10.2.0.9\NETLOGON as CORP\WS07$ 0xC0000022
      -         WS07  ${RULES}\\\*\netlogon = ${ON}
      -         DC01  network-config DC01 10.2.0.9
    `,
  ),
  story(
    'Group Policy fails with the same errors, and nobody showed a rule',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  policy-applied 1030 failed
      09:00:00  DC01  logon CORP\WS07$ from 10.0.0.7 WS07 ntlm id 0x1f
      09:00:01  WS07  smb-client-failure 31010 to 10.2.0.9 share \10.2.0.9\SYSVOL as CORP\WS07$ 0xC0000022
      -         DC01  network-config DC01 10.2.0.9
    `,
  ),
  story(
    'Group Policy fails by a name for which nobody looked at the tickets',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07      policy-applied 1058 failed
      09:00:01  WS07      smb-client-failure 31010 to dc01 share \dc01\SYSVOL as CORP\WS07$ 0xC0000022
      -         WS07:smb  smb-connection \\dc01\tools as CORP\WS07$
      -         WS07      ${rule}
    `,
  ),
  story(
    'the same with another error, which hardening does not give',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  policy-applied 1058 failed
      09:00:00  DC01  logon CORP\WS07$ from 10.0.0.7 WS07 ntlm id 0x1f
      09:00:01  WS07  smb-client-failure 31010 to 10.2.0.9 share \10.2.0.9\SYSVOL as CORP\WS07$ 0xC00000CC
      -         WS07  ${rule}
      -         DC01  network-config DC01 10.2.0.9
    `,
  ),
  story(
    'no rule is shown, but SYSVOL is refused where another share opens: the default of Windows 10',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\10.2.0.9\tools succeeded
      -  WS07  access-tried \\10.2.0.9\SYSVOL code 65
    `,
  ),
  story(
    'the other share opens for another account only',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\10.2.0.9\tools as CORP\admin succeeded
      -  WS07  access-tried \\10.2.0.9\SYSVOL as CORP\anna code 65
    `,
  ),
  story(
    'the other share is on another server',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\10.2.0.8\tools succeeded
      -  WS07  access-tried \\10.2.0.9\SYSVOL code 65
    `,
  ),
  story(
    'a rule is shown, and nobody tried another share',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\10.2.0.9\SYSVOL code 65
      -  WS07  ${rule}
    `,
  ),
  story(
    'the rule stands in a file that only this client can own',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\10.2.0.9\SYSVOL code 1397
      -  ?     ${rule}
    `,
  ),
  story(
    'the rule is another client’s',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\10.2.0.9\SYSVOL code 1397
      -  WS09  ${rule}
    `,
  ),
  story(
    'error 5 on SYSVOL by address: hardening is one of several reasons',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\10.2.0.9\SYSVOL code 5
    `,
  ),
  story(
    'two rules for the path contradict each other; the default stays',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\10.2.0.9\tools succeeded
      -  WS07  access-tried \\10.2.0.9\SYSVOL code 65
      -  WS07  ${rule}
      -  WS07  ${RULES}\\10.2.0.9\* = ${OFF}
    `,
  ),
  story(
    'two files contradict each other on the rule; the default stays',
    { [id]: 'likely' },
    String.raw`
      -  WS07      access-tried \\10.2.0.9\tools succeeded
      -  WS07      access-tried \\10.2.0.9\SYSVOL code 65
      -  WS07      ${rule}
      -  WS07:old  ${RULES}\\\*\sysvol = ${OFF}
      -  WS07      ${RULES}\\\*\netlogon = ${ON}
    `,
  ),
  story(
    'the rule names the server by its short name, the path by the FQDN: whether that is one is not documented',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01.corp.example\secure code 1397
      -  WS07  ticket-asked cifs/fs01.corp.example 0xC000018B
      -  WS07  ${RULES}\\fs01\secure = ${ON}
    `,
  ),
  story(
    'a rule of wildcards alone is none',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\10.2.0.9\finance code 65
      -  WS07  ${RULES}\\\*\* = ${ON}
    `,
  ),
  story(
    'the rule is taken back for SYSVOL on this client',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\10.2.0.9\tools succeeded
      -  WS07  access-tried \\10.2.0.9\SYSVOL code 65
      -  WS07  ${RULES}\\\*\sysvol = ${OFF}
    `,
  ),
  story(
    'the rules of this client name other paths',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\10.2.0.9\finance code 65
      -  WS07  ${rule}
      -  WS07  ${RULES}\\fs09\* = ${ON}
    `,
  ),
  story(
    'the session holds a ticket for the name',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\dc01\SYSVOL code 65
      -  WS07  ticket-list 1
      -  WS07  ticket-held anna cifs/dc01
      -  WS07  ${rule}
    `,
  ),
  story(
    'the path names the domain: no ticket for that name is normal',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\corp.example\SYSVOL code 1397
      -  WS07  ticket-list 1
      -  WS07  ticket-held anna krbtgt/CORP.EXAMPLE
      -  WS07  ${rule}
    `,
  ),
  story(
    'the path names the domain, and the session holds a ticket for its domain controller',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\corp.example\SYSVOL code 1397
      -  WS07  ticket-list 2
      -  WS07  ticket-held anna krbtgt/CORP.EXAMPLE
      -  WS07  ticket-held anna cifs/dc01.corp.example
      -  WS07  ${rule}
      -  DC01.corp.example  domain-controller-sign
    `,
  ),
  story(
    'the path names the domain, and the session holds a ticket for a file server only',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\corp.example\SYSVOL code 1397
      -  WS07  ticket-list 2
      -  WS07  ticket-held anna krbtgt/CORP.EXAMPLE
      -  WS07  ticket-held anna cifs/fs01.corp.example
      -  WS07  ${rule}
    `,
  ),
  story(
    'the server checked the permissions of the share: the client had let it through',
    { [id]: 'ruled-out', [denied]: 'confirmed' },
    String.raw`
      09:00:00  DC01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:01  DC01  share-access 5145 failure CORP\anna on SYSVOL from 10.0.0.7 mask 0x2 id 0x1f
      09:00:01  WS07  smb-client-failure 31010 to dc01 share \dc01\SYSVOL as CORP\anna 0xC0000022
      -         WS07  ${rule}
    `,
  ),
  story(
    'an ordinary share, and nothing known of rules',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\10.2.0.9\finance code 53
    `,
  ),
  story(
    'an ordinary share with error 65, and nothing known of rules',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\10.2.0.9\finance code 65
    `,
  ),
  story(
    'somebody tells of error 1397',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\finance code 1397 by told
    `,
  ),
  story(
    'the client refused to send NTLM for SYSVOL: hardening is the next obstacle',
    { [id]: 'not-reached', [outgoing]: 'confirmed', [address]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/10.2.0.9 as CORP\anna
      -         WS07  access-tried \\10.2.0.9\SYSVOL code 5
      -         WS07  ${rule}
    `,
  ),
  story(
    'the client refused to send NTLM and shows 65 in the same second: two attempts may be one here',
    { [id]: 'possible', [outgoing]: 'confirmed', [address]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/10.2.0.9 as CORP\anna
      09:00:01  WS07  smb-client-failure 31010 to 10.2.0.9 share \10.2.0.9\SYSVOL as CORP\anna 0xC00000CA
      -         WS07  ${rule}
    `,
  ),
  story(
    'the address is the root though the domain controller let the account in: by name the path opens',
    { [id]: 'confirmed', [address]: 'likely' },
    String.raw`
      09:00:00  DC01  logon CORP\anna from 10.0.0.7 WS07 ntlm id 0x1f
      09:00:01  WS07  smb-client-failure 31010 to 10.2.0.9 share \10.2.0.9\SYSVOL as CORP\anna 0xC00000CA
      -         WS07  access-tried \\10.2.0.9\tools succeeded
      -         WS07  access-tried \\dc01.corp.example\SYSVOL succeeded
      -         WS07  ticket-list 1
      -         WS07  ticket-held anna cifs/dc01.corp.example
      -         WS07  ${rule}
      -         DC01  network-config DC01 10.2.0.9
    `,
  ),
  story(
    'the same without hardening: then the logon acquits the address',
    { [id]: 'ruled-out', [address]: 'ruled-out' },
    String.raw`
      09:00:00  DC01  logon CORP\anna from 10.0.0.7 WS07 ntlm id 0x1f
      09:00:01  WS07  smb-client-failure 31010 to 10.2.0.9 share \10.2.0.9\SYSVOL as CORP\anna 0xC00000CA
      -         WS07  access-tried \\10.2.0.9\tools succeeded
      -         WS07  access-tried \\dc01.corp.example\SYSVOL succeeded
      -         WS07  ticket-list 1
      -         WS07  ticket-held anna cifs/dc01.corp.example
      -         WS07  ${RULES}\\\*\sysvol = ${OFF}
      -         DC01  network-config DC01 10.2.0.9
    `,
  ),
];
