import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccessPath } from '../correlation/paths/path.ts';
import { DAY_MS } from '../windows/dates.ts';
import { isAddress } from '../windows/names.ts';
import { covers, entriesFor, prepare, wildcardsFor, type CaseSpan, type Covering } from './lists.ts';
import { anyPath, anyPaths, endOf, hostOf, named, NOON, SERVERS } from './any-path.testing.ts';
import type { ListId } from './policy.ts';
import type { WayOut } from './way-out.ts';

const span: CaseSpan = { oldest: NOON - 90 * DAY_MS, newest: NOON, hosts: SERVERS };
const noWayOut: ReadonlyMap<string, WayOut> = new Map();
const anyList = fc.constantFrom<ListId>('P-OUTX', 'P-DOMX', 'P-SMBBLKX');

const names = [
  ...SERVERS.flatMap(({ names, addresses }) => [...names, ...addresses]),
  'files',
  'scan',
  '10.0.0.99',
];
const anyEntry = fc
  .record({
    name: fc.constantFrom(...names),
    form: fc.constantFrom(
      'name',
      'name',
      'name',
      'upper',
      'pattern',
      'middle',
      'two',
      'spn',
      'unc',
      'port',
      'dot',
    ),
    at: fc.nat(8),
  })
  .map(({ name, form, at }): string => {
    switch (form) {
      case 'upper':
        return ` ${name.toUpperCase()} `;
      case 'pattern':
        return `${name.slice(0, at)}*`;
      case 'middle':
        return `${name.slice(0, at)}*${name.slice(at + 1)}`;
      case 'two':
        return `*${name.slice(1, 3)}*`;
      case 'spn':
        return `cifs/${name}`;
      case 'unc':
        return `\\\\${name}`;
      case 'port':
        // Behind an IPv6 address it reads as a part of it.
        return name.includes(':') ? name : `${name}:445`;
      case 'dot':
        return `${name}.`;
      default:
        return name;
    }
  });
const anyEntries = fc.array(anyEntry, { maxLength: 12 });

const example: AccessPath = {
  id: 'ws07|corp\\anna|cifs/fs01|fs01|explorer.exe',
  class: 'access',
  client: endOf(hostOf(['ws07'])),
  account: 'CORP\\anna',
  accountKind: 'domain',
  privileged: 'no',
  isService: false,
  target: named('fs01'),
  service: 'cifs',
  server: SERVERS[0] === undefined ? null : endOf(SERVERS[0]),
  process: 'explorer.exe',
  version: 'NTLMv2',
  isSmb: 'yes',
  serverInDomain: 'yes',
  accountInDomain: 'yes',
  toDomainController: false,
  clientBlocksSmb: 'unknown',
  clientJoined: 'yes',
  count: 3,
  first: NOON - DAY_MS,
  last: NOON - DAY_MS,
  zoneKnown: true,
  refused: 0,
  witnesses: [],
  reason: null,
  kerberos: null,
};

let next = 0;
function path(over: Partial<AccessPath> = {}): AccessPath {
  next += 1;
  return { ...example, id: `${example.id}#${String(next)}`, ...over };
}

function to(target: string, over: Partial<AccessPath> = {}): AccessPath {
  const server = SERVERS.find((host) => [...host.names, ...host.addresses].includes(named(target)));
  return path({ target: named(target), server: server === undefined ? null : endOf(server), ...over });
}

function serverIndex(index: number): AccessPath['server'] {
  const host = SERVERS[index];
  return host === undefined ? null : endOf(host);
}

/** The rules of the lists as sentences say them, without any regard to speed. */
function byTheRules(list: ListId, entries: readonly string[], one: AccessPath): Covering {
  const matches = entries.filter((entry) => entry.trim() !== '').map((entry) => ruled(list, entry, one));
  if (matches.length === 0) return 'no';
  if (matches.includes('unknown-name')) return 'unknown-name';
  return matches.includes('covered') ? 'covered' : matches.includes('uncertain') ? 'uncertain' : 'no';
}

function ruled(list: ListId, entry: string, one: AccessPath): Covering {
  if (list !== 'P-DOMX') {
    if (one.target === null) return 'unknown-name';
    const hit = spells(entry, one.target, one.service);
    if (hit === 'no') return 'no';
    const isPattern = entry.includes('*');
    if (list === 'P-SMBBLKX') return hit === 'odd' || isPattern ? 'uncertain' : 'covered';
    return hit === 'odd' || isAddress(one.target) ? 'uncertain' : 'covered';
  }
  if (one.server === null) return 'unknown-name';
  // Every server of the small estate has one short name, and its End bears it.
  const short = one.server.name;
  const hit = spells(entry, short, null);
  if (hit !== 'no') return hit === 'odd' ? 'uncertain' : 'covered';
  const longer = [...(one.server.host?.names ?? [])].filter((name) => name !== short);
  const label = entry.trim().split('.')[0] ?? '';
  const isHit =
    longer.some((name) => spells(entry, name, null) !== 'no') ||
    (entry.includes('.') && label !== '' && spells(label, short, null) !== 'no');
  return isHit ? 'uncertain' : 'no';
}

/** `plain`: in a documented form of names; `odd`: in a form that no document tells. */
function spells(entry: string, name: string, service: string | null): 'plain' | 'odd' | 'no' {
  const text = entry.trim().toLowerCase();
  const isV6 = /^[0-9a-f:]*:[0-9a-f:]*:[0-9a-f:]*$/.test(text);
  if (isV6) return text === name ? 'plain' : 'no';
  const [before, behind] = text.includes('/') ? text.split('/') : [null, text];
  const isService = before === null || before === undefined || service === null || glob(before, service);
  const core = (behind ?? '')
    .replace(/^\\+/, '')
    .replace(/^([^:]*):\d+$/, '$1')
    .replace(/\.$/, '');
  if (!isService || !glob(core, name)) return 'no';
  const isOdd = core !== text || text.split('*').length > 2;
  return isOdd ? 'odd' : 'plain';
}

function glob(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.[\]\\^$()+?{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(text);
}

const RANK: Readonly<Record<Covering, number>> = { 'unknown-name': 0, no: 1, uncertain: 2, covered: 3 };

describe('what a list covers', () => {
  it('agrees with the rules, read plainly', () => {
    fc.assert(
      fc.property(anyList, anyEntries, fc.array(anyPath, { maxLength: 8 }), (list, entries, paths) => {
        const quick = prepare(list, entries);
        for (const one of paths) {
          expect(quick(one)).toBe(byTheRules(list, entries, one));
          expect(covers(list, entries, one)).toBe(quick(one));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('a further entry never takes a path away', () => {
    fc.assert(
      fc.property(anyList, anyEntries, anyEntry, anyPath, (list, entries, entry, one) => {
        const before = covers(list, entries, one);
        const after = covers(list, [...entries, entry], one);
        // An empty list covers nothing, whatever the name; with the first entry the name counts.
        if (before !== 'no' || after !== 'unknown-name')
          expect(RANK[after]).toBeGreaterThanOrEqual(RANK[before]);
      }),
    );
  });

  it.each<readonly [ListId, string, AccessPath, Covering]>([
    ['P-OUTX', 'fs01', to('fs01'), 'covered'],
    ['P-OUTX', 'fs01', to('fs01.corp.example'), 'no'],
    ['P-OUTX', '10.0.0.11', to('10.0.0.11'), 'uncertain'],
    ['P-OUTX', 'http/fs01', to('fs01'), 'no'],
    ['P-OUTX', 'cifs/fs01', to('fs01'), 'uncertain'],
    ['P-OUTX', 'fs01', path({ target: null }), 'unknown-name'],
    ['P-OUTX', '', path({ target: null }), 'no'],
    ['P-OUTX', 'f?rth01', path({ target: named('f?rth01') }), 'unknown-name'],
    ['P-SMBBLKX', '10.0.0.11', to('10.0.0.11'), 'covered'],
    ['P-SMBBLKX', 'fs*', to('fs01'), 'uncertain'],
    ['P-DOMX', 'FS01', to('files.corp.example'), 'covered'],
    ['P-DOMX', 'fs01.corp.example', to('fs01'), 'uncertain'],
    ['P-DOMX', 'FS01', path({ server: null }), 'unknown-name'],
    // The name is worked out from the FQDN.
    [
      'P-DOMX',
      'FS09',
      path({ server: { host: null, shown: 'x', name: named('fs09.corp.example') } }),
      'uncertain',
    ],
    ['P-DOMX', 'FS09', path({ server: { host: null, shown: 'x', name: named('10.0.0.9') } }), 'unknown-name'],
    ['P-DOMX', 'FS01', path({ server: { ...endOf(hostOf(['fs01'])), name: named('10.0.0.11') } }), 'covered'],
    [
      'P-DOMX',
      'VERYLONGSERVERN',
      path({ server: { host: null, shown: 'x', name: named('verylongservername') } }),
      'uncertain',
    ],
  ])('%s %j', (list, entry, one, coverage) => {
    expect(covers(list, [entry], one)).toBe(coverage);
  });

  it('tries each name once: many paths, many entries', () => {
    const entries = Array.from({ length: 200 }, (_, index) =>
      index % 4 === 0 ? `p${index}*x` : `srv${index}`,
    );
    const paths = Array.from({ length: 10_000 }, (_, index) => path({ target: named(`srv${index % 400}`) }));
    const quick = prepare('P-OUTX', entries);
    const start = performance.now();
    const hits = paths.filter((one) => quick(one) === 'covered').length;
    expect(hits).toBe(150 * 25);
    // Some milliseconds; the limit only tells a look-up from ten thousand times two hundred comparisons.
    expect(performance.now() - start).toBeLessThan(200);
  });
});

describe('the smallest list', () => {
  it('opens every path that it is made for, and nothing is left untold', () => {
    fc.assert(
      fc.property(anyList, anyPaths, anyEntries, (list, denied, existing) => {
        const { entries, unlisted } = entriesFor(list, denied, existing, noWayOut, span);
        const all = entries.map(({ entry }) => entry);
        const after = prepare(list, all);
        const told = new Set(unlisted.map((one) => one.path.id));
        const listed = new Set(entries.filter(({ state }) => state === 'new').flatMap(({ paths }) => paths));
        for (const one of denied) {
          if (!told.has(one.id)) expect(['covered', 'uncertain']).toContain(after(one));
          if (listed.has(one.id)) expect(told.has(one.id)).toBe(false);
        }
      }),
    );
  });

  it('is the smallest: without any new entry a path is as closed as before', () => {
    fc.assert(
      fc.property(anyList, anyPaths, anyEntries, (list, denied, existing) => {
        const { entries } = entriesFor(list, denied, existing, noWayOut, span);
        for (const { entry, state, paths } of entries) {
          if (state !== 'new') continue;
          const rest = entries.map((one) => one.entry).filter((one) => one !== entry);
          const without = prepare(list, rest);
          const before = prepare(list, existing);
          const own = denied.filter(({ id }) => paths.includes(id));
          expect(own.length).toBeGreaterThan(0);
          for (const one of own) {
            expect(without(one)).not.toBe('covered');
            // Of two new entries none opens what the other is for.
            if (existing.length > 0 || rest.length > 0)
              expect(RANK[without(one)]).toBeLessThanOrEqual(Math.max(1, RANK[before(one)]));
          }
        }
      }),
    );
  });

  it('asked again with its own list, nothing is new', () => {
    fc.assert(
      fc.property(anyList, anyPaths, anyEntries, (list, denied, existing) => {
        const first = entriesFor(list, denied, existing, noWayOut, span);
        const all = first.entries.map(({ entry }) => entry);
        const again = entriesFor(list, denied, all, noWayOut, span);
        expect(again.entries.filter(({ state }) => state === 'new')).toEqual([]);
        expect(again.entries.map(({ entry }) => entry).sort()).toEqual([...all].sort());
      }),
    );
  });

  it('never makes an entry for an anonymous logon, the computer itself or a domain controller', () => {
    fc.assert(
      fc.property(anyList, anyPaths, (list, denied) => {
        const { entries } = entriesFor(list, denied, [], noWayOut, span);
        const ids = new Set(entries.flatMap(({ paths }) => paths));
        for (const one of denied) {
          if (one.class === 'anonymous' || one.class === 'loopback' || one.toDomainController)
            expect(ids.has(one.id)).toBe(false);
        }
      }),
    );
  });

  const made = (list: ListId, denied: readonly AccessPath[], existing: readonly string[] = []) =>
    entriesFor(list, denied, existing, noWayOut, span);

  it('names what was used, and both forms only where both were', () => {
    const one = made('P-OUTX', [to('fs01')]);
    expect(one.entries.map(({ entry }) => entry)).toEqual(['fs01']);
    expect(one.entries[0]?.warnings).toEqual([]);
    const both = made('P-OUTX', [to('fs01'), to('fs01.corp.example')]).entries;
    expect(both.map(({ entry }) => entry)).toEqual(['fs01', 'fs01.corp.example']);
    expect(both[0]?.warnings.join()).toContain('used as fs01.corp.example too');
    expect(both[1]?.warnings.join()).toContain('used as fs01 too');
  });

  it('names the server by its NetBIOS name for the domain controllers, whatever name was used', () => {
    const { entries } = made('P-DOMX', [
      to('fs01'),
      to('fs01.corp.example'),
      to('10.0.0.11'),
      path({ target: null }),
    ]);
    expect(entries.map(({ entry, certainty }) => [entry, certainty])).toEqual([['FS01', 'documented']]);
    expect(entries[0]?.count).toBe(12);
  });

  it('says that addresses are documented for one list only', () => {
    expect(made('P-OUTX', [to('10.0.0.11')]).entries[0]?.certainty).toBe('uncertain');
    expect(made('P-OUTX', [to('10.0.0.11')]).entries[0]?.warnings.join()).toContain('no addresses');
    expect(made('P-SMBBLKX', [to('10.0.0.11')]).entries[0]).toMatchObject({
      certainty: 'documented',
      warnings: [],
    });
  });

  it('adds nothing where an entry certainly covers, and the name where only an uncertain form does', () => {
    expect(made('P-OUTX', [to('fs01')], ['FS*']).entries.map(({ entry, state }) => [entry, state])).toEqual([
      ['FS*', 'existing'],
    ]);
    expect(
      made('P-OUTX', [to('fs01')], ['cifs/fs01']).entries.map(({ entry, state }) => [entry, state]),
    ).toEqual([
      ['cifs/fs01', 'existing'],
      ['fs01', 'new'],
    ]);
    // The same text twice would not help.
    expect(made('P-OUTX', [to('10.0.0.11')], ['10.0.0.11']).entries).toMatchObject([
      { state: 'existing', certainty: 'uncertain' },
    ]);
  });

  it.each<readonly [string, ListId, Partial<AccessPath>, string]>([
    ['no name', 'P-OUTX', { target: null }, 'collect the NTLM log of WS07'],
    ['no server', 'P-DOMX', { server: null }, 'event 8004'],
    [
      'an address only',
      'P-DOMX',
      { server: { host: null, shown: '10.0.0.9', name: named('10.0.0.9') } },
      'Only 10.0.0.9',
    ],
    [
      'a domain controller',
      'P-OUTX',
      { server: serverIndex(7), toDomainController: true },
      'DC01 is a domain controller',
    ],
    [
      'the name of the domain',
      'P-OUTX',
      { target: named('corp.example'), server: null },
      'leads to a domain controller',
    ],
    [
      'an address of one',
      'P-SMBBLKX',
      { target: named('10.0.0.1'), server: null },
      'leads to a domain controller',
    ],
    [
      'one by its channel',
      'P-DOMX',
      { server: { host: null, shown: 'DC01', name: named('dc01') } },
      'leads to a domain',
    ],
    ['anonymous', 'P-OUTX', { class: 'anonymous' }, 'anonymous'],
    ['loopback', 'P-OUTX', { class: 'loopback' }, 'one computer'],
    ['localhost', 'P-OUTX', { target: named('localhost') }, 'one computer'],
    ['an asterisk', 'P-OUTX', { target: named('*') }, 'no name of a computer'],
    ['a command', 'P-SMBBLKX', { target: named('fs01&calc') }, 'no name of a computer'],
    ['lost letters', 'P-OUTX', { target: named('f?rth01') }, 'lost'],
  ])('leaves out and tells: %s', (_, list, over, why) => {
    const { entries, unlisted } = made(list, [path(over)]);
    expect(entries).toEqual([]);
    expect(unlisted.map((one) => one.why).join()).toContain(why);
  });

  it('tells what to repair instead of excepting', () => {
    const { entries } = made('P-OUTX', [
      to('fs01', { privileged: 'yes', account: 'CORP\\adm' }),
      to('fs02', { version: 'NTLMv1' }),
      to('scan', { server: null }),
      to('scan', { server: serverIndex(7), toDomainController: true }),
    ]);
    const said = new Map(entries.map(({ entry, warnings }) => [entry, warnings.join(' ')]));
    expect(said.get('fs01')).toContain('Administrator rights at the server: CORP\\adm');
    expect(said.get('fs02')).toContain('NTLMv1');
    expect(said.get('scan')).toContain('domain controller DC01');
  });

  it('says what a pattern opens beyond what is used', () => {
    const { entries } = made('P-OUTX', [to('fs01')], ['fs*']);
    expect(entries[0]?.warnings.join()).toContain('also opens FS02, FS03, FS04 and 1 more');
  });

  it('calls an entry unused only where 30 days of records show no use', () => {
    const old = to('fs01', { last: NOON - 40 * DAY_MS });
    const state = (denied: readonly AccessPath[], over: Partial<CaseSpan> = {}) =>
      entriesFor('P-OUTX', denied, ['fs01'], noWayOut, { ...span, ...over }).entries[0];
    expect(state([])?.state).toBe('unused');
    expect(state([old])?.state).toBe('unused');
    expect(state([to('fs01')])?.state).toBe('existing');
    expect(state([to('fs01', { last: null })])?.state).toBe('existing');
    const short = state([], { oldest: NOON - 5 * DAY_MS });
    expect(short?.state).toBe('existing');
    expect(short?.warnings.join()).toContain('too short to remove it');
    expect(state([], { oldest: null, newest: null })?.state).toBe('existing');
  });

  it('puts the entry of many people and many logons first', () => {
    const { entries } = made('P-OUTX', [
      to('fs01', { count: 50 }),
      to('fs02', { count: 30 }),
      to('fs02', { count: 30, account: 'CORP\\boris' }),
      to('fs03', { count: 50, privileged: 'yes' }),
    ]);
    expect(entries.map(({ entry }) => entry)).toEqual(['fs02', 'fs03', 'fs01']);
  });

  it('names the change that makes an entry unnecessary, and for how many it is none', () => {
    const one = to('fs01');
    const other = to('fs01', { account: 'CORP\\boris' });
    const way: WayOut = {
      kind: 'use-name',
      possible: 'yes',
      says: 'Use fs01.corp.example',
      why: '',
      command: null,
      because: [],
    };
    const removedBy = (ways: readonly (readonly [string, WayOut])[]) =>
      entriesFor('P-OUTX', [one, other], [], new Map(ways), span).entries[0]?.removedBy;
    expect(removedBy([])).toBeNull();
    expect(
      removedBy([
        [one.id, way],
        [other.id, way],
      ]),
    ).toBe('Use fs01.corp.example');
    expect(
      removedBy([
        [one.id, way],
        [other.id, { ...way, possible: 'no' }],
      ]),
    ).toBe('Use fs01.corp.example; for 1 of 2 paths nothing is known yet');
  });
});

describe('patterns, for those who ask', () => {
  const five = ['fs01', 'fs02', 'fs03', 'fs04', 'fs05'].map((name) => to(name));

  it('stand for five names of one beginning, where every known computer of it is listed', () => {
    const { entries } = entriesFor('P-OUTX', five, [], noWayOut, span);
    const [only, ...more] = wildcardsFor(entries, SERVERS);
    expect(more).toEqual([]);
    expect(only).toMatchObject({ entry: 'fs0*', replaces: ['fs01', 'fs02', 'fs03', 'fs04', 'fs05'] });
    expect(only?.alsoOpens).toContain('fs01.corp.example');
  });

  it('are not offered where one more computer would be opened, for four names, or where none is documented', () => {
    const { entries } = entriesFor('P-OUTX', five, [], noWayOut, span);
    expect(wildcardsFor(entries, [...SERVERS, hostOf(['fs06'])])).toEqual([]);
    expect(wildcardsFor(entries.slice(1), SERVERS)).toEqual([]);
    expect(wildcardsFor(entriesFor('P-SMBBLKX', five, [], noWayOut, span).entries, SERVERS)).toEqual([]);
  });

  it('open no known computer that the list does not name', () => {
    fc.assert(
      fc.property(
        fc.subarray(['srv1', 'srv2', 'srv3', 'srv4', 'srv5', 'srv6', 'srvx1', 'abc1']),
        fc.subarray(['srv7', 'srvx2', 'sr']),
        (listed, others) => {
          const denied = listed.map((name) => path({ target: named(name), server: endOf(hostOf([name])) }));
          const { entries } = entriesFor('P-OUTX', denied, [], noWayOut, span);
          const hosts = [...listed, ...others].map((name) => hostOf([name]));
          for (const { entry } of wildcardsFor(entries, hosts)) {
            for (const name of others)
              expect(covers('P-OUTX', [entry], path({ target: named(name) }))).toBe('no');
          }
        },
      ),
    );
  });
});
