import { describe, expect, it } from 'vitest';
import { headlineOf, ledeOf, type Counted } from './replay-words.ts';

const NONE: Counted = {
  survive: 0,
  break: 0,
  undetermined: 0,
  covered: 0,
  toKerberos: 0,
  certain: 0,
  accepted: 0,
  unmissed: 0,
};
const headline = (sums: Partial<Counted>, ...switches: string[]): string =>
  headlineOf(switches, { ...NONE, ...sums });

describe('the headline of an answer', () => {
  it.each<[string, Partial<Counted>, string[]]>([
    ['No use of NTLM is in these files.', {}, ['Deny all outgoing']],
    [
      'All NTLM in these files is of computers with themselves, or of nobody: nobody would miss it.',
      { unmissed: 6 },
      ['Deny all outgoing'],
    ],
    ['1 access path uses NTLM. No switch here denies it yet.', { survive: 1 }, []],
    ['3 access paths use NTLM. No switch here denies it yet.', { survive: 3 }, []],
    ['“A” would not break the one access path.', { survive: 1 }, ['A']],
    ['“A” with “B” would break none of 2 access paths.', { survive: 1, covered: 1 }, ['A', 'B']],
    ['Whether “A” would break the one access path cannot be told.', { undetermined: 1 }, ['A']],
    ['Whether “A” would break any of the 2 access paths cannot be told.', { undetermined: 2 }, ['A']],
    [
      '“A” would break none of 3 access paths for certain. Of 2 it cannot be told.',
      { survive: 1, undetermined: 2 },
      ['A'],
    ],
    [
      '“A” would break the one access path. It can move to Kerberos.',
      { break: 1, toKerberos: 1, certain: 1 },
      ['A'],
    ],
    [
      '“A” would break 1 of 2 access paths. It can probably move to Kerberos. Of 1 path it cannot be told.',
      { break: 1, toKerberos: 1, undetermined: 1 },
      ['A'],
    ],
    [
      '“A” would break 4 of 5 access paths. 1 of them can move to Kerberos, 2 more probably.',
      { break: 4, toKerberos: 3, certain: 1, survive: 1 },
      ['A'],
    ],
    ['“A” would break 2 of 2 access paths.', { break: 2 }, ['A']],
  ])('%s', (expected, sums, switches) => {
    expect(headline(sums, ...switches)).toBe(expected);
  });
});

describe('what was looked at', () => {
  const DAY = 86_400_000;

  it.each<[string, number, number[], number]>([
    [
      'No record of NTLM is in the files. That is not the same as no NTLM: see what was recorded.',
      DAY,
      [],
      0,
    ],
    ['From less than a day of records (8001) on 1 computer.', DAY - 1, [8001], 1],
    ['From 1 day of records (8001, 8004) on 2 computers.', DAY, [8004, 8001], 2],
    ['From 3 days of records (8001) whose computer no file names.', 3 * DAY, [8001], 0],
  ])('%s', (expected, milliseconds, events, computers) => {
    expect(ledeOf({ milliseconds, events: new Set(events), computers })).toBe(expected);
  });
});
