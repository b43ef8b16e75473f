import { pathsIn } from '../paths-in.testing.ts';
import { confirmedBy, story } from '../story.ts';

const JOINED = String.raw`
  -  WS07  join-state domain corp.example
  -  WS07  smb-mapping Z: \\fs01\finance ok
  -  DC01  domain-controller-sign
`;
const KIOSK = String.raw`
  2026-11-02T09:00  KIOSK7  ntlm-audited 8001 to cifs/fs01 as CORP\anna
  2026-11-02T09:10  KIOSK7  ntlm-audited 8001 to cifs/nas01 as CORP\anna
  -                 KIOSK7:sys  join-state workgroup
`;
const owner = { owner: 'Kiosk team', accepted: true };

export const stories = [
  story(
    'all are joined, and the only other domain is of the same forest',
    'done',
    `${JOINED}
    - DC01 domain-listed CORP corp.example forest
    - DC01 domain-listed SUB sub.corp.example forest`,
    '2 of 2 hosts seen',
  ),
  story('all are joined, and no list of trusts is there', 'unknown', JOINED, {
    says: 'no list of trusts is there',
  }),
  story(
    'of one computer no file tells whether it is joined',
    'unknown',
    `${JOINED}
    - DC01 domain-listed CORP corp.example forest
    - FS01 smb-share Data not-encrypted`,
    '2 of 3 hosts seen',
  ),
  story(
    'a domain of another forest is trusted',
    'ask',
    `${JOINED}
    - DC01 domain-listed CORP corp.example forest
    - DC01 domain-listed PARTNER partner.example`,
    { says: 'PARTNER' },
  ),
  story('a client in a workgroup', 'ask', KIOSK, { says: '1 computer outside the domain (KIOSK7)' }),
  story('a client in a workgroup, and a person has a plan', 'done', KIOSK, {
    decisions: confirmedBy('outsiders-decided'),
  }),
  story(
    'a client that is joined to Entra only',
    'ask',
    '- WS09 cloud-sign-in entraJoined=true domainJoined=false',
  ),
  story('dsregcmd does not say whether it is joined', 'unknown', '- WS09 cloud-sign-in entraJoined=true'),
  story('one of its two paths has an owner', 'not-done', KIOSK, {
    paths: (view) => pathsIn(view, { clientJoined: 'no' }),
    decisions: { paths: { 'kiosk7|anna|fs01|fs01': owner } },
    says: '1 path from or to the outside',
  }),
  story(
    'all of its paths have owners, and the trusts are known',
    'done',
    `${KIOSK}
    - DC01 domain-listed CORP corp.example forest
    - DC01:sign domain-controller-sign`,
    {
      paths: (view) => pathsIn(view, { clientJoined: 'no' }),
      decisions: { paths: { 'kiosk7|anna|fs01|fs01': owner, 'kiosk7|anna|nas01|nas01': owner } },
    },
  ),
];
