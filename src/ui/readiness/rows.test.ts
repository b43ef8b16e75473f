import { describe, expect, it } from 'vitest';
import { WOULD } from '../../report/replay.ts';
import { manyPaths, pathOf } from './answers.testing.ts';
import { arrange, endsOf, rowsOf, type View } from './rows.ts';
import { wordOf } from './words.ts';

const VIEW: View = {
  text: '',
  outcome: 'all',
  class: 'all',
  version: 'all',
  account: 'all',
  sort: 'would',
  isDescending: false,
  group: 'none',
  openGroups: new Set(),
};

const PATHS = [
  pathOf('a', { server: 'FS02', count: 50, last: '2026-11-03T10:00:00Z', process: 'explorer.exe' }),
  pathOf('b', { server: 'FS01', count: 40, last: null, version: 'NTLMv1' }),
  pathOf('c', { server: 'FS02', count: 30, account: 'CORP\\bernd', process: 'sqlservr.exe', version: null }),
  pathOf('d', { server: 'FS03', count: 20, class: 'anonymous', account: null, accountKind: 'anonymous' }),
];
const ALL_OF_THEM = Uint8Array.of(WOULD.survive, WOULD.undetermined, WOULD.break, WOULD.covered);

function ids(view: Partial<View>, would: Uint8Array | null = ALL_OF_THEM): string[] {
  const { items } = arrange(rowsOf(PATHS), would, { ...VIEW, ...view });
  return items.map((item) => (item.kind === 'path' ? item.row.path.id : `[${item.name}]`));
}

describe('the two ends of a path', () => {
  it.each([
    [{ server: 'NAS01', target: 'files' }, 'WS07 → NAS01 (files)'],
    [{ server: 'FS01', target: 'fs01' }, 'WS07 → FS01'],
    [{ server: null, target: '10.2.0.9' }, 'WS07 → 10.2.0.9'],
    [{ server: 'FS01', target: null }, 'WS07 → FS01'],
    [{ server: null, target: null }, 'WS07 → server not told'],
    [{ client: null }, 'client not told → FS01'],
    [{ class: 'loopback' }, 'WS07 → itself'],
  ] as const)('%j is %s', (change, says) => {
    expect(endsOf(pathOf('x', change))).toBe(says);
  });
});

describe('the table', () => {
  it('begins with what would break', () => {
    expect(ids({})).toEqual(['c', 'b', 'd', 'a']);
  });

  it('keeps the order of the report where there is no answer', () => {
    expect(ids({}, null)).toEqual(['a', 'b', 'c', 'd']);
  });

  it.each([
    [{ sort: 'ends' }, ['b', 'a', 'c', 'd']],
    [{ sort: 'who' }, ['d', 'a', 'b', 'c']],
    [{ sort: 'uses' }, ['d', 'c', 'b', 'a']],
    [{ sort: 'uses', isDescending: true }, ['a', 'b', 'c', 'd']],
    [{ sort: 'last' }, ['b', 'a', 'c', 'd']],
    [{ sort: 'would', isDescending: true }, ['a', 'd', 'b', 'c']],
  ] as const)('is sorted by %j', (view, order) => {
    expect(ids(view)).toEqual(order);
  });

  it.each([
    [{ outcome: 'covered' }, ['d']],
    [{ class: 'anonymous' }, ['d']],
    [{ version: 'NTLMv1' }, ['b']],
    [{ version: 'unknown' }, ['c']],
    [{ account: 'anonymous' }, ['d']],
    [{ text: 'FS02 sql' }, ['c']],
    [{ text: 'corp\\BERND' }, ['c']],
    [{ text: 'nobody' }, []],
  ] as const)('is narrowed by %j', (view, order) => {
    expect(ids(view)).toEqual(order);
  });

  it('finds nothing by an outcome that nobody worked out', () => {
    expect(ids({ outcome: 'break' }, null)).toEqual([]);
  });

  it('is grouped with sums, the group that breaks most first', () => {
    const { items, paths } = arrange(rowsOf(PATHS), ALL_OF_THEM, { ...VIEW, group: 'server' });
    expect(paths).toBe(4);
    expect(items[0]).toEqual({
      kind: 'group',
      name: 'FS02',
      paths: 2,
      uses: 80,
      last: '2026-11-20T16:40:00Z',
      sums: { break: 1, undetermined: 0, covered: 0, survive: 1, aside: 0 },
      isOpen: false,
    });
    expect(ids({ group: 'server' })).toEqual(['[FS02]', '[FS01]', '[FS03]']);
    expect(ids({ group: 'server', openGroups: new Set(['FS02']) })).toEqual([
      '[FS02]',
      'c',
      'a',
      '[FS01]',
      '[FS03]',
    ]);
    expect(ids({ group: 'account' })).toContain('[account not told]');
  });

  it('loses no path of many, however it is sorted and grouped', () => {
    const paths = manyPaths(3000);
    const rows = rowsOf(paths);
    const would = Uint8Array.from(paths, (_, at) => at % 4);
    for (const sort of ['ends', 'who', 'uses', 'last', 'would', 'wayOut'] as const) {
      const { items } = arrange(rows, would, { ...VIEW, sort });
      const found = items.map((item) => (item.kind === 'path' ? item.row.index : -1));
      expect(new Set(found).size).toBe(3000);
      expect(found).not.toContain(-1);
    }
    const { items } = arrange(rows, would, { ...VIEW, group: 'process' });
    const sum = items.reduce((all, item) => all + (item.kind === 'group' ? item.paths : 0), 0);
    expect(sum).toBe(3000);
  });
});

describe('the chip of a row', () => {
  it('is amber where Kerberos cannot take over, and where the break was accepted', () => {
    const stuck = pathOf('x', { wayOut: { possible: 'no' } });
    expect(wordOf('break', pathOf('x'), false)).toEqual({ text: 'break', tone: 'bad' });
    expect(wordOf('break', stuck, false)).toEqual({ text: 'break, no Kerberos', tone: 'warn' });
    expect(wordOf('break', stuck, true)).toEqual({ text: 'break, accepted', tone: 'warn' });
    expect(wordOf('survive', stuck, true).text).toBe('keep working');
    expect(wordOf('undetermined', stuck, false).tone).toBe('open');
  });
});
