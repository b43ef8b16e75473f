import { story } from '../story.ts';

const id = 'strict-name-checking';
const alias = 'alias-cname-no-spn';
const outgoing = 'outgoing-ntlm-deny-all';

const DISABLED = String.raw`system\currentcontrolset\services\lanmanserver\parameters\disablestrictnamechecking`;
const OPTIONAL = String.raw`system\currentcontrolset\services\lanmanserver\parameters\optionalnames`;

/** What people try at one prompt. */
const contrast = String.raw`
      -  WS07  access-tried \\files\finance code 52
      -  WS07  access-tried \\fs01.corp.example\finance succeeded
`;
const repaired = String.raw`
      ${contrast}
      -  WS07  access-tried \\files\finance succeeded
`;

export const stories = [
  story(
    'the alias fails with 52 and works once the server accepts every name',
    { [id]: 'confirmed' },
    String.raw`
      ${repaired}
      -  FS01  setting-undefined ${DISABLED}
      -  FS01  policy ${DISABLED} = 1
    `,
  ),
  story(
    'the same with one further name',
    { [id]: 'confirmed' },
    String.raw`
      ${repaired}
      -  FS01  policy ${OPTIONAL} = oldfs01
      -  FS01  policy ${OPTIONAL} = oldfs01, FILES
    `,
  ),
  story(
    'the alias works now, and nobody captured the setting before',
    { [id]: 'possible' },
    String.raw`
      ${repaired}
      -  FS01  policy ${DISABLED} = 1
    `,
  ),
  story(
    'the alias works now, and the settings are what they were: something else was changed',
    { [id]: 'likely' },
    String.raw`
      ${repaired}
      -  FS01  setting-undefined ${DISABLED}
      -  FS01  setting-undefined ${OPTIONAL}
    `,
  ),
  story(
    'the setting was taken back, not made',
    { [id]: 'likely' },
    String.raw`
      ${repaired}
      -  FS01  policy ${DISABLED} = 1
      -  FS01  policy ${DISABLED} = 0
      -  FS01  setting-undefined ${OPTIONAL}
    `,
  ),
  story(
    'the setting was changed, and nobody tried the alias again',
    { [id]: 'possible' },
    String.raw`
      ${contrast}
      -  FS01  policy ${DISABLED} = 0
      -  FS01  policy ${DISABLED} = 1
    `,
  ),
  story(
    'the alias failed with error 5 before: that may have been another refusal',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\files\finance code 5
      -  WS07  access-tried \\fs01.corp.example\finance succeeded
      -  WS07  access-tried \\files\finance succeeded
      -  FS01  setting-undefined ${DISABLED}
      -  FS01  policy ${DISABLED} = 1
    `,
  ),
  story(
    'the second try gave another account: the first one says nothing of the name',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\files\finance code 52
      -  WS07  access-tried \\fs01.corp.example\finance as CORP\admin succeeded
      -  WS07  access-tried \\files\finance as CORP\anna succeeded
      -  FS01  setting-undefined ${DISABLED}
      -  FS01  policy ${DISABLED} = 1
    `,
  ),
  story(
    'error 52 for the alias alone, and the server insists on its own names',
    { [id]: 'likely' },
    String.raw`
      ${contrast}
      -  FS01  setting-undefined ${DISABLED}
      -  FS01  setting-undefined ${OPTIONAL}
    `,
  ),
  story(
    'the same with values instead of their absence',
    { [id]: 'likely' },
    String.raw`
      ${contrast}
      -  FS01  policy ${DISABLED} = 0
      -  FS01  policy ${OPTIONAL} = oldfs01
    `,
  ),
  story(
    'error 52 for the alias alone, and nobody asked the server',
    { [id]: 'possible' },
    String.raw`
      ${contrast}
    `,
  ),
  story(
    'only one of the two settings is known',
    { [id]: 'possible' },
    String.raw`
      ${contrast}
      -  FS01  setting-undefined ${DISABLED}
    `,
  ),
  story(
    'the settings are those of another server',
    { [id]: 'possible' },
    String.raw`
      ${contrast}
      -  FS02  setting-undefined ${DISABLED}
      -  FS02  setting-undefined ${OPTIONAL}
    `,
  ),
  story(
    'error 52, and the real name was never tried: two computers may bear one name',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\files\finance code 52
      -  FS01  setting-undefined ${DISABLED}
      -  FS01  setting-undefined ${OPTIONAL}
      -  DC01:dns  name-resolved files CNAME fs01
    `,
  ),
  story(
    'somebody tells of error 52',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\files\finance code 52 by told
    `,
  ),
  story(
    'another error for an alias, which DNS leads to the server',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\files\finance code 53
      -  FS01  access-tried \\fs02\data succeeded
      -  DC01:dns  name-resolved files CNAME fs01
    `,
  ),
  story(
    'two servers answer under the name in DNS: which one refused stays open',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\files\finance code 67
      -  FS01  setting-undefined ${DISABLED}
      -  FS02  setting-undefined ${DISABLED}
      -  DC01:dns  name-resolved files CNAME fs01 fs02
    `,
  ),
  story(
    'the server accepts every name already',
    { [id]: 'ruled-out' },
    String.raw`
      ${contrast}
      -  FS01  policy ${DISABLED} = 1
    `,
  ),
  story(
    'the alias is one of the server’s further names already',
    { [id]: 'ruled-out' },
    String.raw`
      ${contrast}
      -  FS01  setting-undefined ${DISABLED}
      -  FS01  policy ${OPTIONAL} = FILES
    `,
  ),
  story(
    'the name is a computer’s own',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\fs01\finance code 52
      -  FS01  setting-undefined ${DISABLED}
    `,
  ),
  story(
    'an address is no alias',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\192.0.2.9\finance code 52
    `,
  ),
  story(
    'the server examined the password: it had taken the name',
    { [id]: 'ruled-out', 'wrong-saved-credential': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A
      09:00:01  WS07  smb-client-failure 31001 to files as CORP\anna 0xC000006A
    `,
  ),
  story(
    'the server logged the account on by the alias: what refuses now is the share',
    { [id]: 'ruled-out', 'share-permission-denied': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm id 0x1f
      09:00:01  FS01  share-access 5145 failure CORP\anna on finance from 10.0.0.7 mask 0x1 id 0x1f
      09:00:01  WS07  smb-client-failure 31010 to files share finance as CORP\anna 0xC0000022
    `,
  ),
  story(
    'the alias has no SPN, the outgoing policy stopped NTLM: the server was never asked',
    { [id]: 'not-reached', [alias]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/files as CORP\anna
      -         WS07  access-tried \\files\finance code 5
      -         WS07  access-tried \\fs01.corp.example\finance succeeded
      -         DC01:setspn  spn-query cifs/files nobody
      -         DC01:setspn  spn-query host/files nobody
    `,
  ),
];
