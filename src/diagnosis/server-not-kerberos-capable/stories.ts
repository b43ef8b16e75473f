import { story } from '../story.ts';

const id = 'server-not-kerberos-capable';
const outgoing = 'outgoing-ntlm-deny-all';
const alias = 'alias-cname-no-spn';

export const stories = [
  story(
    'no account of the forest owns the name, the server is in a workgroup, and NTLM was refused',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07   ntlm-blocked 4001 to cifs/box01 as CORP\anna
      -         BOX01  join-state workgroup
      -         DC01:setspn  spn-query cifs/box01 nobody forest
      -         DC01:setspn  spn-query host/box01 nobody forest
    `,
  ),
  story(
    'one file says workgroup and another one domain',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07   ntlm-blocked 4001 to cifs/box01 as CORP\anna
      -         BOX01      join-state workgroup
      -         BOX01:new  join-state domain corp.example
      -         DC01:setspn  spn-query cifs/box01 nobody forest
      -         DC01:setspn  spn-query host/box01 nobody forest
    `,
  ),
  story(
    'the search stayed in one domain: an account of another may own the name',
    { [id]: 'likely', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07   ntlm-blocked 4001 to cifs/box01 as CORP\anna
      -         BOX01  join-state workgroup
      -         DC01:setspn  spn-query cifs/box01 nobody
      -         DC01:setspn  spn-query host/box01 nobody
    `,
  ),
  story(
    'nobody owns the name, the server is in a workgroup, and the client shows 1937',
    { [id]: 'likely' },
    String.raw`
      -  WS07   access-tried \\box01\data as CORP\anna code 1937
      -  BOX01  join-state workgroup
      -  DC01:setspn  spn-query cifs/box01 nobody forest
      -  DC01:setspn  spn-query host/box01 nobody forest
    `,
  ),
  story(
    'the short name was asked for, the full name was not',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07   ntlm-blocked 4001 to cifs/box01.corp.example as CORP\anna
      -         BOX01  join-state workgroup
      -         DC01:setspn  spn-query cifs/box01 nobody forest
      -         DC01:setspn  spn-query host/box01 nobody forest
    `,
  ),
  story(
    'three clients are refused, nobody owns the appliance’s name, and nobody ever held a ticket',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\anna
      09:10:00  WS08  ntlm-blocked 4001 to cifs/nas01 as CORP\bert
      09:20:00  WS09  ntlm-blocked 4001 to cifs/nas01 as CORP\cora
      -         DC01:setspn  spn-query cifs/nas01 nobody forest
      -         DC01:setspn  spn-query host/nas01 nobody forest
    `,
  ),
  story(
    'three clients without a ticket, and nobody searched for an owner: an alias looks the same',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\anna
      09:10:00  WS08  ntlm-blocked 4001 to cifs/nas01 as CORP\bert
      09:20:00  WS09  ntlm-blocked 4001 to cifs/nas01 as CORP\cora
    `,
  ),
  story(
    'two clients are too few',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\anna
      09:10:00  WS08  ntlm-blocked 4001 to cifs/nas01 as CORP\bert
    `,
  ),
  story(
    'one of the three holds a ticket for it',
    { [id]: 'ruled-out', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\anna
      09:10:00  WS08  ntlm-blocked 4001 to cifs/nas01 as CORP\bert
      09:20:00  WS09  ntlm-blocked 4001 to cifs/nas01 as CORP\cora
      -         WS11  ticket-list 1
      -         WS11  ticket-held dora cifs/nas01
    `,
  ),
  story(
    'a name that a computer of the case bears is no unknown appliance',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      08:00..10:00  FS01  log security 4624
      09:00:00      WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      09:10:00      WS08  ntlm-blocked 4001 to cifs/fs01 as CORP\bert
      09:20:00      WS09  ntlm-blocked 4001 to cifs/fs01 as CORP\cora
    `,
  ),
  story(
    'an alias of a joined server: no owner either, and the server says where it is',
    { [id]: 'possible', [outgoing]: 'confirmed', [alias]: 'likely' },
    String.raw`
      08:00..10:00  FS01  log security 4624 5140
      09:00:00      WS07  ntlm-blocked 4001 to cifs/files as CORP\anna
      -             FS01  smb-share finance
      -             WS07  access-tried \\files\finance as CORP\anna code 5
      -             DC01:setspn  spn-query cifs/files nobody forest
      -             DC01:setspn  spn-query host/files nobody forest
    `,
  ),
  story(
    'the server says that it is joined',
    { [id]: 'ruled-out', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -         FS01  join-state domain corp.example
      -         DC01:setspn  spn-query cifs/fs01 nobody forest
      -         DC01:setspn  spn-query host/fs01 nobody forest
    `,
  ),
  story(
    'an account owns host/ of the name',
    { [id]: 'ruled-out', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/box01 as CORP\anna
      -         DC01:setspn  spn-query cifs/box01 nobody forest
      -         DC01:setspn  spn-query host/box01 BOX01 forest
    `,
  ),
  story(
    'an address: nothing was asked that could show it',
    { [id]: 'possible', 'ip-address-access': 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/10.2.0.9 as CORP\anna
    `,
  ),
  story(
    'only dsregcmd of the server was pasted: it is in no domain',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07   ntlm-blocked 4001 to cifs/box01 as CORP\anna
      -         BOX01  cloud-sign-in domainJoined=false
      -         DC01:setspn  spn-query cifs/box01 nobody forest
      -         DC01:setspn  spn-query host/box01 nobody forest
    `,
  ),
  story(
    'the server has a working secure channel: it is joined, and its SPN is missing',
    { [id]: 'ruled-out', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -         FS01  secure-channel-checked corp.example
      -         DC01:setspn  spn-query cifs/fs01 nobody forest
      -         DC01:setspn  spn-query host/fs01 nobody forest
    `,
  ),
  story(
    'the server logged somebody on by Kerberos: whatever the capture says, it can',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      08:00:00  BOX01  logon CORP\bert from 10.0.0.8 kerberos
      09:00:00  WS07   ntlm-blocked 4001 to cifs/box01 as CORP\anna
      -         BOX01  join-state workgroup
      -         DC01:setspn  spn-query cifs/box01 nobody forest
      -         DC01:setspn  spn-query host/box01 nobody forest
    `,
  ),
  story(
    'somebody got a ticket for it by klist get',
    { [id]: 'ruled-out', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/box01 as CORP\anna
      -         WS07  ticket-asked cifs/box01 granted
    `,
  ),
  story(
    'the name of the old NAS is an alias of the server that replaced it',
    { [id]: 'possible', [outgoing]: 'confirmed', [alias]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/nas01 as CORP\anna
      09:10:00  WS08  ntlm-blocked 4001 to cifs/nas01 as CORP\bert
      09:20:00  WS09  ntlm-blocked 4001 to cifs/nas01 as CORP\cora
      -         WS07  name-resolved nas01 CNAME fs01.corp.example
      -         DC01:setspn  spn-query cifs/nas01 nobody forest
      -         DC01:setspn  spn-query host/nas01 nobody forest
    `,
  ),
  story(
    'three clients of 24H2 give their reason, one of them was refused',
    { [id]: 'confirmed', 'smb-client-block-ntlm': 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 31023 to nas01 as CORP\anna
      09:10:00  WS08  ntlm-reason 4020 to cifs/nas01 as CORP\bert
      09:20:00  WS09  ntlm-audited 8001 to cifs/nas01 as CORP\cora
      -         DC01:setspn  spn-query cifs/nas01 nobody forest
      -         DC01:setspn  spn-query host/nas01 nobody forest
    `,
  ),
  story(
    'a workgroup server, and the share refused: nothing shows that NTLM was',
    { [id]: 'possible' },
    String.raw`
      -  WS07   access-tried \\box01\data as CORP\anna code 5
      -  BOX01  join-state workgroup
      -  DC01:setspn  spn-query cifs/box01 nobody forest
      -  DC01:setspn  spn-query host/box01 nobody forest
    `,
  ),
  story(
    'an old capture says workgroup, and the secure channel works',
    { [id]: 'ruled-out', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07      ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -         FS01:old  join-state workgroup
      -         FS01      secure-channel-checked corp.example
      -         DC01:setspn  spn-query cifs/fs01 nobody forest
      -         DC01:setspn  spn-query host/fs01 nobody forest
    `,
  ),
];
