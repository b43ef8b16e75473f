import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExceptionEntry } from './exception.ts';
import { listTexts } from './list-outputs.ts';
import type { ListId } from './policy.ts';

const NEWEST = Date.UTC(2025, 5, 15, 12);
const nobody = { exceptions: {} };

function entry(text: string, over: Partial<ExceptionEntry> = {}): ExceptionEntry {
  return {
    list: 'P-OUTX',
    entry: text,
    state: 'new',
    certainty: 'documented',
    opens: `Computers with this list may send NTLM to ${text}; seen: CORP\\anna on WS07.`,
    paths: ['one'],
    clients: ['WS07'],
    accounts: ['CORP\\anna'],
    processes: ['explorer.exe'],
    count: 3,
    lastUsed: NEWEST,
    removedBy: null,
    warnings: [],
    ...over,
  };
}

const texts = (names: readonly string[], list: ListId = 'P-OUTX') =>
  listTexts(
    list,
    names.map((name) => entry(name, { list })),
    nobody,
    NEWEST,
  );

describe('a list of two entries', () => {
  const out = texts(['fs01', 'nas01']);

  it('for the policy editor: one entry per line', () => {
    expect(out.text).toBe('fs01\r\nnas01\r\n');
    expect(out.gpo).toContain('Security Options');
  });

  it('as PowerShell: keeps the old value, sets the new one, goes back', () => {
    expect(out.powershell).toContain(String.raw`$key = 'HKLM:\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0'`);
    expect(out.powershell).toContain("  'fs01',\r\n  'nas01'\r\n)");
    const kept = out.powershell.indexOf('WriteAllLines($saved');
    expect(kept).toBeGreaterThan(0);
    expect(out.powershell.indexOf('-PropertyType MultiString -Value $entries')).toBeGreaterThan(kept);
    expect(out.powershellRollback).toContain('-Value $old');
    expect(out.powershellRollback).toContain('Remove-ItemProperty');
  });

  it('says before it sets anything that the old list is replaced', () => {
    for (const [text, sets] of [
      [out.powershell, 'New-ItemProperty'],
      [out.reg, 'hex(7)'],
    ] as const) {
      const said = text.indexOf('replaces the whole list');
      expect(said).toBeGreaterThan(0);
      expect(said).toBeLessThan(text.indexOf(sets));
    }
  });

  it('as .reg: the bytes of both strings, and the zero behind each and behind all', () => {
    expect(out.reg.startsWith('Windows Registry Editor Version 5.00\r\n\r\n;')).toBe(true);
    expect(out.reg).toContain(String.raw`[HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0]`);
    const bytes = '66,00,73,00,30,00,31,00,00,00,6e,00,61,00,73,00,30,00,31,00,\\\r\n  00,00,00,00';
    expect(out.reg).toContain(`"ClientAllowedNTLMServers"=hex(7):${bytes}\r\n`);
  });

  it('as a table, with an end date 90 days after the newest record', () => {
    const [head = '', first = ''] = out.csv.split('\r\n');
    expect(head.startsWith('\ufeffList,Policy,Entry,')).toBe(true);
    expect(first).toContain('ClientAllowedNTLMServers,');
    expect(first.endsWith(',,2025-09-13')).toBe(true);
    expect(listTexts('P-OUTX', [entry('fs01')], nobody, null).csv).toMatch(/,,\r\n$/);
    const decided = { exceptions: { 'P-OUTX fs01': { owner: 'boris', until: '2025-07-01' } } };
    expect(listTexts('P-OUTX', [entry('fs01')], decided, NEWEST).csv).toMatch(/,boris,2025-07-01\r\n$/);
  });
});

it('each list has its own value under its own key', () => {
  expect(texts(['FS01'], 'P-DOMX').reg).toMatch(
    /Services\\Netlogon\\Parameters\]\r\n"DCAllowedNTLMServers"=hex\(7\):/,
  );
  expect(texts(['fs01'], 'P-SMBBLKX').reg).toMatch(
    /SOFTWARE\\Policies\\Microsoft\\Windows\\LanmanWorkstation\]\r\n"BlockNTLMServerExceptionList"=hex\(7\):/,
  );
});

it('without entries nothing is set', () => {
  const out = texts([]);
  expect(out.text).toBe('');
  expect(out.powershell).not.toContain('ItemProperty');
  expect(out.reg).not.toContain('[HKEY');
});

it('leaves out what is no line of a list, and says so', () => {
  const out = texts(['fs01', 'a\r\nb', 'fs\u202e02']);
  expect(out.text).toBe('fs01\r\n');
  expect(out.powershell).toContain('# 2 entries are left out');
  expect(out.reg).toContain('; 2 entries are left out');
});

describe('entries of any kind', () => {
  const name = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({
      unit: fc.constantFrom(
        "'",
        '"',
        '`',
        '$',
        '(',
        ')',
        ';',
        '&',
        '\n',
        '\r',
        '\0',
        '\\',
        '\u2019',
        '\u0412',
        ',',
        '=',
        'x',
        ' ',
      ),
    }),
  );
  const names = fc.array(name, { maxLength: 6 });
  const lines = (all: readonly string[]) =>
    all
      .map((one) => one.trim())
      .filter((one) => one !== '' && !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(one));

  it('stay inside their quotes in PowerShell', () => {
    const shape = texts(['fs01']).powershell.split('\r\n');
    const at = shape.indexOf('$entries = [string[]]@(');
    fc.assert(
      fc.property(names, (all) => {
        const script = texts(all).powershell;
        expect(script).toMatch(/^[ -~\r\n]*$/);
        const wanted = lines(all);
        if (wanted.length === 0) return;
        const code = script.split('\r\n').filter((line) => !/^# (?:One entry|\d+ entries)/.test(line));
        // Around the entries the script is always the same.
        expect(code.slice(0, at + 1)).toEqual(shape.slice(0, at + 1));
        expect(code.slice(at + 1 + wanted.length)).toEqual(shape.slice(at + 2));
        expect(code.slice(at + 1, at + 1 + wanted.length).map(spoken)).toEqual(wanted);
      }),
      { numRuns: 500 },
    );
  });

  it('stay inside their value in .reg, and come back as they were', () => {
    fc.assert(
      fc.property(names, (all) => {
        const { reg } = texts(all);
        expect(reg).toMatch(/^[ -~\r\n]*$/);
        const wanted = lines(all);
        const rest = reg
          .split('\r\n')
          .slice(1)
          .filter((line) => line !== '' && !line.startsWith(';'));
        if (wanted.length === 0) {
          expect(rest).toEqual([]);
          return;
        }
        expect(rest[0]).toMatch(/^\[HKEY_LOCAL_MACHINE\\[\w\\]+\]$/);
        const value = rest
          .slice(1)
          .map((line) => line.trim())
          .join('')
          .replaceAll('\\', '');
        const bytes =
          /^"ClientAllowedNTLMServers"=hex\(7\):((?:[0-9a-f]{2},)*[0-9a-f]{2})$/.exec(value)?.[1] ?? '';
        const data = Uint8Array.from(bytes.split(','), (byte) => parseInt(byte, 16));
        expect(new TextDecoder('utf-16le', { ignoreBOM: true }).decode(data)).toBe(
          `${wanted.map((one) => `${one}\0`).join('')}\0`,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('are one line each for the policy editor', () => {
    fc.assert(
      fc.property(names, (all) => {
        expect(texts(all).text.split('\r\n').slice(0, -1)).toEqual(lines(all));
      }),
    );
  });
});

/** What PowerShell makes of a line of the array; throws where it is more than one string. */
function spoken(line: string): string {
  const text = line.trim().replace(/,$/, '');
  const literal = /^'((?:[^']|'')*)'$/.exec(text)?.[1];
  if (literal !== undefined) return literal.replaceAll("''", "'");
  const sum = /^\(''((?: \+ (?:'(?:[^']|'')*'|\[char\]0x[0-9a-f]{4}))+)\)$/.exec(text)?.[1];
  if (sum === undefined) throw new Error(`no literal: ${line}`);
  return [...sum.matchAll(/'((?:[^']|'')*)'|\[char\]0x([0-9a-f]{4})/g)]
    .map(([, part, code]) =>
      code === undefined ? (part ?? '').replaceAll("''", "'") : String.fromCharCode(parseInt(code, 16)),
    )
    .join('');
}
