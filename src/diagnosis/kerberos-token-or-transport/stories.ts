import { story } from '../story.ts';

const id = 'kerberos-token-or-transport';
const outgoing = 'outgoing-ntlm-deny-all';

function groups(count: number): string {
  return Array.from({ length: count }, (_, index) => `S-1-5-21-1-2-3-${String(2000 + index)}`).join(' ');
}

export const stories = [
  story(
    'a token of the account did not fit into a buffer',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      08:50:00  WS07  kerberos-error 6 as anna
    `,
  ),
  story(
    'a token of another account did not fit',
    { [id]: 'not-examined', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      08:50:00  WS07  kerberos-error 6 as bob
    `,
  ),
  story(
    'a token did not fit last month',
    { [id]: 'not-examined', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00          WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      2026-10-02T09:00  WS07  kerberos-error 6 as anna
    `,
  ),
  story(
    'too big for UDP, and no ticket after it',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      08:59:58  DC01  ticket-request 4769 CORP\anna 0x34 from 10.0.0.7
    `,
  ),
  story(
    'too big for UDP, and by TCP the ticket comes: that is normal',
    { [id]: 'not-examined', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      08:59:58  DC01  ticket-request 4769 CORP\anna 0x34 from 10.0.0.7
      08:59:59  DC01  ticket-request 4769 CORP\anna for FS02$ 0x0 from 10.0.0.7
    `,
  ),
  story(
    'an account in hundreds of groups',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 5
      -  WS07  session-identity CORP\anna S-1-5-21-1-2-3-1107 ${groups(320)}
    `,
  ),
  story(
    'an account in forty groups',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 5
      -  WS07  session-identity CORP\anna S-1-5-21-1-2-3-1107 ${groups(40)}
    `,
  ),
  story(
    'another account in hundreds of groups',
    { [id]: 'not-examined' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 5
      -  WS07  session-identity CORP\bob S-1-5-21-1-2-3-1108 ${groups(320)}
    `,
  ),
  story(
    'no ticket by UDP: the network, for large tokens and small',
    { [id]: 'possible', 'no-kdc-line-of-sight': 'possible' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC000005E
      08:50:00  WS07  kerberos-error 10
    `,
  ),
  story(
    'every sign together proves nothing yet',
    { [id]: 'possible', [outgoing]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      08:59:58  DC01  ticket-request 4769 CORP\anna 0x34 from 10.0.0.7
      08:59:59  WS07  kerberos-error 6 as anna
      08:59:59  WS07  kerberos-error 10
      -         WS07  session-identity CORP\anna S-1-5-21-1-2-3-1107 ${groups(320)}
    `,
  ),
  story(
    'the server accepted a ticket of the account, so it arrived',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:00  WS07  access-tried \\fs01\data as CORP\anna code 5
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 kerberos id 0x1f
      08:59:59  WS07  kerberos-error 6 as anna
    `,
  ),
  story(
    'the port was closed, so no ticket was asked for',
    { [id]: 'not-reached', 'smb-port-blocked': 'confirmed' },
    String.raw`
      -  WS07  access-tried \\fs01\data as CORP\anna code 53
      -  WS07  port-tested fs01 445 closed
      -  WS07  session-identity CORP\anna S-1-5-21-1-2-3-1107 ${groups(320)}
    `,
  ),
];
