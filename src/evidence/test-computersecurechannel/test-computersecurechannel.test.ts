import { describe, expect, it } from 'vitest';
import { readText } from '../text.ts';

const COMMAND = 'PS C:\\> Test-ComputerSecureChannel -Verbose';
const says = (...lines: string[]): unknown[] =>
  readText('x', lines.join('\n')).facts.map((fact) =>
    fact.kind === 'secure-channel-checked' ? [fact.domain, fact.ok, fact.code] : fact.kind,
  );

describe('Test-ComputerSecureChannel', () => {
  it('reads True and False below its command, and the domain from the sentence', () => {
    expect(says(COMMAND, 'True')).toEqual([[null, true, null]]);
    expect(says(COMMAND, 'VERBOSE: … the domain eu.contoso.example is broken.', 'False')).toEqual([
      ['eu.contoso.example', false, null],
    ]);
    expect(says(COMMAND, 'VERBOSE: … the domain CONTOSO is in good condition.', 'True')).toEqual([
      [null, true, null],
    ]);
  });

  it('reads nothing from an error', () => {
    expect(
      says(COMMAND, 'Test-ComputerSecureChannel : Cannot verify the secure password for the local computer.'),
    ).toEqual([]);
  });
});
