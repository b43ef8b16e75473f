import { expect, it } from 'vitest';
import { Look } from '../../correlation/look.ts';
import { caseIn } from '../../correlation/story.ts';
import domainNtlmDeny from './domain-ntlm-deny.ts';

function lowering(values: string): string | undefined {
  const view = caseIn(`09:00:00  DC01  ntlm-blocked 4004 as CORP\\anna from WS07 via FS01
    07:00:00  DC02  ticket-request 4769 CORP\\bert 0x0 from 10.0.0.8
    ${values}`);
  const [attempt] = view.attempts;
  if (attempt === undefined) throw new Error('nobody tried anything');
  return domainNtlmDeny.remedies(new Look(view, attempt)).find(({ level }) => level === 4)?.explanation;
}

it('names the domain controllers whose values differ', () => {
  expect(lowering('- DC01 policy P-DOM = 7\n- DC02 policy P-DOM = 0')).toContain('DC01: 7, DC02: 0');
});

it('is silent where they agree', () => {
  expect(lowering('- DC01 policy P-DOM = 7\n- DC02 policy P-DOM = 7')).not.toContain('DC02');
});
