import { describe, expect, it } from 'vitest';
import { Look } from '../../correlation/look.ts';
import { caseIn } from '../../correlation/story.ts';
import outgoingNtlmDenyAll from './outgoing-ntlm-deny-all.ts';

function told(lines: string) {
  const view = caseIn(`09:00:01  WS07  ntlm-blocked 4001 to cifs/fs01 as CORP\\anna\n${lines}`);
  const attempt = view.attempts.find(({ client }) => client?.shown === 'WS07');
  if (attempt === undefined) throw new Error('WS07 tried nothing');
  const look = new Look(view, attempt);
  const last = outgoingNtlmDenyAll.remedies(look).at(-1);
  return {
    clause: outgoingNtlmDenyAll.clause(look),
    hint: outgoingNtlmDenyAll.hint?.(look) ?? null,
    title: last?.title,
    why: last?.explanation,
    level: last?.level,
  };
}

describe('Deny all where an audit seems to be meant', () => {
  it.each([
    [
      'audited before',
      String.raw`08:00:00 WS07 ntlm-audited 8001 to cifs/fs02 as CORP\bert`,
      'WS07 only audited NTLM',
    ],
    ['incoming NTLM is audited', '- FS01 policy P-INA = 2', 'AuditReceivingNTLMTraffic on FS01'],
    [
      'the domain is audited',
      '07:00:00 DC01 ticket-request 4769 CORP\\anna 0x0 from 10.0.0.7\n- DC01 policy P-DOMA = 7',
      'AuditNTLMInDomain on DC01',
    ],
    [
      'the value is on many computers',
      '- WS07 policy P-OUT = 2\n- WS08 policy P-OUT = 2\n- WS09 policy P-OUT = 2',
      'on 3 computers',
    ],
  ])('%s', (_, lines, sign) => {
    const { clause, hint, title, why, level } = told(lines);
    expect(hint).toContain(sign);
    // A planned roll-out looks the same, so the sentence of the case says only what is sure.
    expect(clause).toBe('WS07 may not send NTLM');
    expect(title).toContain('2 is Deny all, 1 is Audit all');
    expect(why).toContain(sign);
    expect(level).toBe(5);
  });

  it.each([
    ['nothing else', ''],
    ['audited afterwards', String.raw`09:30:00 WS07 ntlm-audited 8001 to cifs/fs02 as CORP\bert`],
    ['another client was audited', String.raw`08:00:00 WS08 ntlm-audited 8001 to cifs/fs02 as CORP\bert`],
    ['auditing is off', '- FS01 policy P-INA = 0'],
    ['the domain’s value on a member server, where it is inert', '- FS01 policy P-DOMA = 7'],
    ['two computers', '- WS07 policy P-OUT = 2\n- WS08 policy P-OUT = 2'],
  ])('not: %s', (_, lines) => {
    const { hint, title } = told(lines);
    expect(hint).toBeNull();
    expect(title).toContain('Temporarily back');
  });
});
