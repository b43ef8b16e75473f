import { story } from '../story.ts';

const CLEAN = String.raw`
  2026-10-10..2026-11-02T12:00  FS01  log Security 4624 4625
  2026-10-20T09:00              FS01  logon CORP\anna from 10.0.0.7 ntlm
  -                             FS01  configuration server EnableSMB1Protocol = False
`;

export const stories = [
  story('three weeks of logons without NTLMv1, and SMB 1 is off', 'done', CLEAN, '1 of 1 hosts seen'),
  story(
    'an anonymous logon that prints NTLM V1 is none',
    'done',
    String.raw`${CLEAN}
      2026-10-21T09:00  FS01  logon "ANONYMOUS LOGON" from 10.0.0.7 ntlm lmPackage="NTLM V1"`,
  ),
  story(
    'a logon by NTLMv1',
    'not-done',
    String.raw`${CLEAN}
      2026-10-21T09:00  FS01  logon CORP\scanner from 10.0.0.9 ntlm lmPackage="NTLM V1"`,
    { says: 'a logon by NTLMv1' },
  ),
  story(
    'the log covers five days only',
    'unknown',
    `
      2026-10-28..2026-11-02T12:00  FS01  log Security 4624
      -                             FS01  configuration server EnableSMB1Protocol = False
    `,
    { says: 'No Security log with 4624 over 14 days is there of FS01', seen: '0 of 1 hosts seen' },
  ),
  story(
    'the log holds no logon at all: it was filtered, or nothing audits them',
    'unknown',
    `
      2026-10-10..2026-11-02T12:00  FS01  log Security 5145
      -                             FS01  configuration server EnableSMB1Protocol = False
    `,
  ),
  story(
    'nobody asked whether SMB 1 is off',
    'unknown',
    `
      2026-10-10..2026-11-02T12:00  FS01  log Security 4624
      -                             FS01  smb-share Data not-encrypted
    `,
    { says: 'whether SMB 1 is off' },
  ),
  story(
    'the domain controller gave nothing',
    'unknown',
    `${CLEAN}
    - DC01 domain-controller-sign`,
    '1 of 2 hosts seen',
  ),
  story('SMB 1 is switched on', 'not-done', '- FS01 configuration server EnableSMB1Protocol = True'),
  story('a client speaks SMB 1', 'not-done', '09:00 FS01 smb1-seen 3000 10.0.0.9'),
  story('a connection by SMB 1', 'not-done', String.raw`- WS07 smb-connection \\nas01\data dialect="1.5"`),
  story('a connection by SMB 3', 'unknown', String.raw`- WS07 smb-connection \\fs01\data dialect="3.1.1"`),
  story('a NAS that cannot sign', 'not-done', '09:00 WS07 peer-lacks 31998 signing nas01'),
  story(
    'a NAS that cannot encrypt is another matter',
    'unknown',
    '09:00 WS07 peer-lacks 31999 encryption nas01',
  ),
  story(
    'NTLMv1 failed at the client',
    'not-done',
    String.raw`09:00 WS07 ntlm-unusable 4013 to cifs/nas01 as CORP\anna`,
  ),
  story(
    'NTLM failed for its session security',
    'unknown',
    '09:00 WS07 ntlm-unusable 4010 lacking=0x20000000',
  ),
];
