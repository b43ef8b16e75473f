import { story } from '../story.ts';

const id = 'azure-files-or-entra-kerberos';
const outgoing = 'outgoing-ntlm-deny-all';
const smbClient = 'smb-client-block-ntlm';
const duplicate = 'duplicate-spn';

const NOT_EXPORTED = 'no file that is read today tells the SMB settings of a storage account';

export const sayAgain = {
  'sufficient 2 is switched off': NOT_EXPORTED,
  'sufficient 2 does not ask for its item 1': NOT_EXPORTED,
};

export const stories = [
  story(
    'outgoing NTLM is denied for the name, and the key is offered',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/acme.file.core.windows.net as localhost\acme session CORP\anna
    `,
  ),
  story(
    'the SMB client refuses NTLM for the name',
    { [id]: 'confirmed', [smbClient]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4015 to cifs/acme.file.core.windows.net
    `,
  ),
  story(
    'a storage account of another cloud',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/acme.file.core.usgovcloudapi.net as Azure\acme
    `,
  ),
  story(
    'an alias that DNS leads to a storage account',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07      ntlm-blocked 4001 to cifs/files.corp.example as Azure\acme
      -         DC01:dns  name-resolved files.corp.example CNAME acme.file.core.windows.net
    `,
  ),
  story(
    'an alias that DNS leads elsewhere',
    { [id]: 'not-examined', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07      ntlm-blocked 4001 to cifs/files.corp.example as Azure\acme
      -         DC01:dns  name-resolved files.corp.example CNAME fs01.corp.example
    `,
  ),
  story(
    'a name that only ends alike',
    { [id]: 'not-examined', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/acme.file.core.windows.net.corp.example as CORP\anna
    `,
  ),
  story(
    'the target is a computer of the case',
    { [id]: 'ruled-out', [outgoing]: 'confirmed' },
    String.raw`
      08:00..10:00  FS01  log security 4624
      09:00:00      WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
    `,
  ),
  story(
    'an account of the directory, no key saved, and klist get fails',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\acme.file.core.windows.net\data as CORP\anna code 86
      -  WS07  ticket-asked cifs/acme.file.core.windows.net 0xC000018B 0x6fb
      -  WS07  saved-credential-list 0
      -  WS07  ticket-list 1
      -  WS07  ticket-held anna krbtgt/CORP.EXAMPLE
    `,
  ),
  story(
    'no account was typed, but the directory holds the SPN of the storage account',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07         access-tried \\acme.file.core.windows.net\data code 5
      -  WS07         ticket-asked cifs/acme.file.core.windows.net 0x80090342
      -  WS07         saved-credential-list 0
      -  DC01:setspn  spn-query cifs/acme.file.core.windows.net ACME
    `,
  ),
  story(
    'klist get is of the session, and the account that was typed may be another one',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\acme.file.core.windows.net\data as CORP\anna code 86
      -  WS07  ticket-asked cifs/acme.file.core.windows.net 0xC000018B 0x6fb
      -  WS07  saved-credential-list 0
    `,
  ),
  story(
    'a saved account of the directory is no key',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\acme.file.core.windows.net\data as anna@corp.example code 1326
      -  WS07  ticket-asked cifs/acme.file.core.windows.net 0xC000018B
      -  WS07  saved-credential acme.file.core.windows.net anna@corp.example
      -  WS07  saved-credential-list 1
      -  WS07  ticket-list 1
      -  WS07  ticket-held anna krbtgt/CORP.EXAMPLE
    `,
  ),
  story(
    'the ticket was issued and the storage account cannot read it',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\acme.file.core.windows.net\data as CORP\anna code 1396
      -  WS07  saved-credential-list 0
    `,
  ),
  story(
    'a domain controller knows no such service',
    { [id]: 'likely' },
    String.raw`
      09:00:00  DC01  ticket-request 4769 anna@CORP.EXAMPLE for cifs/acme.file.core.windows.net 0x7 from 10.0.0.7
    `,
  ),
  story(
    'another service of the storage account',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  DC01  ticket-request 4769 anna@CORP.EXAMPLE for cifs/fs01.corp.example 0x7 from 10.0.0.7
      09:00:05  DC01  ticket-request 4769 anna@CORP.EXAMPLE for http/acme.file.core.windows.net 0x7 from 10.0.0.7
    `,
  ),
  story(
    'klist get fails, and nobody looked for a saved key',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\acme.file.core.windows.net\data as CORP\anna code 86
      -  WS07  ticket-asked cifs/acme.file.core.windows.net 0xC000018B 0x6fb
      -  WS07  ticket-list 1
      -  WS07  ticket-held anna krbtgt/CORP.EXAMPLE
    `,
  ),
  story(
    'the list was asked for another name only',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\acme.file.core.windows.net\data as CORP\anna code 86
      -  WS07  ticket-asked cifs/acme.file.core.windows.net 0xC000018B 0x6fb
      -  WS07  saved-credential-list 0 for fs01
      -  WS07  ticket-list 1
      -  WS07  ticket-held anna krbtgt/CORP.EXAMPLE
    `,
  ),
  story(
    'the list is another computer’s',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\acme.file.core.windows.net\data as CORP\anna code 86
      -  WS07  ticket-asked cifs/acme.file.core.windows.net 0xC000018B 0x6fb
      -  WS08  saved-credential-list 0
      -  WS07  ticket-list 1
      -  WS07  ticket-held anna krbtgt/CORP.EXAMPLE
    `,
  ),
  story(
    'a key is saved: it goes before any identity',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\acme.file.core.windows.net\data as CORP\anna code 86
      -  WS07  ticket-asked cifs/acme.file.core.windows.net 0xC000018B 0x6fb
      -  WS07  saved-credential acme.file.core.windows.net Azure\acme
      -  WS07  saved-credential-list 1
      -  WS07  ticket-list 1
      -  WS07  ticket-held anna krbtgt/CORP.EXAMPLE
    `,
  ),
  story(
    'the key was typed: no identity was meant, whatever klist get says',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\acme.file.core.windows.net\data as acme code 86
      -  WS07  ticket-asked cifs/acme.file.core.windows.net 0xC000018B 0x6fb
      -  WS07  saved-credential-list 0
    `,
  ),
  story(
    'nothing shows that an identity was meant',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\acme.file.core.windows.net\data code 86
      -  WS07  ticket-asked cifs/acme.file.core.windows.net 0xC000018B 0x6fb
      -  WS07  saved-credential-list 0
    `,
  ),
  story(
    'an account of the client is none of the directory',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\acme.file.core.windows.net\data as .\bob code 86
      -  WS07  ticket-asked cifs/acme.file.core.windows.net 0xC000018B 0x6fb
      -  WS07  saved-credential-list 0
    `,
  ),
  story(
    'the key was typed and refused: the settings of the storage account would tell',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\acme.file.core.windows.net\data as localhost\acme code 86
    `,
  ),
  story(
    'an identity was meant, and no ticket is in the list: nobody asked for one',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\acme.file.core.windows.net\data as CORP\anna code 86
      -  WS07  ticket-list 1
      -  WS07  ticket-held anna krbtgt/CORP.EXAMPLE
      -  WS07  saved-credential-list 0
    `,
  ),
  story(
    'klist get reached no KDC: the way there is the first question',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\acme.file.core.windows.net\data as CORP\anna code 86
      -  WS07  ticket-asked cifs/acme.file.core.windows.net 0xC000005E
      -  WS07  saved-credential-list 0
    `,
  ),
  story(
    'klist get fails for another storage account',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\acme.file.core.windows.net\data as CORP\anna code 86
      -  WS07  ticket-asked cifs/other.file.core.windows.net 0xC000018B 0x6fb
      -  WS07  saved-credential-list 0
    `,
  ),
  story(
    'port 445 or the name: no item but the name',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\acme.file.core.windows.net\data code 53
    `,
  ),
  story(
    'a ticket is there and access is denied: roles and permissions',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\acme.file.core.windows.net\data code 5
      -  WS07  ticket-list 1
      -  WS07  ticket-held anna cifs/acme.file.core.windows.net
    `,
  ),
  story(
    'klist get succeeds',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\acme.file.core.windows.net\data code 5
      -  WS07  ticket-asked cifs/acme.file.core.windows.net granted
    `,
  ),
  story(
    'NTLM was refused for the name, and the session holds a ticket for it: two tries, or a repair between them',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/acme.file.core.windows.net session CORP\anna
      -         WS07  ticket-list 1
      -         WS07  ticket-held anna cifs/acme.file.core.windows.net
    `,
  ),
  story(
    'two accounts hold the SPN of the storage account: that is the mechanism',
    { [id]: 'confirmed', [duplicate]: 'confirmed' },
    String.raw`
      -  WS07         access-tried \\acme.file.core.windows.net\data code 86
      -  WS07         ticket-asked cifs/acme.file.core.windows.net 0xC000018B 0x6fb
      -  WS07         saved-credential-list 0
      -  DC01:setspn  spn-duplicate cifs/acme.file.core.windows.net ACME OLDACME
    `,
  ),
];
