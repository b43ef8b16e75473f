import { story } from '../story.ts';

const id = 'service-account-identity';

export const stories = [
  story(
    'SQL Server backs up to a share and arrives as its computer account',
    { [id]: 'confirmed', 'share-permission-denied': 'confirmed', 'outgoing-ntlm-deny-all': 'ruled-out' },
    String.raw`
      02:00:00  SQL01  service-failure 18204 MSSQLSERVER \\fs01\Backup code 5
      02:00:00  FS01   logon CORP\SQL01$ from 10.0.0.8 kerberos id 0x1f
      02:00:00  FS01   share-access 5145 failure CORP\SQL01$ on Backup from 10.0.0.8 mask 0x2 id 0x1f
    `,
  ),
  story(
    'event 1006 instead of 5145',
    { [id]: 'confirmed', 'share-permission-denied': 'confirmed' },
    String.raw`
      02:00:00  SQL01  service-failure 3201 MSSQLSERVER \\fs01\Backup code 5
      02:00:00  FS01   logon CORP\SQL01$ from 10.0.0.8 kerberos id 0x1f
      02:00:01  FS01   smb-share-denied 1006 CORP\SQL01$ on Backup from 10.0.0.8
    `,
  ),
  story(
    'the SQL error log has no time that could tie it',
    { [id]: 'likely', 'share-permission-denied': 'confirmed' },
    String.raw`
      02:00:00  FS01   logon CORP\SQL01$ from 10.0.0.8 kerberos id 0x1f
      02:00:00  FS01   share-access 5145 failure CORP\SQL01$ on Backup from 10.0.0.8 mask 0x2 id 0x1f
      -         SQL01  service-failure 18204 MSSQLSERVER \\fs01\Backup code 5
    `,
  ),
  story(
    'the logon of the session was not exported',
    { [id]: 'likely', 'share-permission-denied': 'possible' },
    String.raw`
      02:00:00  SQL01  service-failure 18204 MSSQLSERVER \\fs01\Backup code 5
      02:00:00  FS01   share-access 5145 failure CORP\SQL01$ on Backup from 10.0.0.8 mask 0x2 id 0x1f
    `,
  ),
  story(
    'at a prompt of the same computer the share opens',
    { [id]: 'likely' },
    String.raw`
      02:00:00  SQL01  service-failure 18204 MSSQLSERVER \\fs01\Backup code 5
      -         SQL01  access-tried \\fs01\Backup succeeded
    `,
  ),
  story(
    'only the error of the service is known',
    { [id]: 'possible' },
    String.raw`
      02:00:00  SQL01  service-failure 18204 MSSQLSERVER \\fs01\Backup code 5
    `,
  ),
  story(
    'a computer account was refused, and no service is known there',
    { [id]: 'possible', 'share-permission-denied': 'confirmed' },
    String.raw`
      02:00:00  FS01  logon CORP\WEB02$ from 10.0.0.9 WEB02 kerberos id 0x1f
      02:00:00  FS01  share-access 5145 failure CORP\WEB02$ on Backup from 10.0.0.9 mask 0x2 id 0x1f
    `,
  ),
  story(
    'the service runs as a named account: its own permissions are the matter',
    { [id]: 'possible', 'share-permission-denied': 'confirmed' },
    String.raw`
      02:00:00  SQL01  service-failure 18204 MSSQLSERVER \\fs01\Backup code 5
      02:00:00  FS01   logon CORP\svc-sql from 10.0.0.8 kerberos id 0x1f
      02:00:00  FS01   share-access 5145 failure CORP\svc-sql on Backup from 10.0.0.8 mask 0x2 id 0x1f
    `,
  ),
  story(
    // Two failures: the share really refused WEB02, which says nothing of the service on SQL01.
    'another computer was refused in the same second',
    { [id]: 'possible', 'share-permission-denied': 'confirmed' },
    String.raw`
      02:00:00  SQL01  service-failure 18204 MSSQLSERVER \\fs01\Backup code 5
      02:00:00  FS01   logon CORP\WEB02$ from 10.0.0.9 WEB02 kerberos id 0x1f
      02:00:00  FS01   share-access 5145 failure CORP\WEB02$ on Backup from 10.0.0.9 mask 0x2 id 0x1f
    `,
  ),
  story(
    'the computer of the service may not send NTLM: nobody arrived',
    { [id]: 'ruled-out', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      02:00:00  SQL01  ntlm-blocked 4001 to cifs/fs01 session CORP\SQL01$ process=sqlservr.exe
      02:00:01  SQL01  service-failure 18204 MSSQLSERVER \\fs01\Backup code 5
    `,
  ),
  story(
    'the Security log of the server covers the time and holds no logon',
    { [id]: 'ruled-out' },
    String.raw`
      01:00..03:00  FS01   log security 4624 5145
      02:00:00      SQL01  service-failure 18204 MSSQLSERVER \\fs01\Backup code 5
    `,
  ),
  story(
    'a person is refused: no service is in it',
    { [id]: 'not-examined', 'share-permission-denied': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      09:00:01  FS01  share-access 5145 failure CORP\anna on Data from 10.0.0.7 mask 0x1 id 0x1f
    `,
  ),
  story(
    'the account of the service is known, and HOST$ is refused',
    { [id]: 'confirmed', 'share-permission-denied': 'confirmed' },
    String.raw`
      02:00:00  FS01   logon CORP\SQL01$ from 10.0.0.8 kerberos id 0x1f
      02:00:00  FS01   share-access 5145 failure CORP\SQL01$ on Backup from 10.0.0.8 mask 0x2 id 0x1f
      -         SQL01  service-identity MSSQLSERVER "NT SERVICE\MSSQLSERVER"
    `,
  ),
  story(
    'all services of the computer are listed: which of them it was is open',
    { [id]: 'possible', 'share-permission-denied': 'confirmed' },
    String.raw`
      02:00:00  FS01   logon CORP\SQL01$ from 10.0.0.8 kerberos id 0x1f
      02:00:00  FS01   share-access 5145 failure CORP\SQL01$ on Backup from 10.0.0.8 mask 0x2 id 0x1f
      -         SQL01  service-identity MSSQLSERVER "NT SERVICE\MSSQLSERVER"
      -         SQL01  service-identity BackupAgent LocalSystem
    `,
  ),
  story(
    'the service of another computer',
    { [id]: 'possible', 'share-permission-denied': 'confirmed' },
    String.raw`
      02:00:00  FS01   logon CORP\SQL01$ from 10.0.0.8 kerberos id 0x1f
      02:00:00  FS01   share-access 5145 failure CORP\SQL01$ on Backup from 10.0.0.8 mask 0x2 id 0x1f
      -         SQL02  service-identity MSSQLSERVER LocalSystem
    `,
  ),
  story(
    'the account of the service is known, and nothing was refused',
    { [id]: 'possible' },
    String.raw`
      02:00:00  SQL01  service-failure 18204 MSSQLSERVER \\fs01\Backup code 5
      -         SQL01  service-identity MSSQLSERVER LocalSystem
    `,
  ),
  story(
    'the service has a named account, and HOST$ arrived: something was not handed on',
    { [id]: 'possible', 'share-permission-denied': 'possible' },
    String.raw`
      02:00:00  SQL01  service-failure 18204 MSSQLSERVER \\fs01\Backup code 5
      02:00:00  FS01   logon CORP\SQL01$ from 10.0.0.8 kerberos id 0x1f
      02:00:00  FS01   share-access 5145 failure CORP\SQL01$ on Backup from 10.0.0.8 mask 0x2 id 0x1f
      -         SQL01  service-identity MSSQLSERVER CORP\svc-sql
    `,
  ),
  story(
    'the account under which the service runs arrived, and the share refuses it',
    { [id]: 'ruled-out', 'share-permission-denied': 'confirmed' },
    String.raw`
      02:00:00  SQL01  service-failure 18204 MSSQLSERVER \\fs01\Backup code 5
      02:00:00  FS01   logon CORP\svc-sql from 10.0.0.8 SQL01 kerberos id 0x1f
      02:00:00  FS01   share-access 5145 failure CORP\svc-sql on Backup from 10.0.0.8 mask 0x2 id 0x1f
      -         SQL01  service-identity MSSQLSERVER CORP\svc-sql
      -         SQL01  network-config SQL01 10.0.0.8
    `,
  ),
  story(
    'LocalService arrives as nobody, and the share refuses nobody',
    { [id]: 'confirmed' },
    String.raw`
      02:00:00  APP01  service-failure 18204 Agent \\fs01\Drop code 5
      02:00:00  FS01   logon "ANONYMOUS LOGON" from 10.0.0.5 APP01 ntlm id 0x9 sid=S-1-5-7
      02:00:01  FS01   share-access 5145 failure "ANONYMOUS LOGON" on Drop from 10.0.0.5 mask 0x2 id 0x9 sid=S-1-5-7
      -         APP01  service-identity Agent "NT AUTHORITY\LocalService"
      -         APP01  network-config APP01 10.0.0.5
    `,
  ),
  story(
    'nobody is refused, and the service runs as LocalSystem: it would come as its computer',
    { [id]: 'possible' },
    String.raw`
      02:00:00  APP01  service-failure 18204 Agent \\fs01\Drop code 5
      02:00:00  FS01   logon "ANONYMOUS LOGON" from 10.0.0.5 APP01 ntlm id 0x9 sid=S-1-5-7
      02:00:01  FS01   share-access 5145 failure "ANONYMOUS LOGON" on Drop from 10.0.0.5 mask 0x2 id 0x9 sid=S-1-5-7
      -         APP01  service-identity Agent LocalSystem
      -         APP01  network-config APP01 10.0.0.5
    `,
  ),
  story(
    'LocalService, and nothing is known of the server',
    { [id]: 'possible' },
    String.raw`
      02:00:00  APP01  service-failure 18204 Agent \\fs01\Drop code 5
      -         APP01  service-identity Agent "NT AUTHORITY\LocalService"
    `,
  ),
  story(
    'the folder behind the share refuses HOST$',
    { [id]: 'confirmed', 'ntfs-permission-denied': 'confirmed' },
    String.raw`
      02:00:00  SQL01  service-failure 18204 MSSQLSERVER \\fs01\Backup\db.bak code 5
      02:00:00  FS01   logon CORP\SQL01$ from 10.0.0.8 kerberos id 0x1f
      02:00:00  FS01   share-access 5145 success CORP\SQL01$ on Backup from 10.0.0.8 id 0x1f
      02:00:01  FS01   file-denied 4656 CORP\SQL01$ E:\Backup\db.bak mask 0x2 id 0x1f
      -         SQL01  service-identity MSSQLSERVER LocalSystem
    `,
  ),
  story(
    'the server refuses NTLM of the computer account, and the person at the prompt gets in: no permission was asked',
    { 'service-account-identity': 'ruled-out', 'ntlm-refused-gate-undecided': 'confirmed' },
    String.raw`
      09:00:00  FS01   logon-failed CORP\SQL01$ from 10.0.0.70 SQL01 ntlm 0xC0000418
      09:00:02  SQL01  service-failure 18204 MSSQLSERVER \\fs01\backup\x code 5
      -         SQL01  access-tried \\fs01\backup succeeded
      -         SQL01  service-identity MSSQLSERVER "NT SERVICE\MSSQLSERVER"
    `,
  ),
];
