import { expect, it } from 'vitest';
import type { Diagnosis, Remedy, RoleVerdict } from '../../report/document.ts';
import { wholeAlike } from './alike.ts';

const remedy: Remedy = {
  level: 1,
  title: 'Register the SPN',
  cause: 'missing-spn',
  explanation: '',
  steps: [],
  policyPath: null,
  verify: [],
  rollback: [],
  impact: null,
};
const role = (id: string): RoleVerdict => ({ id, title: id, verdict: 'confirmed', because: [] });
const access = (root: string | null, trigger: string | null, remedies: readonly Remedy[]): Diagnosis => ({
  client: 'WS07',
  account: null,
  target: null,
  server: null,
  error: null,
  errorSays: null,
  count: 1,
  first: null,
  last: null,
  inQuestion: true,
  recovered: null,
  sentence: '',
  stages: [],
  began: [],
  rootCause: root === null ? null : role(root),
  trigger: trigger === null ? null : role(trigger),
  causes: [],
  remedies,
});

it('finds the steps of repair of an access that fails for the same reason, and of no other', () => {
  const whole = [
    access('missing-spn', 'incoming-ntlm-deny', [remedy]),
    access(null, 'incoming-ntlm-deny', [remedy]),
  ];
  const brief = access(null, 'incoming-ntlm-deny', []);
  expect(wholeAlike([...whole, brief], brief)?.index).toBe(1);
  expect(wholeAlike(whole.slice(0, 1), brief)).toBeNull();
  expect(wholeAlike(whole, access(null, null, []))).toBeNull();
});
