import { describe, expect, it } from 'vitest';
import type { Query } from '../../format.ts';
import { queriesOf } from '../../handbook.ts';
import { COLUMNS, COUNTED_COLUMNS, inventoryEventOf, KEY_COLUMNS } from '../columns.ts';
import { esqlQueries } from './esql.ts';
import { dataNamesOf, NTLM_IDS } from './events.ts';
import { queries } from './index.ts';
import { powershellQueries } from './powershell.ts';
import { splQueries } from './spl.ts';
import { idRanges, ntlmPath, xpathQueries } from './xpath.ts';
import { expressionsOf, MOST_EXPRESSIONS } from './xpath.testing.ts';

const named = (list: readonly Query[]): readonly (readonly [string, string])[] =>
  list.map(({ title, text }) => [title, text] as const);

/** What stands between two words, at the place where they occur last. */
function between(text: string, from: string, to: string): string {
  const at = text.lastIndexOf(from);
  expect(at).toBeGreaterThanOrEqual(0);
  const end = text.indexOf(to, at + from.length);
  return text.slice(at + from.length, end < 0 ? undefined : end);
}

describe('all queries', () => {
  it('are there for five languages, each with a title of its own', () => {
    expect([...new Set(queries.map(({ language }) => language))]).toEqual([
      'KQL',
      'SPL',
      'ES|QL',
      'XPath',
      'PowerShell',
    ]);
    expect(new Set(queries.map(({ title }) => title)).size).toBe(queries.length);
  });

  it('reach the page with the format', () => expect(queriesOf('ntlm-inventory')).toEqual(queries));

  it('are of no other format', () => expect(queriesOf('klist')).toEqual([]));

  it.each(named(queries))('%s: asks for each event, for 30 days', (title, text) => {
    expect(text).toMatch(/Days = 30;|earliest=-30d|- 30 days|2592000000|\$days=30;/);
    const isText = title.includes('text events');
    for (const id of inventoryEventOf.keys()) {
      const inRange = [...text.matchAll(/EventID (?:>=|&gt;=) (\d+) and EventID (?:<=|&lt;=) (\d+)/g)].some(
        ([, from, to]) => id >= Number(from) && id <= Number(to),
      );
      const isLeftOut = isText && id >= 4020 && id <= 4033;
      expect(inRange || new RegExp(`\\b${id}\\b`).test(text), String(id)).toBe(!isLeftOut);
    }
    for (const id of [4625, 4768, 4769]) expect(text).not.toContain(String(id));
  });

  it.each(named(queries))('%s: takes of 4624 network logons by NTLM only', (_, text) => {
    expect(text).toMatch(/LogonType/);
    expect(text).toMatch(/NTLM["']/);
    expect(text).not.toMatch(/Kerberos/i);
    expect(text).not.toMatch(/ANONYMOUS|S-1-5-7|\\\$["']|endswith/i);
  });

  it.each(named(queries))('%s: is plain text that can be pasted', (_, text) => {
    expect(text).toMatch(/^[\x20-\x7e\n]+$/);
  });
});

describe('the columns', () => {
  it.each(named(splQueries))('%s', (_, text) => {
    expect(between(text, '| table ', '\n').split(' ')).toEqual(COLUMNS);
    expect(between(text, ' BY ', '\n').split(' ')).toEqual(KEY_COLUMNS);
    expect(between(text, 'fillnull value="-" ', '\n').split(' ')).toEqual(KEY_COLUMNS);
    for (const column of KEY_COLUMNS) expect(text).toMatch(new RegExp(`[ <,]${column}[=>]`));
    for (const column of COUNTED_COLUMNS) expect(text).toContain(` AS ${column}`);
  });

  it.each(named(esqlQueries))('%s', (_, text) => {
    expect(between(text, '| KEEP ', '\n').split(', ')).toEqual(COLUMNS);
    expect(between(text, ' BY ', '\n').split(', ')).toEqual(KEY_COLUMNS);
    for (const column of COLUMNS) expect(text).toMatch(new RegExp(`\\b${column} = `));
  });

  it.each(named(powershellQueries))('%s', (_, text) => {
    const list = between(text, '$columns=@(', ')');
    expect(list.split(',').map((name) => name.slice(1, -1))).toEqual(KEY_COLUMNS);
    const added = [...text.matchAll(/\$row\['(\w+)'\]=\$_\./g)].map(([, name]) => name);
    expect(added).toEqual(COUNTED_COLUMNS);
  });

  it('take each value of an event from one data name', () => {
    for (const { kind, data } of inventoryEventOf.values()) {
      for (const column of KEY_COLUMNS) {
        const own = data[column];
        if (own === undefined) continue;
        expect(kind.data).toContain(own);
        const others = dataNamesOf(column).filter((name) => name !== own && kind.data.includes(name));
        expect(others, `${kind.name} ${column}`).toEqual([]);
      }
    }
  });
});

describe('the filter', () => {
  const [query] = xpathQueries;
  const text = query?.text ?? '';
  const selects = [...text.matchAll(/<Select Path="([^"]*)">([^<]*)<\/Select>/g)];
  const paths = selects.map(([, , path = '']) =>
    path.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
  );

  it('is well-formed XML with one channel in each query', () => {
    const open: string[] = [];
    const rest = text.replace(/<(\/?)(\w+)((?: \w+="[^"<&]*")*)>/g, (_, slash: string, name: string) => {
      if (slash === '') open.push(name);
      else expect(open.pop()).toBe(name);
      return '';
    });
    expect(open).toEqual([]);
    expect(rest).not.toMatch(/[<>]|&(?!(?:lt|gt|amp);)/);
    expect(selects.map(([, channel]) => channel)).toEqual(
      [...text.matchAll(/<Query Id="\d" Path="([^"]*)">/g)].map(([, channel]) => channel),
    );
    expect([...text.matchAll(/Id="(\d)"/g)].map(([, id]) => id)).toEqual(['0', '1', '2']);
  });

  it('is of the XPath that Windows knows, and short enough', () => {
    expect(paths).toEqual(ntlmPath("'").map(([, path]) => path));
    for (const path of paths) {
      expect(expressionsOf(path)).toBeGreaterThan(0);
      expect(expressionsOf(path)).toBeLessThanOrEqual(MOST_EXPRESSIONS);
    }
  });

  it.each([
    ['*[System[EventID=4776]', ']'],
    ['*[System[contains(EventID, "1")]]', 'no such function'],
    ['*[System[EventID=Level]]', 'no literal'],
    ['*[System[EventID in (1, 2)]]', 'expected'],
    ['//Event', 'expected'],
    ['*[System[EventID=1]] | *', 'not of the subset'],
  ])('the check refuses %s', (path, complaint) => {
    expect(() => expressionsOf(path)).toThrow(complaint);
  });

  it('the check counts every comparison', () => {
    const ids = NTLM_IDS.map((id) => `EventID=${id}`).join(' or ');
    expect(expressionsOf(`*[System[(${ids} or EventID=1)]]`)).toBe(NTLM_IDS.length + 1);
    expect(NTLM_IDS.length + 1).toBeGreaterThan(MOST_EXPRESSIONS);
  });

  it('joins event IDs to ranges', () => {
    expect(idRanges([1, 2, 3, 7, 9, 10])).toBe(
      '(EventID >= 1 and EventID <= 3) or EventID=7 or (EventID >= 9 and EventID <= 10)',
    );
  });
});

describe('the line for PowerShell', () => {
  const text = powershellQueries[0]?.text ?? '';

  it('is one line', () => expect(text.indexOf('\n')).toBe(text.length - 1));

  it('closes what it opens', () => {
    expect(unbalanced(text)).toBeNull();
    expect(unbalanced(text.replace('(', ''))).not.toBeNull();
    expect(unbalanced(text.replace("'", ''))).not.toBeNull();
    expect(unbalanced(text.replace('}', ''))).not.toBeNull();
  });

  it('uses no alias, and no culture but the invariant one', () => {
    const code = text.replace(/'(?:[^']|'')*'/g, "''");
    expect(code).not.toMatch(
      /(?:^|[|;{]\s*)(?:%|\?|foreach\s*\{|where|select|sort|group|gwmi|ni|md)(?![-\w])/i,
    );
    const commands = [...code.matchAll(/\b[A-Z][A-Za-z]+-[A-Z][A-Za-z]+\b/g)].map(([command]) => command);
    expect([...new Set(commands)]).toEqual([
      'New-Item',
      'Get-WinEvent',
      'ForEach-Object',
      'Sort-Object',
      'Export-Csv',
    ]);
    expect([...code.matchAll(/\.ToString\(([^)]*)\)/g)].map(([, how]) => how)).toEqual([
      '$iso,$culture',
      '$iso,$culture',
    ]);
    expect(code).toContain('[Globalization.CultureInfo]::InvariantCulture');
    expect(code).toContain('-Encoding UTF8');
    expect(code).not.toContain('"');
  });

  it('asks with paths that Windows knows', () => {
    const paths = [...text.matchAll(/'(\*\[[^']*)' -f/g)].map(([, path = '']) => path.replace('{0}', '1'));
    expect(paths).toHaveLength(3);
    for (const path of paths) expect(expressionsOf(path)).toBeLessThanOrEqual(MOST_EXPRESSIONS);
  });
});

/** The bracket that is not closed or was never opened, outside of what stands in single quotes; null where all are in order. */
function unbalanced(text: string): string | null {
  const code = text.replace(/'(?:[^']|'')*'/g, '');
  if (code.includes("'")) return "'";
  const open: string[] = [];
  const pairs = new Map([
    [')', '('],
    [']', '['],
    ['}', '{'],
  ]);
  for (const sign of code) {
    if ('([{'.includes(sign)) open.push(sign);
    else if (pairs.has(sign) && open.pop() !== pairs.get(sign)) return sign;
  }
  return open.pop() ?? null;
}
