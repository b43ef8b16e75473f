import { story } from '../story.ts';

const CLEAN = `
  2026-10-10..2026-11-02T12:00  DC01  log System 7036
  2026-11-02T09:00              DC01  time-service 37 ok
  -                             DC01:sign  domain-controller-sign
`;
const MEMBER = `
  -  WS07  clock-offset 2 to DC01
  -  WS07  secure-channel-checked corp.example
`;

export const stories = [
  story('three weeks of a System log that is silent, and the member is well', 'done', `${CLEAN}${MEMBER}`),
  story(
    'a silent System log of five days does not cover two weeks',
    'unknown',
    `
      2026-10-28..2026-11-02T12:00  DC01  log System 7036
      -                             DC01:sign  domain-controller-sign
    `,
    { says: 'DC01' },
  ),
  story(
    'an export of NETLOGON alone may be filtered',
    'unknown',
    `
      2026-10-10..2026-11-02T12:00  DC01  log netlogon 5719
      -                             DC01:sign  domain-controller-sign
    `,
  ),
  story('no System log of a domain controller', 'unknown', MEMBER, {
    says: 'no System log of a domain controller is there',
  }),
  story(
    'a second domain controller gave nothing',
    'unknown',
    `${CLEAN}
    - DC02 domain-controller-sign`,
    '1 of 2 hosts seen',
  ),
  story(
    'a file server was never checked',
    'unknown',
    `${CLEAN}${MEMBER}
    - FS01 smb-share Data not-encrypted`,
    { says: 'neither clock nor secure channel' },
  ),
  story('the KDC warns of RC4', 'not-done', '09:00 DC01 kdc-error 201 account FS01$', {
    says: 'event 201 of the KDC',
  }),
  story('another event of the KDC is no such warning', 'unknown', '09:00 DC01 kdc-error 42'),
  story(
    'a computer was refused for its channel',
    'not-done',
    '09:00 DC01 secure-channel-error 5839 account NAS01$',
  ),
  story(
    'a lost connection to a domain controller is no such warning',
    'unknown',
    '09:00 WS07 secure-channel-error 5719',
  ),
  story('the clock is 400 seconds off', 'not-done', '- WS07 clock-offset -400 to DC01'),
  story('the clock is 299 seconds off', 'unknown', '- WS07 clock-offset 299 to DC01'),
  story('the secure channel is broken', 'not-done', '- WS07 secure-channel-checked corp.example not-ok 1787'),
  story(
    'a ticket with RC4',
    'not-done',
    '- WS07 ticket-held anna cifs/nas01 encryption="RSADSI RC4-HMAC(NT)"',
    { says: 'the ticket for cifs/nas01 is encrypted with RC4' },
  ),
  story('a ticket with AES', 'unknown', '- WS07 ticket-held anna cifs/fs01'),
  story(
    'the KDC gave a ticket with RC4',
    'not-done',
    String.raw`09:00 DC01 ticket-request 4769 CORP\anna for FS01$ 0x0 from 10.0.0.7 encryption=0x17`,
  ),
];
