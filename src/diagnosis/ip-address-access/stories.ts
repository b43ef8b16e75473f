import { story } from '../story.ts';

const id = 'ip-address-access';

export const stories = [
  story(
    'NTLM was blocked for a target that is an address',
    { [id]: 'confirmed', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/10.2.0.9 as CORP\anna
      -         WS07  access-tried \\10.2.0.9\finance as CORP\anna code 1937
    `,
  ),
  story(
    'an address written as an IPv6 literal name',
    { [id]: 'confirmed', 'outgoing-ntlm-deny-all': 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-blocked 4001 to cifs/fd00--9.ipv6-literal.net as CORP\anna
    `,
  ),
  story(
    'Windows says itself that the name contains an address',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  ntlm-reason 4020 to cifs/10.2.0.9 as CORP\anna because "The target name contains an IP address."
      09:00:01  WS07  smb-client-failure 31001 to 10.2.0.9 as CORP\anna
    `,
  ),
  story(
    'the FQDN works with a ticket, the address fails, the gate is open',
    { [id]: 'likely' },
    String.raw`
      -  WS07  access-tried \\10.2.0.9\finance code 5
      -  WS07  access-tried \\fs01.corp.example\finance succeeded
      -  WS07  ticket-list 2
      -  WS07  ticket-held anna krbtgt/CORP.EXAMPLE
      -  WS07  ticket-held anna cifs/fs01.corp.example
    `,
  ),
  story(
    'only the address and the error are known',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\10.2.0.9\finance code 5
    `,
  ),
  story(
    'a name was typed',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\fs01\finance code 5
    `,
  ),
  story(
    'the name only looks like a number',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\10-2-0-9\finance code 5
    `,
  ),
  story(
    'a ticket for the address is held: an IP SPN is in use',
    { [id]: 'ruled-out' },
    String.raw`
      -  WS07  access-tried \\10.2.0.9\finance code 5
      -  WS07  ticket-list 1
      -  WS07  ticket-held anna cifs/10.2.0.9
    `,
  ),
  story(
    'the server logged the account on: the address was no obstacle',
    { [id]: 'ruled-out', 'share-permission-denied': 'confirmed' },
    String.raw`
      09:00:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm id 0x1f
      09:00:01  FS01  share-access 5145 failure CORP\anna on Finance from 10.0.0.7 mask 0x1 id 0x1f
      09:00:01  WS07  smb-client-failure 31010 to 10.2.0.9 share finance as CORP\anna 0xC0000022
    `,
  ),
];
