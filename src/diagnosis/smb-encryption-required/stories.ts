import { story } from '../story.ts';

const id = 'smb-encryption-required';
const share = 'share-permission-denied';

export const sayAgain = {
  'specific 1 is switched off': 'the event alone is a sufficient set, and weakly tied it makes that set weak',
};

export const stories = [
  story(
    'the server rejects the unencrypted client of that second',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:01  FS01  smb-server-failure 1003 encryption CORP\anna on Data from 10.0.0.7 WS07
      09:00:01  WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
  story(
    'no cipher was agreed: event 1046, and the command printed no time',
    { [id]: 'confirmed' },
    String.raw`
      09:00:01  FS01  smb-server-failure 1046 encryption CORP\anna on Data from 10.0.0.7 WS07
      -         WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
  story(
    'the oldest version of 1003 names the client alone',
    { [id]: 'confirmed' },
    String.raw`
      09:00:01  FS01  smb-server-failure 1003 encryption from 10.0.0.7 WS07
      09:00:02  WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
  story(
    'the event is of another client',
    { [id]: 'possible' },
    String.raw`
      09:00:01  FS01  smb-server-failure 1003 encryption CORP\bob on Data from 10.0.0.8 WS08
      09:00:02  WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
  story(
    'the event is of another share',
    { [id]: 'possible' },
    String.raw`
      09:00:01  FS01  smb-server-failure 1003 encryption CORP\anna on Secret from 10.0.0.7 WS07
      09:00:02  WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
  story(
    'the event is of another server',
    { [id]: 'possible' },
    String.raw`
      09:00:01  FS02  smb-server-failure 1003 encryption CORP\anna on Data from 10.0.0.7 WS07
      09:00:02  FS01  share-access 5145 CORP\anna on Data from 10.0.0.7
      09:00:02  WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
  story(
    'the event is of another day',
    { [id]: 'possible' },
    String.raw`
      2026-10-05T09:00:01  FS01  smb-server-failure 1003 encryption CORP\anna on Data from 10.0.0.7 WS07
      09:00:02             WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
  story(
    'a message that could not be decrypted (1015) is no client without encryption',
    { [id]: 'possible' },
    String.raw`
      09:00:01  FS01  smb-server-failure 1015 encryption CORP\anna on Data from 10.0.0.7 WS07
      09:00:02  WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
  story(
    'two failures of one person fit the undated command',
    { [id]: 'likely', 'guest-access-blocked': 'confirmed' },
    String.raw`
      09:00:01  FS01  smb-server-failure 1003 encryption CORP\anna on Data from 10.0.0.7 WS07
      11:00:00  WS07  smb-client-failure 31017 to fs01 as CORP\anna
      -         WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
  story(
    'the share was used after the event: the undated error may be of another day',
    { [id]: 'likely' },
    String.raw`
      2026-10-05T09:00:01  FS01  smb-server-failure 1003 encryption CORP\anna on Data from 10.0.0.7 WS07
      2026-10-09T09:00:01  FS01  share-access 5140 success CORP\anna on Data from 10.0.0.7 id 0x1f
      -                    WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
  story(
    'the share demands encryption, and the client speaks SMB 2.1',
    { [id]: 'confirmed' },
    String.raw`
      -  FS01  smb-share Data encrypted
      -  WS07  smb-connection \\fs01\public as CORP\anna not-encrypted dialect=2.1
      -  WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
  story(
    'the whole server demands it, and the server shows the dialect of the session',
    { [id]: 'confirmed' },
    String.raw`
      -  FS01  configuration server EncryptData = True
      -  FS01  smb-session WS07 CORP\anna dialect=2.0.2
      -  WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
  story(
    'the session with the old dialect is of another computer',
    { [id]: 'likely' },
    String.raw`
      -  FS01  configuration server EncryptData = True
      -  FS01  smb-session WS08 CORP\anna dialect=2.0.2
      -  WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
  story(
    'nobody knows which dialect the client speaks',
    { [id]: 'likely' },
    String.raw`
      -  FS01  smb-share Data encrypted
      -  WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
  story(
    'the client was refused at the share, and its error has an event only',
    { [id]: 'likely' },
    String.raw`
      09:00:01  WS07  smb-client-failure 31010 to fs01 share \\fs01\Data as CORP\anna 0xC0000022
      -         FS01  smb-share Data encrypted
    `,
  ),
  story(
    'the client speaks SMB 3: it can encrypt, and the share may refuse it for another reason',
    { [id]: 'possible' },
    String.raw`
      -  FS01  smb-share Data encrypted
      -  WS07  smb-connection \\fs01\public as CORP\anna not-encrypted dialect=3.1.1
      -  WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
  story(
    'another share of the server demands it',
    { [id]: 'possible' },
    String.raw`
      -  FS01  smb-share Secret encrypted
      -  WS07  smb-connection \\fs01\public as CORP\anna not-encrypted dialect=2.1
      -  WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
  story(
    'the old dialect is spoken with another server',
    { [id]: 'likely' },
    String.raw`
      -  FS01  smb-share Data encrypted
      -  WS07  smb-connection \\nas01\media as CORP\anna not-encrypted dialect=2.1
      -  WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
  story(
    'a share that demands encryption explains no name that is not found',
    { [id]: 'possible' },
    String.raw`
      -  FS01  smb-share Data encrypted
      -  WS07  smb-connection \\fs01\public as CORP\anna not-encrypted dialect=2.1
      -  WS07  access-tried \\fs01\data as CORP\anna code 53
    `,
  ),
  story(
    'the client demands encryption and is denied: by whom is open',
    { [id]: 'possible' },
    String.raw`
      -  WS07  configuration client RequireEncryption = True
      -  WS07  access-tried \\nas01\data as CORP\anna code 53
    `,
  ),
  story(
    'error 5 after a good logon, and nothing that tells: encryption or the share',
    { [id]: 'possible', [share]: 'possible' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:01  WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
  story(
    'somebody told of error 5',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5 by told
    `,
  ),
  story(
    'the server noted that this client does not support encryption',
    { [id]: 'possible' },
    String.raw`
      -         WS07  access-tried \\fs01\data as CORP\anna code 64
      09:00:01  FS01  peer-lacks 3022 encryption WS07
    `,
  ),
  story(
    'a connection of this client is encrypted: it can',
    { [id]: 'ruled-out' },
    String.raw`
      -  FS01  smb-share Data encrypted
      -  WS07  smb-connection \\fs01\secret as CORP\anna encrypted dialect=3.1.1
      -  WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
  story(
    'neither share nor server demand encryption',
    { [id]: 'ruled-out' },
    String.raw`
      -  FS01  smb-share Data not-encrypted
      -  FS01  configuration server EncryptData = False
      -  WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
  story(
    'the server lets clients in that cannot encrypt',
    { [id]: 'ruled-out' },
    String.raw`
      -  FS01  smb-share Data encrypted
      -  FS01  configuration server RejectUnencryptedAccess = False
      -  WS07  smb-connection \\fs01\public as CORP\anna not-encrypted dialect=2.1
      -  WS07  access-tried \\fs01\data as CORP\anna code 5
    `,
  ),
  story(
    'the settings were printed after a repair: the event of the failure outranks them',
    { [id]: 'confirmed' },
    String.raw`
      09:00:01  FS01  smb-server-failure 1003 encryption CORP\anna on Data from 10.0.0.7 WS07
      09:00:01  WS07  access-tried \\fs01\data as CORP\anna code 5
      -         FS01  smb-share Data not-encrypted
      -         FS01  configuration server EncryptData = False
      -         FS01  configuration server RejectUnencryptedAccess = False
      -         WS07  smb-connection \\fs01\data as CORP\anna encrypted dialect=3.1.1
    `,
  ),
  story(
    'the permissions of the share refuse: not encryption',
    { [id]: 'ruled-out', [share]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:01  FS01  share-access 5145 failure CORP\anna on Data from 10.0.0.7 mask 0x1 id 0x1f
      09:00:01  WS07  access-tried \\fs01\data as CORP\anna code 5
      -         FS01  smb-share Data encrypted
    `,
  ),
  story(
    'the server refuses for encryption and the share refuses too: the evidence conflicts',
    { [id]: 'possible', [share]: 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:01  FS01  smb-server-failure 1003 encryption CORP\anna on Data from 10.0.0.7 WS07
      09:00:01  FS01  share-access 5145 failure CORP\anna on Data from 10.0.0.7 mask 0x1 id 0x1f
    `,
  ),
  story(
    'the logon itself was refused: the share was never asked for',
    { [id]: 'ruled-out', 'wrong-saved-credential': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 ntlm 0xC000006D 0xC000006A
      09:00:01  WS07  access-tried \\fs01\data as CORP\anna code 5
      -         FS01  smb-share Data encrypted
    `,
  ),
  story(
    'the client may not send NTLM: the share was never asked for',
    { [id]: 'not-reached', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      09:00:01  WS07  access-tried \\fs01\data as CORP\anna code 5
      -         FS01  smb-share Data encrypted
      -         WS07  smb-connection \\fs01\public as CORP\anna not-encrypted dialect=2.1
    `,
  ),
  story(
    'a file of the share was reached: the folder refused, not the connect',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:01  FS01  share-access 5145 success CORP\anna on Data from 10.0.0.7 id 0x1f
      09:00:02  WS07  access-tried \\fs01\data as CORP\anna code 5 by dir
      -         FS01  smb-share Data encrypted
    `,
  ),
  story(
    'the share demands encryption, and Windows 10 can encrypt: error 5 may be its permissions',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\finance as CORP\anna code 5
      -  WS07  system-described 19045
      -  FS01  smb-share Finance encrypted
    `,
  ),
];
