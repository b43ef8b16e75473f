import { describe, expect, it } from 'vitest';
import { caseIn } from '../correlation/story.ts';
import { NO_DECISIONS } from '../facts/reading.ts';
import { judgeEach, planOf, type Step } from './plan.ts';
import { readinessOf } from './replay.ts';
import type { Prerequisites } from './prerequisites.ts';

const DONE: Prerequisites = { P1: 'done', P2: 'done', P3: 'done', P7: 'done', P8: 'done', P12: 'done' };

function stepsOf(lines: string): readonly Step[] {
  const readiness = readinessOf([caseIn(lines)]);
  return planOf(readiness, judgeEach(readiness, NO_DECISIONS, DONE));
}

/** A client that audits and used NTLM once, over the days of its log. */
const client = (to: string): string => String.raw`
  2026-09-20..${to}  WS07  log ntlm 8001
  -                  WS07  policy P-OUT = 1
  2026-09-21T09:00   WS07  ntlm-audited 8001 to cifs/10.2.0.9 session CORP\anna
  ${to}T00:00        WS07  ntlm-audited 8001 to cifs/10.2.0.9 session CORP\anna`;

describe('the plan', () => {
  it('asks to audit only what was not watched long enough', () => {
    const [first] = stepsOf(client('2026-10-23'));
    expect(first?.title).toContain('Audit for');
    expect(first?.where).not.toContain('Outgoing NTLM traffic');
    expect(first?.where).toContain('Audit NTLM authentication in this domain');
    expect(stepsOf(client('2026-09-25'))[0]?.where).toContain('Outgoing NTLM traffic');
  });

  it('does not say of a path of which nothing is known that Kerberos cannot serve it', () => {
    const titles = stepsOf(client('2026-10-23')).map(({ title, says }) => `${title}: ${says}`);
    expect(titles.join('\n')).toContain('Of 1 path no file tells yet whether Kerberos can serve.');
    expect(titles.join('\n')).not.toContain('cannot go over Kerberos');
  });

  it('calls no computer quiet of which no log tells', () => {
    const pilot = stepsOf(`${client('2026-10-23')}
      -  WS08  smb-connection \\\\fs01\\data`).find(({ title }) => title.startsWith('Pilot'));
    expect(pilot?.says).toContain('WS07 (1 path)');
    expect(pilot?.says).not.toContain('WS08');
  });
});
