import { story } from '../story.ts';

const id = 'client-not-domain-joined';
const server = 'incoming-ntlm-deny';
const outgoing = 'outgoing-ntlm-deny-all';
const either = 'ntlm-refused-gate-undecided';

export const stories = [
  story(
    'the client says that it is in a workgroup, and the server refused its NTLM',
    { [id]: 'confirmed', [server]: 'confirmed' },
    String.raw`
      09:00:00  FS01    ntlm-blocked 4002
      09:00:02  FS01    logon-failed KIOSK7\anna from 10.0.0.7 KIOSK7 ntlm 0xC0000418
      -         FS01    policy P-IN = 2
      -         KIOSK7  join-state workgroup
    `,
  ),
  story(
    'one file says workgroup and another one domain',
    { [id]: 'possible', [server]: 'confirmed' },
    String.raw`
      09:00:00  FS01    ntlm-blocked 4002
      09:00:02  FS01    logon-failed KIOSK7\anna from 10.0.0.7 KIOSK7 ntlm 0xC0000418
      -         FS01    policy P-IN = 2
      -         KIOSK7      join-state workgroup
      -         KIOSK7:new  join-state domain corp.example
    `,
  ),
  story(
    'its own block event bears no DNS suffix, and its session is WORKGROUP',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  KIOSK7  ntlm-blocked 4001 to cifs/fs01 as CORP\anna session WORKGROUP\KIOSK7$
    `,
  ),
  story(
    'workgroup, and the same account gets in as user@domain with a ticket',
    { [id]: 'confirmed' },
    String.raw`
      -  KIOSK7  join-state workgroup
      -  KIOSK7  access-tried \\fs01.corp.example\data as CORP\anna code 86
      -  KIOSK7  access-tried \\fs01.corp.example\data as anna@corp.example succeeded
      -  KIOSK7  ticket-list 2
      -  KIOSK7  ticket-held anna krbtgt/CORP.EXAMPLE
      -  KIOSK7  ticket-held anna cifs/fs01.corp.example
    `,
  ),
  story(
    'the same without the ticket: the password may have been mistyped the first time',
    { [id]: 'likely' },
    String.raw`
      -  KIOSK7  join-state workgroup
      -  KIOSK7  access-tried \\fs01.corp.example\data as CORP\anna code 86
      -  KIOSK7  access-tried \\fs01.corp.example\data as anna@corp.example succeeded
    `,
  ),
  story(
    'the success was another account’s',
    { [id]: 'possible' },
    String.raw`
      -  KIOSK7  join-state workgroup
      -  KIOSK7  access-tried \\fs01.corp.example\data as CORP\anna code 86
      -  KIOSK7  access-tried \\fs01.corp.example\data as bert@corp.example succeeded
    `,
  ),
  story(
    'the account gets in by Kerberos from a joined computer, and this client bears no DNS suffix',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00      KIOSK7             ntlm-blocked 4001 to cifs/fs01 as CORP\anna session KIOSK7\guest
      08:30:00      FS01               logon CORP\anna from 10.0.0.8 WS08 kerberos
      08:00..10:00  WS08.corp.example  log security 4624
    `,
  ),
  story(
    'the same contrast, and nobody knows what the failing client is',
    { [id]: 'likely', [either]: 'confirmed', [server]: 'possible' },
    String.raw`
      09:00:00      FS01               logon-failed CORP\anna from 10.0.0.7 KIOSK7 ntlm 0xC0000418
      08:30:00      FS01               logon CORP\anna from 10.0.0.8 WS08 kerberos
      08:00..10:00  WS08.corp.example  log security 4624
    `,
  ),
  story(
    'an account of the same name in another domain gets in from a joined computer',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00      KIOSK7             ntlm-blocked 4001 to cifs/fs01 as KIOSK7\anna session KIOSK7\anna
      08:30:00      FS01               logon CORP\anna from 10.0.0.8 WS08 kerberos
      08:00..10:00  WS08.corp.example  log security 4624
    `,
  ),
  story(
    'workgroup and error 1937: refused, by whom is open',
    { [id]: 'likely' },
    String.raw`
      -  KIOSK7  access-tried \\fs01\data as CORP\anna code 1937
      -  KIOSK7  join-state workgroup
    `,
  ),
  story(
    'workgroup, and a deny value that only this client can have',
    { [id]: 'likely' },
    String.raw`
      -  KIOSK7  access-tried \\fs01\data as CORP\anna code 5
      -  KIOSK7  join-state workgroup
      -  ?       policy P-OUT = 2
    `,
  ),
  story(
    'the deny value excepts this very server, so it stops nothing here',
    { [id]: 'possible' },
    String.raw`
      -  KIOSK7  access-tried \\fs01\data as CORP\anna code 5
      -  KIOSK7  join-state workgroup
      -  KIOSK7  policy P-OUT = 2
      -  KIOSK7  policy P-OUTX = fs01
    `,
  ),
  story(
    'told: it works from joined computers; and NTLM was refused here',
    { [id]: 'likely', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  KIOSK7  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -         ?       told-contrast from-domain-computer true
    `,
  ),
  story(
    'told the same, and no sign of a refusal',
    { [id]: 'possible' },
    String.raw`
      -  KIOSK7  access-tried \\fs01\data as CORP\anna code 5
      -  ?       told-contrast from-domain-computer true
    `,
  ),
  story(
    'a workgroup client whose access fails for an unknown reason',
    { [id]: 'possible' },
    String.raw`
      -  KIOSK7  access-tried \\fs01\data as CORP\anna code 5
      -  KIOSK7  join-state workgroup
    `,
  ),
  story(
    'the session is the computer’s own: a local account on a joined computer prints the same',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  KIOSK7  ntlm-blocked 4001 to cifs/fs01 session KIOSK7\guest
    `,
  ),
  story(
    'the workgroup is another computer’s',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07    ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -         KIOSK7  join-state workgroup
    `,
  ),
  story(
    'the client is joined',
    { [id]: 'ruled-out', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -         WS07  join-state domain corp.example
    `,
  ),
  story(
    'the client’s own records bear the DNS suffix of a domain',
    { [id]: 'ruled-out', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07.corp.example  ntlm-blocked 4001 to cifs/fs01 as CORP\anna session CORP\anna
    `,
  ),
  story(
    'the session holds a TGT of the domain',
    { [id]: 'ruled-out', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  KIOSK7  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -         KIOSK7  ticket-list 1
      -         KIOSK7  ticket-held anna krbtgt/CORP.EXAMPLE
    `,
  ),
  story(
    'a workgroup with a DNS suffix of its own: what the computer says of its join counts',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  KIOSK7.shop.example  ntlm-blocked 4001 to cifs/fs01 as CORP\anna session KIOSK7\guest
      -         KIOSK7               join-state workgroup
    `,
  ),
  story(
    'two captures of one computer disagree about its join: the evidence conflicts',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  KIOSK7       ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -         KIOSK7:old   join-state workgroup
      -         KIOSK7:new   join-state domain corp.example
    `,
  ),
  story(
    'the password was wrong: it arrived, so the missing join is no reason',
    { [id]: 'ruled-out', 'wrong-saved-credential': 'confirmed' },
    String.raw`
      09:00:00  FS01    logon-failed CORP\anna from 10.0.0.7 KIOSK7 ntlm 0xC000006D 0xC000006A
      -         KIOSK7  join-state workgroup
    `,
  ),
  story(
    'the device is joined to Entra ID: systeminfo prints a workgroup there too',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  LAP3          ntlm-blocked 4001 to cifs/fs01 as CORP\anna session WORKGROUP\LAP3$
      -         LAP3          join-state workgroup
      -         LAP3:dsregcmd join-state entra
    `,
  ),
  story(
    'the same, where only the tokens were pasted',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  LAP3  ntlm-blocked 4001 to cifs/fs01 as CORP\anna session LAP3\anna
      08:30:00  FS01  logon CORP\anna from 10.0.0.8 WS08 kerberos
      08:00..10:00  WS08.corp.example  log security 4624
      -         LAP3  join-state workgroup
      -         LAP3:dsregcmd cloud-sign-in entraJoined=true
    `,
  ),
  story(
    'somebody got in by Kerberos from this computer an hour before',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      08:00:00  FS02    logon CORP\bert from KIOSK7 kerberos
      09:00:00  KIOSK7  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -         KIOSK7  join-state workgroup
    `,
  ),
  story(
    'the computer has a working secure channel to the domain',
    { [id]: 'ruled-out', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -         WS07  secure-channel-checked corp.example
    `,
  ),
  story(
    'the computer is joined to another company’s domain: whether that is trusted no file says',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      08:00..10:00  FS01.corp.example     log security 4624
      09:00:00      WS07.partner.example  ntlm-blocked 4001 to cifs/fs01.corp.example as CORP\anna session PARTNER\anna
      -             WS07                  join-state domain partner.example
    `,
  ),
  story(
    'a ticket of Entra ID is none of the domain',
    { [id]: 'confirmed', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  KIOSK7  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -         KIOSK7  join-state workgroup
      -         KIOSK7  ticket-list 1
      -         KIOSK7  ticket-held anna krbtgt/KERBEROS.MICROSOFTONLINE.COM
    `,
  ),
  story(
    'the account gets in from a joined computer; here the share refused it, NTLM nobody',
    { [id]: 'possible' },
    String.raw`
      09:00:00      KIOSK7             ntlm-audited 8001 to cifs/fs01 as CORP\anna session KIOSK7\guest
      09:00:01      KIOSK7             smb-client-failure 31010 to fs01 share data as CORP\anna 0xC0000022
      08:30:00      FS01               logon CORP\anna from 10.0.0.8 WS08 kerberos
      08:00..10:00  WS08.corp.example  log security 4624
    `,
  ),
  story(
    'the UPN opens it with a ticket, and nobody said that the computer is in a workgroup',
    { [id]: 'possible' },
    String.raw`
      -  KIOSK7  access-tried \\fs01.corp.example\data as CORP\anna code 86
      -  KIOSK7  access-tried \\fs01.corp.example\data as anna@corp.example succeeded
      -  KIOSK7  ticket-list 2
      -  KIOSK7  ticket-held anna krbtgt/CORP.EXAMPLE
      -  KIOSK7  ticket-held anna cifs/fs01.corp.example
    `,
  ),
  story(
    'the ticket for the server is another person’s',
    { [id]: 'likely' },
    String.raw`
      -  KIOSK7      join-state workgroup
      -  KIOSK7      access-tried \\fs01.corp.example\data as CORP\anna code 86
      -  KIOSK7      access-tried \\fs01.corp.example\data as anna@corp.example succeeded
      -  KIOSK7:old  ticket-list 1
      -  KIOSK7:old  ticket-held bert cifs/fs01.corp.example
    `,
  ),
  story(
    'in no domain, and nobody pasted whether in Entra ID',
    { [id]: 'likely', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  KIOSK7  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      -         KIOSK7  cloud-sign-in domainJoined=false
    `,
  ),
];
