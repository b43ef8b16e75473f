import { describe, expect, it } from 'vitest';
import { readText } from '../text.ts';

const offsets = (...lines: string[]): unknown[] =>
  readText('x', lines.join('\n')).facts.flatMap((fact) =>
    fact.kind === 'clock-offset' ? [[fact.reference, fact.seconds]] : [],
  );
const sources = (...lines: string[]): unknown[] =>
  readText('x', lines.join('\n')).facts.flatMap((fact) =>
    fact.kind === 'time-source' ? [[fact.source, fact.stratum, fact.lastSync]] : [],
  );
const status = (lastSync: string): string[] => [
  'Leap Indicator: 0(no warning)',
  'Stratum: 4 (secondary reference - syncd by (S)NTP)',
  'Precision: -23 (119.209ns per tick)',
  'Root Delay: 0.0807901s',
  'Root Dispersion: 0.4345451s',
  'ReferenceId: 0x0A00000A (source IP:  10.0.0.10)',
  `Last Successful Sync Time: ${lastSync}`,
  'Source: DC01.contoso.example',
  'Poll Interval: 10 (1024s)',
];

describe('w32tm /stripchart', () => {
  it.each([
    ['08:00:00, +312.0206779s', 312.0206779],
    ['08:00:00, -43149.7350583s', -43149.7350583],
    ['09:56:11 d:+00.0623991s o:-00.6887759s  [        * |        ]', -0.6887759],
    ['17:39:48 d:-00.0000840s o:-25.3004160s  [@         |        ]', -25.300416],
    ['8.00.00, +00,0206779s', 0.0206779],
  ])('%s', (line, seconds) => {
    expect(offsets('C:\\>w32tm /stripchart /computer:dc01 /dataonly', line)).toEqual([['dc01', seconds]]);
  });

  it('takes the reference from the command, else from what is tracked', () => {
    const sample = '08:00:00, +00.5000000s';
    expect(offsets('Tracking dc01.contoso.example [10.0.0.10:123].', sample)).toEqual([
      ['dc01.contoso.example', 0.5],
    ]);
    expect(offsets('正在跟踪[10.0.0.10:123]。', sample)).toEqual([['10.0.0.10', 0.5]]);
    expect(offsets(sample)).toEqual([[null, 0.5]]);
    const first = 'C:\\>w32tm /stripchart /computer:dc01';
    const second = 'Tracking fs01 [10.0.0.21:123].';
    expect(offsets(first, 'Tracking dc01 [10.0.0.10:123].', sample, second, sample)).toEqual([
      ['dc01', 0.5],
      ['fs01', 0.5],
    ]);
  });

  it('gives one offset for samples that agree, and a handful for a clock that runs away', () => {
    const steady = Array.from({ length: 450 }, (_, index) => `08:00:00, +00.${String(1000000 + index)}s`);
    expect(offsets(...steady)).toHaveLength(1);
    const away = Array.from({ length: 450 }, (_, index) => `08:00:00, +${String(10 * index)}.0000000s`);
    expect(offsets(...away)).toHaveLength(20);
  });
});

describe('w32tm /query', () => {
  it('reads the time of the last synchronisation where day and month cannot be mistaken', () => {
    const time = Date.UTC(2026, 10, 20, 7, 58, 10);
    expect(sources(...status('20.11.2026 07:58:10'))).toEqual([['DC01.contoso.example', 4, time]]);
    expect(sources(...status('11/20/2026 7:58:10 AM'))).toEqual([['DC01.contoso.example', 4, time]]);
    expect(sources(...status('2026/11/20 7:58:10'))).toEqual([['DC01.contoso.example', 4, time]]);
    expect(sources(...status('5.4.2026 07:58:10'))).toEqual([
      ['DC01.contoso.example', 4, Date.UTC(2026, 3, 5, 7, 58, 10)],
    ]);
    expect(sources(...status('5/4/2026 7:58:10 AM'))).toEqual([['DC01.contoso.example', 4, null]]);
    expect(sources(...status('unspecified'))).toEqual([['DC01.contoso.example', 4, null]]);
  });

  it('reads no source where the lines are in another order, or cut', () => {
    const lines = status('unspecified');
    expect(sources('C:\\>w32tm /query /status', ...lines.slice(0, 8))).toEqual([]);
    expect(sources('C:\\>w32tm /query /status', ...lines.toReversed())).toEqual([]);
  });

  it('takes no error of /query /source for a name', () => {
    const asked = 'C:\\>w32tm /query /source';
    expect(
      sources(asked, 'The following error occurred: The service has not been started. (0x80070426)'),
    ).toEqual([]);
    expect(sources(asked, '発生したエラー: サービスは開始されていません。 (0x80070426)')).toEqual([]);
    expect(sources(asked, 'Local CMOS Clock')).toEqual([['Local CMOS Clock', null, null]]);
  });
});
