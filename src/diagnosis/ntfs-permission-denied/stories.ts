import { story } from '../story.ts';

const id = 'ntfs-permission-denied';
const share = 'share-permission-denied';

export const stories = [
  story(
    'the share lets in, the file system refuses in the same session',
    { [id]: 'confirmed', 'outgoing-ntlm-deny-all': 'ruled-out' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:00  FS01  share-access 5145 success CORP\anna on Data from 10.0.0.7 id 0x1f
      09:00:01  FS01  file-denied 4656 CORP\anna D:\Data\plan.xlsx mask 0x2 id 0x1f
      09:00:01  WS07  access-tried \\fs01\data\plan.xlsx as CORP\anna code 5 by copy
      -         WS07  policy P-OUT = 2
    `,
  ),
  story(
    'an open file was used in a way that is refused (4663)',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:00  FS01  share-access 5145 success CORP\anna on Data from 10.0.0.7 id 0x1f
      09:00:01  FS01  file-denied 4663 CORP\anna D:\Data\plan.xlsx mask 0x2 id 0x1f
      09:00:01  WS07  access-tried \\fs01\data\plan.xlsx as CORP\anna code 5 by copy
    `,
  ),
  story(
    'the command printed no time, and the file that it named was refused',
    { [id]: 'confirmed', 'outgoing-ntlm-deny-all': 'ruled-out' },
    String.raw`
      08:59:58  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:00  FS01  share-access 5145 success CORP\anna on Data from 10.0.0.7 id 0x1f
      09:00:01  FS01  file-denied 4656 CORP\anna D:\Data\2026\plan.xlsx mask 0x1 id 0x1f
      -         WS07  access-tried \\fs01\data\2026\plan.xlsx as CORP\anna code 5 by type
      -         WS07  policy P-OUT = 2
    `,
  ),
  story(
    'the command printed no time, and the list of shares says where the folder lies',
    { [id]: 'confirmed' },
    String.raw`
      08:59:58  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:00  FS01  share-access 5145 success CORP\anna on Data from 10.0.0.7 id 0x1f
      09:00:01  FS01  file-denied 4656 CORP\anna D:\Data mask 0x1 id 0x1f
      -         FS01  smb-share Data path=D:\Data
      -         WS07  access-tried \\fs01\data as CORP\anna code 5 by dir
    `,
  ),
  story(
    'the command printed no time, and nothing says where the share leads',
    { [id]: 'likely' },
    String.raw`
      08:59:58  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:00  FS01  share-access 5145 success CORP\anna on Data from 10.0.0.7 id 0x1f
      09:00:01  FS01  file-denied 4656 CORP\anna D:\Data mask 0x1 id 0x1f
      -         WS07  access-tried \\fs01\data as CORP\anna code 5 by dir
    `,
  ),
  story(
    'the refused file lies in another share of the server',
    { [id]: 'possible' },
    String.raw`
      08:59:58  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:00  FS01  share-access 5145 success CORP\anna on Data from 10.0.0.7 id 0x1f
      09:00:01  FS01  file-denied 4656 CORP\anna D:\DataOld\x.txt mask 0x1 id 0x1f
      -         FS01  smb-share Data path=D:\Data
      -         WS07  access-tried \\fs01\data as CORP\anna code 5 by dir
    `,
  ),
  story(
    'the share was used again later: the refusal may be mended, and the undated error of another day',
    { [id]: 'likely' },
    String.raw`
      08:59:58  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:00  FS01  share-access 5145 success CORP\anna on Data from 10.0.0.7 id 0x1f
      09:00:01  FS01  file-denied 4656 CORP\anna D:\Data mask 0x1 id 0x1f
      15:00:00  FS01  share-access 5145 success CORP\anna on Data from 10.0.0.7 id 0x1f
      -         FS01  smb-share Data path=D:\Data
      -         WS07  access-tried \\fs01\data as CORP\anna code 5 by dir
    `,
  ),
  story(
    'the program tried for more and went on with less at once',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:00  FS01  share-access 5145 success CORP\anna on Data from 10.0.0.7 id 0x1f
      09:00:00  WS07  access-tried \\fs01\data\plan.xlsx as CORP\anna code 5 by copy
      09:00:01  FS01  file-denied 4656 CORP\anna D:\Data\plan.xlsx mask 0x2 id 0x1f
      09:00:03  FS01  share-access 5145 success CORP\anna on Data from 10.0.0.7 id 0x1f
    `,
  ),
  story(
    'only the right to change permissions was refused: a probe',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:00  FS01  share-access 5145 success CORP\anna on Data from 10.0.0.7 id 0x1f
      09:00:01  FS01  file-denied 4656 CORP\anna D:\Data\plan.xlsx mask 0x40000 id 0x1f
      09:00:01  WS07  access-tried \\fs01\data\plan.xlsx as CORP\anna code 5 by copy
    `,
  ),
  story(
    'the connect itself failed: no file was asked for yet',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:00  FS01  share-access 5145 success CORP\anna on Data from 10.0.0.7 id 0x1f
      09:00:01  FS01  file-denied 4656 CORP\anna D:\Data mask 0x1 id 0x1f
      09:00:01  WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
  story(
    'the share was passed hours before: whether this file lies behind it is open',
    { [id]: 'likely' },
    String.raw`
      06:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      06:00:00  FS01  share-access 5140 success CORP\anna on Data from 10.0.0.7 id 0x1f
      09:00:01  FS01  file-denied 4656 CORP\anna D:\Data\plan.xlsx mask 0x2 id 0x1f
      09:00:01  WS07  access-tried \\fs01\data\plan.xlsx as CORP\anna code 5 by copy
    `,
  ),
  story(
    'the session was at work in two shares, and nobody knows behind which the refused file lies',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:00  FS01  share-access 5145 success CORP\anna on Data from 10.0.0.7 id 0x1f
      09:00:00  FS01  share-access 5145 success CORP\anna on Plans from 10.0.0.7 id 0x1f
      09:00:01  FS01  file-denied 4656 CORP\anna D:\Areas\P7 mask 0x1 id 0x1f
      09:00:01  WS07  access-tried \\fs01\data as CORP\anna code 5 by dir
    `,
  ),
  story(
    'the export lost the Logon IDs',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos
      09:00:00  FS01  share-access 5145 success CORP\anna on Data from 10.0.0.7
      09:00:01  FS01  file-denied 4656 CORP\anna D:\Data\plan.xlsx mask 0x2
      09:00:01  WS07  access-tried \\fs01\data\plan.xlsx as CORP\anna code 5 by copy
    `,
  ),
  story(
    'the export lost the Logon IDs, and no share was seen to let the account in',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos
      09:00:01  FS01  file-denied 4656 CORP\anna D:\Data\plan.xlsx mask 0x2
      09:00:01  WS07  access-tried \\fs01\data\plan.xlsx as CORP\anna code 5 by copy
    `,
  ),
  story(
    'the file was refused in another session, at the console of the server',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:00  FS01  share-access 5145 success CORP\anna on Data from 10.0.0.7 id 0x1f
      09:00:01  FS01  file-denied 4656 CORP\anna D:\Data\plan.xlsx mask 0x2 id 0x77
      09:00:01  WS07  access-tried \\fs01\data\plan.xlsx as CORP\anna code 5 by copy
    `,
  ),
  story(
    'the logon of the session was not exported',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  share-access 5145 success CORP\anna on Data from 10.0.0.7 id 0x1f
      09:00:01  FS01  file-denied 4656 CORP\anna D:\Data\plan.xlsx mask 0x2 id 0x1f
      09:00:01  WS07  access-tried \\fs01\data\plan.xlsx as CORP\anna code 5 by copy
    `,
  ),
  story(
    'another person was refused in the same second',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:00  FS01  share-access 5145 success CORP\anna on Data from 10.0.0.7 id 0x1f
      09:00:01  FS01  file-denied 4656 CORP\bob D:\Data\plan.xlsx mask 0x2 id 0x2a
      09:00:01  WS07  access-tried \\fs01\data\plan.xlsx as CORP\anna code 5 by copy
    `,
  ),
  story(
    'another server refused a file in the same second',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:00  FS01  share-access 5145 success CORP\anna on Data from 10.0.0.7 id 0x1f
      09:00:01  FS02  file-denied 4656 CORP\anna D:\Data\plan.xlsx mask 0x2 id 0x1f
      09:00:01  WS07  access-tried \\fs01\data\plan.xlsx as CORP\anna code 5 by copy
    `,
  ),
  story(
    'the error says that the name was not found: no refused file explains it',
    { [id]: 'not-examined' },
    String.raw`
      08:59:58  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:01  FS01  file-denied 4656 CORP\anna D:\Data\plan.xlsx mask 0x2 id 0x1f
      -         WS07  access-tried \\fs01\data as CORP\anna code 53 by dir
    `,
  ),
  story(
    'the share refuses as well: which of both stopped the person is open',
    { [id]: 'possible', [share]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:00  FS01  share-access 5145 success CORP\anna on Data path \ from 10.0.0.7 id 0x1f
      09:00:01  FS01  file-denied 4656 CORP\anna D:\Data\plan.xlsx mask 0x1 id 0x1f
      09:00:01  FS01  share-access 5145 failure CORP\anna on Data path new.xlsx from 10.0.0.7 mask 0x2 id 0x1f
      09:00:01  WS07  access-tried \\fs01\data\plan.xlsx as CORP\anna code 5 by copy
    `,
  ),
  story(
    'the share refuses: no folder is reached',
    { [id]: 'ruled-out', [share]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:01  FS01  share-access 5145 failure CORP\anna on Data from 10.0.0.7 mask 0x1 id 0x1f
    `,
  ),
  story(
    'error 5 after a share that lets in: the file system is not audited',
    { [id]: 'possible', [share]: 'ruled-out' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:01  FS01  share-access 5145 success CORP\anna on Data path \ from 10.0.0.7 mask 0x1 id 0x1f
      09:00:02  WS07  access-tried \\fs01\data as CORP\anna code 5 by dir
    `,
  ),
  story(
    'error 5, and no log of the server: the share or the folder',
    { [id]: 'possible', [share]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 5 by dir
    `,
  ),
  story(
    'the server logs every use of its shares, and this person used none',
    { [id]: 'ruled-out' },
    String.raw`
      08:00..10:00  FS01  log security 4624 5145
      08:30:00      FS01  share-access 5145 success CORP\bob on Data from 10.0.0.8 id 0x2a
      09:00:01      WS07  access-tried \\fs01\data as CORP\anna code 5 by dir
    `,
  ),
  story(
    'the server logs refused shares only: silence says nothing',
    { [id]: 'possible' },
    String.raw`
      08:00..10:00  FS01  log security 4624 5145
      08:30:00      FS01  share-access 5145 failure CORP\bob on Data from 10.0.0.8 mask 0x2 id 0x2a
      09:00:01      WS07  access-tried \\fs01\data as CORP\anna code 5 by dir
    `,
  ),
  story(
    'SQL Server backs up into a folder that refuses its computer account',
    { [id]: 'confirmed', 'service-account-identity': 'confirmed' },
    String.raw`
      02:00:00  SQL01  service-failure 18204 MSSQLSERVER \\fs01\Backup\db.bak code 5
      02:00:00  FS01   logon CORP\SQL01$ from 10.0.0.8 kerberos id 0x1f
      02:00:00  FS01   share-access 5145 success CORP\SQL01$ on Backup from 10.0.0.8 id 0x1f
      02:00:01  FS01   file-denied 4656 CORP\SQL01$ E:\Backup\db.bak mask 0x2 id 0x1f
    `,
  ),
];
