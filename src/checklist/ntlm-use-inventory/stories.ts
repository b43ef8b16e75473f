import { pathsIn } from '../paths-in.testing.ts';
import { confirmedBy, story } from '../story.ts';

const paths = pathsIn;
const MONTH = String.raw`
  2026-10-01..2026-11-02T12:00  WS07  log ntlm 8001
  2026-10-05T09:00              WS07  ntlm-audited 8001 to cifs/fs01 as CORP\anna
  2026-11-02T09:00              WS07  ntlm-audited 8001 to cifs/fs01 as CORP\anna
  2026-10-07T09:00              WS07  ntlm-audited 8001 to cifs/nas01 as CORP\anna
`;

export const stories = [
  story('uses are known, owners stand in no file', 'ask', MONTH, {
    paths,
    seen: '1 of 1 hosts seen',
    says: '2 paths use NTLM',
  }),
  story('the list lies elsewhere, and a person says that it is whole', 'done', MONTH, {
    paths,
    decisions: confirmedBy('ntlm-use-inventory'),
  }),
  story('each path has an owner', 'done', MONTH, {
    paths,
    decisions: {
      paths: {
        'ws07|anna|fs01|fs01': { owner: 'Files team', accepted: false },
        'ws07|anna|nas01|nas01': { owner: 'Backup team', accepted: true },
      },
    },
  }),
  story('one path has an owner, the other not', 'not-done', MONTH, {
    paths,
    decisions: { paths: { 'ws07|anna|fs01|fs01': { owner: 'Files team', accepted: false } } },
    says: '1 of them without an owner',
  }),
  story('an owner of blanks is none', 'ask', MONTH, {
    paths,
    decisions: { paths: { 'ws07|anna|fs01|fs01': { owner: '  ', accepted: true } } },
  }),
  story(
    'each path has an owner, but of the server nothing is there',
    'unknown',
    `${MONTH}
    - FS09 smb-share Data not-encrypted`,
    {
      paths,
      decisions: {
        paths: {
          'ws07|anna|fs01|fs01': { owner: 'Files team', accepted: false },
          'ws07|anna|nas01|nas01': { owner: 'Backup team', accepted: true },
        },
      },
      seen: '1 of 2 hosts seen',
    },
  ),
  story(
    'a path that first came this week',
    'not-done',
    `${MONTH}
    2026-10-31T09:00  WS07  ntlm-audited 8001 to cifs/nas02 as CORP\\anna`,
    { paths, says: '1 of them new' },
  ),
  story(
    'a new path stays new, whoever confirms the list',
    'not-done',
    `${MONTH}
    2026-10-31T09:00  WS07  ntlm-audited 8001 to cifs/nas02 as CORP\\anna`,
    { paths, decisions: confirmedBy('ntlm-use-inventory'), says: 'but the files show otherwise' },
  ),
  story(
    'everything is of this week, because the log begins there',
    'ask',
    String.raw`
      2026-10-31..2026-11-02T12:00  WS07  log ntlm 8001
      2026-10-31T09:00              WS07  ntlm-audited 8001 to cifs/nas01 as CORP\anna
    `,
    { paths },
  ),
  story(
    'a logon by NTLM is a use',
    'ask',
    String.raw`
      09:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm
    `,
    { paths },
  ),
  story(
    'Kerberos and null sessions are none',
    'unknown',
    String.raw`
      09:00  FS01  logon CORP\anna from 10.0.0.7 kerberos
      09:00  FS01  logon "ANONYMOUS LOGON" from 10.0.0.7 WS07 ntlm
    `,
    { paths },
  ),
  story(
    'no inventory was made',
    'unknown',
    String.raw`
      09:00  FS01  logon CORP\anna from 10.0.0.7 WS07 ntlm
    `,
    { says: 'No inventory of NTLM use was made.' },
  ),
  story(
    'a server that is new in the case is no new path: its log may have begun this week',
    'ask',
    `${MONTH}
    2026-10-01..2026-11-02T12:00  FS03  log Security 4625
    2026-10-31T09:00              FS03  logon CORP\\bob from 10.0.0.8 WS08 ntlm`,
    { paths },
  ),
];
