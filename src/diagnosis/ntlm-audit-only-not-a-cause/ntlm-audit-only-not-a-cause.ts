/**
 * NTLM auditing is on and nothing is blocked. Auditing denies nobody: it is never the cause, and a short audit period is
 * a gap in the plan, not a fault. The words of these events ("would be blocked") make people believe otherwise.
 *
 * https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/network-security-restrict-ntlm-audit-incoming-ntlm-traffic
 */
import type { Look } from '../../correlation/look.ts';
import { policies } from '../../windows/policies.ts';
import { cause } from '../cause.ts';
import { present, proofs, type Proof } from '../item.ts';

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
  about: {
    statement:
      'NTLM is audited and nothing is refused. An audit denies nobody, whatever its events say of what “would be blocked”; it is never the reason of a failure. A short audit is a gap in the plan, not a fault. Each computer counts for itself: a client that audits may meet a server that denies.',
    provedBy: [],
    ruledOutBy: [
      'Audit events 8001 to 8006, or an audit value, stand on a computer that refused nothing: they deny nobody.',
      'The same computer wrote block events (4001 to 4006, 4015, 31023): there NTLM is refused, not only audited.',
    ],
    prevention: ['P1'],
  },
  lookalikes: [
    {
      id: 'outgoing-ntlm-deny-all',
      says: '4001 is the block to the audit 8001: level Warning and the task “Blocking NTLM”, where an audit has Information and “Auditing NTLM”.',
    },
    { id: 'incoming-ntlm-deny', says: '4002 and 4003 are the blocks to the audits 8002 and 8003.' },
    { id: 'domain-ntlm-deny', says: '4004 to 4006 are the blocks to the audits 8004 to 8006.' },
    {
      id: 'share-permission-denied',
      says: 'Where NTLM is only audited and the access fails, look at the permissions and the account.',
    },
  ],
  needs: NEEDS,
  judge(look) {
    const acquittals = look.once('what only audits', () => acquittalsOf(look));
    return {
      necessary: [],
      sufficient: [],
      specific: [],
      against: [present('tied', ...acquittals)],
    };
  },
  clause: () => 'NTLM is only audited',
  stageWords: () => 'Audited, not refused',
  remedies: () => [],
});

/** It hangs on the case, not on the attempt. */
function acquittalsOf(look: Look<(typeof NEEDS)[number]>): readonly Proof[] {
  const audited = look.all('ntlm-audited');
  const values = auditValues(look);
  const computers = new Set([...audited, ...values].map((placed) => placed.host?.id ?? ''));
  // Each computer apart: auditing on the client beside a refusal of the domain controller is common.
  const blocked = look.all('ntlm-blocked').filter((placed) => computers.has(placed.host?.id ?? ''));
  const refusing = new Set(blocked.map((placed) => placed.host?.id ?? ''));
  const quiet = audited.filter((placed) => !refusing.has(placed.host?.id ?? ''));
  // Its proof is an acquittal, both ways: what only audits stops nobody, and where NTLM is refused it is not only audited.
  return [
    ...proofs('NTLM was audited here, not refused: these events deny nobody', quiet),
    ...proofs('here NTLM is refused, not only audited', blocked),
    ...proofs('an audit value is set: it denies nobody', values),
  ];
}

/** Audit values where they act: the domain's on a domain controller only. */
function auditValues(look: Look<Needs>) {
  return look.all('policy-setting').filter((placed) => {
    const { path, value } = placed.fact;
    if (path === policies['P-OUT'].path) return value === 1;
    if (typeof value !== 'number' || value === 0) return false;
    if (path === policies['P-INA'].path) return true;
    return path === policies['P-DOMA'].path && (placed.host?.roles.has('domain-controller') ?? false);
  });
}
