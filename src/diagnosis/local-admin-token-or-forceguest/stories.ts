import { story } from '../story.ts';

const id = 'local-admin-token-or-forceguest';
const share = 'share-permission-denied';

export const stories = [
  story(
    'a local administrator is refused at C$: its token is filtered',
    { [id]: 'confirmed', [share]: 'possible' },
    String.raw`
      09:00:00  FS01  logon FS01\admin from 10.0.0.7 WS07 ntlm id 0x1f not-elevated
      09:00:01  FS01  share-access 5140 failure FS01\admin on C$ from 10.0.0.7 mask 0x1 id 0x1f
      -         FS01  session-identity FS01\admin S-1-5-21-1-2-3-1004 S-1-5-32-544
      -         FS01  setting-undefined SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System\LocalAccountTokenFilterPolicy
    `,
  ),
  story(
    'the value is 0, and the client printed error 5',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon FS01\admin from 10.0.0.7 WS07 ntlm not-elevated
      09:00:01  WS07  access-tried \\fs01\admin$ as FS01\admin code 5
      -         FS01  session-identity FS01\admin S-1-5-21-1-2-3-1004 S-1-5-114
      -         FS01  policy SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System\LocalAccountTokenFilterPolicy = 0
    `,
  ),
  story(
    'nobody knows whether the account is an administrator',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  logon FS01\admin from 10.0.0.7 WS07 ntlm id 0x1f not-elevated
      09:00:01  FS01  share-access 5140 failure FS01\admin on C$ from 10.0.0.7 mask 0x1 id 0x1f
      -         FS01  setting-undefined SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System\LocalAccountTokenFilterPolicy
    `,
  ),
  story(
    'another account is the administrator',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  logon FS01\admin from 10.0.0.7 WS07 ntlm id 0x1f not-elevated
      09:00:01  FS01  share-access 5140 failure FS01\admin on C$ from 10.0.0.7 mask 0x1 id 0x1f
      -         FS01  session-identity FS01\root S-1-5-21-1-2-3-1005 S-1-5-32-544
      -         FS01  setting-undefined SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System\LocalAccountTokenFilterPolicy
    `,
  ),
  story(
    'the account is an administrator of the client, not of the server',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  logon FS01\admin from 10.0.0.7 WS07 ntlm id 0x1f not-elevated
      09:00:01  FS01  share-access 5140 failure FS01\admin on C$ from 10.0.0.7 mask 0x1 id 0x1f
      -         WS07  session-identity WS07\admin S-1-5-21-7-7-7-1004 S-1-5-32-544
      -         FS01  setting-undefined SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System\LocalAccountTokenFilterPolicy
    `,
  ),
  story(
    'nobody knows whether the server filters',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  logon FS01\admin from 10.0.0.7 WS07 ntlm id 0x1f not-elevated
      09:00:01  FS01  share-access 5140 failure FS01\admin on C$ from 10.0.0.7 mask 0x1 id 0x1f
      -         FS01  session-identity FS01\admin S-1-5-21-1-2-3-1004 S-1-5-32-544
    `,
  ),
  story(
    'the server filters nobody: this account is no administrator',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon FS01\admin from 10.0.0.7 WS07 ntlm id 0x1f not-elevated
      09:00:01  FS01  share-access 5140 failure FS01\admin on C$ from 10.0.0.7 mask 0x1 id 0x1f
      -         FS01  session-identity FS01\admin S-1-5-21-1-2-3-1004 S-1-5-32-544
      -         FS01  policy SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System\LocalAccountTokenFilterPolicy = 1
    `,
  ),
  story(
    'the export does not tell whether the token was elevated',
    { [id]: 'possible', [share]: 'possible' },
    String.raw`
      09:00:00  FS01  logon FS01\admin from 10.0.0.7 WS07 ntlm id 0x1f
      09:00:01  FS01  share-access 5140 failure FS01\admin on C$ from 10.0.0.7 mask 0x1 id 0x1f
      -         FS01  session-identity FS01\admin S-1-5-21-1-2-3-1004 S-1-5-32-544
      -         FS01  setting-undefined SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System\LocalAccountTokenFilterPolicy
    `,
  ),
  story(
    'the token of the refused session is elevated, another session’s is not',
    { [id]: 'possible', [share]: 'possible' },
    String.raw`
      09:00:00  FS01  logon FS01\admin from 10.0.0.7 WS07 ntlm id 0x1f elevated
      09:00:00  FS01  logon FS01\admin from 10.0.0.7 WS07 ntlm id 0x2a not-elevated
      09:00:01  FS01  share-access 5140 failure FS01\admin on C$ from 10.0.0.7 mask 0x1 id 0x1f
      -         FS01  session-identity FS01\admin S-1-5-21-1-2-3-1004 S-1-5-32-544
      -         FS01  setting-undefined SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System\LocalAccountTokenFilterPolicy
    `,
  ),
  story(
    'the administrative share is not found: nobody was refused',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon FS01\admin from 10.0.0.7 WS07 ntlm id 0x1f not-elevated
      09:00:01  WS07  access-tried \\fs01\E$ as FS01\admin code 67
      -         FS01  session-identity FS01\admin S-1-5-21-1-2-3-1004 S-1-5-32-544
      -         FS01  setting-undefined SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System\LocalAccountTokenFilterPolicy
    `,
  ),
  story(
    'the command printed no time: the logon may be another one',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  logon FS01\admin from 10.0.0.7 WS07 ntlm id 0x1f not-elevated
      -         WS07  access-tried \\fs01\C$ as FS01\admin code 5
      -         FS01  session-identity FS01\admin S-1-5-21-1-2-3-1004 S-1-5-32-544
      -         FS01  setting-undefined SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System\LocalAccountTokenFilterPolicy
    `,
  ),
  story(
    'the built-in Administrator gets into C$, this local account does not',
    { [id]: 'likely' },
    String.raw`
      08:00:00  FS01  share-access 5140 success FS01\Administrator on C$ from 10.0.0.9 id 0x2a sid=S-1-5-21-1-2-3-500
      09:00:01  FS01  share-access 5140 failure FS01\admin on C$ from 10.0.0.7 mask 0x1 id 0x1f
    `,
  ),
  story(
    'the Administrator of the domain gets into C$: that says nothing of local accounts',
    { [id]: 'possible' },
    String.raw`
      08:00:00  FS01  share-access 5140 success CORP\Administrator on C$ from 10.0.0.9 id 0x2a sid=S-1-5-21-9-9-9-500
      09:00:01  FS01  share-access 5140 failure FS01\admin on C$ from 10.0.0.7 mask 0x1 id 0x1f
    `,
  ),
  story(
    'the built-in Administrator gets in, and whose the refused account is nobody knows',
    { [id]: 'possible' },
    String.raw`
      08:00:00  FS01  share-access 5140 success FS01\Administrator on C$ from 10.0.0.9 id 0x2a sid=S-1-5-21-1-2-3-500
      09:00:01  WS07  access-tried \\fs01\C$ as admin code 5
    `,
  ),
  story(
    'error 5 at an administrative share',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\C$ code 5
    `,
  ),
  story(
    'somebody told of error 5 at an administrative share',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\C$ code 5 by told
    `,
  ),
  story(
    'error 5 at a normal share says nothing of tokens',
    { [id]: 'not-examined' },
    String.raw`
      09:00:00  FS01  logon FS01\admin from 10.0.0.7 WS07 ntlm id 0x1f not-elevated
      09:00:01  WS07  access-tried \\fs01\data as FS01\admin code 5
    `,
  ),
  story(
    'a domain account is refused at C$: it is no administrator there',
    { [id]: 'ruled-out', [share]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm id 0x1f not-elevated
      09:00:01  FS01  share-access 5140 failure CORP\anna on C$ from 10.0.0.7 mask 0x1 id 0x1f
    `,
  ),
  story(
    'a domain account was typed',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\fs01\C$ as CORP\anna code 5
    `,
  ),
  story(
    'a normal share refuses the account as well: the token is not what is missing',
    { [id]: 'ruled-out', [share]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon FS01\admin from 10.0.0.7 WS07 ntlm id 0x1f not-elevated
      09:00:01  FS01  share-access 5140 failure FS01\admin on C$ from 10.0.0.7 mask 0x1 id 0x1f
      09:05:00  FS01  share-access 5140 failure FS01\admin on Data from 10.0.0.7 mask 0x1 id 0x1f
    `,
  ),
  story(
    'another person is refused at a normal share',
    { [id]: 'likely', [share]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon FS01\admin from 10.0.0.7 WS07 ntlm id 0x1f not-elevated
      09:00:01  FS01  share-access 5140 failure FS01\admin on C$ from 10.0.0.7 mask 0x1 id 0x1f
      09:04:00  FS01  logon CORP\bob from 10.0.0.8 WS08 kerberos id 0x2a
      09:05:00  FS01  share-access 5140 failure CORP\bob on Data from 10.0.0.8 mask 0x1 id 0x2a
    `,
  ),
  story(
    'the server makes every local account Guest',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon FS01\Gast from 10.0.0.7 WS07 ntlm id 0x1f not-elevated sid=S-1-5-21-1-2-3-501
      09:00:01  WS07  access-tried \\fs01\data as FS01\anna code 5
      -         FS01  policy SYSTEM\CurrentControlSet\Control\Lsa\ForceGuest = 1
    `,
  ),
  story(
    'ForceGuest stands in a file of which nobody knows the computer',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  logon FS01\Guest from 10.0.0.7 WS07 ntlm id 0x1f not-elevated
      09:00:01  FS01  share-access 5140 failure FS01\admin on C$ from 10.0.0.7 mask 0x1 id 0x2a
      09:00:00  FS01  logon FS01\admin from 10.0.0.7 WS07 ntlm id 0x2a not-elevated
      -         ?     policy SYSTEM\CurrentControlSet\Control\Lsa\ForceGuest = 1
    `,
  ),
  story(
    'Guest came from another computer',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon FS01\Guest from 10.0.0.8 WS08 ntlm id 0x1f not-elevated
      09:00:01  WS07  access-tried \\fs01\data as FS01\anna code 5
      -         FS01  policy SYSTEM\CurrentControlSet\Control\Lsa\ForceGuest = 1
    `,
  ),
  story(
    'Guest came, and nobody knows why',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon FS01\Guest from 10.0.0.7 WS07 ntlm id 0x1f not-elevated
      09:00:01  WS07  access-tried \\fs01\data as FS01\anna code 5
      -         FS01  policy SYSTEM\CurrentControlSet\Control\Lsa\ForceGuest = 0
    `,
  ),
  story(
    'Guest came, and the share that was asked for does not exist',
    { [id]: 'possible' },
    String.raw`
      09:00:00  FS01  logon FS01\Guest from 10.0.0.7 WS07 ntlm id 0x1f not-elevated
      09:00:01  WS07  access-tried \\fs01\dta as FS01\anna code 67
      -         FS01  policy SYSTEM\CurrentControlSet\Control\Lsa\ForceGuest = 1
    `,
  ),
  story(
    'Guest came on another day',
    { [id]: 'possible' },
    String.raw`
      2026-10-05T09:00:00  FS01  logon FS01\Guest from 10.0.0.7 WS07 ntlm id 0x1f not-elevated
      09:00:01             WS07  access-tried \\fs01\data as FS01\anna code 5
      -                    FS01  policy SYSTEM\CurrentControlSet\Control\Lsa\ForceGuest = 1
    `,
  ),
  story(
    'the command printed no time: which logon of Guest it was is open',
    { [id]: 'likely' },
    String.raw`
      09:00:00  FS01  logon FS01\Guest from 10.0.0.7 WS07 ntlm id 0x1f not-elevated
      -         WS07  access-tried \\fs01\data as FS01\anna code 5
      -         FS01  policy SYSTEM\CurrentControlSet\Control\Lsa\ForceGuest = 1
    `,
  ),
];
