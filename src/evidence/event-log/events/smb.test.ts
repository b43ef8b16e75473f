import { describe, expect, it } from 'vitest';
import { checkExamples, found, recordOf } from './example.testing.ts';
import { smbClientExamples } from './smb-client.examples.ts';
import { smbServerExamples } from './smb-server.examples.ts';

checkExamples([...smbClientExamples, ...smbServerExamples]);

describe('31018', () => {
  it('says nothing where the value is off', () => {
    const example = smbClientExamples.find((one) => one.id === 31018);
    if (example === undefined) throw new Error('31018 has no example');
    const record = { ...recordOf(example), data: { RegName: 'AllowInsecureGuestAuth', RegValue: '0' } };
    expect(found(record)).toEqual([]);
  });
});
