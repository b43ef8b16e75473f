import { story } from '../story.ts';

const id = 'no-kdc-line-of-sight';

export const stories = [
  story(
    'no logon servers, and NETLOGON found no domain controller minutes before',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC000005E
      08:50:00  WS07  secure-channel-error 5719 domain CORP
    `,
  ),
  story(
    'no logon servers, and LSA names the client’s own domain',
    { [id]: 'confirmed' },
    String.raw`
      09:00:00  WS07.corp.example  smb-client-failure 31001 to fs01 as CORP\anna 0xC000005E
      09:00:01  WS07.corp.example  lsa-error 40960 to cifs/fs01.corp.example 0xC000005E
    `,
  ),
  story(
    'NETLOGON found no domain controller, the access was refused',
    { [id]: 'likely' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      08:50:00  WS07  secure-channel-error 5719 domain CORP
    `,
  ),
  story(
    'error 1311 alone',
    { [id]: 'possible' },
    String.raw`
      -  WS07  access-tried \\fs01\data code 1311
    `,
  ),
  story(
    'NETLOGON found no domain controller in the morning',
    { [id]: 'possible' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      06:50:00  WS07  secure-channel-error 5719 domain CORP
    `,
  ),
  story(
    'a KDC answered, whatever it said',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:00:00  WS07  kerberos-error 3 0x7 to cifs/fs01
      08:50:00  WS07  secure-channel-error 5719 domain CORP
    `,
  ),
  story(
    'the client rejected the certificate of a domain controller, so one was there',
    { [id]: 'ruled-out', 'kdc-certificate-untrusted': 'confirmed' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC000005E
      09:00:01  WS07  lsa-error 40960 to cifs/fs01 0xC000040C
    `,
  ),
  story(
    'a KDC gave this client a ticket for the server an hour before',
    { [id]: 'ruled-out' },
    String.raw`
      09:00:00  WS07  smb-client-failure 31001 to fs01 as CORP\anna 0xC0000022
      09:00:01  FS01  smb-session-refused CORP\anna from 10.0.0.7 WS07 0xC0000022
      08:50:00  WS07  secure-channel-error 5719 domain CORP
      08:00:00  DC01  ticket-request 4769 CORP\anna for FS01$ 0x0 from 10.0.0.7
    `,
  ),
  story(
    'a workgroup computer needs no KDC',
    { [id]: 'ruled-out' },
    String.raw`
      -  KIOSK7  access-tried \\fs01\data code 1311
      -  KIOSK7  join-state workgroup
    `,
  ),
];
