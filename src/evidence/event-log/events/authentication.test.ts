import { describe, expect, it } from 'vitest';
import { authenticationExamples } from './authentication.examples.ts';
import { checkExamples, found, recordOf } from './example.testing.ts';

checkExamples(authenticationExamples);

describe('data of the KDC under other names than ours', () => {
  it('is read by its order', () => {
    const example = authenticationExamples.find(
      ({ id, provider }) => id === 105 && provider.includes('Kerberos'),
    );
    if (example === undefined) throw new Error('no example');
    const data = { p1: 'mara', p2: 'CONTOSO', p3: 'S-1-5-21-1-2-3-1104', p4: 'WS07$' };
    expect(found({ ...recordOf(example), data })?.map((find) => find.text)).toEqual([
      '105 user CONTOSO\\mara, device WS07$',
    ]);
  });
});
