import { story } from '../story.ts';

const id = 'smb-port-blocked';
const outgoing = 'outgoing-ntlm-deny-all';

export const stories = [
  story(
    'the path is not found, and port 445 does not answer this client',
    { [id]: 'confirmed', 'missing-spn': 'not-reached', 'incoming-ntlm-deny': 'not-reached' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 53
      -  WS07  port-tested fs01 445 closed address=10.0.0.5
    `,
  ),
  story(
    'nobody is at the address of the test: the server may be off, or the record old',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 53
      -  WS07  port-tested fs01 445 closed unreachable address=10.0.0.5
    `,
  ),
  story(
    'by address, which needs NTLM: but nothing was tried, so that is not the reason',
    { [id]: 'confirmed', 'ip-address-access': 'not-reached', [outgoing]: 'not-reached' },
    String.raw`
      -  WS07  access-tried \\10.0.0.5\data as CORP\anna code 53
      -  WS07  port-tested 10.0.0.5 445 closed
      -  WS07  policy P-OUT = 2
    `,
  ),
  story(
    'the SMB client could not connect, the printed code and the test say the same',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 30803 to fs01 0xC00000B5
      -         WS07  access-tried \\fs01\data code 53
      -         WS07  port-tested fs01 445 closed
    `,
  ),
  story(
    'the same test on the server’s other name, which the case knows',
    { [id]: 'confirmed' },
    String.raw`
      -         WS07              access-tried \\fs01\data code 64
      -         WS07              port-tested fs01.corp.example 445 closed
      08:00:00  FS01.corp.example policy-applied 1500
    `,
  ),
  story(
    'error 53 alone: name, port or guest',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 53
    `,
  ),
  story(
    'somebody tells of error 53',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 53 by told
      -  WS07  port-tested fs01 445 closed
    `,
  ),
  story(
    'error 5 says that somebody answered',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
    `,
  ),
  story(
    'the port test alone, the error is another one',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 5
      -  WS07  port-tested fs01 445 closed
    `,
  ),
  story(
    'the SMB client could not connect; nobody listened at the server',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  smb-client-failure 30803 to fs01 0xC00000B5
    `,
  ),
  story(
    'the SMB client could not connect, and the server heard nothing',
    { [id]: 'likely' },
    String.raw`
      09:00:00      WS07  smb-client-failure 30803 to fs01 0xC00000B5
      08:00..10:00  FS01  log security 4624 4625
    `,
  ),
  story(
    'the log of the server ends before: it covers nothing',
    { [id]: 'possible' },
    String.raw`
      09:00:00      WS07  smb-client-failure 30803 to fs01 0xC00000B5
      06:00..08:00  FS01  log security 4624 4625
    `,
  ),
  story(
    'the port does not answer, the code is a time-out, and the server heard nothing',
    { [id]: 'likely' },
    String.raw`
      09:00:00      WS07  access-tried \\fs01\data as CORP\anna code 121
      08:00..10:00  FS01  log security 4624 4625
      -             WS07  port-tested fs01 445 closed
    `,
  ),
  story(
    'the server logged the client in these seconds: whatever the test says, it was reached',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  access-tried \\fs01\data as CORP\anna code 53
      09:00:03  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 kerberos 0xC000006D
      -         WS07  port-tested fs01 445 closed
    `,
  ),
  story(
    'one connection failed, the next one reached the server',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:00  WS07  smb-client-failure 30803 to fs01 0xC00000B5
      09:00:03  FS01  logon-failed CORP\anna from 10.0.0.7 WS07 kerberos 0xC000006D
    `,
  ),
  story(
    'a domain controller refused NTLM on behalf of the server, so the server was reached',
    { [id]: 'possible', 'domain-ntlm-deny': 'confirmed' },
    String.raw`
      09:00:00  WS07  access-tried \\fs01\data as CORP\anna code 53
      09:00:01  WS07  smb-client-failure 30803 to fs01 as CORP\anna 0xC00000B5
      09:00:02  DC01  ntlm-blocked 4004 as CORP\anna from WS07 via FS01
      -         WS07  port-tested fs01 445 closed
    `,
  ),
  story(
    'another user logged on at the server in these seconds: that decides nothing',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  smb-client-failure 30803 to fs01 0xC00000B5
      09:00:03  FS01  logon-failed CORP\bob from 10.0.0.8 ntlm 0xC000006D
      08:00..10:00  FS01  log security 4624 4625
    `,
  ),
  story(
    'the port answers: the same error is a refused guest session',
    { [id]: 'ruled-out', 'guest-access-blocked': 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31017 to nas01 as anna
      -         WS07  access-tried \\nas01\media code 53
      -         WS07  port-tested nas01 445 open
    `,
  ),
  story(
    'the port answers, the reason of error 53 stays open',
    { [id]: 'ruled-out', 'guest-access-blocked': 'possible' },
    String.raw`
      -  WS07  access-tried \\nas01\media code 53
      -  WS07  port-tested nas01 445 open
    `,
  ),
  story(
    'the port answers a test of some other minute; the connection of this one failed',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  smb-client-failure 30803 to fs01 0xC00000B5
      -         WS07  port-tested fs01 445 open
    `,
  ),
  story(
    'two tests, two answers: one of them was made before the VPN stood',
    { [id]: 'possible' },
    String.raw`
      -  WS07         access-tried \\fs01\data code 53
      -  WS07:first   port-tested fs01 445 closed
      -  WS07:second  port-tested fs01 445 open
    `,
  ),
  story(
    'the client refused to send NTLM to this server: it was connected',
    { [id]: 'ruled-out', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00      WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      08:00..10:00  FS01  log security 4624 4625
      -             WS07  port-tested fs01 445 closed
    `,
  ),
  story(
    'the guest session was refused after the connection, whatever a test of another hour says',
    { [id]: 'possible', 'guest-access-blocked': 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31017 to nas01 as anna
      -         WS07  access-tried \\nas01\media code 53
      -         WS07  port-tested nas01 445 closed
    `,
  ),
  story(
    'port 88 is closed, not 445',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 53
      -  WS07  port-tested fs01 88 closed
    `,
  ),
  story(
    'the port of another server',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 53
      -  WS07  port-tested fs02 445 closed
    `,
  ),
  story(
    'another client gets no answer; of this one nobody tested it',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 53
      -  WS08  port-tested fs01 445 closed
    `,
  ),
  story(
    'nobody knows where the port was tested',
    { [id]: 'possible' },
    String.raw`
      -  WS07    access-tried \\fs01\data code 53
      -  WS08    access-tried \\fs02\data code 5
      -  ?:port  port-tested fs01 445 closed
    `,
  ),
  story(
    'nobody knows where it was tested, and the server heard nothing of this attempt',
    { [id]: 'likely' },
    String.raw`
      09:00:00      WS07    access-tried \\fs01\data as CORP\anna code 53
      08:00..10:00  FS01    log security 4624 4625
      -             WS08    access-tried \\fs02\data code 5
      -             ?:port  port-tested fs01 445 closed
    `,
  ),
  story(
    'the test went to an old address: the server has another one, so its port was not tested',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 53
      -  WS07  port-tested fs01 445 closed address=10.0.0.99
      -  WS07  name-resolved fs01 A 10.0.0.99
      -  FS01  network-config FS01 10.0.0.5
    `,
  ),
  story(
    'the same client has the server open: the test is of another hour',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 53
      -  WS07  smb-connection \\fs01\public
      -  WS07  port-tested fs01 445 closed
    `,
  ),
  story(
    'no time anywhere, and the server knows this client: one of both is of another hour',
    { [id]: 'possible' },
    String.raw`
      -         WS07  access-tried \\fs01\data as CORP\anna code 53
      -         WS07  port-tested fs01 445 closed
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos
    `,
  ),
  story(
    'a test of last week',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07                  access-tried \\fs01\data as CORP\anna code 53
      -         WS07:port-2026-10-26  port-tested fs01 445 closed
    `,
  ),
  story(
    'a test of the day after',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07                  access-tried \\fs01\data as CORP\anna code 53
      -         WS07:port-2026-11-03  port-tested fs01 445 closed
    `,
  ),
  story(
    'the name leads to an address that is not the server’s: its port was not tested',
    { [id]: 'possible', 'dns-wrong-or-stale': 'likely' },
    String.raw`
      -  WS07      access-tried \\fs01\data code 53
      -  WS07:dns  name-resolved fs01 A 10.0.0.200
      -  WS07      port-tested fs01 445 closed
      -  FS01      network-config FS01 10.0.0.9
    `,
  ),
];
