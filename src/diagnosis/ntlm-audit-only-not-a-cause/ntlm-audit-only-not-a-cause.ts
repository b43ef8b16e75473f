/**
 * NTLM auditing is on and nothing is blocked. Auditing denies nobody: it is never the cause, and a short audit period is
 * a gap in the plan, not a fault. The words of these events ("would be blocked") make people believe otherwise.
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-audit-incoming-ntlm-traffic
 */
import type { Look } from '../../correlation/look.ts';
import { policies } from '../../windows/policies.ts';
import { cause } from '../cause.ts';
import { oneOf, present, proofs, shown, unobserved, type Item } from '../item.ts';

const NEEDS = ['ntlm-audited', 'ntlm-blocked', 'policy-setting'] as const;
type Needs = (typeof NEEDS)[number];

export default cause({
  id: 'ntlm-audit-only-not-a-cause',
  title: 'NTLM is only audited',
  role: 'never',
  stage: 'none',
  references: [
    'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-audit-incoming-ntlm-traffic',
  ],
  lookalikes: ['Level Warning with the task “Blocking NTLM” is a block; Information with “Auditing NTLM” is not.'],
  needs: NEEDS,
  judge(look) {
    const audited = shown('NTLM was audited here, not refused: these events deny nobody', look.all('ntlm-audited'));
    const value = auditValue(look);
    // Its proof is an acquittal: what shows that NTLM is audited shows that auditing did not stop anything.
    const acquittal = oneOf(audited, value);
    return {
      necessary: [],
      sufficient: [],
      specific: [],
      against: acquittal.state === 'present' ? [present('tied', ...acquittal.proofs)] : [],
    };
  },
  clause: () => 'NTLM is only audited',
  stageWords: () => 'Audited, not refused',
  remedies: () => [],
});

function auditValue(look: Look<Needs>): Item {
  const values = look
    .all('policy-setting')
    .filter((placed) => {
      const { path, value } = placed.fact;
      if (path === policies['P-OUT'].path) return value === 1;
      return (path === policies['P-INA'].path || path === policies['P-DOMA'].path) && typeof value === 'number' && value > 0;
    });
  const [first] = values;
  return first === undefined ? unobserved() : present('tied', ...proofs('an audit value is set: it denies nobody', values));
}
