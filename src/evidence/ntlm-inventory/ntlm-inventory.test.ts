import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWith, quoted } from '../event-log/csv/test-exports.ts';
import { COLUMNS, inventoryEventOf, type Column } from './columns.ts';
import { ntlmInventory } from './ntlm-inventory.ts';

type Cells = Readonly<Partial<Record<Column, string>>>;

const CHECK: Cells = {
  EventId: '4776',
  Computer: 'DC01',
  Client: 'WS07',
  Account: 'anna',
  Status: '0x0',
  Count: '12',
  FirstSeen: '2026-11-02T09:00:00.000Z',
  LastSeen: '2026-11-20T10:00:00.000Z',
};

const lines = (rows: readonly (readonly string[])[], delimiter = ','): string =>
  rows.map((row) => `${row.map(quoted).join(delimiter)}\r\n`).join('');

const inventory = (...rows: readonly Cells[]): string =>
  lines([COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column] ?? ''))]);

const read = (text: string, dayFirst?: boolean) =>
  readWith(ntlmInventory, text, dayFirst === undefined ? {} : { dayFirst });

const codes = async (text: string): Promise<string[]> => (await read(text)).notes.map(({ code }) => code);

const recognises = (text: string): boolean =>
  ntlmInventory.recognises({ bytes: new TextEncoder().encode(text), text });

describe('columns', () => {
  const names = [
    'LastSeen',
    'Note',
    'Count',
    'Status',
    'account',
    'EventID',
    'FirstSeen',
    'Computer',
    '_time',
  ];
  const row = [
    '2026-11-20T10:00:00Z',
    'a',
    '3',
    '0xC0000064',
    'bob',
    '4776',
    '2026-11-02T09:00:00Z',
    'DC01',
    'b',
  ];

  it.each([',', ';', '\t'])('are found by name, in any order, beside others, divided by %j', async (by) => {
    const text = lines([names, row], by);
    expect(recognises(text)).toBe(true);
    const { facts } = await read(text);
    expect(facts).toMatchObject([
      { kind: 'credential-check', computer: 'DC01', user: 'bob', status: 0xc0000064, count: 3 },
    ]);
  });

  it.each(['EventId', 'Account', 'Count', 'FirstSeen', 'LastSeen'])('are no inventory without %s', (name) => {
    expect(recognises(inventory(CHECK))).toBe(true);
    expect(recognises(lines([COLUMNS.filter((column) => column !== name)]))).toBe(false);
  });

  it('may stand below a prompt and the line of a type', () => {
    expect(recognises(`#TYPE Selected.System.Object\r\n${inventory(CHECK)}`)).toBe(true);
    expect(recognises(`sep=,\r\n${inventory(CHECK)}`)).toBe(true);
  });
});

describe('what a row says', () => {
  it('counts as often as the query has counted, with both times', async () => {
    const { facts, notes, summary } = await read(inventory(CHECK, { ...CHECK, Client: 'WS08', Count: '1' }));
    expect(facts.map(({ count, times }) => [count, times.length])).toEqual([
      [12, 2],
      [1, 1],
    ]);
    expect(summary).toEqual({ title: 'NTLM inventory', language: null, zone: 'utc', read: 2, kept: 2 });
    expect(notes).toHaveLength(1);
    expect(notes[0]?.says).toMatch(/^2 rows stand for 13 logged uses of NTLM/);
  });

  it('never covers a log', async () => {
    const rows = Array.from(inventoryEventOf.keys(), (id) => ({ ...CHECK, EventId: String(id) }));
    const { facts, summary } = await read(inventory(...rows));
    expect(summary.kept).toBe(inventoryEventOf.size);
    expect(facts.map(({ kind }) => kind)).not.toContain('log-coverage');
    expect([...new Set(facts.map(({ kind }) => kind))].toSorted()).toEqual(
      [...ntlmInventory.tells].toSorted(),
    );
  });

  it.each(["'-", "'@home", "'=1+1", "'+svc"])(
    'is what it was before a spreadsheet made it safe: %s',
    async (cell) => {
      const { facts } = await read(inventory({ ...CHECK, Client: cell }));
      expect(facts).toMatchObject([{ workstation: cell === "'-" ? null : cell.slice(1) }]);
    },
  );

  it("keeps a name that begins with '", async () => {
    const { facts } = await read(inventory({ ...CHECK, Account: "'t Hooft" }));
    expect(facts).toMatchObject([{ user: "'t Hooft" }]);
  });

  it('keeps the account, whatever its class', async () => {
    const accounts = ['ANONYMOUS LOGON', 'WS07$', '', 'jürgen', '__proto__'];
    const { facts } = await read(inventory(...accounts.map((Account) => ({ ...CHECK, Account }))));
    expect(facts.map((fact) => 'user' in fact && fact.user)).toEqual(accounts);
  });
});

describe('rows that are passed over, with a note', () => {
  it.each(['4625', '4769', '5145', '', '99999', 'x'])('event %j', async (EventId) => {
    expect(await codes(inventory(CHECK, { ...CHECK, EventId }))).toEqual([
      'counted-by-query',
      'rows-of-other-events',
    ]);
  });

  it.each(['0', '-3', '', 'many', '1.5', '12,34', '1e3'])('count %j', async (Count) => {
    expect(await codes(inventory(CHECK, { ...CHECK, Count }))).toEqual([
      'counted-by-query',
      'rows-without-count',
    ]);
  });

  it.each([
    [{ FirstSeen: '' }],
    [{ LastSeen: 'never' }],
    [{ FirstSeen: '2026-11-21T00:00:00Z' }],
    [{ FirstSeen: '45000.5', LastSeen: '45001.5' }],
  ])('times %j', async (times) => {
    expect(await codes(inventory(CHECK, { ...CHECK, ...times }))).toEqual([
      'counted-by-query',
      'rows-without-time',
    ]);
  });

  it('a check without its status', async () => {
    const { notes, facts } = await read(inventory({ ...CHECK, Status: '' }));
    expect(facts).toEqual([]);
    expect(notes).toMatchObject([{ code: 'rows-incomplete', record: 1 }]);
  });

  it('names a few of them', async () => {
    const bad = Array.from({ length: 9 }, () => ({ ...CHECK, Count: '' }));
    const { notes } = await read(inventory(CHECK, ...bad));
    expect(notes[1]).toMatchObject({ record: 2 });
    expect(notes[1]?.says).toMatch(/^Rows 2, 3, 4, 5, 6 and 4 more not used/);
  });

  it('never spoil the others, and add nothing', async () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom(...Object.values(CHECK)));
    const row = fc.record(Object.fromEntries(COLUMNS.map((column) => [column, cell])));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 5 }), async (rows) => {
        const { summary, facts } = await read(inventory(CHECK, ...rows, { ...CHECK, Client: 'LAST' }));
        expect(summary.read).toBe(rows.length + 2);
        expect(facts.length).toBeLessThanOrEqual(rows.length + 2);
        expect(facts.filter((fact) => 'workstation' in fact && fact.workstation === 'LAST')).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });

  it('an inventory of nothing is no silence', async () => {
    expect(await codes(inventory())).toEqual(['empty-export']);
  });

  it('a row that was cut', async () => {
    expect(await codes(inventory(CHECK, CHECK).slice(0, -40))).toEqual(['counted-by-query', 'truncated-end']);
  });
});

describe('counts that a program made pretty', () => {
  it.each([
    ['1,204', 1204],
    ['1.204', 1204],
    ['48 211', 48211],
    ['1’204’000', 1_204_000],
  ])('%s', async (Count, count) => {
    expect((await read(inventory({ ...CHECK, Count }))).facts).toMatchObject([{ count }]);
  });
});

describe('times in the format of a region', () => {
  const first = { ...CHECK, FirstSeen: '02/11/2026 09:00:00', LastSeen: '03/11/2026 10:00:00' };
  const second = {
    ...CHECK,
    Client: 'WS08',
    FirstSeen: '02/11/2026 09:00:00',
    LastSeen: '20/11/2026 10:00:00',
  };

  it('are set right once a row shows the order', async () => {
    const { facts, notes, summary } = await read(inventory(first, second));
    expect(facts.map(({ times }) => times.map((time) => new Date(time).toISOString().slice(0, 10)))).toEqual([
      ['2026-11-02', '2026-11-03'],
      ['2026-11-02', '2026-11-20'],
    ]);
    expect(notes.map(({ code }) => code)).toEqual(['counted-by-query']);
    expect(summary.zone).toBe('unknown');
  });

  it('are asked about where none does', async () => {
    expect(await codes(inventory(first))).toEqual(['counted-by-query', 'dates-ambiguous']);
    const { facts } = await read(inventory(first), true);
    expect(facts[0]?.times[0]).toBe(Date.UTC(2026, 10, 2, 9));
  });
});
