import { describe, expect, it } from 'vitest';
import type { Fact } from '../facts/facts.ts';
import type { FileReading } from '../facts/reading.ts';
import { estatesOf } from './estates.ts';
import { failedLogon, reading } from './readings.testing.ts';

const DAY = 24 * 3600;
let digests = 0;

/** The Security log of a computer: somebody fails at these seconds. */
function log(name: string, computer: string, times: readonly number[], user = 'mara'): FileReading {
  const coverage: Fact = {
    kind: 'log-coverage',
    computer,
    from: [{ file: name, text: '' }],
    count: 1,
    times: [],
    logonIds: [],
    channels: ['Security'],
    events: {},
    oldest: (times[0] ?? 0) * 1000,
    newest: (times[times.length - 1] ?? 0) * 1000,
    records: times.length,
  };
  const facts = [failedLogon(times, { user, domain: null, workstation: null }), coverage];
  return { ...reading(name, facts, { computers: [computer] }), digest: String(digests++) };
}

function policy(name: string, value: number, path = String.raw`system\lsa\msv1_0\x`): FileReading {
  const fact: Fact = {
    kind: 'policy-setting',
    computer: null,
    from: [{ file: name, text: '' }],
    count: 1,
    times: [],
    logonIds: [],
    path,
    name: 'x',
    value,
  };
  return { ...reading(name, [fact]), format: 'secpol', digest: String(digests++) };
}

function output(name: string): FileReading {
  const fact: Fact = {
    kind: 'access-tried',
    computer: null,
    from: [{ file: name, text: '' }],
    count: 1,
    times: [],
    logonIds: [],
    target: String.raw`\\fs01\data`,
    user: null,
    outcome: 'failed',
    code: 5,
    command: 'net use',
  };
  return { ...reading(name, [fact]), format: 'net-use', digest: String(digests++) };
}

const folders = (...readings: readonly FileReading[]): (string | null)[] =>
  estatesOf(readings, {}).map(({ folder }) => folder);

describe('two estates', () => {
  it('hold computers of one name in different domains', () => {
    expect(
      folders(log('a/FS01/s.csv', 'FS01.corp.example', [1]), log('b/FS01/s.csv', 'FS01.other.example', [1])),
    ).toEqual(['a', 'b']);
  });

  it('hold computers of one name with different settings', () => {
    expect(folders(policy('a/FS01/secpol.cfg', 2), policy('b/FS01/secpol.cfg', 0))).toEqual(['a', 'b']);
  });

  it('hold logs of one name and one hour without a common record', () => {
    const one = log('a/FS01/s.csv', 'FS01', [10, 400, 900, 2000]);
    const other = log('b/FS01/s.csv', 'FS01', [33, 477, 1203, 1777]);
    expect(folders(one, other)).toEqual(['a', 'b']);
  });

  it('are two folders that each hold a whole case, where nothing shows one computer', () => {
    expect(
      folders(
        log('a/FS01/s.csv', 'FS01', [10, 20]),
        output('a/WS07/net-use.txt'),
        policy('b/FS01/secpol.cfg', 0),
        output('b/WS07/net-use.txt'),
      ),
    ).toEqual(['a', 'b']);
  });

  it('may lie deeper, and beside what belongs to neither', () => {
    expect(
      folders(
        policy('drop/a/FS01/secpol.cfg', 2),
        policy('drop/b/FS01/secpol.cfg', 0),
        output('drop/net-use.txt'),
      ),
    ).toEqual(['drop/a', 'drop/b', null]);
  });

  it('hold computers of domains that know nothing of each other', () => {
    expect(
      folders(log('a/FS01/s.csv', 'FS01.corp.example', [1]), log('b/NAS2/s.csv', 'NAS2.other.example', [1])),
    ).toEqual(['a', 'b']);
  });
});

describe('one estate', () => {
  it.each([
    ['a folder per computer', [log('FS01/s.csv', 'FS01.corp.example', [1]), output('WS07/net-use.txt')]],
    [
      'a folder per role',
      [output('clients/WS07/net-use.txt'), log('servers/FS01/s.csv', 'FS01.corp.example', [1])],
    ],
    [
      'a folder per kind',
      [
        log('eventlogs/FS01.csv', 'FS01', [1]),
        policy('policies/FS01.cfg', 2),
        output('outputs/FS01.txt'),
        log('eventlogs/WS07.csv', 'WS07', [1]),
        policy('policies/WS07.cfg', 2),
      ],
    ],
    [
      'a folder per day',
      [
        log('2026-10-05/FS01/s.csv', 'FS01', [10, 20]),
        output('2026-10-05/WS07/net-use.txt'),
        log('2026-10-06/FS01/s.csv', 'FS01', [DAY, DAY + 20]),
        output('2026-10-06/WS07/net-use.txt'),
      ],
    ],
    [
      'the same log twice, in two zones',
      [
        log('a/FS01/s.csv', 'FS01', [10, 400, 900, 2000]),
        output('a/WS07/net-use.txt'),
        log(
          'b/FS01/s.csv',
          'FS01',
          [10, 400, 900, 2000].map((time) => time + 3600),
        ),
        output('b/WS07/net-use.txt'),
      ],
    ],
    [
      'two forests of which the one names the other',
      [
        log('a/FS01/s.csv', 'FS01.corp.example', [1], String.raw`OTHER\lea`),
        log('b/DC2/s.csv', 'DC2.other.example', [1]),
      ],
    ],
    ['no folders', [policy('FS01-secpol.cfg', 2), policy('FS01-old-secpol.cfg', 0)]],
  ] as const)('%s', (_, readings) => {
    expect(folders(...readings)).toEqual([null]);
  });
});
