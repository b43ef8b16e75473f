import { describe, expect, it } from 'vitest';
import { caseIn } from './story.ts';

const recovered = (...lines: readonly string[]): unknown =>
  caseIn(lines.map((line) => `- WS07 ${line}`).join('\n')).attempts[0]?.recovered;

const TICKET = String.raw`ticket-held anna krbtgt/CORP.EXAMPLE`;

describe('a success below the failure in one transcript', () => {
  it.each([
    ['of the same command', '', ''],
    ['with the same account given', String.raw`as CORP\anna`, String.raw`as corp\ANNA`],
  ])('recovers it: %s', (_, failed, succeeded) => {
    expect(
      recovered(
        String.raw`access-tried \\fs01\data ${failed} code 1326`,
        String.raw`access-tried \\fs01\data ${succeeded} succeeded`,
        TICKET,
      ),
    ).toBe(true);
  });

  it.each([
    ['an account is given where none was', '', String.raw`as CORP\anna`],
    ['the account is given in another form', String.raw`as CORP\anna`, 'as anna@corp.example'],
  ])('is a contrast: %s', (_, failed, succeeded) => {
    expect(
      recovered(
        String.raw`access-tried \\fs01\data ${failed} code 1326`,
        String.raw`access-tried \\fs01\data ${succeeded} succeeded`,
        TICKET,
      ),
    ).toBeNull();
  });
});
