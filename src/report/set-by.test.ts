import { describe, expect, it } from 'vitest';
import { causes } from '../diagnosis/index.ts';
import { judgedOf, story } from '../diagnosis/story.ts';
import { diagnosisReport } from './diagnosis.ts';
import { setBy } from './set-by.ts';

const OUTGOING = 'Options › Network security: Restrict NTLM: Outgoing NTLM traffic to remote servers';
const DOMAIN = 'Options › Network security: Restrict NTLM: NTLM authentication in this domain';

function judged(lines: string) {
  const [first] = judgedOf(story('a share is denied', {}, lines), causes);
  if (first === undefined) throw new Error('no attempt');
  return first;
}

const denied = (origins: string) =>
  judged(String.raw`
    09:00:00      WS07  ntlm-blocked 4001 to cifs/fs01
    -             WS07  policy P-OUT = 2
    -             WS07  access-tried \\fs01\data code 1937
    ${origins}
  `);

describe('the GPO that sets a policy', () => {
  it('stands in the remedy that changes the policy, and in no other', () => {
    const { remedies } = diagnosisReport(
      denied('- WS07:gpresult setting-origin P-OUT "Restrict NTLM"'),
      causes,
      false,
    );
    const named = remedies.filter(({ explanation }) => explanation.includes('by the GPO “'));
    expect(named.map(({ policyPath }) => policyPath?.split(' › ').at(-1))).toEqual([
      'Network security: Restrict NTLM: Outgoing NTLM traffic to remote servers',
    ]);
    expect(named[0]?.explanation).toMatch(/\. Set on WS07 by the GPO “Restrict NTLM”\.$/);
    expect(remedies.length).toBeGreaterThan(1);
  });

  it('is only told of the computers on which the policy acts', () => {
    const { look } = denied(`
      - FS01:gpresult  setting-origin P-OUT "Servers"
      - DC01:gpresult  domain-controller-sign
      - DC01:gpresult  setting-origin P-DOM "Domain controllers"
      - WS07:gpresult  setting-origin P-DOM "Inert there"
    `);
    expect(setBy(look, OUTGOING)).toBe('');
    expect(setBy(look, DOMAIN)).toBe('Set on DC01 by the GPO “Domain controllers”.');
    expect(setBy(look, undefined)).toBe('');
  });

  it('is told for each where the files of a computer disagree', () => {
    const { look } = denied(`
      - WS07:before  setting-origin P-OUT "Old"
      - WS07:after   setting-origin P-OUT "New"
    `);
    expect(setBy(look, OUTGOING)).toBe('Set on WS07 by the GPO “Old”. Set on WS07 by the GPO “New”.');
  });
});
