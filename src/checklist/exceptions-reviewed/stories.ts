import { confirmedBy, story } from '../story.ts';

const BOTH_FORMS = '- WS07 policy P-OUTX = nas01, nas01.corp.example';
const USED = String.raw`
  2026-09-20..2026-11-02T12:00  WS07  log ntlm 8001
  2026-10-01T09:00              WS07  ntlm-audited 8001 to cifs/nas01 as CORP\anna
  2026-11-01T09:00              WS07  ntlm-audited 8001 to cifs/nas01 as CORP\anna
  2026-11-01T09:10              WS07  ntlm-audited 8001 to cifs/nas01.corp.example as CORP\anna
`;
const owner = { owner: 'Storage team', until: '2027-01-31' };
const decisions = { exceptions: { 'P-OUTX nas01': owner, 'P-OUTX NAS01.corp.example': owner } };

export const stories = [
  story('owner, end date, both forms, and in use', 'done', `${BOTH_FORMS}${USED}`, {
    decisions,
    seen: '1 of 1 hosts seen',
  }),
  story('owner and end date stand in no file', 'ask', `${BOTH_FORMS}${USED}`),
  story('a person has reviewed them elsewhere', 'done', `${BOTH_FORMS}${USED}`, {
    decisions: confirmedBy('exceptions-reviewed'),
  }),
  story('one entry has an owner, the other not', 'not-done', `${BOTH_FORMS}${USED}`, {
    decisions: { exceptions: { 'P-OUTX nas01': owner } },
    says: 'nas01.corp.example has no owner',
  }),
  story('one of them has ended', 'not-done', `${BOTH_FORMS}${USED}`, {
    decisions: { exceptions: { ...decisions.exceptions, 'P-OUTX nas01': { ...owner, until: '2026-10-31' } } },
    says: 'nas01 has ended',
  }),
  story('it ends today', 'done', `${BOTH_FORMS}${USED}`, {
    decisions: { exceptions: { ...decisions.exceptions, 'P-OUTX nas01': { ...owner, until: '2026-11-02' } } },
  }),
  story('the name stands in one form', 'ask', `- WS07 policy P-OUTX = nas01${USED}`, {
    decisions,
    says: 'the other one is not covered',
  }),
  story('owners are there, and no log shows a use', 'unknown', BOTH_FORMS, { decisions }),
  story(
    'nobody used an entry for thirty days, and the audit ran',
    'not-done',
    `- WS07 policy P-OUTX = nas02, nas02.corp.example${USED}`,
    {
      decisions: { exceptions: { 'P-OUTX nas02': owner, 'P-OUTX nas02.corp.example': owner } },
      says: 'nobody used nas02 in 30 days',
    },
  ),
  story(
    'nobody used an entry, but the log covers two weeks only',
    'unknown',
    String.raw`
      -                             WS07  policy P-OUTX = nas02, nas02.corp.example
      2026-10-19..2026-11-02T12:00  WS07  log ntlm 8001
      2026-11-01T09:00              WS07  ntlm-audited 8001 to cifs/nas01 as CORP\anna
    `,
    { decisions: { exceptions: { 'P-OUTX nas02': owner, 'P-OUTX nas02.corp.example': owner } } },
  ),
  story('a wildcard names no single server', 'not-done', '- WS07 policy P-OUTX = nas*', { says: 'nas*' }),
  story(
    'two domain controllers hold different lists',
    'not-done',
    `
      -  DC01       policy P-DOMX = NAS01
      -  DC01:sign  domain-controller-sign
      -  DC02       policy P-DOMX = NAS02
      -  DC02:sign  domain-controller-sign
    `,
    { says: 'DC01 and DC02 hold different lists' },
  ),
  story(
    'two domain controllers hold the same list in another order',
    'ask',
    `
      -  DC01       policy P-DOMX = NAS01, nas02
      -  DC01:sign  domain-controller-sign
      -  DC02       policy P-DOMX = NAS02, NAS01
      -  DC02:sign  domain-controller-sign
    `,
  ),
  story(
    'the list of domain controllers on a member has no effect',
    'unknown',
    '- FS01 policy P-DOMX = NAS01',
  ),
  story(
    'the list is not defined on the only computer',
    'done',
    '- WS07 setting-undefined P-OUTX\n- WS07 smb-mapping \\\\fs01\\data ok',
  ),
  story(
    'the list is not defined on one of two computers',
    'unknown',
    `
      - WS07 setting-undefined P-OUTX
      - WS08 guest-allowed 31022 nas01
    `,
  ),
  story(
    'a domain controller showed the list of clients, not that of the domain',
    'unknown',
    `
      -  DC01       setting-undefined P-OUTX
      -  DC01:sign  domain-controller-sign
    `,
  ),
  story(
    'a domain controller showed both lists, and both are empty',
    'done',
    `
      -  DC01       setting-undefined P-OUTX
      -  DC01       setting-undefined P-DOMX
      -  DC01:sign  domain-controller-sign
    `,
  ),
];
