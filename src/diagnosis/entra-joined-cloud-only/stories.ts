import { story } from '../story.ts';

const id = 'entra-joined-cloud-only';
const outgoing = 'outgoing-ntlm-deny-all';

export const stories = [
  story(
    'no TGT of the domain, the own identity is refused, a given account opens the share',
    { [id]: 'confirmed' },
    String.raw`
      -  LT22  cloud-sign-in entraJoined=true domainJoined=false onPremTgt=false
      -  LT22  join-state entra
      -  LT22  access-tried \\fs01.corp.example\data code 1326
      -  LT22  access-tried \\fs01.corp.example\data as CORP\anna succeeded
    `,
  ),
  story(
    'the session has no token of Entra ID either: it may be that of a local account',
    { [id]: 'likely' },
    String.raw`
      -  LT22  cloud-sign-in entraJoined=true domainJoined=false primaryRefreshToken=false onPremTgt=false
      -  LT22  access-tried \\fs01.corp.example\data code 1326
      -  LT22  access-tried \\fs01.corp.example\data as CORP\anna succeeded
    `,
  ),
  story(
    'klist shows it instead: only the TGT of Entra Kerberos is there',
    { [id]: 'confirmed' },
    String.raw`
      -  LT22  join-state entra
      -  LT22  access-tried \\fs01.corp.example\data code 1326
      -  LT22  ticket-list 1
      -  LT22  ticket-held anna krbtgt/KERBEROS.MICROSOFTONLINE.COM clientRealm=KERBEROS.MICROSOFTONLINE.COM
      -  LT22  access-tried \\fs01.corp.example\data as CORP\bert succeeded
    `,
  ),
  story(
    'the same output in a paste that names no computer',
    { [id]: 'confirmed' },
    String.raw`
      -  ?  cloud-sign-in entraJoined=true domainJoined=false onPremTgt=false
      -  ?  access-tried \\fs01.corp.example\data code 1326
      -  ?  access-tried \\fs01.corp.example\data as CORP\anna succeeded
    `,
  ),
  story(
    'the output stands in another file that names no computer: it can only be this client’s',
    { [id]: 'likely' },
    String.raw`
      -  ?:dsreg  cloud-sign-in entraJoined=true domainJoined=false onPremTgt=false
      -  LT22     access-tried \\fs01.corp.example\data code 1326
      -  LT22     access-tried \\fs01.corp.example\data as CORP\anna succeeded
    `,
  ),
  story(
    'such a file says how the device is joined, and klist shows no TGT of the domain',
    { [id]: 'likely' },
    String.raw`
      -  ?:dsreg  join-state entra
      -  LT22     access-tried \\fs01.corp.example\data code 1326
      -  LT22     ticket-list 0
      -  LT22     access-tried \\fs01.corp.example\data as CORP\bert succeeded
    `,
  ),
  story(
    'such a file, NTLM refused and no domain controller found',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  LT22     ntlm-blocked 4001 to cifs/fs01.corp.example session AzureAD\anna
      -         ?:dsreg  join-state entra
      -         LT22     dc-located corp.example 1355
    `,
  ),
  story(
    'the same file where the case knows two clients',
    { [id]: 'not-examined' },
    String.raw`
      -  ?:dsreg  cloud-sign-in entraJoined=true domainJoined=false onPremTgt=false
      -  LT22     access-tried \\fs01.corp.example\data code 1326
      -  LT22     access-tried \\fs01.corp.example\data as CORP\anna succeeded
      -  LT23     access-tried \\fs02.corp.example\data succeeded
    `,
  ),
  story(
    'the given account came with tickets of its own: that is the contrast itself',
    { [id]: 'confirmed' },
    String.raw`
      -  LT22      cloud-sign-in entraJoined=true domainJoined=false onPremTgt=false
      -  LT22      access-tried \\fs01.corp.example\data code 1311
      -  LT22      access-tried \\fs01.corp.example\data as anna@corp.example succeeded
      -  LT22      ticket-list 2
      -  LT22      ticket-held anna krbtgt/CORP.EXAMPLE
      -  LT22      ticket-held anna cifs/fs01.corp.example
    `,
  ),
  story(
    'the session holds the tickets itself',
    { [id]: 'ruled-out' },
    String.raw`
      -  LT22  cloud-sign-in entraJoined=true domainJoined=false onPremTgt=true
      -  LT22  access-tried \\fs01.corp.example\data code 1326
      -  LT22  ticket-list 2
      -  LT22  ticket-held anna krbtgt/CORP.EXAMPLE
      -  LT22  ticket-held anna cifs/fs01.corp.example
    `,
  ),
  story(
    'the own identity is refused without a TGT; no other account was tried',
    { [id]: 'likely' },
    String.raw`
      -  LT22  cloud-sign-in entraJoined=true domainJoined=false onPremTgt=false
      -  LT22  access-tried \\fs01.corp.example\data code 86
    `,
  ),
  story(
    'a prompt for a password instead of a code',
    { [id]: 'likely' },
    String.raw`
      -  LT22  cloud-sign-in entraJoined=true domainJoined=false onPremTgt=false
      -  LT22  access-tried \\fs01.corp.example\data
    `,
  ),
  story(
    'a given account opens the share, and nobody knows of the TGT',
    { [id]: 'likely' },
    String.raw`
      -  LT22  join-state entra
      -  LT22  access-tried \\fs01.corp.example\data code 1326
      -  LT22  access-tried \\fs01.corp.example\data as CORP\anna succeeded
    `,
  ),
  story(
    'OnPremTgt : NO is also seen on well devices: alone it decides nothing',
    { [id]: 'possible' },
    String.raw`
      -  LT22  cloud-sign-in entraJoined=true domainJoined=false onPremTgt=false
      -  LT22  access-tried \\fs01.corp.example\data code 53
    `,
  ),
  story(
    'access is denied, and an administrator gets in: the account that arrived may just have no right',
    { [id]: 'possible' },
    String.raw`
      -  LT22  cloud-sign-in entraJoined=true domainJoined=false onPremTgt=false
      -  LT22  access-tried \\fs01.corp.example\data code 5
      -  LT22  access-tried \\fs01.corp.example\data as CORP\admin succeeded
    `,
  ),
  story(
    'a saved credential is sent in place of the own identity',
    { [id]: 'possible' },
    String.raw`
      -  LT22  cloud-sign-in entraJoined=true domainJoined=false onPremTgt=false
      -  LT22  access-tried \\fs01.corp.example\data code 1326
      -  LT22  access-tried \\fs01.corp.example\data as CORP\anna succeeded
      -  LT22  saved-credential fs01.corp.example CORP\backup
      -  LT22  saved-credential-list 1
    `,
  ),
  story(
    'a saved credential for the whole domain',
    { [id]: 'possible' },
    String.raw`
      -  LT22  cloud-sign-in entraJoined=true domainJoined=false onPremTgt=false
      -  LT22  access-tried \\fs01.corp.example\data code 1326
      -  LT22  saved-credential *.corp.example CORP\backup
      -  LT22  saved-credential-list 1
    `,
  ),
  story(
    'saved credentials for other servers and programs',
    { [id]: 'confirmed' },
    String.raw`
      -  LT22  cloud-sign-in entraJoined=true domainJoined=false onPremTgt=false
      -  LT22  access-tried \\fs01.corp.example\data code 1326
      -  LT22  access-tried \\fs01.corp.example\data as CORP\anna succeeded
      -  LT22  saved-credential fs02.corp.example CORP\backup
      -  LT22  saved-credential fs01.corp.example CORP\backup type=generic
      -  LT22  saved-credential-list 2
    `,
  ),
  story(
    'an account was typed and refused: not the own identity',
    { [id]: 'possible' },
    String.raw`
      -  LT22  cloud-sign-in entraJoined=true domainJoined=false onPremTgt=false
      -  LT22  access-tried \\fs01.corp.example\data as CORP\anna code 1326
      -  LT22  access-tried \\fs01.corp.example\data as CORP\bert succeeded
    `,
  ),
  story(
    'the given account opens another server',
    { [id]: 'likely' },
    String.raw`
      -  LT22  cloud-sign-in entraJoined=true domainJoined=false onPremTgt=false
      -  LT22  access-tried \\fs01.corp.example\data code 1326
      -  LT22  access-tried \\fs02.corp.example\data as CORP\anna succeeded
    `,
  ),
  story(
    'the given account opens it from another computer',
    { [id]: 'likely' },
    String.raw`
      -  LT22  cloud-sign-in entraJoined=true domainJoined=false onPremTgt=false
      -  LT22  access-tried \\fs01.corp.example\data code 1326
      -  WS07  access-tried \\fs01.corp.example\data as CORP\anna succeeded
    `,
  ),
  story(
    'the failure is only told',
    { [id]: 'possible' },
    String.raw`
      -  LT22  cloud-sign-in entraJoined=true domainJoined=false onPremTgt=false
      -  LT22  access-tried \\fs01.corp.example\data code 1326 by told
    `,
  ),
  story(
    'the state is another computer’s',
    { [id]: 'not-examined' },
    String.raw`
      -  LT23  cloud-sign-in entraJoined=true domainJoined=false onPremTgt=false
      -  LT22  access-tried \\fs01.corp.example\data code 1326
      -  LT22  access-tried \\fs01.corp.example\data as CORP\anna succeeded
    `,
  ),
  story(
    'a hybrid device: joined to the domain as well',
    { [id]: 'ruled-out' },
    String.raw`
      -  LT22  cloud-sign-in entraJoined=true domainJoined=true onPremTgt=false
      -  LT22  join-state domain CORP
      -  LT22  access-tried \\fs01.corp.example\data code 1326
      -  LT22  access-tried \\fs01.corp.example\data as CORP\anna succeeded
    `,
  ),
  story(
    'a workgroup computer without Entra ID',
    { [id]: 'ruled-out' },
    String.raw`
      -  LT22  cloud-sign-in entraJoined=false domainJoined=false onPremTgt=false
      -  LT22  join-state workgroup
      -  LT22  access-tried \\fs01.corp.example\data code 1326
    `,
  ),
  story(
    'systeminfo prints a workgroup on a device of Entra ID, too',
    { [id]: 'confirmed' },
    String.raw`
      -  LT22      cloud-sign-in entraJoined=true domainJoined=false onPremTgt=false
      -  LT22      join-state entra
      -  LT22:sys  join-state workgroup
      -  LT22      access-tried \\fs01.corp.example\data code 1326
      -  LT22      access-tried \\fs01.corp.example\data as CORP\anna succeeded
    `,
  ),
  story(
    'two captures disagree: before and after a join',
    { [id]: 'not-examined' },
    String.raw`
      -  LT22      cloud-sign-in entraJoined=true domainJoined=false onPremTgt=false
      -  LT22:new  join-state domain CORP
      -  LT22      access-tried \\fs01.corp.example\data code 1326
    `,
  ),
  story(
    'NTLM is refused, and no domain controller is found',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  LT22  ntlm-blocked 4001 to cifs/fs01.corp.example session AzureAD\anna
      -         LT22  join-state entra
      -         LT22  dc-located corp.example 1355
    `,
  ),
  story(
    'NTLM is refused, and port 88 is closed',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  LT22  ntlm-blocked 4001 to cifs/fs01.corp.example session AzureAD\anna
      -         LT22  join-state entra
      -         LT22  port-tested dc01.corp.example 88 closed
    `,
  ),
  story(
    'NTLM is refused, and another domain’s controller is not found',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  LT22  ntlm-blocked 4001 to cifs/fs01.corp.example session AzureAD\anna
      -         LT22  join-state entra
      -         LT22  dc-located other.example 1355
      -         LT22  port-tested dc01.other.example 88 closed
    `,
  ),
  story(
    'one test finds a domain controller and another does not',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  LT22  ntlm-blocked 4001 to cifs/fs01.corp.example session AzureAD\anna
      -         LT22  join-state entra
      -         LT22  dc-located corp.example DC01
      -         LT22  port-tested dc02.corp.example 88 closed
    `,
  ),
  story(
    'port 445 is closed: another matter',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  LT22  ntlm-blocked 4001 to cifs/fs01.corp.example session AzureAD\anna
      -         LT22  join-state entra
      -         LT22  port-tested dc01.corp.example 445 closed
    `,
  ),
  story(
    'no domain controller is found, and nothing refused NTLM',
    { [id]: 'possible' },
    String.raw`
      -  LT22  join-state entra
      -  LT22  dc-located corp.example 1355
      -  LT22  access-tried \\fs01.corp.example\data code 53
    `,
  ),
  story(
    'NTLM is refused on a joined computer that finds no domain controller',
    { [id]: 'not-examined', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01.corp.example as CORP\anna
      -         WS07  dc-located corp.example 1355
    `,
  ),
  story(
    'the server logged the account on',
    { [id]: 'ruled-out', 'share-permission-denied': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 LT22 ntlm id 0x1f
      09:00:01  FS01  share-access 5145 failure CORP\anna on Data from 10.0.0.7 mask 0x1 id 0x1f
      09:00:01  LT22  smb-client-failure 31010 to fs01 share data as CORP\anna 0xC0000022
      -         LT22  join-state entra
    `,
  ),
  story(
    'Azure Files needs no TGT of the domain: Entra Kerberos vouches there',
    { [id]: 'not-examined' },
    String.raw`
      -  LT22  cloud-sign-in entraJoined=true domainJoined=false onPremTgt=false
      -  LT22  access-tried \\acme.file.core.windows.net\data code 1326
      -  LT22  access-tried \\acme.file.core.windows.net\data as CORP\anna succeeded
    `,
  ),
  story(
    'a device with accounts of its own: the identity of a joined computer would be unknown there as well',
    { [id]: 'likely' },
    String.raw`
      -  LT22  cloud-sign-in entraJoined=true domainJoined=false onPremTgt=false
      -  LT22  access-tried \\nas01\data code 1326
      -  LT22  access-tried \\nas01\data as NAS01\bob succeeded
    `,
  ),
];
