import { describe, expect, it } from 'vitest';
import { shown, tiedBy, type Ask, type Tie } from './item.ts';
import { rule } from './verdict.ts';
import { caseIn } from '../correlation/story.ts';

const ask: Ask = { what: 'a second record', command: 'wevtutil', host: 'FS01', role: 'server' };
const [record] = caseIn('09:00:00  FS01  ntlm-blocked 4002').all('ntlm-blocked');

describe('an event whose tie is weak', () => {
  const ruled = (tie: Tie) => {
    if (record === undefined) throw new Error('no record');
    const event = tiedBy(ask, shown('refused', [record], tie));
    return rule({ necessary: [event], sufficient: [[event]], specific: [], against: [] });
  };

  it('asks for what would make it a strong one', () => {
    expect(ruled('weak')).toMatchObject({ level: 'likely', wouldDecide: [ask] });
  });

  it('asks for nothing once it is strong', () => {
    expect(ruled('tied')).toMatchObject({ level: 'confirmed', wouldDecide: [] });
  });
});
