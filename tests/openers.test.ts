/** Which events are a failed access, and which only date or support one: a new event must not open an attempt by accident. */
import { describe, expect, it } from 'vitest';
import { isFailure } from '../src/correlation/seeds.ts';
import { authenticationExamples } from '../src/evidence/event-log/events/authentication.examples.ts';
import { changeExamples } from '../src/evidence/event-log/events/changes.examples.ts';
import { dataOf, found, recordOf, type Example } from '../src/evidence/event-log/events/example.testing.ts';
import { kerberosExamples } from '../src/evidence/event-log/events/kerberos.examples.ts';
import { lsaExamples } from '../src/evidence/event-log/events/lsa.examples.ts';
import { ntlmExamples } from '../src/evidence/event-log/events/ntlm.examples.ts';
import { securityExamples } from '../src/evidence/event-log/events/security.examples.ts';
import { Fold } from '../src/facts/fold.ts';

function openers(examples: readonly Example[]): readonly number[] {
  const ids = examples.filter((example) => {
    const finds = found({ ...recordOf(example), data: dataOf(example) }) ?? [];
    const fold = new Fold();
    for (const find of finds) fold.add('log.evtx', { ...find, at: { record: 1 }, computer: 'FS01', time: 0 });
    return fold.facts().some(isFailure);
  });
  return [...new Set(ids.map(({ id }) => id))].sort((a, b) => a - b);
}

describe('the events that open an attempt', () => {
  it.each([
    ['NTLM', ntlmExamples, [4001, 4002, 4003, 4004, 4005, 4006, 4013, 4015]],
    [
      'Security: logons, tickets, shares',
      securityExamples,
      [4625, 4768, 4769, 4771, 4776, 4777, 5140, 5145, 5168],
    ],
    ['Security: changes', changeExamples, []],
    ['Protected Users and policies', authenticationExamples, [100, 101]],
    ['LSA: the loopback check, and NTLM without a credential', lsaExamples, [100, 6037]],
    ['Kerberos and KDC', kerberosExamples, []],
  ])('%s', (_name, examples, ids) => {
    expect(openers(examples)).toEqual(ids);
  });
});
