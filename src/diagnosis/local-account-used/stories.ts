import { story } from '../story.ts';

const id = 'local-account-used';
const outgoing = 'outgoing-ntlm-deny-all';
const smbClient = 'smb-client-block-ntlm';
const incoming = 'incoming-ntlm-deny';
const either = 'ntlm-refused-gate-undecided';

export const stories = [
  story(
    'the client refuses NTLM for an account of the server',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as FS01\bob session CORP\anna
    `,
  ),
  story(
    'the same by its full name',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01.corp.example as FS01\bob session CORP\anna
    `,
  ),
  story(
    'by its address, which ipconfig shows to be the server’s',
    { [id]: 'confirmed', 'ip-address-access': 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/10.0.0.5 as FS01\bob session CORP\anna
      -         FS01  network-config FS01 10.0.0.5
    `,
  ),
  story(
    'typed as .\\bob, and the SMB client offers no NTLM',
    { [id]: 'confirmed', [smbClient]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 31023 to fs01
      -         WS07  access-tried \\fs01\data as .\bob code 50
    `,
  ),
  story(
    'the server refuses all incoming NTLM, and 4776 is written on the server itself',
    { [id]: 'confirmed', [incoming]: 'confirmed' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4002
      09:00:01  FS01  credential-check bob from WS07 0xC000006E
      09:00:01  FS01  logon-failed bob from 10.0.0.7 WS07 ntlm 0xC000006E
      -         FS01  policy P-IN = 2
    `,
  ),
  story(
    'the server refuses all incoming NTLM, and 4625 bears its own name as domain',
    { [id]: 'confirmed', [incoming]: 'confirmed' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4002
      09:00:01  FS01  logon-failed FS01\bob from 10.0.0.7 WS07 ntlm 0xC0000418
    `,
  ),
  story(
    'the server refused somebody in the same seconds, and more callers than refusals are there',
    { [id]: 'likely', [incoming]: 'likely', [either]: 'confirmed' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4002
      09:00:01  FS01  logon-failed FS01\bob from 10.0.0.7 WS07 ntlm 0xC000006D
      09:00:02  FS01  logon-failed CORP\cora from 10.0.0.8 WS08 ntlm 0xC0000418
    `,
  ),
  story(
    'a domain account on the server, refused in the same way',
    { [id]: 'not-examined', [incoming]: 'confirmed' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4002
      09:00:01  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC0000418
    `,
  ),
  story(
    '4776 on a domain controller is about accounts of the domain',
    { [id]: 'possible', [incoming]: 'confirmed' },
    String.raw`
      08:59:00  DC01  ticket-request 4768 CORP\cora 0x0 from 10.0.0.9
      09:00:00  FS01  ntlm-blocked 4002
      09:00:01  DC01  credential-check bob from WS07 0xC000006E
      09:00:01  FS01  logon-failed bob from 10.0.0.7 WS07 ntlm 0xC000006E
    `,
  ),
  story(
    '4776 on another server: it is about an account there',
    { [id]: 'possible', [incoming]: 'confirmed' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4002
      09:00:01  FS01  logon-failed bob from 10.0.0.7 WS07 ntlm 0xC000006E
      09:00:02  FS02  credential-check bob from WS07 0xC000006E
      09:00:02  FS02  logon-failed bob from 10.0.0.7 WS07 ntlm 0xC000006E
    `,
  ),
  story(
    'typed with the server’s name, and outgoing NTLM is denied by a 4001 without an account',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01
      -         WS07  access-tried \\fs01\data as FS01\bob code 1326
    `,
  ),
  story(
    'typed with the server’s name, and only the setting of the SMB client is known',
    { [id]: 'likely', [smbClient]: 'likely' },
    String.raw`
      -  WS07  access-tried \\fs01\data as FS01\bob code 50
      -  WS07  configuration client BlockNTLM = True
      -  WS07  configuration client BlockNTLMServerExceptionList = nas01
    `,
  ),
  story(
    'typed with the server’s name and refused: by what is open',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\fs01\data as FS01\bob code 1326
    `,
  ),
  story(
    'only seen as audited, and the server was not reached for another reason',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  ntlm-audited 8001 to cifs/fs01 as FS01\bob session CORP\anna
      09:00:01  WS07  smb-client-failure 31001 to fs01 as FS01\bob 0xC00000BE
      -         WS07  access-tried \\fs01\data as FS01\bob code 53
    `,
  ),
  story(
    'only seen as audited, and the access is refused',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07  ntlm-audited 8001 to cifs/fs01 as FS01\bob session CORP\anna
      09:00:01  WS07  smb-client-failure 31001 to fs01 as FS01\bob 0xC0000022
    `,
  ),
  story(
    'the path was not found: another obstacle than the account',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data as FS01\bob code 53
    `,
  ),
  story(
    'told only',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data as FS01\bob code 5 by told
    `,
  ),
  story(
    'the account is one of the client: a local session, or the same name and password on both',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 session WS07\bob
    `,
  ),
  story(
    'a 551 names the account as one of the server, without its event of refusal',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  smb-session-refused FS01\bob from 10.0.0.7 WS07 0xC00000BB
    `,
  ),
  story(
    'nobody names the account',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01
    `,
  ),
  story(
    'an account of another server',
    { [id]: 'not-examined', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as FS02\bob session CORP\anna
    `,
  ),
  story(
    'a domain-based namespace: the target bears the name of the domain, as the session shows',
    { [id]: 'ruled-out', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/corp.example as CORP\anna session CORP\anna
    `,
  ),
  story(
    'the same, and nothing shows that it is a domain: two labels may be one',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/corp.example as CORP\anna
    `,
  ),
  story(
    'three labels may be a domain as well',
    { [id]: 'likely', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/corp.contoso.example as CORP\anna session WS07\anna
    `,
  ),
  story(
    'a client in no domain opens NETLOGON of the domain by its short name',
    { [id]: 'not-examined', [outgoing]: 'possible' },
    String.raw`
      -  KIOSK7  access-tried \\corp\netlogon as CORP\anna code 50
    `,
  ),
  story(
    'the same by its short name, and a KDC knows the account',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/corp as CORP\anna
      09:00:01  DC01  ticket-request 4769 anna for FS01$ 0x0 from WS07
    `,
  ),
  story(
    'the same typed, and the session holds a ticket for it',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\corp\public as CORP\anna code 5
      -  WS07  ticket-list 1
      -  WS07  ticket-held anna cifs/corp
    `,
  ),
  story(
    'the session holds a ticket of its own for the server, and a local account of the same name was typed',
    { [id]: 'confirmed', [smbClient]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 31023 to fs01
      -         WS07  access-tried \\fs01\data as FS01\anna code 5
      -         WS07  ticket-list 1
      -         WS07  ticket-held anna cifs/fs01
    `,
  ),
  story(
    'the account is one of the domain',
    { [id]: 'ruled-out', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07.corp.example  ntlm-blocked 4001 to cifs/fs01 as CORP\anna session CORP\anna
    `,
  ),
  story(
    'a domain controller has no accounts of its own',
    { [id]: 'not-examined', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/dc01 as DC01\administrator
      08:00:00  DC01  ticket-request 4768 CORP\cora 0x0 from 10.0.0.9
    `,
  ),
  story(
    'a storage account of Azure Files has no local accounts either',
    { [id]: 'not-examined', [outgoing]: 'confirmed', 'azure-files-or-entra-kerberos': 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/acme.file.core.windows.net as ACME\bob
    `,
  ),
  story(
    'the refusal was of the session’s own account, and .\\anna was tried besides',
    { [id]: 'likely', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna session CORP\anna
      -         WS07  access-tried \\fs01\data as .\anna code 1326
    `,
  ),
  story(
    'the server’s refusal is of the same seconds as the client’s own: another try',
    { [id]: 'confirmed', [outgoing]: 'confirmed', [incoming]: 'possible' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as FS01\bob
      09:00:10  FS01  ntlm-blocked 4002
      09:00:10  FS01  logon-failed FS01\bob from 10.0.0.7 WS07 ntlm 0xC0000418
    `,
  ),
  story(
    'the server looked at the password and found it wrong: NTLM reached it',
    { [id]: 'ruled-out', 'wrong-saved-credential': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed FS01\bob from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A
    `,
  ),
  story(
    'local accounts may not log on over the network, and another caller met a refusal',
    { [id]: 'ruled-out', 'network-logon-right-denied': 'confirmed', [either]: 'confirmed' },
    String.raw`
      09:00:00  FS01  ntlm-blocked 4002
      09:00:01  FS01  credential-check bob from WS07 0x0
      09:00:01  FS01  logon-failed FS01\bob from 10.0.0.7 WS07 ntlm 0xC000015B
      09:00:02  FS01  logon-failed CORP\cora from 10.0.0.8 WS08 ntlm 0xC0000418
    `,
  ),
  story(
    'the local account logs on and the admin share refuses it',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:00  FS01  logon FS01\bob from 10.0.0.7 WS07 ntlm not-elevated id 0x1f
      09:00:01  FS01  share-access 5140 failure FS01\bob on C$ from 10.0.0.7 id 0x1f
    `,
  ),
  story(
    'another day’s refusal of the same account says nothing of today’s error',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      2026-10-05T09:00:00  WS07  ntlm-blocked 4001 to http/web01 as FS01\bob
      09:00:00             WS07  ntlm-blocked 4001 to cifs/fs01 session WS07\bob
    `,
  ),
];
