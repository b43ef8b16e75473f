import { confirmedBy, story } from '../story.ts';

const APART = String.raw`
  09:00  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
  09:10  WS08  ntlm-blocked 4001 to cifs/fs01 as CORP\bob
`;

export const stories = [
  story(
    'one export holds the blocks of two computers',
    'done',
    String.raw`
      09:00  WS07@collected  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      09:10  FS02@collected  ntlm-blocked 4003 as CORP\bob from WS08
    `,
    { says: '2 computers', seen: '2 of 2 hosts seen' },
  ),
  story('two computers, each with its own export', 'unknown', APART, { says: 'single computers' }),
  story('two computers, each with its own export, and a person sees to it', 'done', APART, {
    decisions: confirmedBy('blocks-monitored'),
  }),
  story(
    'a collected export with the blocks of one computer',
    'unknown',
    String.raw`
      09:00  WS07@collected  ntlm-blocked 4001 to cifs/fs01 as CORP\anna
      09:10  WS07@collected  ntlm-blocked 4001 to cifs/fs02 as CORP\anna
    `,
  ),
  story(
    'audit events that were collected are no blocks',
    'unknown',
    String.raw`
      09:00  WS07@collected  ntlm-audited 8001 to cifs/fs01 as CORP\anna
      09:10  WS08@collected  ntlm-audited 8001 to cifs/fs01 as CORP\bob
    `,
  ),
];
