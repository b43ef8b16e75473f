import { story } from '../story.ts';

const id = 'multiple-credentials-1219';
const outgoing = 'outgoing-ntlm-deny-all';

export const stories = [
  story(
    'net use prints 1219',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\admin code 1219
    `,
  ),
  story(
    'a program shows the same number as an HRESULT',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\admin code 2147943619
    `,
  ),
  story(
    'the SMB client logs the same as an NTSTATUS',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\admin 0xC0000195
    `,
  ),
  story(
    'the connection that stands is shown beside it',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07      access-tried \\fs01\data as CORP\admin code 1219
      -  WS07:smb  smb-connection \\fs01\data as CORP\anna
    `,
  ),
  story(
    'no list shows that connection: another logon session may hold it',
    { [id]: 'confirmed' },
    String.raw`
      -  WS07      access-tried \\fs01\data as CORP\admin code 1219
      -  WS07:smb  smb-connection \\fs02\data as CORP\anna
    `,
  ),
  story(
    'the server logged somebody on: that is the connection in the way, no acquittal',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000195
      08:59:59  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos
    `,
  ),
  story(
    'people go around it by the address, and one day that is blocked',
    { [id]: 'confirmed', 'ip-address-access': 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      -                    WS07  access-tried \\fs01\data as CORP\admin code 1219
      -                    FS01  network-config FS01 10.0.0.5
      2026-10-05T09:00:00  WS07  ntlm-audited 8001 to cifs/10.0.0.5 as CORP\admin
      2026-10-05T09:05:00  WS07  ntlm-audited 8001 to cifs/fs01 as CORP\anna
      09:00:00             WS07  ntlm-blocked 4001 to cifs/10.0.0.5 as CORP\admin
    `,
  ),
  story(
    'two accounts for one server, and nobody saw the number',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07      access-tried \\fs01\data as CORP\admin code 5
      -  WS07:smb  smb-connection \\fs01\data as CORP\anna
    `,
  ),
  story(
    'the account was sent and found wrong',
    { [id]: 'not-examined', 'wrong-saved-credential': 'confirmed' },
    String.raw`
      -  WS07      access-tried \\fs01\data code 1326
      -  WS07:smb  smb-connection \\fs01\data user=CORP\anna credential=CORP\admin
    `,
  ),
  story(
    'told only',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1219 by told
    `,
  ),
  story(
    'NTLM to the same server was refused on another day: the policy is no part of this',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      2026-10-05T09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\admin
      -                    WS07  access-tried \\fs01\data as CORP\admin code 1219
    `,
  ),
];
