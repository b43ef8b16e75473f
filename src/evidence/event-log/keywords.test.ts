import { expect, it } from 'vitest';
import { outcomeOfBits } from './keywords.ts';

it.each([
  ['0x8010000000000000', 'failure'],
  ['0x8020000000000000', 'success'],
  ['-9218868437227405312', 'failure'],
  ['-9214364837600034816', 'success'],
  ['9232379236109516800', 'success'],
  // Through a floating number and back: the last digits are wrong, and below the bit of success stands that of failure.
  ['-9214364837600035000', 'success'],
  ['-9218868437227405000', 'failure'],
  ['9232379236109517000', 'success'],
  ['0x80000000000000', null],
  ['-9.21436483760003E+18', null],
  ['Audit Failure', null],
  ['', null],
] as const)('%s is %s', (written, outcome) => expect(outcomeOfBits(written)).toBe(outcome));
